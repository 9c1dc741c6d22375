//! Pronouns and descriptions to whom they mean: `she`, `the mayor`, `the NATO chief`.
//!
//! Reads the story from its start and keeps in mind who was spoken of, how long ago and how prominently; a pronoun means the
//! most present person that it can. What two people could mean is left open.

use foldhash::{HashMap, HashSet};

use super::tape::Tape;
use super::words::{GIVEN_NAMES, Gender, HONORIFICS, KNOWN_KINDS, ORGANIZATION_KINDS, ROLE_MODIFIERS, ROLES, fold};
use super::{Entity, EntityId, EntityType, Mention, MentionForm};
use crate::document::Document;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span};
use crate::token::TokenKind;
use crate::wordclass;

// These weights were chosen on the training articles of PolNeAR, one after the other, from a few values each.
/// What is left of a person's presence after each sentence.
const FADING: f64 = 0.35;
/// Presence that a mention gives: as subject, elsewhere, as owner, and the part of it inside a quotation.
const SUBJECT: f64 = 2.0;
const OBJECT: f64 = 1.0;
const OWNER: f64 = 0.8;
const QUOTED: f64 = 0.08;
/// Presence that a mention as the subject of a verb of saying gives.
const SPEAKER: f64 = 3.0;
/// Presence that a mention gives in a participle clause that opens the sentence.
const FRONTED: f64 = 0.2;
/// How much of the presence so far a new mention builds on.
const CARRIED: f64 = 0.7;
/// Presence that a resolved `she` gives, and a resolved `her`.
const NOMINATIVE: f64 = 2.0;
const OBLIQUE: f64 = 0.6;
/// How much more a person is meant whose gender is known to be the pronoun's.
const KNOWN_GENDER: f64 = 1.6;
/// How much less a person is meant whose given name is one of the other gender.
const OTHER_NAME: f64 = 0.2;
/// How present a person must be, and how much more than the next, to be meant.
const LEAST: f64 = 0.12;
const MARGIN: f64 = 1.03;
/// How many people are kept in mind.
const IN_MIND: usize = 12;
/// How many people with one title are looked at before it counts as shared by too many.
const MOST_BEARERS: usize = 12;

/// The third person singular, of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pronoun {
    gender: Gender,
    nominative: bool,
    length: usize,
}

fn pronoun(word: &str) -> Option<Pronoun> {
    let length = word.find(['\'', '’']).unwrap_or(word.len());
    let (gender, nominative) = match &word[..length] {
        "he" | "He" => (Gender::Male, true),
        "him" | "his" | "himself" | "His" | "Him" => (Gender::Male, false),
        "she" | "She" => (Gender::Female, true),
        "her" | "hers" | "herself" | "Her" => (Gender::Female, false),
        _ => return None,
    };
    Some(Pronoun { gender, nominative, length })
}

/// A text whose names are merged, to be read for what else means the same.
pub(super) struct Story<'a> {
    pub document: &'a Document<'a>,
    pub quoted: &'a [QuotedText],
    pub sentences: &'a [Sentence],
    pub tape: &'a Tape<'a>,
    /// Names only, sorted.
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    /// Every role printed with a name, sorted: no mentions of their own.
    pub roles: &'a [Span],
}

/// Who was spoken of last.
struct Presence {
    entity: EntityId,
    strength: f64,
    sentence: usize,
    /// The first token of the last mention.
    token: usize,
}

impl Presence {
    fn now(&self, sentence: usize) -> f64 {
        self.strength * FADING.powi(i32::try_from(sentence.saturating_sub(self.sentence)).unwrap_or(i32::MAX))
    }
}

