//! Learns `src/document/chain_weights.txt`: what the lines above, within and below a story are.
//!
//! ```text
//! cargo run --release -p training --bin corpus -- training/corpus target/corpus
//! cargo run --release -p training --bin lines -- target/corpus [--pages FILE] [--folds N] [--out FILE]
//! ```
//!
//! The folder holds the project's own invented articles as `lines/corpus_learn.jsonl` (`{"id","text","lines":[{"start","end",
//! "roles"}]}`, in code points); the cases of `tests/cases/roles` are learned too. Each article is read as it stands, with every
//! line behind a gap, with none, from its headline on, and without all that stands above its story.
//!
//! Of the saved pages that `pages.rs` learns from, by default `../shared/data/pages/dev.jsonl`, each line is known to belong to the
//! story or not; they are read whole, and cut out with some of what stands around the story. They come without a stated licence:
//! the marks of a line are its form and its place, and no word of theirs is learned.
//!
//! With `--folds` nothing is written: each article is scored by weights that did not see it. The same data give the same weights.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use nutgraf::document::BlockRole;
use nutgraf::document::training::{COUNT, Marks, Row, Rows, START, STATES, Weights, index, marks, parse_chained, state};
use serde::Deserialize;
use training::random::Random;
use training::story::{Score, Story, bare, told};

const EPOCHS: usize = 30;
const RATE: f32 = 0.2;
/// What every weight is drawn to zero by, an article.
const DRAW: f32 = 4e-4;
/// Smaller weights are left out.
const LEAST: f32 = 0.03;
/// What a case, a variant of an article and a saved page count.
const CASE: f32 = 2.0;
const ARTICLE: f32 = 0.5;
const PAGE: f32 = 0.1;
/// Above the story of a page with so many lines before it stands its headline.
const ABOVE: usize = 8;
/// A paragraph that becomes furniture is worse than furniture that stays.
const LEAN: f32 = 0.5;

#[derive(Deserialize)]
struct Record {
    text: String,
    lines: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    start: usize,
    end: usize,
    roles: Vec<String>,
}

/// Lines with their roles.
type Article = Vec<(String, usize)>;

/// A text and the role of each of its lines.
type Labels = (String, Vec<usize>);

/// Which roles are right, in the order of the weights.
type Roles = [bool; COUNT];

/// What holds of an article's lines, and their roles.
struct Example {
    marks: Vec<Marks>,
    /// Which roles each line may have.
    gold: Vec<Roles>,
    /// The line by which a headline has stood.
    headed: Option<usize>,
    weight: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let data = arguments.first().ok_or("usage: lines FOLDER [--folds N] [--out FILE]")?;
    let articles = read(&format!("{data}/lines/corpus_learn.jsonl"))?;
    let pages = option("--pages").map_or("../shared/data/pages/dev.jsonl", String::as_str);
    let cases = cases("tests/cases/roles")?;
    let cases: Vec<Example> = cases.iter().filter_map(|case| example(case, CASE)).collect();
    let pages = saved(pages)?;
    if let Some(folds) = option("--folds") {
        cross_validate(&articles, &cases, &pages, folds.parse()?);
        return Ok(());
    }
    let weights = learn(&articles.iter().collect::<Vec<_>>(), &cases, &pages.iter().collect::<Vec<_>>());
    let out = option("--out").map_or("src/document/chain_weights.txt", String::as_str);
    fs::write(out, print(&weights))?;
    println!("{} articles, {} cases, {} marks written to {out}", articles.len(), cases.len(), weights.marks.len());
    Ok(())
}

fn read(path: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    let lines = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let article = |line: &str| -> Result<Article, Box<dyn Error>> {
        let Record { text, lines } = serde_json::from_str(line)?;
        let text: Vec<char> = text.chars().collect();
        let line = |line: &Labelled| Some((text[line.start..line.end].iter().collect(), role(line.roles.first()?)?));
        Ok(lines.iter().filter_map(line).collect())
    };
    lines.lines().map(article).collect()
}

fn role(name: &str) -> Option<usize> {
    use BlockRole::{Boilerplate, Byline, Caption, Headline, ListItem, Paragraph, Standfirst, Subheading, Timestamp};
    let all = [Headline, Standfirst, Subheading, Byline, Timestamp, Caption, Paragraph, ListItem, Boilerplate];
    all.into_iter().find(|role| role.name() == name).map(index)
}

