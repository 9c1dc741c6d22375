//! Articles of the project's own corpus to text and marks. `training/corpus/README.md` describes the format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use nutgraf::Span;

/// An article with everything that is marked in it. Spans are in bytes of `text`.
#[derive(Debug, Default)]
pub struct Marked {
    /// The file's folder and name, without its ending.
    pub id: String,
    pub head: BTreeMap<String, String>,
    pub text: String,
    /// Each line that is not empty, with its role.
    pub lines: Vec<(Span, String)>,
    pub sentences: Vec<Span>,
    pub names: Vec<Name>,
    pub statements: Vec<Statement>,
    /// What a careless reader would list though nobody said it.
    pub unsaid: Vec<Span>,
}

/// A name where it stands.
#[derive(Debug, Clone)]
pub struct Name {
    pub span: Span,
    /// `P`, `O`, `L` or `M`.
    pub kind: char,
    /// Who it is, within the article.
    pub who: String,
}

/// What a statement is: its tag's first letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Said,
    Stance,
    /// Denied to be said, or withheld.
    Withheld,
}

/// A statement, stance, or what was not said.
#[derive(Debug, Clone)]
pub struct Statement {
    pub class: Class,
    pub content: Vec<Span>,
    /// The phrase that names the speaker; `None` where it is carried on from before, or nobody is meant.
    pub speaker: Option<Span>,
    /// Who that is, within the article.
    pub who: Option<String>,
    pub cue: Option<Span>,
}

const ROLES: [&str; 9] =
    ["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"];

/// Reads every article below a folder, sorted by path. The first that is not well formed is an error that says where.
pub fn read(folder: &Path) -> io::Result<Vec<Marked>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(texts(&path)?);
        }
    }
    files.sort();
    files.iter().map(|path| one(path)).collect()
}

fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    Ok(paths?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect())
}

/// Reads one article.
pub fn one(path: &Path) -> io::Result<Marked> {
    let source = fs::read_to_string(path)?;
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    parse(&source, format!("{folder}/{name}")).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
}

