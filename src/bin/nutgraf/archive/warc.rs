//! Records of web archives (ISO 28500): the pages that servers answered with.
//!
//! The crate `warc` reads a record of any length into memory; here what is too long for a page is read over.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::body::{Article, LIMIT, too_long, within_limit};
use super::page;

/// A page of a web archive.
#[derive(Debug)]
pub struct Record {
    /// `WARC-Target-URI`.
    pub address: Option<String>,
    /// The whole answer; why not, where it is too long.
    pub response: Result<Vec<u8>, String>,
}

/// Reads records one after the other.
pub struct Records<R> {
    input: R,
    /// Of the record that was read last, from 1.
    pub number: u64,
}

impl<R: BufRead> Records<R> {
    pub fn new(input: R) -> Self {
        Records { input, number: 0 }
    }

    /// The next page, and nothing at the end. Redirects, images and records of other kinds are read over.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        while let Some(head) = self.head()? {
            self.number += 1;
            let length = head.length.ok_or_else(|| torn("a record without Content-Length"))?;
            let wanted = head.response && length <= LIMIT as u64;
            let mut bytes = Vec::new();
            let body = &mut (&mut self.input).take(length);
            if wanted {
                body.read_to_end(&mut bytes)?
            } else {
                body.take(4096).read_to_end(&mut bytes)?
            };
            if io::copy(body, &mut io::sink())? + (bytes.len() as u64) < length {
                return Err(torn("the file ends within a record"));
            }
            if head.response && is_page(&bytes) {
                let response = if wanted { Ok(bytes) } else { Err(too_long()) };
                return Ok(Some(Record { address: head.address, response }));
            }
        }
        Ok(None)
    }

    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut line = self.line()?;
        // Two empty lines stand between records.
        while line.as_deref() == Some("") {
            line = self.line()?;
        }
        let Some(version) = line else { return Ok(None) };
        if !version.starts_with("WARC/") {
            return Err(torn("no record of a web archive"));
        }
        let mut head = Head::default();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = value.parse().ok(),
                "warc-type" => head.response = value == "response",
                // Some writers put it in angle brackets, as the old standard did.
                "warc-target-uri" => head.address = Some(value.trim_matches(['<', '>']).to_owned()),
                _ => {}
            }
        }
        Ok(Some(head))
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let read = (&mut self.input).take(64 << 10).read_until(b'\n', &mut line)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }
}

#[derive(Default)]
struct Head {
    response: bool,
    length: Option<u64>,
    address: Option<String>,
}

fn torn(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Whether an answer says that it is a page, and that all went well.
fn is_page(response: &[u8]) -> bool {
    answer(response).is_some_and(|answer| answer.status == 200 && answer.kind.contains("html"))
}

struct Answer<'a> {
    status: u16,
    /// `Content-Type`, in lower case.
    kind: String,
    chunked: bool,
    coding: String,
    body: &'a [u8],
}

fn answer(response: &[u8]) -> Option<Answer<'_>> {
    let mut headers = [httparse::EMPTY_HEADER; 256];
    let mut head = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(length) = head.parse(response).ok()? else { return None };
    let value = |name: &str| {
        let header = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map_or(String::new(), |header| String::from_utf8_lossy(header.value).to_ascii_lowercase())
    };
    Some(Answer {
        status: head.code?,
        kind: value("content-type"),
        chunked: value("transfer-encoding").contains("chunked"),
        coding: value("content-encoding"),
        body: &response[length..],
    })
}

/// The article of an answer.
pub fn page(response: &[u8]) -> Result<Article, String> {
    let answer = answer(response).ok_or("no answer of a web server")?;
    // Crawlers often write what came in chunks in one piece, and leave the header.
    let joined = if answer.chunked { unchunked(answer.body) } else { None };
    let body = joined.as_deref().unwrap_or(answer.body);
    let unpacked = unpacked(body, answer.coding.trim())?;
    let charset = answer.kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', '\'', ' ', ';']));
    page::read(unpacked.as_deref().unwrap_or(body), charset)
}

/// A body without its `Content-Encoding`; nothing where it has none.
fn unpacked(body: &[u8], coding: &str) -> Result<Option<Vec<u8>>, String> {
    let packed: Box<dyn Read> = match coding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => Box::new(MultiGzDecoder::new(body)),
        "deflate" if body.first() == Some(&0x78) => Box::new(ZlibDecoder::new(body)),
        "" | "identity" | "gzip" | "x-gzip" | "deflate" => return Ok(None),
        other => return Err(format!("packed as {other:?}, which is not read")),
    };
    let mut bytes = Vec::new();
    packed.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("its packing is broken: {error}"))?;
    within_limit(bytes.len())?;
    Ok(Some(bytes))
}

/// A body without the sizes of its chunks; nothing where it has none.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(body).ok()? else { return None };
        if size == 0 {
            return Some(whole);
        }
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        whole.extend_from_slice(body.get(start..end)?);
        body = body.get(end + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, body: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://a.example/{kind}>\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    }

    #[test]
    fn only_pages_are_read_and_a_torn_record_is_an_error() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A bridge.";
        let moved = "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n";
        let file = [record("warcinfo", "x"), record("response", moved), record("response", page)].concat();
        let mut records = Records::new(file.as_bytes());
        let found = records.next().unwrap().unwrap();
        assert_eq!(found.address.as_deref(), Some("http://a.example/response"));
        assert_eq!(found.response.as_deref(), Ok(page.as_bytes()));
        assert!(records.next().unwrap().is_none());
        assert!(Records::new(&file.as_bytes()[..file.len() - 20]).next().is_err());
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(unchunked(b"3\r\nA b\r\n6\r\nridge.\r\n0\r\n\r\n").unwrap(), b"A bridge.");
        assert_eq!(unchunked(b"A bridge."), None);
    }
}
