//! Pronouns and descriptions to whom they mean: `she`, `the mayor`, `the NATO chief`.
//!
//! Reads the story from its start and keeps in mind who was spoken of, how long ago and how prominently; a pronoun means the
//! most present person that it can. What two people could mean is left open.

mod bearers;
mod clue;
mod description;
mod gender;
mod place;
mod presence;
mod pronoun;

pub(crate) use self::gender::noun_gender;
use std::cell::OnceCell;

use foldhash::{HashMap, HashSet};

use self::bearers::Bearers;
pub(in crate::entity) use self::clue::Clue;
use self::clue::{Clues, What};
use self::description::Description;
use self::presence::{NOMINATIVE, OBLIQUE, Presence};
use self::pronoun::Pronoun;
use crate::document::Document;
use crate::entity::words::Gender;
use crate::entity::{Entity, EntityId, EntityType, Mention, MentionForm};
use crate::memory::Kept;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span};
use crate::wordclass;
use crate::words::{Prose, Words};

/// A text whose names are merged, to be read for what else means the same.
pub(in crate::entity) struct Story<'a> {
    pub document: &'a Document<'a>,
    pub quoted: &'a [QuotedText],
    pub sentences: &'a [Sentence],
    pub prose: Prose<'a>,
    pub words: &'a Words<'a>,
    /// Names only, sorted.
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    /// Every role printed with a name, sorted: no mentions of their own.
    pub roles: &'a [Span],
}

/// Finds the pronouns and descriptions whose meaning the text settles. They are sorted and do not overlap one another; a
/// description may hold a name (`the NATO chief`).
pub(in crate::entity) fn resolve(story: &Story<'_>, memory: &mut Kept<Vec<Clue>>) -> (Vec<Mention>, Vec<Option<Gender>>) {
    let clues = clue::find(story, memory);
    let mut reading = Reading::new(story, &clues);
    let mut found = Vec::new();
    let (mut at, mut name, mut role) = (0, 0, 0);
    for Clues { places, clues } in &clues {
        if reading.is_furniture(places.start) {
            continue;
        }
        let sentence = story.prose.part(places.clone());
        at = at.max(places.start);
        while let Some(here) = sentence.row.at(at).map(|token| token.span.start) {
            name += story.mentions[name..].iter().take_while(|mention| mention.span.start < here).count();
            let named = next_named(story, sentence, &mut name);
            let clue = clues.get(clues.partition_point(|clue| places.start + clue.before < at));
            let first = named.filter(|&(place, _)| clue.is_none_or(|clue| place <= places.start + clue.before));
            if let Some((place, mention)) = first {
                let end = story.prose.behind(place, mention.span.end).max(place + 1);
                // "Kosovo's president" is read as a description at the possessive.
                if mention.kind == EntityType::Person {
                    reading.meet(mention.entity, place, end);
                }
                at = end;
                continue;
            }
            let Some(clue) = clue else { break };
            let place = places.start + clue.before;
            let here = sentence.span(place..place + 1).start;
            role += story.roles[role..].iter().take_while(|role| role.end <= here).count();
            let printed = |mention: &Mention| {
                mention.form == MentionForm::Title && story.roles.get(role).is_some_and(|role| role.overlaps(mention.span))
            };
            match reading.reference(clue, places.start).filter(|(mention, _)| !printed(mention)) {
                Some((mention, end)) => {
                    found.push(mention);
                    at = end;
                }
                None => at = place + 1,
            }
        }
    }
    (found, reading.genders)
}

/// The next name that opens with a word of the sentence, and where.
fn next_named<'a>(story: &Story<'a>, sentence: Prose<'_>, name: &mut usize) -> Option<(usize, &'a Mention)> {
    while let Some(mention) = story.mentions.get(*name) {
        let place = sentence.first_from(mention.span.start);
        if sentence.row.at(place)?.span.start == mention.span.start {
            return Some((place, mention));
        }
        *name += 1;
    }
    None
}

struct Reading<'a> {
    story: &'a Story<'a>,
    /// For each token whether it stands between quotation marks.
    in_quotation: Vec<bool>,
    /// Block and person of each name that speaks there.
    speakers: HashSet<(usize, EntityId)>,
    genders: Vec<Option<Gender>>,
    /// For each entity whether its gender is known from a title, a role or pronouns, not from the given name alone.
    settled: Vec<bool>,
    /// For each entity where its first name stands.
    first_named: Vec<usize>,
    bearers: Bearers,
    present: Vec<Presence>,
    /// For each spelling whether it is a form of a verb of saying, where that was asked.
    speaking: Vec<OnceCell<bool>>,
}

impl<'a> Reading<'a> {
    fn new(story: &'a Story<'a>, clues: &[Clues]) -> Self {
        let mut in_quotation = vec![false; story.prose.row.len()];
        for quoted in story.quoted.iter().filter(|quoted| quoted.depth == 0) {
            in_quotation[story.prose.within(quoted.content)].fill(true);
        }
        let speakers = speakers(story, &in_quotation);
        let mut first_named = vec![usize::MAX; story.entities.len()];
        story.mentions.iter().rev().for_each(|mention| first_named[mention.entity] = mention.span.start);
        let ((genders, settled), bearers) = (gender::genders(story, clues, &in_quotation), Bearers::new(story));
        Reading {
            story,
            in_quotation,
            speakers,
            genders,
            settled,
            first_named,
            bearers,
            present: Vec::new(),
            speaking: vec![OnceCell::new(); story.words.spellings()],
        }
    }

