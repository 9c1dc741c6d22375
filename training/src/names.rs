//! The gold data for names, and how its labels are made one convention.

use std::io;
use std::path::{Path, PathBuf};

use nutgraf::model::hash;
use nutgraf::model::label::{self, Kind, Label, Part};
use nutgraf::model::resources::{COUNTRY, DEMONYM, FIRST, TITLE};
use nutgraf::model::{LABELS, RESOURCES};
use nutgraf::{Span, document, entity, quotemark, sentence, token};
use serde_json::Value;

/// Where the gold data lies, seen from the project's root.
pub const DATA: &str = "../shared/data/entities";

/// What a set's labels leave open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// All four kinds are labelled.
    Full,
    /// Nothing is labelled miscellaneous: a capitalised word without a label may be.
    NoMisc,
}

/// What is learned from a set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lesson {
    /// What sentences on their own say, and what whole texts say.
    Sentences,
    /// Only what whole texts say: sentences that the model never learned from show how it reads what it does not know.
    Texts,
}

/// A set of gold data.
pub struct Set {
    pub file: &'static str,
    pub scheme: Scheme,
    pub lesson: Lesson,
    /// How much a sentence counts.
    pub weight: f32,
}

/// Where the project's own articles lie as gold, once `--bin corpus` has written them.
const CORPUS: &str = "target/corpus/entities";

impl Set {
    /// Whether it is the project's own.
    pub fn is_own(&self) -> bool {
        self.file.starts_with("corpus_")
    }

    /// Whether what sentences on their own say is learned from it.
    pub fn teaches_sentences(&self) -> bool {
        self.lesson == Lesson::Sentences
    }

    pub fn path(&self) -> PathBuf {
        Path::new(if self.is_own() { CORPUS } else { DATA }).join(self.file)
    }
}

