//! An analysis to what an editor should look at before publishing.
//!
//! Prefers to say nothing over crying wolf: each check names what it saw in the text, and what is right passes in silence.

mod fact;
mod mark;
mod name;
mod office;
mod wording;

use crate::analysis::Analysis;
use crate::language;
use crate::span::Span;
use crate::stats::is_word;

pub use office::office;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
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

impl Check {
    fn note(kind: &'static str, span: Span, message: impl Into<String>) -> Self {
        Check { kind, severity: Severity::Note, span, message: message.into() }
    }

    fn warning(kind: &'static str, span: Span, message: impl Into<String>) -> Self {
        Check { kind, severity: Severity::Warning, span, message: message.into() }
    }

    fn error(kind: &'static str, span: Span, message: impl Into<String>) -> Self {
        Check { kind, severity: Severity::Error, span, message: message.into() }
    }
}

/// Looks for what an editor would want to know. Checks are sorted by start.
pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut checks = mark::inspect(analysis);
    if !language::is_english(analysis.language) {
        return checks;
    }
    checks.extend(name::inspect(analysis));
    checks.extend(fact::inspect(analysis));
    checks.extend(wording::inspect(analysis));
    checks.sort_by_key(|check| (check.span, check.kind));
    checks
}

/// How many words lie within a span.
fn count(analysis: &Analysis<'_>, span: Span) -> usize {
    let prose = analysis.prose();
    prose.part(prose.within(span)).row.iter().filter(|token| is_word(token)).count()
}

/// Whether the story itself, not its furniture or a headline, stands at the offset.
fn in_body(analysis: &Analysis<'_>, offset: usize) -> bool {
    let blocks = &analysis.document.blocks;
    crate::span::at(blocks, offset).is_some_and(|block| blocks[block].role.is_body())
}
