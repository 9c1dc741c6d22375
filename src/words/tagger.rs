//! The learned tagger: reads a sentence from left to right, and takes at each word the class that the weights like best.

use std::sync::LazyLock;

use super::tag::{COUNT, Class};
use crate::model::features::EDGE;
use crate::model::hash::{finish, pair};
use crate::model::{self, Casing, Word};

/// The classes of the two words before, or [`NONE`].
#[derive(Clone, Copy)]
pub struct History {
    pub before: u32,
    pub earlier: u32,
}

/// No word stands there.
const NONE: u32 = 99;

impl History {
    /// At the start of a sentence.
    pub const START: History = History { before: NONE, earlier: NONE };

    /// One word further.
    pub fn then(self, class: Class) -> History {
        History { before: u32::from(class), earlier: self.before }
    }
}

/// What is seen at a word of a sentence, as hashes. The weights depend on it: a change means learning again.
pub fn features(words: &[Word], casing: Casing, at: usize, history: History, features: &mut Vec<u32>) {
    features.clear();
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&EDGE);
    let (w, p, n, pp, nn) = (get(0), get(-1), get(1), get(-2), get(2));
    let (t, tt) = (history.before, pair(history.before, history.earlier));
    let shape = pair(w.shape, casing as u32 + 1);
    let mut sink = Sink { features, template: 0 };
    sink.add(0);
    sink.add(w.lower);
    sink.add(pair(w.lower, shape));
    for affix in w.suffixes.into_iter().chain(w.prefixes) {
        sink.add_if(affix != 0, affix);
    }
    sink.add(pair(shape, u32::from(at == 0)));
    sink.add(pair(pair(shape, t), w.suffixes[0]));
    sink.add(pair(w.lowercase, shape));
    sink.add_if(w.listed != 0, pair(u32::from(w.listed), shape));
    sink.add_if(w.clusters.fine != 0, w.clusters.fine);
    sink.add_if(w.clusters.fine != 0, w.clusters.middle);
    sink.add_if(w.clusters.fine != 0, w.clusters.coarse);
    sink.add(pair(t, 0));
    sink.add(tt);
    sink.add(pair(t, w.lower));
    sink.add(pair(t, fine(w)));
    sink.add(pair(t, middle(w)));
    sink.add(pair(t, w.suffixes[1]));
    sink.add(pair(t, n.lower));
    sink.add(pair(tt, middle(w)));
    sink.add(pair(tt, w.lower));
    sink.add(pair(pair(t, middle(w)), middle(n)));
    sink.add(p.lower);
    sink.add(n.lower);
    sink.add(pp.lower);
    sink.add(nn.lower);
    sink.add(pair(p.lower, w.lower));
    sink.add(pair(w.lower, n.lower));
    sink.add(pair(w.lower, middle(n)));
    sink.add(pair(fine(w), middle(n)));
    sink.add(middle(n));
    sink.add(middle(p));
    sink.add(pair(middle(n), middle(nn)));
    sink.add(pair(n.suffixes[1], n.shape));
    sink.add(pair(n.suffixes[0], w.suffixes[1]));
    sink.add(pair(p.suffixes[1], w.suffixes[0]));
    sink.add(pair(pair(p.shape, shape), n.shape));
}

/// What a word is like: its cluster, or its ending and shape where it is not known.
fn fine(word: &Word) -> u32 {
    if word.clusters.fine != 0 { word.clusters.fine } else { pair(word.suffixes[1], word.shape) }
}

fn middle(word: &Word) -> u32 {
    if word.clusters.fine != 0 { word.clusters.middle } else { pair(word.suffixes[0], word.shape) }
}

/// Takes features, template by template. Every template must call exactly once, so that its number stays its own.
struct Sink<'f> {
    features: &'f mut Vec<u32>,
    template: u32,
}

impl Sink<'_> {
    #[inline]
    fn add(&mut self, value: u32) {
        self.template += 1;
        self.features.push(finish(value ^ self.template.wrapping_mul(0x9E37_79B1)));
    }

    #[inline]
    fn add_if(&mut self, seen: bool, value: u32) {
        if seen {
            self.add(value);
        } else {
            self.template += 1;
        }
    }
}

