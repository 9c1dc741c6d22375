//! The command line: `nutgraf jsonl` (to be completed with `analyze`).

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use nutgraf::{OffsetUnit, Report, analyze};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["jsonl"] => jsonl(OffsetUnit::default()),
        ["jsonl", "--offsets", unit] => match OffsetUnit::from_name(unit) {
            Some(unit) => jsonl(unit),
            None => usage(),
        },
        _ => usage(),
    }
    .unwrap_or(ExitCode::FAILURE)
}

fn usage() -> io::Result<ExitCode> {
    eprintln!("usage: nutgraf jsonl [--offsets utf16|codepoint|utf8]");
    Ok(ExitCode::from(2))
}

fn jsonl(unit: OffsetUnit) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut status = ExitCode::SUCCESS;
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let request: Option<Value> = serde_json::from_str(&line?).ok();
        let text = request.as_ref().and_then(|request| request["text"].as_str());
        let answer = match (&request, text) {
            (Some(request), Some(text)) => json!({ "id": request["id"], "report": Report::new(&analyze(text), unit) }),
            _ => {
                status = ExitCode::FAILURE;
                json!({ "id": null, "line": index + 1, "error": "not an object with \"id\" and \"text\"" })
            }
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(status)
}
