//! Bytes to text, with messages that say what to do.

use std::fs;
use std::io::{self, Read};
use std::str::Utf8Error;

/// The text of a file; `-` is standard input. Where it cannot be read, says so on standard error and gives nothing.
pub fn read_or_tell(file: &str) -> Option<String> {
    let bytes = if file == "-" { standard_input() } else { fs::read(file) };
    or_tell(file, bytes.map_err(|error| error.to_string()).and_then(text))
}

/// What was made of a file; where nothing could be, says so on standard error.
pub fn or_tell<T>(file: &str, made: Result<T, String>) -> Option<T> {
    made.inspect_err(|error| eprintln!("nutgraf: {file}: {error}")).ok()
}

/// Bytes as text. Other charsets are not guessed at: a wrong guess would put wrong words into quotations.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| not_utf8(error.utf8_error()))
}

/// What to tell of bytes that are no text.
pub fn not_utf8(error: Utf8Error) -> String {
    format!("not UTF-8: byte {} does not belong to a character; save the text as UTF-8", error.valid_up_to() + 1)
}

/// Without the byte order mark that Windows writes before UTF-8.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
