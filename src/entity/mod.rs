//! Tokens to people, organizations and places, dates and figures.
//!
//! [`recognize`] runs the stage: names are tagged, merged into who they are, titles and pronouns are resolved where the text
//! settles it.

mod abroad;
mod again;
mod allowed;
mod barred;
mod certain;
mod counted;
mod date;
mod edge;
mod favour;
mod figure;
mod firm;
mod identity;
mod kind;
mod merge;
mod moment;
mod name;
mod number;
mod numeral;
mod outlet;
mod reference;
mod role;
mod salience;
mod table;
pub mod tag;
mod tape;
mod words;
mod work;

use std::rc::Rc;

use crate::document::Document;
use crate::memory::Kept;
use crate::model::{RESOURCES, hash, resources};
use crate::options::Options;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span, Spanned};
use crate::token::Token;
use crate::words::{Prose, Words};
use tag::Name;
pub(crate) use words::Gender;

pub use abroad::count;
pub use identity::{SharedEntity, merge_across};
pub(crate) use reference::noun_gender;
pub(crate) use words::{given_gender, plain_name, same_given_name};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    Person,
    Organization,
    Place,
    /// A nationality, event, work, product, law, language.
    Misc,
}

impl EntityType {
    /// The type's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Place => "place",
            EntityType::Misc => "misc",
        }
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    Name,
    Acronym,
    /// A definite description: `the Secretary General`.
    Title,
    Pronoun,
}

impl MentionForm {
    /// The form's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Acronym => "acronym",
            MentionForm::Title => "title",
            MentionForm::Pronoun => "pronoun",
        }
    }
}

/// The index of an entity in [`Entities::entities`].
pub type EntityId = usize;

/// A place in the text where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Without titles, a leading "the" or a possessive.
    pub span: Span,
    pub kind: EntityType,
    pub form: MentionForm,
    pub entity: EntityId,
}

impl Spanned for Mention {
    fn span(&self) -> Span {
        self.span
    }
}

/// Somebody or something that is mentioned: all mentions that mean the same one.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub kind: EntityType,
    /// The fullest name in the text.
    pub name: String,
    /// The other names, in order of appearance.
    pub aliases: Vec<String>,
    /// Titles and roles printed with a name: `NATO Secretary General`.
    pub roles: Vec<Span>,
    /// Indexes into [`Entities::mentions`].
    pub mentions: Vec<usize>,
    /// How much of the article is about it: 0 to 1, all entities together 1.
    pub salience: f64,
}

/// A date or time in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    pub span: Span,
    /// ISO 8601; `None` where the text does not settle it.
    pub value: Option<String>,
    pub grain: Grain,
}

impl Spanned for DateExpression {
    fn span(&self) -> Span {
        self.span
    }
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

impl Grain {
    /// The grain's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Time => "time",
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Season => "season",
            Grain::Year => "year",
            Grain::Decade => "decade",
            Grain::Century => "century",
        }
    }
}

/// A number that means something.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub span: Span,
    pub kind: FigureKind,
    pub value: Option<f64>,
    /// The second value of a range: 5 in `4 to 5 percent`.
    pub upper: Option<f64>,
    /// ISO 4217 for money; the unit's name for quantities.
    pub unit: Option<String>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureKind {
    Money,
    Percent,
    Quantity,
    Number,
    Ordinal,
}

impl FigureKind {
    /// The kind's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            FigureKind::Money => "money",
            FigureKind::Percent => "percent",
            FigureKind::Quantity => "quantity",
            FigureKind::Number => "number",
            FigureKind::Ordinal => "ordinal",
        }
    }
}

/// What the stage finds. Mentions, dates and figures are sorted by start; mentions do not overlap one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    /// The gender of each entity, where the text or its name tells it.
    pub(crate) genders: Vec<Option<Gender>>,
    pub dates: Vec<DateExpression>,
    pub figures: Vec<Figure>,
}

