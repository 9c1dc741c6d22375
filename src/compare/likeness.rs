//! How likely it is that two passages say the same, from what they have in common.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon;

use super::passage::{Passage, Passages};
use super::term::{Class, TermId};
use super::words::Word;

/// Each feature beside its value for two passages.
macro_rules! features {
    ($both:ident: $($name:literal $value:expr;)*) => {
        /// What speaks for or against two passages saying the same. The weights stand in weights.txt, learned by training.
        pub const FEATURES: [&str; COUNT] = [$($name),*];

        pub const COUNT: usize = [$($name),*].len();

        impl Both<'_> {
            /// In the order of [`FEATURES`].
            fn features(&self) -> [f64; COUNT] {
                let $both = self;
                [$($value),*]
            }
        }
    };
}

features! { both:
    "bias" 1.0;
    "cosine" both.cosine;
    "contained" both.share_of(both.here.min(both.there));
    "contained in the longer" both.share_of(both.here.max(both.there));
    "one word" flag(both.shared.words == 1);
    "two words" flag(both.shared.words == 2);
    "three words" flag(both.shared.words == 3);
    "more words" flag(both.shared.words > 3);
    "one name" flag(both.shared.names == 1);
    "two names" flag(both.shared.names > 1);
    "number" flag(both.shared.numbers > 0);
    "exact figure" flag(both.shared.figures > 0);
    "time" flag(both.shared.times > 0);
    "counted" flag(both.shared.counted > 0);
    "one related word" flag(both.related.words == 1);
    "more related words" flag(both.related.words > 1);
    "related words" both.beside(both.related.weight);
    "verb" flag(both.same_verb);
    "rare word" (both.shared.rare / both.rarest).min(1.0);
    "same speaker" flag(both.same_speaker == Some(true));
    "another speaker" flag(both.same_speaker == Some(false));
    "said and told" flag(both.one.is_said() != both.other.is_said());
    "both said" flag(both.are_said());
    "both lead" flag(both.one.lead && both.other.lead);
    "copied" both.copied;
    "denial" flag(both.deny());
    "short" flag(both.here.min(both.there) < 3.0 * both.rarest);
    "uneven" 1.0 - both.here.min(both.there) / both.here.max(both.there);
    "apart" (both.one.position - both.other.position).abs();
    "cosine of one name" both.cosine * both.shared.names.min(2) as f64;
    "cosine of two words" both.cosine * flag(both.shared.words > 1);
    "same opening name" flag(both.one.opening.is_some() && both.one.opening == both.other.opening);
    "numbers differ" flag(both.have_numbers && both.shared.numbers == 0);
    "words told" (both.shared.told[0] / 3.0).min(1.0);
    "names told" (both.shared.told[1] / 3.0).min(1.0);
    "numbers told" both.shared.told[2].min(1.0);
    "times told" both.shared.told[3].min(1.0);
    "only word" flag(both.shared.only[0] == 1);
    "more only words" flag(both.shared.only[0] > 1);
    "only name" flag(both.shared.only[1] > 0);
    "only number" flag(both.shared.only[2] > 0);
    "only time" flag(both.shared.only[3] > 0);
    "common word" flag(both.shared.commons > 0);
    "like measures" flag(both.like_measures);
    "like numbers" flag(both.like_numbers);
    "times differ" flag(both.have_times && both.shared.times == 0);
    "opposite" flag(both.opposed);
    "denial of one verb" flag(both.deny() && both.same_verb);
    "denial of one word" flag(both.deny() && both.shared.only[0] > 0);
    "both said in one word" flag(both.are_said() && both.shared.words < 2);
    "like measures of one word" flag(both.like_measures && both.shared.words + both.shared.counted > 0);
    "one name of one word" flag(both.shared.words > 0 && both.shared.only[1] > 0);
    "one word used alike" flag(both.used.words == 1);
    "more words used alike" flag(both.used.words > 1);
    "words used alike" both.beside(both.used.weight);
    "verb of one name" flag(both.same_verb && both.shared.names > 0);
    "tally" flag(both.shared.tallies > 0);
    "lone tally" flag(both.shared.tallies > 0 && both.shared.words < 2);
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// How much each term tells, and the passages as they are compared.
pub struct Scale {
    /// How rare a term is, squared, as the cosine wants it.
    weights: Vec<f64>,
    /// Of each passage.
    totals: Vec<f64>,
    /// The words of each passage, sorted.
    bags: Vec<Vec<usize>>,
    /// How rare a word can be.
    rarest: f64,
    /// How much each feature weighs.
    learned: Weights,
}

/// How much each feature weighs, in the order of [`FEATURES`].
pub type Weights = [f64; COUNT];

/// What two passages share, by sort.
#[derive(Default)]
struct Shared {
    weight: f64,
    words: usize,
    numbers: usize,
    /// Of the numbers, those that are hardly any other's: large, and not round.
    figures: usize,
    names: usize,
    times: usize,
    counted: usize,
    tallies: usize,
    rare: f64,
    commons: usize,
    /// How much the words, names, numbers and times tell.
    told: [f64; 4],
    /// How many of them only these two passages of their articles have.
    only: [usize; 4],
}

/// Words of one passage that have another of their field, or their cluster, in the other.
struct Related {
    words: usize,
    /// How much they tell.
    weight: f64,
}

/// What two passages have in common.
struct Both<'p> {
    one: &'p Passage,
    other: &'p Passage,
    shared: Shared,
    /// How much all terms of each tell.
    here: f64,
    there: f64,
    cosine: f64,
    /// How rare a word can be.
    rarest: f64,
    related: Related,
    used: Related,
    copied: f64,
    /// Nothing where one of them has no speaker.
    same_speaker: Option<bool>,
    same_verb: bool,
    have_numbers: bool,
    have_times: bool,
    like_measures: bool,
    like_numbers: bool,
    /// Whether they have words that cannot both be true.
    opposed: bool,
}

