//! Articles to tables of Arrow, for archives and the programs that read them: DuckDB, Polars, pandas, Spark.
//!
//! Offsets count code points, as Python and SQL do. Each row has the number of its article and the article's id. An article that could
//! not be read is a row of the articles with its error, and of nothing else.

mod columns;
mod rows;

use std::fmt::Write;

use arrow_array::RecordBatch;
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, SchemaRef};
use serde::Serialize;

pub use columns::{Column, KEY, Kind, Table, VERSION, nested_schema};
pub use rows::{Origin, Rows};

use rows::{ArticleRow, EntityRow, QuoteRow, SentenceRow, StanceRow};

/// What every file and every table says of itself: names and values.
pub fn metadata() -> [(&'static str, &'static str); 4] {
    [
        ("nutgraf.tables", VERSION),
        ("nutgraf.version", env!("CARGO_PKG_VERSION")),
        ("nutgraf.report", crate::report::SCHEMA),
        ("nutgraf.offsets", "codepoint"),
    ]
}

/// Gathers articles into tables.
#[derive(Debug)]
pub struct Tables {
    next: u64,
    decoders: [Decoder; 5],
}

impl Tables {
    /// Tables whose first article has that number.
    pub fn new(first: u64) -> Result<Self, ArrowError> {
        let [articles, quotes, stances, entities, sentences] = Table::ALL.map(|table| decoder(table.schema()));
        Ok(Tables { next: first, decoders: [articles?, quotes?, stances?, entities?, sentences?] })
    }

    /// Adds an article.
    pub fn push(&mut self, mut rows: Rows) -> Result<(), ArrowError> {
        rows.number(self.next);
        self.next += 1;
        let [articles, quotes, stances, entities, sentences] = &mut self.decoders;
        articles.serialize(&[&rows.article])?;
        add(quotes, &rows, &rows.quotes)?;
        add(stances, &rows, &rows.stances)?;
        add(entities, &rows, &rows.entities)?;
        add(sentences, &rows, &rows.sentences)
    }

    /// What was added since this was last called; nothing of a table without new rows.
    pub fn take(&mut self) -> Result<[Option<RecordBatch>; 5], ArrowError> {
        let [articles, quotes, stances, entities, sentences] = &mut self.decoders;
        Ok([articles.flush()?, quotes.flush()?, stances.flush()?, entities.flush()?, sentences.flush()?])
    }
}

/// One row an article, with the rows of the other tables in it: for engines that give back one table.
pub fn nested(rows: &[Rows]) -> Result<RecordBatch, ArrowError> {
    let schema = nested_schema();
    let mut decoder = decoder(schema.clone())?;
    decoder.serialize(&rows.iter().map(Nested::new).collect::<Vec<_>>())?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(schema)))
}

fn decoder(schema: SchemaRef) -> Result<Decoder, ArrowError> {
    ReaderBuilder::new(schema).with_strict_mode(true).build_decoder()
}

fn add<R: Serialize>(decoder: &mut Decoder, of: &Rows, rows: &[R]) -> Result<(), ArrowError> {
    let (article, id) = of.key();
    decoder.serialize(&rows.iter().map(|row| Keyed { article, id, row }).collect::<Vec<_>>())
}

/// A row behind [`KEY`].
#[derive(Serialize)]
struct Keyed<'a, R> {
    article: u64,
    id: &'a str,
    #[serde(flatten)]
    row: &'a R,
}

#[derive(Serialize)]
struct Nested<'a> {
    #[serde(flatten)]
    article: &'a ArticleRow,
    quotes: &'a [QuoteRow],
    stances: &'a [StanceRow],
    entities: &'a [EntityRow],
    sentences: &'a [SentenceRow],
}

impl<'a> Nested<'a> {
    fn new(rows: &'a Rows) -> Self {
        let Rows { article, quotes, stances, entities, sentences } = rows;
        Nested { article, quotes, stances, entities, sentences }
    }
}

/// The tables, described for people: what stands in `docs/tables.md`.
pub fn description() -> String {
    let mut page = format!("# The tables\n\nVersion `{VERSION}`.\n");
    for table in Table::ALL {
        let _ = write!(page, "\n## {}\n\n{}\n\n| column | type | null | |\n|---|---|---|---|\n", table.name(), table.says());
        let key = if table == Table::Articles { &[][..] } else { KEY };
        for column in key.iter().chain(table.columns()) {
            let null = if column.always { "" } else { "yes" };
            let _ = writeln!(page, "| `{}` | {} | {null} | {} |", column.name, column.kind.name(), column.says);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;
    use arrow_array::cast::AsArray;

    const TEXT: &str =
        "Bridge 🙂 reopens\n\n“It is safe,” said Dana Brell, the mayor. “Nobody was hurt.”\n\nTom Arden condemned the delay.";

    fn rows(id: &str) -> Rows {
        Rows::read(Origin { id: id.to_owned(), ..Origin::default() }, TEXT, &Options::default())
    }

    #[test]
    fn every_column_of_a_table_is_filled_from_the_report() {
        let mut tables = Tables::new(7).unwrap();
        tables.push(rows("a")).unwrap();
        tables.push(Rows::refused(Origin { id: "b".to_owned(), ..Origin::default() }, "no text".to_owned())).unwrap();
        let [articles, quotes, ..] = tables.take().unwrap().map(Option::unwrap);
        assert_eq!(articles.num_rows(), 2);
        let error = articles.column_by_name("error").unwrap().as_string::<i32>();
        assert_eq!(error.iter().collect::<Vec<_>>(), [None, Some("no text")]);
        let number = articles.column_by_name("article").unwrap().as_primitive::<arrow_array::types::Int64Type>();
        assert_eq!(number.values(), &[7, 8]);
        let text = quotes.column_by_name("text").unwrap().as_string::<i32>();
        assert_eq!(text.iter().flatten().collect::<Vec<_>>(), ["It is safe, Nobody was hurt."]);
    }

    #[test]
    fn a_nested_row_holds_the_rows_of_its_article() {
        let batch = nested(&[rows("a"), Rows::refused(Origin::default(), "no text".to_owned())]).unwrap();
        let quotes = batch.column_by_name("quotes").unwrap().as_list::<i32>();
        assert_eq!((quotes.value(0).len(), quotes.value(1).len()), (1, 0));
        assert_eq!(nested(&[]).unwrap().num_rows(), 0);
    }
}
