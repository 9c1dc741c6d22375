//! The dates and figures of a text, paragraph by paragraph: none goes over the end of one.

use std::hash::Hash;

use super::moment::Moment;
use super::name::Name;
use super::tape::{self, Tape};
use super::{DateExpression, Figure, Source, date, figure};
use crate::calendar::Date;
use crate::memory::{Kept, Key};
use crate::span::Span;
use crate::token::Token;
use crate::words::Prose;

/// What a paragraph has, as spans of it.
pub(super) struct Found {
    dates: Vec<DateExpression>,
    figures: Vec<Figure>,
    /// The last time named, and its sentence.
    last: date::Last,
}

/// Finds the dates and figures, each sorted.
pub(super) fn find(source: Source<'_>, names: &[Name], memory: &mut Kept<Found>) -> (Vec<DateExpression>, Vec<Figure>) {
    let Source { document, sentences, tokens, words, options, .. } = source;
    memory.next_text();
    let all = Prose::whole(document.text, tokens);
    let mut at = 0;
    let published = options.published.or(document.published);
    let (mut dates, mut figures) = (Vec::new(), Vec::new());
    let mut last: date::Last = None;
    let mut names = names;
    for tokens in tokens.chunk_by(|one, next| sentences[one.sentence].block == sentences[next.sentence].block) {
        let paragraph = Prose::whole(document.text, tokens);
        let whole = paragraph.span(paragraph.places());
        let before = names.iter().take_while(|name| name.span.end <= whole.start).count();
        let here = names[before..].iter().take_while(|name| name.span.start < whole.end).count();
        let first = tokens[0].sentence;
        let piece = Paragraph {
            text: &document.text[whole],
            names: names[before..before + here].iter().map(|name| name.span.in_piece(whole.start)).collect(),
            published,
            named_before: last.filter(|(_, sentence)| sentence + 1 >= first).map(|(moment, _)| moment),
        };
        names = &names[before + here..];
        let tell = |key: &mut Key| {
            words.tell(all.part(at..at + tokens.len()), key);
            piece.tell(key);
        };
        let own = || tokens.iter().map(|token| own(token, whole.start, first)).collect::<Vec<Token>>();
        let found = memory.get(tell, || piece.read(&own()));
        at += tokens.len();
        dates.extend(found.dates.iter().map(|date| DateExpression { span: date.span.in_whole(whole.start), ..date.clone() }));
        figures.extend(found.figures.iter().map(|figure| Figure { span: figure.span.in_whole(whole.start), ..figure.clone() }));
        last = found.last.filter(|(_, sentence)| *sentence > 0).map(|(moment, own)| (moment, first + own - 1)).or(last);
    }
    (dates, figures)
}

/// A token as it stands in its paragraph, whose first sentence is 1: the one before it is 0.
fn own(token: &Token, start: usize, first: usize) -> Token {
    Token { span: token.span.in_piece(start), sentence: token.sentence - first + 1, ..*token }
}

/// A paragraph, and all that its dates and figures are read from beside its tokens.
struct Paragraph<'t> {
    text: &'t str,
    names: Vec<Span>,
    published: Option<Date>,
    /// The last time named, in the sentence before.
    named_before: Option<Moment>,
}

impl Paragraph<'_> {
    fn tell(&self, key: &mut Key) {
        key.text(&self.published.map(|day| day.to_string()).unwrap_or_default());
        self.named_before.hash(key);
        for name in &self.names {
            key.numbers([name.start, name.len()]);
        }
    }

    fn read(&self, tokens: &[Token]) -> Found {
        let sensed = tape::sensed(self.text, tokens);
        let tape = Tape::whole(self.text, &sensed);
        let (dates, last) = date::find(&tape, &self.names, self.published, self.named_before.map(|moment| (moment, 0)));
        let figures = figure::find(&tape, &dates, &self.names);
        Found { dates, figures, last }
    }
}
