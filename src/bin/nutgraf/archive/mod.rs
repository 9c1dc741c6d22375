//! `nutgraf archive`: files of every kind in, tables in Parquet out.
//!
//! The order of the input is the order of the output, however many cores read; so the same input gives the same bytes, and what was broken
//! off goes on behind the last whole part.

mod arguments;
mod body;
mod charset;
mod files;
mod items;
mod page;
mod parts;
mod rows;
mod warc;

use std::io;
use std::num::NonZeroUsize;
use std::thread;

use nutgraf::tables::Rows;

pub use arguments::{Settings, parse};

use crate::isolate;
use crate::ordered::{self, Event};
use crate::progress::Progress;
use items::Item;
use parts::Archive;

/// Reads every article; whether all could be read.
pub fn run(settings: &Settings) -> io::Result<bool> {
    let mut archive = Archive::open(settings)?;
    let mut items = items::all(settings)?;
    let had = archive.articles();
    skip(&mut items, &archive)?;
    let (mut progress, mut refused) = (Progress::counting(), 0_u64);
    let jobs = settings.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get));
    let sized = |item: Item| {
        let size = item.size();
        (item, size)
    };
    let next = || Ok(items.next().map(sized));
    let take = |event| {
        let Event::Result((rows, size)) = event else { return Ok(()) };
        refused += u64::from(told(&rows, &progress));
        progress.advance(size);
        archive.add(rows)
    };
    ordered::each(jobs, next, |item| (rows(settings, &item), item.size()), take)?;
    archive.finish()?;
    progress.finish();
    let before = if had > 0 { format!(", {had} of them before") } else { String::new() };
    eprintln!("nutgraf: {} articles{before}; {refused} could not be read in this run", archive.articles());
    items::tell_left_out();
    Ok(refused == 0)
}

/// Reads over what the archive has, and makes sure that it is the same input.
fn skip(items: &mut impl Iterator<Item = Item>, archive: &Archive) -> io::Result<()> {
    let Some(last) = archive.articles().checked_sub(1) else { return Ok(()) };
    let origin = items.nth(usize::try_from(last).unwrap_or(usize::MAX)).map(|item| item.origin);
    match origin {
        Some(origin) if (&origin.source, origin.record) == archive.last() => Ok(()),
        _ => Err(io::Error::other("the archive was begun from other files: resume it from the same, or name an empty folder")),
    }
}

/// Whether the article could not be read, which is said on standard error.
fn told(rows: &Rows, progress: &Progress) -> bool {
    let Some(error) = rows.error() else { return false };
    let origin = rows.origin();
    let source = origin.source.as_deref().unwrap_or("-");
    let record = origin.record.map_or(String::new(), |record| format!(", record {record}"));
    progress.tell(&format!("nutgraf: {source}{record}: {error}"));
    true
}

/// The rows of an item. What it breaks is its own error.
fn rows(settings: &Settings, item: &Item) -> Rows {
    let mut origin = item.origin.clone();
    let read = isolate::run(|| {
        let article = body::read(&item.body, &settings.columns, &mut origin)?;
        let mut options = settings.options.clone();
        options.published = article.published.or(options.published);
        let rows = Rows::read(origin.clone(), &article.text, &options);
        Ok(if settings.without_text { rows.without_text() } else { rows })
    });
    read.and_then(|rows| rows).unwrap_or_else(|error| Rows::refused(origin, error))
}
