//! What the rest of a text says of a word.
//!
//! "Valeska Paris said … Paris left": the second is the person, because the text has the full name. [`Evidence`] is gathered from
//! all sentences, each read on its own; its features are then seen at every word, and their weights correct the first reading.

use foldhash::HashMap;

use super::hash::{finish, pair};
use super::label::{self, Kind, LABELS, Label, Part};
use super::resources::{CITY, COUNTRY, TITLE, TOWN};
use super::word::{Casing, Word, Words};

/// A sentence as it was read on its own.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub words: &'a Words,
    pub scores: &'a [[f32; LABELS]],
    pub labels: &'a [Label],
}

/// What a whole text says of its words.
#[derive(Default)]
pub struct Evidence {
    /// By the hash of the lower case.
    words: HashMap<u32, Seen>,
    /// How often two words stand one after the other in names of each kind.
    pairs: HashMap<u32, [u32; 4]>,
    /// How often a name of each kind has these initials.
    initials: HashMap<u32, [u32; 4]>,
    changed: Changed,
}

/// Of which words, pairs and initials something was added or taken away. It may take others for them.
#[derive(Default)]
struct Changed(Vec<u64>);

impl Changed {
    const BITS: u32 = 1 << 14;

    fn note(&mut self, hash: u32) {
        self.0.resize(Self::BITS as usize / 64, 0);
        let bit = hash % Self::BITS;
        self.0[bit as usize / 64] |= 1 << (bit % 64);
    }

    fn has(&self, hash: u32) -> bool {
        let bit = hash % Self::BITS;
        self.0.get(bit as usize / 64).is_some_and(|bits| bits & 1 << (bit % 64) != 0)
    }
}

/// What the rest of the text says of a word at its place: all that its features read of [`Evidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    seen: Seen,
    /// Of each kind, how often it stands in names before the word behind it, and behind the word before it.
    after: [u32; 4],
    before: [u32; 4],
    /// How often names of each kind have it for their initials.
    initials: [u32; 4],
}

/// How often a word is what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Each part of a name of each kind.
    parts: [[u32; 4]; 4],
    /// In lower case.
    small: u32,
    /// Capitalised within a sentence, and in no name.
    outside: u32,
    /// In a name behind a title.
    titled: u32,
    /// Capitalised alone, where places stand: "in", "near".
    located: u32,
    /// Capitalised alone, elsewhere.
    free: u32,
}

impl Evidence {
    /// Adds what a sentence says.
    pub fn gather(&mut self, reading: Reading<'_>) {
        self.change(reading, |count| *count += 1);
    }

    /// Takes away what a sentence said.
    pub fn withdraw(&mut self, reading: Reading<'_>) {
        self.change(reading, |count| *count -= 1);
        let words = &reading.words.words;
        let pairs = words.windows(2).map(|two| pair(two[0].lower, two[1].lower));
        pairs.for_each(|pair| forget_nothing(&mut self.pairs, pair));
        words.iter().for_each(|word| forget_nothing(&mut self.words, word.lower));
        for (first, behind, _) in label::names(reading.labels) {
            forget_nothing(&mut self.initials, initials(&words[first..behind]));
        }
    }

    /// Begins to note of which words something changes.
    pub fn begin(&mut self) {
        self.changed = Changed::default();
    }

    /// Whether something may have changed, since it began, that is told of the words of a sentence.
    pub fn may_tell_otherwise(&self, reading: Reading<'_>) -> bool {
        let words = &reading.words.words;
        let changed = |at: usize| {
            let word = &words[at];
            let two = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1)).filter(|_| at + 1 < words.len())];
            let pairs =
                || two.into_iter().flatten().any(|(one, next)| self.changed.has(pair(words[one].lower, words[next].lower)));
            self.changed.has(word.lower) || pairs()
        };
        (0..words.len()).any(|at| is_told(reading, at) && changed(at))
    }

    fn change(&mut self, reading: Reading<'_>, change: impl Fn(&mut u32) + Copy) {
        let words = &reading.words.words;
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.letters) {
            let alone = word.capital && is_alone(words, at);
            let meaning = label::meaning(reading.labels[at]);
            if !alone && meaning.is_none() && reading.words.casing != Casing::Ordinary {
                continue;
            }
            let seen = self.words.entry(word.lower).or_default();
            if alone {
                change(if is_located(words, at) { &mut seen.located } else { &mut seen.free });
            }
            seen.count(reading, at, change);
            self.changed.note(word.lower);
        }
        for (first, behind, kind) in label::names(reading.labels) {
            for two in words[first..behind].windows(2) {
                let two = pair(two[0].lower, two[1].lower);
                change(&mut self.pairs.entry(two).or_default()[kind as usize]);
                self.changed.note(two);
            }
            if behind > first + 1 {
                let initials = initials(&words[first..behind]);
                change(&mut self.initials.entry(initials).or_default()[kind as usize]);
                self.changed.note(initials);
            }
        }
    }

    /// Finds the features of a word of a sentence that was gathered.
    pub fn features(&self, reading: Reading<'_>, at: usize, features: &mut Vec<u32>) {
        features.clear();
        if let Some(told) = self.told(reading, at) {
            told.features(reading, at, features);
        }
    }

    /// What is told of a word of a sentence that was gathered; nothing of one that could not be in a name. What the word itself says of
    /// itself is left out.
    pub fn told(&self, reading: Reading<'_>, at: usize) -> Option<Told> {
        let words = &reading.words.words;
        let (word, label) = (&words[at], reading.labels[at]);
        if !is_told(reading, at) {
            return None;
        }
        let mut seen = self.words.get(&word.lower).copied().unwrap_or_default();
        seen.count(reading, at, |count| *count = count.saturating_sub(1));
        let after = words.get(at + 1).map(|after| pair(word.lower, after.lower));
        let before = at.checked_sub(1).map(|before| pair(words[before].lower, word.lower));
        let initials = self.initials.get(&word.lower).filter(|_| word.all_capitals).copied().unwrap_or_default();
        Some(Told {
            seen,
            after: self.together(after, label, [Part::First, Part::Inner]),
            before: self.together(before, label, [Part::Inner, Part::Last]),
            initials,
        })
    }

    /// How often two words stand together in names elsewhere; a word with one of the parts has a name here that is not counted.
    fn together(&self, two: Option<u32>, label: Label, parts: [Part; 2]) -> [u32; 4] {
        let mut counts = two.and_then(|two| self.pairs.get(&two)).copied().unwrap_or_default();
        if let (Some(_), Some((kind, part))) = (two, label::meaning(label))
            && parts.contains(&part)
        {
            counts[kind as usize] = counts[kind as usize].saturating_sub(1);
        }
        counts
    }
}

