//! The command line: articles in, what they say out.
//!
//! Exit status: 0 where everything was read, 1 where some file or line was not (the rest is answered all the same), 2 where
//! the arguments are wrong. What panics over one article is an error of that article.

mod analyze;
#[cfg(feature = "archive")]
mod archive;
mod arguments;
mod compare;
mod input;
mod isolate;
mod jsonl;
mod line;
mod ordered;
mod progress;
mod readable;
mod select;

use std::io::{self, BufReader, ErrorKind};
use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    isolate::keep_silent();
    let command = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("nutgraf: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let done = isolate::run(|| run(command)).unwrap_or_else(|panic| Err(io::Error::other(panic)));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // `nutgraf … | head`: whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nutgraf: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all of the input could be read; an error where the output cannot be written.
fn run(command: Command) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match command {
        Command::Analyze(settings) => analyze::run(&settings, &mut out),
        Command::Compare(settings) => compare::run(&settings, &mut out),
        Command::Jsonl(settings) => jsonl::run(&settings, BufReader::new(io::stdin()), &mut out),
        #[cfg(feature = "archive")]
        Command::Archive(settings) => archive::run(&settings),
        Command::Print(text) => io::Write::write_all(&mut out, text.as_bytes()).map(|()| true),
    }
}
