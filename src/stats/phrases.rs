//! The phrases an article comes back to, and the sentences that carry it. No sentence is written anew: this is no summary.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::entity::{Entities, EntityId, EntityType, Mention};
use crate::lexicon::{self, rule_words};
use crate::span::Span;
use crate::wordclass::{self, WordClass};
use crate::words::{Stretch, Tag};

use super::diversity::{WordId, frequencies};
use super::{Body, Place, is_by_name};

/// A phrase that the article comes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPhrase {
    /// As it is first printed.
    pub text: String,
    /// Every place where it stands, sorted.
    pub spans: Vec<Span>,
    /// 1 for the first phrase.
    pub score: f64,
}

/// A sentence that carries the article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeySentence {
    /// The index of the sentence.
    pub sentence: usize,
    pub score: f64,
}

/// Words that carry no matter of their own, in lower case.
static STOP_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/stop_words.txt")));

/// Whether the word, in lower case, says nothing about what the text is about.
pub fn is_stop_word(word: &str) -> bool {
    word.len() < 2 || STOP_WORDS.contains(word) || says_only(word) || word.ends_with("ly") || !word.contains(char::is_alphabetic)
}

/// Whether the word is a form of a verb of saying and nothing else: `said`, but not `claim`.
fn says_only(word: &str) -> bool {
    wordclass::is_speech_verb(word) && matches!(wordclass::class(word), WordClass::Verb(_))
}

/// The best phrases: runs of words without stop words between, and names of people and organizations, by how often they come, how
/// long they are and how early.
pub(super) fn key_phrases(body: &Body<'_, '_>, entities: &Entities) -> Vec<KeyPhrase> {
    const SHOWN: usize = 10;
    let mut candidates: HashMap<Key, Candidate> = HashMap::default();
    let stems = stems(body);
    let parts = parts(body, entities);
    for run in runs(body, &parts) {
        let (key, words) = match parts[run.start] {
            Part::Whole(mention) => {
                let entity = entities.mentions[mention].entity;
                (Key::Entity(entity), entities.entities[entity].name.split(' ').count())
            }
            _ => (Key::of(run.clone().filter_map(|word| body.id(word)).map(|id| stems[id])), run.len()),
        };
        let candidate = candidates.entry(key).or_insert_with(|| Candidate { words, first: run.start, spans: Vec::new() });
        candidate.spans.push(run);
    }
    let ranked = candidates.into_values().map(|candidate| Ranked { score: candidate.score(body.ids.len()), candidate });
    // Few are shown: not all have to be sorted.
    let mut ranked: BinaryHeap<Ranked> = ranked.collect();
    let best = ranked.peek().map_or(1.0, |first| first.score);
    let mut phrases = Vec::new();
    let mut taken: Vec<Vec<WordId>> = Vec::new();
    while let Some(Ranked { score, candidate }) = ranked.pop() {
        // A name as it is fullest.
        let fullest = candidate.spans.iter().max_by_key(|run| (run.len(), Reverse(run.start))).cloned().unwrap_or_default();
        let key: Vec<WordId> = fullest.filter_map(|word| body.id(word)).map(|id| stems[id]).collect();
        if phrases.len() == SHOWN || (candidate.spans.len() < 2 && candidate.words < 2) {
            break;
        }
        // "security concerns" has said "security".
        if taken.iter().any(|taken| taken.iter().filter(|word| key.contains(word)).count() >= key.len().min(taken.len())) {
            continue;
        }
        taken.push(key);
        let spans: Vec<Span> = candidate.spans.into_iter().map(|run| body.span(run)).collect();
        phrases.push(KeyPhrase { text: shown(body, entities, spans[0]), spans, score: score / best });
    }
    phrases
}

/// The most words of a phrase.
const LONGEST: usize = 4;

/// What is the same phrase.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// The name of somebody, or of an organization, however it is printed.
    Entity(EntityId),
    Words([Option<WordId>; LONGEST]),
}

