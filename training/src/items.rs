//! Whether an item of the report is wholly right: somebody said it, and this one did.

use std::collections::HashSet;

use nutgraf::quote::Quote;
use nutgraf::{Analysis, Span};

use crate::gold::{Article, GoldQuote};

/// An item is right when it shares at least half of the words of the shorter with a statement, and its speaker agrees: it has the last
/// word of one of the speaker's names; or the speaker is a description, which it overlaps; or neither has one.
pub fn is_right(article: &Article, analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let own = words(&article.text, &quote.content);
    let near = |gold: &&GoldQuote| {
        let words = words(&article.text, &gold.parts);
        let shared = own.intersection(&words).count();
        gold.said == Some(true) && shared > 0 && 2 * shared >= own.len().min(words.len())
    };
    article.quotes.iter().filter(near).any(|gold| agrees(article, analysis, quote, gold))
}

fn agrees(article: &Article, analysis: &Analysis<'_>, quote: &Quote, gold: &GoldQuote) -> bool {
    let Some(speaker) = quote.speaker else { return gold.speaker.is_none() && gold.names.is_empty() };
    let name = speaker.entity.map_or("", |entity| &analysis.entities.entities[entity].name);
    let heard = format!("{} {name}", &article.text[speaker.span.start..speaker.span.end]).to_lowercase();
    let heard: HashSet<&str> = heard.split(|c: char| !c.is_alphanumeric()).collect();
    if !gold.names.is_empty() {
        let last = |name: &String| {
            let lower = name.to_lowercase();
            lower.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.len() > 1).is_some_and(|word| heard.contains(word))
        };
        return gold.names.iter().any(last);
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