/// Whether a word could be in a name.
fn is_told(reading: Reading<'_>, at: usize) -> bool {
    let word = &reading.words.words[at];
    word.letters && (word.capital || reading.labels[at] != 0)
}

/// Leaves out what counts nothing.
fn forget_nothing<V: Default + PartialEq>(counts: &mut HashMap<u32, V>, hash: u32) {
    if counts.get(&hash).is_some_and(|count| *count == V::default()) {
        counts.remove(&hash);
    }
}

impl Told {
    /// Adds the features of the word that this is told of.
    pub fn features(&self, reading: Reading<'_>, at: usize, features: &mut Vec<u32>) {
        let label = reading.labels[at];
        let casing = reading.words.casing as u32;
        let mut sink = Sink { features, template: 0, here: [pair(u32::from(label), casing), 1000 + casing] };
        let view = View { reading, at, seen: self.seen, elsewhere: Elsewhere::of(&self.seen) };
        view.kind_features(&mut sink);
        view.place_features(&mut sink);
        view.part_features(&mut sink);
        view.small_features(&mut sink);
        for (side, counts) in [(1, self.after), (2, self.before)] {
            let (kind, most) = strongest(counts);
            sink.add(most > 0, pair(side, kind));
            sink.add(most > 0, pair(pair(side, kind), step(most)));
        }
        let (kind, most) = strongest(self.initials);
        sink.add(most > 0, kind);
    }
}

impl Seen {
    /// Changes the counts that a word in a sentence adds to.
    fn count(&mut self, reading: Reading<'_>, at: usize, change: impl Fn(&mut u32)) {
        let words = &reading.words.words;
        match label::meaning(reading.labels[at]) {
            Some((kind, part)) => {
                change(&mut self.parts[kind as usize][part as usize]);
                if at > 0 && words[at - 1].listed & TITLE != 0 && words[at - 1].capital {
                    change(&mut self.titled);
                }
            }
            None if reading.words.casing != Casing::Ordinary => {}
            None if !words[at].capital => change(&mut self.small),
            None if at > 0 => change(&mut self.outside),
            None => {}
        }
    }
}

/// What a word is elsewhere in the text, summed up.
#[derive(Clone, Copy)]
struct Elsewhere {
    /// How often it is in a name.
    total: u32,
    /// The kind that it mostly has there, and how often.
    kind: u32,
    most: u32,
    /// The kind that it mostly has in names of several words before the last.
    long: Option<u32>,
    /// Of how few mentions alone which share stands where places do.
    sites: u32,
}

impl Elsewhere {
    fn of(seen: &Seen) -> Elsewhere {
        let kinds = seen.parts.map(|parts| parts.iter().sum::<u32>());
        let (kind, most) = strongest(kinds);
        let (long, longest) = strongest(seen.parts.map(|parts| parts[..3].iter().sum::<u32>()));
        let alone = seen.located + seen.free;
        let sites = pair(seen.located * 4 / alone.max(1), alone.min(3));
        Elsewhere { total: kinds.iter().sum(), kind, most, long: (longest > 0).then_some(long), sites }
    }
}

/// A word, and what the text says of it.
struct View<'a> {
    reading: Reading<'a>,
    at: usize,
    seen: Seen,
    elsewhere: Elsewhere,
}

