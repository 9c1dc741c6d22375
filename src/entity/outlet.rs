//! Papers, stations and who owns a text: what stands behind "told the", "published in" and ©.

use super::allowed::{Allowed, Sentence};
use super::favour::Scores;
use super::words::{KIND_CLUES, tells};
use crate::calendar::month_from_name;
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, Part, resources};

/// Marks what is certain: "© Gazeta e Bregut 2025", "Originally published on Deep Science.", "WMGL".
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places() {
        let named = owner(sentence, at).or_else(|| publisher(sentence, at)).or_else(|| station(sentence, at));
        let named = named.or_else(|| desk(sentence, at));
        if let Some((first, end)) = named {
            allowed.keep(first..end, Kind::Organization);
        }
    }
}

/// "she told the Record": who is told with "the" and is no people or title is a paper.
pub(super) fn favour(sentence: &Sentence<'_>, scores: &mut Scores) {
    if sentence.casing != Casing::Ordinary {
        return;
    }
    for at in sentence.places().skip(2) {
        let told = match sentence.word(at - 2) {
            "to" => rule_words!("speaks-to-outlet").has(sentence.units.back(at, 3)),
            word => rule_words!("told-outlet").has(word),
        };
        // "she told NNN": letters need no article.
        let letters = |at: usize| sentence.seen(at).all_capitals && (2..6).contains(&sentence.word(at).len());
        if matches!(sentence.word(at - 1), "told" | "tells") && letters(at) && ends_phrase(sentence.word(at + 1)) {
            scores.favour(at, Kind::Organization, Part::Only, TOLD);
        }
        let told = told && matches!(sentence.word(at - 1), "the" | "The");
        let end = at + if told { sentence.capitals(at) } else { 0 };
        if !(at + 1..at + 4).contains(&end) || !ends_phrase(sentence.word(end)) || !is_paper(sentence, end - 1) {
            continue;
        }
        for place in at..end {
            scores.favour(place, Kind::Organization, Part::at(place - at, end - at), TOLD);
        }
    }
}

/// What speaks for a paper that is told something.
const TOLD: f32 = 4.0;

/// Whether the last word of a name can be a paper's: no people, title or trade, and no family: "told the Orrs".
fn is_paper(sentence: &Sentence<'_>, last: usize) -> bool {
    let word = sentence.seen(last);
    let family = sentence.word(last).ends_with('s') && word.lowercase < 2 && word.listed & resources::ORGANIZATION_WORD == 0;
    word.listed & (resources::DEMONYM | resources::TITLE | resources::COUNTRY) == 0 && !family
}

/// Whether a name ends before the word: behind it comes no noun.
fn ends_phrase(word: &str) -> bool {
    !word.starts_with(char::is_alphanumeric) && !matches!(word, "'s" | "’s" | "-") || tells(word, "behind-told")
}

/// "© Future US, Inc.", "© 2023 Lark Media Group": whose the text is.
fn owner(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let noted = |next: &str| matches!(next, "©" | "by") || next.starts_with(|c: char| c.is_ascii_digit());
    let signed = match sentence.word(at) {
        "©" => true,
        "Copyright" | "copyright" => noted(sentence.word(at + 1)),
        _ => false,
    };
    let mut first = signed.then_some(at + 1)?;
    while matches!(sentence.word(first), "©" | "," | "by") || sentence.word(first).starts_with(|c: char| c.is_ascii_digit()) {
        first += 1;
    }
    let mut end = first + sentence.capitals(first);
    while end > first && (sentence.seen(end).link || sentence.word(end) == "e") {
        match sentence.capitals(end + 1) {
            0 => break,
            more => end += 1 + more,
        }
    }
    let firm = |word: &str| KIND_CLUES.contains_key(&("firm", word.trim_end_matches('.').to_lowercase().as_str()));
    end += if sentence.word(end) == "," && firm(sentence.word(end + 1)) { 2 } else { 0 };
    let person = end == first + 2 && sentence.is_listed(first, resources::FIRST);
    let notice = sentence.word(first) == "All";
    ((first + 1..first + 7).contains(&end) && !person && !notice).then_some((first, end))
}

/// "Published in Dawn, August 30th": where the text stood first.
fn publisher(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let opens =
        at == 0 && sentence.word(0) == "Published" || sentence.word(at) == "published" && is_first(sentence.units.before(at));
    let first = (opens && matches!(sentence.word(at + 1), "in" | "on")).then_some(at + 2)?;
    let first = first + usize::from(sentence.word(first) == "the");
    let end = first + sentence.capitals(first);
    let time = |at: usize| month_from_name(sentence.word(at)).is_some();
    let day = sentence.word(first).ends_with("day");
    let place = sentence.is_listed(first, resources::COUNTRY | resources::CITY) && end == first + 1;
    ((first + 1..first + 5).contains(&end) && !time(first) && !day && !place).then_some((first, end))
}

fn is_first(word: &str) -> bool {
    rule_words!("first-published").has(word)
}

/// "By Nora Bell, Hild Today": whom a byline writes for.
fn desk(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let led = at > 2 && sentence.word(at) == "," && sentence.units.is(0, "by");
    let (first, end) = (led.then_some(at + 1)?, sentence.places().end);
    let last = sentence.units.before(end).to_lowercase();
    let outlet =
        tells(&last, "closes-outlet") || KIND_CLUES.get(&("last", last.as_str())).is_some_and(|kind| *kind == "organization");
    (sentence.capitals(first) == end - first && (2..5).contains(&(end - first)) && outlet).then_some((first, end))
}

/// "WMGL | By Katya Lund": a station's call sign.
fn station(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let sign = sentence.word(at);
    let letters = sign.len() == 4 && sign.starts_with(['W', 'K']) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
    let alone = !(sentence.is_capital(at + 1) || at > 0 && sentence.is_capital(at - 1));
    let consonant = !matches!(sign.as_bytes().get(1), Some(b'A' | b'E' | b'H' | b'I' | b'O'));
    (letters && alone && consonant && sentence.seen(at).lowercase == 0 && sentence.casing != Casing::Upper)
        .then_some((at, at + 1))
}
