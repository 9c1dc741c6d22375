//! What is decided about a text, each time the same way: candidates, what speaks for each ([`crate::quote::feature`]), the best by the sum of the
//! weights.
//!
//! | question | module |
//! |---|---|
//! | which words report | [`cue`] |
//! | whose they are, and who that is in full | [`source`] |
//! | what they report, and up to where | [`statement`], [`ending`] |
//! | which quotations somebody said | [`speech`] |
//! | which statement, or who before, governs a quotation | [`speaker`] |
//! | whom a pronoun or a description means | [`refer`] |
//! | how sure the whole item is | [`certainty`] |
//!
//! [`unit`] asks the first three of a sentence, [`paragraph`] keeps what it is told, [`attribution`] asks the next two of all quotations.
//!
//! Beside the weights stands what the form of the text says without doubt: [`contract`], which words mean that something was said; where a
//! content ends with the clause of its cue, or hands over to the next cue ([`ending`]); and quotations that are a remark in brackets or a
//! signature ([`speech`]).

pub mod antecedent;
pub(crate) mod attribution;
pub(crate) mod certainty;
pub(crate) mod complement;
pub(crate) mod contract;
pub(crate) mod cue;
pub(crate) mod draft;
mod ending;
mod paragraph;
pub(crate) mod refer;
pub(crate) mod source;
pub(crate) mod speaker;
pub(crate) mod speech;
pub(crate) mod statement;
pub(crate) mod unit;

use self::speaker::Scene;
use crate::memory::Kept;
use crate::quote::read::Reading;

/// What is known of the paragraphs of the text before.
#[derive(Default)]
pub struct Memory(Kept<paragraph::Paragraph>);

impl Memory {
    /// Keeps what is found for the next text.
    pub(crate) fn keeping() -> Memory {
        Memory(Kept::keeping())
    }
}

/// Reads every unit: its phrases, its cues with their sources, what they report.
pub(crate) fn scenes(reading: &Reading<'_>, memory: &mut Memory) -> Vec<Scene> {
    memory.0.next_text();
    let mut quotations = reading.quoted.iter().enumerate().filter(|&(index, _)| reading.outermost[index]).peekable();
    let mut scenes = Vec::with_capacity(reading.units.len());
    let paragraphs = reading.units.chunk_by(|one, next| one.block == next.block);
    let told = paragraphs.flat_map(|units| {
        let (told, stamp) = paragraph::told(reading, units, &mut memory.0);
        told.into_iter().map(move |told| (told, stamp))
    });
    for (unit, ((phrases, statements), stamp)) in reading.units.iter().zip(told) {
        let span = reading.span(unit.words.clone());
        let mut own = Vec::new();
        while let Some((index, _)) = quotations.next_if(|(_, quoted)| quoted.outer().start < span.end) {
            if span.start <= reading.quoted[index].outer().start {
                own.push(index);
            }
        }
        scenes.push(Scene { phrases, statements, quotations: own, stamp });
    }
    scenes
}
