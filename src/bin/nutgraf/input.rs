//! Bytes to text, with messages that say what to do.

use std::fs;
use std::io::{self, Read};

/// The text of a file; `-` is standard input. Where it cannot be read, says so on standard error and gives nothing.
pub fn read_or_tell(file: &str) -> Option<String> {
    let bytes = if file == "-" { standard_input() } else { fs::read(file) };
    let read = bytes.map_err(|error| error.to_string()).and_then(text);
    read.inspect_err(|error| eprintln!("nutgraf: {file}: {error}")).ok()
}

/// Bytes as text. Other charsets are not guessed at: a wrong guess would put wrong words into quotations.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        format!("not UTF-8: byte {} does not belong to a character; save the text as UTF-8", valid + 1)
    })
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
