//! Texts in which names have been exchanged.
//!
//! A person called like a city is rare, and who learns from texts as they are learns to trust the word rather than the text. In a
//! disguised text every "Poole" is another word wherever it stands for the same one: a place's name, a first name, a word that nobody
//! knows. Only the rest of the text tells what it is.

use std::collections::{BTreeMap, BTreeSet};

use nutgraf::model::label::{Kind, Part, meaning};
use nutgraf::model::resources::DEMONYM;
use nutgraf::model::{RESOURCES, hash};

use crate::names::Example;
use crate::random::Random;

/// The words that names of each kind consist of or end in: what to exchange names for.
#[derive(Default)]
pub struct Pools([Vec<String>; 4]);

impl Pools {
    /// Adds a sentence's words. Peoples stay out: they are what they are in every text.
    pub fn add(&mut self, example: &Example) {
        for (word, kind, part) in known(example) {
            let people = kind == Kind::Misc && RESOURCES.listed(hash::word(&word.to_lowercase())) & DEMONYM != 0;
            if matches!(part, Part::Only | Part::Last) && !people {
                self.0[kind as usize].push(word.to_owned());
            }
        }
    }

    fn draw(&self, random: &mut Random) -> String {
        let pool = self.0.get(random.below(self.0.len() + 1));
        pool.and_then(|pool| random.choose(pool)).cloned().unwrap_or_else(|| coined(random))
    }
}

/// What a word of an organization's name can be alone.
const OF_ORGANIZATIONS: [Kind; 2] = [Kind::Organization, Kind::Place];

/// The text with other words for names that stand alone in it, most of all those that longer names hold as well; `None` where it has
/// no such names.
pub fn disguise(examples: &[Example], pools: &Pools, random: &mut Random) -> Option<Vec<Example>> {
    let mut alone: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    let mut longer: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (word, kind, part) in examples.iter().flat_map(known) {
        match (kind, part) {
            (_, Part::Only) => *alone.entry((word, kind as usize)).or_default() += 1,
            (Kind::Person, Part::Last) => longer.extend([(word, kind as usize)]),
            (Kind::Organization, Part::First | Part::Last) => longer.extend(OF_ORGANIZATIONS.map(|kind| (word, kind as usize))),
            _ => {}
        }
    }
    let mut others: BTreeMap<(&str, usize), String> = BTreeMap::new();
    for (key, count) in alone {
        if longer.contains(&key) || count > 1 && random.below(4) == 0 {
            others.insert(key, pools.draw(random));
        }
    }
    let other = |word: &String, mask: u32| {
        let other = |kind: Kind| others.get(&(word.as_str(), kind as usize));
        match known_label(mask) {
            // "Halden … the Halden Courier"
            Some((Kind::Organization, _)) => OF_ORGANIZATIONS.into_iter().find_map(other).unwrap_or(word).clone(),
            Some((kind, _)) => other(kind).unwrap_or(word).clone(),
            None => word.clone(),
        }
    };
    let exchange = |example: &Example| Example {
        words: example.words.iter().zip(&example.allowed).map(|(word, &mask)| other(word, mask)).collect(),
        ..example.clone()
    };
    (!others.is_empty()).then(|| examples.iter().map(exchange).collect())
}

/// The capitalised words that are known to be part of a name.
fn known(example: &Example) -> impl Iterator<Item = (&str, Kind, Part)> {
    let words = example.words.iter().zip(&example.allowed).filter(|(word, _)| word.starts_with(char::is_uppercase));
    words.filter_map(|(word, &mask)| known_label(mask).map(|(kind, part)| (word.as_str(), kind, part)))
}

fn known_label(mask: u32) -> Option<(Kind, Part)> {
    if mask.is_power_of_two() { meaning(mask.trailing_zeros() as u8) } else { None }
}

const ONSETS: [&str; 24] = [
    "B", "Br", "D", "Dr", "F", "G", "Gr", "H", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "W", "Z", "Ch",
    "Sh",
];
const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "ei", "au", "ie", "ou", "y"];
const ENDS: [&str; 16] = ["n", "r", "l", "s", "m", "nd", "rt", "ck", "sen", "mann", "ov", "ski", "ia", "o", "a", "ton"];

/// A word that nobody knows.
fn coined(random: &mut Random) -> String {
    let mut syllable = || format!("{}{}", ONSETS[random.below(ONSETS.len())], VOWELS[random.below(VOWELS.len())]);
    let (first, second) = (syllable(), syllable().to_lowercase());
    let middle = if random.below(2) == 0 { "" } else { &second };
    format!("{first}{middle}{}", ENDS[random.below(ENDS.len())])
}
