//! What the files hold, one article after the other, not yet read.

use std::io::{self, BufRead, Read};
use std::sync::atomic::{AtomicU64, Ordering};

use nutgraf::tables::Origin;

use super::arguments::Settings;
use super::body::{Body, Columns, LIMIT, too_long, within_limit};
use super::files::{self, Kind, Source};
use super::rows::{Batches, Separated};
use super::warc::Records;
use crate::input::without_mark;

/// An article that is not yet read.
#[derive(Debug)]
pub struct Item {
    pub origin: Origin,
    pub body: Body,
}

impl Item {
    pub fn size(&self) -> usize {
        self.body.size()
    }
}

type Items<'a> = Box<dyn Iterator<Item = Item> + Send + 'a>;

static LEFT_OUT: AtomicU64 = AtomicU64::new(0);

/// Says how many files of folders were no articles by their names.
pub fn tell_left_out() {
    let left_out = LEFT_OUT.load(Ordering::Relaxed);
    if left_out > 0 {
        eprintln!("nutgraf: {left_out} files of other kinds were left out");
    }
}

/// Everything that is to be read; an error where an input is not there.
pub fn all(settings: &Settings) -> io::Result<Items<'_>> {
    for input in settings.inputs.iter().filter(|input| *input != "-") {
        let told = |error: io::Error| io::Error::new(error.kind(), format!("{input}: {error}"));
        let file = std::fs::metadata(input).map_err(told)?.is_file();
        if file && Kind::of(input.as_ref()) == Kind::Other {
            return Err(told(io::Error::other(
                "a file whose kind its name does not tell; nutgraf archive --help lists the kinds",
            )));
        }
    }
    let files = settings.inputs.iter().flat_map(|input| files::of(input));
    Ok(Box::new(files.flat_map(|file| match file {
        Ok(source) => in_file(source, &settings.columns),
        Err(error) => one(String::new(), Body::Refused(cannot(&error))),
    })))
}

fn in_file(source: Source, columns: &Columns) -> Items<'_> {
    let several = match source.kind {
        Kind::Text => return one(source.name.clone(), whole(&source).map_or_else(Body::Refused, Body::Text)),
        Kind::Page => return one(source.name.clone(), whole(&source).map_or_else(Body::Refused, Body::Page)),
        Kind::Other => {
            LEFT_OUT.fetch_add(1, Ordering::Relaxed);
            return Box::new(std::iter::empty());
        }
        Kind::Lines => source.open().map(|input| numbered(&source, Lines { input, number: 0 })),
        Kind::Separated => Separated::open(&source, columns).map(|rows| numbered(&source, rows)),
        Kind::Parquet => Batches::open(&source, columns).map(|rows| numbered(&source, rows)),
        Kind::Warc => source.open().map(|input| numbered(&source, Records::new(input))),
    };
    several.unwrap_or_else(|error| one(source.name, Body::Refused(cannot(&error))))
}

fn cannot(error: &io::Error) -> String {
    format!("the file cannot be read: {error}")
}

fn one<'a>(name: String, body: Body) -> Items<'a> {
    let origin = Origin { id: name.clone(), source: Some(name), record: None };
    Box::new(std::iter::once(Item { origin, body }))
}

/// The bytes of a file that is one article.
fn whole(source: &Source) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = source.open().and_then(|file| file.take(LIMIT as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| cannot(&error))?;
    within_limit(bytes.len()).map(|()| bytes)
}

/// A file of many articles.
pub trait Several: Send {
    /// The next; an error where the rest of the file cannot be read.
    fn next(&mut self) -> io::Result<Option<Found>>;

    /// The number of the record that was read last, from 1.
    fn number(&self) -> u64;
}

/// An article in a file of many.
pub struct Found {
    pub id: Option<String>,
    pub body: Body,
}

/// The articles of a file. Where it breaks off stands an article that cannot be read.
fn numbered<'a>(source: &Source, mut several: impl Several + 'a) -> Items<'a> {
    let (name, mut torn) = (source.name.clone(), false);
    Box::new(std::iter::from_fn(move || {
        if torn {
            return None;
        }
        let found = several.next().unwrap_or_else(|error| {
            torn = true;
            Some(Found { id: None, body: Body::Refused(cannot(&error)) })
        })?;
        let record = several.number();
        let id = found.id.unwrap_or_else(|| format!("{name}#{record}"));
        Some(Item { origin: Origin { id, source: Some(name.clone()), record: Some(record) }, body: found.body })
    }))
}

struct Lines {
    input: Box<dyn BufRead + Send>,
    number: u64,
}

impl Several for Lines {
    fn next(&mut self) -> io::Result<Option<Found>> {
        // In JSON a character may take six times the bytes.
        let most = 6 * LIMIT as u64;
        loop {
            let mut line = Vec::new();
            self.number += 1;
            let read = (&mut self.input).take(most).read_until(b'\n', &mut line)? as u64;
            if read == 0 {
                return Ok(None);
            }
            if read == most && !line.ends_with(b"\n") {
                self.input.skip_until(b'\n')?;
                return Ok(Some(Found { id: None, body: Body::Refused(too_long()) }));
            }
            if !without_mark(&line).trim_ascii().is_empty() {
                return Ok(Some(Found { id: None, body: Body::Json(line) }));
            }
        }
    }

    fn number(&self) -> u64 {
        self.number
    }
}

impl<R: BufRead + Send> Several for Records<R> {
    fn next(&mut self) -> io::Result<Option<Found>> {
        let record = Records::next(self)?;
        let body = |response: Result<_, _>| response.map_or_else(Body::Refused, Body::Response);
        Ok(record.map(|record| Found { id: record.address, body: body(record.response) }))
    }

    fn number(&self) -> u64 {
        self.number
    }
}
