//! What can be seen of one line without its neighbours.

use std::sync::LazyLock;

use super::cue::{self, Word, Words};
use super::head;
use super::line::ends_sentence;
use crate::calendar;
use crate::lexicon;
use crate::lexicon::rule_words;

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
    /// Its length in characters, counted up to 400.
    pub characters: usize,
    /// Sentences that end within the line, counted up to 400 characters.
    pub inner_stops: usize,
    pub commas: usize,
    pub digits: usize,
    /// Ends in an ellipsis, as a teaser cut short does.
    pub cut_short: bool,
    /// Bars, arrows and slashes, as between links.
    pub separators: usize,
    pub ends_with_colon: bool,
    /// Ends with a comma, as a salutation does and a heading does not.
    pub ends_with_comma: bool,
    /// What a writer is called: `Transport reporter`.
    pub names_office: bool,
    /// The field of a mail's head.
    pub field: Option<Field>,
    /// Opens with where it was filed.
    pub dateline: bool,
    /// Opens or closes a quotation.
    pub quotes: bool,
    /// Most letters are not Latin: the word lists do not help.
    pub foreign: bool,
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

/// A field of a mail's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    From,
    Subject,
    Other,
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
    pub(super) fn of(line: &str) -> Self {
        let (bullet, content) = bullet(line);
        let content = without_markup(content);
        let Words { words, cut } = Words::of(content);
        let heads = content.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(48);
        let capitals = heads.skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
        let opening = &content[..content.char_indices().nth(400).map_or(content.len(), |(at, _)| at)];
        let mut features = Features {
            words: words.len(),
            function_words: cue::FUNCTION_WORDS.covered(&words),
            capitals,
            shouts: !opening.contains(char::is_lowercase) && opening.contains(char::is_uppercase),
            ends_sentence: ends_sentence(content),
            bullet,
            cue: None,
            blank: words.is_empty(),
            characters: opening.chars().count(),
            inner_stops: inner_stops(opening),
            commas: opening.bytes().filter(|&byte| byte == b',').count(),
            digits: opening.bytes().filter(u8::is_ascii_digit).count(),
            cut_short: content.ends_with("...") || content.ends_with('…') || content.ends_with(".."),
            separators: opening.chars().filter(|c| matches!(c, '|' | '»' | '›' | '→' | '/' | '>' | '•' | '·')).count(),
            ends_with_colon: content.ends_with(':'),
            ends_with_comma: content.ends_with(','),
            names_office: words.len() <= 5 && cue::BYLINE_ROLES.any(&words),
            field: field(content),
            dateline: head::dateline(content).is_some(),
            quotes: opening.contains(['"', '“', '”', '„', '«']),
            foreign: is_foreign(opening),
        };
        if !cut {
            let embed = is_embed(line, &words);
            features.cue = if embed { Some(Cue::Furniture) } else { cue_of(content, &words, &features) };
        }
        features
    }

    /// Whether the line reads like a sentence or more of a story.
    pub(super) fn is_prose(&self) -> bool {
        if self.blank {
            return false;
        }
        if self.foreign {
            return self.characters >= 150 || self.characters >= 20 && self.ends_sentence;
        }
        self.words >= 25 && self.function_words >= 3 || self.words >= 4 && self.ends_sentence && self.function_words >= 1
    }

    /// Whether it is an item of a list, too short to be a sentence: most often a link.
    pub(super) fn is_link(&self) -> bool {
        self.bullet == Some(Bullet::Dot) && self.words <= 8 && !self.ends_sentence
    }

    /// What the model of the body reads, in the order of [`NAMES`].
    pub(super) fn vector(&self) -> [f32; OWN] {
        let words = self.words.max(self.characters / 8).max(1) as f32;
        let share = |count: usize, of: f32| (count as f32 / of).min(1.0);
        let flag = |is: bool| f32::from(u8::from(is));
        [
            1.0,
            flag(self.is_prose()),
            (words.min(48.0) / 16.0).sqrt(),
            flag(self.characters >= 60),
            flag(self.characters >= 120),
            flag(self.characters >= 240),
            flag(self.ends_sentence),
            flag(self.cut_short),
            share(self.inner_stops, 3.0),
            share(self.commas, 4.0),
            share(self.function_words, words),
            flag(self.function_words == 0 && !self.foreign),
            share(self.capitals, words),
            share(self.digits, self.characters.max(1) as f32),
            share(self.separators, 3.0),
            flag(self.bullet == Some(Bullet::Dot)),
            flag(self.blank),
            flag(self.shouts),
            flag(self.quotes),
            flag(self.foreign),
            flag(self.cue == Some(Cue::Furniture)),
            flag(self.cue == Some(Cue::Timestamp)),
            flag(self.cue == Some(Cue::Byline)),
            flag(self.cue == Some(Cue::Caption)),
            flag(self.ends_with_colon),
            flag(self.dateline),
        ]
    }
}

