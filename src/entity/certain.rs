//! Names that their form alone settles: a firm's branch in a country, counsel with their letters, roads, a firm of one letter.

use std::ops::Range;

use super::allowed::{Allowed, FIELD, ONLY, Sentence};
use super::edge::is_rank;
use super::words::{LETTERS_BEHIND, ROLES, fold, tells};
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, resources};
use crate::wordclass::{self, WordClass};

/// Marks what is certain; what is settled already stays.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing == Casing::Lower {
        return;
    }
    let places = sentence.places();
    // "Cookie Policy", alone in a line.
    if places.len() < 4 && tells(&sentence.units.before(places.end).to_lowercase(), "notice") {
        allowed.bar(places.clone());
    }
    for at in places {
        if let Some(first) = branch(sentence, at) {
            allowed.keep(first..at + 1, Kind::Organization);
        }
        if let Some(first) = counsel(sentence, at).filter(|&first| allowed.is_open(first..at + 1)) {
            allowed.keep(first..at, Kind::Person);
            allowed.bar(at..at + 1);
        }
        by_word(sentence, at, allowed);
        if is_address(sentence, at) {
            allowed.bar(at..at + 2);
        }
        if is_constable(sentence, at) {
            allowed.bar(at..at + 1);
        }
        if is_road(sentence, at) {
            allowed.keep(at..at + 1, Kind::Place);
        }
        if is_party(sentence, at) || is_site_of_letter(sentence, at) {
            allowed.keep(at..at + 1, Kind::Organization);
        }
    }
}

/// What a small word or a sign between capitals settles, and a rank within an institution's name.
fn by_word(sentence: &Sentence<'_>, at: usize, allowed: &mut Allowed) {
    let mut keep = |name: Option<Range<usize>>, kind| name.into_iter().for_each(|name| allowed.keep(name, kind));
    if sentence.is_capital(at) {
        keep(station(sentence, at), Kind::Organization);
        if is_disease(sentence, at) {
            allowed.bar(at..at + 1);
        }
        return;
    }
    if !sentence.is_capital(at + 1) {
        return;
    }
    match sentence.word(at) {
        "&" => keep(founded(sentence, at), Kind::Organization),
        "(" => keep(is_cast(sentence, at).then_some(at + 1..at + 3), Kind::Person),
        "and" if parts_institutions(sentence, at) => allowed.bar(at..at + 1),
        "and" => keep(named_after_two(sentence, at), Kind::Organization),
        "on" if is_behind_post(sentence, at) => allowed.bar(at..at + 1),
        _ => {}
    }
}

/// "Greenways UK said", "Statistics Canada": a name that closes with a country and no comma is an organization's in that country.
fn branch(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let ends = !sentence.is_capital(at + 1) && !matches!(sentence.word(at + 1), "-" | "–" | "/");
    let country = || sentence.casing == Casing::Ordinary && sentence.is_capital(at) && tells(sentence.word(at), "nation");
    // "Northern Ireland"
    let whole = matches!(sentence.seen(at).phrase.1, 0 | ONLY);
    let mut first = sentence.opening((ends && whole && country()).then_some(at)?);
    // "But Greenways UK": what opens the sentence is no part of the name.
    let opens = !sentence.units.back(first, 1).starts_with(char::is_alphanumeric);
    first += usize::from(opens && sentence.seen(first).lowercase >= FIELD);
    let places = resources::DEMONYM | resources::COUNTRY | resources::CITY | resources::PLACE_WORD;
    let others = resources::FIRST | resources::TITLE | places;
    let free = (first..at).all(|at| (sentence.seen(at).listed | sentence.seen(at).phrase.0) & others == 0);
    // "Ancient Egypt", "Mid Wales", "sub-Saharan Africa", "Shakespeare's England"
    let last = sentence.units.back(at, 1).to_lowercase();
    let describes = wordclass::class(&last) == WordClass::Adjective || last == "mid";
    let joined = matches!(sentence.units.back(first, 1), "-" | "–" | "'s" | "’s" | "'" | "’");
    ((first + 1..first + 4).contains(&at) && free && !describes && !joined).then_some(first)
}

/// "Grace Nolan SC, for the defence": a person with a counsel's letters.
fn counsel(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let letters = rule_words!("counsel").has(sentence.word(at)) && LETTERS_BEHIND.contains_key(fold(sentence.word(at)).as_str());
    // Only the last of many capitals looks back.
    let first = sentence.opening((letters && !sentence.is_capital(at + 1)).then_some(at)?);
    let name = (2..5).contains(&(at - first)) && sentence.is_listed(first, resources::FIRST);
    let other = (first..at).any(|at| sentence.is_listed(at, resources::ORGANIZATION_WORD | resources::TITLE));
    (name && !other).then_some(first)
}

/// The longest name of an institution, in words.
const LONGEST: usize = 8;

/// "Halden Garda Station", "Garda National Economic Crime Bureau": a rank that opens or leads to an institution's noun.
fn station(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    if !sentence.is_capital(at + 1) {
        return None;
    }
    // A rank before a long row of capitals opens no name.
    let end = at + sentence.words.from(at).head(LONGEST).leading(|word| word.capital).len();
    let rank = sentence.casing == Casing::Ordinary && (at + 2..at + LONGEST).contains(&end) && is_rank(sentence.word(at));
    (rank && sentence.is_noun(end - 1) && !sentence.is_listed(at + 1, resources::FIRST)).then(|| sentence.opening(at)..end)
}

