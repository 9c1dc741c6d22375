//! What is certain about a candidate.

use super::scan::{Candidate, first_word, needs_no_blank};
use super::words::{self, Abbreviation};
use crate::lexicon::rule_words;
use crate::wordclass;

/// A time at the head of a sentence is no longer than this, in bytes.
const LONGEST_TIME: usize = 60;

/// Neither is what opens an item of a list, with the marks before it.
const LONGEST_ENUMERATOR: usize = 12;

/// Neither is who said it, with all that is told of them.
const LONGEST_SPEAKER: usize = 160;

/// Neither is the name under a quotation.
const LONGEST_SIGNATURE: usize = 60;

/// What the rules say of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ends,
    GoesOn,
    /// Not certain: the model decides.
    Open,
}

/// Decides what is certain.
pub fn decide(candidate: &Candidate<'_>) -> Verdict {
    let decisions = [
        aside,
        plain,
        turned_mark,
        omission,
        enumerator,
        mark_follows,
        wide_mark,
        attribution,
        signature,
        ellipsis,
        small_letter,
        marked_name,
        abbreviation,
    ];
    decisions.into_iter().find_map(|decision| decision(candidate)).unwrap_or(Verdict::Open)
}

/// "the analogy [...] of": what was left out, not an end.
fn omission(candidate: &Candidate<'_>) -> Option<Verdict> {
    let bracketed = candidate.block[..candidate.mark].ends_with(['[', '(']) && candidate.closing().starts_with([']', ')']);
    bracketed.then_some(Verdict::GoesOn)
}

/// "1. Buy salt." "a.) Wait." "2.1. The rules" "P.S. Come soon." The full stop belongs to what counts or announces.
fn enumerator(candidate: &Candidate<'_>) -> Option<Verdict> {
    if candidate.marks() != "." || !matches!(candidate.closing(), "" | ")") {
        return None;
    }
    let so_far = candidate.sentence_so_far();
    if so_far.len() > LONGEST_ENUMERATOR {
        return None;
    }
    let so_far = so_far.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number = so_far.len() <= 6 && so_far.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let year = so_far.len() == 4 && so_far.bytes().all(|byte| byte.is_ascii_digit());
    let letter = so_far.len() == 1 && so_far.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = so_far.len() <= 4 && so_far.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let postscript = rule_words!("postscript").has(so_far);
    (!so_far.is_empty() && !year && (number || letter || roman || postscript)).then_some(Verdict::GoesOn)
}

/// `the film "Look Out!", which`, `Hale Bros. & Sons`: a sentence does not open with a comma, an end mark or an ampersand.
fn mark_follows(candidate: &Candidate<'_>) -> Option<Verdict> {
    let rest = &candidate.block[candidate.next..];
    let omission = rest.starts_with("..") || rest.starts_with(". .");
    let joins = rest.starts_with("& ") || rest.starts_with("&\u{a0}");
    (joins || rest.starts_with([',', ';', ':', '.', '?', '!', ')', ']', '%', '/']) && !omission).then_some(Verdict::GoesOn)
}

/// "He left (it was late. Nobody saw him) and slept." Brackets that close shortly after hold together.
fn aside(candidate: &Candidate<'_>) -> Option<Verdict> {
    candidate.bracketed.then_some(Verdict::GoesOn)
}

/// "。" and its like end sentences whatever follows.
fn wide_mark(candidate: &Candidate<'_>) -> Option<Verdict> {
    candidate.marks().ends_with(needs_no_blank).then_some(Verdict::Ends)
}

/// `"Is it over?" Hart asked.`: who said it belongs to what was said.
fn attribution(candidate: &Candidate<'_>) -> Option<Verdict> {
    let quotation = candidate.closing().contains(['"', '”', '\'', '’', '»']) && candidate.opening.is_empty();
    if !quotation || !candidate.marks().ends_with(['?', '!', '…', ',']) {
        return None;
    }
    // Up to three words of a name, then a verb of saying.
    let mut rest = &candidate.block[candidate.next..];
    for place in 0..4 {
        let word = first_word(rest);
        if place > 0 && wordclass::is_speech_verb(word) || place > 1 && closes_attribution(word, rest) {
            return Some(Verdict::GoesOn);
        }
        let name = word == "I" || word.starts_with(char::is_uppercase) && !words::opens_sentences(word);
        let Some(next) = rest[word.len()..].strip_prefix(' ').filter(|_| name) else { break };
        rest = next;
    }
    described_speaker(&candidate.block[candidate.next..]).then_some(Verdict::GoesOn)
}

