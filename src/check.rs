//! An analysis to what an editor should look at before publishing.

use crate::analysis::Analysis;
use crate::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The severity's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Something to look at before publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What is the matter, in the words of the report: `unclosed-quotation`.
    pub kind: &'static str,
    pub severity: Severity,
    pub span: Span,
    /// What is the matter and why, in plain words.
    pub message: String,
}

/// Looks for what an editor would want to know. Checks are sorted by start.
pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    analysis
        .quoted
        .iter()
        .filter(|marks| marks.close.is_none() && !analysis.quoted.iter().any(|next| std::ptr::eq(*marks, next)))
        .map(|marks| Check {
            kind: "unclosed-quotation",
            severity: Severity::Warning,
            span: marks.outer(),
            message: "This quotation is opened but never closed.".to_owned(),
        })
        .collect()
}
