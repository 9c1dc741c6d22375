//! `nutgraf compare`: several articles side by side, for people to read or as JSON.

use std::io::{self, Write};

use nutgraf::report::ComparisonReport;
use nutgraf::{OffsetUnit, analyze_with};

use crate::arguments::Settings;
use crate::{input, readable};

/// Compares the files that can be read; whether all could.
pub fn run(command: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let (names, texts): (Vec<_>, Vec<_>) =
        command.files.iter().filter_map(|file| Some((file, input::read_or_tell(file)?))).unzip();
    let articles: Vec<_> = texts.iter().map(|text| analyze_with(text, &command.options)).collect();
    let comparison = nutgraf::compare(&articles);
    if command.json {
        serde_json::to_writer(&mut *out, &ComparisonReport::new(&articles, &comparison, command.unit))?;
        writeln!(out)?;
    } else {
        let report = ComparisonReport::new(&articles, &comparison, OffsetUnit::Utf8);
        out.write_all(readable::comparison(&names, &report).as_bytes())?;
    }
    Ok(texts.len() == command.files.len())
}
