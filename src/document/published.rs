//! When the story was published.

use super::BlockRole;
use super::line::Line;
use crate::calendar::{self, Date, PrintedDate};

/// The day of publication that the timestamps give.
pub(super) fn find(text: &str, lines: &[Line], roles: &[BlockRole]) -> Option<Date> {
    let mut dates = Vec::new();
    for (line, role) in lines.iter().zip(roles) {
        if matches!(role, BlockRole::Timestamp | BlockRole::Byline)
            && let Some((_, printed)) = calendar::find_printed(&text[line.span])
        {
            dates.push((printed, &text[line.span]));
        }
    }
    let (first, line) = dates.first()?;
    let Some(month_first) = first.month_first else { return Some(first.date) };
    let sure = |printed: &&(PrintedDate, &str)| printed.0.month_first.is_none();
    if let Some((other, _)) = dates.iter().filter(sure).find(|(other, _)| other.date == first.date || other.date == month_first) {
        return Some(other.date);
    }
    let lower = line.to_lowercase();
    if lower.contains("am") || lower.contains("pm") { Some(month_first) } else { Some(first.date) }
}
