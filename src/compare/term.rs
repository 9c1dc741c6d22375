//! Tokens to terms: what passages are compared by. Two words that two reporters use for the same are one term.
//!
//! A name is the one whom the articles share, whatever they call them, a pronoun too; a number is its value; other words are their
//! base forms, without the endings that make nouns of verbs, or the sense that a list gives them.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::entity::{Figure, FigureKind, Grain};
use crate::lexicon::{self, entries};
use crate::span::Span;
use crate::stats::{is_stop_word, is_word};
use crate::words::Tag;

use super::fact::Who;
use super::tally;
use super::words::{fold, stem};

/// A number for each term: the same term, the same number.
pub type TermId = usize;

/// What sort of word a term is, which tells how much it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Word,
    /// `people`, `make`: in any passage.
    Light,
    /// `night`, `small`: in passages of any event.
    Common,
    /// A word of a name that only one article has.
    Name,
    /// Somebody or something that several articles mention.
    Entity,
    Number,
    Time,
    /// What a figure counts, beside the word itself: it tells where two passages share it, and is no word that one of them lacks.
    Counted,
    /// That a figure counts what the event has one count of: the dead, the arrested.
    Tally,
}

impl Class {
    /// How much a term of the class tells beside a word.
    pub fn told(self) -> f64 {
        match self {
            Class::Word | Class::Counted | Class::Tally => 1.0,
            Class::Light => 0.45,
            Class::Common => 0.65,
            Class::Name => 0.7,
            Class::Entity => 0.75,
            Class::Number => 0.8,
            Class::Time => 0.45,
        }
    }
}

/// Terms, numbered in order of appearance.
#[derive(Default)]
pub struct Terms {
    numbers: HashMap<String, TermId>,
    pub classes: Vec<Class>,
    /// Which are figures that two articles hardly give by chance: large, and not round.
    pub exact: Vec<bool>,
    /// The fields that a word is of: `goal` and `header` are of one.
    pub fields: Vec<&'static [u16]>,
    /// The sort of what an event has one count of that a word is of.
    tallies: Vec<Option<usize>>,
    /// The cluster of words that are used alike, of words that have one.
    pub clusters: Vec<Option<u16>>,
    /// What figures measure and how much: `GBP`, 310,000.
    pub measures: Vec<Option<(Option<String>, f64)>>,
    known: HashMap<(String, Tag), Option<TermId>>,
}

impl Terms {
    fn number(&mut self, key: String, class: Class) -> TermId {
        if let Some(&known) = self.numbers.get(&key) {
            return known;
        }
        let next = self.classes.len();
        self.classes.push(class);
        self.exact.push(false);
        self.fields.push(FIELDS.get(&key).map_or(&[], Vec::as_slice));
        self.measures.push(None);
        self.clusters.push(None);
        self.tallies.push(TALLIES.get(&key).copied());
        self.numbers.insert(key, next);
        next
    }

    /// Pairs of terms that cannot both be true of one thing.
    pub fn opposites(&self) -> HashSet<(TermId, TermId)> {
        let of = |(key, &term): (&String, &TermId)| {
            let against = OPPOSITES.get(key).into_iter().flatten().filter_map(|other| self.numbers.get(other));
            against.map(move |&other| (term, other)).collect::<Vec<_>>()
        };
        self.numbers.iter().flat_map(of).collect()
    }

    /// What is counted once at an event: by term, the sort that it is of.
    pub fn tallies(&self) -> HashMap<TermId, usize> {
        self.tallies.iter().enumerate().filter_map(|(term, sort)| Some((term, (*sort)?))).collect()
    }

