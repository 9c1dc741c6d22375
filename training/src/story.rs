//! Saved pages and their stories: which lines of a page the story holds.

use std::collections::{HashMap, HashSet};

use nutgraf::document::{BlockRole, Document};

/// Words in a shingle: the unit by which extracted stories are compared.
const SHINGLE: usize = 4;
/// A line belongs to the story when this share of its shingles stands there.
const SHARE: f64 = 0.6;

/// The page without indentation and bullets; of several blank lines one is left.
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let rest =
            line.strip_prefix(['*', '+', 'o', '•']).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        let line = rest.unwrap_or(line).trim();
        if !line.is_empty() || !bare.ends_with("\n\n") {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

/// The story of a saved page.
pub struct Story<'t> {
    shingles: HashMap<Vec<&'t str>, usize>,
    lines: HashSet<String>,
}

impl<'t> Story<'t> {
    pub fn new(body: &'t str) -> Self {
        Story { shingles: shingles(body), lines: body.lines().map(spaced).collect() }
    }

    /// Whether a line of the page belongs to it. A line too short for a shingle must stand there as a line.
    pub fn holds(&self, line: &str) -> bool {
        match words(line).len() {
            0 => false,
            count if count < SHINGLE => self.lines.contains(&spaced(line)),
            _ => {
                let own = shingles(line);
                let all: usize = own.values().sum();
                common(&own, &self.shingles) as f64 >= SHARE * all as f64
            }
        }
    }
}

/// The line with single spaces.
fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

/// How often each run of [`SHINGLE`] words stands in a text; fewer words are one run.
fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words = words(text);
    let mut count = HashMap::new();
    for run in words.windows(SHINGLE.min(words.len()).max(1)) {
        *count.entry(run.to_vec()).or_default() += 1;
    }
    count
}

/// How many shingles two texts have in common.
fn common(a: &HashMap<Vec<&str>, usize>, b: &HashMap<Vec<&str>, usize>) -> usize {
    a.iter().map(|(shingle, count)| b.get(shingle).map_or(0, |other| *count.min(other))).sum()
}

/// The text of the blocks that belong to the story.
pub fn told(document: &Document<'_>) -> String {
    let is_told = |role: BlockRole| role.is_body() || role == BlockRole::Subheading;
    let blocks = document.blocks.iter().filter(|block| is_told(block.role));
    blocks.map(|block| &document.text[block.span]).collect::<Vec<_>>().join("\n")
}

/// Shares of shingles in both stories, only in the one found, only in the gold; each page counts the same.
#[derive(Default)]
pub struct Score {
    both: f64,
    found: f64,
    gold: f64,
}

impl Score {
    pub fn add(&mut self, gold: &str, found: &str) {
        let (gold, found) = (shingles(gold), shingles(found));
        let both = common(&gold, &found);
        let only = |shingles: &HashMap<Vec<&str>, usize>| shingles.values().sum::<usize>() - both;
        let (only_found, only_gold) = (only(&found), only(&gold));
        let all = (both + only_found + only_gold).max(1) as f64;
        self.both += both as f64 / all;
        self.found += only_found as f64 / all;
        self.gold += only_gold as f64 / all;
    }

    pub fn print(&self) -> String {
        let percent = |of: f64| 100.0 * self.both / of.max(f64::MIN_POSITIVE);
        let (precision, recall) = (percent(self.both + self.found), percent(self.both + self.gold));
        let f1 = percent(self.both + (self.found + self.gold) / 2.0);
        format!("F1 {f1:.2}, precision {precision:.2}, recall {recall:.2}")
    }
}