/// Reads an article's source. The error names the line and what is wrong there.
pub fn parse(source: &str, id: String) -> Result<Marked, String> {
    let mut reader = Reader { marked: Marked { id, ..Marked::default() }, ..Reader::default() };
    let mut lines = source.lines().enumerate();
    for (_, line) in lines.by_ref().take_while(|(_, line)| !line.trim().is_empty()) {
        let (key, value) = line.split_once(':').ok_or_else(|| format!("head: no colon in {line:?}"))?;
        reader.marked.head.insert(key.trim().to_owned(), value.trim().to_owned());
    }
    for key in ["manner", "set"] {
        if !reader.marked.head.contains_key(key) {
            return Err(format!("head: {key} is missing"));
        }
    }
    for (number, line) in lines {
        reader.line(line).map_err(|error| format!("line {}: {error}", number + 1))?;
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    marked: Marked,
    open: Vec<(String, usize)>,
    /// By number: what is known of each statement.
    parts: BTreeMap<u32, Parts>,
}

#[derive(Default)]
struct Parts {
    content: Vec<(Class, Span)>,
    speaker: Vec<(Span, Option<String>)>,
    cue: Vec<Span>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.trim().is_empty() {
            self.marked.text.push('\n');
            return Ok(());
        }
        let (role, rest) = line.split_once(':').ok_or("a line opens with its role and a colon")?;
        if !ROLES.contains(&role) {
            return Err(format!("{role:?} is no role"));
        }
        let start = self.marked.text.len();
        let mut sentence = start;
        let mut characters = rest.strip_prefix(' ').unwrap_or(rest).chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => self.marked.text.extend(characters.next()),
                '{' => self.open(&mut characters)?,
                '}' => self.close()?,
                '|' => sentence = self.sentence(sentence),
                _ => self.marked.text.push(character),
            }
        }
        if let Some((tag, _)) = self.open.last() {
            return Err(format!("{{{tag}}} is not closed on its line"));
        }
        self.sentence(sentence);
        let end = self.marked.text.len();
        self.marked.lines.push((Span::new(start, end), role.to_owned()));
        self.marked.text.push('\n');
        Ok(())
    }

    fn open(&mut self, characters: &mut std::str::Chars<'_>) -> Result<(), String> {
        let mut tag = String::new();
        for character in characters.by_ref() {
            if character == ' ' {
                self.open.push((tag, self.marked.text.len()));
                return Ok(());
            }
            tag.push(character);
        }
        Err(format!("a blank must stand behind the tag {tag:?}"))
    }

    fn close(&mut self) -> Result<(), String> {
        let (tag, start) = self.open.pop().ok_or("a } without its {")?;
        let span = Span::new(start, self.marked.text.len());
        let empty = span.start == span.end;
        let words = &self.marked.text[span.start..span.end];
        if words.trim() != words {
            return Err(format!("{{{tag} {words}}} begins or ends with a blank"));
        }
        if empty && !(tag.starts_with('s') && tag.contains('=')) {
            return Err(format!("{{{tag} }} holds no words"));
        }
        if let Some((kind, who)) = tag.split_once(':') {
            return self.name(kind, who, span);
        }
        if tag == "x" {
            self.marked.unsaid.push(span);
            return Ok(());
        }
        let (numbers, who) = tag.split_once('=').map_or((tag.as_str(), None), |(tag, who)| (tag, Some(who.to_owned())));
        let letter = numbers.chars().next().ok_or("an empty tag")?;
        for number in numbers[letter.len_utf8()..].split(',') {
            let number = number.parse().map_err(|_| format!("{tag:?} is no tag"))?;
            self.part(letter, number, span, who.clone())?;
        }
        Ok(())
    }

    fn name(&mut self, kind: &str, who: &str, span: Span) -> Result<(), String> {
        let mut letters = kind.chars();
        match (letters.next(), letters.next()) {
            (Some(kind @ ('P' | 'O' | 'L' | 'M')), None) if !who.is_empty() => {
                self.marked.names.push(Name { span, kind, who: who.to_owned() });
                Ok(())
            }
            _ => Err(format!("{kind}:{who} is no tag of a name")),
        }
    }

    fn part(&mut self, letter: char, number: u32, span: Span, who: Option<String>) -> Result<(), String> {
        let parts = self.parts.entry(number).or_default();
        match letter {
            'q' => parts.content.push((Class::Said, span)),
            't' => parts.content.push((Class::Stance, span)),
            'n' => parts.content.push((Class::Withheld, span)),
            's' => parts.speaker.push((span, who)),
            'c' => parts.cue.push(span),
            _ => return Err(format!("{letter}{number} is no tag")),
        }
        Ok(())
    }

    fn sentence(&mut self, start: usize) -> usize {
        let text = &self.marked.text[start..];
        let lead = text.len() - text.trim_start().len();
        let span = Span::new(start + lead, start + text.trim_end().len().max(lead));
        if span.start < span.end {
            self.marked.sentences.push(span);
        }
        self.marked.text.len()
    }

    fn finish(mut self) -> Result<Marked, String> {
        self.marked.names.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
        for (number, parts) in std::mem::take(&mut self.parts) {
            let statement = self.statement(parts).map_err(|error| format!("statement {number}: {error}"))?;
            self.marked.statements.push(statement);
        }
        self.marked.statements.sort_by_key(|statement| statement.content[0].start);
        Ok(self.marked)
    }

    fn statement(&self, parts: Parts) -> Result<Statement, String> {
        let class = parts.content.first().ok_or("it has no content")?.0;
        if parts.content.iter().any(|(other, _)| *other != class) {
            return Err("its contents have different letters".to_owned());
        }
        if parts.speaker.len() > 1 || parts.cue.len() > 1 {
            return Err("more than one speaker or cue".to_owned());
        }
        let mut content: Vec<Span> = parts.content.into_iter().map(|(_, span)| span).collect();
        content.sort_by_key(|span| span.start);
        let (speaker, who) = match parts.speaker.into_iter().next() {
            Some((span, who)) => (Some(span), self.who(span, who)?),
            None => (None, None),
        };
        let speaker = speaker.filter(|span| span.start < span.end);
        Ok(Statement { class, content, speaker, who, cue: parts.cue.first().copied() })
    }

    fn who(&self, phrase: Span, said: Option<String>) -> Result<Option<String>, String> {
        match said {
            Some(who) if who.is_empty() => return Ok(None),
            Some(who) if self.marked.names.iter().any(|name| name.who == who) => return Ok(Some(who)),
            Some(who) => return Err(format!("nobody in the text is {who:?}")),
            None => {}
        }
        let text = &self.marked.text[phrase.start..phrase.end];
        let inside: Vec<&Name> =
            self.marked.names.iter().filter(|name| phrase.start <= name.span.start && name.span.end <= phrase.end).collect();
        match inside.as_slice() {
            [] => Err(format!("say who {text:?} is: =id, or = alone for nobody named")),
            [name] => {
                let before = self.marked.text[phrase.start..name.span.start].to_lowercase();
                let prepositions = ["for", "of", "to", "from", "at", "in", "with", "by", "on"];
                if before.split_whitespace().any(|word| prepositions.contains(&word)) {
                    return Err(format!("{text:?} has a preposition before the name: say who speaks, =id or ="));
                }
                Ok(Some(name.who.clone()))
            }
            several if several.iter().all(|name| name.who == several[0].who) => Ok(Some(several[0].who.clone())),
            _ => Err(format!("{text:?} holds several names: say who speaks, =id or =")),
        }
    }
}