/// How many numbers [`Features::vector`] gives.
pub(super) const OWN: usize = 26;

/// The names of what [`Features::vector`] gives.
pub(super) const NAMES: [&str; OWN] = [
    "bias",
    "prose",
    "words",
    "characters>=60",
    "characters>=120",
    "characters>=240",
    "ends-sentence",
    "cut-short",
    "inner-stops",
    "commas",
    "function-words",
    "no-function-words",
    "capitals",
    "digits",
    "separators",
    "bullet",
    "blank",
    "shouts",
    "quotes",
    "foreign",
    "furniture",
    "timestamp",
    "byline",
    "caption",
    "ends-with-colon",
    "dateline",
];

fn inner_stops(line: &str) -> usize {
    let bytes = line.as_bytes();
    bytes.windows(2).filter(|pair| matches!(pair[0], b'.' | b'!' | b'?') && pair[1] == b' ').count() + line.matches('。').count()
}

fn is_foreign(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let (all, foreign) = letters.fold((0, 0), |(all, foreign), c| (all + 1, foreign + usize::from(c > '\u{24f}')));
    2 * foreign > all
}

/// The line without the tags of HTML and the emphasis of Markdown at its ends.
fn without_markup(line: &str) -> &str {
    let mut inner = line;
    while let Some((_, rest)) = inner.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        inner = rest;
    }
    while let Some((rest, _)) = inner.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        inner = rest;
    }
    let inner = if inner.trim().is_empty() { line } else { inner };
    inner.trim_matches(|c: char| matches!(c, '*' | '_') || c.is_whitespace())
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

fn field(content: &str) -> Option<Field> {
    let (name, _) = content.get(..content.len().min(16)).unwrap_or_default().split_once(':')?;
    match () {
        () if rule_words!("mail-from").has(name) => Some(Field::From),
        () if rule_words!("mail-subject").has(name) => Some(Field::Subject),
        () if rule_words!("mail-field").has(name) => Some(Field::Other),
        () => None,
    }
}

fn cue_of(content: &str, words: &[Word<'_>], features: &Features) -> Option<Cue> {
    if is_byline(content, words, features) {
        return Some(Cue::Byline);
    }
    if is_timestamp(content, words) {
        return Some(Cue::Timestamp);
    }
    if is_caption(content, words) {
        return Some(Cue::Caption);
    }
    is_furniture(content, words, features).then_some(Cue::Furniture)
}

/// What an embedded post leaves behind: `— Ana Lee (@ana) March 11, 2025`, a handle, a link alone.
fn is_embed(content: &str, words: &[Word<'_>]) -> bool {
    let handle = content.starts_with('@') && words.len() <= 4;
    handle
        || content.contains("(@") && content.starts_with(['—', '–', '-', '―', '&'])
        || content.starts_with("http")
        || content.starts_with("www.")
}

/// A date or an hour, and little else: `Published 11 March 2025, 17:13 | News`, `3 hours ago`.
fn is_timestamp(content: &str, words: &[Word<'_>]) -> bool {
    let labels = |word: &Word<'_>| {
        let word = std::slice::from_ref(word);
        cue::PUBLISHED_CUES.at(word, 0) > 0 || cue::UPDATED_CUES.at(word, 0) > 0
    };
    if (1..=2).contains(&words.len()) && words.iter().all(labels) {
        return true;
    }
    if words.is_empty() || words.len() > 24 || !content.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let dated = calendar::find_printed(content).is_some();
    let known = |word: &Word<'_>| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || cue::TIMESTAMP_CUES.at(std::slice::from_ref(word), 0) > 0
            || calendar::month_from_name(word).is_some()
    };
    let strange = words.iter().filter(|word| !known(word)).count();
    // "On July 6, 2015, Vale made the following comment:" tells a story; what stands beside a date has capital letters.
    let told = content
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase) && !known(&word.trim_matches(|c: char| !c.is_alphanumeric()).into()))
        .count();
    if strange > 1 && content.ends_with(['.', ':', '?', '!']) || told > 1 {
        return false;
    }
    dated && strange <= 4 && strange * 2 <= words.len() || strange == 0 && words.iter().any(|word| is_time_word(word))
}

