//! `nutgraf archive` as a user meets it: built with the feature `archive`, by scripts/test-archive.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::cli::nutgraf;

const ARTICLE: &str = "Bridge reopens\n\n“The bridge is safe 🙂,” said Dana Brell on Tuesday.\n\nTom Arden condemned the delay.";

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("archive").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn archive(inputs: &[&Path], out: &Path, options: &[&str]) -> (bool, String) {
    let paths = inputs.iter().map(|path| path.to_str().unwrap());
    let arguments: Vec<&str> = ["archive"].into_iter().chain(paths).chain(["--out", out.to_str().unwrap()]).collect();
    let output = nutgraf(&[&arguments[..], options].concat(), b"");
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

/// Every file of an archive by its name, hidden ones too.
fn files(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(archive).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            files.extend(self::files(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

fn opened(path: &Path) -> ParquetRecordBatchReaderBuilder<fs::File> {
    ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap()
}

fn batches(archive: &Path, table: &str) -> Vec<RecordBatch> {
    let parts = files(archive).into_keys().filter(|name| name.starts_with(&format!("{table}/part-")));
    parts.flat_map(|name| opened(&archive.join(name)).build().unwrap()).map(Result::unwrap).collect()
}

/// A column of strings; what is null is `-`.
fn column(archive: &Path, table: &str, name: &str) -> Vec<String> {
    let column = |batch: &RecordBatch| {
        let column = arrow_cast::cast(batch.column_by_name(name).unwrap(), &arrow_schema::DataType::Utf8).unwrap();
        column.as_string::<i32>().iter().map(|cell| cell.unwrap_or("-").to_owned()).collect::<Vec<_>>()
    };
    batches(archive, table).iter().flat_map(column).collect()
}

fn lines(range: std::ops::Range<usize>) -> String {
    let line = |id: usize| match id % 10 {
        7 => "{\"id\": \"broken\"}\n".to_owned(),
        _ => serde_json::json!({"id": id, "text": ARTICLE.replace("Dana", ["Dana", "Mara", "Ilse"][id % 3])}).to_string() + "\n",
    };
    range.map(line).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn page() -> String {
    let paragraphs =
        "<p>“The bridge is safe,” said Dana Brell, the mayor, who had come to the river with her staff.</p>".repeat(6);
    format!(
        "<html><head><title>Bridge reopens</title><meta property='article:published_time' content='2025-03-11T08:00:00Z'></head>\
         <body><nav><a href='/'>Home</a></nav><article><h1>Bridge reopens</h1>{paragraphs}</article></body></html>"
    )
}

#[test]
fn files_of_every_kind_become_articles_in_the_order_of_their_names() {
    let input = folder("kinds");
    let write = |name: &str, bytes: &[u8]| fs::write(input.join(name), bytes).unwrap();
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page());
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/bridge\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    write("a.txt", ARTICLE.as_bytes());
    write("b.csv", format!("url;text;published\nx1;\"{ARTICLE}\";2025-03-11\nx2;;\n").as_bytes());
    write("c.jsonl.gz", &packed(lines(0..2).as_bytes()));
    write("d.html", page().as_bytes());
    write("e.warc.gz", &[packed(record.as_bytes()), packed(record.as_bytes())].concat());
    write("f.png", b"no article");
    write("g.txt", b"caf\xE9");
    let table = nutgraf::tables::nested(&[]).unwrap().schema();
    let mut rows = nutgraf::tables::Tables::new(0).unwrap();
    let origin = nutgraf::tables::Origin { id: "p1".to_owned(), ..Default::default() };
    rows.push(nutgraf::tables::Rows::read(origin, ARTICLE, &nutgraf::Options::default())).unwrap();
    let [Some(articles), ..] = rows.take().unwrap() else { panic!("{table}") };
    let mut file = ArrowWriter::try_new(fs::File::create(input.join("h.parquet")).unwrap(), articles.schema(), None).unwrap();
    file.write(&articles).unwrap();
    file.close().unwrap();

    let out = folder("kinds-out");
    let (all, told) = archive(&[&input], &out, &["--columns", "id=url"]);
    assert!(!all && told.contains("g.txt: not UTF-8") && told.contains("b.csv, record 2: \"text\" is empty"), "{told}");
    assert!(told.contains("1 files of other kinds were left out"), "{told}");
    let ids = [
        "a.txt",
        "x1",
        "x2",
        "c.jsonl.gz#1",
        "c.jsonl.gz#2",
        "d.html",
        "http://a.example/bridge",
        "http://a.example/bridge",
        "g.txt",
    ];
    assert_eq!(column(&out, "articles", "id"), [&ids[..], &["h.parquet#1"]].concat());
    let days = column(&out, "articles", "published");
    assert_eq!((days[1].as_str(), days[5].as_str(), days[6].as_str()), ("2025-03-11", "2025-03-11", "2025-03-11"));
    let errors = column(&out, "articles", "error");
    assert_eq!(errors.iter().filter(|error| *error != "-").count(), 2, "{errors:?}");
    let mut quoted = column(&out, "quotes", "id");
    quoted.dedup();
    assert_eq!(quoted.len(), 7, "two pages have one address: {quoted:?}");
    assert_eq!(column(&out, "articles", "title")[5], "Bridge reopens");
}

#[test]
fn the_same_input_gives_the_same_bytes_however_many_cores_read() {
    let input = folder("bytes");
    fs::write(input.join("news.jsonl"), lines(0..40)).unwrap();
    let [one, four] = ["1", "4"].map(|jobs| {
        let out = folder(&format!("bytes-{jobs}"));
        archive(&[&input], &out, &["--part", "15", "--jobs", jobs]);
        files(&out)
    });
    assert_eq!(one.len(), 1 + 5 * 3);
    assert!(one == four);
}

/// Runs until two parts are whole and the third is begun, then ends it as `kill -9` does.
fn killed(out: &Path, lines: &str) {
    let arguments = ["archive", "-", "--out", out.to_str().unwrap(), "--part", "10"];
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_nutgraf")).args(arguments).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(lines.as_bytes()).unwrap();
    // It waits for more lines, so that it is killed in the middle, however slow the machine.
    while !out.join("articles/.part-000002.begun").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended on its own");
        thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

fn piped(out: &Path, lines: &str, options: &[&str]) -> (bool, String) {
    let arguments = ["archive", "-", "--out", out.to_str().unwrap()];
    let output = nutgraf(&[&arguments[..], options].concat(), lines.as_bytes());
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn what_was_killed_goes_on_and_has_the_bytes_of_an_unbroken_run() {
    let (unbroken, broken) = (folder("unbroken"), folder("broken"));
    let all = lines(0..43);
    piped(&unbroken, &all, &["--part", "10"]);
    killed(&broken, &lines(0..26));
    let whole =
        |files: BTreeMap<String, Vec<u8>>| files.into_iter().filter(|(name, _)| !name.contains("/.")).collect::<BTreeMap<_, _>>();
    for (name, bytes) in whole(files(&broken)) {
        assert!(files(&unbroken)[&name] == bytes, "{name} is whole before it has its name");
    }
    let (_, told) = piped(&broken, &all, &["--part", "10", "--resume"]);
    assert!(told.contains("43 articles, 20 of them before; 2 could not be read in this run"), "{told}");
    assert_eq!(files(&broken).keys().collect::<Vec<_>>(), files(&unbroken).keys().collect::<Vec<_>>());
    assert!(files(&broken) == files(&unbroken));
    let numbers = |batch: &RecordBatch| batch.column(0).as_primitive::<Int64Type>().values().to_vec();
    assert_eq!(batches(&broken, "articles").iter().flat_map(numbers).collect::<Vec<_>>(), (0..43).collect::<Vec<_>>());
}

#[test]
fn an_archive_goes_on_only_as_it_was_begun() {
    let out = folder("begun");
    piped(&out, &lines(0..20), &["--part", "10"]);
    let refused = |lines: &str, options: &[&str], why: &str| {
        let before = files(&out);
        let (all, told) = piped(&out, lines, options);
        assert!(!all && told.contains(why), "{told}");
        assert!(files(&out) == before);
    };
    refused(&lines(0..20), &["--part", "10"], "--resume goes on with it");
    refused(&lines(0..20), &["--part", "5", "--resume"], "begun otherwise");
    refused(&lines(0..9), &["--part", "10", "--resume"], "begun from other files");
    let (_, told) = piped(&out, &lines(0..25), &["--part", "10", "--resume"]);
    assert!(told.contains("25 articles, 20 of them before"), "{told}");
    refused(&lines(0..30), &["--part", "10", "--resume"], "more to read than then");
}

#[test]
fn every_file_says_which_tables_it_is_of() {
    let out = folder("metadata");
    piped(&out, &lines(0..3), &[]);
    for name in files(&out).into_keys().filter(|name| name.ends_with(".parquet")) {
        let told = opened(&out.join(&name)).metadata().file_metadata().key_value_metadata().unwrap().clone();
        for (key, value) in nutgraf::tables::metadata() {
            assert!(told.iter().any(|told| told.key == key && told.value.as_deref() == Some(value)), "{name}: {key}");
        }
    }
}

#[test]
fn the_page_of_the_tables_says_what_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    let page = nutgraf::tables::description();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), page);
}
