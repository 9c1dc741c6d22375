//! `nutgraf analyze`: one article a file, for people to read or as JSON.

use std::io::{self, Write};

use nutgraf::{OffsetUnit, Plain, Report, analyze_plain};
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
        let unit = if command.json { command.unit } else { OffsetUnit::Utf8 };
        let made = isolate::run(|| {
            let report = Report::new(&analyze_plain(&Plain::of(&text), &command.options), unit);
            let readable = if command.json { String::new() } else { readable::article(&text, &report) };
            (report, readable)
        });
        match input::or_tell(file, made) {
            Some((report, _)) if command.json => write_json(command, file, report, out)?,
            Some((_, readable)) => {
                if index > 0 {
                    writeln!(out, "\n{}\n", "─".repeat(readable::WIDTH))?;
                }
                out.write_all(readable.as_bytes())?;
            }
            None => all = false,
        }
        out.flush()?;
    }
    Ok(all)
}

/// Straight to the output: the report of a long text is several times as long.
fn write_json(command: &Settings, file: &str, report: Report, out: &mut impl Write) -> io::Result<()> {
    if command.files.len() == 1 {
        serde_json::to_writer(&mut *out, &report)?;
    } else {
        serde_json::to_writer(&mut *out, &FileReport { file, report })?;
    }
    writeln!(out)
}
