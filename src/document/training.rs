//! What the training command needs of this stage.

use super::Document;
use super::body::{self, Contexts};
use super::feature::Features;
use super::line;

pub use super::body::WIDTH;

/// One line of a page, and what the model reads for it.
pub struct Example<'t> {
    pub line: &'t str,
    pub row: [f32; WIDTH],
}

/// The lines of a page, as the stage itself sees them.
pub fn examples(text: &str) -> Vec<Example<'_>> {
    let lines = line::unwrap(text, line::lines(text));
    let features: Vec<Features> = lines.iter().map(|line| Features::of(text, line)).collect();
    let contexts = Contexts::new(text, &lines, &features);
    lines.iter().enumerate().map(|(at, line)| Example { line: &text[line.span], row: contexts.row(at) }).collect()
}

/// What each number of a row is called.
pub fn names() -> Vec<String> {
    body::names()
}

/// Finds the blocks of a text and their roles with other weights than the ones built in.
pub fn parse_with<'t>(text: &'t str, weights: &[f32]) -> Document<'t> {
    super::parse_by(text, weights)
}