    /// What figures count or measure, each as a term of its own beside the word: `300 people protested` and `five hundred demonstrators`
    /// tell of the same, whatever the numbers; so do `14 years in prison` and `jailed for up to 10 years`. In the order of tokens.
    pub fn counted(&mut self, analysis: &Analysis<'_>, terms: &[Option<TermId>]) -> Vec<(usize, TermId)> {
        let figures = analysis.entities.figures.iter();
        let counting = figures.filter(|figure| matches!(figure.kind, FigureKind::Number | FigureKind::Quantity));
        let mut counted = Vec::new();
        for figure in counting {
            let range = crate::span::within(&analysis.tokens, figure.span);
            let told = |at: usize| terms[at].filter(|&term| matches!(self.classes[term], Class::Word | Class::Common));
            if let Some(term) = around(analysis, &range).find_map(told) {
                let key = format!("\u{5}{} {term}", figure.unit.as_deref().unwrap_or_default());
                counted.push((range.start, self.number(key, Class::Counted)));
            }
            // "In 1987, 45 people were killed": another event.
            if speaks_of_a_year(analysis, figure) {
                continue;
            }
            let of = |at: usize| self.tallies[terms[at]?];
            if let Some((sort, _)) = tally::sort(analysis, figure, of) {
                counted.push((range.start, self.number(format!("\u{6}{sort}"), Class::Tally)));
            }
        }
        counted
    }

    /// The term of each token of an article; `None` where a token says nothing, or its term stands at the token before.
    pub fn of(&mut self, article: usize, analysis: &Analysis<'_>, who: &Who) -> Vec<Option<TermId>> {
        let mut taken = Taken::new(analysis.tokens.len());
        self.names(article, analysis, who, &mut taken);
        self.dates(analysis, &mut taken);
        self.figures(analysis, &mut taken);
        for at in 0..analysis.tokens.len() {
            if !taken.by[at] {
                taken.terms[at] = self.word(analysis, at);
            }
        }
        taken.terms
    }

    fn names(&mut self, article: usize, analysis: &Analysis<'_>, who: &Who, taken: &mut Taken) {
        for mention in &analysis.entities.mentions {
            let shared = who.shared(article, mention.entity).filter(|&shared| who.in_several[shared]);
            if let Some(shared) = shared {
                let id = self.number(format!("\u{1}{shared}"), Class::Entity);
                taken.set(analysis, mention.span, Some(id));
            }
        }
    }

    fn dates(&mut self, analysis: &Analysis<'_>, taken: &mut Taken) {
        for date in &analysis.entities.dates {
            let class = if date.grain == Grain::Year { Class::Number } else { Class::Time };
            let text = &analysis.document.text[date.span];
            // One article knows its day of publication, another does not: a weekday is one in both.
            let weekday = text.split_whitespace().rev().find(|word| word.ends_with("day"));
            let key = weekday.map(str::to_lowercase).or_else(|| date.value.clone()).unwrap_or_else(|| text.to_lowercase());
            // "14 June", "June 14": one article knows its year, another does not.
            let key = if date.grain == Grain::Day { day_of_year(&key) } else { key };
            let id = self.number(format!("\u{2}{key}"), class);
            taken.set(analysis, date.span, Some(id));
        }
    }

    fn figures(&mut self, analysis: &Analysis<'_>, taken: &mut Taken) {
        for figure in analysis.entities.figures.iter().filter(|figure| figure.kind != FigureKind::Ordinal) {
            let Some(value) = figure.value else { continue };
            let class = if value.abs() > 2.0 { Class::Number } else { Class::Light };
            let id = self.number(format!("\u{3}{value} {}", figure.unit.as_deref().unwrap_or_default()), class);
            self.exact[id] = value.abs() >= 100.0 && !is_round(value);
            self.measures[id] = Some((figure.unit.clone(), value));
            taken.set(analysis, figure.span, Some(id));
        }
    }

