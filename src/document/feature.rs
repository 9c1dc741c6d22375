//! What can be seen of one line without its neighbours.

use super::cue::{self, Words};
use super::line::{Line, ends_sentence};
use crate::calendar;

/// What one line looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Features {
    /// Words, counted up to 48.
    pub words: usize,
    pub function_words: usize,
    /// Words that open with a capital letter, the first word left out.
    pub capitals: usize,
    /// Every letter is a capital.
    pub shouts: bool,
    pub ends_sentence: bool,
    pub bullet: Option<Bullet>,
    pub cue: Option<Cue>,
    /// No letter and no digit: a rule, a lone bullet, a row of icons.
    pub blank: bool,
}

/// The mark that a line opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bullet {
    /// `-`, `*`, `•` and their like.
    Dot,
    /// `1.`, `2)`.
    Number,
    /// `#` of Markdown.
    Heading,
    /// `>` of Markdown and of mails.
    Quotation,
    /// `|` of a table.
    Table,
}

/// The role that words of the line itself give away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Byline,
    Timestamp,
    Caption,
    Furniture,
}

impl Features {
    pub(super) fn of(text: &str, line: &Line) -> Self {
        let (bullet, content) = bullet(&text[line.span]);
        let Words { words, cut } = Words::of(content);
        let heads = content.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(48);
        let capitals = heads.skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
        let head = &content[..content.char_indices().nth(400).map_or(content.len(), |(at, _)| at)];
        let mut features = Features {
            words: words.len(),
            function_words: cue::FUNCTION_WORDS.covered(&words),
            capitals,
            shouts: !head.contains(char::is_lowercase) && head.contains(char::is_uppercase),
            ends_sentence: ends_sentence(content),
            bullet,
            cue: None,
            blank: words.is_empty(),
        };
        if !cut {
            features.cue = cue_of(content, &words, &features);
        }
        features
    }

    /// Whether the line reads like a sentence or more of a story.
    pub(super) fn is_prose(&self) -> bool {
        !self.blank
            && (self.words >= 25 && self.function_words >= 3 || self.words >= 4 && self.ends_sentence && self.function_words >= 1)
    }
}

/// The mark that the line opens with, and the line without it.
fn bullet(line: &str) -> (Option<Bullet>, &str) {
    let rest = line.trim_start_matches('#');
    if rest.len() < line.len() && rest.starts_with(' ') {
        return (Some(Bullet::Heading), rest.trim());
    }
    if let Some(rest) = line.strip_prefix('>') {
        return (Some(Bullet::Quotation), rest.trim_start_matches(['>', ' ']));
    }
    if let Some(rest) = line.strip_prefix('|') {
        return (Some(Bullet::Table), rest);
    }
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && line[digits..].starts_with(['.', ')']) && line[digits + 1..].starts_with(char::is_whitespace)
    {
        return (Some(Bullet::Number), line[digits + 1..].trim_start());
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match first {
        "-" | "*" | "+" | "o" | "•" | "·" | "–" | "—" | "◦" | "▪" | "●" | "■" | "‣" | "#" => {
            (Some(Bullet::Dot), rest.trim_start())
        }
        _ => (None, line),
    }
}

fn cue_of(content: &str, words: &[String], features: &Features) -> Option<Cue> {
    if is_timestamp(content, words) {
        return Some(Cue::Timestamp);
    }
    if is_caption(content, words) {
        return Some(Cue::Caption);
    }
    if is_furniture(content, words, features) {
        return Some(Cue::Furniture);
    }
    is_byline(content, words, features).then_some(Cue::Byline)
}

/// A date or an hour, and little else: `Published 11 March 2025, 17:13 | News`, `3 hours ago`.
fn is_timestamp(content: &str, words: &[String]) -> bool {
    if words.is_empty() || words.len() > 24 {
        return false;
    }
    let dated = calendar::find_printed(content).is_some();
    let known = |word: &String| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || cue::TIMESTAMP_CUES.at(std::slice::from_ref(word), 0) > 0
            || calendar::month_from_name(word).is_some()
    };
    let strange = words.iter().filter(|word| !known(word)).count();
    let digits = content.contains(|c: char| c.is_ascii_digit());
    let ends = content.ends_with('.') && strange > 1;
    !ends
        && (dated && strange <= 4 && strange * 2 <= words.len()
            || digits && strange == 0 && words.iter().any(|word| is_time_word(word)))
}

/// Words that make a timestamp of a line without a whole date.
fn is_time_word(word: &str) -> bool {
    matches!(word, "ago" | "am" | "pm" | "gmt" | "utc" | "est" | "edt" | "updated" | "published" | "posted")
        || calendar::month_from_name(word).is_some()
}

/// A credit (`Photo: Ana Lee`), or what only a caption says (`(L)`, `Getty Images`).
fn is_caption(content: &str, words: &[String]) -> bool {
    let opening = cue::CAPTION_CUES.at(words, 0);
    let after = content.find(':').is_some_and(|at| Words::of(&content[..at]).len() == opening);
    if opening > 0
        && (after || opening == words.len() || words.get(opening).is_some_and(|word| matches!(word.as_str(), "by" | "courtesy")))
    {
        return true;
    }
    [
        "(L)",
        "(R)",
        "(C)",
        "(left)",
        "(right)",
        "(center)",
        "(centre)",
        "Getty Images",
        "Photo:",
        "Image:",
        "Credit:",
        "Photo by",
        "Photo Credit",
        "Foto:",
        "REUTERS/",
        "/AP)",
        "AP Photo",
        "/AFP",
        "File Photo",
        "file photo)",
        "/Getty",
        "/Reuters",
        "(AP Photo",
        "Photograph:",
        "Courtesy of",
        "FILE -",
        "FILE –",
        "FILE PHOTO",
    ]
    .iter()
    .any(|mark| content.contains(mark))
}

fn is_furniture(content: &str, words: &[String], features: &Features) -> bool {
    if content.contains('©') || words.first().is_some_and(|word| word.starts_with('@')) {
        return true;
    }
    let opener = cue::FURNITURE_OPENERS.at(words, 0);
    let marked = opener > 0 && (opener == words.len() || !features.ends_sentence || content.ends_with(':') || opener >= 3);
    marked && words.len() <= 40 || words.len() <= 40 && cue::FURNITURE_PHRASES.any(words) || content.starts_with("http")
}

/// `By Ana Lee and Bo Hart`, `Nga Ana Lee`, `Ana Lee, staff writer`.
fn is_byline(content: &str, words: &[String], features: &Features) -> bool {
    if words.len() < 2 || words.len() > 16 || content.ends_with(['.', '?', '!']) {
        return false;
    }
    let opening = cue::BYLINE_CUES.at(words, 0);
    let lower = words.len() - features.capitals.min(words.len());
    if opening > 0 && words.len() > opening {
        // "By the time they came": a name has capital letters.
        return features.shouts || lower <= opening + 2 && features.capitals + opening >= words.len().min(opening + 2);
    }
    let role = content.split([',', '|']).nth(1).is_some_and(|tail| cue::BYLINE_ROLES.any(&Words::of(tail).words));
    role && words.len() <= 10 && features.capitals * 2 >= words.len() - 1
}
