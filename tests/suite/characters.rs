//! Characters that nobody sees, and blanks and hyphens that do not break, change nothing of what is read.

use nutgraf::{OffsetUnit, Options, Plain, Report, analyze_plain};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const ARTICLE: &str = "Council backs five-year plan for old harbour\n\n\
    The Norbury Harbour Trust will spend $4.5 million over five years, said Dana Brell, its chairwoman, on 11 March 2025. \
    “The quay is safe,” Brell told reporters. “We will not close it.”\n\n\
    Councillor Tom Orr said that 20 percent of the money would go to a well-known builder, Corvane Ltd. \
    “Nobody asked the fishermen,” he added. According to Mr. Vale, a trader in Hexley, the work starts in April.";

/// What is put into the words, each on its own.
const UNSEEN: [char; 7] = ['\u{FFFC}', '\u{200B}', '\u{2060}', '\u{AD}', '\u{FEFF}', '\u{200E}', '\u{202C}'];

fn report(text: &str) -> Value {
    let plain = Plain::of(text);
    serde_json::to_value(Report::new(&analyze_plain(&plain, &Options::default()), OffsetUnit::CodePoint)).unwrap()
}

/// A report without what tells where in the text it stands: spans are turned into the words they hold, as they are read.
fn readable(value: &Value, text: &[char]) -> Value {
    let offset = |key: &str| value[key].as_u64().and_then(|at| usize::try_from(at).ok());
    match value {
        Value::Object(fields) => {
            let mut read: serde_json::Map<String, Value> = fields
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "start" | "end" | "length" | "sha256" | "statistics"))
                .map(|(key, field)| (key.clone(), readable(field, text)))
                .collect();
            if let (Some(start), Some(end)) = (offset("start"), offset("end")) {
                read.insert("words".to_owned(), seen(&text[start..end]).into());
            }
            Value::Object(read)
        }
        Value::Array(items) => items.iter().map(|item| readable(item, text)).collect(),
        Value::String(words) => seen(&words.chars().collect::<Vec<_>>()).into(),
        other => other.clone(),
    }
}

fn seen(words: &[char]) -> String {
    words.iter().filter(|c| !UNSEEN.contains(c)).map(|&c| if c == '\u{2011}' { '-' } else { c }).nfc().collect()
}

fn assert_reads_alike(text: &str, what: &str) {
    assert_eq!(read(ARTICLE), read(text), "{what}: {text}");
}

fn read(text: &str) -> Value {
    readable(&report(text), &text.chars().collect::<Vec<_>>())
}

#[test]
fn what_nobody_sees_changes_nothing_wherever_it_stands() {
    for unseen in UNSEEN {
        for step in [1, 2, 3, 5, 7] {
            let put = |(at, c): (usize, char)| [Some(c), (at % step == 0).then_some(unseen)];
            let text: String = ARTICLE.chars().enumerate().flat_map(put).flatten().collect();
            assert_reads_alike(&text, &format!("U+{:04X} behind every {step}", u32::from(unseen)));
        }
    }
}

#[test]
fn a_span_does_not_hold_what_nobody_sees_at_its_ends() {
    let text = ARTICLE.replace(' ', "\u{200B} \u{FFFC}");
    let text: Vec<char> = text.chars().collect();
    let report = report(&text.iter().collect::<String>());
    for mention in report["mentions"].as_array().unwrap() {
        let end = |key: &str| mention[key].as_u64().unwrap() as usize;
        assert!(![text[end("start")], text[end("end") - 1]].iter().any(|c| UNSEEN.contains(c)), "{mention}");
    }
}

#[test]
fn a_hyphen_that_does_not_break_is_a_hyphen() {
    assert_reads_alike(&ARTICLE.replace('-', "\u{2011}"), "U+2011");
}

#[test]
fn blanks_that_do_not_break_are_blanks() {
    let sentences = |text: &str| report(text)["sentences"].as_array().unwrap().len();
    let names = |text: &str| report(text)["entities"].as_array().unwrap().len();
    for blank in ['\u{A0}', '\u{202F}'] {
        let text = ARTICLE.replace(' ', &blank.to_string());
        assert_eq!((sentences(ARTICLE), names(ARTICLE)), (sentences(&text), names(&text)), "{text}");
    }
}

#[test]
fn a_letter_and_its_accent_are_one_character() {
    let text = ARTICLE.replace("Brell", "Brëll").replace("Orr", "Nguyễn").replace("Vale", "Çağrı").replace("harbour", "café");
    let apart: String = text.nfd().collect();
    assert_ne!(text, apart);
    assert_eq!(read(&text), read(&apart));
}
