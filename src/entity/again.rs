//! A name that the text has elsewhere: where it was missed it is added, where it was read as two it is one.

use foldhash::{HashMap, HashSet};

use super::EntityType;
use super::name::{Name, is_acronym};
use super::words::KIND_CLUES;
use crate::model::{RESOURCES, hash, resources};
use crate::span::Span;
use crate::words::Prose;

/// The names of a text by their exact words: their kind, and how often they stand in ordinary sentences.
type Known<'t> = HashMap<&'t str, (EntityType, usize)>;

/// How often a name of one word must be read before its other places count.
const OFTEN: usize = 2;

/// Instead of how often: a longer name's word, which the text has within a sentence.
const SHORT: usize = usize::MAX;

/// Makes the names whole over the text. `headlines` says which names stand in lines full of capitals.
pub(super) fn complete(prose: Prose<'_>, names: &mut Vec<Name>, headlines: &[bool]) {
    let text = prose.text;
    let mut known: Known<'_> = HashMap::default();
    for name in names.iter().zip(headlines).filter(|&(_, &headline)| !headline).map(|(name, _)| name) {
        known.entry(&text[name.span]).or_insert((name.kind, 0)).1 += 1;
    }
    let mut short = short_forms(prose, names);
    short.retain(|word, _| !known.contains_key(word));
    known.extend(short);
    join_parts(text, names);
    let missed = missed(prose, names, &known);
    if !missed.is_empty() {
        names.extend(missed);
        names.sort_by_key(|name| name.span);
    }
}

/// "Peak Airlines … Peak said", "the Yale Record … the Record": the words that alone stand for a firm or a paper, where the text has
/// them in no name with a capital within a sentence.
fn short_forms<'t>(prose: Prose<'t>, names: &[Name]) -> Known<'t> {
    let text = prose.text;
    let mut short: Known<'_> = HashMap::default();
    for name in names.iter().filter(|name| name.kind == EntityType::Organization && !name.acronym) {
        let name = &text[name.span];
        let Some((first, rest)) = name.split_once(' ') else { continue };
        let last = rest.rsplit(' ').next().unwrap_or_default();
        if is_firm(last) && is_free(first) {
            short.insert(first, (EntityType::Organization, SHORT));
        }
    }
    if short.is_empty() {
        return short;
    }
    let mut within: HashSet<&str> = HashSet::default();
    for (before, token) in prose.row.pairs().filter(|(_, token)| may_be_capital(text, token.span)) {
        let word = &text[token.span];
        let small = text[before.span].starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '”' | '"'));
        if small && before.sentence == token.sentence && short.contains_key(word) {
            within.insert(word);
        }
    }
    short.retain(|word, _| within.contains(word));
    short
}

fn is_firm(word: &str) -> bool {
    KIND_CLUES.contains_key(&("firm", word.trim_end_matches('.').to_lowercase().as_str()))
}

/// Whether a word is in no list of people and places.
fn is_free(word: &str) -> bool {
    let lists = resources::FIRST | resources::COUNTRY | resources::CITY | resources::TOWN | resources::DEMONYM | resources::TITLE;
    word.starts_with(char::is_uppercase)
        && word.chars().count() > 2
        && RESOURCES.listed(hash::word(&word.to_lowercase())) & lists == 0
}

/// "Maria Garcia Lopez won. Garcia thanked her. Garcia Lopez left.": two names that are one elsewhere.
fn join_parts(text: &str, names: &mut Vec<Name>) {
    let people = names.iter().filter(|name| name.kind == EntityType::Person);
    let last: HashSet<&str> = people.filter_map(|name| Some(text[name.span].split_once(' ')?.1)).collect();
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.iter() {
        let whole = joined.last().filter(|before| [before.kind, name.kind] == [EntityType::Person; 2]).map(|before| before.span);
        match whole.filter(|before| &text[before.end..name.span.start] == " ").map(|before| before.join(name.span)) {
            Some(whole) if last.contains(&text[whole]) => joined.last_mut().into_iter().for_each(|before| before.span = whole),
            _ => joined.push(*name),
        }
    }
    *names = joined;
}

/// The places of known names that were not read as names.
fn missed(prose: Prose<'_>, names: &[Name], known: &Known<'_>) -> Vec<Name> {
    let text = prose.text;
    let mut by_word: HashMap<&str, Vec<(&str, EntityType)>> = HashMap::default();
    for (&name, &(kind, count)) in known {
        let short = count == SHORT;
        let first = name.split([' ', '-', '.']).next().unwrap_or_default();
        let sure = name.contains(' ') || count >= OFTEN && RESOURCES.lowercase(hash::word(&name.to_lowercase())) <= 1 || short;
        if sure && name.starts_with(char::is_uppercase) {
            by_word.entry(first).or_default().push((name, kind));
        }
    }
    let mut found: Vec<Name> = Vec::new();
    let mut taken = names.iter().map(|name| name.span).peekable();
    for (at, token) in prose.row.placed().filter(|(_, token)| may_be_capital(text, token.span)) {
        while taken.next_if(|span| span.end <= token.span.start).is_some() {}
        let free = taken.peek().map_or(usize::MAX, |span| span.start);
        let Some(candidates) = by_word.get(&text[token.span]).filter(|_| token.span.start < free) else { continue };
        let here = candidates.iter().filter(|(name, _)| text[token.span.start..].starts_with(name));
        let Some(&(name, kind)) = here.max_by_key(|(name, _)| name.len()) else { continue };
        let span = Span::new(token.span.start, token.span.start + name.len());
        if span.end <= free && stands_alone(prose, at, span) && found.last().is_none_or(|last| last.span.end <= span.start) {
            found.push(Name { span, kind, acronym: is_acronym(name) });
        }
    }
    found
}

/// Whether a word may open with a capital, as every name here does: most do not.
fn may_be_capital(text: &str, word: Span) -> bool {
    text.as_bytes().get(word.start).is_some_and(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
}

/// Whether no capitalised word of the sentence stands beside the span, and it ends where a token does.
fn stands_alone(prose: Prose<'_>, first: usize, span: Span) -> bool {
    let sentence = prose.around(first);
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let behind = prose.behind(first, span.end);
    let whole = behind > first && prose.row.before(behind).is_some_and(|last| last.span.end == span.end);
    whole && !capital(sentence.word(behind)) && !capital(sentence.before(first))
}
