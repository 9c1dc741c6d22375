//! The command line: articles in, what they say out.
//!
//! Exit status: 0 where everything was read, 1 where some file or line was not (the rest is answered all the same), 2 where
//! the arguments are wrong.

mod analyze;
mod arguments;
mod compare;
mod input;
mod jsonl;
mod readable;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    let command = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("nutgraf: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(command) {
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
        Command::Jsonl(settings) => jsonl::run(&settings, io::stdin().lock(), &mut out),
        Command::Print(text) => io::Write::write_all(&mut out, text.as_bytes()).map(|()| true),
    }
}
