//! Arguments to `nutgraf archive`.

use std::path::PathBuf;

use lexopt::prelude::*;
use nutgraf::Options;

use super::body::Columns;
use crate::arguments::{date, jobs};

pub const USAGE: &str = "\
nutgraf archive reads articles and writes tables in Parquet: who said what in each.

  nutgraf archive IN… --out DIR

  IN is a folder, or a file: .txt, .md, .html, .jsonl, .csv, .tsv, .parquet, .warc; all but Parquet also with .gz behind.
  - is standard input, as JSON lines. DIR gets the folders articles, quotes, stances, entities and sentences.

  --resume           goes on behind the last whole part of a run that was broken off
  --columns NAMES    what columns and keys are called: id=url,text=body,published=date
  --part N           how many articles a file holds; 10000 where left out
  --jobs N           how many articles to read at a time; as many as there are cores where left out
  --published DATE   the day of publication of articles that have none
  --guesses          lists also quotes that are no more than a guess
  --without-text     leaves the column articles.text empty
  --tables           prints what the tables are, and ends
";

/// What is to be read, and how it is to be written.
#[derive(Debug)]
pub struct Settings {
    pub inputs: Vec<String>,
    pub out: PathBuf,
    pub resume: bool,
    pub columns: Columns,
    pub part: u64,
    pub jobs: Option<usize>,
    pub options: Options,
    pub without_text: bool,
}

/// What follows the command; what to print where it asks for that only.
pub fn parse(mut parser: lexopt::Parser) -> Result<Result<Settings, String>, lexopt::Error> {
    let (mut inputs, mut out, mut resume, mut part, mut without_text) = (Vec::new(), None, false, 10_000, false);
    let (mut columns, mut at_a_time, mut options) = (Columns::default(), None, Options::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Value(input) => inputs.push(input.string()?),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("resume") => resume = true,
            Long("columns") => columns = Columns::parse(&parser.value()?.string()?)?,
            Long("part") => part = number(&mut parser)?,
            Long("jobs") => at_a_time = Some(jobs(&mut parser)?),
            Long("published") => options.published = Some(date(&mut parser)?),
            Long("guesses") => options.guesses = true,
            Long("without-text") => without_text = true,
            Long("tables") => return Ok(Err(nutgraf::tables::description())),
            Short('h') | Long("help") => return Ok(Err(USAGE.to_owned())),
            _ => return Err(argument.unexpected()),
        }
    }
    if inputs.is_empty() {
        return Err("name what to read: folders or files".into());
    }
    let out = out.ok_or("--out names the folder to write to")?;
    Ok(Ok(Settings { inputs, out, resume, columns, part, jobs: at_a_time, options, without_text }))
}

fn number(parser: &mut lexopt::Parser) -> Result<u64, lexopt::Error> {
    let number = parser.value()?.string()?;
    let part = number.parse().ok().filter(|part| (1..=1_000_000).contains(part));
    part.ok_or_else(|| format!("--part is a number from 1 to 1000000, not {number:?}").into())
}
