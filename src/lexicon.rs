//! Word lists: `lexicon/*.txt`, read once.
//!
//! A list has one entry a line, sorted; lines that open with `#` give its source and licence.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashSet;

/// The entries of a list, without its comments.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list as a set.
pub fn set(list: &'static str) -> HashSet<&'static str> {
    entries(list).collect()
}

/// The word in lower case, as most are anyway.
pub fn lower(word: &str) -> Cow<'_, str> {
    let lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Verbs of saying, in their base form, behind which whom somebody speaks to stands: `told Brell`.
pub static ADDRESSEE_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../lexicon/addressee_verbs.txt")));

/// Lower-case past participles that do not end in -ed.
pub static IRREGULAR_PARTICIPLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../lexicon/irregular_participles.txt")));
