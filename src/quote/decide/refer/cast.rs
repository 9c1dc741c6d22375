//! The people of a text as later paragraphs speak of them: who was named where, how old, in which office.

use std::borrow::Cow;

use foldhash::HashMap;

use crate::document::BlockRole;
use crate::entity::{EntityId, EntityType, Gender, Mention, MentionForm, given_gender};
use crate::lexicon;
use crate::quote::read::Reading;
use crate::quote::read::lists;
use crate::quote::{Speaker, SpeakerForm};
use crate::span::{self, Span};

/// How many names before a place are looked at.
const MOST: usize = 24;

/// Who is named where outside quotations.
pub(super) struct Cast<'a, 'r> {
    pub reading: &'r Reading<'a>,
    /// The names of people that stand outside quotations, in order, each with its block.
    people: Vec<(usize, &'r Mention)>,
    /// Whose age is printed beside the name.
    ages: HashMap<u32, Vec<EntityId>>,
    /// By a word of an office, lower case, who has it.
    offices: HashMap<Cow<'r, str>, Vec<EntityId>>,
    /// The names of organizations that stand outside quotations, in order, each with its block.
    bodies: Vec<(usize, &'r Mention)>,
    /// By a word of a person's full name, whose it is.
    parts: HashMap<&'r str, Vec<EntityId>>,
    /// For each entity, the gender of a person's given name.
    given: Vec<Option<Gender>>,
    /// The first paragraph of the story.
    first_paragraph: Option<usize>,
}

impl<'a, 'r> Cast<'a, 'r> {
    pub(super) fn of(reading: &'r Reading<'a>) -> Self {
        let mut cast = Cast {
            reading,
            people: Vec::new(),
            ages: HashMap::default(),
            offices: HashMap::default(),
            bodies: Vec::new(),
            parts: HashMap::default(),
            given: vec![None; reading.entities.entities.len()],
            first_paragraph: reading.blocks.iter().position(|block| block.role == BlockRole::Paragraph),
        };
        let story = |block: &usize| !reading.blocks[*block].role.is_furniture();
        for (mention, words) in reading.entities.mentions.iter().zip(&reading.mentioned) {
            let quoted = || reading.all().at(words.start).is_none_or(|word| word.quoted.is_some());
            if mention.kind == EntityType::Organization && matches!(mention.form, MentionForm::Name | MentionForm::Acronym) {
                let block = span::at(reading.blocks, mention.span.start);
                cast.bodies.extend(block.filter(story).filter(|_| !quoted()).map(|block| (block, mention)));
            }
            if mention.kind != EntityType::Person || mention.form != MentionForm::Name {
                continue;
            }
            if let Some(age) = age_beside(reading.text, mention.span) {
                push_new(cast.ages.entry(age).or_default(), mention.entity);
            }
            let title = super::title_before(reading, words.start);
            for office in title.filter(|title| title.capital).iter().flat_map(|title| lists::offices_of(&title.lower)) {
                push_new(cast.offices.entry(Cow::Borrowed(*office)).or_default(), mention.entity);
            }
            if let Some(block) = span::at(reading.blocks, mention.span.start).filter(story).filter(|_| !quoted()) {
                cast.people.push((block, mention));
            }
        }
        for (id, entity) in reading.entities.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Person) {
            cast.given[id] = given_gender(&entity.name);
            for part in entity.name.split(' ') {
                push_new(cast.parts.entry(part).or_default(), id);
            }
            for word in entity.roles.iter().flat_map(|role| reading.text[*role].split(|c: char| !c.is_alphanumeric())) {
                if word.len() > 1 {
                    push_new(cast.offices.entry(lexicon::lower(word)).or_default(), id);
                }
            }
        }
        cast
    }

    /// The only person with a single word for a name in the full name: `Ana` where the story has Ana Vale.
    pub(super) fn named(&self, speaker: &Speaker) -> Option<EntityId> {
        let word = &self.reading.text[speaker.span];
        if !word.starts_with(char::is_uppercase) || word.contains(char::is_whitespace) || speaker.form == SpeakerForm::Pronoun {
            return None;
        }
        only(self.parts.get(word)?)
    }

    /// Whether a place stands in the first paragraphs of the story.
    pub(super) fn is_opening(&self, place: Span) -> bool {
        let block = span::at(self.reading.blocks, place.start);
        self.first_paragraph.zip(block).is_some_and(|(first, block)| block <= first + 1)
    }

    /// The only person of this age.
    pub(super) fn aged(&self, age: u32) -> Option<EntityId> {
        only(self.ages.get(&age)?)
    }

    /// Whether another age than this is printed beside the name.
    pub(super) fn is_of_another_age(&self, entity: EntityId, age: Option<u32>) -> bool {
        let has = |age: &u32| self.ages.get(age).is_some_and(|people| people.contains(&entity));
        age.is_some_and(|age| !has(&age) && self.ages.keys().any(has))
    }

    /// The only person with this word in an office.
    pub(super) fn in_office(&self, word: &str) -> Option<EntityId> {
        only(self.offices.get(word)?)
    }

    /// Everybody with this word in an office.
    pub(super) fn holders(&self, word: &str) -> &[EntityId] {
        self.offices.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether this word stands in an office of the person.
    pub(super) fn holds(&self, entity: EntityId, office: &str) -> bool {
        self.offices.get(office).is_some_and(|holders| holders.contains(&entity))
    }

    /// Whether nothing that is printed of a person speaks against this office.
    pub(super) fn may_hold(&self, entity: EntityId, office: &str) -> bool {
        self.reading.entities.entities[entity].roles.is_empty() && !lists::is_of_court(office)
    }

    /// The last organization before a place with a word for its kind in its name: `the council`.
    pub(super) fn of_kind(&self, kind: &str, at: usize) -> Option<EntityId> {
        let end = self.bodies.partition_point(|(_, mention)| mention.span.start < at);
        let name = |entity: EntityId| self.reading.entities.entities[entity].name.to_lowercase();
        let near = self.bodies[..end].iter().rev().take(MOST).map(|(_, mention)| mention.entity);
        { near }.find(|&entity| name(entity).split_whitespace().any(|word| word == kind))
    }

    /// The people named before a place in the same paragraph and in so many before it, the last first.
    pub(super) fn before(&self, at: usize, blocks: usize) -> impl Iterator<Item = &Mention> {
        let end = self.people.partition_point(|(_, mention)| mention.span.start < at);
        let own = span::at(self.reading.blocks, at).unwrap_or(0);
        self.people[..end]
            .iter()
            .rev()
            .take(MOST)
            .take_while(move |(block, _)| block + blocks >= own)
            .map(|(_, mention)| *mention)
    }

    /// Who is named first, before a place, in its paragraph or so many before it.
    pub(super) fn topic(&self, at: usize, blocks: usize) -> Option<EntityId> {
        let own = span::at(self.reading.blocks, at)?.checked_sub(blocks)?;
        let first = self.people.partition_point(|(block, _)| *block < own);
        let (block, mention) = self.people.get(first)?;
        (*block == own && mention.span.start < at).then_some(mention.entity)
    }

    /// The name that opens one of the next paragraphs, or the rest of this one.
    pub(super) fn introduced(&self, at: usize, blocks: usize) -> Option<EntityId> {
        let own = span::at(self.reading.blocks, at)?;
        let next = self.people.partition_point(|(_, mention)| mention.span.start < at);
        let (block, mention) = self.people.get(next).filter(|(block, _)| *block <= own + blocks)?;
        let start = self.reading.blocks[*block].span.start;
        let lead = self.reading.text[start..mention.span.start].split_whitespace().take(4).count();
        (*block > own && lead < 4).then_some(mention.entity)
    }

    /// The gender of a person's given name.
    pub(super) fn given(&self, entity: EntityId) -> Option<Gender> {
        self.given[entity]
    }

    /// Whether a pronoun of this gender may mean the entity.
    pub(super) fn may_be(&self, entity: EntityId, pronoun: &str) -> bool {
        let entities = &self.reading.entities;
        let person = entities.entities[entity].kind == EntityType::Person;
        let gender = entities.genders.get(entity).copied().flatten();
        let other = match pronoun {
            "he" => Some(Gender::Female),
            "she" => Some(Gender::Male),
            _ => None,
        };
        // A given name outweighs the pronouns near it, which may be somebody else's.
        let named = || self.given(entity).is_some_and(|given| Some(given) != other);
        person && (other.is_none() || gender != other || named())
    }
}

fn push_new(people: &mut Vec<EntityId>, entity: EntityId) {
    const MOST: usize = 4;
    if people.len() < MOST && !people.contains(&entity) {
        people.push(entity);
    }
}

fn only(people: &[EntityId]) -> Option<EntityId> {
    match people {
        [one] => Some(*one),
        _ => None,
    }
}

/// `Myrna Berreth, 70,`, `Gordon Young (84)`, `the 70-year-old Myrna Berreth`
fn age_beside(text: &str, name: Span) -> Option<u32> {
    let tail = text[name.end..].trim_start_matches(['*', ',', ' ', '(']);
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let aside = text[name.end..].starts_with([',', ' ', '*']) && tail.len() < text.len() - name.end;
    let closes = tail[digits..].starts_with([',', ')', '.', ' ', ';']);
    if aside && (1..=3).contains(&digits) && closes && !text[name.end..].starts_with(char::is_alphanumeric) {
        let comma = text[name.end..].trim_start_matches('*').starts_with([',']) || text[name.end..].trim_start().starts_with('(');
        return tail[..digits].parse().ok().filter(|&age| comma && (1..116).contains(&age));
    }
    age_in(text[..name.start].trim_end().rsplit(' ').next()?)
}

/// The age in `70-year-old`.
pub(super) fn age_in(word: &str) -> Option<u32> {
    let (age, rest) = word.split_once('-')?;
    if rest.starts_with("year") { age.parse().ok() } else { None }
}