impl Both<'_> {
    /// How much of a passage that tells so much the other has too.
    fn share_of(&self, told: f64) -> f64 {
        (self.shared.weight / told).min(1.0)
    }

    /// A weight beside what both passages tell.
    fn beside(&self, weight: f64) -> f64 {
        (weight / (self.here * self.there).sqrt()).min(1.0)
    }

    fn are_said(&self) -> bool {
        self.one.is_said() && self.other.is_said()
    }

    /// Whether one of them denies something.
    fn deny(&self) -> bool {
        self.one.denies != self.other.denies
    }
}

impl Scale {
    pub fn new(passages: &Passages, words: &[Vec<Word>], learned: &Weights) -> Self {
        let all = passages.all.len() as f64;
        let rarity = |having: usize| libm::log(1.0 + all / (1.0 + having as f64));
        let terms = passages.frequencies.iter().zip(&passages.classes);
        let weights: Vec<f64> = terms.map(|(&having, class)| (rarity(having) * class.told()).powi(2)).collect();
        let lacked = |term: &&usize| !matches!(passages.classes[**term], Class::Counted | Class::Tally);
        let weight = |terms: &[usize]| terms.iter().filter(lacked).map(|&term| weights[term]).sum();
        let totals = passages.all.iter().map(|passage| weight(&passage.terms)).collect();
        let bag = |words: &Vec<Word>| {
            let mut bag: Vec<usize> = words.iter().map(|word| word.folded).collect();
            bag.sort_unstable();
            bag
        };
        Scale { totals, bags: words.iter().map(bag).collect(), rarest: rarity(1).powi(2), weights, learned: *learned }
    }

    fn add(&self, passages: &Passages, terms: &[usize], shared: &mut Shared) {
        for &term in terms {
            shared.weight += self.weights[term];
            match passages.classes[term] {
                Class::Word => {
                    shared.words += 1;
                    shared.rare = shared.rare.max(self.weights[term]);
                }
                Class::Counted => shared.counted += 1,
                Class::Tally => shared.tallies += 1,
                Class::Number => {
                    shared.numbers += 1;
                    shared.figures += usize::from(passages.exact[term]);
                }
                Class::Name | Class::Entity => shared.names += 1,
                Class::Time => shared.times += 1,
                Class::Common => shared.commons += 1,
                Class::Light => {}
            }
            let sort = match passages.classes[term] {
                Class::Word => 0,
                Class::Name | Class::Entity => 1,
                Class::Number => 2,
                Class::Time => 3,
                _ => continue,
            };
            shared.told[sort] += self.weights[term] / self.rarest;
        }
    }

    fn shared(&self, passages: &Passages, one: &Passage, other: &Passage) -> Shared {
        let common = common(&one.terms, &other.terms);
        let mut shared = Shared::default();
        self.add(passages, &common, &mut shared);
        for &term in common.iter().filter(|term| one.only.binary_search(term).is_ok() && other.only.binary_search(term).is_ok()) {
            match passages.classes[term] {
                Class::Word => shared.only[0] += 1,
                Class::Name | Class::Entity => shared.only[1] += 1,
                Class::Number => shared.only[2] += 1,
                Class::Time => shared.only[3] += 1,
                _ => {}
            }
        }
        for (passage, against) in [(one, other), (other, one)] {
            let spoken_of = |term: &&usize| against.terms.binary_search(term).is_ok() && !common.contains(term);
            let hits: Vec<usize> = passage.context.iter().filter(spoken_of).copied().collect();
            self.add(passages, &hits, &mut shared);
        }
        shared
    }

    /// 0 to 1: how likely it is that the two say the same.
    pub fn likeness(&self, passages: &Passages, first: usize, second: usize) -> f64 {
        let both = self.both(passages, first, second);
        let sum: f64 = both.features().iter().zip(&self.learned).map(|(feature, weight)| feature * weight).sum();
        (1.0 / (1.0 + libm::exp(-sum))).max(both.copied)
    }

