//! Words that are in no name, whatever the weights say; and what a dateline opens with.

use super::allowed::{Allowed, INNER, ONLY, Sentence};
use super::edge::is_rank;
use super::words::{GROUPS, KIND_CLUES, ROLES, tells};
use crate::calendar::month_from_name;
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, resources};
use crate::wordclass::{self, WordClass};

/// From which step on a word is small now and then.
const SELDOM_SMALL: u32 = 2;

/// From which step on a word counts as nearly always small.
const COMMON: u32 = 6;

/// "Northgate United beat Harbour City 2-1" is no name: a word that is nearly always small, and small here, is in no name unless
/// it links words or a list has it. A rare one is neither, where it tells what one team does to another.
pub(super) fn bar_small_words(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for (at, word) in sentence.words.placed() {
        let small = word.letters && !word.capital && !word.link && word.phrase.1 != INNER;
        let common = word.lowercase >= COMMON && sentence.casing == Casing::Ordinary;
        // "City closes Marlow Bridge"
        let verb = || matches!(wordclass::class(sentence.word(at)), WordClass::Verb(_));
        if small && (common || verb() || KIND_CLUES.contains_key(&("defeats", sentence.word(at)))) {
            allowed.bar(at..at + 1);
        }
    }
}

/// No name goes over a dash or a bracket: "HALDEN — Senators".
pub(super) fn bar_breaks(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places() {
        if matches!(sentence.word(at), "—" | "―" | "--" | "(" | ")" | "[" | "]" | ";" | "“" | "”" | "\"" | "|") {
            allowed.bar(at..at + 1);
        }
        // "Cole; Varley, Roe, Lumb": several people, but "Martin Luther King, Jr."
        let next = sentence.word(at + 1).trim_end_matches('.');
        let marked = |word: &str| matches!(word, "\"" | "“" | "”");
        let turned = marked(sentence.units.back(at, 2)) && marked(sentence.word(at + 2));
        if sentence.word(at) == "," && !turned && next.chars().count() > 1 && !rule_words!("generation-of-name").has(next) {
            allowed.part(at, Kind::Person);
        }
    }
}

/// "Rs 500", "Sh16.96": what money is counted in is no name.
pub(super) fn bar_money(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    for at in sentence.places().filter(|&at| sentence.is_capital(at)) {
        let (word, next) = (sentence.word(at), sentence.word(at + 1));
        let sum = word.len() < 5 || word.bytes().any(|byte| byte.is_ascii_digit());
        let glued = if sum { rule_words!("glued-money").cut_from_start(word) } else { None };
        let behind = if next == "." { sentence.word(at + 2) } else { next.trim_start_matches('.') };
        let bare = |rest: &str| matches!(rest, "" | ".") && number(behind);
        if glued.is_some_and(|rest| number(rest) || bare(rest)) || is_sum(word) {
            allowed.bar(at..at + 1);
        }
    }
}

/// "P720", "N1.4m", "R312m": pesos, naira, rand; not "N95", "R2".
fn is_sum(word: &str) -> bool {
    let sum = word.strip_prefix(['K', 'N', 'P', 'R']).unwrap_or_default();
    let digits = sum.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let counted = digits.len() > 2 || digits.len() < sum.len() && rule_words!("scale-letter").has(&sum[digits.len()..]);
    counted
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b','))
}

/// "Malir SSP Dan Marl", "Supt Marl": a rank before a name is in no name.
pub(super) fn bar_ranks(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for (at, word) in sentence.words.placed() {
        let next = sentence.seen(at + 1);
        let opens_name = next.capital && next.suffixes[0] != 0 && next.listed & resources::ORGANIZATION_WORD == 0;
        let listed = word.phrase.1 != 0 && word.phrase.1 != ONLY;
        if opens_name && !listed && word.capital && is_rank(sentence.word(at)) {
            allowed.bar(at..at + 1);
        }
    }
}

/// "White House Press Secretary Dana Brell": the press is no part of the White House.
pub(super) fn bar_departments(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(1).filter(|&at| sentence.is_capital(at) && sentence.is_capital(at - 1)) {
        if tells(&sentence.word(at).to_lowercase(), "leads-department")
            && tells(&sentence.word(at - 1).to_lowercase(), "department")
        {
            allowed.bar(at - 1..at + 1);
        }
    }
}

/// "in the Main Hall", "Small Firms and Young People", "he is Chief Cook": what has capitals only because its writer likes them.
pub(super) fn bar_descriptions(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    // "Council votes to close bridge"
    let alone = sentence.casing == Casing::Ordinary && sentence.is_capital(0) && !sentence.is_capital(1);
    if alone && tells(sentence.word(0), "opens-sentence") {
        allowed.bar(0..1);
    }
    let two = |at: &usize| sentence.is_capital(*at) && sentence.is_capital(at - 1) && !sentence.is_capital(at + 1);
    for at in sentence.places().skip(1).filter(two) {
        let (one, noun) = (sentence.word(at - 1).to_lowercase(), sentence.word(at).to_lowercase());
        let before = sentence.units.back(at, 2);
        let owns = matches!(sentence.word(at + 1), "'s" | "’s" | "'" | "’" | "-")
            || rule_words!("links-name").has(sentence.word(at + 1));
        let alone = at < 2 || !sentence.is_capital(at - 2);
        let people = tells(&one, "describes-people") && GROUPS.contains(noun.as_str());
        let room = tells(&one, "describes-room") && tells(&noun, "room") && tells(before, "determiner");
        let trade = || ROLES.contains_key(noun.as_str()) || sentence.seen(at).lowercase >= SELDOM_SMALL;
        let post = one == "chief" && tells(before, "is-post") && trade();
        if (people && alone || room || post) && !owns {
            allowed.bar(at - 1..at + 1);
        }
    }
}

/// A dateline opens with a place: the words up to its first mark or agency.
pub(super) fn open_with_place(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let is_word = |word: &str| word.starts_with(char::is_alphabetic) && month_from_name(word).is_none();
    let words = sentence.places().take_while(|&at| is_word(sentence.word(at))).count();
    // "SOCCER - HALDEN BEAT CARROW"
    let sport = |at: usize| tells(&sentence.word(at).to_lowercase(), "sport");
    if (0..words).all(sport) {
        allowed.bar(0..words);
    }
    allowed.keep(0..words, Kind::Place);
    // "SEOUL, March 4 (Hanbit) --"
    let Some(opens) = sentence.units.head(9).from(1).find("(") else { return };
    let agency = sentence.units.from(opens + 1);
    let length = agency.places().take_while(|&at| agency.is_capital(at)).count();
    let end = opens + 1 + length;
    if (1..4).contains(&length) && agency.word(end) == ")" {
        allowed.keep(opens + 1..end, Kind::Organization);
    }
}
