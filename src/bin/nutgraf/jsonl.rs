//! `nutgraf jsonl`: one article a line, one report a line, in order, each written before the next is read.

use std::io::{self, BufRead, Write};

use nutgraf::{Options, Report, analyze_with};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::Settings;
use crate::input;

#[derive(Deserialize)]
struct Request {
    id: Value,
    text: String,
    #[serde(flatten)]
    options: Options,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Report { id: Value, report: Box<Report> },
    Error { id: Value, line: usize, error: String },
}

/// Answers every line; whether every line was an article.
pub fn run(command: &Settings, mut input: impl BufRead, out: &mut impl Write) -> io::Result<bool> {
    let mut all = true;
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let answer = request(&bytes).map_or_else(
            |error| Answer::Error { id: Value::Null, line, error },
            |Request { id, text, mut options }| {
                options.published = options.published.or(command.options.published);
                let report = Box::new(Report::new(&analyze_with(&text, &options), command.unit));
                Answer::Report { id, report }
            },
        );
        if let Answer::Error { line, error, .. } = &answer {
            eprintln!("nutgraf: line {line}: {error}");
            all = false;
        }
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(all)
}

fn request(line: &[u8]) -> Result<Request, String> {
    let line = input::text(line.to_vec())?;
    serde_json::from_str(&line).map_err(|error| format!("not an object with \"id\" and \"text\": {error}"))
}
