//! Learns the tagger's weights, and measures them, on trees of Universal Dependencies (files in CoNLL-U).
//!
//! ```text
//! cargo run --release -p training --bin tags -- learn OUT TREES…    writes the weights (src/words/weights.bin)
//! cargo run --release -p training --bin tags -- measure TREES…      how often the shipped tags and lemmas are right
//! cargo run --release -p training --bin tags -- bench TREES…        words a second on one core
//! ```
//!
//! Learns from each sentence in the tree's own words and in the engine's tokens, and from one sentence in ten each in capitals, as a
//! headline and in lower case. The same trees give the same weights.

use std::error::Error;
use std::fs;
use std::time::Instant;

use nutgraf::words::tag::CLASSES;
use nutgraf::words::{self, tagger};
use training::tags::{Perceptron, Sentence, Settings};
use training::trees::{self, Tagged, Tree};

const SETTINGS: Settings = Settings { bits: 20, rounds: (6, 6), kept: 52_000, margin: 60.0, largest: 8.0 };

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["learn", out, ref paths @ ..] if !paths.is_empty() => learn(out, paths),
        ["measure", ref paths @ ..] if !paths.is_empty() => paths.iter().try_for_each(|path| measure(path)),
        ["bench", ref paths @ ..] if !paths.is_empty() => bench(paths),
        _ => Err("usage: tags learn OUT TREES… | measure TREES… | bench TREES…".into()),
    }
}

fn learn(out: &str, paths: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut sentences = Vec::new();
    for path in paths {
        let trees = trees::read(path)?;
        println!("{path}: {} sentences", trees.len());
        sentences.extend(trees.iter().enumerate().flat_map(|(at, tree)| copies(at, tree)));
    }
    let bytes = Perceptron::learn(&sentences, SETTINGS).pack(SETTINGS.largest);
    println!("{} bytes, written to {out}", bytes.len());
    Ok(fs::write(out, bytes)?)
}

/// What is learned from a tree.
fn copies(at: usize, tree: &Tree) -> Vec<Sentence> {
    let (gold, tokens) = (tree.gold(), tree.tokens());
    let recased = match at % 10 {
        0 => Some(tokens.recased(|_, word| word.to_uppercase())),
        1 => Some(tokens.recased(headline)),
        2 => Some(tokens.recased(|_, word| word.to_lowercase())),
        _ => None,
    };
    let tokens = Some(tokens).filter(|tokens| tokens.words != gold.words);
    tokens.iter().chain(&recased).chain([&gold]).map(Sentence::new).collect()
}

fn headline(at: usize, word: &str) -> String {
    let small = ["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "as", "with", "from", "'s", "’s"];
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if at == 0 || !small.contains(&word) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

fn measure(path: &str) -> Result<(), Box<dyn Error>> {
    let trees = trees::read(path)?;
    let of = |tagged: fn(&Tree) -> Tagged| trees.iter().map(tagged).collect::<Vec<_>>();
    println!("{path}: {} sentences", trees.len());
    println!("  the tree's words       {}", score(&of(Tree::gold)));
    println!("  the engine's tokens    {}", score(&of(Tree::tokens)));
    println!("    in capitals          {}", score(&of(|tree| tree.tokens().recased(|_, word| word.to_uppercase()))));
    println!("    as a headline        {}", score(&of(|tree| tree.tokens().recased(headline))));
    println!("    in lower case        {}", score(&of(|tree| tree.tokens().recased(|_, word| word.to_lowercase()))));
    println!("  lemmas by the tree's tags {:.2}", lemmas(&trees));
    Ok(())
}

/// Per cent of words with the right tag, and with the right tag and form.
fn score(sentences: &[Tagged]) -> String {
    let (mut all, mut tags, mut classes) = (0, 0, 0);
    let mut room = Vec::new();
    for tagged in sentences {
        let sentence = Sentence::new(tagged);
        let found = tagger::WEIGHTS.tag(&sentence.words, sentence.casing, &mut room);
        for (&found, &gold) in found.iter().zip(&sentence.classes) {
            all += 1;
            tags += usize::from(CLASSES[usize::from(found)].0 == CLASSES[usize::from(gold)].0);
            classes += usize::from(found == gold);
        }
    }
    let share = |count: usize| 100.0 * count as f64 / f64::from(all.max(1));
    format!("UPOS {:.2}, with the form of verbs {:.2}, of {all} words", share(tags), share(classes))
}

/// Per cent of words that get the tree's lemma, given the tree's tag.
fn lemmas(trees: &[Tree]) -> f64 {
    let parts = || trees.iter().flat_map(|tree| tree.parts.iter().map(move |part| (tree, part)));
    let right = parts().filter(|(tree, part)| {
        let (tag, form) = CLASSES[usize::from(part.class)];
        let lower = tree.text[part.span.range()].to_lowercase().replace('’', "'");
        words::lemma(&lower, tag, form).eq_ignore_ascii_case(&part.lemma)
    });
    100.0 * right.count() as f64 / parts().count().max(1) as f64
}

/// From the text of a sentence to its tags, with all that is looked up.
fn bench(paths: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    for path in paths {
        trees::read(path)?.iter().for_each(|tree| text += &format!("{}\n", tree.text));
    }
    let document = nutgraf::document::parse(&text);
    let sentences = nutgraf::sentence::split(&document, &[]);
    let tokens = nutgraf::token::tokenize(&document, &sentences);
    words::read(&document, &tokens);
    let start = Instant::now();
    let rounds = 10;
    (0..rounds).for_each(|_| drop(words::read(&document, &tokens)));
    let seconds = start.elapsed().as_secs_f64();
    println!("{} tokens, {:.0} a second", tokens.len(), f64::from(rounds) * tokens.len() as f64 / seconds);
    Ok(())
}