    /// What the two passages have in common, in the order of [`FEATURES`].
    pub fn features(&self, passages: &Passages, first: usize, second: usize) -> [f64; COUNT] {
        self.both(passages, first, second).features()
    }

    fn both<'p>(&self, passages: &'p Passages, first: usize, second: usize) -> Both<'p> {
        let (one, other) = (&passages.all[first], &passages.all[second]);
        let shared = self.shared(passages, one, other);
        let (here, there) = (self.totals[first].max(f64::MIN_POSITIVE), self.totals[second].max(f64::MIN_POSITIVE));
        let has = |passage: &Passage, class: Class| passage.terms.iter().any(|&term| passages.classes[term] == class);
        let both_have = |class: Class| has(one, class) && has(other, class);
        let against = |&term: &usize| other.terms.iter().any(|&other| passages.opposites.contains(&(term, other)));
        Both {
            one,
            other,
            here,
            there,
            cosine: (shared.weight / (here * there).sqrt()).min(1.0),
            rarest: self.rarest,
            related: self.related((one, &one.fields), (other, &other.fields)),
            used: self.related((one, &one.clusters), (other, &other.clusters)),
            copied: self.copied(first, second),
            same_speaker: one.speaker.zip(other.speaker).map(|(one, other)| one == other),
            same_verb: !common(&one.verbs, &other.verbs).is_empty(),
            have_numbers: both_have(Class::Number),
            have_times: both_have(Class::Time),
            like_measures: shared.numbers == 0 && alike(passages, one, other, true),
            like_numbers: shared.numbers == 0 && alike(passages, one, other, false),
            opposed: !passages.opposites.is_empty() && one.terms.iter().any(against),
            shared,
        }
    }

    /// The words of one passage that have another of their field (or cluster) in the other.
    fn related(&self, (one, of_one): (&Passage, &[(u16, TermId)]), (other, of_other): (&Passage, &[(u16, TermId)])) -> Related {
        let alone = |term: usize, against: &Passage| against.terms.binary_search(&term).is_err();
        let mut found: Vec<(usize, f64)> = Vec::new();
        let mut rest = of_other;
        for &(field, word) in of_one.iter().filter(|(_, word)| alone(*word, other)) {
            rest = &rest[rest.partition_point(|(other, _)| *other < field)..];
            let of_field = rest.iter().take_while(|(other, _)| *other == field).filter(|(_, word)| alone(*word, one));
            let most = of_field.map(|&(_, word)| self.weights[word]).fold(0.0, f64::max).min(self.weights[word]);
            if most > 0.0 {
                found.push((word, most));
            }
        }
        found.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        found.dedup_by_key(|(word, _)| *word);
        Related { words: found.len(), weight: found.iter().map(|(_, weight)| weight).sum() }
    }

    /// How much of two passages is word for word the same, the small words too; nothing where it is little: `He took our light away`.
    fn copied(&self, first: usize, second: usize) -> f64 {
        const FEWEST: usize = 4;
        let (one, other) = (&self.bags[first], &self.bags[second]);
        let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
        if short < FEWEST || long > short * 2 {
            return 0.0;
        }
        let share = 2.0 * common(one, other).len() as f64 / (short + long) as f64;
        if share >= 0.72 { share } else { 0.0 }
    }
}

/// Whether the passages have figures of one unit, or bare ones, that are not far from each other: `£310,000`, `£300,000`.
fn alike(passages: &Passages, one: &Passage, other: &Passage, unit: bool) -> bool {
    const SMALL: f64 = 10.0;
    let most = if unit { 2.0 } else { 1.4 };
    let figures = |passage: &'_ Passage| {
        let all = passage.terms.iter().filter_map(|&term| passages.measures[term].as_ref());
        all.filter(|(of, value)| of.is_some() == unit && (unit || *value > SMALL)).collect::<Vec<_>>()
    };
    let there = figures(other);
    !there.is_empty()
        && figures(one).iter().any(|(of, value)| {
            there.iter().any(|(other_of, other)| of == other_of && value.max(*other) <= most * value.min(*other))
        })
}

/// What two sorted lists have in common.
fn common(one: &[usize], mut other: &[usize]) -> Vec<usize> {
    let mut common = Vec::new();
    for &term in one {
        while let [first, rest @ ..] = other
            && *first < term
        {
            other = rest;
        }
        if other.first() == Some(&term) {
            common.push(term);
            other = &other[1..];
        }
    }
    common
}

/// By feature.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("weights.txt")).filter_map(|line| line.split_once('\t'));
    let weights: HashMap<&str, f64> = lines.map(|(name, weight)| (name, weight.parse().unwrap_or_default())).collect();
    FEATURES.map(|name| weights.get(name).copied().unwrap_or_default())
});
