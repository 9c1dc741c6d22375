//! What the training command needs of this stage.

use super::body::{self, Contexts};
use super::chain::{self, Page};
use super::feature::Features;
use super::{Document, Memory};
use super::{line, role};
use crate::span::Span;

pub use super::body::WIDTH;
pub use super::chain::{COUNT, Marks, Row, Rows, START, STATES, Weights, index, state};

/// One line of a page, and what the model reads for it.
pub struct Example<'t> {
    pub line: &'t str,
    pub row: [f32; WIDTH],
}

/// The lines of a page, as the stage itself sees them.
pub fn examples(text: &str) -> Vec<Example<'_>> {
    let lines = line::unwrap(text, line::lines(text));
    let features: Vec<Features> = lines.iter().map(|line| Features::of(&text[line.span])).collect();
    let contexts = Contexts::new(text, &lines, &features);
    lines.iter().enumerate().map(|(at, line)| Example { line: &text[line.span], row: contexts.row(at) }).collect()
}

/// What each number of a row is called.
pub fn names() -> Vec<String> {
    body::names()
}

/// Finds the blocks of a text and their roles with other weights than the ones built in.
pub fn parse_with<'t>(text: &'t str, weights: &[f32]) -> Document<'t> {
    super::parse_by(text, weights, &chain::WEIGHTS, &mut Memory::default())
}

/// A text's lines and what holds of them, as the chain of roles reads it; `None` where the rules decide alone.
pub fn marks(text: &str) -> Option<(Vec<Span>, Vec<Marks>)> {
    let lines = line::unwrap(text, line::lines(text));
    let features: Vec<Features> = lines.iter().map(|line| Features::of(&text[line.span])).collect();
    let story = body::find(text, &lines, &features, &body::WEIGHTS);
    let rules = role::assign(text, &lines, &features, story.as_deref());
    let page = Page { text, lines: &lines, features: &features, rules: &rules, story: story.as_deref() };
    page.is_open().then(|| (lines.iter().map(|line| line.span).collect(), page.marks(&mut chain::Memory::default())))
}

/// Finds the roles with other weights of the chain than the ones built in.
pub fn parse_chained<'t>(text: &'t str, weights: &Weights) -> Document<'t> {
    super::parse_by(text, &body::WEIGHTS, weights, &mut Memory::default())
}