/// The texts of cases with the roles that they expect.
fn cases(folder: &str) -> Result<Vec<Labels>, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        for case in fs::read_to_string(file)?.split("=== ").skip(1) {
            let Some((text, expected)) = case.split_once('\n').and_then(|(_, case)| case.split_once("\n---\n")) else { continue };
            let roles = expected.lines().filter_map(|line| role(line.split_whitespace().next()?)).collect();
            cases.push((text.to_owned(), roles));
        }
    }
    Ok(cases)
}

/// The article as it stands, and as it may be pasted.
fn variants(article: &Article) -> Vec<Labels> {
    let joined = |lines: &[(String, usize)], gap: &str| {
        let text: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        (text.join(gap), lines.iter().map(|(_, role)| *role).collect())
    };
    let at = |wanted: BlockRole| article.iter().position(|(_, role)| *role == index(wanted));
    let mut variants = vec![joined(article, "\n\n"), joined(article, "\n")];
    variants.extend(at(BlockRole::Headline).filter(|&at| at > 0).map(|at| joined(&article[at..], "\n\n")));
    variants.extend(at(BlockRole::Paragraph).map(|at| joined(&article[at..], "\n\n")));
    variants
}

fn example((text, gold): &Labels, weight: f32) -> Option<Example> {
    let (spans, marks) = marks(text)?;
    let only = |role: &usize| std::array::from_fn(|other| other == *role);
    (spans.len() == gold.len()).then(|| Example { marks, gold: gold.iter().map(only).collect(), headed: None, weight })
}

#[derive(Deserialize)]
struct Saved {
    text: String,
    body: String,
}

/// A saved page, and what is learned of it.
struct Page {
    saved: Saved,
    examples: Vec<Example>,
}

/// Saved pages: as pasted, without indentation and bullets, and cut out.
fn saved(path: &str) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut pages = Vec::new();
    let mut random = Random::new(7);
    for line in fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?.lines() {
        let saved: Saved = serde_json::from_str(line)?;
        let story = Story::new(&saved.body);
        let lines: Vec<&str> = saved.text.lines().collect();
        let held = |line: &&str| story.holds(line.trim());
        let (Some(first), Some(last)) = (lines.iter().position(held), lines.iter().rposition(held)) else { continue };
        let above = if random.below(3) == 0 { 0 } else { 2 * ABOVE + random.below(24) };
        let cut = first.saturating_sub(above)..(last + 1 + random.below(24)).min(lines.len());
        let texts = [saved.text.clone(), bare(&saved.text), bare(&lines[cut].join("\n"))];
        let examples = texts.iter().filter_map(|text| page(text, &story)).collect();
        pages.push(Page { saved, examples });
    }
    Ok(pages)
}

fn page(text: &str, story: &Story<'_>) -> Option<Example> {
    use BlockRole::{Boilerplate, Byline, Caption, Headline, ListItem, Paragraph, Standfirst, Subheading, Timestamp};
    let (spans, marks) = marks(text)?;
    let held: Vec<bool> = spans.iter().map(|span| story.holds(&text[span.range()])).collect();
    let (first, last) = (held.iter().position(|held| *held)?, held.iter().rposition(|held| *held)?);
    let roles = |at: usize| {
        let cued = |role: BlockRole| marks[at].form.contains(&role.name());
        let all: &[BlockRole] = match held[at] {
            true => &[Paragraph, Standfirst, Subheading, ListItem],
            false if at > last => &[Boilerplate],
            false if cued(Caption) => &[Caption, Boilerplate],
            false if at > first => &[Byline, Timestamp, Boilerplate],
            false => &[Headline, Standfirst, Byline, Timestamp, Boilerplate],
        };
        std::array::from_fn(|role| all.iter().any(|one| index(*one) == role))
    };
    let gold: Vec<Roles> = (0..spans.len()).map(roles).collect();
    // Somewhere above the story stands its headline: which line it is, is not known.
    let headed = Some(first).filter(|&first| first > ABOVE);
    Some(Example { marks, gold, headed, weight: PAGE })
}

