//! Names, offices, acronyms, and who says what.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::entity::{Entity, EntityType, Mention, MentionForm, plain_name};
use crate::lexicon;
use crate::model::{RESOURCES, hash, resources};
use crate::quote::{Quote, QuoteKind};
use crate::quotemark;
use crate::span::{Span, at};
use crate::stats::is_word;
use crate::token::Token;

use super::{Check, count, in_body, office};

pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut checks = spellings(analysis);
    checks.extend(given_names(analysis));
    let quoted = quotemark::outermost(&analysis.quoted);
    for entity in &analysis.entities.entities {
        match entity.kind {
            EntityType::Person => {
                checks.extend(offices(analysis, entity));
                checks.extend(last_name_first(analysis, entity, &quoted));
            }
            _ => checks.extend(acronym(analysis, entity)),
        }
    }
    checks.extend(speakers(analysis));
    checks.extend(repeated(analysis));
    checks
}

fn printed<'t>(analysis: &Analysis<'t>, mention: &Mention) -> &'t str {
    &analysis.document.text[mention.span]
}

/// People with one given name and last names that differ by one letter, or by their accents.
fn spellings(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut people: BTreeMap<&str, Vec<(&str, Span)>> = BTreeMap::new();
    for mention in &analysis.entities.mentions {
        let full = mention.kind == EntityType::Person && mention.form == MentionForm::Name;
        if let Some((given, last)) =
            printed(analysis, mention).split_once(' ').filter(|_| full && in_body(analysis, mention.span.start))
        {
            people.entry(given).or_default().push((last, mention.span));
        }
    }
    let mut checks = Vec::new();
    for lasts in people.values_mut() {
        lasts.sort_by_key(|(_, span)| *span);
        let mut known: Vec<&str> = Vec::new();
        for &(last, span) in lasts.iter() {
            if known.contains(&last) || known.len() > 20 {
                continue;
            }
            if let Some(other) =
                known.iter().find(|other| other.len() > 3 && is_misspelling(&plain_name(other), &plain_name(last)))
            {
                let message = format!("The same name is spelled “{other}” and “{last}”.");
                checks.push(Check::warning("name-spelling", span, message));
            }
            known.push(last);
        }
    }
    checks
}

/// A lone given name and the full one of another whose given name differs by one letter: one of them is hardly a name at all.
fn given_names(analysis: &Analysis<'_>) -> Vec<Check> {
    /// Who is named so late is nobody's misspelling.
    const MOST: usize = 100;
    let people = analysis.entities.entities.iter().filter(|entity| entity.kind == EntityType::Person);
    let (lone, full): (Vec<&Entity>, Vec<&Entity>) = people.partition(|person| !person.name.contains(' '));
    let given = |person: &&Entity| person.name.split(' ').next().unwrap_or_default().to_owned();
    let full: Vec<String> = full.iter().take(MOST).map(given).collect();
    let mut checks = Vec::new();
    for person in lone.iter().take(MOST).filter(|person| person.name.chars().count() > 4) {
        let doubled =
            |other: &&String| is_misspelling(&person.name, other) && !(is_given_name(&person.name) && is_given_name(other));
        let mention = person.mentions.iter().find_map(|&index| analysis.entities.mentions.get(index));
        if let Some((other, mention)) =
            full.iter().find(doubled).zip(mention.filter(|mention| in_body(analysis, mention.span.start)))
        {
            let message = format!("The same name is spelled “{other}” and “{}”.", person.name);
            checks.push(Check::note("name-spelling", mention.span, message));
        }
    }
    checks
}

fn is_given_name(word: &str) -> bool {
    RESOURCES.listed(hash::word(&lexicon::lower(word))) & resources::FIRST != 0
}

/// Whether one letter is more, less, other, or swapped with its neighbour.
fn is_misspelling(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(here, there)| here == there).count();
    let end = one[start..].iter().rev().zip(other[start..].iter().rev()).take_while(|(here, there)| here == there).count();
    let (here, there) = (&one[start..one.len() - end], &other[start..other.len() - end]);
    let swapped = here.len() == 2 && there.len() == 2 && here[0] == there[1] && here[1] == there[0];
    one != other && ((here.len() <= 1 && there.len() <= 1) || swapped)
}

