//! The folder of an archive: five tables, each in parts.
//!
//! A file gets its name when it is whole. The articles of a part get theirs last: a part is whole where its articles are there.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use arrow_array::Array;
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_schema::ArrowError;
use nutgraf::tables::{self, Rows, Table, Tables};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use serde::Serialize;

use super::arguments::Settings;

/// What an archive says of itself; underscores hide a file from Spark and its like.
const RECORD: &str = "_archive.json";
/// So many articles are gathered before they are packed, or so many bytes of text.
const GATHERED: (u64, usize) = (256, 4 << 20);
/// A group of rows takes no more memory than that.
const GROUP: usize = 64 << 20;

/// What must be the same where an archive goes on.
#[derive(Serialize)]
struct Record<'a> {
    tables: &'a str,
    version: &'a str,
    part: u64,
    published: Option<String>,
    guesses: bool,
    text: bool,
    columns: &'a super::body::Columns,
}

/// The source and the record of an article.
type Place = (Option<String>, Option<u64>);

/// An archive that grows.
pub struct Archive {
    folder: PathBuf,
    /// How many articles a part has.
    size: u64,
    articles: u64,
    last: Place,
    part: Option<Part>,
    /// Locked as long as this runs.
    _record: File,
}

impl Archive {
    /// The folder that was named: empty, or, where it is to be resumed, with what was begun.
    pub fn open(settings: &Settings) -> io::Result<Self> {
        for table in Table::ALL {
            fs::create_dir_all(settings.out.join(table.name()))?;
        }
        let record = claim(settings)?;
        let mut archive = Archive {
            folder: settings.out.clone(),
            size: settings.part,
            articles: 0,
            last: (None, None),
            part: None,
            _record: record,
        };
        archive.read_what_is_whole()?;
        if archive.articles > 0 && !settings.resume {
            return Err(io::Error::other("there is an archive in that folder: --resume goes on with it, or name another"));
        }
        archive.remove_behind(archive.articles.div_ceil(archive.size))?;
        Ok(archive)
    }

    /// How many articles are in the archive.
    pub fn articles(&self) -> u64 {
        self.articles
    }

    /// The source and the record of the last article that was found.
    pub fn last(&self) -> (&Option<String>, Option<u64>) {
        (&self.last.0, self.last.1)
    }

    /// Adds an article behind the others.
    pub fn add(&mut self, rows: Rows) -> io::Result<()> {
        let part = match self.part.take() {
            Some(part) => part,
            None if !self.articles.is_multiple_of(self.size) => {
                return Err(io::Error::other(
                    "the archive was finished, and there is more to read than then: name an empty folder",
                ));
            }
            None => Part::new(&self.folder, self.articles / self.size, self.articles)?,
        };
        let part = self.part.insert(part);
        part.add(rows)?;
        self.articles += 1;
        if self.articles.is_multiple_of(self.size) { self.finish() } else { Ok(()) }
    }

    /// Gives the files of the last part their names.
    pub fn finish(&mut self) -> io::Result<()> {
        self.part.take().map_or(Ok(()), |part| part.finish(&self.folder))
    }