fn learn(articles: &[&Article], cases: &[Example], pages: &[&Page]) -> Weights {
    let own: Vec<Example> =
        articles.iter().flat_map(|article| variants(article)).filter_map(|variant| example(&variant, ARTICLE)).collect();
    let examples: Vec<&Example> = own.iter().chain(cases).chain(pages.iter().flat_map(|page| &page.examples)).collect();
    let mut learner = Learner::default();
    for epoch in 0..EPOCHS {
        for at in Random::new(epoch as u64 + 1).order(examples.len()) {
            learner.step(examples[at]);
        }
    }
    learner.weights()
}

/// Weights and the sums of the squares of their slopes (AdaGrad).
struct Learner {
    weights: Weights,
    squares: Weights,
}

impl Default for Learner {
    fn default() -> Self {
        Learner { weights: Weights::new(), squares: Weights::new() }
    }
}

impl Learner {
    fn step(&mut self, example: &Example) {
        let scores = self.weights.scores(&example.marks);
        let (lines, moves) = slopes(&scores, &self.weights.follows, example);
        let mut change: HashMap<&'static str, Rows> = HashMap::new();
        for (at, marks) in example.marks.iter().enumerate() {
            let mut add = |name: &'static str, side: usize, at: Option<usize>| {
                let Some(slope) = at.and_then(|at| lines.get(at)) else { return };
                change.entry(name).or_default()[side].iter_mut().zip(slope).for_each(|(sum, slope)| *sum += slope);
            };
            for name in &marks.form {
                add(name, 0, Some(at));
                add(name, 1, Some(at + 1));
                add(name, 2, at.checked_sub(1));
            }
            marks.place.iter().for_each(|name| add(name, 0, Some(at)));
        }
        for (name, rows) in change {
            let (weights, squares) = (self.weights.marks.entry(name).or_default(), self.squares.marks.entry(name).or_default());
            for ((weights, squares), slopes) in weights.iter_mut().zip(squares).zip(rows) {
                advance(weights, squares, &slopes, example.weight);
            }
        }
        for ((weights, squares), slopes) in self.weights.follows.iter_mut().zip(&mut self.squares.follows).zip(moves) {
            advance(weights, squares, &slopes, example.weight);
        }
    }

    fn weights(self) -> Weights {
        let mut weights = self.weights;
        let rounded = |weight: &mut f32| *weight = if weight.abs() < LEAST { 0.0 } else { (*weight * 100.0).round() / 100.0 };
        weights.marks.values_mut().flatten().flatten().for_each(rounded);
        weights.follows.iter_mut().flatten().for_each(rounded);
        let paragraph = index(BlockRole::Paragraph);
        weights.marks.entry("prose").or_default()[0][paragraph] += LEAN;
        weights
    }
}

fn advance(weights: &mut Row, squares: &mut Row, slopes: &Row, share: f32) {
    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(slopes) {
        let slope = share * (slope - DRAW * *weight * 10.0);
        *square += slope * slope;
        if *square > 0.0 {
            *weight += RATE * slope / (square.sqrt() + 1e-6);
        }
    }
}

/// What would make the gold likelier: for each line and for each state before it.
fn slopes(scores: &[Row], follows: &[Row], example: &Example) -> (Vec<Row>, Vec<Row>) {
    let headed = |at: usize, to: usize| example.headed.is_none_or(|first| (at >= first) == (to >= COUNT) || at < first);
    let right = |at: usize, before: usize, role: usize| example.gold[at][role] && headed(at, state(before, role));
    let (mut lines, mut moves) = chances(scores, follows, right);
    let (free_lines, free_moves) = chances(scores, follows, |_, _, _| true);
    let less = |row: &mut Row, free: &Row| row.iter_mut().zip(free).for_each(|(chance, free)| *chance -= free);
    lines.iter_mut().zip(&free_lines).for_each(|(row, free)| less(row, free));
    moves.iter_mut().zip(&free_moves).for_each(|(row, free)| less(row, free));
    (lines, moves)
}

