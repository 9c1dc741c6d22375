//! Arguments to a command.

use lexopt::prelude::*;
use nutgraf::calendar::Date;
use nutgraf::{OffsetUnit, Options};

use crate::select::Selection;

pub const USAGE: &str = "\
nutgraf finds the sentences, names and quotations of a news article, and who said what.

  nutgraf analyze FILE…         prints what each article says, to read; - is standard input
  nutgraf compare FILE FILE…    prints what several articles share and where they differ, to read
  nutgraf jsonl                 reads {\"id\", \"text\"} a line, writes {\"id\", \"report\"} a line
  nutgraf archive IN… --out DIR files of many kinds in, tables in Parquet out; has a --help of its own

  --json             analyze, compare: the report as JSON; of several analysed files {\"file\", \"report\"} a line
  --offsets UNIT     what offsets in reports count: utf16 (where left out), codepoint or utf8
  --select PARTS     jsonl: the parts of the report to write, such as quotes,entities; all where left out
  --jobs N           jsonl: how many articles to read at a time; as many as there are cores where left out
  --published DATE   the day of publication, such as 2025-03-11: settles \"on Tuesday\"
  --guesses          lists also quotes that are no more than a guess
  --help, --version
";

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    Analyze(Settings),
    Compare(Settings),
    Jsonl(Settings),
    #[cfg(feature = "archive")]
    Archive(crate::archive::Settings),
    Print(String),
}

/// Files, and how they are to be reported.
#[derive(Debug, Default)]
pub struct Settings {
    pub files: Vec<String>,
    pub json: bool,
    pub unit: OffsetUnit,
    pub options: Options,
    pub select: Selection,
    /// How many articles to read at a time, where that is said.
    pub jobs: Option<usize>,
}

/// Reads the arguments of the program.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let command = match parser.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) => return Ok(Command::Print(USAGE.to_owned())),
        Some(Short('V') | Long("version")) => return Ok(Command::Print(format!("nutgraf {}\n", env!("CARGO_PKG_VERSION")))),
        Some(argument) => return Err(argument.unexpected()),
        None => return Err("a command is missing".into()),
    };
    if command == "archive" {
        return archive(parser);
    }
    let Some(settings) = settings(parser)? else { return Ok(Command::Print(USAGE.to_owned())) };
    if command != "jsonl" && (settings.jobs.is_some() || !settings.select.is_all()) {
        return Err("--select and --jobs go with jsonl".into());
    }
    match (command.as_str(), settings.files.len()) {
        ("analyze", 0) => Err("name at least one file, or - for standard input".into()),
        ("analyze", _) => Ok(Command::Analyze(settings)),
        ("compare", 0 | 1) => Err("name at least two files to compare".into()),
        ("compare", _) => Ok(Command::Compare(settings)),
        ("jsonl", 0) => Ok(Command::Jsonl(settings)),
        ("jsonl", _) => Err("jsonl reads standard input, not files".into()),
        _ => Err(format!("there is no command {command:?}").into()),
    }
}

#[cfg(feature = "archive")]
fn archive(parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    Ok(crate::archive::parse(parser)?.map_or_else(Command::Print, Command::Archive))
}

/// Parquet is not in every build: it would make each of them twice as long.
#[cfg(not(feature = "archive"))]
fn archive(_: lexopt::Parser) -> Result<Command, lexopt::Error> {
    Err("this nutgraf was built without archives: cargo install --path . --features archive".into())
}

/// What follows the command; nothing where it asks for help.
fn settings(mut parser: lexopt::Parser) -> Result<Option<Settings>, lexopt::Error> {
    let mut settings = Settings::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(file) => settings.files.push(file.string()?),
            Long("json") => settings.json = true,
            Long("offsets") => settings.unit = unit(&mut parser)?,
            Long("select") => settings.select = Selection::parse(&parser.value()?.string()?)?,
            Long("jobs") => settings.jobs = Some(jobs(&mut parser)?),
            Long("published") => settings.options.published = Some(date(&mut parser)?),
            Long("guesses") => settings.options.guesses = true,
            Short('h') | Long("help") => return Ok(None),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Some(settings))
}

fn unit(parser: &mut lexopt::Parser) -> Result<OffsetUnit, lexopt::Error> {
    let name = parser.value()?.string()?;
    OffsetUnit::from_name(&name).ok_or_else(|| format!("--offsets is utf16, codepoint or utf8, not {name:?}").into())
}

pub fn jobs(parser: &mut lexopt::Parser) -> Result<usize, lexopt::Error> {
    let number = parser.value()?.string()?;
    let jobs = number.parse().ok().filter(|jobs| (1..=1024).contains(jobs));
    jobs.ok_or_else(|| format!("--jobs is a number from 1 to 1024, not {number:?}").into())
}

pub fn date(parser: &mut lexopt::Parser) -> Result<Date, lexopt::Error> {
    let text = parser.value()?.string()?;
    Date::parse_iso(&text).ok_or_else(|| format!("--published is a day like 2025-03-11, not {text:?}").into())
}