    fn word(&mut self, analysis: &Analysis<'_>, at: usize) -> Option<TermId> {
        if !is_word(&analysis.tokens[at]) {
            return None;
        }
        let words = &analysis.words;
        let (lower, tag) = (words.lower(at), words.tag(at));
        if let Some(id) = self.phrase(analysis, at) {
            return Some(id);
        }
        if let Some(&known) = self.known.get(&(lower.to_owned(), tag)) {
            return known;
        }
        let lemma = words.lemma(at).to_lowercase();
        let content = matches!(tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Adv | Tag::Propn | Tag::Num | Tag::X);
        let told = content && (LIGHT.contains(lemma.as_str()) || SENSES.contains_key(&root(&lemma)) || !is_stop_word(lower));
        let light = LIGHT.contains(lemma.as_str()) || tag == Tag::Adv;
        let class = if light {
            Class::Light
        } else if COMMON.contains(lemma.as_str()) {
            Class::Common
        } else if tag == Tag::Propn {
            Class::Name
        } else {
            Class::Word
        };
        let id = told.then(|| self.number(sense(&lemma), class));
        let cluster = u16::try_from(words.seen(at).clusters.fine).ok().filter(|&cluster| cluster > 0);
        if let Some(id) = id.filter(|_| matches!(class, Class::Word | Class::Common)) {
            self.clusters[id] = self.clusters[id].or(cluster);
        }
        self.known.insert((lower.to_owned(), tag), id);
        id
    }

    /// `step down`, `lost their lives`, `behind bars`: words that mean something together, the second at most three behind the first.
    fn phrase(&mut self, analysis: &Analysis<'_>, at: usize) -> Option<TermId> {
        let words = &analysis.words;
        let first = words.lemma(at).to_lowercase();
        let seconds = PHRASES.get(first.as_str())?;
        let near = analysis.prose().around(at).from(at + 1).head(3);
        let sense = near.places().filter_map(|next| seconds.get(words.lemma(next).to_lowercase().as_str())).next()?;
        Some(self.number(format!("\u{4}{sense}"), Class::Word))
    }
}

/// Whether the sentence of a figure names a year.
fn speaks_of_a_year(analysis: &Analysis<'_>, figure: &Figure) -> bool {
    // A sentence with more dates is a table.
    const MOST: usize = 24;
    let dates = &analysis.entities.dates;
    let sentence = crate::span::at(&analysis.sentences, figure.span.start).map(|at| analysis.sentences[at].span);
    sentence.is_some_and(|sentence| {
        let first = dates.partition_point(|date| date.span.start < sentence.start);
        dates[first..].iter().take(MOST).take_while(|date| date.span.start < sentence.end).any(|date| date.grain == Grain::Year)
    })
}

/// The month and the day, without a year: in any order.
fn day_of_year(day: &str) -> String {
    if let Some((_, day)) = day.split_once('-').filter(|(year, _)| year.len() == 4) {
        return day.to_owned();
    }
    let mut words: Vec<&str> = day.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.truncate(2);
    words.join(" ")
}

/// Words that cannot both be true of one thing: by the key of a term, those against it.
static OPPOSITES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut opposites: HashMap<String, Vec<String>> = HashMap::default();
    for (one, other) in entries(include_str!("../../lexicon/opposites.txt")).filter_map(|line| line.split_once(", ")) {
        for (one, other) in [(one, other), (other, one)] {
            opposites.entry(sense(one)).or_default().push(sense(other));
        }
    }
    opposites
});

/// What is counted once at an event: by the key of a term, the sort that it is of.
static TALLIES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let sorts = entries(include_str!("../../lexicon/tallies.txt")).enumerate();
    sorts.flat_map(|(sort, line)| line.split(", ").map(move |word| (sense(word), sort))).collect()
});

/// Whether one digit says it all: 300, 40,000.
fn is_round(value: f64) -> bool {
    let digits = format!("{value}");
    digits.trim_matches('0').trim_end_matches('.').trim_end_matches('0').len() <= 1
}