/// Words that make a timestamp of a line without a whole date.
fn is_time_word(word: &str) -> bool {
    rule_words!("makes-timestamp").has(word) || calendar::month_from_name(word).is_some()
}

/// A credit (`Photo: Ana Lee`), or what only a caption says (`(L)`, `Getty Images`).
fn is_caption(content: &str, words: &[Word<'_>]) -> bool {
    let opening = cue::CAPTION_CUES.at(words, 0);
    let by = words.get(opening).is_some_and(|word| matches!(word.as_ref(), "by" | "courtesy"));
    if opening > 0 && (opening == words.len() || by || colon_after(content, opening)) {
        return true;
    }
    // "The photo by Vale hung there for years, and nobody …": a credit stands at the end.
    let last = words.len().saturating_sub(8);
    if cue::CAPTION_PHRASES.at(words, 0) > 0 || cue::CAPTION_PHRASES.any(&words[last..]) || content.starts_with("![") {
        return true;
    }
    let side = |behind: &str| behind.split_once(')').is_some_and(|(inside, _)| rule_words!("side-of-picture").has(inside));
    let sides = content.split('(').skip(1).any(side);
    sides || content.starts_with("FILE ") || credits_agency(content)
}

static CREDITS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../lexicon/photo_credits.txt")).collect());

/// `REUTERS/Ana Lee`, `(Ana Lee/AP)`, `AP Photo/Ana Lee`, `Photo: Ana Lee`.
fn credits_agency(content: &str) -> bool {
    content.contains(['/', ':']) && CREDITS.iter().any(|credit| content.contains(credit))
}

/// Whether a colon stands right behind the first `count` words.
fn colon_after(content: &str, count: usize) -> bool {
    content.find(':').is_some_and(|at| at < 80 && Words::of(&content[..at]).len() == count)
}

fn is_furniture(content: &str, words: &[Word<'_>], features: &Features) -> bool {
    let year = |word: &Word<'_>| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    if content.contains('©') || words.windows(2).any(|pair| pair[0] == "copyright" && year(&pair[1])) {
        return true;
    }
    if words.len() > 47 {
        return false;
    }
    if is_markup(content) {
        return true;
    }
    let opener = cue::FURNITURE_OPENERS.at(words, 0);
    let opens = opener == words.len()
        || colon_after(content, opener) && opener > 0
        || match opener {
            0 => false,
            // "More than 40 people are missing"
            1 => words.len() <= 2 && !features.ends_sentence,
            2 => words.len() <= 12,
            _ => words.len() <= 25,
        };
    let phrase = cue::FURNITURE_PHRASES.longest(words);
    opens || phrase >= 3 || phrase > 0 && !features.is_prose()
}

/// Tags or braces of HTML, CSS, JavaScript and nothing to read.
fn is_markup(content: &str) -> bool {
    let tag = content.starts_with('<') && content.find('>') == Some(content.len() - 1);
    tag || content.ends_with('{') || content.starts_with("/*") || content.starts_with("*/")
}

/// `By Ana Lee and Bo Hart`, `Nga Ana Lee`, `Ana Lee, staff writer`, `(Reporting by Ana Lee; editing by Bo Hart)`.
fn is_byline(content: &str, words: &[Word<'_>], features: &Features) -> bool {
    let opening = cue::BYLINE_CUES.at(words, 0);
    if words.len() == 1 && opening == 1 {
        return content.starts_with(char::is_uppercase) && content.len() <= 4;
    }
    let named = |at: usize| {
        let word = content.split_whitespace().nth(at).unwrap_or_default();
        word.starts_with(|c: char| c.is_uppercase() || c == '@') && calendar::month_from_name(word).is_none()
    };
    if opening >= 2 && words.len() > opening && words.len() <= 40 && named(opening) {
        return true;
    }
    if words.len() < 2 || words.len() > 16 || content.ends_with(['.', '?', '!', '"', '”', '’']) {
        return false;
    }
    if opening > 0 && words.len() > opening && named(opening) {
        // "By Monday the water had reached the old mill": a name and a role have few small words.
        let lower = content.split_whitespace().skip(opening).filter(|word| word.starts_with(char::is_lowercase)).count();
        return features.shouts || colon_after(content, opening) || lower <= 2 || 3 * lower <= words.len();
    }
    let role = content.split([',', '|', '–', '-']).nth(1).is_some_and(|tail| cue::BYLINE_ROLES.any(&Words::of(tail).words));
    role && words.len() <= 10 && content.starts_with(char::is_uppercase) && features.capitals * 2 >= words.len() - 1
}
