//! The statistical model that tells names: features of words, weights, and the best labels for a sentence.
//!
//! Knows nothing of news. [`Words`] reads a sentence's words, [`features::extract`] says what is seen at each of them, and
//! [`label::best`] finds the labels that the weights like best; [`evidence`] corrects them by the rest of the text. `training/` learns
//! the weights with the same code.

pub mod evidence;
pub mod features;
mod fingerprint;
pub mod hash;
pub mod label;
pub mod resources;
mod source;
pub mod weights;
mod word;

pub use label::{Kind, LABELS, Label, Part};
pub use resources::RESOURCES;
pub(crate) use source::tag_weights;
pub use source::{ModelError, load, ready};
pub use weights::{EVIDENCE_WEIGHTS, WEIGHTS, Weights};
pub use word::{Casing, Word, Words, casing};
