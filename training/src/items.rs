//! Whether an item of the report is wholly right: somebody said it, and this one did.

use std::collections::HashSet;

use nutgraf::quote::feature::Weights;
use nutgraf::quote::learn::{self, Decision};
use nutgraf::quote::{Quote, Source};
use nutgraf::{Analysis, Span};

use crate::gold::{Article, GoldQuote};

/// All decisions of attribution about an analysed text, by these weights.
pub fn decisions(analysis: &Analysis<'_>, weights: &Weights) -> Vec<Decision> {
    let source = Source {
        document: &analysis.document,
        quoted: &analysis.quoted,
        sentences: &analysis.sentences,
        tokens: &analysis.tokens,
        words: &analysis.words,
        entities: &analysis.entities,
    };
    learn::decisions(source, weights)
}

/// An item is right when it shares at least half of the words of the shorter with a statement, and its speaker agrees: it has the last
/// word of one of the speaker's names; or the article describes the speaker, and it overlaps the description; or neither has one.
pub fn is_right(article: &Article, analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let near = |gold: &&GoldQuote| gold.said == Some(true) && share(&article.text, quote, gold);
    article.quotes.iter().filter(near).any(|gold| agrees(article, analysis, quote, gold))
}

/// Whether an item and a statement share at least half of the words of the shorter.
pub fn share(text: &str, quote: &Quote, gold: &GoldQuote) -> bool {
    let (own, gold) = (words(text, &quote.content), words(text, &gold.parts));
    let shared = own.intersection(&gold).count();
    shared > 0 && 2 * shared >= own.len().min(gold.len())
}

/// Whether somebody with this name is meant: it has the last word of one of the names.
pub fn is_named(name: &str, names: &[&str]) -> bool {
    let heard = name.to_lowercase();
    let heard: HashSet<&str> = heard.split(|c: char| !c.is_alphanumeric()).collect();
    let last = |name: &&str| {
        let lower = name.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.len() > 1).is_some_and(|word| heard.contains(word))
    };
    names.iter().any(last)
}

fn agrees(article: &Article, analysis: &Analysis<'_>, quote: &Quote, gold: &GoldQuote) -> bool {
    let Some(speaker) = quote.speaker else { return gold.speaker.is_none() && gold.names.is_empty() };
    let name = speaker.entity.map_or("", |entity| &analysis.entities.entities[entity].name);
    if !gold.names.is_empty() {
        let names: Vec<&str> = gold.names.iter().map(String::as_str).collect();
        if is_named(&format!("{} {name}", &article.text[speaker.span.start..speaker.span.end]), &names) {
            return true;
        }
    }
    // Whoever is described may stand as described, but not as somebody else.
    if !gold.names.is_empty() && (!gold.described || speaker.entity.is_some()) {
        return false;
    }
    gold.speaker.is_some_and(|gold| gold.overlaps(speaker.span))
}

/// Where the words of the spans begin.
fn words(text: &str, spans: &[Span]) -> HashSet<usize> {
    let mut starts = HashSet::new();
    for span in spans {
        let mut inside = false;
        for (at, character) in text[span.start..span.end].char_indices() {
            let letter = character.is_alphanumeric();
            if letter && !inside {
                starts.insert(span.start + at);
            }
            inside = letter;
        }
    }
    starts
}
