//! Lines of a table: results, standings, votes, fixtures, scorecards. Between numbers stand teams, candidates and their parties, not
//! sentences.

use super::allowed::{Allowed, Sentence};
use super::words::{KIND_CLUES, tells};
use crate::calendar::month_from_name;
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, Word, resources};

/// Marks the teams of a line that is nothing else than a result or a row of standings, and the parties of candidates.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing == Casing::Lower {
        return;
    }
    let names = rows(sentence).or_else(|| fixture(sentence)).filter(|names| are_teams(sentence, names)).unwrap_or_default();
    // "Cleveland 101 NEW JERSEY 100": against a club plays a club.
    let countries = names.iter().all(|&(first, end)| is_country(sentence, first, end));
    for &(first, end) in &names {
        let club = KIND_CLUES.contains_key(&("club", sentence.word(end - 1)));
        let person = end > first + 1 && sentence.is_listed(first, resources::FIRST) && !club;
        let country = is_country(sentence, first, end) && (countries || tells(sentence.word(end - 1), "nation"));
        if !person {
            allowed.keep(first..end, if country { Kind::Place } else { Kind::Organization });
        }
    }
    keep_players(sentence, allowed);
    bar_sport(sentence, allowed);
    bar_columns(sentence, allowed);
    keep_wickets(sentence, allowed);
    keep_parties(sentence, allowed);
}

/// Not "Tuesday 17 September 2019", "Page 2 Section 4"; of two teams one may be called by a word: "Carrow 1 Derby 0".
fn are_teams(sentence: &Sentence<'_>, names: &[(usize, usize)]) -> bool {
    let dated = |at: usize| sentence.word(at).ends_with("day") || month_from_name(sentence.word(at)).is_some();
    let named = |word: &Word| word.lowercase < SMALL && word.suffixes[0] != 0;
    !names.iter().any(|&(first, end)| (first..end).any(dated))
        && names.iter().any(|&(first, end)| sentence.words.part(first..end).any(named))
}

/// From which step on a word is often written small.
const SMALL: u32 = 4;

fn is_country(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    sentence.words.part(first..end).all(|word| (word.listed | word.phrase.0) & resources::COUNTRY != 0)
}

/// "Halden (4-3-3): Ellis 6; Park 7, Ogden 6 (Mensah 60)": behind a team and how it lines up stand its players.
fn keep_players(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let lines = |word: &str| word.split('-').count() > 2 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let sheet = |at: &usize| sentence.word(*at) == "(" && sentence.word(at + 2) == ")" && sentence.word(at + 3) == ":";
    let Some(at) = sentence.places().take(6).find(sheet).filter(|at| lines(sentence.word(at + 1))) else { return };
    let team = sentence.opening(at);
    if team < at {
        allowed.keep(team..at, Kind::Organization);
    }
    let mut first = at + 4;
    while first < sentence.places().end {
        let end = first + sentence.capitals(first);
        // "Subs: Hale"
        if (first + 1..first + 4).contains(&end) && sentence.word(end) != ":" {
            allowed.keep(first..end, Kind::Person);
        }
        first = end.max(first + 1);
    }
}

/// "LUNN AT PORTHAVEN", alone in a line: who plays where.
fn fixture(sentence: &Sentence<'_>) -> Option<Vec<(usize, usize)>> {
    let end = sentence.places().end;
    let at =
        sentence.places().take(4).find(|&at| sentence.word(at) == "AT").filter(|&at| at > 0 && end > at + 1 && end < at + 4)?;
    let team = |word: &Word| word.all_capitals && word.lowercase < SMALL;
    let teams = [(0, at), (at + 1, end)];
    teams.iter().all(|&(first, end)| sentence.words.part(first..end).all(team)).then(|| teams.to_vec())
}

/// "SOCCER - HALDEN BEAT CARROW": the sport that opens a headline in capitals.
fn bar_sport(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing != Casing::Upper {
        return;
    }
    let dash = sentence.places().take(5).skip(1).find(|&at| matches!(sentence.word(at), "-" | "–" | ":"));
    for at in 0..dash.unwrap_or_default() {
        if tells(&sentence.word(at).to_lowercase(), "sport") {
            allowed.bar(at..at + 1);
        }
    }
}

/// "W L T GF GA PTS": the head of a table's columns.
fn bar_columns(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let columns = sentence.places().len() >= LEAST_COLUMNS;
    let short = |word: &Word| word.capital && word.letters && word.suffixes[2] == 0;
    if columns && sentence.words.all(short) && sentence.places().any(|at| sentence.word(at).len() == 1) {
        allowed.bar(sentence.places());
    }
}

/// "Orr c Hale b Vane 59", in a line of a scorecard: one is out by two others.
fn keep_wickets(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let end = sentence.places().end;
    if !is_number(sentence.units.before(end)) {
        return;
    }
    let outs = sentence.places().skip(1).filter(|&at| rule_words!("how-out").has(sentence.word(at)));
    for at in outs.filter(|&at| sentence.is_capital(at - 1) || sentence.word(at - 1) == "c") {
        allowed.bar(at..at + 1);
        let behind = at + 1 + sentence.capitals(at + 1);
        for (first, end) in [(sentence.opening(at), at), (at + 1, behind)] {
            if (first + 1..first + 4).contains(&end) {
                allowed.keep(first..end, Kind::Person);
            }
        }
    }
}

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
    let opens = digits.starts_with(|c: char| c.is_ascii_digit());
    opens && digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// "2-1"
fn is_result(word: &str) -> bool {
    let few = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(['-', '–', ':']).is_some_and(|(one, other)| few(one) && few(other))
}