impl Key {
    fn of(ids: impl Iterator<Item = WordId>) -> Key {
        let mut words = [None; LONGEST];
        words.iter_mut().zip(ids).for_each(|(slot, id)| *slot = Some(id));
        Key::Words(words)
    }
}

/// What a word of the body is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    /// A place or what is called so, with which a phrase may open: "British voters".
    Name,
    /// A person or an organization: the mention, a phrase of its own.
    Whole(usize),
    /// A figure or a date, which is in no phrase: "per cent".
    Amount,
}

fn parts(body: &Body<'_, '_>, entities: &Entities) -> Vec<Part> {
    let mut parts = vec![Part::Nothing; body.ids.len()];
    let mut mark =
        |span: Span, part: Part| parts.get_mut(body.words_in(span)).into_iter().flatten().for_each(|word| *word = part);
    entities.figures.iter().for_each(|figure| mark(figure.span, Part::Amount));
    entities.dates.iter().for_each(|date| mark(date.span, Part::Amount));
    for (at, name) in entities.mentions.iter().enumerate().filter(|(_, mention)| is_by_name(mention)) {
        let whole = matches!(name.kind, EntityType::Person | EntityType::Organization);
        mark(name.span, if whole { Part::Whole(at) } else { Part::Name });
    }
    parts
}

struct Candidate {
    words: usize,
    /// Its first word, as an index into the body's words.
    first: usize,
    /// Where it stands, as words of the body.
    spans: Vec<Range<usize>>,
}

/// A candidate among the others: by its score, of those alike the earlier one first.
struct Ranked {
    score: f64,
    candidate: Candidate,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.candidate.first.cmp(&self.candidate.first))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

impl Candidate {
    fn score(&self, words: usize) -> f64 {
        let length = [1.0, 1.8, 2.2, 2.2][self.words.clamp(1, 4) - 1];
        let early = 1.0 - self.first as f64 / words as f64;
        self.spans.len() as f64 * length * (0.5 + early)
    }
}

/// For a phrase that is a name, the entity's name; else the phrase as it is printed.
fn shown(body: &Body<'_, '_>, entities: &Entities, span: Span) -> String {
    let mention =
        entities.mentions.binary_search_by_key(&span.start, |mention| mention.span.start).ok().map(|at| entities.mentions[at]);
    // The full stop of "Lane & Co." is no word's.
    let is_name = |mention: &Mention| body.document.text[mention.span].trim_end_matches('.').len() == span.len();
    let entity = mention.filter(|mention| mention.span == span || is_name(mention));
    let entity = entity.and_then(|mention| entities.entities.get(mention.entity));
    entity.map_or_else(|| body.document.text[span].to_owned(), |entity| entity.name.clone())
}

/// For each type, a type that stands for it: plurals with their singulars.
fn stems(body: &Body<'_, '_>) -> Vec<WordId> {
    let numbers = &body.numbers;
    let singular = |word: &str| numbers.get(word.strip_suffix("es")?).or_else(|| numbers.get(word.strip_suffix('s')?)).copied();
    let simple = |word: &str| word.strip_suffix('s').and_then(|word| numbers.get(word)).copied();
    body.types.iter().enumerate().map(|(id, word)| simple(&word.lower).or_else(|| singular(&word.lower)).unwrap_or(id)).collect()
}

