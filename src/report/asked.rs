//! Reports as a request asks for them.

use super::{ComparisonReport, Report};
use crate::analysis::{Analysis, Memory, analyze_again, analyze_plain};
use crate::compare;
use crate::options::Request;
use crate::plain::Plain;

impl Report {
    /// The report that is asked for, of a text that is read with what is known of it.
    pub fn asked(text: &str, request: &Request, memory: &mut Memory) -> Report {
        Report::asked_of(text, request, memory, None)
    }

    /// The same of a text whose hash may be known.
    pub(super) fn asked_of(text: &str, request: &Request, memory: &mut Memory, sha256: Option<String>) -> Report {
        let unit = request.offset_unit.unwrap_or_default();
        let shown = Plain::of(text);
        let analysis = analyze_again(&shown, &request.options_for(text, unit), memory);
        let report = Report::hashed(&analysis, unit, sha256);
        if request.tokens { report.with_tokens(&analysis) } else { report }
    }
}

impl ComparisonReport {
    /// The comparison that is asked for.
    pub fn asked(texts: &[String], request: &Request) -> ComparisonReport {
        let unit = request.offset_unit.unwrap_or_default();
        let plains: Vec<Plain<'_>> = texts.iter().map(|text| Plain::of(text)).collect();
        let told = |at: usize| request.options_of(at, &texts[at], unit);
        let articles: Vec<Analysis<'_>> = plains.iter().enumerate().map(|(at, text)| analyze_plain(text, &told(at))).collect();
        ComparisonReport::new(&articles, &compare::compare(&articles), unit)
    }
}
