//! `nutgraf compare`: several articles side by side, for people to read or as JSON.

use std::io::{self, Write};

use nutgraf::report::ComparisonReport;
use nutgraf::{OffsetUnit, Plain, analyze_plain};

use crate::arguments::Settings;
use crate::{input, isolate, readable};

/// Compares the files that can be read; whether all could.
pub fn run(command: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let files: Vec<_> = command.files.iter().map(|file| (file, input::read_or_tell(file))).collect();
    let texts: Vec<_> = files.iter().map(|(file, text)| (*file, text.as_deref().map(Plain::of))).collect();
    let (names, articles): (Vec<_>, Vec<_>) = texts
        .iter()
        .filter_map(|(file, text)| {
            let analysis = isolate::run(|| text.as_ref().map(|text| analyze_plain(text, &command.options)));
            Some((*file, input::or_tell(file, analysis)??))
        })
        .unzip();
    let unit = if command.json { command.unit } else { OffsetUnit::Utf8 };
    let written = isolate::run(|| {
        let report = ComparisonReport::new(&articles, &nutgraf::compare(&articles), unit);
        if command.json {
            serde_json::to_string(&report).map(|json| json + "\n")
        } else {
            Ok(readable::comparison(&names, &report))
        }
    });
    let Some(written) = input::or_tell("the comparison", written) else { return Ok(false) };
    out.write_all(written?.as_bytes())?;
    Ok(articles.len() == command.files.len())
}
