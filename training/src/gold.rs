//! Gold quotes: `{"id","text","quotes":[…]}` a line, offsets in code points.

use std::fs;
use std::io;

use nutgraf::Span;
use serde_json::Value;

/// A text with its gold quotes.
pub struct Article {
    pub text: String,
    pub quotes: Vec<GoldQuote>,
}

/// A gold quote, in bytes.
pub struct GoldQuote {
    pub kind: String,
    pub parts: Vec<Span>,
    /// The stretches between quotation marks.
    pub quoted: Vec<Span>,
    pub speaker: Option<Span>,
    /// The full name of the speaker.
    pub canonical: Option<String>,
    pub cue: Option<Span>,
    /// Every name that the article has for the speaker.
    pub names: Vec<String>,
    /// The words that name the speaker describe him: they hold no name of his and are no pronoun.
    pub described: bool,
    /// Somebody said it: it is no stance, and nothing denied or withheld. Unknown in sets that do not tell the two apart.
    pub said: Option<bool>,
}

/// Reads a file of gold quotes.
pub fn quotes(path: &str) -> io::Result<Vec<Article>> {
    let lines = fs::read_to_string(path)?;
    Ok(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).filter_map(|line| article(&line)).collect())
}

fn article(line: &Value) -> Option<Article> {
    let text = line["text"].as_str()?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |value: &Value| bytes.get(usize::try_from(value.as_u64()?).ok()?).copied();
    let pair = |value: &Value| Some(Span::new(at(&value[0])?, at(&value[1])?));
    let object = |value: &Value| Some(Span::new(at(&value["start"])?, at(&value["end"])?));
    let list = |value: &Value| value.as_array().map(|list| list.iter().filter_map(pair).collect()).unwrap_or_default();
    let quotes = line["quotes"].as_array()?.iter().map(|quote| GoldQuote {
        kind: quote["kind"].as_str().unwrap_or_default().to_owned(),
        parts: list(&quote["parts"]),
        quoted: list(&quote["quoted"]),
        speaker: object(&quote["speaker"]),
        canonical: quote["speaker"]["canonical"].as_str().map(str::to_owned),
        cue: object(&quote["cue"]),
        names: Vec::new(),
        described: false,
        said: None,
    });
    let quotes = quotes.collect();
    Some(Article { text, quotes })
}
