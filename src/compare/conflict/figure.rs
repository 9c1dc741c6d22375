//! Different figures for the same: `at least 56 killed`, `77 people dead`; and different ages of one person.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::entity::{EntityId, EntityType, Figure, FigureKind};
use crate::lexicon::{self, rule_words};
use crate::span::Span;
use crate::words::Tag;

use super::super::fact::Who;
use super::super::term::{Class, TermId};
use super::super::{Conflict, ConflictKind, Place};
use super::{Found, Side, inside};

/// A figure of a passage, and what it counts.
pub struct Amount<'a> {
    pub figure: &'a Figure,
    pub span: Span,
    /// What it is measured in, units of one sort made one: `length`, `money EUR`, `number`.
    pub measure: String,
    pub low: f64,
    pub high: f64,
    hedge: Hedge,
    /// The words that say what it counts and what became of it: `killed`.
    pub counts: Vec<TermId>,
    /// Who was counted, where it is not just people: `officers`.
    pub of: BTreeSet<TermId>,
    /// The word that says what it counts.
    pub about: Option<String>,
    pub text: String,
    /// The figure as every article that gives it has it.
    pub key: Key,
}

/// A figure, whatever it counts: what it is measured in, and thousandths of it.
pub type Key = (String, i64);

/// The figures of a whole article.
pub fn given(analysis: &Analysis<'_>) -> HashSet<Key> {
    let key = |figure: &Figure| {
        let (measure, factor) = measure(figure);
        Some(key(measure, figure.value? * factor))
    };
    analysis.entities.figures.iter().filter_map(key).collect()
}

fn key(measure: String, value: f64) -> Key {
    (measure, (value * 1000.0) as i64)
}

/// How exact a figure is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hedge {
    Exact,
    /// `about 50`
    About,
    /// `more than 50`
    More,
    /// `nearly 50`
    Less,
}

/// The figures of a passage that count or measure something.
pub fn amounts<'a>(side: &Side<'a, '_>) -> Vec<Amount<'a>> {
    let figures = &side.analysis.entities.figures;
    let range = inside(figures, side.span(), |figure| figure.span);
    // A passage with more is a table.
    const MOST: usize = 24;
    figures[range].iter().take(MOST).filter_map(|figure| amount(side, figure)).collect()
}

pub fn amount<'a>(side: &Side<'a, '_>, figure: &'a Figure) -> Option<Amount<'a>> {
    let value = figure.value.filter(|_| figure.kind != FigureKind::Ordinal && !is_age(side.analysis, figure))?;
    let (measure, factor) = measure(figure);
    let range = side.prose.within(figure.span);
    if is_score(side, range.clone()) || is_window(side, range.start) {
        return None;
    }
    let mut counts = behind(side, range.end);
    let about = about(side, range.end);
    counts.extend(before(side, range.start));
    counts.sort_unstable();
    counts.dedup();
    Some(Amount {
        figure,
        of: people(side, range.end),
        span: figure.span,
        key: key(measure.clone(), value * factor),
        measure,
        low: value * factor,
        high: figure.upper.unwrap_or(value) * factor,
        hedge: hedge(side, range.start),
        counts,
        about,
        text: side.analysis.document.text[figure.span].to_owned(),
    })
}

/// Whether the figure is one side of a vote or of a match: `by 21 to 19`.
fn is_score(side: &Side<'_, '_>, range: Range<usize>) -> bool {
    let prose = side.analysis.prose();
    let number = |word: &str| word.parse::<u32>().ok();
    let ends = |first: &str, second: &str| number(first).zip(number(second)).is_some_and(|(first, second)| second < first);
    let to = |word: &str| matches!(lexicon::lower(word).as_ref(), "to" | "-" | "–");
    let Range { start, end } = range;
    (to(prose.word(end)) && ends(prose.before(end), prose.after(end)))
        || (to(prose.before(start)) && ends(prose.back(start, 2), prose.word(start)))
}

/// Whether the figure says how far back it is looked: `one of the last nine matches`.
fn is_window(side: &Side<'_, '_>, start: usize) -> bool {
    rule_words!("window").has(&lexicon::lower(side.analysis.prose().before(start)))
}

