//! Learns `src/document/body_weights.txt`: which lines of a pasted page are the story.
//!
//! ```text
//! cargo run --release -p training --bin pages -- [--data FILE] [--out FILE]
//! ```
//!
//! The data, by default `../shared/data/pages/dev.jsonl`, hold one page a line: `{"id","text","body"}`, the whole page as text and
//! its story. They come without a stated licence, so that nothing of their wording may ship: the model reads the form of a line
//! (its length, punctuation, capitals, how many words of our own lists stand in it) and no word, and what is learned is 98 numbers.
//!
//! Prints how well the pages are read by weights that saw none of them, as `../shared/eval/evaluate pages` counts, then learns from
//! all pages and writes. The same data give the same weights.

use std::error::Error;
use std::fs;

use nutgraf::document::training::{Example, WIDTH, examples, names, parse_with};
use serde::Deserialize;
use training::story::{Score, Story, bare, told};

const FOLDS: usize = 6;

/// How strongly weights are drawn to zero.
const L2: f64 = 1.0;
/// Newton's method stops after this many steps, or as soon as no weight moves further than this.
const STEPS: usize = 25;
const STILL: f64 = 1e-4;

/// What all lines of a page weigh together, however long it is.
const PAGE_WEIGHT: f64 = 60.0;

#[derive(Deserialize)]
struct Record {
    text: String,
    body: String,
}

/// A page as it was pasted, the same page without indentation and bullets (as other browsers paste it), and their story.
struct Page {
    variants: [String; 2],
    body: String,
}

/// What the model reads of a line, whether it belongs to the story, and what it counts.
struct Observation {
    row: [f64; WIDTH],
    label: f64,
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let data = option("--data").map_or("../shared/data/pages/dev.jsonl", String::as_str);
    let out = option("--out").map_or("src/document/body_weights.txt", String::as_str);
    let pages = read(data)?;
    let observations: Vec<Vec<Observation>> = pages.iter().map(observe).collect();
    cross_validate(&pages, &observations);
    let weights = fit(&observations.iter().flatten().collect::<Vec<_>>());
    fs::write(out, print(&weights))?;
    println!("{} pages, {WIDTH} weights written to {out}", pages.len());
    Ok(())
}

fn read(path: &str) -> Result<Vec<Page>, Box<dyn Error>> {
    let lines = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let page = |line: &str| -> Result<Page, Box<dyn Error>> {
        let Record { text, body } = serde_json::from_str(line)?;
        Ok(Page { variants: [bare(&text), text], body })
    };
    lines.lines().map(page).collect()
}

/// The labelled lines of both variants of a page.
fn observe(page: &Page) -> Vec<Observation> {
    let body = Story::new(&page.body);
    let mut observations = Vec::new();
    for text in &page.variants {
        let examples = examples(text);
        let length = |example: &Example<'_>| (example.line.chars().count().min(300) + 15) as f64;
        let all: f64 = examples.iter().map(length).sum();
        observations.extend(examples.iter().map(|example| Observation {
            row: example.row.map(f64::from),
            label: f64::from(u8::from(body.holds(example.line))),
            weight: PAGE_WEIGHT * length(example) / all,
        }));
    }
    observations
}

/// Scores each page by weights that saw neither of its variants.
fn cross_validate(pages: &[Page], observations: &[Vec<Observation>]) {
    let mut scores = [Score::default(), Score::default()];
    for fold in 0..FOLDS {
        let others = observations.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
        let weights = rounded(&fit(&others.flat_map(|(_, lines)| lines).collect::<Vec<_>>()));
        for page in pages.iter().skip(fold).step_by(FOLDS) {
            for (score, text) in scores.iter_mut().zip(&page.variants) {
                score.add(&page.body, &told(&parse_with(text, &weights)));
            }
        }
    }
    let [bare, pasted] = scores;
    println!("{FOLDS} folds, as pasted: {}", pasted.print());
    println!("{FOLDS} folds, without indentation and bullets: {}", bare.print());
}

/// Logistic regression by Newton's method.
fn fit(observations: &[&Observation]) -> [f64; WIDTH] {
    let mut weights = [0.0; WIDTH];
    for _ in 0..STEPS {
        let (gradient, curvature) = slope(observations, &weights);
        let step = solve(curvature, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
        if step.iter().all(|step| step.abs() < STILL) {
            break;
        }
    }
    weights
}

/// The first and second derivatives of the loss; of the second only the lower half is filled.
fn slope(observations: &[&Observation], weights: &[f64; WIDTH]) -> ([f64; WIDTH], Vec<[f64; WIDTH]>) {
    let mut gradient = weights.map(|weight| L2 * weight);
    let mut curvature = vec![[0.0; WIDTH]; WIDTH];
    for Observation { row, label, weight } in observations {
        let score: f64 = row.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        let chance = 1.0 / (1.0 + (-score.clamp(-30.0, 30.0)).exp());
        let (error, spread) = (weight * (chance - label), weight * chance * (1.0 - chance) + 1e-6);
        for (at, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            gradient[at] += error * value;
            let scaled = spread * value;
            curvature[at][..=at].iter_mut().zip(row).for_each(|(sum, other)| *sum += scaled * other);
        }
    }
    curvature.iter_mut().enumerate().for_each(|(at, row)| row[at] += L2);
    (gradient, curvature)
}

/// Solves `matrix · x = vector` for a symmetric, positive definite matrix given by its lower half (Cholesky).
fn solve(mut matrix: Vec<[f64; WIDTH]>, mut vector: [f64; WIDTH]) -> [f64; WIDTH] {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    for row in 0..WIDTH {
        for column in 0..row {
            let rest = matrix[row][column] - product(&matrix[row][..column], &matrix[column][..column]);
            matrix[row][column] = rest / matrix[column][column];
        }
        matrix[row][row] = (matrix[row][row] - product(&matrix[row][..row], &matrix[row][..row])).sqrt();
        vector[row] = (vector[row] - product(&matrix[row][..row], &vector[..row])) / matrix[row][row];
    }
    for row in (0..WIDTH).rev() {
        let below: f64 = (row + 1..WIDTH).map(|at| matrix[at][row] * vector[at]).sum();
        vector[row] = (vector[row] - below) / matrix[row][row];
    }
    vector
}

/// The weights as they are read again from the file.
fn rounded(weights: &[f64; WIDTH]) -> Vec<f32> {
    weights.iter().map(|weight| ((weight * 1000.0).round() / 1000.0 + 0.0) as f32).collect()
}

fn print(weights: &[f64; WIDTH]) -> String {
    let mut file = String::from(
        "# Weights of the model of a page's story, in the order of Contexts::row in body.rs. Made by training/src/bin/pages.rs: logistic\n\
         # regression over whole news pages pasted as text, each once with and once without its indentation and bullets. The pages come\n\
         # without a stated licence; no word of theirs is learned. MIT OR Apache-2.0.\n",
    );
    for (name, weight) in names().iter().zip(rounded(weights)) {
        file.push_str(&format!("{name}\t{weight:.3}\n"));
    }
    file
}