/// Finds the pronouns and descriptions whose meaning the text settles. They are sorted and do not overlap one another; a
/// description may hold a name (`the NATO chief`).
pub(super) fn resolve(story: &Story<'_>) -> (Vec<Mention>, Vec<Option<Gender>>) {
    let mut reading = Reading::new(story);
    let mut found = Vec::new();
    let tokens = story.tape.tokens;
    let (mut at, mut name, mut role) = (0, 0, 0);
    while at < tokens.len() {
        let here = tokens[at].span;
        while story.mentions.get(name).is_some_and(|mention| mention.span.end <= here.start) {
            name += 1;
        }
        while story.roles.get(role).is_some_and(|role| role.end <= here.start) {
            role += 1;
        }
        if reading.is_furniture(at) {
            at += 1;
            continue;
        }
        if let Some(mention) = story.mentions.get(name).filter(|mention| mention.span.start == here.start) {
            let end = at + tokens[at..].iter().take_while(|token| token.span.end <= mention.span.end).count();
            // "Kosovo's president" is read as a description at the possessive.
            if mention.kind == EntityType::Person {
                reading.meet(mention.entity, at, end.max(at + 1));
            }
            at = end.max(at + 1);
            continue;
        }
        let printed = |mention: &Mention| {
            mention.form == MentionForm::Title && story.roles.get(role).is_some_and(|role| role.overlaps(mention.span))
        };
        match reading.reference(at).filter(|(mention, _)| !printed(mention)) {
            Some((mention, end)) => {
                found.push(mention);
                at = end;
            }
            None => at += 1,
        }
    }
    (found, reading.genders)
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
}

impl<'a> Reading<'a> {
    fn new(story: &'a Story<'a>) -> Self {
        let tokens = story.tape.tokens;
        let mut in_quotation = vec![false; tokens.len()];
        for quoted in story.quoted.iter().filter(|quoted| quoted.depth == 0) {
            in_quotation[span::within(tokens, quoted.content)].fill(true);
        }
        let speakers = speakers(story, &in_quotation);
        let mut first_named = vec![usize::MAX; story.entities.len()];
        story.mentions.iter().rev().for_each(|mention| first_named[mention.entity] = mention.span.start);
        let ((genders, settled), bearers) = (genders(story), Bearers::new(story));
        Reading { story, in_quotation, speakers, genders, settled, first_named, bearers, present: Vec::new() }
    }

    fn is_furniture(&self, at: usize) -> bool {
        let sentence = &self.story.sentences[self.story.tape.tokens[at].sentence];
        self.story.document.blocks[sentence.block].role.is_furniture()
    }

    /// The pronoun or description that opens at the token, and the token behind it.
    fn reference(&mut self, at: usize) -> Option<(Mention, usize)> {
        let tape = self.story.tape;
        if let Some(pronoun) = pronoun(tape.word(at)) {
            let entity = self.meant(at, pronoun)?;
            let strength = if pronoun.nominative { NOMINATIVE } else { OBLIQUE };
            // "Dana Brell met Tom Reed. She was late": so far Dana could have been either.
            // "Christy Mole … He": the given name tells nothing any more.
            let other = self.genders[entity].is_some_and(|gender| gender != pronoun.gender) && !self.settled[entity];
            if pronoun.nominative && other {
                self.genders[entity] = None;
            } else if pronoun.nominative {
                self.genders[entity].get_or_insert(pronoun.gender);
            }
            self.remember(entity, at, strength);
            let start = tape.tokens[at].span.start;
            return Some((self.mention(Span::new(start, start + pronoun.length), entity, MentionForm::Pronoun), at + 1));
        }
        let description = Description::at(self.story, at)?;
        let entity = self.described(&description, at)?;
        let span = tape.tokens[description.first].span.join(tape.tokens[description.end - 1].span);
        if self.story.entities[entity].kind == EntityType::Person {
            self.remember(entity, at, self.place_of(at, description.end));
        }
        Some((self.mention(span, entity, MentionForm::Title), description.end))
    }

    fn mention(&self, span: Span, entity: EntityId, form: MentionForm) -> Mention {
        Mention { span, kind: self.story.entities[entity].kind, form, entity }
    }

    /// Keeps a named person in mind.
    fn meet(&mut self, entity: EntityId, first: usize, end: usize) {
        let strength = self.place_of(first, end);
        self.remember(entity, first, strength);
    }

    fn remember(&mut self, entity: EntityId, token: usize, strength: f64) {
        let sentence = self.story.tape.tokens[token].sentence;
        let strength = if self.in_quotation[token] { strength * QUOTED } else { strength };
        match self.present.iter_mut().find(|present| present.entity == entity) {
            Some(present) => {
                *present = Presence { entity, strength: present.now(sentence) * CARRIED + strength, sentence, token }
            }
            None => {
                if self.present.len() == IN_MIND {
                    let least = (0..IN_MIND)
                        .min_by(|&one, &other| self.present[one].now(sentence).total_cmp(&self.present[other].now(sentence)));
                    self.present.swap_remove(least.unwrap_or(0));
                }
                self.present.push(Presence { entity, strength, sentence, token });
            }
        }
    }

