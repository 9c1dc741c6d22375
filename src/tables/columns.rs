//! What stands in each table: names, types, and what they mean. `docs/tables.md` is written from here.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};

/// The version of the tables: a column that is added keeps it, one that changes or goes does not.
pub const VERSION: &str = "nutgraf-tables/1";

/// A table of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Articles,
    Quotes,
    Stances,
    Entities,
    Sentences,
}

impl Table {
    /// Every table, the articles first.
    pub const ALL: [Table; 5] = [Table::Articles, Table::Quotes, Table::Stances, Table::Entities, Table::Sentences];

    /// The table's name: its folder in an archive.
    pub fn name(self) -> &'static str {
        match self {
            Table::Articles => "articles",
            Table::Quotes => "quotes",
            Table::Stances => "stances",
            Table::Entities => "entities",
            Table::Sentences => "sentences",
        }
    }

    /// What a row is.
    pub fn says(self) -> &'static str {
        match self {
            Table::Articles => "One row an article, also where it could not be read.",
            Table::Quotes => "What somebody is reported to have said.",
            Table::Stances => {
                "Who condemned, welcomed, praised what; and what was denied to be said, or withheld. Never counted as said."
            }
            Table::Entities => "The people, organizations, places and other names of an article, all names of one merged.",
            Table::Sentences => "Sentences of every block.",
        }
    }

    /// The schema of the table.
    pub fn schema(self) -> SchemaRef {
        let key = if self == Table::Articles { &[][..] } else { KEY };
        Arc::new(Schema::new(fields(key.iter().chain(self.columns()))))
    }

    /// What stands in the table; in all but the articles behind [`KEY`].
    pub fn columns(self) -> &'static [Column] {
        match self {
            Table::Articles => ARTICLES,
            Table::Quotes => QUOTES,
            Table::Stances => STANCES,
            Table::Entities => ENTITIES,
            Table::Sentences => SENTENCES,
        }
    }
}

/// One row an article, with the rows of the other tables as lists of structs.
pub fn nested_schema() -> SchemaRef {
    let lists = Table::ALL[1..].iter().map(|table| {
        let row = DataType::Struct(fields(table.columns()).into());
        Field::new(table.name(), list(row), true)
    });
    Arc::new(Schema::new(fields(ARTICLES).into_iter().chain(lists).collect::<Vec<_>>()))
}

/// A column: its name, what is in it, whether every row has it, and what it means.
#[derive(Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub always: bool,
    pub says: &'static str,
}

/// What is in a column.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text,
    Texts,
    Count,
    Number,
    Long,
    Truth,
    Day,
    Spans,
    Mentions,
}

impl Kind {
    /// The type in Arrow. All are types that Parquet, Spark and DuckDB have.
    pub fn data_type(self) -> DataType {
        let struct_of = |texts: &[&str]| {
            let ends = ["start", "end"].map(|name| Field::new(name, DataType::Int32, false));
            let texts = texts.iter().map(|name| Field::new(*name, DataType::Utf8, false));
            DataType::Struct(ends.into_iter().chain(texts).collect())
        };
        match self {
            Kind::Text => DataType::Utf8,
            Kind::Texts => list(DataType::Utf8),
            Kind::Count => DataType::Int32,
            Kind::Number => DataType::Float64,
            Kind::Long => DataType::Int64,
            Kind::Truth => DataType::Boolean,
            Kind::Day => DataType::Date32,
            Kind::Spans => list(struct_of(&[])),
            Kind::Mentions => list(struct_of(&["form"])),
        }
    }

    /// The type as SQL calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "string",
            Kind::Texts => "list of string",
            Kind::Count => "int",
            Kind::Number => "double",
            Kind::Long => "bigint",
            Kind::Truth => "boolean",
            Kind::Day => "date",
            Kind::Spans => "list of {start int, end int}",
            Kind::Mentions => "list of {start int, end int, form string}",
        }
    }
}

fn list(items: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("element", items, false)))
}

fn fields<'a>(columns: impl IntoIterator<Item = &'a Column>) -> Vec<Field> {
    columns.into_iter().map(|column| Field::new(column.name, column.kind.data_type(), !column.always)).collect()
}

const fn always(name: &'static str, kind: Kind, says: &'static str) -> Column {
    Column { name, kind, always: true, says }
}

const fn maybe(name: &'static str, kind: Kind, says: &'static str) -> Column {
    Column { name, kind, always: false, says }
}

