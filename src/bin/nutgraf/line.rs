//! A line of `nutgraf jsonl`: `{"id", "text"}`, and options beside them.
//!
//! The id is kept as it is printed, whatever else is wrong with the line and however large it is: an error that nobody can lay
//! beside its article is worth little.

use std::fmt;

use nutgraf::options::Request;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What a line asks for.
#[derive(Debug)]
pub struct Article {
    pub text: String,
    pub request: Request,
}

/// The id of a line as far as it can be told, and what the line asks for or what is wrong with it.
pub fn read(line: &[u8]) -> (Option<Box<RawValue>>, Result<Article, String>) {
    let mut id = None;
    let article = match std::str::from_utf8(line) {
        Ok(line) => article(line, &mut id),
        Err(error) => {
            // The id may stand before or behind what is broken.
            let _ = article(&String::from_utf8_lossy(line), &mut id);
            Err(crate::input::not_utf8(error))
        }
    };
    (id, article)
}

/// A line's values as they are printed.
#[derive(Default)]
struct Values<'a> {
    id: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    options: Vec<(String, &'a RawValue)>,
    twice: Option<String>,
}

fn article(line: &str, id: &mut Option<Box<RawValue>>) -> Result<Article, String> {
    let mut values = Values::default();
    let mut reader = serde_json::Deserializer::from_str(line);
    let read = reader.deserialize_any(Reader(&mut values)).and_then(|()| reader.end());
    *id = values.id.map(ToOwned::to_owned);
    read.map_err(|error| {
        let place = if error.column() > 0 { format!(", column {}", error.column()) } else { String::new() };
        format!("not an object with \"id\" and \"text\": {}{place}", told(&error))
    })?;
    if let Some(name) = values.twice {
        return Err(format!("{name:?} stands twice"));
    }
    values.id.ok_or("\"id\" is missing")?;
    let text = values.text.ok_or("\"text\" is missing")?;
    let text = serde_json::from_str::<Text>(text.get()).map_err(|error| format!("\"text\": {}", told(&error)))?.0;
    let mut request = Request::default();
    for (name, value) in values.options {
        request.set(&name, &mut serde_json::Deserializer::from_str(value.get())).map_err(|error| told(&error))?;
    }
    Ok(Article { text, request })
}

/// An error without the place in a line of JSON of which there is only one.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned()
}

/// Takes values as they come, so that what stands before an error is known.
struct Reader<'v, 'a>(&'v mut Values<'a>);

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// A line that is the text alone: no message holds a word of it.
    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Err(E::custom("invalid type: string, expected an object"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let value: &RawValue = map.next_value()?;
            let twice = match name.as_str() {
                "id" => self.0.id.replace(value).is_some(),
                "text" => self.0.text.replace(value).is_some(),
                _ => {
                    let twice = self.0.options.iter().any(|(other, _)| *other == name);
                    self.0.options.push((name.clone(), value));
                    twice
                }
            };
            if twice {
                self.0.twice.get_or_insert(name);
            }
        }
        Ok(())
    }
}

/// A string of JSON, in which half of a surrogate pair may stand alone, as in the strings of JavaScript and Python.
///
/// It becomes U+FFFD, which takes as many UTF-16 code units, code points and bytes: offsets into the text hold.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As bytes JSON strings may hold lone surrogates, encoded like other characters.
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
        let mut bytes = bytes.to_vec();
        for at in 0..bytes.len().saturating_sub(2) {
            // No other character is encoded so.
            if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
                bytes[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
            }
        }
        String::from_utf8(bytes).map(Text).map_err(|_| E::custom("not a string"))
    }
}
