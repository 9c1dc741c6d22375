//! What speaks for words being part of a name, beside the weights: "Bosnia and Herzegovina" is one country, "AT&T" a firm.

use super::EntityType;
use super::allowed::{INNER, ONLY, Sentence};
use super::edge::is_rank;
use super::kind;
use super::words::{KIND_CLUES, ORGANIZATION_KINDS, ROLES, tells};
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, LABELS, Part, label, resources};

/// How much speaks for each label of each unit of a sentence.
pub(super) struct Scores(pub Vec<[f32; LABELS]>);

impl Scores {
    /// Adds to what speaks for a unit being a part of a name.
    pub(super) fn favour(&mut self, at: usize, kind: Kind, part: Part, by: f32) {
        if let Some(scores) = self.0.get_mut(at) {
            scores[usize::from(label::label(kind, part))] += by;
        }
    }
}

/// Adds all that speaks for names in a sentence.
pub(super) fn add(sentence: &Sentence<'_>, scores: &mut Scores) {
    join_countries(sentence, scores);
    favour_given_names(sentence, scores);
    favour_initials_with_and(sentence, scores);
    favour_joined_words(sentence, scores);
    favour_whole_institutions(sentence, scores);
    favour_last_nouns(sentence, scores);
    favour_small_countries(sentence, scores);
    favour_employers(sentence, scores);
}

/// "Jefferies analyst Maria Orr": what no list knows, before a post in small letters and a person.
fn favour_employers(sentence: &Sentence<'_>, scores: &mut Scores) {
    for (at, word) in sentence.words.placed() {
        let unknown =
            word.capital && word.letters && word.listed & !resources::LAST == 0 && word.phrase.0 == 0 && word.lowercase == 0;
        let opens = unknown && (at == 0 || !sentence.is_capital(at - 1)) && !sentence.is_capital(at + 1);
        let post = opens && tells(sentence.word(at + 1), "employed");
        if post && sentence.is_listed(at + 2, resources::FIRST) && sentence.is_capital(at + 3) {
            scores.favour(at, Kind::Organization, Part::Only, JOINED);
        }
    }
}

/// "i live in vietnam": a country that is never written so by who takes care, and is no word.
fn favour_small_countries(sentence: &Sentence<'_>, scores: &mut Scores) {
    for (at, word) in sentence.words.placed() {
        let country = !word.capital && word.phrase.1 == ONLY && word.listed & resources::COUNTRY != 0;
        if country
            && matches!(word.lowercase, 1 | 2)
            && word.suffixes[2] != 0
            && word.listed & (resources::FIRST | resources::DEMONYM) == 0
        {
            scores.favour(at, Kind::Place, Part::Only, SMALL_COUNTRY);
        }
    }
}

/// What speaks for a country in small letters.
const SMALL_COUNTRY: f32 = 4.0;

/// "Bosnia and Herzegovina" is one country: a small word inside a listed country's name holds it together.
fn join_countries(sentence: &Sentence<'_>, scores: &mut Scores) {
    for (at, word) in sentence.words.placed() {
        let (listed, part) = word.phrase;
        if word.link && !word.capital && part == INNER && listed & resources::COUNTRY != 0 {
            scores.favour(at, Kind::Place, Part::Inner, WHOLE_COUNTRY);
        }
    }
}

/// What speaks for a small word being inside a country's name.
const WHOLE_COUNTRY: f32 = 8.0;

/// "The mayor met teacher Nell": a given name behind a trade in small letters is a person, as is whoever has a rank.
fn favour_given_names(sentence: &Sentence<'_>, scores: &mut Scores) {
    for (at, word) in sentence.words.placed().skip(1) {
        let given = word.capital && word.listed & resources::FIRST != 0 && word.listed & resources::COUNTRY == 0;
        let before = sentence.word(at - 1);
        let fond = || tells(before, "fond") && word.listed & resources::CITY == 0;
        let ranked = word.capital && sentence.is_capital(at - 1) && word.suffixes[0] != 0 && is_rank(before);
        if ranked || given && !sentence.is_capital(at - 1) && (fond() || ROLES.contains_key(before)) {
            scores.favour(at, Kind::Person, Part::Only, GIVEN_NAME);
            scores.favour(at, Kind::Person, Part::First, GIVEN_NAME);
        }
    }
}