/// `Dana Brell fumed.`: a name and what its owner did, and no more.
fn closes_attribution(word: &str, rest: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) && rest[word.len()..].starts_with(['.', ','])
}

/// `Dana Brell, 41, a teacher, yelled back.`: who is told in commas, and says nothing else in this sentence.
fn described_speaker(rest: &str) -> bool {
    let word = first_word(rest);
    if !word.starts_with(char::is_uppercase) || words::opens_sentences(word) {
        return false;
    }
    let end = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= LONGEST_SPEAKER).last().unwrap_or(0);
    let near = &rest[..end];
    let near = &near[..near.find(['“', '”', '?', '!', ';', ':', '\n']).unwrap_or(end)];
    // "Vale laughed. Her aide, Brell, said on Monday": the sentence ends before.
    let stops = |&(stop, _): &(usize, &str)| {
        let word = near[..stop].rsplit(' ').next().unwrap_or_default();
        words::abbreviation(word.trim_start_matches('(')).is_none()
    };
    let near = near.match_indices(". ").find(stops).map_or(near, |(stop, _)| &near[..=stop]);
    let mut parts = near.match_indices(", ").skip(1);
    parts.any(|(comma, blank)| {
        let tail = &near[comma + blank.len()..];
        let verb = first_word(tail);
        let behind = tail[verb.len()..].trim_start();
        let next = first_word(behind);
        let nothing = next.is_empty() && behind.starts_with(['.', ',']) || words::leads_away(next);
        wordclass::is_speech_verb(verb) && verb.starts_with(char::is_lowercase) && nothing
    })
}

/// `"The future is peace." — Ida Vale`: a dash and a name that close the block say who wrote it.
fn signature(candidate: &Candidate<'_>) -> Option<Verdict> {
    let rest = &candidate.block[candidate.next..];
    let name = rest.strip_prefix(['—', '–', '-']).filter(|name| name.len() <= LONGEST_SIGNATURE)?;
    let name = name.trim_start_matches(['-', ' ']);
    let capitals = name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    (!name.is_empty() && capitals).then_some(Verdict::GoesOn)
}

/// "What I mean... see" and "the thing is... I left" go on: "I" is always large.
fn ellipsis(candidate: &Candidate<'_>) -> Option<Verdict> {
    let dots = candidate.marks().matches(['.', '…']).count();
    let ellipsis = candidate.marks().contains('…') || dots > 1;
    (ellipsis && (candidate.sentence_so_far().trim().is_empty() || starts_small(candidate) || candidate.after == "I"))
        .then_some(Verdict::GoesOn)
}

/// Whether what follows opens with a small letter, and is no name as "eBay" and no address.
fn starts_small(candidate: &Candidate<'_>) -> bool {
    let after = candidate.after;
    let address = after.starts_with("http") || after.starts_with("www.");
    after.starts_with(char::is_lowercase) && !address && !after.contains(char::is_uppercase)
}

/// A small letter goes on behind a quotation, a bracket, an abbreviation, or a name that ends in a mark ("Yahoo! shares", "Who Knows? is").
fn small_letter(candidate: &Candidate<'_>) -> Option<Verdict> {
    if !starts_small(candidate) {
        return None;
    }
    let before = candidate.before;
    let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
    let short = candidate.short.is_some() || (number && candidate.marks() == ".");
    let name = matches!(candidate.marks(), "!" | "?") && candidate.before.starts_with(char::is_uppercase);
    (short || name || !candidate.closing().is_empty()).then_some(Verdict::GoesOn)
}

/// "Yahoo! Mail": the mark belongs to the name, unless a word follows that opens sentences.
fn marked_name(candidate: &Candidate<'_>) -> Option<Verdict> {
    let name =
        matches!(candidate.marks(), "!" | "?") && candidate.closing().is_empty() && words::is_marked_name(candidate.before);
    (name && candidate.opening.is_empty() && !words::opens_sentences(candidate.after)).then_some(Verdict::GoesOn)
}

