//! Name lists and word clusters, packed as sorted hashes.
//!
//! A list keeps no names, only 26 bits of each name's hash: one word in five hundred that is in no list seems to be in one.

use std::sync::LazyLock;

use super::{hash, source};

/// What the name lists say of a word or phrase, as bits.
pub type Listed = u16;

/// The lists, each a bit of [`Listed`], in order.
pub const LISTS: [&str; 11] =
    ["first", "last", "country", "city", "town", "demonym", "title", "organization-word", "place-word", "organization", "work"];

/// The bit of people's first names.
pub const FIRST: Listed = 1;
/// The bit of people's last names.
pub const LAST: Listed = 1 << 1;
/// The bit of countries, states and continents.
pub const COUNTRY: Listed = 1 << 2;
/// The bit of large cities.
pub const CITY: Listed = 1 << 3;
/// The bit of towns.
pub const TOWN: Listed = 1 << 4;
/// The bit of peoples, languages and religions.
pub const DEMONYM: Listed = 1 << 5;
/// The bit of titles that stand before a person's name.
pub const TITLE: Listed = 1 << 6;

/// The bit of words that make a name an organization's.
pub const ORGANIZATION_WORD: Listed = 1 << 7;
/// The bit of words that make a name a place's.
pub const PLACE_WORD: Listed = 1 << 8;

/// The longest phrase in the lists, in words.
pub const LONGEST: usize = 5;

const HASH_BITS: u32 = 26;

/// What is known of words before any text is read.
pub struct Resources {
    lists: Table,
    clusters: Table,
    coarser: Vec<(u16, u16)>,
    lowercase: Table,
}

/// The clusters of a word, from fine to coarse; 0 where the word is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    pub fine: u32,
    pub middle: u32,
    pub coarse: u32,
}

/// The resources that come with the crate.
pub static RESOURCES: LazyLock<Resources> = LazyLock::new(|| source::resources(Resources::read));

impl Resources {
    /// Reads what [`pack`] wrote.
    pub fn read(bytes: &[u8]) -> Resources {
        let mut rest = bytes;
        let lists = Table::read(&mut rest);
        let clusters = Table::read(&mut rest);
        let coarser = Table::read(&mut rest);
        let lowercase = Table::read(&mut rest);
        let coarser = coarser.values.iter().map(|&value| (value >> 8, value & 0xFF)).collect();
        Resources { lists, clusters, coarser, lowercase }
    }

    /// The lists that hold a phrase, by its [`phrase`] hash.
    #[inline]
    pub fn listed(&self, phrase: u32) -> Listed {
        self.lists.get(phrase).unwrap_or(0)
    }

    /// The clusters of a word, by the hash of its lower case.
    #[inline]
    pub fn clusters(&self, lower: u32) -> Clusters {
        let Some(fine) = self.clusters.get(lower) else { return Clusters::default() };
        let (middle, coarse) = self.coarser.get(usize::from(fine)).copied().unwrap_or_default();
        Clusters { fine: u32::from(fine) + 1, middle: u32::from(middle) + 1, coarse: u32::from(coarse) + 1 }
    }

    /// How often a word is written in lower case, by the hash of its lower case: 0 (not known), 1 (never) to 7 (always).
    #[inline]
    pub fn lowercase(&self, lower: u32) -> u32 {
        u32::from(self.lowercase.get(lower).unwrap_or(0))
    }
}

/// The hash of a phrase from the hashes of its words in lower case.
#[inline]
pub fn phrase(before: u32, lower: u32) -> u32 {
    if before == 0 { lower } else { hash::pair(before, lower) }
}

/// Sorted hashes, each with a value.
struct Table {
    hashes: Vec<u32>,
    values: Vec<u16>,
    /// Where the hashes with these top bits start.
    starts: Vec<u32>,
}

const TOP_BITS: u32 = 14;

impl Table {
    fn read(rest: &mut &[u8]) -> Table {
        let count = take(rest, 4).iter().rev().fold(0, |count, &byte| (count << 8) | usize::from(byte));
        let low = take(rest, count);
        let high = take(rest, count);
        let mut hashes = Vec::with_capacity(count);
        let mut last = 0;
        for _ in 0..count {
            last += take_varint(rest);
            hashes.push(last);
        }
        let values = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect();
        let mut starts = vec![0; (1 << TOP_BITS) + 1];
        for hash in &hashes {
            starts[(hash >> (HASH_BITS - TOP_BITS)) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Table { hashes, values, starts }
    }

    #[inline]
    fn get(&self, hash: u32) -> Option<u16> {
        let hash = hash >> (32 - HASH_BITS);
        let top = (hash >> (HASH_BITS - TOP_BITS)) as usize;
        let (start, end) = (self.starts[top] as usize, self.starts[top + 1] as usize);
        let at = self.hashes[start..end].iter().position(|&other| other == hash)?;
        Some(self.values[start + at])
    }
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> &'b [u8] {
    let (taken, left) = rest.split_at(count.min(rest.len()));
    *rest = left;
    taken
}

fn take_varint(rest: &mut &[u8]) -> u32 {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = take(rest, 1).first().copied().unwrap_or(0);
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// Writes a table that [`Resources::read`] reads: hashes with values, in any order; values of one hash are or-ed.
pub fn pack(entries: impl IntoIterator<Item = (u32, u16)>) -> Vec<u8> {
    let mut sorted = std::collections::BTreeMap::new();
    for (hash, value) in entries {
        *sorted.entry(hash >> (32 - HASH_BITS)).or_insert(0) |= value;
    }
    let mut bytes = (sorted.len() as u32).to_le_bytes().to_vec();
    bytes.extend(sorted.values().map(|value| value.to_le_bytes()[0]));
    bytes.extend(sorted.values().map(|value| value.to_le_bytes()[1]));
    let mut last = 0;
    for &hash in sorted.keys() {
        let mut delta = hash - last;
        last = hash;
        while delta >= 0x80 {
            bytes.push(delta as u8 | 0x80);
            delta >>= 7;
        }
        bytes.push(delta as u8);
    }
    bytes
}

/// Writes the coarser clusters of each fine cluster, as a table that [`Resources::read`] reads.
pub fn pack_coarser(coarser: &[(u16, u16)]) -> Vec<u8> {
    pack(coarser.iter().zip(0u32..).map(|(&(middle, coarse), fine)| (fine << (32 - HASH_BITS), (middle << 8) | coarse)))
}