/// Runs of at most four words that stand together and are no stop words and no verbs, and whole names, as ranges of the body's words.
fn runs(body: &Body<'_, '_>, parts: &[Part]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    // "the council voted": what is told, not what it is about.
    let tells = |word: usize| !matches!(body.tag(word), Tag::Verb | Tag::Aux);
    let matters = |word: usize| body.id(word).is_some_and(|id| !body.types[id].stop && tells(word));
    let counts = |word: usize| match parts.get(word) {
        Some(Part::Nothing) => matters(word) || is_of_row(body, word) && matters(word + 1),
        Some(Part::Name | Part::Whole(_)) => true,
        Some(Part::Amount) | None => false,
    };
    let whole = |word: usize| parts.get(word).filter(|part| matches!(part, Part::Whole(_)));
    for word in 0..=body.ids.len() {
        // The words of a name belong together, whatever stands between: "Dept. of Labor", "Lane & Co.".
        let goes_on = || whole(word) == whole(start) && (whole(word).is_some() || body.is_joined(word));
        if counts(word) && (word == start || goes_on()) {
            continue;
        }
        if word > start && (word - start <= LONGEST || whole(start).is_some()) {
            runs.push(start..word);
        }
        start = if counts(word) { word } else { word + 1 };
    }
    runs
}

/// "the second amendment", "a third bridge": one of a row, not the second time or the third day.
fn is_of_row(body: &Body<'_, '_>, word: usize) -> bool {
    let lower = |word: usize| body.id(word).map_or("", |id| &*body.types[id].lower);
    let noun = |word: usize| body.tag(word) == Tag::Noun && body.is_joined(word) && !rule_words!("in-turn").has(lower(word));
    matches!(lower(word), "second" | "third") && body.id(word + 1).is_some() && noun(word + 1)
}

/// The sentences that come early, speak of what the article speaks of, and say something new.
pub(super) fn key_sentences(body: &Body<'_, '_>, _entities: &Entities) -> Vec<KeySentence> {
    const SHOWN: usize = 3;
    let contents = contents(body);
    if contents.len() <= SHOWN {
        return Vec::new();
    }
    let weights: Vec<f64> = frequencies(&body.ids).iter().map(|&frequency| libm::log(1.0 + frequency as f64)).collect();
    let central = |words: &[WordId]| words.iter().map(|&word| weights[word]).sum::<f64>() / (words.len() as f64 + 4.0);
    let most = contents.iter().map(|(_, words)| central(words)).fold(f64::MIN_POSITIVE, f64::max);
    let scores: Vec<f64> =
        contents.iter().enumerate().map(|(place, (_, words))| central(words) / most + 2.0 / (1.0 + place as f64 / 2.0)).collect();
    let mut said = vec![false; body.types.len()];
    let mut chosen: Vec<(usize, f64)> = Vec::new();
    while chosen.len() < SHOWN {
        let novel = |words: &[WordId]| words.iter().filter(|&&word| !said[word]).count() as f64 / words.len().max(1) as f64;
        let score = |place: usize| scores[place] * (0.4 + 0.6 * novel(&contents[place].1));
        let left = (0..contents.len()).filter(|place| chosen.iter().all(|(taken, _)| taken != place));
        let scored = left.map(|place| (place, score(place)));
        let best = scored.max_by(|(one, score), (other, than)| score.total_cmp(than).then(other.cmp(one)));
        let Some((best, score)) = best else { break };
        chosen.push((best, score));
        contents[best].1.iter().for_each(|&word| said[word] = true);
    }
    chosen.sort_by_key(|&(place, _)| place);
    chosen.into_iter().map(|(place, score)| KeySentence { sentence: contents[place].0, score }).collect()
}

/// The sentences of more than six words, with the different words in them that are no stop words.
fn contents(body: &Body<'_, '_>) -> Vec<(usize, Vec<WordId>)> {
    const SHORTEST: usize = 6;
    let mut contents = Vec::new();
    for Place { sentence, first, adds } in body.measured.iter().filter(|place| place.adds.places.len() > SHORTEST) {
        let words = Stretch::whole(&body.ids).from(*first).head(adds.places.len());
        let mut ids: Vec<WordId> = words.iter().copied().filter(|&id| !body.types[id].stop).collect();
        ids.sort_unstable();
        ids.dedup();
        contents.push((*sentence, ids));
    }
    contents
}
