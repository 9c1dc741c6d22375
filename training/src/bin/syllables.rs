//! Syllables: makes `lexicon/syllables.txt` from CMUdict, and measures the counts against it.
//!
//! ```text
//! npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
//! cargo run -p training --bin syllables -- learn package/index.js TEXTS.jsonl… > lexicon/syllables.txt
//! cargo run -p training --bin syllables -- measure package/index.js TEXTS…
//! ```
//!
//! An exception is a word of the dictionary that the rules get wrong and that the texts have. Shorter words come first, since
//! an exception holds for the other forms of its word. `measure` prints the share of tokens that the dictionary knows whose
//! count is that of its first pronunciation; texts are plain, or JSON Lines with a key `text`.

use std::collections::{BTreeMap, HashMap};
use std::process::{Command, ExitCode, Stdio};
use std::{fs, io::Write};

use nutgraf::stats::syllable::{count, count_word};

type Dictionary = HashMap<String, usize>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, dictionary, texts) = match &arguments[..] {
        [command, dictionary, texts @ ..] if !texts.is_empty() => (command.as_str(), dictionary, texts),
        _ => return usage(),
    };
    let dictionary = read_dictionary(&read(dictionary));
    let frequencies = frequencies(texts);
    match command {
        "learn" => print!("{}", list(&learn(&dictionary, &frequencies))),
        "measure" => measure(&dictionary, &frequencies),
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: syllables learn|measure CMUDICT/index.js TEXTS…");
    ExitCode::from(2)
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Lines like `  "bridge": "B R IH1 JH",`. A vowel carries its stress, a digit: as many digits, as many syllables.
fn read_dictionary(source: &str) -> Dictionary {
    let entry = |line: &str| {
        let (word, sounds) = line.trim().strip_prefix('"')?.split_once("\": \"")?;
        let letters = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
        letters.then(|| (word.to_owned(), sounds.bytes().filter(u8::is_ascii_digit).count()))
    };
    source.lines().filter_map(entry).collect()
}

fn frequencies(paths: &[String]) -> BTreeMap<String, usize> {
    let mut frequencies = BTreeMap::new();
    for path in paths {
        let source = read(path);
        if !path.ends_with(".jsonl") {
            tally(&source, &mut frequencies);
            continue;
        }
        for line in source.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            tally(value["text"].as_str().unwrap_or_default(), &mut frequencies);
        }
    }
    frequencies
}

fn tally(text: &str, frequencies: &mut BTreeMap<String, usize>) {
    let text = text.to_lowercase().replace('’', "'");
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'') {
        let word = word.trim_matches('\'');
        if !word.is_empty() {
            *frequencies.entry(word.to_owned()).or_default() += 1;
        }
    }
}

fn learn(dictionary: &Dictionary, frequencies: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    const SEEN_AT_LEAST: usize = 3;
    let mut words: Vec<&String> = frequencies.iter().filter(|(_, seen)| **seen >= SEEN_AT_LEAST).map(|(word, _)| word).collect();
    words.sort_by_key(|word| (word.len(), *word));
    let mut exceptions = BTreeMap::new();
    for word in words {
        let Some(&syllables) = dictionary.get(word) else { continue };
        if count_word(word, &|word| exceptions.get(word).copied()) != syllables {
            exceptions.insert(word.clone(), syllables);
        }
    }
    exceptions
}

fn list(exceptions: &BTreeMap<String, usize>) -> String {
    let mut list = String::from(
        "# Words whose syllables the rules of src/stats/syllable.rs get wrong: word, tab, syllables. Made by training/src/bin/syllables.rs.\n\
         # From the CMU Pronouncing Dictionary, Copyright (C) 1993-2015 Carnegie Mellon University. Licence: BSD-2-Clause.\n",
    );
    for (word, syllables) in exceptions {
        list += &format!("{word}\t{syllables}\n");
    }
    list
}

fn measure(dictionary: &Dictionary, frequencies: &BTreeMap<String, usize>) {
    let known = || frequencies.iter().filter_map(|(word, seen)| Some((word, seen, *dictionary.get(word)?)));
    let tokens: usize = known().map(|(_, seen, _)| seen).sum();
    let right: usize = known().filter(|(word, _, syllables)| count(word) == *syllables).map(|(_, seen, _)| seen).sum();
    let exceptions = include_str!("../../../lexicon/syllables.txt");
    println!("tokens known to CMUdict  {tokens}");
    println!("counted right            {:.4}", right as f64 / tokens as f64);
    println!(
        "exceptions               {} in {} bytes",
        exceptions.lines().filter(|line| !line.starts_with('#')).count(),
        exceptions.len()
    );
    if let Some(size) = compressed(exceptions) {
        println!("compressed by gzip -9    {size} bytes");
    }
    let wrong = known().filter(|(word, _, syllables)| count(word) != *syllables);
    for (word, seen, syllables) in wrong.take(40) {
        println!("  {word} {seen}x: {} for {syllables}", count(word));
    }
}

fn compressed(text: &str) -> Option<usize> {
    let mut gzip = Command::new("gzip").arg("-9c").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    gzip.stdin.take()?.write_all(text.as_bytes()).ok()?;
    Some(gzip.wait_with_output().ok()?.stdout.len())
}