/// A person with two offices that nobody holds at once.
fn offices(analysis: &Analysis<'_>, entity: &Entity) -> Option<Check> {
    let text = analysis.document.text;
    let held: Vec<(&str, Span)> = entity.roles.iter().filter_map(|&role| Some((office(&text[role])?, role))).collect();
    let &(first, _) = held.first()?;
    let &(other, span) = held.iter().find(|(office, _)| *office != first)?;
    let message = format!("{} is called {first} and {other} in this article.", entity.name);
    Some(Check::warning("conflicting-role", span, message))
}

/// A person called by the last name before the full name is given.
fn last_name_first(analysis: &Analysis<'_>, entity: &Entity, quoted: &[Span]) -> Option<Check> {
    let in_story = |mention: &&Mention| mention.form == MentionForm::Name && in_body(analysis, mention.span.start);
    let mentions = entity.mentions.iter().filter_map(|&index| analysis.entities.mentions.get(index));
    let names: Vec<&Mention> = mentions.filter(in_story).collect();
    let first = names.first()?;
    let last_name = printed(analysis, first);
    let full = names.iter().map(|mention| printed(analysis, mention)).find(|name| ends_with_word(name, last_name))?;
    // What somebody says is not the reporter's to change.
    let quoted = at(quoted, first.span.start).is_some_and(|outer| quoted[outer].contains(first.span));
    (!quoted && !last_name.contains(' ')).then(|| {
        let message = format!("The last name stands here before {full} is introduced.");
        Check::note("last-name-first", first.span, message)
    })
}

/// Whether a name ends with a word, and others before it.
fn ends_with_word(name: &str, word: &str) -> bool {
    name.strip_suffix(word).is_some_and(|head| head.ends_with(' '))
}

static KNOWN_ACRONYMS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../lexicon/known_acronyms.txt")));

/// An acronym that the article never spells out and that not every reader knows.
fn acronym(analysis: &Analysis<'_>, entity: &Entity) -> Option<Check> {
    let mentions: Vec<&Mention> = entity.mentions.iter().filter_map(|&index| analysis.entities.mentions.get(index)).collect();
    // "CAIRO — Talks failed": where it was filed, in capitals.
    let blocks = &analysis.document.blocks;
    let filed = |mention: &Mention| {
        let line = at(blocks, mention.span.start).and_then(|block| blocks[block].dateline);
        line.is_some_and(|line| line.contains(mention.span))
    };
    let first = mentions.iter().find(|mention| in_body(analysis, mention.span.start) && !filed(mention))?;
    let name = printed(analysis, first);
    let letters: String = name.chars().filter(|&c| c != '.').collect();
    let spelled = |name: &str| name.contains(char::is_lowercase);
    let unknown = letters.len() >= 3 && letters.chars().all(char::is_uppercase) && !KNOWN_ACRONYMS.contains(letters.as_str());
    let explained = spelled(&entity.name) || entity.aliases.iter().any(|name| spelled(name)) || is_explained(analysis, &mentions);
    (unknown && !explained).then(|| {
        let message = format!("{name} is never spelled out: not every reader knows it.");
        Check::note("unexplained-acronym", first.span, message)
    })
}

/// Whether an explanation stands beside it: `the harbour police, HPL,` or `HPL (Harbour Police Lisk)`.
fn is_explained(analysis: &Analysis<'_>, mentions: &[&Mention]) -> bool {
    let text = analysis.document.text;
    mentions.iter().any(|mention| {
        let (before, behind) = (text[..mention.span.start].trim_end(), text[mention.span.end..].trim_start());
        before.ends_with(['(', ','])
            || before.ends_with("or")
            || behind.starts_with('(')
            || behind.starts_with(", the ")
            || behind.starts_with(", a")
    })
}

