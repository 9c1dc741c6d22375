//! The corpus as the gold data that the scorers read: JSON lines, offsets in code points.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use nutgraf::Span;
use nutgraf::wordclass::{self, WordClass};
use serde_json::{Value, json};

use crate::corpus::{Class, Marked, Statement};
use crate::gold::{Article, GoldQuote};

/// What a task asks of an article's gold.
type Make = fn(&Gold<'_>) -> Value;

/// Writes `TASK/corpus_SET.jsonl` for each task and set.
pub fn write(articles: &[Marked], out: &Path) -> io::Result<()> {
    let tasks: [(&str, Make); 5] = [
        ("quotes", |gold| json!({ "quotes": gold.quotes() })),
        ("said", |gold| gold.said()),
        ("entities", |gold| json!({ "entities": gold.entities() })),
        ("lines", |gold| json!({ "lines": gold.lines() })),
        ("sentences", |gold| json!({ "gold": gold.sentences() })),
    ];
    for (task, make) in tasks {
        let folder = out.join(task);
        fs::create_dir_all(&folder)?;
        let mut sets: BTreeMap<&str, String> = BTreeMap::new();
        for article in articles {
            let mut line = json!({ "id": article.id, "text": article.text });
            let gold = make(&Gold::new(article));
            for (key, value) in gold.as_object().into_iter().flatten() {
                line[key] = value.clone();
            }
            let set = article.head.get("set").map_or("learn", String::as_str);
            let lines = sets.entry(set).or_default();
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
        for (set, lines) in sets {
            fs::write(folder.join(format!("corpus_{set}.jsonl")), lines)?;
        }
    }
    Ok(())
}

/// An article with its statements, stances and what was withheld, as the sets of other sources are read.
pub fn article(marked: &Marked) -> Article {
    let gold = Gold::new(marked);
    let quotes = marked.statements.iter().enumerate().map(|(index, statement)| {
        let (speaker, cue) = carried(&marked.statements, index);
        GoldQuote {
            kind: gold.kind(statement).to_owned(),
            parts: statement.content.clone(),
            quoted: statement.content.iter().flat_map(|span| gold.quoted(*span)).collect(),
            speaker,
            canonical: statement.who.as_deref().and_then(|who| gold.full(who)).map(str::to_owned),
            cue,
            names: statement.who.iter().flat_map(|who| gold.aliases(who)).map(str::to_owned).collect(),
            described: statement.speaker.is_some_and(|span| gold.describes(span, statement.who.as_deref())),
            said: Some(statement.class == Class::Said),
        }
    });
    let quotes = quotes.collect();
    Article { text: marked.text.clone(), quotes }
}

/// The words that name the speaker and the cue. Where the sentence has none, those of the statement before by the same one, or behind.
fn carried(statements: &[Statement], index: usize) -> (Option<Span>, Option<Span>) {
    let own = &statements[index];
    if own.speaker.is_some() || own.who.is_none() {
        return (own.speaker, own.cue);
    }
    let same = |other: &&Statement| other.who == own.who && other.speaker.is_some() && other.class == Class::Said;
    let other = statements[..index].iter().rev().find(same).or_else(|| statements[index..].iter().find(same));
    other.map_or((None, None), |other| (other.speaker, own.cue.or(other.cue)))
}

struct Gold<'a> {
    article: &'a Marked,
    /// The code points before each byte.
    points: Vec<usize>,
}

impl<'a> Gold<'a> {
    fn new(article: &'a Marked) -> Self {
        let mut points = vec![0; article.text.len() + 1];
        let mut count = 0;
        for (at, character) in article.text.char_indices() {
            points[at..at + character.len_utf8()].fill(count);
            count += 1;
        }
        points[article.text.len()] = count;
        Self { article, points }
    }

    fn pair(&self, span: Span) -> [usize; 2] {
        [self.points[span.start], self.points[span.end]]
    }

    fn words(&self, span: Span) -> &str {
        &self.article.text[span.start..span.end]
    }

    /// The full name of somebody: the longest that the article has.
    fn full(&self, who: &str) -> Option<&str> {
        let names = self.article.names.iter().filter(|name| name.who == who);
        names.map(|name| self.words(name.span)).max_by_key(|name| name.split_whitespace().count())
    }

    fn aliases(&self, who: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.article.names.iter().filter(|name| name.who == who).map(|name| self.words(name.span)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether the words that name a speaker describe him: `the striker`, not `he`, and nothing that holds a name of his.
    fn describes(&self, phrase: Span, who: Option<&str>) -> bool {
        let words = self.words(phrase);
        let named = || who.is_some_and(|who| self.article.names.iter().any(|name| name.who == who && name.span.overlaps(phrase)));
        let pronoun = matches!(
            wordclass::class(&words.to_lowercase()),
            WordClass::SubjectPronoun | WordClass::ObjectPronoun | WordClass::Pronoun | WordClass::Relative | WordClass::Wh
        );
        !pronoun && !named()
    }

    /// The stretches between marks within a span, without the marks.
    fn quoted(&self, span: Span) -> Vec<Span> {
        quoted(&self.article.text, span)
    }

    fn kind(&self, statement: &Statement) -> &'static str {
        let bare = |span: &Span| {
            let inside: usize = self.quoted(*span).iter().map(|inner| self.words(*inner).chars().count() + 2).sum();
            self.words(*span).chars().count().saturating_sub(inside)
        };
        if statement.content.iter().all(|span| self.quoted(*span).is_empty()) {
            "indirect"
        } else if statement.content.iter().all(|span| bare(span) <= 1) {
            "direct"
        } else {
            "mixed"
        }
    }

    fn quotes(&self) -> Vec<Value> {
        self.article.statements.iter().filter(|one| one.class != Class::Withheld).map(|one| self.quote(one)).collect()
    }

    fn quote(&self, statement: &Statement) -> Value {
        let canonical = statement.who.as_deref().and_then(|who| self.full(who));
        let speaker = statement.speaker.map(|span| {
            let [start, end] = self.pair(span);
            json!({ "start": start, "end": end, "text": self.words(span), "canonical": canonical })
        });
        let cue = statement.cue.map(|span| {
            let [start, end] = self.pair(span);
            json!({ "start": start, "end": end, "text": self.words(span) })
        });
        let parts: Vec<_> = statement.content.iter().map(|span| self.pair(*span)).collect();
        let quoted: Vec<_> = statement.content.iter().flat_map(|span| self.quoted(*span)).map(|span| self.pair(span)).collect();
        json!({
            "start": parts[0][0], "end": parts[parts.len() - 1][1], "parts": parts, "kind": self.kind(statement),
            "quoted": quoted, "speaker": speaker, "cue": cue, "core": statement.class == Class::Said,
        })
    }

    fn said(&self) -> Value {
        let said: Vec<Value> =
            self.article.statements.iter().filter(|one| one.class == Class::Said).map(|one| self.item(one)).collect();
        let unsaid = self.article.unsaid.iter().copied();
        let stances =
            self.article.statements.iter().filter(|one| one.class != Class::Said).flat_map(|one| one.content.iter().copied());
        let not_said: Vec<_> = unsaid.chain(stances).map(|span| self.pair(span)).collect();
        json!({ "said": said, "not_said": not_said })
    }

    fn item(&self, statement: &Statement) -> Value {
        let start = self.pair(statement.content[0])[0];
        let end = self.pair(statement.content[statement.content.len() - 1])[1];
        let who = statement.who.as_deref();
        let words = statement.speaker.filter(|span| who.is_none() || self.describes(*span, who)).map(|span| self.words(span));
        json!({
            "start": start, "end": end, "speaker": who.and_then(|who| self.full(who)), "kind": self.kind(statement), "core": true,
            "names": who.map(|who| self.aliases(who)).unwrap_or_default(), "words": words.unwrap_or_default(),
            "span": statement.speaker.map(|span| self.pair(span)), "cue": statement.cue.map(|span| self.words(span)),
        })
    }

    fn entities(&self) -> Vec<Value> {
        let kinds = BTreeMap::from([('P', "PER"), ('O', "ORG"), ('L', "LOC"), ('M', "MISC")]);
        let names = self.article.names.iter();
        let outer = names.scan(0, |end, name| {
            let nested = name.span.end <= *end;
            *end = name.span.end.max(*end);
            Some((!nested).then_some(name))
        });
        outer
            .flatten()
            .map(|name| {
                let [start, end] = self.pair(name.span);
                json!({ "start": start, "end": end, "type": kinds[&name.kind], "who": name.who })
            })
            .collect()
    }

    fn lines(&self) -> Vec<Value> {
        let lines = self.article.lines.iter();
        lines
            .map(|(span, role)| {
                let [start, end] = self.pair(*span);
                json!({ "start": start, "end": end, "roles": [role] })
            })
            .collect()
    }

    fn sentences(&self) -> Vec<[usize; 2]> {
        self.article.sentences.iter().map(|span| self.pair(*span)).collect()
    }
}

/// The stretches between quotation marks: from an opening mark to the next that closes it, or to the end.
fn quoted(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let characters: Vec<(usize, char)> =
        text[span.start..span.end].char_indices().map(|(at, character)| (span.start + at, character)).collect();
    for (index, &(at, character)) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| characters[index].1);
        let after = characters.get(index + 1).map(|next| next.1);
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        match open {
            None => {
                let closing = match character {
                    '“' | '„' => '”',
                    '"' => '"',
                    '«' => '»',
                    '‘' if letter(after) || after == Some('“') => '’',
                    '\'' if !letter(before) && after.is_some_and(|after| !after.is_whitespace()) => '\'',
                    _ => continue,
                };
                open = Some((closing, at + character.len_utf8()));
            }
            Some((closing, start)) if character == closing || (closing == '”' && character == '“' && !letter(after)) => {
                if matches!(closing, '’' | '\'') && letter(after) {
                    continue;
                }
                // "the drivers' pay": an apostrophe, where another mark closes later.
                let later = characters[index + 1..].iter().any(|(_, next)| *next == closing);
                if matches!(closing, '’' | '\'') && before == Some('s') && after == Some(' ') && later {
                    continue;
                }
                found.push(Span::new(start, at));
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((_, start)) = open {
        found.push(Span::new(start, span.end));
    }
    found
}
