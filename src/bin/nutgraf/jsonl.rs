//! `nutgraf jsonl`: one article a line, one report a line, in order, on many threads.

use std::io::{self, BufRead, BufWriter, Write};
use std::num::NonZeroUsize;
use std::thread;

use nutgraf::{Plain, Report, analyze_plain};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::arguments::Settings;
use crate::line::{self, Article};
use crate::ordered::{self, Event};
use crate::progress::Progress;
use crate::{input, isolate};

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Report { id: &'a RawValue, report: serde_json::Value },
    Whole { id: &'a RawValue, report: &'a Report },
    Error { id: &'a RawValue, line: usize, error: &'a str },
}

/// A line of the input, and where it stands.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// A line of the output, and what is to be said of it on standard error.
struct Answered {
    json: Vec<u8>,
    error: Option<String>,
    bytes: usize,
}

/// Answers every line; whether every line was an article.
pub fn run(command: &Settings, input: impl BufRead + Send, out: &mut impl Write) -> io::Result<bool> {
    let mut lines = Lines { input, number: 0 };
    let mut out = BufWriter::new(out);
    let mut progress = Progress::new();
    let mut all = true;
    let take = |event| match event {
        Event::Idle => out.flush(),
        Event::Result(Answered { json, error, bytes }) => {
            if let Some(error) = error {
                progress.tell(&error);
                all = false;
            }
            progress.advance(bytes);
            out.write_all(&json)
        }
    };
    let report = |id: &RawValue, article: &Article| report(command, id, article);
    let jobs = command.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get));
    ordered::each(jobs, || lines.next(), |line| answer(&line, report), take)?;
    out.flush()?;
    progress.finish();
    Ok(all)
}

/// The lines of the input that hold something.
struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<(Line, usize)>> {
        loop {
            let mut bytes = Vec::new();
            let size = self.input.read_until(b'\n', &mut bytes)?;
            if size == 0 {
                return Ok(None);
            }
            self.number += 1;
            // Files that were joined may have a byte order mark before any line.
            if !input::without_mark(&bytes).trim_ascii().is_empty() {
                return Ok(Some((Line { number: self.number, bytes }, size)));
            }
        }
    }
}

/// What `report` makes of a line's article, or what is wrong with either.
fn answer(line: &Line, report: impl Fn(&RawValue, &Article) -> Result<Vec<u8>, String>) -> Answered {
    let (id, article) = line::read(input::without_mark(&line.bytes).trim_ascii_end());
    let id = id.as_deref().unwrap_or(RawValue::NULL);
    let json = article.and_then(|article| isolate::run(|| report(id, &article))?);
    let (json, error) = match json {
        Ok(json) => (json, None),
        Err(error) => {
            let told = if id.get() == "null" { String::new() } else { format!(", id {id}") };
            let answer = Answer::Error { id, line: line.number, error: &error };
            (written(&answer).unwrap_or_default(), Some(format!("nutgraf: line {}{told}: {error}", line.number)))
        }
    };
    Answered { json, error, bytes: line.bytes.len() }
}

fn report(command: &Settings, id: &RawValue, Article { text, request }: &Article) -> Result<Vec<u8>, String> {
    let unit = request.offset_unit.unwrap_or(command.unit);
    let mut options = request.options_for(text, unit);
    options.published = options.published.or(command.options.published);
    options.guesses |= command.options.guesses;
    let text = Plain::of(text);
    let analysis = analyze_plain(&text, &options);
    let report = Report::new(&analysis, unit);
    let report = if request.tokens || command.select.wants_tokens() { report.with_tokens(&analysis) } else { report };
    match command.select.of(&report) {
        Some(report) => written(&Answer::Report { id, report }),
        None => written(&Answer::Whole { id, report: &report }),
    }
}

fn written(answer: &Answer<'_>) -> Result<Vec<u8>, String> {
    let mut json = serde_json::to_vec(answer).map_err(|error| error.to_string())?;
    json.push(b'\n');
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_the_engine_panics_at_is_an_error_of_its_line_and_the_next_is_read() {
        isolate::keep_silent();
        let line = |number: usize, text: &str| Line {
            number,
            bytes: format!("{{\"id\": [\"a\", {number}], \"text\": \"{text}\"}}\n").into_bytes(),
        };
        let report = |_: &RawValue, article: &Article| Ok(Vec::from(&article.text[..6]));
        let [wrong, right] =
            [(3, "five‑a-side secret"), (4, "A bridge")].map(|(number, text)| answer(&line(number, text), report));
        let json = String::from_utf8(wrong.json).unwrap();
        assert!(json.starts_with(r#"{"id":["a", 3],"line":3,"error":"the engine failed at "#), "{json}");
        let told = wrong.error.unwrap();
        assert!(told.starts_with(r#"nutgraf: line 3, id ["a", 3]: the engine failed at "#), "{told}");
        assert!(!json.contains("side") && !told.contains("side"));
        assert_eq!((right.json.as_slice(), right.error), (&b"A brid"[..], None));
    }
}