/// Words in quotation marks that the text gives to nobody.
fn speakers(analysis: &Analysis<'_>) -> Vec<Check> {
    const SENTENCE: usize = 8;
    let unspoken = |quote: &&Quote| {
        let length = || quote.content.iter().map(|&span| count(analysis, span)).sum::<usize>();
        quote.kind == QuoteKind::Direct && quote.closed && quote.speaker.is_none() && quote.cue.is_none() && length() >= SENTENCE
    };
    let quotes = analysis.quotes.iter().filter(|quote| in_body(analysis, quote.content[0].start)).filter(unspoken);
    let message = "Nobody is named who says this.";
    quotes.map(|quote| Check::note("quote-without-speaker", quote.content[0], message)).collect()
}

/// A quotation that is printed twice with other words, or given to two people.
fn repeated(analysis: &Analysis<'_>) -> Vec<Check> {
    const RUN: usize = 4;
    let words: Vec<(usize, Span, Vec<usize>)> = quotations(analysis);
    let mut seen: HashMap<&[usize], usize> = HashMap::default();
    let mut told: HashSet<(usize, usize)> = HashSet::default();
    let mut checks = Vec::new();
    for (index, (quote, span, said)) in words.iter().enumerate() {
        for run in said.windows(RUN) {
            let before = *seen.entry(run).or_insert(index);
            let (first, _, earlier) = &words[before];
            if first == quote || !told.insert((before, index)) {
                continue;
            }
            let speakers = (speaker(analysis, *first), speaker(analysis, *quote));
            if let (Some(one), Some(other)) = speakers
                && one != other
                && earlier == said
            {
                let names = [one, other].map(|id| analysis.entities.entities[id].name.as_str());
                let message = format!("The same words are given to {} and to {}.", names[0], names[1]);
                checks.push(Check::warning("quote-speakers-differ", *span, message));
            } else if is_altered(earlier, said) {
                let message =
                    "This is quoted twice, each time in other words: between quotation marks one of them must be wrong.";
                checks.push(Check::warning("quote-words-differ", *span, message));
            }
        }
    }
    checks
}

fn speaker(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    analysis.quotes[quote].speaker?.entity.filter(|&entity| entity < analysis.entities.entities.len())
}

/// The sentences of direct quotes of more than a few words: quote, span, and a number for each word; the same number, the same word
/// in lower case.
fn quotations(analysis: &Analysis<'_>) -> Vec<(usize, Span, Vec<usize>)> {
    const SHORTEST: usize = 5;
    let mut numbers: HashMap<String, usize> = HashMap::default();
    let mut printed: Vec<Option<usize>> = vec![None; analysis.words.spellings()];
    let mut number = |(place, word): (usize, &Token)| {
        *printed[analysis.words.spelling(place)].get_or_insert_with(|| {
            let (word, next) = (&analysis.document.text[word.span], numbers.len());
            *numbers.entry(word.to_lowercase().replace('’', "'")).or_insert(next)
        })
    };
    let prose = analysis.prose();
    let mut quotations = Vec::new();
    for (index, quote) in analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Direct) {
        for &content in &quote.content {
            for sentence in prose.part(prose.within(content)).sentences() {
                let words: Vec<_> = sentence.row.placed().filter(|(_, token)| is_word(token)).collect();
                if let (Some((_, first)), Some((_, last)), SHORTEST..) = (words.first(), words.last(), words.len()) {
                    let span = first.span.join(last.span);
                    quotations.push((index, span, words.into_iter().map(&mut number).collect()));
                }
            }
        }
    }
    quotations
}

/// Whether two quotations open and end alike and differ by at most three words in between, out of eight or more.
fn is_altered(one: &[usize], other: &[usize]) -> bool {
    let start = one.iter().zip(other).take_while(|(here, there)| here == there).count();
    let end = one[start..].iter().rev().zip(other[start..].iter().rev()).take_while(|(here, there)| here == there).count();
    let differing = one.len().max(other.len()) - start - end;
    start >= 2 && end >= 2 && (1..=3).contains(&differing) && one.len().min(other.len()) >= 8
}