/// What the figure is measured in, and what to multiply it by.
fn measure(figure: &Figure) -> (String, f64) {
    let unit = figure.unit.as_deref().unwrap_or_default();
    let (measure, factor) = match (figure.kind, unit) {
        (FigureKind::Percent, _) => ("percent", 0.01),
        // "a fifth" is 20 percent.
        (FigureKind::Number, _) if figure.value.is_some_and(|value| value > 0.0 && value < 1.0) => ("percent", 1.0),
        (_, "kilometre") => ("length", 1000.0),
        (_, "metre") => ("length", 1.0),
        (_, "centimetre") => ("length", 0.01),
        (_, "mile") => ("length", 1609.0),
        (_, "foot") => ("length", 0.3048),
        (_, "yard") => ("length", 0.9144),
        (_, "kilometre per hour") => ("speed", 1.0),
        (_, "mile per hour") => ("speed", 1.609),
        (_, "kilogram") => ("weight", 1.0),
        (_, "pound") => ("weight", 0.4536),
        (_, "tonne" | "ton") => ("weight", 1000.0),
        (_, "hectare") => ("area", 10_000.0),
        (_, "acre") => ("area", 4047.0),
        (_, "square kilometre") => ("area", 1_000_000.0),
        (_, "square metre") => ("area", 1.0),
        (_, "litre") => ("volume", 1.0),
        (_, "year") => ("time", 365.0),
        (_, "month") => ("time", 365.0 / 12.0),
        (_, "week") => ("time", 7.0),
        (_, "day") => ("time", 1.0),
        (_, "hour") => ("time", 1.0 / 24.0),
        (_, "minute") => ("time", 1.0 / 1440.0),
        _ => return (format!("{} {unit}", figure.kind.name()).trim_end().to_owned(), 1.0),
    };
    (measure.to_owned(), factor)
}

/// What stands behind a figure and belongs to it: `people dead`, `workers had joined`.
fn behind(side: &Side<'_, '_>, end: usize) -> Vec<TermId> {
    const REACH: usize = 8;
    let mut counts = Vec::new();
    for at in side.prose.from(end).head(REACH).places() {
        match side.analysis.words.tag(at) {
            Tag::Noun | Tag::Adj | Tag::Propn => counts.extend(side.word(at)),
            // "three people are now known to have died"
            Tag::Verb if known_to(side, at) => {}
            Tag::Verb => {
                counts.extend(side.word(at));
                break;
            }
            Tag::Part if at > end && known_to(side, at - 1) => {}
            Tag::Aux | Tag::Adv | Tag::Num => {}
            Tag::Adp if at == end && side.lower(at) == "of" => {}
            _ => break,
        }
    }
    counts
}

/// `known to have`, `feared to be`: the verb behind it is what happened.
fn known_to(side: &Side<'_, '_>, at: usize) -> bool {
    side.lower(at + 1) == "to" && matches!(side.lower(at + 2), "have" | "be")
}

/// Whom a figure counts, where it is more than `people`.
fn people(side: &Side<'_, '_>, end: usize) -> BTreeSet<TermId> {
    const REACH: usize = 4;
    let words = &side.analysis.words;
    let group = side.prose.from(end).head(REACH).places();
    let group = group.take_while(|&at| matches!(words.tag(at), Tag::Noun | Tag::Adj | Tag::Propn));
    let nouns = group.filter(|&at| words.tag(at) == Tag::Noun && !ANYBODY.contains(words.lemma(at).as_ref()));
    nouns.filter_map(|at| side.terms[at]).filter(|&term| side.classes[term] == Class::Word).collect()
}

/// Nouns for people of whom nothing else is said.
static ANYBODY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/anybody.txt")));

/// What governs a figure from before: `killing at least 56`, `a toll of 56`.
fn before(side: &Side<'_, '_>, start: usize) -> Option<TermId> {
    const REACH: usize = 5;
    let mut of = false;
    for at in side.prose.up_to(start).tail(REACH).places().rev() {
        match side.analysis.words.tag(at) {
            Tag::Verb => return side.word(at),
            Tag::Noun if of => return side.word(at),
            Tag::Adp => of = side.lower(at) == "of",
            Tag::Adv | Tag::Adj | Tag::Det | Tag::Part => {}
            _ => return None,
        }
    }
    None
}

/// The word behind a figure, to name what it counts.
fn about(side: &Side<'_, '_>, end: usize) -> Option<String> {
    let mut words = side.prose.from(end).head(4).places().take_while(|&at| side.analysis.words.tag(at) != Tag::Punct);
    let named = words.find(|&at| side.word(at).is_some())?;
    Some(side.lower(named).to_owned())
}

fn hedge(side: &Side<'_, '_>, start: usize) -> Hedge {
    let word = |steps: usize| lexicon::lower(side.analysis.prose().back(start, steps));
    let earlier = word(2);
    match &*word(1) {
        "over" => Hedge::More,
        "than" if earlier == "more" => Hedge::More,
        "many" if earlier == "as" => Hedge::More,
        "than" if matches!(&*earlier, "less" | "fewer") => Hedge::Less,
        near if rule_words!("about-so-many").has(near) => Hedge::About,
        near if rule_words!("under-so-many").has(near) => Hedge::Less,
        _ => Hedge::Exact,
    }
}

