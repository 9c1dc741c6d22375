//! Three real articles, where they lie beside the project: who says what in them.

use std::fs;
use std::path::Path;

use nutgraf::{OffsetUnit, Report, analyze};
use serde_json::Value;

/// The articles with what a reader marked in them; nothing where the folder is missing.
fn seeds() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/quotes/seeds.jsonl");
    match fs::read_to_string(&path) {
        Ok(lines) => lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        Err(_) => {
            eprintln!("skipped: {} is not there", path.display());
            Vec::new()
        }
    }
}

/// The full name of whoever says what overlaps most with that stretch.
fn speaker_of(report: &Report, start: usize, end: usize) -> String {
    let shared = |from: usize, to: usize| to.min(end).saturating_sub(from.max(start));
    let overlap = |content: &[nutgraf::report::Offsets]| content.iter().map(|span| shared(span.start, span.end)).sum::<usize>();
    let quote = report.quotes.iter().max_by_key(|quote| overlap(&quote.content)).filter(|quote| overlap(&quote.content) > 0);
    let Some(speaker) = quote.and_then(|quote| quote.speaker.as_ref()) else { return "nobody".to_owned() };
    speaker.entity.map_or(speaker.place.text.clone(), |entity| report.entities[entity].name.clone())
}

#[test]
fn every_quotation_of_the_seeds_has_its_speaker() {
    let mut wrong = Vec::new();
    for seed in seeds() {
        let text = seed["text"].as_str().unwrap();
        let report = Report::new(&analyze(text), OffsetUnit::CodePoint);
        for quote in seed["quotes"].as_array().unwrap() {
            let (Some(name), Some("direct")) = (quote["speaker"]["canonical"].as_str(), quote["kind"].as_str()) else { continue };
            let [start, end] = ["start", "end"].map(|key| quote[key].as_u64().unwrap() as usize);
            let found = speaker_of(&report, start, end);
            if found != name {
                let words: String = text.chars().skip(start).take(50).collect();
                wrong.push(format!("{}: {words}… is said by {name}, not {found}", seed["id"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
