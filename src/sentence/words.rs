//! What is known of words: abbreviations, words that open sentences, verbs of saying.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::calendar::WEEKDAYS;
use crate::lexicon::{self, rule_words};
use crate::wordclass::{self, WordClass};

/// What an abbreviation does, which decides whether a sentence may end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    Title,
    Number,
    Month,
    Day,
    State,
    Company,
    Joint,
    Tail,
    Clock,
    Degree,
    Era,
    Point,
    Unit,
    Street,
    Word,
    /// A single letter: "J."
    Initial,
    /// Letters with full stops between them: "U.S.", "E.U."
    Initialism,
}

type Table<T> = HashMap<&'static str, T>;

static ABBREVIATIONS: LazyLock<Table<Abbreviation>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../lexicon/abbreviations.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(word, class)| Some((word, class_of(class)?))).collect()
});

static STARTERS: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/sentence_starters.txt")));

static REGIONS: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/regions.txt")));

static LETTERED: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/lettered.txt")));

static SURNAMES: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/surnames_that_open.txt")));

static COMPANY_OFFICES: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/company_offices.txt")));

static MARKED_NAMES: LazyLock<Table<()>> = LazyLock::new(|| table(include_str!("../../lexicon/marked_names.txt")));

fn table(list: &'static str) -> Table<()> {
    lexicon::entries(list).map(|entry| (entry, ())).collect()
}

fn class_of(name: &str) -> Option<Abbreviation> {
    Some(match name {
        "title" => Abbreviation::Title,
        "number" => Abbreviation::Number,
        "month" => Abbreviation::Month,
        "day" => Abbreviation::Day,
        "state" => Abbreviation::State,
        "company" => Abbreviation::Company,
        "joint" => Abbreviation::Joint,
        "tail" => Abbreviation::Tail,
        "clock" => Abbreviation::Clock,
        "degree" => Abbreviation::Degree,
        "era" => Abbreviation::Era,
        "point" => Abbreviation::Point,
        "unit" => Abbreviation::Unit,
        "street" => Abbreviation::Street,
        "word" => Abbreviation::Word,
        _ => return None,
    })
}

/// The longest entry of the lists, in bytes.
const LONGEST: usize = 12;

/// Calls `look_up` with the word in lower case, if it is short enough to be in a list.
fn in_lower_case<T>(word: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    look_up(std::str::from_utf8(lower).ok()?)
}

/// The class of the abbreviation that `word`, written without its last full stop, is.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut letters = word.chars();
    let first = letters.next()?;
    if letters.next().is_none() {
        return match first {
            // "Hart v. Vale", "c. 1900", "p. 5"
            'v' | 'c' => Some(Abbreviation::Joint),
            'p' | 'n' => Some(Abbreviation::Number),
            _ => first.is_alphabetic().then_some(Abbreviation::Initial),
        };
    }
    // "non-U.S. markets"
    if let Some((_, last)) = word.rsplit_once('-').filter(|(_, last)| is_initialism(last)) {
        return is_initialism(last).then_some(Abbreviation::Initialism);
    }
    let known = in_lower_case(word, |lower| ABBREVIATIONS.get(lower).copied());
    // "the art." and "sat." are words; "Art." and "Sat." may be short for something.
    let capital_only = |class: &Abbreviation| {
        use Abbreviation::{Day, Month, Point, State, Title};
        matches!(class, Title | Month | Day | State | Point) && first.is_lowercase()
    };
    known.filter(|class| !capital_only(class)).or_else(|| is_initialism(word).then_some(Abbreviation::Initialism))
}

fn is_initialism(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic))
}

/// Whether the word takes a capital only where it opens a sentence: "The", "However".
pub fn opens_sentences(word: &str) -> bool {
    in_lower_case(word, |lower| STARTERS.get(lower).copied()).is_some()
}

/// Whether a letter behind the word tells which one: "plan B", "Hall A".
pub fn takes_letter(word: &str) -> bool {
    in_lower_case(word, |lower| LETTERED.get(lower).copied()).is_some()
}

/// Whether the word may be a family name as well as the first of a sentence: "May", "Young".
pub fn is_surname(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && in_lower_case(word, |lower| SURNAMES.get(lower).copied()).is_some()
}

/// Whether a firm's name may go on with the country: "Osk Inc. USA".
pub fn is_country(word: &str) -> bool {
    REGIONS.contains_key(word) || rule_words!("country-of-firm").has(word)
}

/// Whether an office in a firm opens with the word: "CEO", "Managing Director".
pub fn opens_office(word: &str) -> bool {
    in_lower_case(word, |lower| COMPANY_OFFICES.get(lower).copied()).is_some()
}

/// Whether the word is a form of a verb and nothing else, so that what it stands in may be a sentence.
pub fn is_verb(word: &str) -> bool {
    use WordClass::{Auxiliary, Modal, Verb, VerbOrNoun};
    word.starts_with(char::is_lowercase) && matches!(wordclass::class(word), Auxiliary | Modal | Verb(_) | VerbOrNoun(_))
}

/// Whether the word opens what a clock time is measured by, or the day it is of: "p.m. Tuesday", "p.m. Eastern time".
pub fn goes_with_clock(word: &str) -> bool {
    rule_words!("opens-zone").has(word) || WEEKDAYS.contains(&word)
}

/// Whether a word behind a verb of saying tells where, when, how or to whom, not what: `shouted to the crowd`, `yelled back`.
pub fn leads_away(word: &str) -> bool {
    let class = wordclass::class(word);
    matches!(class, WordClass::Preposition | WordClass::To | WordClass::Adverb) || rule_words!("leads-away").has(word)
}

/// Whether a number goes with the word before it: "by", "to", "No.", "March".
pub fn takes_number(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.starts_with(char::is_lowercase) && opens_sentences(word)
        || matches!(abbreviation(word), Some(Abbreviation::Number | Abbreviation::Month))
}

/// Whether a time follows the word: "At", "On".
pub fn places_in_time(word: &str) -> bool {
    rule_words!("places-in-time").has(word)
}

/// Whether an exclamation or question mark belongs to the name: "Yahoo!".
pub fn is_marked_name(word: &str) -> bool {
    MARKED_NAMES.contains_key(word)
}
