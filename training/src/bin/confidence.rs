//! Prints how often the speaker is right at each confidence: `confidence GOLD.jsonl`.
//!
//! Counts the quotations (in marks) and, apart, the indirect quotes that a gold quote matches. The speaker is right where its
//! words overlap with those of the gold speaker, or where both have the same last name. Behind it, for names, nouns and
//! pronouns: how often the full name that is given has the last name of the gold's. The gold's full names are derived by program:
//! one in ten of those behind a pronoun is wrong.

use std::collections::BTreeMap;
use std::{env, io};

use nutgraf::quote::{Confidence, Quote, QuoteKind};
use nutgraf::{Analysis, Span};
use training::gold::{self, Article, GoldQuote};

/// Quotes, and how many of them have the right speaker.
#[derive(Default)]
struct Tally {
    all: usize,
    right: usize,
    /// By the form of the speaker, the quotes with a full name in both, and those with the same.
    named: BTreeMap<&'static str, (usize, usize)>,
}

fn main() -> io::Result<()> {
    let source = env::args().nth(1).ok_or_else(|| io::Error::other("usage: confidence GOLD.jsonl"))?;
    let mut tallies: BTreeMap<(&str, Confidence), Tally> = BTreeMap::new();
    for article in gold::quotes(&source)? {
        let analysis = nutgraf::analyze(&article.text);
        for quote in &analysis.quotes {
            count(&article, &analysis, quote, &mut tallies);
        }
    }
    for group in ["quoted", "indirect"] {
        let total: usize = tallies.iter().filter(|((of, _), _)| *of == group).map(|(_, tally)| tally.all).sum();
        println!("{group}: {total} that the gold has with a speaker");
        for ((_, confidence), tally) in tallies.iter().filter(|((of, _), _)| *of == group).rev() {
            let share = 100.0 * tally.all as f64 / total.max(1) as f64;
            let precision = 100.0 * tally.right as f64 / tally.all.max(1) as f64;
            print!("  {:8} {share:5.1} % of them, {precision:5.1} % right", confidence.name());
            for (form, (all, right)) in &tally.named {
                print!("; {form} {:.1} % of {all}", 100.0 * *right as f64 / *all as f64);
            }
            println!();
        }
    }
    Ok(())
}

fn count(article: &Article, analysis: &Analysis<'_>, quote: &Quote, tallies: &mut BTreeMap<(&str, Confidence), Tally>) {
    let group = if quote.kind == QuoteKind::Indirect { "indirect" } else { "quoted" };
    let stretches = match quote.kind {
        QuoteKind::Mixed => {
            let held = |quoted: &Span| quote.content.iter().any(|part| part.contains(*quoted));
            analysis.quoted.iter().map(|quoted| quoted.content).filter(held).collect()
        }
        _ => quote.content.clone(),
    };
    for stretch in stretches {
        let Some(gold) = matching(article, stretch, quote.kind) else { continue };
        let Some(speaker) = gold.speaker else { continue };
        let tally = tallies.entry((group, quote.confidence)).or_default();
        tally.all += 1;
        tally.right += usize::from(is_right(analysis, quote, speaker, gold.canonical.as_deref()));
        if let (Some(speaker), Some(canonical)) = (quote.speaker, gold.canonical.as_deref())
            && let Some(entity) = speaker.entity
        {
            let (all, right) = tally.named.entry(speaker.form.name()).or_default();
            *all += 1;
            *right += usize::from(last(canonical) == last(&analysis.entities.entities[entity].name));
        }
    }
}

fn matching(article: &Article, stretch: Span, kind: QuoteKind) -> Option<&GoldQuote> {
    let share = if kind == QuoteKind::Indirect { 5 } else { 8 };
    let close = |gold: &Span| {
        let shared = gold.end.min(stretch.end).saturating_sub(gold.start.max(stretch.start));
        shared * 10 >= gold.len().max(stretch.len()) * share
    };
    article.quotes.iter().find(|quote| {
        if kind == QuoteKind::Indirect {
            quote.parts.iter().any(close)
        } else {
            quote.quoted.iter().chain(&quote.parts).any(close)
        }
    })
}

fn is_right(analysis: &Analysis<'_>, quote: &Quote, gold: Span, canonical: Option<&str>) -> bool {
    let Some(speaker) = quote.speaker else { return false };
    let name = speaker.entity.map_or(&analysis.document.text[speaker.span], |entity| &analysis.entities.entities[entity].name);
    speaker.span.overlaps(gold) || canonical.is_some_and(|canonical| last(canonical) == last(name))
}

fn last(name: &str) -> Option<String> {
    name.split_whitespace().next_back().map(str::to_lowercase)
}
