//! Tokens to people, organizations and places, dates and figures.
//!
//! [`recognize`] runs the stage: names are tagged, merged into who they are, titles and pronouns are resolved where the text
//! settles it.

mod tag;

use crate::document::Document;
use crate::options::Options;
use crate::sentence::Sentence;
use crate::span::{Span, Spanned};
use crate::token::Token;
use tag::Name;

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

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Time,
    Day,
    Week,
    Month,
    Quarter,
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
    pub dates: Vec<DateExpression>,
    pub figures: Vec<Figure>,
}

/// Finds who and what is mentioned, and the dates and figures.
pub fn recognize(document: &Document<'_>, sentences: &[Sentence], tokens: &[Token], options: &Options) -> Entities {
    let mut found = Entities::default();
    for name in tag::tag(document, sentences, tokens, options) {
        push_name(&mut found, document, name);
    }
    found
}

fn push_name(found: &mut Entities, document: &Document<'_>, Name { span, kind, acronym }: Name) {
    let name = &document.text[span];
    let form = if acronym { MentionForm::Acronym } else { MentionForm::Name };
    let entity = found.entities.iter().position(|entity| entity.name == name).unwrap_or_else(|| {
        found.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            salience: 0.0,
        });
        found.entities.len() - 1
    });
    found.entities[entity].mentions.push(found.mentions.len());
    found.mentions.push(Mention { span, kind, form, entity });
}
