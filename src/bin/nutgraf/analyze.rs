//! `nutgraf analyze`: one article a file, for people to read or as JSON.

use std::io::{self, Write};

use nutgraf::{OffsetUnit, Report, analyze_with};
use serde::Serialize;

use crate::arguments::Analyze;
use crate::{input, readable};

#[derive(Serialize)]
struct FileReport<'a> {
    file: &'a str,
    report: Report,
}

/// Analyses every file; whether every file could be read.
pub fn run(command: &Analyze, out: &mut impl Write) -> io::Result<bool> {
    let mut all = true;
    for (index, file) in command.files.iter().enumerate() {
        let text = match input::read(file) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("nutgraf: {error}");
                all = false;
                continue;
            }
        };
        let analysis = analyze_with(&text, &command.options);
        if command.json {
            write_json(command, file, Report::new(&analysis, command.unit), out)?;
        } else {
            if index > 0 {
                writeln!(out, "\n{}\n", "─".repeat(readable::WIDTH))?;
            }
            out.write_all(readable::article(&text, &Report::new(&analysis, OffsetUnit::Utf8)).as_bytes())?;
        }
        out.flush()?;
    }
    Ok(all)
}

fn write_json(command: &Analyze, file: &str, report: Report, out: &mut impl Write) -> io::Result<()> {
    if command.files.len() == 1 {
        serde_json::to_writer(&mut *out, &report)?;
    } else {
        serde_json::to_writer(&mut *out, &FileReport { file, report })?;
    }
    writeln!(out)
}
