//! A text that is being written is read as if every version of it were read anew.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::{Memory, OffsetUnit, Options, Plain, Report, analyze_again, analyze_plain};

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
    match numbers.below(10) {
        0 => format!("{}{}", &text[..one], &text[near..]),
        1 => format!("{} in Halden, Lowe's and Ida Poole said {}", &text[..one], &text[one..]),
        2 => format!("{}“It is safe,” he said.\n\n{}", &text[..one], &text[one..]),
        3 => text[one..].find(' ').map_or(text.to_owned(), |at| format!("{}\n\n{}", &text[..one + at], &text[one + at + 1..])),
        4 => text[one..].find("\n\n").map_or(text.to_owned(), |at| format!("{} {}", &text[..one + at], &text[one + at + 2..])),
        5 => renamed(&text[one..]).map_or(text.to_owned(), |name| text.replace(name, "Okafor")),
        6 => renamed(&text[one..]).map_or(text.to_owned(), |name| text.replacen(name, &name.to_lowercase(), 1)),
        7 => format!("{}{}{}", &text[..one], &text[other.min(near)..near], &text[one..]),
        8 => text.split("\n\n").collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n\n"),
        _ => format!("{}e{}", &text[..one], &text[one..]),
    }
}

/// A word with a capital.
fn renamed(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphabetic()).find(|word| word.len() > 3 && word.starts_with(char::is_uppercase))
}

fn told(at: usize) -> Options {
    let names = r#"{"names": [{"name": "Dana Brell", "type": "organization"}], "published": "2025-03-11", "guesses": true}"#;
    let told = if at % 4 == 3 { names } else { "{}" };
    serde_json::from_str::<nutgraf::options::Request>(told).unwrap().options
}

#[test]
fn a_text_that_is_being_written_is_read_as_if_it_were_read_anew() {
    let mut numbers = Numbers(1);
    for article in articles() {
        let mut text = article;
        let mut memory = Memory::keeping();
        for at in 0..20 {
            let plain = Plain::of(&text);
            let options = told(at);
            let anew = analyze_plain(&plain, &options);
            let again = analyze_again(&plain, &options, &mut memory);
            let [anew, again] = [anew, again].map(|analysis| {
                serde_json::to_string(&Report::new(&analysis, OffsetUnit::Utf16).with_tokens(&analysis)).unwrap()
            });
            assert!(anew == again, "read again, this is another text:\n{text}");
            text = edit(&text, &mut numbers);
        }
    }
}