/// The tokens that may say what a figure counts: those behind it, then what governs it from before, the nearest first.
fn around(analysis: &Analysis<'_>, figure: &Range<usize>) -> impl Iterator<Item = usize> {
    const REACH: usize = 5;
    let tag = |at: usize| analysis.words.tag(at);
    let behind = (figure.end..analysis.tokens.len().min(figure.end + REACH))
        .take_while(move |&at| !matches!(tag(at), Tag::Punct | Tag::Cconj | Tag::Sconj | Tag::Pron));
    let of = figure.start >= 1 && analysis.words.lower(figure.start - 1) == "of";
    let before = (figure.start.saturating_sub(REACH)..figure.start)
        .rev()
        .take_while(move |&at| tag(at) != Tag::Punct)
        .filter(move |&at| tag(at) == Tag::Verb || (of && tag(at) == Tag::Noun));
    behind.chain(before)
}

/// What tokens stand for, and which of them are spoken for.
struct Taken {
    terms: Vec<Option<TermId>>,
    by: Vec<bool>,
}

impl Taken {
    fn new(tokens: usize) -> Self {
        Taken { terms: vec![None; tokens], by: vec![false; tokens] }
    }

    fn set(&mut self, analysis: &Analysis<'_>, span: Span, term: Option<TermId>) {
        let range = crate::span::within(&analysis.tokens, span);
        if range.is_empty() || self.by[range.start] {
            return;
        }
        self.terms[range.start] = term;
        range.for_each(|at| self.by[at] = true);
    }
}

/// What a word means beside others: the set of words that it is of, or its root.
pub fn sense(lemma: &str) -> String {
    // "plan" is of its own set, though "plane" has the same root.
    let root = root(lemma);
    SENSES.get(lemma).or_else(|| SENSES.get(&root)).map_or(root, |sense| format!("\u{4}{sense}"))
}

/// The word without the endings of number and tense, and without one that makes a noun of a verb: `derail` of `derailment`.
fn root(lemma: &str) -> String {
    let mut root = stem(&fold(lemma));
    const ENDINGS: [(&str, usize); 14] = [
        ("ation", 4),
        ("ator", 5),
        ("ition", 5),
        ("ment", 4),
        ("ness", 4),
        ("ance", 4),
        ("ion", 5),
        ("al", 5),
        ("at", 5),
        ("ers", 4),
        ("er", 4),
        ("or", 5),
        ("iti", 5),
        ("ful", 4),
    ];
    for (ending, shortest) in ENDINGS {
        if root.len() >= ending.len() + shortest && root.ends_with(ending) && root.is_ascii() {
            root.truncate(root.len() - ending.len());
            break;
        }
    }
    root
}

/// Words that reporters use for the same, by their roots; of several words (`step down`) as they are.
static SENSES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let sets = || entries(include_str!("../../lexicon/same_sense.txt")).enumerate();
    let mut senses: HashMap<String, usize> = HashMap::default();
    for (set, line) in sets() {
        line.split(", ").for_each(|word| _ = senses.insert(word.to_owned(), set));
    }
    for (set, line) in sets() {
        for word in line.split(", ").filter(|word| !word.contains(' ')) {
            senses.entry(root(word)).or_insert(set);
        }
    }
    senses
});

/// The list's phrases: by their first words, the sense that each second word makes.
static PHRASES: LazyLock<HashMap<&'static str, HashMap<&'static str, usize>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, HashMap<&str, usize>> = HashMap::default();
    for (set, line) in entries(include_str!("../../lexicon/same_sense.txt")).enumerate() {
        for (first, second) in line.split(", ").filter_map(|word| word.split_once(' ')) {
            phrases.entry(first).or_default().insert(second, set);
        }
    }
    phrases
});

/// By the key of a term, the fields that its words are of.
static FIELDS: LazyLock<HashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut fields: HashMap<String, Vec<u16>> = HashMap::default();
    for (field, line) in (0_u16..).zip(entries(include_str!("../../lexicon/related_sense.txt"))) {
        for word in line.split(", ") {
            let of = fields.entry(sense(word)).or_default();
            if of.last() != Some(&field) {
                of.push(field);
            }
        }
    }
    fields
});

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/common_words.txt")));
static LIGHT: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/light_words.txt")));
