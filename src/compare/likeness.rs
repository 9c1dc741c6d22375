//! How likely it is that two passages say the same, from what they have in common.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon;

use super::passage::{Passage, Passages};
use super::term::{Class, TermId};
use super::words::Word;

/// What speaks for or against two passages saying the same. The weights stand in weights.txt, learned by training.
pub const FEATURES: [&str; COUNT] = [
    "bias",
    "cosine",
    "contained",
    "contained in the longer",
    "one word",
    "two words",
    "three words",
    "more words",
    "one name",
    "two names",
    "number",
    "exact figure",
    "time",
    "counted",
    "one related word",
    "more related words",
    "related words",
    "verb",
    "rare word",
    "same speaker",
    "another speaker",
    "said and told",
    "both said",
    "both lead",
    "copied",
    "denial",
    "short",
    "uneven",
    "apart",
    "cosine of one name",
    "cosine of two words",
    "same opening name",
    "numbers differ",
    "words told",
    "names told",
    "numbers told",
    "times told",
    "only word",
    "more only words",
    "only name",
    "only number",
    "only time",
    "common word",
    "like measures",
    "like numbers",
    "times differ",
    "opposite",
    "denial of one verb",
    "denial of one word",
    "both said in one word",
    "like measures of one word",
    "one name of one word",
    "one word used alike",
    "more words used alike",
    "words used alike",
    "verb of one name",
];

pub const COUNT: usize = 56;

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
    rare: f64,
    commons: usize,
    /// How much the words, names, numbers and times tell.
    told: [f64; 4],
    /// How many of them only these two passages of their articles have.
    only: [usize; 4],
}

impl Scale {
    pub fn new(passages: &Passages, words: &[Vec<Word>], learned: &Weights) -> Self {
        let all = passages.all.len() as f64;
        let rarity = |having: usize| libm::log(1.0 + all / (1.0 + having as f64));
        let terms = passages.frequencies.iter().zip(&passages.classes);
        let weights: Vec<f64> = terms.map(|(&having, class)| (rarity(having) * class.told()).powi(2)).collect();
        let lacked = |term: &&usize| passages.classes[**term] != Class::Counted;
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
        let features = self.features(passages, first, second);
        let sum: f64 = features.iter().zip(&self.learned).map(|(feature, weight)| feature * weight).sum();
        (1.0 / (1.0 + libm::exp(-sum))).max(features[COPIED])
    }

    /// What the two passages have in common, in the order of [`FEATURES`].
    pub fn features(&self, passages: &Passages, first: usize, second: usize) -> [f64; COUNT] {
        let (one, other) = (&passages.all[first], &passages.all[second]);
        let shared = self.shared(passages, one, other);
        let (here, there) = (self.totals[first].max(f64::MIN_POSITIVE), self.totals[second].max(f64::MIN_POSITIVE));
        let cosine = (shared.weight / (here * there).sqrt()).min(1.0);
        let (related, weight_related) = self.related((one, &one.fields), (other, &other.fields));
        let (used, weight_used) = self.related((one, &one.clusters), (other, &other.clusters));
        let names = shared.names.min(2) as f64;
        let same_verb = !common(&one.verbs, &other.verbs).is_empty();
        let like_measures = shared.numbers == 0 && alike(passages, one, other, true);
        let against = |&term: &usize| other.terms.iter().any(|&other| passages.opposites.contains(&(term, other)));
        let opposed = !passages.opposites.is_empty() && one.terms.iter().any(against);
        let flag = |holds: bool| f64::from(u8::from(holds));
        let (same_speaker, other_speaker) = match (one.speaker, other.speaker) {
            (Some(one), Some(other)) => (one == other, one != other),
            _ => (false, false),
        };
        let (said, answered) = (one.quote.is_some(), other.quote.is_some());
        let opening = |passage: &Passage| passage.opening;
        let numbers = |passage: &Passage| passage.terms.iter().any(|&term| passages.classes[term] == Class::Number);
        [
            1.0,
            cosine,
            (shared.weight / here.min(there)).min(1.0),
            (shared.weight / here.max(there)).min(1.0),
            flag(shared.words == 1),
            flag(shared.words == 2),
            flag(shared.words == 3),
            flag(shared.words > 3),
            flag(shared.names == 1),
            flag(shared.names > 1),
            flag(shared.numbers > 0),
            flag(shared.figures > 0),
            flag(shared.times > 0),
            flag(shared.counted > 0),
            flag(related == 1),
            flag(related > 1),
            (weight_related / (here * there).sqrt()).min(1.0),
            flag(same_verb),
            (shared.rare / self.rarest).min(1.0),
            flag(same_speaker),
            flag(other_speaker),
            flag(said != answered),
            flag(said && answered),
            flag(one.lead && other.lead),
            self.copied(first, second),
            flag(one.denies != other.denies),
            flag(here.min(there) < 3.0 * self.rarest),
            1.0 - here.min(there) / here.max(there),
            (one.position - other.position).abs(),
            cosine * names,
            cosine * flag(shared.words > 1),
            flag(opening(one).is_some() && opening(one) == opening(other)),
            flag(numbers(one) && numbers(other) && shared.numbers == 0),
            (shared.told[0] / 3.0).min(1.0),
            (shared.told[1] / 3.0).min(1.0),
            shared.told[2].min(1.0),
            shared.told[3].min(1.0),
            flag(shared.only[0] == 1),
            flag(shared.only[0] > 1),
            flag(shared.only[1] > 0),
            flag(shared.only[2] > 0),
            flag(shared.only[3] > 0),
            flag(shared.commons > 0),
            flag(like_measures),
            flag(shared.numbers == 0 && alike(passages, one, other, false)),
            flag(shared.times == 0 && timed(passages, one) && timed(passages, other)),
            flag(opposed),
            flag(one.denies != other.denies && same_verb),
            flag(one.denies != other.denies && shared.only[0] > 0),
            flag(said && answered && shared.words < 2),
            flag(like_measures && shared.words + shared.counted > 0),
            flag(shared.words > 0 && shared.only[1] > 0),
            flag(used == 1),
            flag(used > 1),
            (weight_used / (here * there).sqrt()).min(1.0),
            flag(same_verb && shared.names > 0),
        ]
    }

    /// How many words of one passage have another of their field (or cluster) in the other, and how much they tell.
    fn related(
        &self,
        (one, of_one): (&Passage, &[(u16, TermId)]),
        (other, of_other): (&Passage, &[(u16, TermId)]),
    ) -> (usize, f64) {
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
        (found.len(), found.iter().map(|(_, weight)| weight).sum())
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

fn timed(passages: &Passages, passage: &Passage) -> bool {
    passage.terms.iter().any(|&term| passages.classes[term] == Class::Time)
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

/// Where [`Scale::copied`] stands among the features.
const COPIED: usize = 24;

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
