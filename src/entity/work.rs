//! Names that hold small words, and that only what stands before them tells: works without marks and in them, votes called by their year.

use std::ops::Range;

use super::allowed::{Allowed, FIELD, Sentence};
use super::words::{KIND_CLUES, ORGANIZATION_KINDS, ROLES, tells};
use crate::calendar::month_from_name;
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, resources};

/// Marks what is certain, before small words are kept out of names.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places() {
        if let Some(vote) = vote(sentence, at) {
            allowed.keep(vote, Kind::Misc);
        }
        // A title has a capital soon, and most words have none behind them.
        let ahead = sentence.is_capital(at + 1) || sentence.is_capital(at + 2);
        if ahead
            && sentence.casing == Casing::Ordinary
            && let Some(work) = made(sentence, at).or_else(|| played(sentence, at)).or_else(|| marked(sentence, at))
        {
            allowed.keep(work, Kind::Misc);
        }
    }
}

/// "2008 Canadian federal election", "February 1974 United Kingdom general election", "2012 Halden West by-election".
fn vote(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let word = |at: usize| sentence.word(at);
    let back = |at: usize, steps: usize| sentence.units.back(at, steps);
    let near = !sentence.is_capital(at) && sentence.words.up_to(at).tail(3).any(|word| word.capital);
    (near && tells(word(at), "vote")).then_some(())?;
    let small = (1..=2).take_while(|&steps| tells(back(at, steps), "votes-for")).count();
    let first = at - small;
    let whose = sentence.words.up_to(first).trailing(|word| word.capital || word.link).start();
    // "2007 Halden Assembly election", but "the 2018 Senate election"
    let body = || first > whose + 1 && tells(&back(first, 1).to_lowercase(), "votes-for");
    let seat = word(at).starts_with("by-");
    let led = whose < first && (small > 0 || seat || body()) && sentence.is_capital(whose) && sentence.is_capital(first - 1);
    let year = led.then(|| whose.checked_sub(1)).flatten()?;
    let dated = word(year).len() == 4 && word(year).starts_with(['1', '2']) && word(year).bytes().all(|c| c.is_ascii_digit());
    let month = dated && month_from_name(back(year, 1)).is_some() && year > 0;
    dated.then_some(year - usize::from(month)..at + 1)
}

/// "He wrote Letters from Anna Gray", "her film Pale Blue City": behind who makes a work, or what it is.
fn made(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let first = at + 1 + usize::from(matches!(sentence.word(at + 1), "The" | "the"));
    is_common(sentence, first).then_some(())?;
    let noun = || KIND_CLUES.get(&("before", sentence.word(at))).is_some_and(|kind| *kind == "misc");
    let verb = tells(sentence.word(at), "makes-work");
    let title = title(sentence, (verb || noun()).then_some(first)?)?;
    let linked = title.clone().any(|at| !sentence.is_capital(at));
    (if verb { linked } else { title.len() > 1 }).then_some(title)
}

/// "She starred in Cabaret": what one plays in is no place that a list has.
fn played(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let led = sentence.word(at) == "in" && rule_words!("plays-in").has(sentence.units.back(at, 1));
    title(sentence, led.then_some(at + 1)?)
}

/// "a song, “Owen and Mabel’s Theme”": what stands in marks behind what it is.
fn marked(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    matches!(sentence.word(at), "“" | "\"" | "‘").then_some(())?;
    let before = sentence.units.back(at, 1);
    let called = usize::from(before == "," || tells(before, "called"));
    let work = KIND_CLUES.get(&("before", sentence.units.back(at, 1 + called))).is_some_and(|kind| *kind == "misc");
    let words = sentence.units.from(work.then_some(at + 1)?).head(LONGEST);
    let end = words.places().find(|&at| matches!(sentence.word(at), "”" | "\"" | "’") && !sentence.is_capital(at + 1))?;
    let written =
        |at: usize| sentence.is_capital(at) || is_link(sentence, at) || matches!(sentence.word(at), "'s" | "’s" | "'" | ",");
    let title = at + 1..end - usize::from(sentence.units.before(end) == ",");
    (sentence.is_capital(at + 1) && title.clone().all(written) && title.len() > 1).then_some(title)
}

/// The longest title, in words.
const LONGEST: usize = 10;

/// A word with a capital that is small elsewhere.
fn is_common(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.seen(at);
    word.capital && !word.all_capitals && word.lowercase >= FIELD
}

/// The title that opens at a unit: a word that is small elsewhere and names nobody, and what follows with capitals, over small words.
fn title(sentence: &Sentence<'_>, first: usize) -> Option<Range<usize>> {
    let word = sentence.seen(first);
    let lower = sentence.word(first).to_lowercase();
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    let known = resources::FIRST | resources::COUNTRY | resources::CITY | resources::DEMONYM | resources::TITLE;
    let lists = known | resources::ORGANIZATION_WORD;
    let body = [lower.as_str(), one].iter().any(|word| ROLES.contains_key(word) || ORGANIZATION_KINDS.contains(word));
    let opens = is_common(sentence, first) && word.listed & lists == 0 && !body;
    let mut end = opens.then_some(first + 1)?;
    while end < first + LONGEST {
        let links = (0..2).take_while(|&more| is_link(sentence, end + more)).count();
        let next = end + links;
        let time = month_from_name(sentence.word(next)).is_some() || sentence.word(next).ends_with("day");
        if !sentence.is_capital(next) || links > 0 && time {
            break;
        }
        end = next + 1;
    }
    Some(first..end)
}

fn is_link(sentence: &Sentence<'_>, at: usize) -> bool {
    tells(sentence.word(at), "in-title")
}
