//! Descriptions: what the words behind `the` or an owner say of whom they mean.

use foldhash::HashSet;

use super::Story;
use crate::entity::EntityType;
use crate::entity::words::{ORGANIZATION_KINDS, ROLE_MODIFIERS, ROLES, fold, tells};
use crate::span;
use crate::token::TokenKind;
use crate::words::Prose;

/// How many words a description has up to its noun.
const LONGEST: usize = 7;

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
        let prose = story.prose;
        let article = prose.is(at, "the");
        let owned = !article && prose.is_owned(at) && prose.earlier(at).is_some();
        if !article && !owned {
            return None;
        }
        let mut description = Description { first: at, end: at, ..Description::default() };
        if owned {
            description.own(story, at);
        }
        let behind = prose.around(at).from(if article { at + 1 } else { at }).up_to(at + LONGEST);
        for (next, token) in behind.row.leading(|token| token.kind == TokenKind::Word).placed() {
            let word = fold(behind.word(next));
            let is_name = span::at(story.mentions, token.span.start);
            if is_name.is_some_and(|name| story.mentions[name].kind == EntityType::Person) {
                return None;
            }
            let noun = ROLES.contains_key(word.as_str()) || ORGANIZATION_KINDS.contains(word.as_str());
            // "the chief executive": the noun is the last of its kind.
            let goes_on = || {
                is_head(prose, next + 1) || ROLE_MODIFIERS.contains(fold(prose.after(next)).as_str()) && is_head(prose, next + 2)
            };
            if noun && is_name.is_none() && !goes_on() {
                description.noun = word;
                description.end = next + 1;
                description.complete(story);
                return description.is_closed(story).then_some(description);
            }
            if is_name.is_some() {
                description.named.push(word.clone());
            }
            description.modifiers.push(word);
        }
        None
    }

    /// The same with its places counted from another.
    pub(super) fn within(self, start: usize) -> Self {
        Description { first: self.first - start, end: self.end - start, ..self }
    }

    /// Takes the name before a possessive that stands before a place for one of the words: `NATO's Secretary General`.
    fn own(&mut self, story: &Story<'_>, place: usize) {
        let owner = story.prose.row.up_to(place).back().nth(1).and_then(|owner| span::at(story.mentions, owner.span.start));
        if let Some(owner) = owner {
            self.named.extend(story.document.text[story.mentions[owner].span].split_whitespace().map(fold));
        }
    }

    /// Takes the name behind "of".
    fn complete(&mut self, story: &Story<'_>) {
        let prose = story.prose;
        if !prose.is(self.end, "of") || !prose.together(self.first, self.end + 1) {
            return;
        }
        let name = self.end + 1 + usize::from(prose.is(self.end + 1, "the"));
        let name = prose.row.at(name).and_then(|token| span::at(story.mentions, token.span.start));
        if let Some(name) = name {
            self.complement.extend(story.document.text[story.mentions[name].span].split_whitespace().map(fold));
        }
    }

    /// Whether the noun ends its group: no name and no other noun follows that it would belong to.
    fn is_closed(&self, story: &Story<'_>) -> bool {
        let sentence = story.prose.around(self.first);
        let Some(next) = sentence.row.at(self.end) else { return true };
        let named = span::at(story.mentions, next.span.start).is_some();
        !named && !sentence.is_capital(self.end) && !sentence.is_dash(self.end) && next.kind != TokenKind::Number
    }

    /// Whether somebody with this role can be meant: no name, rank or office in the description that the role is without.
    pub(super) fn agrees(&self, role: &HashSet<String>) -> bool {
        let apart = |word: &&String| tells(word, "apart");
        let called = || self.modifiers.iter().chain([&self.noun]);
        let ranked = role.iter().filter(apart).all(|rank| called().any(|word| word == rank))
            && called().filter(apart).all(|rank| role.contains(rank));
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
        self.modifiers.iter().any(|word| tells(word, "past-or-second"))
    }
}

fn is_head(prose: Prose<'_>, at: usize) -> bool {
    ROLES.contains_key(fold(prose.word(at)).as_str())
}
