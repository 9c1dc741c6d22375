//! What holds for every text, checked on what nobody would write.
//!
//! Each function takes any bytes and panics where something does not hold. `scripts/fuzz` runs them with cargo-fuzz; what they
//! found lies in `regressions/`, a folder for each, and `tests/regressions.rs` feeds it to them again with stable Rust.

// The command line's own modules: `jsonl` is fuzzed as it runs.
#[allow(dead_code)]
#[path = "../../src/bin/nutgraf/arguments.rs"]
mod arguments;
#[allow(dead_code)]
#[path = "../../src/bin/nutgraf/input.rs"]
mod input;
#[allow(dead_code)]
#[path = "../../src/bin/nutgraf/isolate.rs"]
mod isolate;
#[path = "../../src/bin/nutgraf/jsonl.rs"]
mod lines;
#[path = "../../src/bin/nutgraf/line.rs"]
mod line;
#[path = "../../src/bin/nutgraf/ordered.rs"]
mod ordered;
#[path = "../../src/bin/nutgraf/progress.rs"]
mod progress;
#[path = "../../src/bin/nutgraf/select.rs"]
mod select;

mod invariants;
mod texts;

use nutgraf::options::Request;
use nutgraf::{Analysis, ComparisonReport, OffsetUnit, Options, Report, analyze_with, span::Span};

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint];

/// A text is analysed, and its report holds in every offset unit.
pub fn analysis(bytes: &[u8]) {
    let text = texts::text(bytes);
    let analysis = analyze_with(&text, &Options::default());
    invariants::of_analysis(&analysis);
    for unit in UNITS {
        invariants::of_report(&text, unit, &Report::new(&analysis, unit).with_tokens(&analysis));
    }
}

/// Two or three texts are compared, and the comparison holds in every offset unit.
pub fn compare(bytes: &[u8]) {
    let texts: Vec<String> = bytes.splitn(3, |&byte| byte == 0xFF).map(texts::text).collect();
    let articles: Vec<Analysis<'_>> = texts.iter().map(|text| analyze_with(text, &Options::default())).collect();
    let comparison = nutgraf::compare(&articles);
    for unit in UNITS {
        invariants::of_comparison(&texts, unit, &ComparisonReport::new(&articles, &comparison, unit));
    }
}

/// Every line that is not blank is answered, in order, by JSON that holds its id.
pub fn jsonl(bytes: &[u8]) {
    let mut parser = lexopt::Parser::from_args(["jsonl", "--jobs", "2"]);
    parser.set_short_equals(true);
    let Ok(arguments::Command::Jsonl(settings)) = arguments::parse(parser) else { panic!("these arguments are right") };
    let mut out = Vec::new();
    let all = lines::run(&settings, bytes, &mut out).expect("memory can be written to");
    let out = String::from_utf8(out).expect("JSON is text");
    let blank = |line: &[u8]| input::without_mark(line).trim_ascii().is_empty();
    let asked = bytes.split(|&byte| byte == b'\n').filter(|line| !blank(line)).count();
    assert_eq!(out.lines().count(), asked, "as many answers as lines");
    let mut wrong = false;
    for answer in out.lines() {
        let answer: Answer<'_> = serde_json::from_str(answer).expect("an answer is an object");
        assert_eq!(answer.report.is_some(), answer.error.is_none());
        assert_eq!(answer.line.is_some(), answer.error.is_some());
        // A panic of the engine is caught there, and is a find here.
        assert!(!answer.error.as_ref().is_some_and(|error| error.contains("the engine failed at")), "{:?}", answer.error);
        wrong |= answer.error.is_some();
    }
    assert_eq!(all, !wrong);
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer<'a> {
    #[serde(borrow, rename = "id")]
    _id: &'a serde_json::value::RawValue,
    #[serde(borrow)]
    report: Option<&'a serde_json::value::RawValue>,
    line: Option<usize>,
    error: Option<String>,
}

/// Options are read or named as wrong, and a text is analysed with those that are read.
pub fn options(bytes: &[u8]) {
    let (head, tail) = bytes.split_at(bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len()));
    match serde_json::from_slice::<Request>(head) {
        Ok(request) => {
            let text = texts::text(tail);
            let analysis = analyze_with(&text, &request.options);
            invariants::of_analysis(&analysis);
            let unit = request.offset_unit.unwrap_or_default();
            invariants::of_report(&text, unit, &Report::new(&analysis, unit));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// The words of a span; panics where it is none of the text's.
fn words(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is no part of a text of {} bytes", text.len()))
}
