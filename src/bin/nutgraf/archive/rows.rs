//! Rows of tables that are articles: CSV and its like, and Parquet.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::body::{Body, Columns, LIMIT, within_limit};
use super::files::Source;
use super::items::{Found, Several};
use crate::input;

/// Of Parquet so many rows are in memory at a time.
const ROWS: usize = 64;

/// A row's cells under the names that the columns were given.
fn found(id: Option<String>, text: Option<String>, published: Option<String>) -> Found {
    let body = match within_limit(text.as_ref().map_or(0, String::len)) {
        Ok(()) => Body::Row { text, published },
        Err(error) => Body::Refused(error),
    };
    Found { id, body }
}

fn no_column(columns: &Columns) -> io::Error {
    io::Error::other(format!("there is no column {:?}; --columns text=NAME names the one that holds the articles", columns.text))
}

/// Fields between commas, semicolons or tabs, below a row of names.
pub struct Separated {
    rows: csv::Reader<Limited<Box<dyn BufRead + Send>>>,
    left: Arc<AtomicUsize>,
    text: usize,
    id: Option<usize>,
    published: Option<usize>,
    number: u64,
}

impl Separated {
    pub fn open(source: &Source, columns: &Columns) -> io::Result<Self> {
        let mut input = source.open()?;
        let delimiter = delimiter(input.fill_buf()?);
        let left = Arc::new(AtomicUsize::new(MOST));
        let input = Limited { input, left: Arc::clone(&left) };
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(input);
        let names = rows.byte_headers()?.clone();
        let place = |name: &str| names.iter().position(|other| input::without_mark(other).trim_ascii() == name.as_bytes());
        let text = place(&columns.text).ok_or_else(|| no_column(columns))?;
        Ok(Separated { rows, left, text, id: place(&columns.id), published: place(&columns.published), number: 0 })
    }
}

/// A field that is never closed takes the rest of the file: so many bytes are read for one row.
const MOST: usize = 2 * LIMIT;

/// What stands most between the names of the first row.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or(head);
    let count = |delimiter: u8| line.iter().filter(|&&byte| byte == delimiter).count();
    // The last of the best: a comma where none stands.
    [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| count(delimiter)).unwrap_or(b',')
}

impl Several for Separated {
    fn next(&mut self) -> io::Result<Option<Found>> {
        self.left.store(MOST, Ordering::Relaxed);
        let mut row = csv::ByteRecord::new();
        if !self.rows.read_byte_record(&mut row)? {
            return Ok(None);
        }
        self.number += 1;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).filter(|cell| !cell.is_empty()).map(<[u8]>::to_owned);
        let lossy = |cell: Vec<u8>| String::from_utf8_lossy(&cell).into_owned();
        let id = cell(self.id).map(lossy);
        Ok(Some(match cell(Some(self.text)).map(input::text).transpose() {
            Ok(text) => found(id, text, cell(self.published).map(lossy)),
            Err(error) => Found { id, body: Body::Refused(error) },
        }))
    }

    fn number(&self) -> u64 {
        self.number
    }
}

/// Fails where more is read than was allowed.
struct Limited<R> {
    input: R,
    left: Arc<AtomicUsize>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(bytes)?;
        let left = self.left.load(Ordering::Relaxed).checked_sub(read);
        self.left.store(
            left.ok_or_else(|| io::Error::other("a row that is too long; is a quotation mark left open?"))?,
            Ordering::Relaxed,
        );
        Ok(read)
    }
}

/// The rows of a Parquet file.
pub struct Batches {
    batches: ParquetRecordBatchReader,
    /// The cells of each column, as text.
    batch: Option<Cells>,
    row: usize,
    columns: [String; 3],
    number: u64,
}

struct Cells {
    id: Option<StringArray>,
    text: StringArray,
    published: Option<StringArray>,
}

impl Batches {
    pub fn open(source: &Source, columns: &Columns) -> io::Result<Self> {
        let file = ParquetRecordBatchReaderBuilder::try_new(File::open(&source.path)?)?;
        let names = [&columns.id, &columns.text, &columns.published].map(Clone::clone);
        if file.schema().column_with_name(&columns.text).is_none() {
            return Err(no_column(columns));
        }
        let wanted = file.schema().fields().iter().enumerate().filter(|(_, field)| names.contains(field.name()));
        let mask = ProjectionMask::roots(file.parquet_schema(), wanted.map(|(at, _)| at).collect::<Vec<_>>());
        let batches = file.with_projection(mask).with_batch_size(ROWS).build()?;
        Ok(Batches { batches, batch: None, row: 0, columns: names, number: 0 })
    }

    fn cells(&self, batch: &RecordBatch) -> io::Result<Cells> {
        let column = |name: &String| {
            let Some(column) = batch.column_by_name(name) else { return Ok(None) };
            // A moment as its day: articles have no hour.
            let day = if matches!(column.data_type(), DataType::Timestamp(..)) {
                cast(column, &DataType::Date32)
            } else {
                Ok(column.clone())
            };
            let text = day.and_then(|column| cast(&column, &DataType::Utf8)).map_err(io::Error::other)?;
            Ok::<_, io::Error>(Some(text.as_string::<i32>().clone()))
        };
        let [id, text, published] = &self.columns;
        let text = column(text)?.ok_or_else(|| io::Error::other("a column is missing"))?;
        Ok(Cells { id: column(id)?, text, published: column(published)? })
    }
}

impl Several for Batches {
    fn next(&mut self) -> io::Result<Option<Found>> {
        while self.batch.as_ref().is_none_or(|cells| self.row == cells.text.len()) {
            let Some(batch) = self.batches.next() else { return Ok(None) };
            self.batch = Some(self.cells(&batch.map_err(io::Error::other)?)?);
            self.row = 0;
        }
        let Some(cells) = &self.batch else { return Ok(None) };
        let row = self.row;
        let cell = |cells: &StringArray| cells.is_valid(row).then(|| cells.value(row).to_owned());
        let [id, text, published] =
            [cells.id.as_ref(), Some(&cells.text), cells.published.as_ref()].map(|cells| cells.and_then(cell));
        self.row += 1;
        self.number += 1;
        Ok(Some(found(id, text, published)))
    }

    fn number(&self) -> u64 {
        self.number
    }
}
