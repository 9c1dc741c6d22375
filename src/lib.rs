//! Finds the sentences, names and quotations of a news article, and who said what.
//!
//! [`analyze`] takes a text and gives an [`Analysis`]: spans, in bytes, into that text. [`Report`] is the same for other
//! programs: owned, serialisable, with offsets in the unit that the caller asks for.
//!
//! ```
//! let analysis = nutgraf::analyze("\"The bridge is safe,\" said Dana Brell.");
//! let report = nutgraf::Report::new(&analysis, nutgraf::OffsetUnit::Utf16);
//! assert_eq!(report.sentences.len(), 1);
//! ```
//!
//! Read [`analysis`] first: it runs the stages in order. Each module uses only the modules above it in this list.

pub mod span;
pub mod plain;
pub mod memory;
pub mod lexicon;
pub mod wordclass;
pub mod calendar;
pub mod options;
pub mod model;
pub mod document;
pub mod language;
pub mod quotemark;
pub mod sentence;
pub mod token;
pub mod words;
pub mod entity;
pub mod quote;
pub mod stats;
pub mod analysis;
pub mod check;
pub mod compare;
pub mod report;
#[cfg(feature = "arrow")]
pub mod tables;
#[cfg(feature = "wasm")]
mod wasm;

pub use analysis::{Analysis, Memory, analyze, analyze_again, analyze_plain, analyze_with};
pub use compare::{Comparison, compare};
pub use options::Options;
pub use plain::Plain;
pub use report::{ComparisonReport, Report};
pub use span::{OffsetUnit, Span};