/// Whether an abbreviation ends its sentence depends on its class and on what follows.
fn abbreviation(candidate: &Candidate<'_>) -> Option<Verdict> {
    let class = candidate.short?;
    let after = candidate.after;
    // "Sen. A. R. Marsh": an initial, not the article.
    let initial_follows =
        is_letter(after) && candidate.block[candidate.next + candidate.opening.len() + after.len()..].starts_with('.');
    let starter = words::opens_sentences(after) && after != "I" && !initial_follows;
    if !candidate.closing().is_empty() {
        return (starter && class != Abbreviation::Title).then_some(Verdict::Ends);
    }
    let digit = after.starts_with(|c: char| c.is_ascii_digit());
    if class == Abbreviation::Company && goes_on_behind_brackets(candidate) {
        return Some(Verdict::GoesOn);
    }
    match class {
        Abbreviation::Joint => Some(Verdict::GoesOn),
        Abbreviation::Title => title(candidate, starter),
        Abbreviation::Number | Abbreviation::Month if digit => Some(Verdict::GoesOn),
        Abbreviation::Number if is_label(candidate) => Some(Verdict::GoesOn),
        Abbreviation::State | Abbreviation::Initialism if is_postcode(after) => Some(Verdict::GoesOn),
        // "PELHAM FALLS, Mass. (WXBC) — A student", "the Mass. State Police"
        Abbreviation::State if candidate.previous() == "the" || opens_agency(candidate) => Some(Verdict::GoesOn),
        // "state Del. Ida Brell": a delegate, not Delaware.
        Abbreviation::State if candidate.previous() == "state" => title(candidate, starter),
        Abbreviation::Clock => clock(candidate, after, starter),
        Abbreviation::Era if starter => Some(Verdict::Ends),
        Abbreviation::Era => Some(if has_only_begun(candidate) { Verdict::GoesOn } else { Verdict::Ends }),
        Abbreviation::Initial if initial_follows || digit => spaced(candidate, digit),
        Abbreviation::Initial => initial(candidate, after, starter),
        Abbreviation::Company | Abbreviation::Degree if !starter && names_office(candidate) => Some(Verdict::GoesOn),
        Abbreviation::Unit => Some(unit(candidate, after)),
        Abbreviation::Point if !digit => Some(Verdict::Ends),
        Abbreviation::Degree if !digit => Some(degree(candidate, starter)),
        Abbreviation::Initialism | Abbreviation::State | Abbreviation::Company if starter => Some(Verdict::Ends),
        _ => None,
    }
}

/// "(WXBC) —", in a dateline
fn opens_agency(candidate: &Candidate<'_>) -> bool {
    let Some((inside, behind)) = candidate.block[candidate.next..].strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    inside.len() <= LONGEST_SIGNATURE && behind.trim_start().starts_with(['—', '–', '-'])
}

/// "Brindle Foods, Inc. (NYSE: BRND) announced"
fn goes_on_behind_brackets(candidate: &Candidate<'_>) -> bool {
    let Some((inside, behind)) = candidate.block[candidate.next..].strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    let short = inside.len() <= LONGEST_SIGNATURE && !inside.contains('.');
    short && behind.trim_start_matches(',').trim_start().starts_with(char::is_lowercase)
}

/// "Dr. Hart", "St. Brannoc", but "on Main St. The mayor": a street, not a saint.
fn title(candidate: &Candidate<'_>, starter: bool) -> Option<Verdict> {
    let street = candidate.before == "St" && candidate.previous().starts_with(char::is_uppercase);
    match (street, starter) {
        (true, true) => Some(Verdict::Ends),
        (false, false) => Some(Verdict::GoesOn),
        _ => None,
    }
}

/// "5 ft. 6 in. tall" and "Ft. Halden", but "5 ft. Tom measured it" and "Come in. Sit down."
fn unit(candidate: &Candidate<'_>, after: &str) -> Verdict {
    let measured = candidate.previous().ends_with(|c: char| c.is_ascii_digit());
    let fort = candidate.before == "Ft" && after.starts_with(char::is_uppercase);
    let goes_on = fort || measured && after.starts_with(|c: char| c.is_ascii_digit());
    if goes_on { Verdict::GoesOn } else { Verdict::Ends }
}

/// "Ida Jones, Ph.D. Vale", but "She earned her Ph.D. Tom was proud."
fn degree(candidate: &Candidate<'_>, starter: bool) -> Verdict {
    let earned = rule_words!("before-degree").has(candidate.previous());
    match (earned || starter, candidate.sentence_so_far().len() == candidate.before.len()) {
        // "M.D. Vale": the letters are a first name here.
        (_, true) => Verdict::GoesOn,
        (true, false) => Verdict::Ends,
        (false, false) => Verdict::Open,
    }
}

/// "Washington, D.C. 20515".
fn is_postcode(word: &str) -> bool {
    word.len() >= 5 && word.as_bytes()[..5].iter().all(u8::is_ascii_digit)
}

/// "At 5 a.m. Mr. Hart left", "On Monday at 6 a.m. Vale": a time at the head of a sentence.
fn has_only_begun(candidate: &Candidate<'_>) -> bool {
    let so_far = candidate.sentence_so_far();
    let so_far = if so_far.len() > LONGEST_TIME { return false } else { so_far.rsplit(": ").next().unwrap_or(so_far) };
    let words = so_far.split_whitespace().count();
    let opens_with_time = so_far.split_whitespace().next().is_some_and(words::places_in_time);
    words <= 3 || (opens_with_time && words <= 6)
}

