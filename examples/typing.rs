//! What a key costs while somebody writes a sentence at the end of a paragraph, in the middle of an article: `cargo run --release --example typing -- [FILE…]`
//!
//! Without a file, articles of 1, 10 and 50 thousand words as `benches/typing.mjs` makes them. For each: milliseconds of a whole analysis with its
//! report, of a key that is followed (its answer as JSON too), and the share. Whoever counts instructions runs it under
//! `valgrind --tool=callgrind --toggle-collect='*followed*' --toggle-collect='*whole*'` and looks at what these two functions include.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use nutgraf::options::Request;
use nutgraf::report::{Following, Known};
use nutgraf::{Memory, Report};

const KEYS: usize = 9;
const TYPED: &str = " It rained all day.";

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let made = [1_000, 10_000, 50_000].map(|words| (format!("{words} words"), article(words)));
    let read =
        |file: &String| fs::read_to_string(file).map(|text| (file.clone(), text)).map_err(|error| eprintln!("{file}: {error}"));
    let texts: Vec<(String, String)> =
        if files.is_empty() { made.into() } else { files.iter().filter_map(|file| read(file).ok()).collect() };
    println!("{:<24}{:>10}{:>10}{:>10}", "ms", "whole", "a key", "share");
    for (name, text) in texts {
        let (whole, key) = measure(&text);
        println!("{name:<24}{whole:>10.2}{key:>10.2}{:>10.3}", key / whole);
    }
}

/// An article of so many words, of invented people.
fn article(words: usize) -> String {
    let names = ["Dana Brell", "Priya Oduya", "Bo Ek", "Miriam Hartley", "Per Adeyemi"];
    let (mut paragraphs, mut count) = (Vec::new(), 0);
    while count < words {
        let at = paragraphs.len();
        let (one, two) = (names[at % 5], names[(at * 3 + 1) % 5]);
        let text = format!(
            "The ferry over the Tarn was stopped on Tuesday after inspectors found {} cracks, officials said. “We had no choice at all,” \
             said {one}, who speaks for the harbour. {two} said the council would pay {}.5 million dollars by 12 March 2025.",
            2 + at % 9,
            1 + at % 7
        );
        count += text.split(' ').count();
        paragraphs.push(text);
    }
    paragraphs.join("\n\n")
}

/// Milliseconds of a whole analysis and of a key: medians.
fn measure(text: &str) -> (f64, f64) {
    let half = text.floor_char_boundary(text.len() / 2);
    let middle = text[half..].find("\n\n").map_or(half, |at| half + at);
    let typed = |key: usize| format!("{}{}{}", &text[..middle], &TYPED[..key], &text[middle..]);
    let request = serde_json::from_str("{}").expect("no options are options");
    let mut following = Following::default();
    (0..2).for_each(|key| drop(following.answer(&typed(key), &request, Known::Last)));
    let texts = (2..2 + KEYS).map(typed).collect::<Vec<String>>();
    let key = median(texts.iter().map(|text| timed(|| followed(&mut following, text, &request))));
    (median(texts.iter().map(|text| timed(|| whole(text, &request)))), key)
}

#[inline(never)]
fn followed(following: &mut Following, text: &str, request: &Request) -> String {
    following.answer(text, request, Known::Last)
}

#[inline(never)]
fn whole(text: &str, request: &Request) -> Report {
    Report::asked(text, request, &mut Memory::default())
}

fn timed<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e3
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