/// What every table but the articles begins with: whose row it is.
pub const KEY: &[Column] = &[always("article", Kind::Long, "`articles.article`"), always("id", Kind::Text, "`articles.id`")];

const ARTICLES: &[Column] = &[
    always("article", Kind::Long, "The article's number in the archive, from 0: the key of all tables"),
    always("id", Kind::Text, "The id that the input gives; else the file, with the line or record where it holds several"),
    maybe("source", Kind::Text, "The file it comes from, as named on the command line or found in a folder named there"),
    maybe("record", Kind::Long, "The line, row or record of that file, from 1; null where the file is one article"),
    maybe("published", Kind::Day, "The day of publication, as given or as the text says it"),
    maybe("language", Kind::Text, "ISO 639-1; null where too little is told to know"),
    maybe("title", Kind::Text, "The headline"),
    maybe("text", Kind::Text, "The text that all offsets point into; null with `--without-text`"),
    maybe("sha256", Kind::Text, "Of the text in UTF-8, in hexadecimal"),
    maybe("characters", Kind::Count, "Code points of the text"),
    maybe("words", Kind::Count, "Of the story, without headline, captions and furniture"),
    maybe("quoted_words", Kind::Count, "Of these, how many somebody said"),
    maybe("flesch", Kind::Number, "Reading ease, 0 hard to 100 easy; null where the text is too short or not English"),
    maybe("error", Kind::Text, "Why the article could not be read; then all columns about its text are null"),
];

/// What a quote and a stance have in common.
macro_rules! said {
    ($number:literal, $says:literal $(, $more:expr)*) => {
        &[
            always($number, Kind::Count, $says),
            always("kind", Kind::Text, "`direct`, `mixed` or `indirect`"),
            always("text", Kind::Text, "What was said, without the marks; its parts joined by a space"),
            always("content", Kind::Spans, "Where its parts stand"),
            maybe("speaker", Kind::Text, "The words that name who said it"),
            maybe("speaker_start", Kind::Count, ""),
            maybe("speaker_end", Kind::Count, ""),
            maybe("speaker_form", Kind::Text, "`name`, `nominal` (\"the mayor\") or `pronoun`"),
            maybe("entity", Kind::Count, "Who that is: `entities.entity` of the same article"),
            maybe("name", Kind::Text, "The entity's name; the speaker's words where it is not known who is meant"),
            maybe("cue", Kind::Text, "The words that say that it was said"),
            maybe("cue_lemma", Kind::Text, "`say` for \"said\""),
            maybe("cue_start", Kind::Count, ""),
            maybe("cue_end", Kind::Count, ""),
            always("confidence", Kind::Text, "`certain`, `likely` or, with `--guesses`, `guess`"),
            always("evidence", Kind::Text, "What tells who said it: `Evidence` of the report"),
            always("closed", Kind::Truth, "Whether the closing mark is there"),
            always("words", Kind::Count, "How many words were said"),
            always("direct_words", Kind::Count, "Of these, how many stand in quotation marks"),
            $($more),*
        ]
    };
}

const QUOTES: &[Column] = said!("quote", "The quote's number in the article, from 0");

const STANCES: &[Column] = said!(
    "stance",
    "The stance's number in the article, from 0",
    always("negated", Kind::Truth, "Denied to be said, or withheld")
);

const ENTITIES: &[Column] = &[
    always("entity", Kind::Count, "The entity's number in the article, from 0"),
    always("type", Kind::Text, "`person`, `organization`, `place` or `misc`"),
    always("name", Kind::Text, "The fullest name that the text gives"),
    always("aliases", Kind::Texts, "Its other names in the text"),
    always("roles", Kind::Texts, "What the text calls it beside the name"),
    always("mentions", Kind::Mentions, "Where the text speaks of it; `form` is `name`, `acronym`, `title` or `pronoun`"),
    always("salience", Kind::Number, "How much of the article is about it, 0 to 1"),
];

const SENTENCES: &[Column] = &[
    always("sentence", Kind::Count, "The sentence's number in the article, from 0"),
    always("start", Kind::Count, ""),
    always("end", Kind::Count, ""),
    always("block", Kind::Count, "The number of its paragraph or other block, from 0"),
    always("role", Kind::Text, "The block's role: `paragraph`, `headline`, `caption` and so on"),
    always("words", Kind::Count, ""),
];
