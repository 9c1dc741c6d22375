//! `nutgraf analyze`: one article a file, for people to read or as JSON.

use std::io::{self, Write};

use nutgraf::{OffsetUnit, Report, analyze_with};
use serde::Serialize;

use crate::arguments::Settings;
use crate::{input, isolate, readable};

#[derive(Serialize)]
struct FileReport<'a> {
    file: &'a str,
    report: Report,
}

/// Analyses every file; whether every file could be read.
pub fn run(command: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let mut all = true;
    for (index, file) in command.files.iter().enumerate() {
        let Some(text) = input::read_or_tell(file) else {
            all = false;
            continue;
        };
        let Some(written) = input::or_tell(file, isolate::run(|| written(command, file, &text))) else {
            all = false;
            continue;
        };
        if !command.json && index > 0 {
            writeln!(out, "\n{}\n", "─".repeat(readable::WIDTH))?;
        }
        out.write_all(&written?)?;
        out.flush()?;
    }
    Ok(all)
}

fn written(command: &Settings, file: &str, text: &str) -> serde_json::Result<Vec<u8>> {
    let analysis = analyze_with(text, &command.options);
    if !command.json {
        return Ok(readable::article(text, &Report::new(&analysis, OffsetUnit::Utf8)).into_bytes());
    }
    let report = Report::new(&analysis, command.unit);
    let alone = command.files.len() == 1;
    let mut json = if alone { serde_json::to_vec(&report) } else { serde_json::to_vec(&FileReport { file, report }) }?;
    json.push(b'\n');
    Ok(json)
}
