//! What is seen at each word of a sentence, as hashes.
//!
//! A feature is a template's number and what the template sees, hashed together; [`Features`] holds the hashes of all words.

use super::hash::{finish, pair};
use super::word::{Casing, Word, Words};

/// The features of the words of a sentence, one word after another.
#[derive(Clone, Debug, Default)]
pub struct Features {
    hashes: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// The features of the word at `at`.
    pub fn of(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.hashes[start..self.ends[at] as usize]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn clear(&mut self) {
        self.hashes.clear();
        self.ends.clear();
    }
}

/// A stretch of capitalised words, for all of which the same is seen.
#[derive(Clone, Copy, Default)]
struct Run {
    start: usize,
    end: usize,
}

pub(crate) const EDGE: Word = Word {
    exact: 1,
    lower: 1,
    shape: 1,
    long_shape: 1,
    prefixes: [0; 3],
    suffixes: [0; 3],
    clusters: super::resources::Clusters { fine: 0, middle: 0, coarse: 0 },
    initial: 0,
    lowercase: 0,
    listed: 0,
    phrase: (0, 0),
    capital: false,
    letters: false,
    all_capitals: false,
    locative: false,
    link: false,
};

/// Which words get features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every word: for learning.
    All,
    /// Every word but the plain ones, which cannot be a name: known small words and marks away from any capital. They have none.
    Needed,
}

/// Finds the features of a sentence's words.
pub fn extract(words: &Words, reach: Reach, features: &mut Features) {
    features.clear();
    let strict = runs(&words.words, |_| false);
    let linked = runs(&words.words, |word| word.link);
    for at in 0..words.words.len() {
        if reach == Reach::Needed && is_plain(words, at, &linked) {
            features.ends.push(features.hashes.len() as u32);
            continue;
        }
        let mut sink = Sink { hashes: &mut features.hashes, template: 0 };
        word_features(words, at, &mut sink);
        list_features(words, at, &mut sink);
        run_features(words, at, strict[at], &mut sink);
        run_features(words, at, linked[at], &mut sink);
        features.ends.push(features.hashes.len() as u32);
    }
}

fn is_plain(words: &Words, at: usize, runs: &[Run]) -> bool {
    let capital = |at: usize| words.words.get(at).is_some_and(|word| word.capital);
    let word = &words.words[at];
    words.casing == Casing::Ordinary
        && runs[at].end == 0
        && (!word.letters && word.listed == 0 || word.lowercase >= 6)
        && !capital(at + 1)
        && !(at > 0 && capital(at - 1))
}

/// Takes features, template by template. Every template must call exactly once, so that its number stays its own.
struct Sink<'f> {
    hashes: &'f mut Vec<u32>,
    template: u32,
}

impl Sink<'_> {
    #[inline]
    fn add(&mut self, value: u32) {
        self.template += 1;
        self.hashes.push(finish(value ^ self.template.wrapping_mul(0x9E37_79B1)));
    }

    /// Adds the feature only when something was seen.
    #[inline]
    fn add_if(&mut self, seen: bool, value: u32) {
        if seen {
            self.add(value);
        } else {
            self.template += 1;
        }
    }
}

fn word_features(words: &Words, at: usize, sink: &mut Sink<'_>) {
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.words.get(at)).unwrap_or(&EDGE);
    let (w, p, n, pp, nn) = (get(0), get(-1), get(1), get(-2), get(2));
    let casing = words.casing as u32 + 1;
    let first = u32::from(at == 0 || !words.words[..at].iter().rev().take(3).any(|word| word.letters) && at < 4);
    sink.add(casing);
    sink.add_if(words.casing != Casing::Upper, w.exact);
    for word in [w, p, n, pp, nn] {
        sink.add(word.lower);
    }
    sink.add(pair(p.lower, w.lower));
    sink.add(pair(w.lower, n.lower));
    sink.add(pair(pair(p.lower, 7), n.lower));
    sink.add(pair(p.lower, pp.lower));
    sink.add(pair(n.lower, nn.lower));
    let shape = pair(w.shape, casing);
    sink.add(shape);
    sink.add(pair(w.long_shape, casing));
    sink.add(pair(p.shape, shape));
    sink.add(pair(shape, n.shape));
    sink.add(pair(pair(p.shape, shape), n.shape));
    sink.add(pair(shape, first));
    sink.add(pair(shape, p.lower));
    sink.add(pair(shape, n.lower));
    for affix in w.prefixes.into_iter().chain(w.suffixes) {
        sink.add_if(affix != 0, pair(affix, u32::from(w.capital)));
    }
    for affix in [p.suffixes[1], n.suffixes[1]] {
        sink.add_if(affix != 0, affix);
    }
    let known = |word: &Word| word.clusters.fine != 0;
    sink.add_if(known(w), pair(w.clusters.fine, w.shape));
    sink.add_if(known(w), pair(w.clusters.middle, w.shape));
    sink.add_if(known(w), pair(w.clusters.coarse, w.shape));
    for word in [p, n, pp, nn] {
        sink.add_if(known(word), word.clusters.fine);
        sink.add_if(known(word), pair(word.clusters.middle, word.shape));
    }
    sink.add(pair(pair(p.clusters.coarse, 3), w.clusters.coarse));
    sink.add(pair(pair(w.clusters.coarse, 3), n.clusters.coarse));
    sink.add(pair(pair(p.clusters.middle, w.shape), n.clusters.middle));
    let lowercase = pair(w.lowercase, shape);
    sink.add(lowercase);
    sink.add(pair(lowercase, first));
    sink.add(pair(pair(lowercase, n.lowercase), n.shape));
    sink.add(pair(pair(lowercase, p.lowercase), p.shape));
}

