//! Lines of a table: results, standings, votes. Between numbers stand teams, candidates and their parties, not sentences.

use super::allowed::{Allowed, Sentence};
use crate::calendar::month_from_name;
use crate::model::{Casing, Kind, resources};

/// Marks the teams of a line that is nothing else than a result or a row of standings, and the parties of candidates.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing == Casing::Lower {
        return;
    }
    let names = rows(sentence).filter(|names| names.iter().all(|&(first, end)| is_named(sentence, first, end)));
    for (first, end) in names.unwrap_or_default() {
        let words = sentence.words.part(first..end);
        let person = words.len() > 1 && sentence.is_listed(first, resources::FIRST);
        let country = words.all(|word| (word.listed | word.phrase.0) & resources::COUNTRY != 0);
        if !person {
            allowed.keep(first..end, if country { Kind::Place } else { Kind::Organization });
        }
    }
    keep_parties(sentence, allowed);
}

/// Not "Tuesday 17 September 2019", "Page 2 Section 4".
fn is_named(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let dated = (first..end).any(|at| sentence.word(at).ends_with("day") || month_from_name(sentence.word(at)).is_some());
    !dated && sentence.words.part(first..end).any(|word| word.lowercase < SMALL && word.suffixes[0] != 0)
}

/// From which step on a word is often written small.
const SMALL: u32 = 4;

/// "Halden Rovers 2 Carrow 1", "Halden 2-1 Carrow", "3. Halden Rovers 10 6 3 1 21 9 21": where the names of such a line stand.
fn rows(sentence: &Sentence<'_>) -> Option<Vec<(usize, usize)>> {
    let places = |at: usize| at + usize::from(is_number(sentence.word(at))) + usize::from(sentence.word(at + 1) == ".");
    let home = if is_number(sentence.word(0)) { places(0) } else { 0 };
    let first = home + sentence.capitals(home);
    let score = first + usize::from(is_result(sentence.word(first)));
    if first == home {
        return None;
    }
    if score > first {
        let end = score + sentence.capitals(score);
        return (end > score && closes(sentence, end)).then(|| vec![(home, first), (score, end)]);
    }
    let numbers = sentence.places().skip(first).take_while(|&at| is_number(sentence.word(at))).count();
    if numbers >= LEAST_COLUMNS && closes(sentence, first + numbers) {
        return Some(vec![(home, first)]);
    }
    let scorers = behind_brackets(sentence, first + 1);
    let away = scorers + usize::from(sentence.word(scorers) == ",");
    let end = away + sentence.capitals(away);
    let two = numbers == 1 && end > away && is_number(sentence.word(end)) && closes(sentence, behind_brackets(sentence, end + 1));
    two.then(|| vec![(home, first), (away, end)])
}

/// From how many numbers on a line is a row of standings.
const LEAST_COLUMNS: usize = 4;

/// "Cat Turner (Lib Van) 108": behind a candidate stands a party, before the votes.
fn keep_parties(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(2) {
        let candidate = sentence.word(at) == "(" && sentence.is_capital(at - 1) && sentence.is_capital(at - 2);
        let party = if candidate { sentence.capitals(at + 1) } else { 0 };
        let end = at + 1 + party;
        let votes = sentence.word(end) == ")" && is_number(sentence.word(end + 1)) && sentence.word(end + 2) != "-";
        if (1..4).contains(&party) && votes {
            allowed.keep(at + 1..end, Kind::Organization);
        }
    }
}

/// Behind the brackets that open at the unit, if they do: "Lunn 3 (Orr 12, 55) Porthaven 1".
fn behind_brackets(sentence: &Sentence<'_>, at: usize) -> usize {
    if sentence.word(at) != "(" {
        return at;
    }
    sentence.units.from(at).find(")").map_or(at, |closing| closing + 1)
}

fn closes(sentence: &Sentence<'_>, at: usize) -> bool {
    let end = sentence.places().end;
    at == end || matches!(sentence.word(at), "." | "(") && behind_brackets(sentence, at) + 1 >= end
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['-', '+', '−']);
    (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// "2-1"
fn is_result(word: &str) -> bool {
    let few = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(['-', '–', ':']).is_some_and(|(one, other)| few(one) && few(other))
}
