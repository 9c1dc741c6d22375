//! A text that is being written: each version is read with what is known of the one before, and answered with what differs.

use serde::Serialize;

use sha2::{Digest, Sha256};

use super::difference::{self, Difference, Move, Part};
use super::{Report, hexadecimal};
use crate::analysis::Memory;
use crate::options::Request;
use crate::span::OffsetUnit;

/// A text that is being written, and what was found in it last.
pub struct Following {
    memory: Memory,
    hashed: Hashed,
    before: Option<(String, Report)>,
}

/// Whom the last answer reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The caller has the report that the last answer gave.
    Last,
    Nothing,
}

/// The hash of a text that is being written, as it stood behind each stretch of it: what stays the same is not hashed again.
#[derive(Default)]
struct Hashed(Vec<Sha256>);

impl Hashed {
    /// How many bytes a stretch has.
    const STRETCH: usize = 4096;

    /// Of a text that opens with so many bytes of the last one.
    fn digest(&mut self, text: &str, same: usize) -> String {
        let Hashed(behind) = self;
        behind.truncate(same / Self::STRETCH);
        let mut hash = behind.last().cloned().unwrap_or_default();
        let mut stretches = text.as_bytes()[behind.len() * Self::STRETCH..].chunks_exact(Self::STRETCH);
        for stretch in stretches.by_ref() {
            hash.update(stretch);
            behind.push(hash.clone());
        }
        hash.update(stretches.remainder());
        hexadecimal(&hash.finalize())
    }
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
        Following { memory: Memory::keeping(), hashed: Hashed::default(), before: None }
    }
}

impl Following {
    /// The report of the text as it is now, as JSON: `{"result": …}`, or `{"change": …}` from the one that is known to the caller.
    pub fn answer(&mut self, text: &str, request: &Request, known: Known) -> String {
        let same = self.before.as_ref().map_or(0, |(before, _)| difference::same(before, text));
        let report = Report::asked_of(text, request, &mut self.memory, Some(self.hashed.digest(text, same)));
        let unit = OffsetUnit::from_name(report.offset_unit).unwrap_or_default();
        let alike =
            |before: &Report| before.offset_unit == report.offset_unit && before.tokens.is_some() == report.tokens.is_some();
        let answer = match self.before.take().filter(|(_, before)| known == Known::Last && alike(before)) {
            Some((earlier, mut before)) => {
                let how = Move::of((&earlier, before.text.length), (text, report.text.length), unit);
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