/// "Hale Bros. & Sons", "Blaine & Daughters Hardware"
fn founded(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let signed = rule_words!("partner").has(sentence.word(at + 1).trim_end_matches('.'));
    let dotted = sentence.units.back(at, 1) == ".";
    let last = (signed && sentence.casing == Casing::Ordinary).then(|| at.checked_sub(usize::from(dotted)))??;
    // "D.E. Shaw & Co. Obama adviser"
    let stops = sentence.word(at + 1).ends_with('.');
    let (first, end) = (sentence.opening(last), at + 1 + if stops { 1 } else { sentence.capitals(at + 1) });
    // "Lane & Co. & Marsh LLP"
    let goes_on = sentence.word(end) == "&" || sentence.word(end + 1) == "&";
    ((first + 1..first + 4).contains(&last) && end < at + 4 && !goes_on).then_some(first..end)
}

/// "the Victoria and Albert Museum", "the Bill and Nell Orr Foundation": not "the Treasury and Commerce Department".
fn named_after_two(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let led = matches!(sentence.units.back(at, 2), "the" | "The");
    let given =
        |at: usize| sentence.is_capital(at) && sentence.is_listed(at, resources::FIRST) && !sentence.seen(at).all_capitals;
    let first = (led && given(at + 1)).then(|| at.checked_sub(1)).flatten().filter(|&first| given(first))?;
    let end = at + 1 + sentence.capitals(at + 1);
    ((at + 3..at + 6).contains(&end) && sentence.is_noun(end - 1)).then_some(first..end)
}

/// "Halden School of Craft and Ada Wilson College": an institution of its own stands behind "and", called after somebody.
fn parts_institutions(sentence: &Sentence<'_>, at: usize) -> bool {
    let of = || sentence.units.back(at, 2) == "of" && sentence.is_capital(at - 1) && at > 2 && sentence.is_noun(at - 3);
    let called = || {
        let end = at + 1 + sentence.capitals(at + 1);
        sentence.is_listed(at + 1, resources::FIRST) && end > at + 2 && sentence.is_noun(end - 1)
    };
    of() && called()
}

/// "Special Assistant to the Governor on Media": no institution opens with a post.
fn is_behind_post(sentence: &Sentence<'_>, at: usize) -> bool {
    let post = || ROLES.contains_key(sentence.units.back(at, 1).to_lowercase().as_str());
    let alone = at > 0 && sentence.is_capital(at - 1) && !(at > 1 && sentence.is_capital(at - 2));
    sentence.is_capital(at + 1) && alone && post()
}

/// "Father Ambrogio (Ada Wilson) talks": who plays somebody.
fn is_cast(sentence: &Sentence<'_>, at: usize) -> bool {
    let closed = sentence.word(at + 3) == ")" && at > 0 && sentence.is_capital(at - 1);
    let spelled = |at: usize| sentence.is_capital(at) && !sentence.seen(at).all_capitals;
    let places = resources::COUNTRY | resources::CITY | resources::DEMONYM | resources::ORGANIZATION_WORD;
    let given = |at: usize| sentence.is_listed(at, resources::FIRST) && !sentence.is_listed(at, places);
    let last = |at: usize| !sentence.is_listed(at, places) && sentence.seen(at).lowercase < FIELD;
    closed
        && spelled(at + 1)
        && spelled(at + 2)
        && given(at + 1)
        && last(at + 2)
        && sentence.seen(at + 1).phrase.0 & !(resources::FIRST | resources::LAST) == 0
}

/// "Parkinson's disease" is called after nobody of whom the text tells.
fn is_disease(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at + 1), "'s" | "’s") && rule_words!("disease").has(sentence.word(at + 2))
}

/// "My Lady", "Your Honour", "Madam Chair": how a court or a meeting is spoken to.
fn is_address(sentence: &Sentence<'_>, at: usize) -> bool {
    let led = sentence.is_capital(at) && tells(&sentence.word(at).to_lowercase(), "addresses");
    led && tells(&sentence.word(at + 1).to_lowercase(), "addressed") && !sentence.is_capital(at + 2)
}

/// "PC Boyle", but "PC World".
fn is_constable(sentence: &Sentence<'_>, at: usize) -> bool {
    let named = sentence.is_capital(at + 1) && sentence.is_listed(at + 1, resources::FIRST | resources::LAST);
    sentence.word(at) == "PC" && named && !sentence.is_listed(at + 1, resources::ORGANIZATION_WORD)
}

/// "on the A9", "along the M6 near Halden"
fn is_road(sentence: &Sentence<'_>, at: usize) -> bool {
    let digits = sentence.word(at).strip_prefix(['A', 'M']).unwrap_or_default();
    let numbered = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let led = matches!(sentence.units.back(at, 1), "the" | "The");
    numbered && led && tells(sentence.units.back(at, 2), "leads-road")
}

/// "Cllr Nuala Brophy (Ind) said": the party of who is named.
fn is_party(sentence: &Sentence<'_>, at: usize) -> bool {
    let within = sentence.units.back(at, 1) == "(" && sentence.word(at + 1) == ")";
    within && at > 1 && sentence.is_capital(at - 2) && tells(sentence.word(at), "party")
}

/// "posted on X": a letter that people post on.
fn is_site_of_letter(sentence: &Sentence<'_>, at: usize) -> bool {
    let led = matches!(sentence.units.back(at, 1), "on" | "via")
        || sentence.units.back(at, 1) == "to" && sentence.units.back(at, 2) == "took";
    let closes = !sentence.is_capital(at + 1) && !matches!(sentence.word(at + 1), "-" | "–" | "'s" | "’s");
    sentence.word(at) == "X" && led && closes
}