    /// How prominent the words `first..end` are: a subject, an owner, or neither.
    fn place_of(&self, first: usize, end: usize) -> f64 {
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

    /// The person that a pronoun means.
    fn meant(&self, at: usize, pronoun: Pronoun) -> Option<EntityId> {
        let sentence = self.story.tape.tokens[at].sentence;
        let block = self.story.sentences[sentence].block;
        let mut best: [(f64, Option<EntityId>); 2] = [(0.0, None); 2];
        for present in &self.present {
            // Nobody calls themselves "him".
            if self.in_quotation[at] && self.speakers.contains(&(block, present.entity)) {
                continue;
            }
            let fits = match self.genders[present.entity] {
                Some(gender) if gender == pronoun.gender => KNOWN_GENDER,
                Some(_) if self.settled[present.entity] => continue,
                // Christy, Robin, and every given name of a language that the list does not know.
                Some(_) => OTHER_NAME,
                None => 1.0,
            };
            // "Orten praised him": not himself.
            let object = self.story.tape.is(at, "him") && present.sentence == sentence && self.is_subject_of(present.token, at);
            let score = present.now(sentence) * fits * if object { 0.2 } else { 1.0 };
            if score > best[0].0 {
                best[1] = best[0];
                best[0] = (score, Some(present.entity));
            } else if score > best[1].0 {
                best[1] = (score, Some(present.entity));
            }
        }
        best[0].1.filter(|_| best[0].0 >= LEAST && best[0].0 >= best[1].0 * MARGIN)
    }

    /// Whether no other clause opens between the two tokens.
    fn is_subject_of(&self, subject: usize, at: usize) -> bool {
        let tape = self.story.tape;
        at - subject < 12
            && !(subject..at).any(|between| {
                matches!(tape.word(between), "," | ";" | "that" | "who" | "when" | "because" | "and" | "but" | "as" | "said")
            })
    }

    fn is_named_before(&self, entity: EntityId, at: usize) -> bool {
        self.first_named[entity] < at
    }

    /// The one that a description means.
    fn described(&self, description: &Description, at: usize) -> Option<EntityId> {
        let mut candidates = self.bearers.of(description);
        // "The leader of the council has resigned": nobody who is named only later with another office.
        let here = self.story.tape.tokens[at].span.start;
        candidates.retain(|&candidate| description.complement.is_empty() || self.is_named_before(candidate, here));
        match candidates[..] {
            [] => None,
            [only] => Some(only),
            _ => {
                let sentence = self.story.tape.tokens[at].sentence;
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
    let tape = story.tape;
    let says = |at: usize| wordclass::is_speech_verb(&tape.lower(at));
    let speaker = |mention: &&Mention| {
        let tokens = span::within(tape.tokens, mention.span);
        !tokens.is_empty() && !in_quotation[tokens.start] && (says(tokens.end) || tape.earlier(tokens.start).is_some_and(says))
    };
    let people = story.mentions.iter().filter(|mention| mention.kind == EntityType::Person).filter(speaker);
    people
        .filter_map(|mention| Some((story.sentences[span::at(story.sentences, mention.span.start)?].block, mention.entity)))
        .collect()
}

/// The gender of each entity: by a title before a name, the given name, a role; else by the pronouns behind its mentions
/// where nobody else is spoken of.
fn genders(story: &Story<'_>) -> (Vec<Option<Gender>>, Vec<bool>) {
    let text = story.document.text;
    let mut genders: Vec<Option<Gender>> = vec![None; story.entities.len()];
    for mention in story.mentions.iter().filter(|mention| mention.kind == EntityType::Person) {
        if genders[mention.entity].is_none() {
            genders[mention.entity] = super::identity::title_gender(text, story.tape.tokens, mention.span);
        }
    }
    let mut settled: Vec<bool> = genders.iter().map(Option::is_some).collect();
    for (id, (entity, gender)) in story.entities.iter().zip(&mut genders).enumerate() {
        if entity.kind != EntityType::Person {
            continue;
        }
        let by_role = || {
            entity
                .roles
                .iter()
                .find_map(|role| last_role_word(&text[*role]).and_then(|noun| ROLES.get(noun.as_str()).copied().flatten()))
        };
        let by_name = || {
            let words: Vec<String> = entity.name.split_whitespace().map(fold).collect();
            let first = words.iter().find(|word| word.chars().count() > 1 && !HONORIFICS.contains_key(word.as_str()))?;
            if words.len() < 2 {
                return None;
            }
            GIVEN_NAMES.get(first.as_str()).or_else(|| GIVEN_NAMES.get(first.split('-').next()?)).copied().flatten()
        };
        *gender = gender.or_else(by_role);
        settled[id] |= gender.is_some();
        *gender = gender.or_else(by_name);
    }
    let votes = pronoun_votes(story);
    for (entity, (male, female)) in votes {
        // Christy, Robin: pronouns tell more than a given name.
        let clear = male.min(female) == 0 && male.max(female) > 2;
        if !settled[entity] && male != female && (genders[entity].is_none() || clear) {
            genders[entity] = Some(if male > female { Gender::Male } else { Gender::Female });
            settled[entity] |= clear;
        }
    }
    (genders, settled)
}

/// For each person the pronouns of either gender behind a mention, where no other person stands in the same sentence or the
/// one before.
fn pronoun_votes(story: &Story<'_>) -> HashMap<EntityId, (usize, usize)> {
    let tokens = story.tape.tokens;
    let mut votes: HashMap<EntityId, (usize, usize)> = HashMap::default();
    // The last person named and the last one before who is another, each with the sentence.
    let (mut last, mut rival): (Option<(EntityId, usize)>, Option<usize>) = (None, None);
    let mut name = 0;
    for (at, token) in tokens.iter().enumerate() {
        while let Some(mention) = story.mentions.get(name).filter(|mention| mention.span.start <= token.span.start) {
            if mention.kind == EntityType::Person {
                rival = last.filter(|&(entity, _)| entity != mention.entity).map_or(rival, |(_, sentence)| Some(sentence));
                last = Some((mention.entity, token.sentence));
            }
            name += 1;
        }
        let Some(pronoun) = pronoun(story.tape.word(at)) else { continue };
        let recent = |sentence: usize| sentence + 1 >= token.sentence;
        let Some((entity, _)) = last.filter(|&(_, sentence)| recent(sentence)) else { continue };
        if !rival.is_some_and(recent) {
            let vote = votes.entry(entity).or_default();
            match pronoun.gender {
                Gender::Male => vote.0 += 1,
                Gender::Female => vote.1 += 1,
            }
        }
    }
    votes
}

fn last_role_word(role: &str) -> Option<String> {
    let before_complement =
        role.split_whitespace().take_while(|word| !matches!(*word, "of" | "for" | "at" | "in" | "to" | "and" | "on"));
    before_complement.last().map(|word| fold(word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// `the former NATO chief`: tokens `first..end`, of which the last is the noun.
#[derive(Default)]
struct Description {
    first: usize,
    end: usize,
    noun: String,
    /// The words before the noun, folded.
    modifiers: Vec<String>,
    /// Those of them that are part of a name.
    named: Vec<String>,
    /// The words of the name behind "of": `the leader of the Ostland Council`.
    complement: Vec<String>,
}

impl Description {
    /// The description that opens at token `at`: with `the`, or behind a possessive.
    fn at(story: &Story<'_>, at: usize) -> Option<Self> {
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
}

fn is_head(tape: &Tape<'_>, at: usize) -> bool {
    ROLES.contains_key(fold(tape.word(at)).as_str())
}

/// Who carries which title, and which organization is of which kind.
#[derive(Default)]
struct Bearers {
    /// By noun: the person, and all words of the role.
    people: HashMap<String, Vec<(EntityId, HashSet<String>)>>,
    /// By a name in the role: `nato`.
    by_name: HashMap<String, Vec<(EntityId, HashSet<String>)>>,
    organizations: HashMap<String, Vec<EntityId>>,
}

impl Bearers {
    fn new(story: &Story<'_>) -> Self {
        let mut bearers = Bearers::default();
        for (id, entity) in story.entities.iter().enumerate() {
            match entity.kind {
                EntityType::Person => entity.roles.iter().for_each(|&role| bearers.add_role(story, id, role)),
                EntityType::Organization => bearers.add_organization(id, entity),
                _ => {}
            }
        }
        bearers
    }

    fn add_role(&mut self, story: &Story<'_>, id: EntityId, role: Span) {
        let text = story.document.text;
        let words: HashSet<String> =
            text[role].split(|c: char| c.is_whitespace() || c == '\'' || c == '’').map(fold).filter(|word| word != "s").collect();
        let names = &story.mentions[span::within(story.mentions, role)];
        for word in names.iter().flat_map(|name| text[name.span].split_whitespace().map(fold)) {
            push_new(self.by_name.entry(word).or_default(), id, &words);
        }
        for noun in words.iter().filter(|word| ROLES.contains_key(word.as_str())) {
            push_new(self.people.entry(noun.clone()).or_default(), id, &words);
        }
    }

    fn add_organization(&mut self, id: EntityId, entity: &Entity) {
        let mut kinds = HashSet::default();
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            let folded = fold(name);
            kinds.extend(KNOWN_KINDS.get(folded.as_str()).map(|kind| (*kind).to_owned()));
            kinds.extend(folded.split(' ').filter(|word| ORGANIZATION_KINDS.contains(*word)).map(str::to_owned));
        }
        for kind in kinds {
            self.organizations.entry(kind).or_default().push(id);
        }
    }

    /// Who a description can mean.
    fn of(&self, description: &Description) -> Vec<EntityId> {
        if let Some(organizations) = self.organizations.get(&description.noun) {
            return if description.named.is_empty() {
                organizations.iter().copied().take(MOST_BEARERS).collect()
            } else {
                Vec::new()
            };
        }
        let exact = self.people.get(&description.noun).into_iter().flatten().filter(|(_, role)| description.agrees(role));
        let mut found: Vec<EntityId> = exact.take(MOST_BEARERS).map(|&(id, _)| id).collect();
        // "the NATO chief" is whoever has a title with NATO in it.
        if found.is_empty()
            && matches!(description.noun.as_str(), "chief" | "head" | "leader" | "boss")
            && !description.is_past_or_second()
        {
            let leads = |role: &&(EntityId, HashSet<String>)| LEADERS.iter().any(|leader| role.1.contains(*leader));
            let named = description.named.iter().filter_map(|name| self.by_name.get(name)).flatten();
            found = named.filter(leads).take(MOST_BEARERS).map(|&(id, _)| id).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Titles of those who lead: `the Ostland leader` is its president, not its ambassador.
const LEADERS: &[&str] = &[
    "president",
    "secretary",
    "chairman",
    "chairwoman",
    "chair",
    "director",
    "chief",
    "premier",
    "minister",
    "chancellor",
    "leader",
    "head",
    "ceo",
    "king",
    "queen",
];

fn push_new(bearers: &mut Vec<(EntityId, HashSet<String>)>, id: EntityId, words: &HashSet<String>) {
    if bearers.len() < MOST_BEARERS && !bearers.iter().any(|(other, known)| *other == id && known == words) {
        bearers.push((id, words.clone()));
    }
}

impl Description {
    /// Whether somebody with this role can be meant: no name, rank or office in the description that the role is without.
    fn agrees(&self, role: &HashSet<String>) -> bool {
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
        let named = self.named.iter().all(|word| bare || role.contains(word));
        // "The leader of the council" is not the leader of a party.
        let of = self.complement.is_empty() || bare || self.complement.iter().any(|word| role.contains(word));
        ranked && office && named && of
    }

    fn is_past_or_second(&self) -> bool {
        self.modifiers.iter().any(|word| matches!(word.as_str(), "former" | "vice" | "deputy" | "acting" | "ex" | "late"))
    }
}

/// Names and what else means the same, sorted. A name inside a description gives way to it, but the only name of an entity
/// does not: there the description is left out.
pub(super) fn interleave(names: Vec<Mention>, references: Vec<Mention>) -> Vec<Mention> {
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
