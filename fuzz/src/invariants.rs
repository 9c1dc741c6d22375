//! What the report promises, asked of the report as JSON: whoever adds a span to it has it checked.

use nutgraf::{Analysis, ComparisonReport, OffsetUnit, Report, Span};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::words;

/// Spans are sorted and whole characters, and sentences and tokens hold all of the text but white space, each once.
pub fn of_analysis(analysis: &Analysis<'_>) {
    let text = analysis.document.text;
    sorted(text, analysis.document.blocks.iter().map(|block| block.span));
    sorted(text, analysis.sentences.iter().map(|sentence| sentence.span));
    sorted(text, analysis.tokens.iter().map(|token| token.span));
    sorted(text, analysis.entities.mentions.iter().map(|mention| mention.span));
    sorted(text, analysis.entities.dates.iter().map(|date| date.span));
    sorted(text, analysis.entities.figures.iter().map(|figure| figure.span));
    sorted(text, analysis.quotes.iter().map(|quote| quote.content[0]));
    covers(text, analysis.document.blocks.iter().map(|block| block.span));
    covers(text, analysis.sentences.iter().map(|sentence| sentence.span));
    covers(text, analysis.tokens.iter().map(|token| token.span));
}

fn sorted(text: &str, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        words(text, span);
        assert!(span.start >= last, "{span:?} stands behind {last}");
        last = span.start;
    }
}

/// Whether the spans, which are sorted, do not overlap and leave out nothing but white space.
fn covers(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{span:?} overlaps what ends at {end}");
        assert!(words(text, Span::new(end, span.start)).trim().is_empty(), "something is left out before {span:?}");
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "something is left out behind {end}");
}

/// Every span of a report is whole characters in its unit, and holds the text that it says it holds; indexes point somewhere.
pub fn of_report(text: &str, unit: OffsetUnit, report: &Report) {
    let report = object(report);
    let ruler = Ruler::new(text, unit);
    assert_eq!(report["text"]["length"], ruler.length());
    check(&Value::Object(report.clone()), &mut |object| {
        ruler.check(object);
        points(object, "entity", &report["entities"]);
        points(object, "block", &report["blocks"]);
    });
}

/// The same of the texts that were compared.
pub fn of_comparison(texts: &[String], unit: OffsetUnit, comparison: &ComparisonReport) {
    let comparison = object(comparison);
    let rulers: Vec<Ruler<'_>> = texts.iter().map(|text| Ruler::new(text, unit)).collect();
    let lengths = comparison["articles"].as_array().expect("a list");
    assert!(lengths.iter().zip(&rulers).all(|(article, ruler)| article["length"] == ruler.length()));
    check(&Value::Object(comparison.clone()), &mut |object| {
        points(object, "article", &comparison["articles"]);
        points(object, "event", &comparison["events"]);
        if let Some(article) = object.get("article").and_then(Value::as_u64).filter(|_| object.contains_key("start")) {
            rulers[article as usize].check(object);
        }
    });
}

fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(parts)) => parts,
        other => panic!("a report is an object, not {other:?}"),
    }
}

fn check(value: &Value, with: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(item, with)),
        Value::Object(parts) => {
            with(parts);
            parts.values().for_each(|part| check(part, with));
        }
        Value::Number(number) => assert!(number.as_f64().is_some_and(f64::is_finite), "{number} is no measure"),
        _ => {}
    }
}

/// What a key counts is in the list.
fn points(object: &Map<String, Value>, key: &str, list: &Value) {
    if let Some(index) = object.get(key).and_then(Value::as_u64) {
        assert!((index as usize) < list.as_array().map_or(0, Vec::len), "{key} {index} is nowhere");
    }
}

/// Where each character of a text begins, in a unit: counted here, not by what is tested.
struct Ruler<'t> {
    text: &'t str,
    /// For each position that is the start of a character or the end of the text, its byte.
    bytes: Vec<Option<usize>>,
}

impl<'t> Ruler<'t> {
    fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::new();
        for (at, c) in text.char_indices() {
            let length = match unit {
                OffsetUnit::Utf8 => c.len_utf8(),
                OffsetUnit::Utf16 => c.len_utf16(),
                OffsetUnit::CodePoint => 1,
            };
            bytes.push(Some(at));
            bytes.extend(std::iter::repeat_n(None, length - 1));
        }
        bytes.push(Some(text.len()));
        Ruler { text, bytes }
    }

    fn length(&self) -> usize {
        self.bytes.len() - 1
    }

    fn check(&self, object: &Map<String, Value>) {
        let (Some(start), Some(end)) = (object.get("start").and_then(Value::as_u64), object.get("end").and_then(Value::as_u64))
        else {
            return;
        };
        let byte = |position: u64| self.bytes.get(position as usize).copied().flatten();
        let (Some(first), Some(last)) = (byte(start), byte(end)) else { panic!("{start}..{end} cuts a character or the text") };
        assert!(first <= last, "{start}..{end} ends before it begins");
        if let Some(text) = object.get("text").and_then(Value::as_str) {
            assert_eq!(text, &self.text[first..last], "at {start}..{end}");
        }
    }
}
