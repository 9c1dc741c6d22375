//! Learns `src/sentence/weights.bin`: the decision where a sentence ends, on what the rules leave open.
//!
//! ```text
//! cargo run --release -p training --bin corpus -- training/corpus target/corpus
//! cargo run --release -p training --bin sentences -- DATA target/corpus [--folds N] [--out FILE]
//! ```
//!
//! DATA holds `sentences/*.jsonl` (`{"id","text","gold":[[start,end],…]}`, in code points) and `entities/*.jsonl` (one sentence a
//! line). The second folder holds the project's own invented articles as `sentences/corpus_learn.jsonl`. With `--folds` nothing is written: each of the sentence sets is scored by models that saw none of the documents they
//! score. The same data give the same weights.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use nutgraf::document::{self, Document};
use nutgraf::sentence::training::{BUCKETS, Example, examples, split_with};
use serde::Deserialize;

/// Sets with sentence spans by hand, and what one of their examples weighs.
const GOLD: [(&str, f32); 8] = [
    ("gum_news_dev", 3.0),
    ("gum_interview", 1.0),
    ("ewt_newslike", 1.0),
    ("masc_other", 0.25),
    ("pud_wiki", 1.0),
    ("golden48", 2.0),
    ("sentencex_tests", 1.0),
    ("seeds", 2.0),
];

/// The project's own articles.
const OWN: (&str, f32) = ("corpus_learn", 0.5);

/// Sets of other annotation that hold one sentence a line.
const LINES: [(&str, f32); 3] = [("train_gmb", 0.5), ("train_uner_ewt", 0.5), ("train_wikigold", 0.5)];

const EPOCHS: usize = 12;
const RATE: f32 = 0.1;
const DECAY: f32 = 2e-6;

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
    #[serde(default)]
    gold: Vec<(usize, usize)>,
}

/// A text and the bytes where its sentences start.
struct Labelled {
    id: String,
    set: &'static str,
    weight: f32,
    text: String,
    starts: HashSet<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let data = arguments.first().ok_or("usage: sentences DATA [CORPUS] [--folds N] [--out FILE]")?;
    let own = arguments.get(1).filter(|folder| !folder.starts_with("--"));
    let texts = read(Path::new(data), own.map(Path::new))?;
    if let Some(folds) = option("--folds") {
        cross_validate(&texts, folds.parse()?);
        return Ok(());
    }
    let weights = train(&texts.iter().collect::<Vec<_>>());
    let out = option("--out").map_or("src/sentence/weights.bin", String::as_str);
    fs::write(out, weights.iter().map(|weight| weight.cast_unsigned()).collect::<Vec<_>>())?;
    println!("{} of {BUCKETS} buckets used, written to {out}", weights.iter().filter(|weight| **weight != 0).count());
    Ok(())
}

fn read(data: &Path, own: Option<&Path>) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut texts = Vec::new();
    let sets = GOLD.into_iter().map(|(set, weight)| (data, set, weight)).chain(own.map(|own| (own, OWN.0, OWN.1)));
    for (folder, set, weight) in sets {
        for Record { id, text, gold } in records(&folder.join("sentences").join(set))? {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = |from: usize| from + text[from..].len() - text[from..].trim_start().len();
            let starts = gold.iter().map(|(from, _)| start(bytes[*from])).collect();
            texts.push(Labelled { id, set, weight, text, starts });
        }
    }
    let known: HashSet<String> = texts.iter().map(|text| text.id.clone()).collect();
    for (set, weight) in LINES {
        for Record { id, text, .. } in records(&data.join("entities").join(set))? {
            if known.contains(&id) {
                continue;
            }
            let starts = text.match_indices('\n').map(|(at, _)| at + 1).chain([0]).collect();
            texts.push(Labelled { id, set, weight, text: text.replace('\n', " "), starts });
        }
    }
    Ok(texts)
}

fn records(set: &Path) -> Result<Vec<Record>, Box<dyn Error>> {
    let path = set.with_extension("jsonl");
    let lines = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// Learns the weights by logistic regression, averaged over all steps, and rounds them to signed bytes.
fn train(texts: &[&Labelled]) -> Vec<i8> {
    let examples: Vec<(f32, Example)> = texts
        .iter()
        .flat_map(|text| {
            let document = document::parse(&text.text);
            examples(&document, |at| text.starts.contains(&at)).into_iter().map(|example| (text.weight, example))
        })
        .collect();
    let mut weights = vec![0f32; BUCKETS];
    let mut sums = vec![0f64; BUCKETS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        let rate = RATE / (1.0 + epoch as f32);
        for &index in &order {
            let (weight, example) = &examples[index];
            let score: f32 = example.buckets.iter().map(|bucket| weights[*bucket]).sum();
            let wanted = if example.ends { 1.0 } else { 0.0 };
            let step = rate * weight * (wanted - 1.0 / (1.0 + (-score).exp()));
            for bucket in &example.buckets {
                weights[*bucket] += step - DECAY * weights[*bucket];
            }
        }
        sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += f64::from(*weight));
    }
    quantise(&sums)
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(last, (*random % (last as u64 + 1)) as usize);
    }
}

fn quantise(sums: &[f64]) -> Vec<i8> {
    let largest = sums.iter().fold(f64::MIN_POSITIVE, |largest, sum| largest.max(sum.abs()));
    sums.iter().map(|sum| (sum / largest * 127.0).round() as i8).collect()
}

/// Scores each gold set by models that saw none of the documents they score.
fn cross_validate(texts: &[Labelled], folds: usize) {
    let mut scores: Vec<(&str, [usize; 3])> = GOLD.iter().chain([&OWN]).map(|(set, _)| (*set, [0; 3])).collect();
    for fold in 0..folds {
        let held = |index: &usize| index % folds == fold && texts[*index].weight > 0.0 && is_gold(texts[*index].set);
        let training: Vec<&Labelled> = (0..texts.len()).filter(|index| !held(index)).map(|index| &texts[index]).collect();
        let weights = train(&training);
        for text in (0..texts.len()).filter(held).map(|index| &texts[index]) {
            let counts = compare(&document::parse(&text.text), &text.starts, &weights);
            let score = scores.iter_mut().find(|(set, _)| *set == text.set);
            score.into_iter().for_each(|(_, sums)| sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count));
        }
    }
    for (set, [right, found, gold]) in scores {
        println!(
            "{set}: boundary F1 {:.2} ({right} right, {found} found, {gold} in gold)",
            200.0 * right as f64 / (found + gold) as f64
        );
    }
}

fn is_gold(set: &str) -> bool {
    set == OWN.0 || GOLD.iter().any(|(gold, _)| *gold == set)
}

/// How many starts are right, found and in the gold, without the first of the text.
fn compare(document: &Document<'_>, gold: &HashSet<usize>, weights: &[i8]) -> [usize; 3] {
    let first = document.text.len() - document.text.trim_start().len();
    let inner = |start: &usize| *start > first;
    let sentences = split_with(document, weights);
    let found: Vec<usize> = sentences.iter().map(|sentence| sentence.span.start).filter(inner).collect();
    let right = found.iter().filter(|start| gold.contains(start)).count();
    [right, found.len(), gold.iter().filter(|start| inner(start)).count()]
}
