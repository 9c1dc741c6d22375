//! From the bytes of an article to its text and its day.

use nutgraf::calendar::Date;
use nutgraf::tables::Origin;
use serde::Serialize;
use serde_json::Value;

use super::{page, warc};
use crate::input;

/// The most that one article may have, in bytes: more is no article, and would fill the memory.
pub const LIMIT: usize = 16 << 20;

/// What an article is read from.
#[derive(Debug)]
pub enum Body {
    Text(Vec<u8>),
    /// A line of JSON.
    Json(Vec<u8>),
    /// A row of a table.
    Row {
        text: Option<String>,
        published: Option<String>,
    },
    Page(Vec<u8>),
    /// An answer of a web server, with its head.
    Response(Vec<u8>),
    /// Nothing, and why.
    Refused(String),
}

impl Body {
    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        match self {
            Body::Text(bytes) | Body::Json(bytes) | Body::Page(bytes) | Body::Response(bytes) => bytes.len(),
            Body::Row { text, .. } => text.as_ref().map_or(0, String::len),
            Body::Refused(_) => 0,
        }
    }
}

/// What the analysis gets.
#[derive(Debug, PartialEq)]
pub struct Article {
    pub text: String,
    pub published: Option<Date>,
}

/// What the columns of tables and the keys of JSON lines are called.
#[derive(Debug, Serialize)]
pub struct Columns {
    pub id: String,
    pub text: String,
    pub published: String,
}

impl Default for Columns {
    fn default() -> Self {
        Columns { id: "id".to_owned(), text: "text".to_owned(), published: "published".to_owned() }
    }
}

impl Columns {
    /// Reads `id=url,text=body`.
    pub fn parse(list: &str) -> Result<Self, String> {
        let mut columns = Columns::default();
        for pair in list.split(',') {
            match pair.split_once('=') {
                Some(("id", name)) => columns.id = name.to_owned(),
                Some(("text", name)) => columns.text = name.to_owned(),
                Some(("published", name)) => columns.published = name.to_owned(),
                _ => return Err(format!("--columns is like id=url,text=body,published=date, not {pair:?}")),
            }
        }
        Ok(columns)
    }
}

/// The article of a body; a line of JSON may give it another id.
pub fn read(body: &Body, columns: &Columns, origin: &mut Origin) -> Result<Article, String> {
    let article = match body {
        Body::Text(bytes) => Article { text: input::text(input::without_mark(bytes).to_owned())?, published: None },
        Body::Json(line) => json(line, columns, origin)?,
        Body::Row { text, published } => {
            let text = text.clone().ok_or_else(|| format!("{:?} is empty", columns.text))?;
            Article { text, published: day(published.as_deref(), columns)? }
        }
        Body::Page(bytes) => page::read(bytes, None)?,
        Body::Response(bytes) => warc::page(bytes)?,
        Body::Refused(error) => return Err(error.clone()),
    };
    within_limit(article.text.len())?;
    Ok(article)
}

/// An error where that is too long for one article.
pub fn within_limit(bytes: usize) -> Result<(), String> {
    if bytes > LIMIT { Err(too_long()) } else { Ok(()) }
}

pub fn too_long() -> String {
    format!("longer than {} MB: no article", LIMIT >> 20)
}

fn json(line: &[u8], columns: &Columns, origin: &mut Origin) -> Result<Article, String> {
    let line: Value = serde_json::from_slice(input::without_mark(line)).map_err(|error| format!("no JSON: {error}"))?;
    match line.get(&columns.id) {
        None | Some(Value::Null) => {}
        Some(Value::String(id)) => origin.id = id.clone(),
        Some(id) => origin.id = id.to_string(),
    }
    let text = line.get(&columns.text).ok_or_else(|| format!("{:?} is missing", columns.text))?;
    let text = text.as_str().ok_or_else(|| format!("{:?} is no string", columns.text))?;
    let published = match line.get(&columns.published) {
        None | Some(Value::Null) => None,
        Some(day) => Some(day.as_str().ok_or_else(|| format!("{:?} is no string", columns.published))?),
    };
    Ok(Article { text: text.to_owned(), published: day(published, columns)? })
}

/// `2025-03-11`, also with a time behind it.
fn day(text: Option<&str>, columns: &Columns) -> Result<Option<Date>, String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let read =
        |text: &str| first_day(text).ok_or_else(|| format!("{:?} is a day like 2025-03-11, not {text:?}", columns.published));
    text.map(read).transpose()
}

/// The day that a text begins with.
pub fn first_day(text: &str) -> Option<Date> {
    let (day, time) = text.split_at_checked(10)?;
    (time.is_empty() || time.starts_with(['T', ' '])).then(|| Date::parse_iso(day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_json(line: &str) -> (String, Result<Article, String>) {
        let mut origin = Origin { id: "file#1".to_owned(), ..Origin::default() };
        let columns = Columns::parse("text=body,published=date").unwrap();
        let article = read(&Body::Json(line.as_bytes().to_owned()), &columns, &mut origin);
        (origin.id, article)
    }

    #[test]
    fn a_line_gives_its_id_and_its_day_and_may_hold_more() {
        let (id, article) = read_json(r#"{"id": 7, "body": "A bridge.", "date": "2025-03-11T08:00:00Z", "url": "x"}"#);
        assert_eq!(id, "7");
        assert_eq!(article, Ok(Article { text: "A bridge.".to_owned(), published: Date::new(2025, 3, 11) }));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_told_under_its_id() {
        assert_eq!(read_json(r#"{"id": "a", "text": "x"}"#), ("a".to_owned(), Err("\"body\" is missing".to_owned())));
        let (id, article) = read_json(r#"{"body": "x", "date": "11/3/2025"}"#);
        assert_eq!((id.as_str(), article.is_err()), ("file#1", true));
    }
}
