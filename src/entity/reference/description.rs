//! Descriptions: what the words behind `the` or an owner say of whom they mean.

use foldhash::HashSet;

use super::Story;
use crate::entity::EntityType;
use crate::entity::tape::Tape;
use crate::entity::words::{ORGANIZATION_KINDS, ROLE_MODIFIERS, ROLES, fold};
use crate::span;
use crate::token::TokenKind;

/// `the former NATO chief`: tokens `first..end`, of which the last is the noun.
#[derive(Default)]
pub(super) struct Description {
    pub first: usize,
    pub end: usize,
    pub noun: String,
    /// The words before the noun, folded.
    modifiers: Vec<String>,
    /// Those of them that are part of a name.
    pub named: Vec<String>,
    /// The words of the name behind "of": `the leader of the Ostland Council`.
    pub complement: Vec<String>,
}

impl Description {
    /// The description that opens at token `at`: with `the`, or behind a possessive.
    pub(super) fn at(story: &Story<'_>, at: usize) -> Option<Self> {
        let tape = story.tape;
        let article = tape.is(at, "the");
        let owned = !article && at > 0 && tape.tokens[at - 1].kind == TokenKind::Possessive && tape.together(at - 1, at);
        if !article && !owned {
            return None;
        }
        let mut description = Description { first: at, end: at, ..Description::default() };
        if owned {
            description.own(story, at - 1);
        }
        let mut next = if article { at + 1 } else { at };
        while next < at + 7 {
            if !tape.together(at, next) || tape.tokens[next].kind != TokenKind::Word {
                break;
            }
            let word = fold(tape.word(next));
            let is_name = span::at(story.mentions, tape.tokens[next].span.start);
            if is_name.is_some_and(|name| story.mentions[name].kind == EntityType::Person) {
                return None;
            }
            let noun = ROLES.contains_key(word.as_str()) || ORGANIZATION_KINDS.contains(word.as_str());
            // "the chief executive": the noun is the last of its kind.
            let goes_on =
                is_head(tape, next + 1) || ROLE_MODIFIERS.contains(fold(tape.word(next + 1)).as_str()) && is_head(tape, next + 2);
            if noun && is_name.is_none() && !goes_on {
                description.noun = word;
                description.end = next + 1;
                description.complete(story);
                return description.is_closed(story).then_some(description);
            }
            if is_name.is_some() {
                description.named.push(word.clone());
            }
            description.modifiers.push(word);
            next += 1;
        }
        None
    }

    /// Takes the name before a possessive for one of the words: `NATO's Secretary General`.
    fn own(&mut self, story: &Story<'_>, possessive: usize) {
        let owner = possessive.checked_sub(1).and_then(|before| span::at(story.mentions, story.tape.tokens[before].span.start));
        if let Some(owner) = owner {
            self.named.extend(story.document.text[story.mentions[owner].span].split_whitespace().map(fold));
        }
    }

    /// Takes the name behind "of".
    fn complete(&mut self, story: &Story<'_>) {
        let tape = story.tape;
        if !tape.is(self.end, "of") || !tape.together(self.first, self.end + 1) {
            return;
        }
        let name = self.end + 1 + usize::from(tape.is(self.end + 1, "the"));
        let name = tape.tokens.get(name).and_then(|token| span::at(story.mentions, token.span.start));
        if let Some(name) = name {
            self.complement.extend(story.document.text[story.mentions[name].span].split_whitespace().map(fold));
        }
    }

    /// Whether the noun ends its group: no name and no other noun follows that it would belong to.
    fn is_closed(&self, story: &Story<'_>) -> bool {
        let tape = story.tape;
        let next = self.end;
        if !tape.together(self.first, next) {
            return true;
        }
        let named = span::at(story.mentions, tape.tokens[next].span.start).is_some();
        !named && !tape.is_capital(next) && !tape.is_dash(next) && tape.tokens[next].kind != TokenKind::Number
    }

    /// Whether somebody with this role can be meant: no name, rank or office in the description that the role is without.
    pub(super) fn agrees(&self, role: &HashSet<String>) -> bool {
        let ranks = ["former", "vice", "deputy", "acting", "assistant", "prime", "general", "ex"];
        let ranked = ranks
            .iter()
            .all(|rank| role.contains(*rank) == (self.noun == *rank || self.modifiers.iter().any(|word| word == rank)));
        let office = self
            .modifiers
            .iter()
            .filter(|word| !self.named.contains(word))
            .all(|word| role.contains(word) || !ROLE_MODIFIERS.contains(word.as_str()));
        let bare = role.iter().all(|word| ROLES.contains_key(word.as_str()) || ROLE_MODIFIERS.contains(word.as_str()));
        let named = bare || self.is_named_in(role);
        // "The leader of the council" is not the leader of a party.
        let of = self.complement.is_empty() || bare || self.complement.iter().any(|word| role.contains(word));
        ranked && office && named && of
    }

    /// Whether the role has the names of the description, or what they are made of: `the Brazilian president`, `president of Brazil`.
    pub(super) fn is_named_in(&self, role: &HashSet<String>) -> bool {
        const STEM: usize = 4;
        let of = |word: &String| {
            role.iter().any(|other| other.len() > STEM && word.get(..other.len() - 1) == other.get(..other.len() - 1))
        };
        self.named.iter().all(|word| role.contains(word) || of(word))
    }

    pub(super) fn is_past_or_second(&self) -> bool {
        self.modifiers.iter().any(|word| matches!(word.as_str(), "former" | "vice" | "deputy" | "acting" | "ex" | "late"))
    }
}

fn is_head(tape: &Tape<'_>, at: usize) -> bool {
    ROLES.contains_key(fold(tape.word(at)).as_str())
}
