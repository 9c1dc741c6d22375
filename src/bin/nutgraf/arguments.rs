//! Arguments to a command.

use lexopt::prelude::*;
use nutgraf::calendar::Date;
use nutgraf::{OffsetUnit, Options};

pub const USAGE: &str = "\
nutgraf finds the sentences, names and quotations of a news article, and who said what.

  nutgraf analyze FILE…      prints what each article says, for people to read; - is standard input
      --json                 prints the report instead; with several files {\"file\", \"report\"} a line
      --offsets UNIT         what offsets in the report count: utf16 (as it is), codepoint or utf8
      --published DATE       the day of publication, such as 2025-03-11: settles \"on Tuesday\"
  nutgraf jsonl              reads {\"id\", \"text\"} a line, writes {\"id\", \"report\"} a line
      --offsets UNIT
  nutgraf --help, --version
";

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    Analyze(Analyze),
    Jsonl { unit: OffsetUnit },
    Print(String),
}

#[derive(Debug, Default)]
pub struct Analyze {
    pub files: Vec<String>,
    pub json: bool,
    pub unit: OffsetUnit,
    pub options: Options,
}

/// Reads the arguments of the program.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        Some(Value(name)) if name == "analyze" => analyze(parser),
        Some(Value(name)) if name == "jsonl" => jsonl(parser),
        Some(Value(name)) => Err(format!("there is no command {name:?}").into()),
        Some(Short('h') | Long("help")) => Ok(Command::Print(USAGE.to_owned())),
        Some(Short('V') | Long("version")) => Ok(Command::Print(format!("nutgraf {}\n", env!("CARGO_PKG_VERSION")))),
        Some(argument) => Err(argument.unexpected()),
        None => Err("a command is missing".into()),
    }
}

fn analyze(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut analyze = Analyze::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(file) => analyze.files.push(file.string()?),
            Long("json") => analyze.json = true,
            Long("offsets") => analyze.unit = unit(&mut parser)?,
            Long("published") => analyze.options.published = Some(date(&mut parser)?),
            Short('h') | Long("help") => return Ok(Command::Print(USAGE.to_owned())),
            _ => return Err(argument.unexpected()),
        }
    }
    if analyze.files.is_empty() {
        Err("name at least one file, or - for standard input".into())
    } else {
        Ok(Command::Analyze(analyze))
    }
}

fn jsonl(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut chosen = OffsetUnit::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("offsets") => chosen = unit(&mut parser)?,
            Short('h') | Long("help") => return Ok(Command::Print(USAGE.to_owned())),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Command::Jsonl { unit: chosen })
}

fn unit(parser: &mut lexopt::Parser) -> Result<OffsetUnit, lexopt::Error> {
    let name = parser.value()?.string()?;
    OffsetUnit::from_name(&name).ok_or_else(|| format!("--offsets is utf16, codepoint or utf8, not {name:?}").into())
}

fn date(parser: &mut lexopt::Parser) -> Result<Date, lexopt::Error> {
    let text = parser.value()?.string()?;
    Date::parse_iso(&text).ok_or_else(|| format!("--published is a day like 2025-03-11, not {text:?}").into())
}