/// What the stage reads.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub document: &'a Document<'a>,
    pub quoted: &'a [QuotedText],
    pub sentences: &'a [Sentence],
    pub tokens: &'a [Token],
    pub words: &'a Words<'a>,
    pub options: &'a Options,
}

/// What is known of the text before.
#[derive(Default)]
pub struct Memory {
    names: tag::Memory,
    paragraphs: Kept<counted::Found>,
    settled: Kept<identity::Settled>,
    clues: Kept<Vec<reference::Clue>>,
    roles: Kept<role::Printed>,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory {
            names: tag::Memory::keeping(),
            paragraphs: Kept::keeping(),
            settled: Kept::keeping(),
            clues: Kept::keeping(),
            roles: Kept::keeping(),
        }
    }
}

/// Finds who and what is mentioned, and the dates and figures.
pub fn recognize(source: Source<'_>) -> Entities {
    recognize_again(source, &mut Memory::default())
}

/// The same in a text that is being written.
pub fn recognize_again(source: Source<'_>, memory: &mut Memory) -> Entities {
    let names = tag::tag_again(source, &mut memory.names);
    understand(source, &names, memory)
}

/// The same with names found elsewhere, sorted and apart: what measures this stage without its tagger.
pub fn recognize_named(source: Source<'_>, names: &[(Span, EntityType)]) -> Entities {
    let acronym = |span| words::is_acronym(&source.document.text[span]);
    let names: Vec<Name> = names.iter().map(|&(span, kind)| Name { span, kind, acronym: acronym(span) }).collect();
    understand(source, &names, &mut Memory::default())
}

fn understand(source: Source<'_>, names: &[Name], memory: &mut Memory) -> Entities {
    let Source { document, quoted, sentences, tokens, words, .. } = source;
    let names = &institutions(document.text, &joined(document.text, names));
    let prose = Prose::whole(document.text, tokens);
    let (dates, figures) = counted::find(source, names, &mut memory.paragraphs);
    let (of, mut entities) = identity::settle(document, tokens, names, &mut memory.settled);
    let roles = collect_roles(source, names, &of, &mut entities, &mut memory.roles);
    let named: Vec<Mention> = names.iter().zip(&of).map(|(name, &entity)| mention(name, entity, &entities)).collect();
    let story =
        reference::Story { document, quoted, sentences, prose, words, mentions: &named, entities: &entities, roles: &roles };
    let (references, genders) = reference::resolve(&story, &mut memory.clues);
    let mentions = reference::interleave(named, references);
    for (index, mention) in mentions.iter().enumerate() {
        entities[mention.entity].mentions.push(index);
    }
    salience::weigh(document, sentences, &mentions, &mut entities);
    Entities { mentions, entities, genders, dates, figures }
}

/// Whether a lower-case noun says what kind an organization is: `council`.
pub(crate) fn is_organization_kind(noun: &str) -> bool {
    words::ORGANIZATION_KINDS.contains(noun)
}

/// The names, with those made one that only together name a place (`Bosnia and Herzegovina`) or a person (`Ana “Bee” Ruiz`).
fn joined(text: &str, names: &[Name]) -> Vec<Name> {
    let mut whole: Vec<Name> = Vec::with_capacity(names.len());
    let mut at = 0;
    while let Some(&name) = names.get(at) {
        at += 1;
        let before = whole.last_mut().filter(|before| &text[before.span.end.min(name.span.start)..name.span.start] == " and ");
        match before.filter(|before| words::FULL_NAMES.contains(words::fold(&text[before.span.join(name.span)]).as_str())) {
            Some(before) => before.span = before.span.join(name.span),
            None => {
                let behind = names[at..].iter().take(2).position(|last| is_nickname_between(text, &name, last));
                let last = behind.map_or(name.span, |behind| names[at + behind].span);
                at += behind.map_or(0, |behind| behind + 1);
                whole.push(Name { span: name.span.join(last), ..name });
            }
        }
    }
    whole
}

