//! What was found for a piece of text, kept for the next text: while somebody writes, most pieces stay as they are.
//!
//! A piece is looked up by all that its reader sees, its [`Key`]. What is given back is therefore what would be found again, and nothing has
//! to be known of what changed.
//!
//! A piece has a [`Stamp`]. Who reads what was found in pieces is told by their stamps what it sees, and need not look at all of it again.

use std::hash::Hasher;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::HashMap;

/// All that the reader of a piece sees, as bytes.
#[derive(Default)]
pub struct Key(Vec<u8>);

impl Key {
    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Adds a piece.
    pub fn stamp(&mut self, Stamp(number): Stamp) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Adds numbers, as many each time.
    pub fn numbers<const COUNT: usize>(&mut self, numbers: [usize; COUNT]) {
        // Most are small ones, as `number` writes them.
        if numbers.iter().all(|&number| number < usize::from(u8::MAX)) {
            self.0.extend_from_slice(&numbers.map(|number| number as u8));
        } else {
            numbers.into_iter().for_each(|number| self.number(number));
        }
    }

    /// Adds a number. Small ones take a byte.
    pub fn number(&mut self, number: usize) {
        match u8::try_from(number) {
            Ok(small) if small < u8::MAX => self.0.push(small),
            _ => {
                self.0.push(u8::MAX);
                self.0.extend_from_slice(&number.to_le_bytes());
            }
        }
    }
}

/// Values that hash all of themselves tell themselves so.
impl Hasher for Key {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn write_usize(&mut self, number: usize) {
        self.number(number);
    }

    /// The variants of an enum.
    fn write_isize(&mut self, number: isize) {
        self.number(number as usize);
    }

    fn finish(&self) -> u64 {
        self.0.len() as u64
    }
}

/// The number of a piece, which no other piece has, whatever keeps it: the same stamp, the same piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(u64);

impl Stamp {
    /// A stamp that nothing has.
    pub fn fresh() -> Stamp {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Stamp(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Pieces, with what was found for each. The default keeps nothing.
pub struct Kept<V> {
    pieces: HashMap<Box<[u8]>, Piece<V>>,
    key: Key,
    keeps: bool,
    /// The number of the text that is read.
    text: u64,
}

struct Piece<V> {
    found: Rc<V>,
    stamp: Stamp,
    /// The last text that had it.
    text: u64,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Kept { pieces: HashMap::default(), key: Key::default(), keeps: false, text: 0 }
    }
}

impl<V> Kept<V> {
    /// Keeps what is found.
    pub fn keeping() -> Self {
        Kept { keeps: true, ..Kept::default() }
    }

    /// Whether what is found is kept.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Begins with the next text, and forgets what the last one did not have.
    pub fn next_text(&mut self) {
        self.pieces.retain(|_, piece| piece.text == self.text);
        self.text += 1;
    }

    /// Forgets everything: what the reader sees beside pieces is no longer the same.
    pub fn forget(&mut self) {
        self.pieces.clear();
    }

    /// What is known of a piece, or else what its reader finds now. `tell` adds all that the reader sees.
    pub fn get(&mut self, tell: impl FnOnce(&mut Key), read: impl FnOnce() -> V) -> Rc<V> {
        self.stamped(tell, read).0
    }

    /// The same, with the piece's stamp where it is kept.
    pub fn stamped(&mut self, tell: impl FnOnce(&mut Key), read: impl FnOnce() -> V) -> (Rc<V>, Option<Stamp>) {
        if !self.keeps {
            return (Rc::new(read()), None);
        }
        self.key.0.clear();
        tell(&mut self.key);
        if let Some(piece) = self.pieces.get_mut(&*self.key.0) {
            piece.text = self.text;
            return (Rc::clone(&piece.found), Some(piece.stamp));
        }
        let (found, stamp) = (Rc::new(read()), Stamp::fresh());
        self.pieces.insert(self.key.0.as_slice().into(), Piece { found: Rc::clone(&found), stamp, text: self.text });
        (found, Some(stamp))
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    #[test]
    fn a_piece_is_read_once_while_texts_have_it() {
        let mut kept = Kept::keeping();
        let mut reads = 0;
        let mut text = |pieces: &[&str]| {
            kept.next_text();
            pieces.iter().for_each(|piece| drop(kept.get(|key| key.text(piece), || reads += 1)));
            reads
        };
        assert_eq!(text(&["one", "two"]), 2);
        assert_eq!(text(&["two", "three"]), 3);
        assert_eq!(text(&["one", "two"]), 4);
    }

    #[test]
    fn the_default_keeps_nothing() {
        let mut kept = Kept::default();
        assert_eq!([1, 2].map(|found| *kept.get(|key| key.text("one"), || found)), [1, 2]);
    }

    #[test]
    fn values_tell_all_of_themselves() {
        let key = |value: (Option<usize>, bool, usize)| {
            let mut key = Key::default();
            value.hash(&mut key);
            key.0
        };
        assert_eq!(key((Some(7), true, 300)), key((Some(7), true, 300)));
        for other in [(None, true, 300), (Some(7), false, 300), (Some(7), true, 44)] {
            assert_ne!(key((Some(7), true, 300)), key(other));
        }
    }

    #[test]
    fn keys_tell_where_one_text_ends_and_the_next_begins() {
        let key = |texts: &[&str]| {
            let mut key = Key::default();
            texts.iter().for_each(|text| key.text(text));
            key.0
        };
        assert_ne!(key(&["ab", "c"]), key(&["a", "bc"]));
        let long = "x".repeat(300);
        assert_ne!(key(&[&long]), key(&[&long[..299], "x"]));
    }
}