/// `AT&T`, `P&R`: firms and boards.
fn favour_initials_with_and(sentence: &Sentence<'_>, scores: &mut Scores) {
    for at in sentence.places() {
        if sentence.word(at).len() > 2 && sentence.word(at).contains('&') {
            scores.favour(at, Kind::Organization, Part::Only, GIVEN_NAME);
        }
    }
}

/// `SkyLatch`, `VetUnion`: two words written as one are mostly a firm; not `MacArthur`.
fn favour_joined_words(sentence: &Sentence<'_>, scores: &mut Scores) {
    for at in sentence.places().filter(|&at| sentence.is_capital(at)) {
        if is_joined(sentence.word(at)) {
            scores.favour(at, Kind::Organization, Part::Only, JOINED);
        }
    }
}

/// "Friends of Combe Libraries", "Chamber of Trade": what stands behind an institution's noun and "of" belongs to it.
fn favour_whole_institutions(sentence: &Sentence<'_>, scores: &mut Scores) {
    if sentence.casing != Casing::Ordinary {
        return;
    }
    for at in sentence.places() {
        if !sentence.is_capital(at) || !matches!(sentence.word(at + 1), "of" | "for") {
            continue;
        }
        let noun = sentence.word(at).to_lowercase();
        if !ORGANIZATION_KINDS.contains(noun.as_str()) && !KIND_CLUES.contains_key(&("institution", noun.as_str())) {
            continue;
        }
        let behind = at + 2 + usize::from(sentence.word(at + 2) == "the");
        if sentence.is_capital(behind) {
            (at + 1..behind).for_each(|at| scores.favour(at, Kind::Organization, Part::Inner, WHOLE_INSTITUTION));
        }
    }
}

/// "Thames Valley Police", "Davis Cup Finals": what closes a row of capitals belongs to it, and says what it is.
fn favour_last_nouns(sentence: &Sentence<'_>, scores: &mut Scores) {
    if sentence.casing != Casing::Ordinary {
        return;
    }
    let ends = |&at: &usize| sentence.is_capital(at) && sentence.is_capital(at - 1) && !sentence.is_capital(at + 1);
    for at in sentence.places().skip(1).filter(ends) {
        let behind = sentence.word(at + 1);
        // "Ivor Novello Award for Jazz", "BBC Radio 3", "Durham Baseball Club, Inc."
        let goes_on = rule_words!("award-goes-on").has(behind) || behind.starts_with(|c: char| c.is_ascii_digit());
        let listed = sentence.is_listed(at, resources::FIRST | resources::LAST);
        if listed || goes_on || behind == "," && sentence.is_capital(at + 2) {
            continue;
        }
        let noun = sentence.word(at).to_lowercase();
        let kind = match kind::of_last_noun(&noun) {
            Some(EntityType::Misc) => Kind::Misc,
            Some(EntityType::Organization) => Kind::Organization,
            _ => continue,
        };
        scores.favour(at, kind, Part::Last, LAST_NOUN);
    }
}

/// What speaks for a name's last word being part of it.
const LAST_NOUN: f32 = 1.5;

/// What speaks for an institution's name that goes on behind "of".
const WHOLE_INSTITUTION: f32 = 2.5;

/// Whether a capitalised word has another capital behind small letters.
fn is_joined(word: &str) -> bool {
    let second = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    second.is_some_and(|at| {
        at > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphanumeric)
            && word[..at].ends_with(char::is_lowercase)
            && !tells(&word[..at], "opens-name")
    })
}

/// What speaks for a firm whose name is two words in one.
const JOINED: f32 = 2.5;
/// What speaks for a given name behind a trade, or a name behind a rank.
const GIVEN_NAME: f32 = 5.0;