/// How likely each role of each line is, and each role behind each state, of the chains that are allowed.
fn chances(scores: &[Row], follows: &[Row], allowed: impl Fn(usize, usize, usize) -> bool) -> (Vec<Row>, Vec<Row>) {
    let count = scores.len();
    let step = |at: usize, before: usize, role: usize| f64::from(scores[at][role] + follows[before][role]);
    let mut forward = vec![[f64::NEG_INFINITY; STATES]; count + 1];
    forward[0][START] = 0.0;
    let mut backward = vec![[f64::NEG_INFINITY; STATES]; count + 1];
    backward[count] = [0.0; STATES];
    for at in 0..count {
        let here = forward[at];
        for before in (0..STATES).filter(|&before| here[before].is_finite()) {
            for role in (0..COUNT).filter(|&role| allowed(at, before, role)) {
                let to = &mut forward[at + 1][state(before, role)];
                *to = plus(*to, here[before] + step(at, before, role));
            }
        }
    }
    for at in (0..count).rev() {
        for before in 0..STATES {
            for role in (0..COUNT).filter(|&role| allowed(at, before, role)) {
                let sum = step(at, before, role) + backward[at + 1][state(before, role)];
                backward[at][before] = plus(backward[at][before], sum);
            }
        }
    }
    let total = backward[0][START];
    if !total.is_finite() {
        return (vec![[0.0; COUNT]; count], vec![[0.0; COUNT]; STATES]);
    }
    let (mut lines, mut moves) = (vec![[0.0; COUNT]; count], vec![[0.0; COUNT]; STATES]);
    for at in 0..count {
        for before in (0..STATES).filter(|&before| forward[at][before].is_finite()) {
            for role in (0..COUNT).filter(|&role| allowed(at, before, role)) {
                let behind = backward[at + 1][state(before, role)];
                let chance = (forward[at][before] + step(at, before, role) + behind - total).exp() as f32;
                lines[at][role] += chance;
                moves[before][role] += chance;
            }
        }
    }
    (lines, moves)
}

/// The logarithm of the sum of two numbers given by their logarithms.
fn plus(one: f64, other: f64) -> f64 {
    let (more, less) = if one > other { (one, other) } else { (other, one) };
    if less.is_finite() { more + (less - more).exp().ln_1p() } else { more }
}

/// Scores each article, as it stands, by weights that did not see it.
fn cross_validate(articles: &[Article], cases: &[Example], pages: &[Page], folds: usize) {
    let (mut right, mut all, mut headlines, mut with_headline) = (0, 0, 0, 0);
    let mut score = Score::default();
    for fold in 0..folds {
        let others: Vec<&Article> =
            articles.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, one)| one).collect();
        let others_saved: Vec<&Page> =
            pages.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, one)| one).collect();
        let weights = learn(&others, cases, &others_saved);
        for Page { saved, .. } in pages.iter().skip(fold).step_by(folds) {
            score.add(&saved.body, &told(&parse_chained(&saved.text, &weights)));
        }
        for article in articles.iter().skip(fold).step_by(folds) {
            let (text, gold) = &variants(article)[0];
            let document = parse_chained(text, &weights);
            let found: Vec<usize> = document.blocks.iter().map(|block| index(block.role)).collect();
            right += found.iter().zip(gold).filter(|(found, gold)| found == gold).count();
            all += gold.len();
            let first = |roles: &[usize]| roles.iter().position(|role| *role == index(BlockRole::Headline));
            with_headline += usize::from(first(gold).is_some());
            headlines += usize::from(first(gold).is_some() && first(gold) == first(&found));
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "lines {:.2} ({right} of {all}), headlines {:.2} ({headlines} of {with_headline})",
        share(right, all),
        share(headlines, with_headline)
    );
    println!("pages {}", score.print());
}

fn print(weights: &Weights) -> String {
    let mut file = String::from(
        "# Weights of the chain of roles: a mark, whose line it is of (0 its own, 1 of the line above, 2 of the line below), a number for\n\
         # each role in the order of ROLES in chain.rs; `behind` and a state, what each role behind it is worth. Made by\n\
         # training/src/bin/lines.rs from the project's own corpus and cases. MIT OR Apache-2.0.\n",
    );
    let mut lines: Vec<(String, Row)> = Vec::new();
    for (name, rows) in &weights.marks {
        lines.extend(rows.iter().enumerate().map(|(side, row)| (format!("{name}\t{side}"), *row)));
    }
    lines.extend(weights.follows.iter().enumerate().map(|(state, row)| (format!("behind\t{state:02}"), *row)));
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, row) in lines.iter().filter(|(_, row)| row.iter().any(|weight| *weight != 0.0)) {
        file.push_str(name);
        for weight in row {
            file.push_str(&if *weight == 0.0 { "\t0".to_owned() } else { format!("\t{weight:.2}") });
        }
        file.push('\n');
    }
    file
}
