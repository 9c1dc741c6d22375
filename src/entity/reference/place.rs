//! How prominent a name or a description is in its sentence.

use super::Reading;
use super::presence::{FRONTED, OBJECT, OWNER, SPEAKER, SUBJECT};
use crate::entity::EntityType;
use crate::span;
use crate::token::TokenKind;
use crate::wordclass;

impl Reading<'_> {
    /// How prominent the words `first..end` are: a subject, an owner, or neither.
    pub(super) fn place_of(&self, first: usize, end: usize) -> f64 {
        let tape = self.story.tape;
        if tape.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Possessive) {
            return OWNER;
        }
        let speaks = |at: usize| wordclass::is_speech_verb(&tape.lower(at));
        let end = self.behind_apposition(end);
        let acts = tape.together(first, end)
            && (speaks(end)
                || tape.is_any(
                    end,
                    &["is", "was", "has", "had", "will", "would", "also", "who", "did", "can", "could", "does", "may"],
                )
                || tape.word(end).ends_with("ed"));
        // "Tom Reed and John Vale met": neither comes first.
        let person = |at: usize| {
            tape.tokens
                .get(at)
                .and_then(|token| span::at(self.story.mentions, token.span.start))
                .is_some_and(|name| self.story.mentions[name].kind == EntityType::Person)
        };
        if tape.is(end, "and") && person(end + 1) {
            return OBJECT;
        }
        if tape.together(first, end) && speaks(end) || tape.earlier(first).is_some_and(speaks) {
            return SPEAKER;
        }
        let Some(before) = tape.earlier(first) else { return SUBJECT };
        // "Sentencing Vale to seven days, he said": whom the participle takes is not who speaks.
        if !acts && self.is_fronted(first) {
            return FRONTED;
        }
        let governed = tape.is_any(
            before,
            &["of", "by", "with", "for", "to", "from", "at", "in", "on", "against", "about", "like", "and", "than"],
        );
        if acts && !governed { SUBJECT } else { OBJECT }
    }

    /// The token behind what commas tell of the name before `end`: `Dana Brell, 44, said`, `Her daughter, Dana Brell, said`, `Sen. Dana
    /// Brell of Tarn, was`.
    fn behind_apposition(&self, end: usize) -> usize {
        const LONGEST: usize = 16;
        let tape = self.story.tape;
        let comma = if tape.is(end, "of") { (end + 1..end + 5).find(|&at| tape.is(at, ",")).unwrap_or(end) } else { end };
        if !tape.is(comma, ",") {
            return end;
        }
        // "He added that Dana Brell, a baker, was late": what others say of her makes her no subject.
        let told = (end.saturating_sub(12)..end)
            .any(|at| tape.together(at, end) && (tape.is(at, "that") || wordclass::is_speech_verb(&tape.lower(at))));
        let is_verb = |at: usize| {
            tape.together(end.saturating_sub(1), at)
                && (!told || wordclass::is_speech_verb(&tape.lower(at)))
                && (wordclass::is_speech_verb(&tape.lower(at))
                    || tape.is_any(at, &["is", "was", "has", "had", "will", "would", "did", "does"]))
        };
        let closing = || (comma + 1..comma + LONGEST).find(|&at| tape.is(at, ",") || tape.is(at, "."));
        let behind = if is_verb(comma + 1) { Some(comma + 1) } else { closing().map(|close| close + 1) };
        behind.filter(|&at| is_verb(at)).unwrap_or(end)
    }

    /// Whether the token stands in a participle clause that opens its sentence.
    fn is_fronted(&self, at: usize) -> bool {
        const LONGEST: usize = 16;
        let tape = self.story.tape;
        let sentence = tape.tokens[at].sentence;
        let start = (0..=at).rev().take(LONGEST).take_while(|&back| tape.tokens[back].sentence == sentence).last().unwrap_or(at);
        let opens = start == 0 || tape.tokens[start - 1].sentence != sentence;
        let linked = usize::from(tape.is_any(start, &["After", "Before", "While", "When"]));
        let ing = tape.word(start + linked);
        opens && ing.len() > 5 && ing.ends_with("ing") && !(start..at).any(|between| tape.is(between, ","))
    }
}
