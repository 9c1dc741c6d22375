//! Three real articles, where they lie beside the project: who says what in them.

use std::fs;
use std::path::Path;

use nutgraf::{OffsetUnit, Report, analyze};
use serde_json::Value;

use crate::cases;

/// What lies in a file of quotes; nothing where it is missing.
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/quotes").join(name);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        cases::skip(&format!("the seeds: no ../shared/data/quotes/{name}"));
    }
    text
}

/// The articles with what a reader marked in them.
fn seeds() -> Vec<Value> {
    let lines = shared("seeds.jsonl").unwrap_or_default();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The same with all that a reader marked, and which of it is beyond doubt.
fn seeds_in_full() -> Vec<Value> {
    shared("seeds_full_gold.json").map_or_else(Vec::new, |text| serde_json::from_str(&text).unwrap())
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

/// Start and end of a marked stretch.
fn bounds(marked: &Value) -> Option<(usize, usize)> {
    Some((marked["start"].as_u64()? as usize, marked["end"].as_u64()? as usize))
}

fn common(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// What the report lacks of a marked statement.
fn lacks(report: &Report, marked: &Value) -> Option<String> {
    let content = bounds(marked).unwrap();
    let span = |quote: &nutgraf::report::QuoteReport| (quote.content[0].start, quote.content[quote.content.len() - 1].end);
    let half = |quote: &nutgraf::report::QuoteReport| {
        let own = span(quote);
        common(own, content) * 2 >= (own.1 - own.0).max(content.1 - content.0)
    };
    let stances = report.stances.iter().map(|stance| &stance.quote);
    let found = report.quotes.iter().chain(stances).filter(|quote| half(quote)).max_by_key(|quote| common(span(quote), content));
    let Some(found) = found else { return Some("is not found".to_owned()) };
    let speaker = found.speaker.as_ref();
    let name = speaker.and_then(|speaker| speaker.entity).map(|entity| report.entities[entity].name.as_str());
    if marked["speaker"]["canonical"].as_str() != name {
        return Some(format!("is said by {}, not {}", marked["speaker"]["canonical"], name.unwrap_or("nobody")));
    }
    let cue = found.cue.as_ref().map(|cue| (cue.place.span.start, cue.place.span.end));
    let right = bounds(&marked["cue"]).is_none_or(|marked| cue.is_some_and(|cue| common(cue, marked) > 0));
    (!right).then(|| format!("has the cue {}", marked["cue"]["text"]))
}

#[test]
fn every_certain_statement_of_the_seeds_has_its_source_and_cue() {
    let mut wrong = Vec::new();
    for seed in seeds_in_full() {
        let text = seed["text"].as_str().unwrap();
        let report = Report::new(&analyze(text), OffsetUnit::CodePoint);
        let quotes = seed["quotes"].as_array().unwrap().iter();
        for marked in quotes.filter(|quote| quote["core"] == true && quote["kind"] != "direct") {
            if let Some(fault) = lacks(&report, marked) {
                let (start, end) = bounds(marked).unwrap();
                let words: String = text.chars().skip(start).take(end - start).collect();
                wrong.push(format!("{}: {words} {fault}", seed["id"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