    fn read_what_is_whole(&mut self) -> io::Result<()> {
        for number in 0.. {
            let path = path(&self.folder, Table::Articles, number);
            if !path.exists() {
                return Ok(());
            }
            if !self.articles.is_multiple_of(self.size) {
                return Err(io::Error::other(format!("{}: stands behind a part that is not full", path.display())));
            }
            let (rows, last) = articles(&path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            self.articles += rows;
            self.last = last;
        }
        Ok(())
    }

    /// Removes what was begun and not finished: parts from that number on.
    fn remove_behind(&self, part: u64) -> io::Result<()> {
        for table in Table::ALL {
            for entry in fs::read_dir(self.folder.join(table.name()))? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let number =
                    name.strip_prefix("part-").and_then(|name| name.strip_suffix(".parquet")).and_then(|name| name.parse().ok());
                if name.starts_with(".part-") || number.is_some_and(|number: u64| number >= part) {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

/// Says in the folder how the archive is made, and keeps others from writing there at the same time.
fn claim(settings: &Settings) -> io::Result<File> {
    let record = Record {
        tables: tables::VERSION,
        version: env!("CARGO_PKG_VERSION"),
        part: settings.part,
        published: settings.options.published.map(|day| day.to_string()),
        guesses: settings.options.guesses,
        text: !settings.without_text,
        columns: &settings.columns,
    };
    let record = serde_json::to_string_pretty(&record)? + "\n";
    let path = settings.out.join(RECORD);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
    file.try_lock().map_err(|_| io::Error::other("another nutgraf writes to that folder"))?;
    let mut written = String::new();
    file.read_to_string(&mut written)?;
    // Nothing is in it where the first run was broken off at once.
    if written.is_empty() || !path_of_first(settings).exists() {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(record.as_bytes())?;
        file.sync_all()?;
    } else if written != record && settings.resume {
        let message = format!("the archive was begun otherwise; {} says how:\n{written}now it is\n{record}", path.display());
        return Err(io::Error::other(message));
    }
    Ok(file)
}

fn path_of_first(settings: &Settings) -> PathBuf {
    path(&settings.out, Table::Articles, 0)
}

fn path(folder: &Path, table: Table, part: u64) -> PathBuf {
    folder.join(table.name()).join(format!("part-{part:06}.parquet"))
}

/// How many articles a part has, and where the last comes from.
fn articles(path: &Path) -> io::Result<(u64, Place)> {
    let file = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let rows = file.metadata().file_metadata().num_rows() as u64;
    let columns = ["source", "record"];
    let roots = file.schema().fields().iter().enumerate().filter(|(_, field)| columns.contains(&field.name().as_str()));
    let mask = ProjectionMask::roots(file.parquet_schema(), roots.map(|(at, _)| at).collect::<Vec<_>>());
    let last = rows.saturating_sub(1) as usize;
    let mut batches = file.with_projection(mask).with_offset(last).build()?;
    let batch = batches.next().ok_or_else(|| io::Error::other("a part without articles"))?.map_err(io::Error::other)?;
    let [source, record] = columns.map(|name| batch.column_by_name(name).cloned());
    let (Some(source), Some(record)) = (source, record) else { return Err(io::Error::other("no part of an archive")) };
    let source = source.is_valid(0).then(|| source.as_string::<i32>().value(0).to_owned());
    let record = record.is_valid(0).then(|| record.as_primitive::<Int64Type>().value(0) as u64);
    Ok((rows, (source, record)))
}

/// A part that is being written.
struct Part {
    number: u64,
    tables: Tables,
    writers: Vec<(Table, PathBuf, ArrowWriter<File>)>,
    gathered: (u64, usize),
}

impl Part {
    fn new(folder: &Path, number: u64, first: u64) -> io::Result<Self> {
        let writers = Table::ALL.map(|table| {
            let path = folder.join(table.name()).join(format!(".part-{number:06}.begun"));
            let file = File::create(&path)?;
            Ok((table, path, ArrowWriter::try_new(file, table.schema(), Some(properties()?))?))
        });
        let tables = Tables::new(first).map_err(packing)?;
        Ok(Part { number, tables, writers: writers.into_iter().collect::<io::Result<_>>()?, gathered: (0, 0) })
    }

    fn add(&mut self, rows: Rows) -> io::Result<()> {
        self.gathered.0 += 1;
        self.gathered.1 += rows.size();
        self.tables.push(rows).map_err(packing)?;
        if self.gathered.0 >= GATHERED.0 || self.gathered.1 >= GATHERED.1 { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> io::Result<()> {
        self.gathered = (0, 0);
        let batches: [Option<RecordBatch>; 5] = self.tables.take().map_err(packing)?;
        for ((_, _, writer), batch) in self.writers.iter_mut().zip(batches) {
            if let Some(batch) = batch {
                writer.write(&batch)?;
            }
        }
        Ok(())
    }

    fn finish(mut self, folder: &Path) -> io::Result<()> {
        self.pack()?;
        // The articles come last: where they have their name, the other tables have theirs.
        for (table, begun, writer) in self.writers.into_iter().rev() {
            writer.into_inner()?.sync_all()?;
            fs::rename(&begun, path(folder, table, self.number))?;
        }
        Ok(())
    }
}

fn properties() -> io::Result<WriterProperties> {
    let told = tables::metadata().map(|(name, value)| KeyValue::new(name.to_owned(), value.to_owned()));
    let level = ZstdLevel::try_new(3)?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).set_max_row_group_bytes(Some(GROUP));
    Ok(properties.set_key_value_metadata(Some(told.to_vec())).build())
}

fn packing(error: ArrowError) -> io::Error {
    io::Error::other(error)
}