    fn is_furniture(&self, at: usize) -> bool {
        let sentence = self.story.prose.sentence(at).map(|sentence| &self.story.sentences[sentence]);
        sentence.is_none_or(|sentence| self.story.document.blocks[sentence.block].role.is_furniture())
    }

    /// The pronoun or description of a sentence that opens at a token, and the token behind it.
    fn reference(&mut self, clue: &Clue, sentence: usize) -> Option<(Mention, usize)> {
        let prose = self.story.prose;
        let at = sentence + clue.before;
        let description = match &clue.what {
            What::Pronoun(pronoun) => return self.pronoun(*pronoun, at),
            What::Description(description) => description,
        };
        let entity = self.described(description, at)?;
        let end = sentence + description.end;
        let span = prose.span(at..end);
        if self.story.entities[entity].kind == EntityType::Person {
            self.remember(entity, at, self.place_of(at, end));
        }
        Some((self.mention(span, entity, MentionForm::Title), end))
    }

    fn pronoun(&mut self, pronoun: Pronoun, at: usize) -> Option<(Mention, usize)> {
        let entity = self.meant(at, pronoun)?;
        let strength = if pronoun.nominative { NOMINATIVE } else { OBLIQUE };
        // "Dana Brell met Tom Reed. She was late": so far Dana could have been either.
        // "Christy Mole … He": the given name tells nothing any more.
        let other = self.genders[entity].is_some_and(|gender| gender != pronoun.gender) && !self.settled[entity];
        if self.in_quotation[at] {
            // "Brell said: “He knows”": whom she means is less sure than what her name tells.
        } else if pronoun.nominative && other {
            self.genders[entity] = None;
        } else if pronoun.nominative {
            self.genders[entity].get_or_insert(pronoun.gender);
        }
        self.remember(entity, at, strength);
        let start = self.story.prose.row.at(at)?.span.start;
        Some((self.mention(Span::new(start, start + pronoun.length), entity, MentionForm::Pronoun), at + 1))
    }

    fn mention(&self, span: Span, entity: EntityId, form: MentionForm) -> Mention {
        Mention { span, kind: self.story.entities[entity].kind, form, entity }
    }

    /// Keeps a named person in mind.
    fn meet(&mut self, entity: EntityId, first: usize, end: usize) {
        let strength = self.place_of(first, end);
        self.remember(entity, first, strength);
    }

    fn is_named_before(&self, entity: EntityId, at: usize) -> bool {
        self.first_named[entity] < at
    }

    /// The one that a description means.
    fn described(&self, description: &Description, at: usize) -> Option<EntityId> {
        let mut candidates = self.bearers.of(description);
        // "The leader of the council has resigned": nobody who is named only later with another office.
        let here = self.story.prose.row.at(at)?.span.start;
        candidates.retain(|&candidate| description.complement.is_empty() || self.is_named_before(candidate, here));
        match candidates[..] {
            [] => None,
            [only] => Some(only),
            _ => {
                let sentence = self.story.prose.sentence(at)?;
                let mut near = self
                    .present
                    .iter()
                    .filter(|present| candidates.contains(&present.entity) && present.sentence + 2 >= sentence);
                match (near.next(), near.next()) {
                    (Some(only), None) => Some(only.entity),
                    _ => None,
                }
            }
        }
    }
}

/// The people who are named beside a verb of saying outside quotations, with the block.
fn speakers(story: &Story<'_>, in_quotation: &[bool]) -> HashSet<(usize, EntityId)> {
    let prose = story.prose;
    let says = |at: usize| wordclass::is_speech_verb(&prose.lower(at));
    let speaker = |mention: &&Mention| {
        let name = prose.within(mention.span);
        !name.is_empty() && !in_quotation[name.start] && (says(name.end) || prose.earlier(name.start).is_some_and(says))
    };
    let people = story.mentions.iter().filter(|mention| mention.kind == EntityType::Person).filter(speaker);
    people
        .filter_map(|mention| Some((story.sentences[span::at(story.sentences, mention.span.start)?].block, mention.entity)))
        .collect()
}

/// Names and what else means the same, sorted. A name inside a description gives way to it, but the only name of an entity
/// does not: there the description is left out.
pub(in crate::entity) fn interleave(names: Vec<Mention>, references: Vec<Mention>) -> Vec<Mention> {
    let mut count: HashMap<EntityId, usize> = HashMap::default();
    names.iter().for_each(|name| *count.entry(name.entity).or_default() += 1);
    let mut taken = vec![false; names.len()];
    let mut all = Vec::with_capacity(names.len() + references.len());
    for reference in references {
        let inside = span::within(&names, reference.span);
        let lone = names[inside.clone()].iter().any(|name| count.get(&name.entity) == Some(&1));
        if !lone {
            for name in &names[inside.clone()] {
                count.entry(name.entity).and_modify(|count| *count -= 1);
            }
            taken[inside].fill(true);
            all.push(reference);
        }
    }
    all.extend(names.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(name, _)| name));
    all.sort_by_key(|mention| (mention.span.start, mention.span.end));
    all
}
