//! Packs name lists, word clusters and how often words are in lower case into `src/model/resources.bin`.
//!
//! `python3 training/resources.py` first, then `cargo run --release -p training --bin resources`.

use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use nutgraf::model::hash;
use nutgraf::model::resources::{LISTS, pack, pack_coarser, phrase};
use training::names::{SETS, sentences, texts};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lists = Vec::new();
    let mut list = |kind: &str, name: &str| {
        let bit = LISTS.iter().position(|list| *list == kind).expect("the list is known");
        // An abbreviation's full stop belongs to it, however a sentence of one word is cut.
        let single = !name.contains([' ', '-', '\'']);
        if let Some(hash) = if single { Some(hash::word(&name.to_lowercase())) } else { phrase_hash(name) } {
            lists.push((hash, 1 << bit));
        }
    };
    for line in fs::read_to_string(root.join("build/gazetteer.tsv"))?.lines() {
        if let Some((kind, name)) = line.split_once('\t') {
            list(kind, &name.replace(" & ", " and "));
        }
    }
    for (file, kind) in [
        ("demonyms", "demonym"),
        ("person_titles", "title"),
        ("organization_words", "organization-word"),
        ("place_words", "place-word"),
        ("organizations", "organization"),
        ("regions", "country"),
        ("events_and_works", "work"),
    ] {
        let text = fs::read_to_string(root.join("../lexicon").join(file).with_extension("txt"))?;
        text.lines().filter(|line| !line.starts_with('#')).for_each(|name| list(kind, name));
    }
    let mut clusters = Vec::new();
    let mut coarser = vec![(0, 0); 1024];
    for line in fs::read_to_string(root.join("build/clusters.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [word, fine, middle, coarse] = fields[..] {
            let number = |field: &str| field.parse::<u16>().expect("clusters are numbers");
            clusters.push((hash::word(word), number(fine)));
            coarser[usize::from(number(fine))] = (number(middle), number(coarse));
        }
    }
    let mut bytes = pack(lists);
    let sizes = [bytes.len()];
    // Two words of one hash would or their clusters into a third: the more frequent word, which comes first, stays.
    let mut seen = HashMap::new();
    for (hash, fine) in clusters {
        seen.entry(hash >> 6).or_insert((hash, fine));
    }
    bytes.extend(pack(seen.into_values()));
    bytes.extend(pack_coarser(&coarser));
    bytes.extend(pack(lowercase()?));
    println!("{} bytes, lists {}", bytes.len(), sizes[0]);
    fs::write(root.join("../src/model/resources.bin"), bytes)
}

/// The hash of a name's words, as the tagger cuts them.
fn phrase_hash(name: &str) -> Option<u32> {
    let words: Vec<u32> = sentences(name).iter().flatten().map(|unit| hash::word(&name[unit.range()].to_lowercase())).collect();
    (!words.is_empty() && words.len() <= nutgraf::model::resources::LONGEST).then(|| words.into_iter().fold(0, phrase))
}

/// How often words are in lower case in the training texts: 1 never to 7 always, for words seen often enough to tell.
fn lowercase() -> io::Result<Vec<(u32, u16)>> {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for set in SETS.iter().filter(|set| set.teaches_sentences()) {
        for text in texts(&set.path())? {
            let mut opens = true;
            for word in text.split_whitespace() {
                let ends = word.ends_with(['.', '?', '!', ':', '"', '”']);
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                if !bare.is_empty() {
                    let lower = bare.to_lowercase();
                    if !opens && bare.chars().skip(1).all(|c| !c.is_uppercase()) && word.starts_with(char::is_alphabetic) {
                        let count = counts.entry(lower).or_default();
                        count.0 += u32::from(bare.starts_with(char::is_lowercase));
                        count.1 += 1;
                    }
                }
                opens = ends || bare.is_empty();
            }
        }
    }
    let share = |(small, all): (u32, u32)| {
        let share = f64::from(small) / f64::from(all);
        1 + [0.01, 0.1, 0.4, 0.75, 0.95, 0.995].iter().filter(|&&bound| share >= bound).count() as u16
    };
    let known = counts.into_iter().filter(|(_, (_, all))| *all >= 4);
    Ok(known.map(|(word, count)| (hash::word(&word), share(count))).collect())
}