impl View<'_> {
    fn word(&self) -> &Word {
        &self.reading.words.words[self.at]
    }

    fn before(&self) -> u32 {
        self.at.checked_sub(1).map_or(1, |before| self.reading.words.words[before].lower)
    }

    fn after(&self) -> u32 {
        self.reading.words.words.get(self.at + 1).map_or(1, |word| word.lower)
    }

    /// By how much the sentence alone prefers the label that the word has over the kind that it has elsewhere.
    fn margin(&self) -> u32 {
        let label = self.reading.labels[self.at];
        let part = label::meaning(label).map_or(Part::Only, |(_, part)| part);
        let other = label::label(Kind::ALL[self.elsewhere.kind as usize], part);
        let scores = &self.reading.scores[self.at];
        (scores[usize::from(label)] - scores[usize::from(other)]).clamp(0.0, 6.0) as u32
    }

    fn kind_features(&self, sink: &mut Sink<'_>) {
        let Elsewhere { total, kind, most, long, .. } = self.elsewhere;
        let (named, listed, margin) = (total > 0, u32::from(self.word().listed), self.margin());
        let share = most * 4 / total.max(1);
        for value in [
            pair(pair(kind, margin), step(most)),
            pair(pair(kind, margin), share),
            pair(kind, self.before()),
            pair(kind, self.after()),
            pair(kind, share),
            pair(kind, step(most)),
            pair(pair(kind, step(most)), listed),
        ] {
            sink.add(named, value);
        }
        let long_kind = long.unwrap_or_default();
        for value in [
            pair(long_kind, self.before()),
            pair(long_kind, self.after()),
            pair(long_kind, margin),
            pair(pair(long_kind, kind), listed),
            pair(pair(long_kind, kind), step(most)),
        ] {
            sink.add(long.is_some(), value);
        }
    }

    /// A last name or an organization's short name that is a place's name as well stands elsewhere than in the places of places.
    fn place_features(&self, sink: &mut Sink<'_>) {
        let words = &self.reading.words.words;
        let located = u32::from(is_located(words, self.at) || !is_alone(words, self.at));
        let Elsewhere { total, kind, sites, .. } = self.elsewhere;
        let last_of = |kind: Kind| self.seen.parts[kind as usize][Part::Last as usize] > 0;
        let person = last_of(Kind::Person);
        sink.add(true, pair(located, sites));
        sink.add(total > 0, pair(kind, sites));
        sink.add(person, located);
        sink.add(person, pair(located, pair(kind, u32::from(self.word().listed))));
        sink.add(person, pair(located, sites));
        let organization = last_of(Kind::Organization);
        let listed_place = u32::from(self.word().listed & (COUNTRY | CITY | TOWN) != 0);
        sink.add(organization, located);
        sink.add(organization, listed_place);
        sink.add(organization, pair(listed_place, kind));
        sink.add(organization, pair(listed_place, sites));
    }

    fn part_features(&self, sink: &mut Sink<'_>) {
        let listed = u32::from(self.word().listed);
        for (value, &count) in (0..).zip(self.seen.parts.iter().flatten()) {
            sink.add(count > 0, value);
            sink.add(count > 0, pair(value, step(count)));
            sink.add(count > 0, pair(value, listed));
        }
    }

    fn small_features(&self, sink: &mut Sink<'_>) {
        let Seen { small, outside, titled, .. } = self.seen;
        let total = self.elsewhere.total;
        sink.add(small > 0, u32::from(self.at == 0));
        sink.add(small > 0, pair(step(small), step(total)));
        sink.add(outside > 0, step(outside));
        sink.add(outside > 0, u32::from(total > outside));
        sink.add(titled > 0, 1);
    }
}

/// Takes features, template by template: each twice, beside the label that the word has and without it.
struct Sink<'f> {
    features: &'f mut Vec<u32>,
    template: u32,
    here: [u32; 2],
}

impl Sink<'_> {
    fn add(&mut self, seen: bool, value: u32) {
        self.template += 1;
        if seen {
            let template = self.template.wrapping_mul(0x9E37_79B1);
            self.features.extend(self.here.map(|here| finish(pair(value, here) ^ template)));
        }
    }
}

/// Whether no capitalised word stands beside the word.
fn is_alone(words: &[Word], at: usize) -> bool {
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital);
    !(capital(at + 1) || at > 0 && capital(at - 1))
}

/// Whether a word stands where places do: "in Halden", "in old Halden", "Ida Poole, Halden".
fn is_located(words: &[Word], at: usize) -> bool {
    at > 0 && (words[at - 1].locative || !words[at - 1].letters) || at > 1 && words[at - 2].locative && !words[at - 1].capital
}

/// The kind that is counted most, the first of equals, and its count.
fn strongest(counts: [u32; 4]) -> (u32, u32) {
    (0..).zip(counts).fold((0, 0), |best, (kind, count)| if count > best.1 { (kind, count) } else { best })
}

fn step(count: u32) -> u32 {
    match count {
        0..=2 => count,
        3..=5 => 3,
        _ => 4,
    }
}

/// As the word of these letters would be hashed.
fn initials(name: &[Word]) -> u32 {
    let letters = name.iter().filter(|word| word.capital).map(|word| word.initial);
    finish(letters.fold(0x811C_9DC5, |hash, letter| (hash ^ letter).wrapping_mul(0x0100_0193)))
}
