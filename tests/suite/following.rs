//! A text that is being written is read as if every version of it were read anew.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::options::Request;
use nutgraf::report::{Following, Known};
use nutgraf::{Memory, OffsetUnit, Plain, Report, analyze_again, analyze_plain};
use serde_json::Value;

use crate::cases;

/// Whole articles, and the texts of cases as one.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let texts = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = texts(folder.clone()).chain(texts(folder.join("clean"))).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let joined = |stage: &str| {
        let some: Vec<String> = cases::read(stage).iter().step_by(9).map(|case| case.text.clone()).collect();
        some.join("\n\n")
    };
    let cases = ["quotes", "names", "dates", "entities", "roles"].map(joined);
    files.iter().map(|file| fs::read_to_string(file).unwrap()).chain(cases).collect()
}

/// Numbers without order, the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    /// A place in a text.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }
}

/// What somebody does to a text.
fn edit(text: &str, numbers: &mut Numbers) -> String {
    let (one, other) = (numbers.place(text), numbers.place(text));
    let near = text.floor_char_boundary(text.len().min(one + 1 + numbers.below(40)));
    match numbers.below(14) {
        0 => format!("{}{}", &text[..one], &text[near..]),
        1 => format!("{} in Halden, Lowe's and Ida Poole said {}", &text[..one], &text[one..]),
        2 => format!("{}“It is safe,” he said.\n\n{}", &text[..one], &text[one..]),
        3 => text[one..].find(' ').map_or(text.to_owned(), |at| format!("{}\n\n{}", &text[..one + at], &text[one + at + 1..])),
        4 => text[one..].find("\n\n").map_or(text.to_owned(), |at| format!("{} {}", &text[..one + at], &text[one + at + 2..])),
        5 => renamed(&text[one..]).map_or(text.to_owned(), |name| text.replace(name, "Okafor")),
        6 => renamed(&text[one..]).map_or(text.to_owned(), |name| text.replacen(name, &name.to_lowercase(), 1)),
        7 => format!("{}{}{}", &text[..one], &text[other.min(near)..near], &text[one..]),
        8 => format!("{}{}{}", &text[..one], ["“", "”", "\"", "‘", "’", "'"][numbers.below(6)], &text[one..]),
        9 => text[one..].find(['“', '”', '"', '’']).map_or(text.to_owned(), |at| without(text, one + at)),
        10 => text[one..].find(['“', '"']).map_or(text.to_owned(), |at| {
            let inside = text.ceil_char_boundary(one + at + 1);
            format!("{}We said, Brell added, that {}", &text[..inside], &text[inside..])
        }),
        11 => format!("{} (in June) {}", &text[..one], &text[one..]),
        12 => text.split("\n\n").collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n\n"),
        _ => format!("{}e{}", &text[..one], &text[one..]),
    }
}

/// The text without the character at a place.
fn without(text: &str, place: usize) -> String {
    format!("{}{}", &text[..place], &text[text.ceil_char_boundary(place + 1)..])
}

/// A word with a capital.
fn renamed(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphabetic()).find(|word| word.len() > 3 && word.starts_with(char::is_uppercase))
}

fn told(at: usize) -> Request {
    let names = r#"{"names": [{"name": "Dana Brell", "type": "organization"}], "published": "2025-03-11", "guesses": true}"#;
    let told =
        [r#"{}"#, r#"{"tokens": true}"#, r#"{}"#, names, r#"{"offsetUnit": "codepoint"}"#, r#"{"offsetUnit": "codepoint"}"#];
    serde_json::from_str(told[at % told.len()]).unwrap()
}

/// Reads all versions of a text that is being written.
fn write(article: String, numbers: &mut Numbers, mut read: impl FnMut(&str, &Request)) {
    let mut text = article;
    for at in 0..20 {
        read(&text, &told(at));
        text = edit(&text, numbers);
    }
}

#[test]
fn a_text_that_is_being_written_is_read_as_if_it_were_read_anew() {
    let mut numbers = Numbers(1);
    for article in articles() {
        let mut memory = Memory::keeping();
        write(article, &mut numbers, |text, request| {
            let plain = Plain::of(text);
            let anew = analyze_plain(&plain, &request.options);
            let again = analyze_again(&plain, &request.options, &mut memory);
            let [anew, again] = [anew, again].map(|analysis| {
                serde_json::to_string(&Report::new(&analysis, OffsetUnit::Utf16).with_tokens(&analysis)).unwrap()
            });
            assert!(anew == again, "read again, this is another text:\n{text}");
        });
    }
}

#[test]
fn what_differs_put_on_the_report_before_gives_the_whole_report() {
    let mut numbers = Numbers(2);
    let mut changes = 0;
    for article in articles() {
        let (mut following, mut known) = (Following::default(), None);
        write(article, &mut numbers, |text, request| {
            let answer = following.answer(text, request, if known.is_some() { Known::Last } else { Known::Nothing });
            let mut answer: Value = serde_json::from_str(&answer).unwrap();
            let report = match (answer["change"].take(), known.take()) {
                (Value::Null, _) => answer["result"].take(),
                (change, Some(before)) => {
                    changes += 1;
                    changed(moved(before, &change["move"]), &change["difference"])
                }
                (_, None) => panic!("a change of what nobody knows"),
            };
            let whole = Report::asked(text, request, &mut Memory::default());
            // Both read from JSON: this reader of it is sometimes off by a number's last bit.
            let whole: Value = serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
            assert!(whole == report, "put together, this is another report:\n{text}");
            known = Some(report);
        });
    }
    assert!(changes > 100, "only {changes} changes");
}

/// As `pkg/difference.js` does it.
fn moved(value: Value, how: &Value) -> Value {
    let offset =
        |at: u64| if at >= how["from"].as_u64().unwrap() { at.wrapping_add_signed(how["by"].as_i64().unwrap()) } else { at };
    match value {
        Value::Array(items) => items.into_iter().map(|item| moved(item, how)).collect(),
        Value::Object(fields) => {
            let field = |(key, value): (String, Value)| match value.as_u64().filter(|_| matches!(&*key, "start" | "end")) {
                Some(at) => (key, offset(at).into()),
                None => (key, moved(value, how)),
            };
            fields.into_iter().map(field).collect()
        }
        other => other,
    }
}

/// As `pkg/difference.js` does it.
fn changed(mut before: Value, change: &Value) -> Value {
    let Value::Object(told) = change else { return before };
    if let Some(is) = told.get("is") {
        return is.clone();
    }
    for (key, change) in told.get("keys").and_then(Value::as_object).into_iter().flatten() {
        before[key] = changed(before[key].take(), change);
    }
    for change in told.get("at").and_then(Value::as_array).into_iter().flatten() {
        let at = change[0].as_u64().unwrap() as usize;
        before[at] = changed(before[at].take(), &change[1]);
    }
    if let (Some(items), Value::Array(old)) = (told.get("items"), &mut before) {
        let behind = old.len() - change["again"].as_u64().unwrap() as usize;
        old.splice(change["kept"].as_u64().unwrap() as usize..behind, items.as_array().unwrap().iter().cloned());
    }
    before
}