/// What each feature says for each class. A feature's weights lie side by side, in an order of its own: the slot of a class is the
/// feature's own slot with the class's bits flipped, so that the table fills evenly.
///
/// Most slots are empty: kept are the others, block by block of as many slots as a class has bits for. The table then stays in a
/// processor's nearer memory, which it is asked in no order.
pub struct Weights {
    /// Where the slots of each block begin in `filled`, and where those of the last end; how many blocks there are is a power of two.
    starts: Vec<u32>,
    /// Which slot of its block it is, and what it holds.
    filled: Vec<(u8, i8)>,
}

const BLOCK: usize = 1 << MIN_BITS;

/// The weights that come with the crate.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| model::tag_weights(Weights::read));

impl Weights {
    /// Reads what [`pack`] wrote.
    pub fn read(bytes: &[u8]) -> Weights {
        let (head, rest) = bytes.split_at(bytes.len().min(HEAD));
        let bits = head.first().map_or(MIN_BITS, |&bits| u32::from(bits)).clamp(MIN_BITS, 24);
        let blocks = (1 << bits) / BLOCK;
        let (mut starts, mut filled) = (Vec::with_capacity(blocks + 1), Vec::with_capacity(rest.len() / 2));
        let (steps, codes) = rest.split_at(rest.len() / 2);
        let mut at = 0;
        for (&step, &code) in steps.iter().zip(codes) {
            at += usize::from(step);
            let magnitude = head.get(1 + usize::from(code >> 1)).map_or(0, |&magnitude| magnitude as i8);
            if magnitude != 0 && at / BLOCK < blocks {
                starts.resize(at / BLOCK + 1, filled.len() as u32);
                filled.push(((at % BLOCK) as u8, if code & 1 == 1 { -magnitude } else { magnitude }));
            }
        }
        starts.resize(blocks + 1, filled.len() as u32);
        Weights { starts, filled }
    }

    /// The scores of all classes.
    #[inline]
    fn score(&self, features: &[u32]) -> [i32; BLOCK] {
        let mut scores = [0; BLOCK];
        let last = self.starts.len() - 2;
        for &feature in features {
            let feature = feature as usize;
            let block = (feature / BLOCK) & last;
            let filled = self.starts[block] as usize..self.starts[block + 1] as usize;
            for &(slot, weight) in &self.filled[filled] {
                scores[(usize::from(slot) ^ feature) % BLOCK] += i32::from(weight);
            }
        }
        scores
    }

    /// The class of each word of a sentence.
    pub fn tag(&self, words: &[Word], casing: Casing, room: &mut Vec<u32>) -> Vec<Class> {
        let mut classes = Vec::with_capacity(words.len());
        let mut history = History::START;
        for at in 0..words.len() {
            features(words, casing, at, history, room);
            let scores = self.score(room);
            let best = (0..COUNT).rev().max_by_key(|&class| scores[class]).unwrap_or(0) as Class;
            classes.push(best);
            history = history.then(best);
        }
        classes
    }
}

const MIN_BITS: u32 = 5;
/// The table's bits, and what each code stands for.
const HEAD: usize = 1 + CODES;
/// How many sizes a weight may have.
pub const CODES: usize = 16;

/// Where a feature's weight for a class lies in a table of so many slots, a power of two.
#[inline]
pub fn slot(feature: u32, class: u32, slots: usize) -> usize {
    (feature ^ class) as usize & (slots - 1)
}

/// Writes weights that [`Weights::read`] reads: how many slots further the next that is not empty lies, for all of them, then what
/// they hold: the index of its size in `sizes`, and whether it is negative.
pub fn pack(sizes: [u8; CODES], slots: &[(u8, bool)]) -> Vec<u8> {
    let mut bytes = vec![slots.len().ilog2() as u8];
    bytes.extend(sizes);
    let (mut steps, mut codes) = (Vec::new(), Vec::new());
    let mut step = 0u8;
    for &(size, negative) in slots {
        if size != 0 || step == u8::MAX {
            steps.push(step);
            codes.push((size << 1) | u8::from(negative && size != 0));
            step = 0;
        }
        step += 1;
    }
    bytes.extend(steps);
    bytes.extend(codes);
    bytes
}
