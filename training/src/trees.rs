//! Trees of Universal Dependencies, in CoNLL-U: the words of each sentence with their tags.

use std::{fs, io};

use nutgraf::Span;
use nutgraf::document::{Block, BlockRole, Document};
use nutgraf::sentence::Sentence;
use nutgraf::token::{Token, tokenize};
use nutgraf::words::tag::{self, Class, Form, Tag};

/// A word of a tree.
pub struct Part {
    pub span: Span,
    pub class: Class,
    pub lemma: String,
    /// The index of the word that it hangs on; `None` for the root.
    head: Option<usize>,
}

/// A sentence with its words.
pub struct Tree {
    pub text: String,
    pub parts: Vec<Part>,
}

/// Words with their classes.
pub struct Tagged {
    pub words: Vec<String>,
    pub classes: Vec<Class>,
}

impl Tagged {
    /// The same words written otherwise.
    pub fn recased(&self, case: impl Fn(usize, &str) -> String) -> Tagged {
        let words = self.words.iter().enumerate().map(|(at, word)| case(at, word)).collect();
        Tagged { words, classes: self.classes.clone() }
    }
}

/// The trees of a file.
pub fn read(path: &str) -> io::Result<Vec<Tree>> {
    Ok(fs::read_to_string(path)?.split("\n\n").filter_map(read_tree).collect())
}

fn read_tree(lines: &str) -> Option<Tree> {
    let text = lines.lines().find_map(|line| line.strip_prefix("# text = "))?.to_owned();
    let mut parts = Vec::new();
    let mut at = 0;
    // The words of "don't" stand in a range of their own.
    let mut range: Option<(usize, Span)> = None;
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, features, head, ..] = fields[..] else { continue };
        if id.contains('.') {
            continue;
        }
        if let Some((_, last)) = id.split_once('-') {
            let span = find(&text, at, form)?;
            range = Some((last.parse().ok()?, span));
            continue;
        }
        let id: usize = id.parse().ok()?;
        let span = match range.filter(|(last, _)| id <= *last) {
            // What is written otherwise than it is read, as "wanna", is the whole.
            Some((_, whole)) => find(&text, at, form).filter(|span| span.end <= whole.end).unwrap_or(whole),
            None => find(&text, at, form)?,
        };
        at = at.max(span.end);
        if let Some((last, whole)) = range
            && id == last
        {
            at = whole.end;
            range = None;
        }
        let head = head.parse::<usize>().ok()?.checked_sub(1);
        parts.push(Part { span, class: tag::class(upos_of(upos)?, form_of(xpos, features)), lemma: lemma.to_owned(), head });
    }
    (!parts.is_empty()).then_some(Tree { text, parts })
}

/// Where a form stands at or behind `at`, with nothing but white space before it.
fn find(text: &str, at: usize, form: &str) -> Option<Span> {
    let start = text.len() - text.get(at..)?.trim_start().len();
    text[start..].starts_with(form).then(|| Span::new(start, start + form.len()))
}

fn upos_of(name: &str) -> Option<Tag> {
    Tag::ALL.into_iter().find(|tag| tag.name() == name)
}

fn form_of(xpos: &str, features: &str) -> Option<Form> {
    let has = |feature: &str| features.split('|').any(|other| other == feature);
    Some(match xpos {
        "VBD" => Form::Past,
        "VBZ" | "VBP" | "MD" => Form::Present,
        "VB" => Form::Base,
        "VBG" => Form::Gerund,
        "VBN" => Form::Participle,
        _ if has("VerbForm=Ger") || has("VerbForm=Part") && has("Tense=Pres") => Form::Gerund,
        _ if has("VerbForm=Part") => Form::Participle,
        _ if has("VerbForm=Fin") && has("Tense=Past") => Form::Past,
        _ if has("VerbForm=Fin") && !has("Mood=Imp") => Form::Present,
        _ => return None,
    })
}

impl Tree {
    /// The sentence in the tree's own words.
    pub fn gold(&self) -> Tagged {
        let words = self.parts.iter().map(|part| self.text[part.span.range()].to_owned()).collect();
        Tagged { words, classes: self.parts.iter().map(|part| part.class).collect() }
    }

    /// The sentence in the engine's tokens.
    pub fn tokens(&self) -> Tagged {
        let tokens = self.tokenize();
        let words = tokens.iter().map(|token| self.text[token.span.range()].to_owned()).collect();
        Tagged { words, classes: tokens.iter().map(|token| self.class_of(token.span)).collect() }
    }

    fn tokenize(&self) -> Vec<Token> {
        let span = Span::new(0, self.text.len());
        let block = Block { span, role: BlockRole::Paragraph, dateline: None, turn: None };
        let document = Document { text: &self.text, blocks: vec![block], published: None };
        tokenize(&document, &[Sentence { span, block: 0 }])
    }

    /// The class of a token: that of its main part.
    ///
    /// Of a word with something short behind its apostrophe ("don't", "I'm") that is the word, of "cannot" its first part, of other
    /// words that hang together ("all-girl", "30-year-old") the last part that hangs on a word outside.
    fn class_of(&self, token: Span) -> Class {
        let inside = |part: &Part| part.span.overlaps(token);
        let bare = |part: &Part| tag::CLASSES[usize::from(part.class)].0 != Tag::Punct;
        let parts: Vec<&Part> = self.parts.iter().filter(|part| inside(part) && bare(part)).collect();
        let text = &self.text[token.range()];
        let punctuation = tag::class(Tag::Punct, None);
        let Some(first) = parts.first() else { return punctuation };
        if !text.contains(char::is_alphanumeric) && self.text[first.span.range()].contains(char::is_alphanumeric) {
            return punctuation;
        }
        let outside = |part: &&&Part| !part.head.is_some_and(|head| inside(&self.parts[head]));
        let joined = text.contains(['-', '‑', '–', '/', '.', '_']);
        parts.iter().rev().find(|part| joined && outside(part)).unwrap_or(first).class
    }
}