/// The figures in which two passages differ.
pub fn differing(here: &[Amount<'_>], there: &[Amount<'_>], ground: Common<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for one in here {
        let rivals: Vec<(&Amount<'_>, usize)> =
            there.iter().filter_map(|other| Some((other, same(one, other, here, there, ground)?))).collect();
        // Where one of them agrees, the others count something else.
        if rivals.iter().any(|(other, _)| agree(one, other)) {
            continue;
        }
        let Some(most) = rivals.iter().map(|(_, shared)| *shared).max() else { continue };
        let closest: Vec<&Amount<'_>> = rivals.iter().filter(|(_, shared)| *shared == most).map(|(other, _)| *other).collect();
        let [other] = closest[..] else { continue };
        let taken = here.iter().any(|rival| {
            !std::ptr::eq(rival, one) && same(rival, other, here, there, ground).is_some_and(|shared| shared >= most)
        });
        // "two of its four piers" and "two piers" agree, whatever stands beside them.
        let settled = here.iter().any(|rival| rival.measure == other.measure && agree(rival, other))
            || there.iter().any(|rival| rival.measure == one.measure && agree(one, rival));
        if !taken && !settled {
            let named = one.about.clone().into_iter().chain(other.about.clone()).min();
            let about = named.unwrap_or_else(|| format!("{}, {}", one.text, other.text));
            found.push((ConflictKind::Figure, about, one.span, other.span));
        }
    }
    found
}

/// What two passages have in common beside their figures.
#[derive(Clone, Copy)]
pub struct Common<'a> {
    pub alike: f64,
    /// Whether they share a word that is no name.
    pub word: bool,
    /// All figures of their articles.
    pub given: [&'a HashSet<Key>; 2],
}

/// How many words say that two figures count the same; `None` where nothing does.
fn same(one: &Amount<'_>, other: &Amount<'_>, here: &[Amount<'_>], there: &[Amount<'_>], ground: Common<'_>) -> Option<usize> {
    // The only lengths of two passages that say the same need no word to tell that they are of the same, where the passages have one.
    const CLOSE: f64 = 0.5;
    const CLOSER: f64 = 0.6;
    const CLOSEST: f64 = 0.9;
    if one.measure != other.measure {
        return None;
    }
    // Two officers are some of four people.
    let part = |one: &Amount<'_>, other: &Amount<'_>| !one.of.is_empty() && other.of.is_empty() && one.high < other.low;
    if one.measure == "number" && (part(one, other) || part(other, one)) {
        return None;
    }
    let shared = one.counts.iter().filter(|term| other.counts.contains(term)).count();
    let only = |amounts: &[Amount<'_>]| amounts.iter().filter(|amount| amount.measure == one.measure).count() == 1;
    let bare = one.measure == "number";
    let most = if one.measure == "percent" { 1.5 } else { 2.0 };
    let alike_in_size = one.high.max(other.high) <= most * one.low.min(other.low);
    // What the other article gives as well is another figure: the price of a hall, and what it is worth.
    let known = ground.given[0].contains(&other.key) || ground.given[1].contains(&one.key);
    let close = match () {
        () if !ground.word => CLOSEST,
        () if bare => CLOSER,
        () => CLOSE,
    };
    let alone = only(here) && only(there) && alike_in_size && !known && ground.alike >= close;
    (shared > 0 || alone).then_some(shared)
}

/// Whether two figures may both be right.
pub fn agree(one: &Amount<'_>, other: &Amount<'_>) -> bool {
    let (low, high) = (one.low.max(other.low), one.high.min(other.high));
    // "one in five trains ran", "four out of five were cancelled"
    let whole = one.measure == "percent" && (one.low + other.low - 1.0).abs() < 1e-6;
    whole || low <= high * (1.0 + 1e-9) || rounded(one, other) || rounded(other, one)
}

/// Whether `round` may stand for `exact`: `more than 50` for 56, `nearly 2,000` for 1,963, `$1.8 million` for 1.75.
fn rounded(round: &Amount<'_>, exact: &Amount<'_>) -> bool {
    let (round_to, exact_value) = (round.low.abs(), exact.low.abs());
    let off = (exact_value - round_to) / round_to.max(f64::MIN_POSITIVE);
    // Units that are made one are printed rounded.
    let slack = match round.measure.as_str() {
        "length" | "speed" | "weight" | "area" => 0.08,
        "time" => 0.02,
        _ => 0.0,
    };
    match round.hedge {
        Hedge::More => (0.0..=0.35).contains(&off),
        Hedge::Less => (-0.2..=0.0).contains(&off),
        // "some 41 million" is not 37 million rounded.
        Hedge::About => off.abs() <= if digits(round_to) < 2 { 0.12 } else { 0.05 },
        Hedge::Exact => off.abs() <= slack || (round_to >= 100.0 && off.abs() <= 0.03 && digits(round_to) < digits(exact_value)),
    }
}

/// How many digits of a number say something: 2 of 85,000.
fn digits(value: f64) -> usize {
    format!("{value}").trim_matches('0').chars().filter(char::is_ascii_digit).collect::<String>().trim_end_matches('0').len()
}

/// Whether a figure tells how old somebody is: `34-year-old`, `, 34,`, `aged 34`.
fn is_age(analysis: &Analysis<'_>, figure: &Figure) -> bool {
    if figure.unit.as_deref() != Some("year") {
        return false;
    }
    let text = &analysis.document.text[figure.span];
    let prose = analysis.prose();
    let behind = prose.from(prose.within(figure.span).end).head(2);
    !text.contains("year") || text.ends_with("old") || behind.has_any(&["old"])
}

/// People whose age two articles give differently.
pub fn ages(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut told: BTreeMap<(usize, usize), Vec<(u32, Place)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        let speakers = speakers(analysis);
        for figure in &analysis.entities.figures {
            let Some(age) = figure.value.filter(|age| (1.0..=110.0).contains(age)) else { continue };
            if let Some(person) = aged(analysis, &speakers, figure).and_then(|entity| who.shared(article, entity)) {
                let place = Place { article, span: figure.span };
                told.entry((event_of[article], person)).or_default().push((age as u32, place));
            }
        }
    }
    let mut conflicts = Vec::new();
    for ((event, person), told) in told {
        let mut by_article: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
        told.iter().for_each(|(age, place)| _ = by_article.entry(place.article).or_default().insert(*age));
        let ages: BTreeSet<u32> = told.iter().map(|(age, _)| *age).collect();
        if ages.len() > 1 && by_article.values().all(|ages| ages.len() == 1) {
            let places = told.iter().map(|(_, place)| *place).collect();
            let about = who.names[person].clone();
            conflicts.push(Conflict { event, statement: None, kind: ConflictKind::Figure, about, places });
        }
    }
    conflicts
}

/// The people that quotes are given to, by where the words that name them begin.
type Speakers = HashMap<usize, EntityId>;

fn speakers(analysis: &Analysis<'_>) -> Speakers {
    let speakers = analysis.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    speakers.filter_map(|speaker| Some((speaker.span.start, speaker.entity?))).collect()
}

/// Whom `the 27-year-old` means: who says the words beside it, or the only person of the sentence before.
fn meant(analysis: &Analysis<'_>, speakers: &Speakers, the: usize) -> Option<EntityId> {
    // A sentence with more names is a list.
    const MOST: usize = 24;
    let start = analysis.prose().row.at(the)?.span.start;
    if let Some(&speaker) = speakers.get(&start) {
        return Some(speaker);
    }
    let mentions = &analysis.entities.mentions;
    let before = analysis.sentences[crate::span::at(&analysis.sentences, start)?.checked_sub(1)?].span;
    let people = mentions[inside(mentions, before, |mention| mention.span)].iter().take(MOST);
    let mut people = people.filter(|mention| mention.kind == EntityType::Person).map(|mention| mention.entity);
    let first = people.next()?;
    people.all(|person| person == first).then_some(first)
}

/// Whose age a figure is: of the person named before it (`Voss, a nurse aged 28`), or behind it (`the 47-year-old baker Colin Marsh`).
fn aged(analysis: &Analysis<'_>, speakers: &Speakers, figure: &Figure) -> Option<EntityId> {
    const REACH: usize = 8;
    let (prose, words, mentions) = (analysis.prose(), &analysis.words, &analysis.entities.mentions);
    let range = prose.within(figure.span);
    let sentence = prose.around(range.start);
    let person = |at: usize| {
        let mention = mentions.get(crate::span::at(mentions, sentence.row.at(at)?.span.start)?)?;
        (mention.kind == EntityType::Person).then_some(mention.entity)
    };
    let was = prose.follows(range.start, rule_words!("before-age"));
    let ends = matches!(prose.word(range.end), "" | "." | "," | "and" | "when" | ";");
    let is_age = is_age(analysis, figure) || (was && ends && figure.kind == FigureKind::Number);
    if !is_age {
        return None;
    }
    if let Some(the) = range.start.checked_sub(1).filter(|&at| prose.word(at).eq_ignore_ascii_case("the")) {
        return meant(analysis, speakers, the);
    }
    let leads = |at: &usize| !matches!(words.tag(*at), Tag::Verb | Tag::Sconj | Tag::Cconj);
    let before = sentence.up_to(range.start).tail(REACH).places().rev().take_while(leads).find_map(person);
    let goes_on = |at: &usize| !matches!(words.tag(*at), Tag::Verb | Tag::Aux | Tag::Punct);
    before.or_else(|| sentence.from(range.end).head(REACH).places().take_while(goes_on).find_map(person))
}