/// The sets to learn from.
pub const SETS: [Set; 10] = [
    Set { file: "train_uner_ewt.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 2.0 },
    Set { file: "train_wikigold.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "train_crossner.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "train_wnut17.jsonl", scheme: Scheme::NoMisc, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "train_btc.jsonl", scheme: Scheme::NoMisc, lesson: Lesson::Sentences, weight: 0.5 },
    Set { file: "train_gum_other.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 2.0 },
    Set { file: "train_gmb_masked.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "train_fewnerd_partial.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "train_redocred.jsonl", scheme: Scheme::Full, lesson: Lesson::Texts, weight: 1.0 },
    Set { file: "corpus_learn.jsonl", scheme: Scheme::Full, lesson: Lesson::Texts, weight: 2.0 },
];

/// The sets to look at.
pub const DEV: [Set; 4] = [
    Set { file: "uner_ewt_dev.jsonl", scheme: Scheme::NoMisc, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "gum_news_dev.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "seeds.jsonl", scheme: Scheme::Full, lesson: Lesson::Sentences, weight: 1.0 },
    Set { file: "corpus_test.jsonl", scheme: Scheme::Full, lesson: Lesson::Texts, weight: 1.0 },
];

/// A sentence's words and the labels that each may have, as bits.
#[derive(Clone)]
pub struct Example {
    pub words: Vec<String>,
    pub allowed: Vec<u32>,
    pub weight: f32,
}

/// A text with its gold.
pub struct Text {
    pub text: String,
    /// Span in bytes and kind; `None` is not known.
    pub names: Vec<(Span, Option<Kind>)>,
}

const ANY: u32 = (1 << LABELS) - 1;

/// The texts of a file.
pub fn texts(path: &Path) -> io::Result<Vec<String>> {
    Ok(gold(path)?.into_iter().map(|text| text.text).collect())
}

/// The texts of a file with their names.
pub fn gold(path: &Path) -> io::Result<Vec<Text>> {
    let file = std::fs::read_to_string(path)?;
    Ok(file.lines().filter_map(|line| read(&serde_json::from_str(line).ok()?)).collect())
}

fn read(value: &Value) -> Option<Text> {
    let text = value["text"].as_str()?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut names = Vec::new();
    for name in value["entities"].as_array()? {
        let offset = |key: &str| name[key].as_u64().and_then(|at| bytes.get(at as usize)).copied();
        let kind = match name["type"].as_str()? {
            "PER" => Some(Kind::Person),
            "ORG" => Some(Kind::Organization),
            "LOC" => Some(Kind::Place),
            "MISC" => Some(Kind::Misc),
            _ => None,
        };
        names.push((Span::new(offset("start")?, offset("end")?), kind));
    }
    Some(Text { text, names })
}

/// The sentences of a text, as the tagger cuts them: for each the spans of its words.
pub fn sentences(text: &str) -> Vec<Vec<Span>> {
    let document = document::parse(text);
    let quoted = quotemark::pair(&document);
    let sentences = sentence::split(&document, &quoted);
    let tokens = token::tokenize(&document, &sentences);
    tokens.chunk_by(|a, b| a.sentence == b.sentence).map(|tokens| entity::tag::units(text, tokens)).collect()
}

/// The sentences of a gold text as examples.
pub fn examples(gold: &Text, set: &Set) -> Vec<Example> {
    sentences(&gold.text).into_iter().map(|units| example(gold, &units, set)).collect()
}

fn example(gold: &Text, units: &[Span], set: &Set) -> Example {
    let words: Vec<String> = units.iter().map(|unit| gold.text[unit.range()].to_owned()).collect();
    let mut allowed = vec![1; units.len()];
    for (span, kind) in &gold.names {
        let held: Vec<usize> = (0..units.len()).filter(|&at| units[at].overlaps(*span)).collect();
        let (Some(&first), Some(&last)) = (held.first(), held.last()) else { continue };
        let whole = units[first].start == span.start && units[last].end == span.end;
        match kind {
            // A title on its own is no name, yet some sets say so.
            Some(Kind::Person) if first == last && listed(&words[first]) & (TITLE | DEMONYM) == TITLE => allowed[first] = ANY,
            // "Native American": some sets have a people for a place.
            Some(Kind::Place | Kind::Organization) if first < last && listed(&words[last]) & (DEMONYM | COUNTRY) == DEMONYM => {
                allowed[first..=last].fill(ANY);
            }
            Some(kind) if whole => label_name(&words, &mut allowed, first, last + 1, *kind),
            _ => allowed[first..=last].fill(ANY),
        }
    }
    repair(&words, &mut allowed, set);
    Example { words, allowed, weight: set.weight }
}

fn listed(word: &str) -> u16 {
    RESOURCES.listed(hash::word(&word.to_lowercase()))
}

/// Whether a word is nearly always in lower case.
fn is_small(word: &str) -> bool {
    RESOURCES.lowercase(hash::word(word)) >= 6
}

fn label_name(words: &[String], allowed: &mut [u32], mut first: usize, behind: usize, kind: Kind) {
    if first + 1 < behind && words[first].eq_ignore_ascii_case("the") {
        first += 1;
    }
    while kind == Kind::Person && first + 1 < behind && listed(&words[first]) & TITLE != 0 && listed(&words[first]) & FIRST == 0 {
        first += 1;
    }
    let behind = if first + 1 < behind && words[behind - 1].starts_with(['\'', '’']) { behind - 1 } else { behind };
    for (at, allowed) in allowed.iter_mut().enumerate().take(behind).skip(first) {
        let part = match (at == first, at + 1 == behind) {
            (true, true) => Part::Only,
            (true, false) => Part::First,
            (false, false) => Part::Inner,
            (false, true) => Part::Last,
        };
        *allowed = 1 << label::label(kind, part);
    }
}

const NO_NAME: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn repair(words: &[String], allowed: &mut [u32], set: &Set) {
    let misc = |part| 1u32 << label::label(Kind::Misc, part);
    let any_misc = [Part::First, Part::Inner, Part::Last, Part::Only].into_iter().map(misc).sum::<u32>();
    let capital = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| word.starts_with(char::is_uppercase));
    for at in 0..words.len() {
        let single = |mask: u32| Kind::ALL.into_iter().any(|kind| mask == 1 << label::label(kind, Part::Only));
        let alone = !capital(at.checked_sub(1).filter(|&before| before > 0)) && !capital(Some(at + 1));
        let word = words[at].to_lowercase();
        let settled = allowed[at] == 1 || single(allowed[at]) || allowed[at] == ANY && alone;
        if capital(Some(at)) && listed(&word) & DEMONYM != 0 && settled {
            // A people is miscellaneous everywhere, except where the word is a name as well.
            allowed[at] = if listed(&word) & FIRST != 0 { ANY } else { misc(Part::Only) };
        } else if allowed[at] == misc(Part::Only) && listed(&word) & COUNTRY != 0 {
            // "peace in the Balkans": who takes plurals for peoples is not believed.
            allowed[at] |= 1 << label::label(Kind::Place, Part::Only);
        } else if allowed[at] == ANY && alone && (NO_NAME.contains(&word.as_str()) || at == 0 && is_small(&word)) {
            allowed[at] = 1;
        } else if allowed[at] == 1 && set.scheme == Scheme::NoMisc && capital(Some(at)) && at > 0 {
            allowed[at] = 1 | any_misc;
        }
    }
    unlock(allowed);
}

/// Where labels cannot follow one another, the words are not known.
fn unlock(allowed: &mut [u32]) {
    let follows = |from: u32, to: u32| {
        let has = |mask: u32, label: Label| mask & (1 << label) != 0;
        let labels = 0..LABELS as Label;
        labels.clone().any(|a| has(from, a) && labels.clone().any(|b| has(to, b) && label::may_follow(a, b)))
    };
    for at in 0..allowed.len() {
        if at > 0 && !follows(allowed[at - 1], allowed[at]) {
            allowed[at - 1] |= ANY;
            allowed[at] |= ANY;
        }
    }
    if let Some(last) = allowed.last_mut().filter(|last| !follows(**last, 1)) {
        *last = ANY;
    }
    if let Some(first) = allowed.first_mut().filter(|first| !follows(1, **first)) {
        *first = ANY;
    }
}