/// The names, with those made one that a list in an institution's name parted: `National Heart, Lung, and Bone Institute`.
fn institutions(text: &str, names: &[Name]) -> Vec<Name> {
    let mut whole: Vec<Name> = Vec::with_capacity(names.len());
    for &name in names {
        let first =
            (0..2).filter_map(|back| whole.len().checked_sub(back + 1)).find(|&at| is_list_of_one(text, &whole[at], &name));
        match first {
            Some(at) => {
                whole.truncate(at + 1);
                whole[at] = Name { span: whole[at].span.join(name.span), ..name };
            }
            None => whole.push(name),
        }
    }
    whole
}

/// Whether a name behind "the" goes on over commas to a last one that says what it is, as a list of institutions would not.
fn is_list_of_one(text: &str, first: &Name, last: &Name) -> bool {
    let between = text.get(first.span.end..last.span.start).unwrap_or_default();
    let Some(inner) = between.strip_prefix(", ").and_then(|rest| rest.strip_suffix("and ")) else { return false };
    let inner = inner.trim_end_matches([',', ' ']);
    let listed = |word: &str| RESOURCES.listed(hash::word(&word.to_lowercase()));
    let kind_of = |name: &Name| listed(text[name.span].rsplit(' ').next().unwrap_or_default());
    let places = resources::COUNTRY | resources::CITY | resources::DEMONYM;
    let one_word = !inner.is_empty() && inner.chars().all(char::is_alphabetic) && inner.starts_with(char::is_uppercase);
    one_word
        && listed(inner) & (places | resources::FIRST) == 0
        && last.kind == EntityType::Organization
        && kind_of(last) & resources::ORGANIZATION_WORD != 0
        && first.kind != EntityType::Person
        && kind_of(first) & (resources::ORGANIZATION_WORD | places) == 0
        && (text[..first.span.start].ends_with("the ") || text[..first.span.start].ends_with("The "))
}

/// Whether a nickname in marks or brackets stands between a given name and a last name: `Robert (Bob) Harrow`.
fn is_nickname_between(text: &str, given: &Name, last: &Name) -> bool {
    let people = given.kind == EntityType::Person && matches!(last.kind, EntityType::Person | EntityType::Place);
    let between = text.get(given.span.end..last.span.start).filter(|_| people).unwrap_or_default();
    let pairs = [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\''), ('(', ')')];
    let inner = between
        .strip_prefix(' ')
        .and_then(|rest| rest.strip_suffix(' '))
        .and_then(|rest| pairs.iter().find_map(|&(open, close)| rest.strip_prefix(open)?.strip_suffix(close)));
    inner.is_some_and(|inner| {
        inner.len() <= 20
            && inner.split(' ').count() <= 2
            && inner.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic))
            && inner.chars().any(char::is_lowercase)
    })
}

fn mention(name: &Name, entity: EntityId, entities: &[Entity]) -> Mention {
    let form = if name.acronym { MentionForm::Acronym } else { MentionForm::Name };
    Mention { span: name.span, kind: entities[entity].kind, form, entity }
}

/// Notes for each person of the story the titles and roles printed with the name, each wording once; gives back all of them.
fn collect_roles(
    source: Source<'_>,
    names: &[Name],
    of: &[EntityId],
    entities: &mut [Entity],
    kept: &mut Kept<role::Printed>,
) -> Vec<Span> {
    let Source { document, sentences, tokens, words, .. } = source;
    let mut known = foldhash::HashSet::default();
    let mut all = Vec::new();
    role::each(words, Prose::whole(document.text, tokens), names, kept, |name, role, folded| {
        let block = span::at(sentences, names[name].span.start).map(|sentence| &document.blocks[sentences[sentence].block]);
        if block.is_none_or(|block| block.role.is_furniture()) {
            return;
        }
        if known.insert((of[name], Rc::clone(folded))) {
            entities[of[name]].roles.push(role);
        }
        all.push(role);
    });
    all.sort_unstable();
    all
}