fn list_features(words: &Words, at: usize, sink: &mut Sink<'_>) {
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.words.get(at)).unwrap_or(&EDGE);
    let (w, p, n) = (get(0), get(-1), get(1));
    let listed = |word: &Word| if word.capital { u32::from(word.listed) } else { u32::from(word.listed) << 16 };
    sink.add(pair(listed(w), w.shape));
    sink.add(pair(listed(p), listed(w)));
    sink.add(pair(listed(w), listed(n)));
    sink.add(pair(pair(listed(p), listed(w)), listed(n)));
    sink.add_if(p.listed != 0, listed(p));
    sink.add_if(n.listed != 0, listed(n));
    for bit in 0..super::resources::LISTS.len() {
        sink.add_if(w.listed & (1 << bit) != 0, u32::from(w.capital));
    }
    sink.add_if(w.phrase.1 != 0, pair(u32::from(w.phrase.0), u32::from(w.phrase.1)));
    for bit in 0..super::resources::LISTS.len() {
        sink.add_if(w.phrase.0 & (1 << bit) != 0, u32::from(w.phrase.1));
    }
    sink.add(pair(pair(u32::from(w.phrase.0), u32::from(w.phrase.1)), n.lower));
    sink.add(pair(pair(u32::from(w.phrase.0), u32::from(w.phrase.1)), p.lower));
}

/// The runs of capitalised words; words that `bridges` joins two stretches into one run.
fn runs(words: &[Word], bridges: impl Fn(&Word) -> bool) -> Vec<Run> {
    let mut runs = vec![Run::default(); words.len()];
    let mut at = 0;
    while at < words.len() {
        if !words[at].capital {
            at += 1;
            continue;
        }
        let (start, mut end, mut next) = (at, at + 1, at + 1);
        while next < words.len() && next <= end + 2 {
            if words[next].capital {
                end = next + 1;
            } else if !bridges(&words[next]) {
                break;
            }
            next += 1;
        }
        runs[start..end].fill(Run { start, end });
        at = end;
    }
    runs
}

fn run_features(words: &Words, at: usize, run: Run, sink: &mut Sink<'_>) {
    if run.end == 0 {
        sink.template += 14;
        return;
    }
    let outside = |at: Option<usize>| at.and_then(|at| words.words.get(at)).unwrap_or(&EDGE);
    let (before, after) = (outside(run.start.checked_sub(1)), outside(Some(run.end)));
    let (first, last) = (words.words[run.start], words.words[run.end - 1]);
    let length = (run.end - run.start).min(6) as u32;
    let place = pair((at - run.start).min(3) as u32, (run.end - 1 - at).min(3) as u32);
    let here = pair(place, words.casing as u32);
    sink.add(pair(here, length));
    sink.add(pair(here, before.lower));
    sink.add(pair(here, after.lower));
    sink.add(pair(here, pair(before.lower, after.lower)));
    sink.add(pair(here, pair(before.clusters.middle, 1)));
    sink.add(pair(here, pair(after.clusters.middle, 2)));
    sink.add(last.lower);
    sink.add(first.lower);
    sink.add(pair(here, pair(u32::from(last.listed), 3)));
    sink.add(pair(here, pair(u32::from(first.listed), 4)));
    sink.add(pair(u32::from(last.listed), u32::from(first.listed)));
    sink.add(pair(last.clusters.middle, first.clusters.middle));
    sink.add(pair(here, last.suffixes[1]));
    sink.add(pair(pair(last.lower, first.lower), place));
}
