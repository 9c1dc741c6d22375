//! The files to read, in one order on every machine.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use walkdir::WalkDir;

/// A file, and what its articles say they come from.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: PathBuf,
    /// The path within the folder that was named, or the name of the file that was; with slashes everywhere.
    pub name: String,
    pub kind: Kind,
}

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Page,
    Lines,
    /// Rows of fields between commas, semicolons or tabs.
    Separated,
    Parquet,
    Warc,
    Other,
}

impl Kind {
    pub fn of(path: &Path) -> Self {
        let name = path.to_string_lossy().to_ascii_lowercase();
        let (plain, packed) = name.strip_suffix(".gz").map_or((name.as_str(), false), |plain| (plain, true));
        match plain.rsplit_once('.').map(|(_, extension)| extension) {
            Some("txt" | "text" | "md") => Kind::Text,
            Some("html" | "htm" | "xhtml") => Kind::Page,
            Some("jsonl" | "ndjson") => Kind::Lines,
            Some("csv" | "tsv" | "tab") => Kind::Separated,
            Some("warc") => Kind::Warc,
            // Parquet is read from its end, and packs its columns itself.
            Some("parquet") if !packed => Kind::Parquet,
            _ => Kind::Other,
        }
    }
}

impl Source {
    /// Opens the file; what is packed is unpacked on the way.
    pub fn open(&self) -> io::Result<Box<dyn BufRead + Send>> {
        let file: Box<dyn Read + Send> = if self.name == "-" { Box::new(io::stdin()) } else { Box::new(File::open(&self.path)?) };
        let packed = self.path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
        let read = BufReader::with_capacity(1 << 16, file);
        Ok(if packed { Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(read))) } else { Box::new(read) })
    }
}

/// All files that an input names: itself, or those of the folder, sorted by name.
///
/// What a folder hides (`.git`, `_SUCCESS`) is no article. A file that cannot be listed is told as an error.
pub fn of(input: &str) -> Box<dyn Iterator<Item = io::Result<Source>> + Send> {
    let path = PathBuf::from(input);
    if input == "-" {
        return Box::new(std::iter::once(Ok(Source { path, name: input.to_owned(), kind: Kind::Lines })));
    }
    let shown = |name: &str| !name.starts_with(['.', '_']);
    let walk = WalkDir::new(&path).follow_links(true).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(move |entry| entry.depth() == 0 || shown(&entry.file_name().to_string_lossy()));
    Box::new(walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => Some(Ok(Source { name: name(entry.path(), &path), kind: Kind::of(entry.path()), path: entry.into_path() })),
        Err(error) => Some(Err(error.into())),
    }))
}

fn name(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
    let shown = inside.unwrap_or_else(|| path.file_name().map_or(path, Path::new));
    shown.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
