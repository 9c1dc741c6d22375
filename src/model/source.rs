//! Where the model's bytes come from: the crate holds them, or whoever runs the engine hands them over.
//!
//! With the feature `model` they come with the crate, and there is nothing to do. Without it, [`load`] takes the file in which
//! `weights.bin` and `resources.bin`, both for names, and `words/weights.bin`, for tags, stand one after the other: a browser fetches it
//! beside the code, and keeps it when the code changes. The code knows the fingerprint of the file that it was built with, and takes no other.

use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::fingerprint::fingerprint;
use super::{EVIDENCE_WEIGHTS, RESOURCES, WEIGHTS};

/// Why there is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// Nobody handed it over.
    Missing,
    /// These bytes, so many, are not those that this code was built with.
    Other(usize),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::Missing => f.write_str("the names' model is missing: load it before the first analysis"),
            ModelError::Other(length) => write!(
                f,
                "these {length} bytes are not the names' model that this engine was built with, which has {SIZE}: \
                 the two files must come from one build, whole"
            ),
        }
    }
}

impl std::error::Error for ModelError {}

/// Takes the model, where it does not come with the crate. A second time changes nothing.
pub fn load(file: Vec<u8>) -> Result<(), ModelError> {
    if file.len() != SIZE || !is_ours(&file) {
        return Err(ModelError::Other(file.len()));
    }
    *handed() = Some(file);
    LazyLock::force(&RESOURCES);
    LazyLock::force(&WEIGHTS);
    LazyLock::force(&EVIDENCE_WEIGHTS);
    // The tagger above reads its own part at its first word; the rest is read.
    if let Some(file) = handed().as_mut() {
        file.drain(..NAMES_SIZE);
    }
    Ok(())
}

/// Whether names can be found.
pub fn ready() -> Result<(), ModelError> {
    if cfg!(feature = "model") || handed().is_some() { Ok(()) } else { Err(ModelError::Missing) }
}

/// What was handed over; once the names' part is read, the rest.
static HANDED: Mutex<Option<Vec<u8>>> = Mutex::new(None);

fn handed() -> std::sync::MutexGuard<'static, Option<Vec<u8>>> {
    HANDED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the part of the names' weights.
pub(super) fn weights<T>(read: impl FnOnce(&[u8]) -> T) -> T {
    part(0, WEIGHTS_SIZE, read)
}

/// Reads the part of the names' lists and clusters.
pub(super) fn resources<T>(read: impl FnOnce(&[u8]) -> T) -> T {
    part(WEIGHTS_SIZE, NAMES_SIZE, read)
}

/// Reads the part of the tagger's weights.
pub(crate) fn tag_weights<T>(read: impl FnOnce(&[u8]) -> T) -> T {
    part(NAMES_SIZE, SIZE, read)
}

#[cfg(feature = "model")]
fn part<T>(start: usize, _: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    read(match start {
        0 => include_bytes!("weights.bin"),
        WEIGHTS_SIZE => include_bytes!("resources.bin"),
        _ => include_bytes!("../words/weights.bin"),
    })
}

#[cfg(not(feature = "model"))]
fn part<T>(start: usize, end: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    let handed = handed();
    let file = handed.as_deref().unwrap_or_default();
    let gone = SIZE - file.len().min(SIZE);
    read(file.get(start.saturating_sub(gone)..end.saturating_sub(gone)).unwrap_or_default())
}

const WEIGHTS_SIZE: usize = include_bytes!("weights.bin").len();
/// Of the names' weights and lists together.
const NAMES_SIZE: usize = WEIGHTS_SIZE + include_bytes!("resources.bin").len();
const SIZE: usize = NAMES_SIZE + include_bytes!("../words/weights.bin").len();

/// Whether it is the model that this code was built with, byte for byte.
fn is_ours(file: &[u8]) -> bool {
    let Some((names, tags)) = file.split_at_checked(NAMES_SIZE) else { return false };
    let Some((weights, resources)) = names.split_at_checked(WEIGHTS_SIZE) else { return false };
    env!("NUTGRAF_MODEL").parse() == Ok(fingerprint([weights, resources, tags]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        [&include_bytes!("weights.bin")[..], include_bytes!("resources.bin"), include_bytes!("../words/weights.bin")].concat()
    }

    #[test]
    fn the_model_of_this_build_is_taken() {
        assert_eq!(load(file()), Ok(()));
        assert_eq!(ready(), Ok(()));
    }

    #[test]
    fn another_file_is_refused() {
        let mut changed = file();
        changed[..WEIGHTS_SIZE].reverse();
        let mut flipped = file();
        flipped[1_000_001] ^= 1;
        for other in [&changed[..], &flipped, &changed[..SIZE - 1], &[]] {
            assert_eq!(load(other.to_vec()), Err(ModelError::Other(other.len())));
        }
    }
}