/// "He asked. ¿Quién sabe?": a turned mark opens a sentence.
fn turned_mark(candidate: &Candidate<'_>) -> Option<Verdict> {
    (candidate.opening.contains(['¿', '¡']) && candidate.short.is_none()).then_some(Verdict::Ends)
}

/// "The bridge is closed. The road is open." Most ends are as plain as this one.
fn plain(candidate: &Candidate<'_>) -> Option<Verdict> {
    let marks = candidate.marks() == "." && candidate.end == candidate.marks_end && candidate.gap() == " ";
    let word =
        candidate.short.is_none() && candidate.before.len() > 2 && candidate.before.bytes().all(|byte| byte.is_ascii_lowercase());
    let capital = candidate.opening.is_empty() && candidate.after.starts_with(|c: char| c.is_ascii_uppercase());
    (marks && word && capital && words::opens_sentences(candidate.after)).then_some(Verdict::Ends)
}

/// "at 5 p.m. EST", but "at 5 p.m. Police said".
fn clock(candidate: &Candidate<'_>, after: &str, starter: bool) -> Option<Verdict> {
    if starter {
        return Some(Verdict::Ends);
    }
    let letters = after.bytes().filter(|byte| *byte != b'.');
    let zone = (2..=4).contains(&letters.clone().count())
        && letters.clone().all(|byte| byte.is_ascii_uppercase())
        && after.ends_with(['T', 'C']);
    (zone || words::goes_with_clock(after) || has_only_begun(candidate)).then_some(Verdict::GoesOn)
}

/// "J. P. Vale", "Ida B. Wells", "Carl D. May", but "Plan B. It failed.", "He got a B. She left." and "him and I. We left."
fn initial(candidate: &Candidate<'_>, after: &str, starter: bool) -> Option<Verdict> {
    let letter = candidate.before;
    if letter.starts_with(char::is_lowercase) || !after.starts_with(char::is_uppercase) {
        return None;
    }
    let previous = candidate.previous();
    let lettered = words::takes_letter(previous);
    let named = previous.starts_with(char::is_uppercase) && !lettered && !words::opens_sentences(previous);
    let first = candidate.sentence_so_far().len() <= 4;
    match starter {
        // "Carl D. May spoke."
        true if words::is_surname(after) && named => Some(Verdict::GoesOn),
        // "The answer is X. The question was Y."
        true if lettered || previous.starts_with(char::is_lowercase) && !words::is_surname(after) => Some(Verdict::Ends),
        true => None,
        false if lettered => Some(Verdict::Ends),
        false => (named || first).then_some(Verdict::GoesOn),
    }
}

fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "The U. S. and Britain", "A. R. Marsh", "220 W. 31st St.": letters that stand apart hold together.
fn spaced(candidate: &Candidate<'_>, digit: bool) -> Option<Verdict> {
    let number = candidate.previous().starts_with(|c: char| c.is_ascii_digit());
    let lettered = words::takes_letter(candidate.previous());
    (is_letter(candidate.before) && !lettered && (!digit || number)).then_some(Verdict::GoesOn)
}

/// "See Fig. B for the map.", "Vol. II of the report": a letter or a Roman number may follow in the place of digits.
fn is_label(candidate: &Candidate<'_>) -> bool {
    let after = candidate.after;
    let roman = !after.is_empty() && after.len() <= 5 && after.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
    let behind = &candidate.block[candidate.next + candidate.opening.len() + after.len()..];
    let next = first_word(behind.trim_start());
    // "See Fig. A map shows it": the article stands before a noun.
    let article = matches!(after, "A" | "I") && !next.is_empty() && !rule_words!("behind-letter").has(next);
    (roman || is_letter(after)) && !article
}

/// "Osk Corp. CEO Lena Vane", "Corvane Inc. USA plans": an office or a country behind a firm's name, where nothing has been told yet.
fn names_office(candidate: &Candidate<'_>) -> bool {
    let after = candidate.after;
    let behind = candidate.block[candidate.next + candidate.opening.len() + after.len()..].trim_start();
    let told = candidate.sentence_so_far().split_whitespace().any(words::is_verb);
    let office = words::opens_office(after);
    let place = words::is_country(after);
    let leads = rule_words!("behind-country").has(first_word(behind));
    candidate.opening.is_empty() && (office && (!told || after.chars().all(char::is_uppercase)) || place && (!told || leads))
}
