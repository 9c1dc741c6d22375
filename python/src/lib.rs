//! The engine for Python: texts in, JSON or tables of Arrow out.
//!
//! Decides nothing; `nutgraf/__init__.py` is what people import. The interpreter's lock is let go while an article is read.

use std::io;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, StringArray};
use arrow_pyarrow::PyArrowType;
use nutgraf::calendar::Date;
use nutgraf::options::Request;
use nutgraf::tables::{self, Origin, Rows, Table, Tables};
use nutgraf::{OffsetUnit, Plain, Report, analyze_plain};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

#[path = "../../src/bin/nutgraf/isolate.rs"]
mod isolate;
#[path = "../../src/bin/nutgraf/ordered.rs"]
mod ordered;

/// The report of a text as JSON; `options` are the request's, as JSON.
#[pyfunction]
fn analyze(py: Python<'_>, text: &str, options: &str) -> PyResult<String> {
    let request = request(options)?;
    let made = py.detach(|| {
        isolate::run(|| {
            let plain = Plain::of(text);
            let analysis = analyze_plain(&plain, &request.options_for(text, OffsetUnit::CodePoint));
            let report = Report::new(&analysis, OffsetUnit::CodePoint);
            let report = if request.tokens { report.with_tokens(&analysis) } else { report };
            serde_json::to_string(&report).map_err(|error| error.to_string())
        })
    });
    made.and_then(|json| json).map_err(PyRuntimeError::new_err)
}

/// The five tables of a batch with the columns `id`, `text` and `published`, all strings; its first article has the number `first`.
#[pyfunction]
fn flat(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    options: &str,
    jobs: usize,
    keep_text: bool,
    first: u64,
) -> PyResult<Vec<PyArrowType<RecordBatch>>> {
    let request = request(options)?;
    let made = py.detach(|| {
        let mut tables = Tables::new(first).map_err(|error| error.to_string())?;
        for rows in read(&batch.0, &request, jobs, keep_text)? {
            tables.push(rows).map_err(|error| error.to_string())?;
        }
        tables.take().map_err(|error| error.to_string())
    });
    let batches = made.map_err(PyRuntimeError::new_err)?;
    let whole = |(batch, table): (Option<_>, Table)| batch.unwrap_or_else(|| RecordBatch::new_empty(table.schema()));
    Ok(batches.into_iter().zip(Table::ALL).map(whole).map(PyArrowType).collect())
}

/// One row an article, with the rows of the other tables in it.
#[pyfunction]
fn nested(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    options: &str,
    jobs: usize,
    keep_text: bool,
) -> PyResult<PyArrowType<RecordBatch>> {
    let request = request(options)?;
    let made = py.detach(|| {
        let rows = read(&batch.0, &request, jobs, keep_text)?;
        tables::nested(&rows).map_err(|error| error.to_string())
    });
    made.map(PyArrowType).map_err(PyRuntimeError::new_err)
}

/// A batch without rows that has the schema of a table, or that of [`nested`].
#[pyfunction]
fn empty(table: &str) -> PyResult<PyArrowType<RecordBatch>> {
    let schema = match Table::ALL.into_iter().find(|one| one.name() == table) {
        Some(table) => table.schema(),
        None if table == "nested" => tables::nested_schema(),
        None => return Err(PyValueError::new_err(format!("there is no table {table:?}"))),
    };
    Ok(PyArrowType(RecordBatch::new_empty(schema)))
}

/// What every table says of itself.
#[pyfunction]
fn metadata() -> Vec<(&'static str, &'static str)> {
    tables::metadata().to_vec()
}

fn request(options: &str) -> PyResult<Request> {
    serde_json::from_str(options).map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        PyValueError::new_err(message.to_owned())
    })
}

/// The rows of each article, in order.
fn read(batch: &RecordBatch, request: &Request, jobs: usize, keep_text: bool) -> Result<Vec<Rows>, String> {
    let [id, text, published] = ["id", "text", "published"].map(|name| column(batch, name));
    let (id, text, published) = (id?, text?, published?);
    let mut at = 0..batch.num_rows();
    let mut rows = Vec::with_capacity(batch.num_rows());
    let next = || Ok(at.next().map(|row| (row, if text.is_valid(row) { text.value(row).len() } else { 0 })));
    let work = |row: usize| {
        let cell = |column: &StringArray| column.is_valid(row).then(|| column.value(row).to_owned());
        article(cell(id).unwrap_or_default(), cell(text), cell(published), request, keep_text)
    };
    let take = |event| {
        if let ordered::Event::Result(row) = event {
            rows.push(row);
        }
        io::Result::Ok(())
    };
    ordered::each(jobs, next, work, take).map_err(|error| error.to_string())?;
    Ok(rows)
}

fn column<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a StringArray, String> {
    let column = batch.column_by_name(name).and_then(|column| column.as_string_opt::<i32>());
    column.ok_or_else(|| format!("the column {name:?} is missing, or holds no strings"))
}

fn article(id: String, text: Option<String>, published: Option<String>, request: &Request, keep_text: bool) -> Rows {
    let origin = Origin { id, ..Origin::default() };
    let read = isolate::run(|| {
        let text = text.ok_or("there is no text")?;
        let mut options = request.options.clone();
        if let Some(day) = published.filter(|day| !day.is_empty()) {
            let read = day.get(..10).and_then(Date::parse_iso);
            options.published = Some(read.ok_or_else(|| format!("published is a day like 2025-03-11, not {day:?}"))?);
        }
        Ok::<_, String>(Rows::read(origin.clone(), &text, &options))
    });
    match read.and_then(|rows| rows) {
        Ok(rows) if keep_text => rows,
        Ok(rows) => rows.without_text(),
        Err(error) => Rows::refused(origin, error),
    }
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    isolate::keep_silent();
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    for function in [
        wrap_pyfunction!(analyze, module)?,
        wrap_pyfunction!(flat, module)?,
        wrap_pyfunction!(nested, module)?,
        wrap_pyfunction!(empty, module)?,
        wrap_pyfunction!(metadata, module)?,
    ] {
        module.add_function(function)?;
    }
    Ok(())
}
