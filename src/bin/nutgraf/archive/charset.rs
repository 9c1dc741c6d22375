//! Bytes of a page to text, by the charset that it names.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A page names its charset within so many bytes.
const HEAD: usize = 1024;

/// The text of a page; `named` is what the server said.
pub fn decode(bytes: &[u8], named: Option<&str>) -> String {
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes())).or_else(|| in_head(bytes));
    let fallback = || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    // A byte order mark goes before all that is said.
    named.unwrap_or_else(fallback).decode(bytes).0.into_owned()
}

/// What `<meta charset=…>` says, in either form.
fn in_head(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let encoding = label(&head)?;
    // A page whose head can be read so is not in UTF-16, whatever it says.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

fn label(head: &str) -> Option<&'static Encoding> {
    let (_, value) = head.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_by_what_is_said_of_its_charset() {
        assert_eq!(decode(b"caf\xE9", None), "café");
        assert_eq!(decode("café".as_bytes(), None), "café");
        assert_eq!(decode(b"<meta charset='iso-8859-2'>\xB1", None), "<meta charset='iso-8859-2'>ą");
        assert_eq!(decode(b"<meta charset='utf-8'>\xE9", Some("latin1")), "<meta charset='utf-8'>é");
        assert_eq!(decode("\u{feff}café".as_bytes(), Some("latin1")), "café");
    }
}
