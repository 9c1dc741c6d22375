//! A text that is being written: each version is read with what is known of the one before, and answered with what differs.

use serde::Serialize;

use super::Report;
use super::difference::{Difference, Move, Part};
use crate::analysis::Memory;
use crate::options::Request;
use crate::span::OffsetUnit;

/// A text that is being written, and what was found in it last.
pub struct Following {
    memory: Memory,
    before: Option<(String, Report)>,
}

/// Whom the last answer reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The caller has the report that the last answer gave.
    Last,
    Nothing,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer<'a> {
    Result(&'a Report),
    Change {
        r#move: Move,
        #[serde(skip_serializing_if = "Option::is_none")]
        difference: Option<Difference>,
    },
}

impl Default for Following {
    fn default() -> Self {
        Following { memory: Memory::keeping(), before: None }
    }
}

impl Following {
    /// The report of the text as it is now, as JSON: `{"result": …}`, or `{"change": …}` from the one that is known to the caller.
    pub fn answer(&mut self, text: &str, request: &Request, known: Known) -> String {
        let report = Report::asked(text, request, &mut self.memory);
        let unit = OffsetUnit::from_name(report.offset_unit).unwrap_or_default();
        let alike =
            |before: &Report| before.offset_unit == report.offset_unit && before.tokens.is_some() == report.tokens.is_some();
        let answer = match self.before.take().filter(|(_, before)| known == Known::Last && alike(before)) {
            Some((earlier, mut before)) => {
                let how = Move::of(&earlier, text, unit);
                before.shift(how);
                Answer::Change { r#move: how, difference: report.difference(&before) }
            }
            None => Answer::Result(&report),
        };
        let json = serde_json::to_string(&answer).expect("a report has no key that is not a word");
        self.before = Some((text.to_owned(), report));
        json
    }
}
