"""Articles in Arrow to tables in Arrow, which Polars, pandas, DuckDB and Spark take without copying.

Needs pyarrow: `pip install nutgraf[arrow]`. `docs/tables.md` says what the tables hold.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from . import _native
from ._options import Names, request

NAMES = ("articles", "quotes", "stances", "entities", "sentences")
# Articles are read in batches of so many: what is in memory at a time.
BATCH = 1024


class Tables(NamedTuple):
    articles: pa.Table
    quotes: pa.Table
    stances: pa.Table
    entities: pa.Table
    sentences: pa.Table


def schema(table: str) -> pa.Schema:
    """The schema of a table, with what it says of itself."""
    return _native.empty(table).schema.with_metadata(dict(_native.metadata()))


def nested_schema() -> pa.Schema:
    """The schema of `nested`."""
    return schema("nested")


def tables(
    articles: Any,
    *,
    id: str = "id",
    text: str = "text",
    published: str = "published",
    names: Names = (),
    guesses: bool = False,
    threads: int | None = None,
    keep_text: bool = True,
) -> Tables:
    """The five tables of articles.

    `articles` is whatever gives Arrow: a `pyarrow.Table`, a frame of Polars, pandas or DuckDB. It needs the column of texts; `id` and
    `published` are taken where they are there. An article that cannot be read is a row of the articles with its error.
    """
    options, threads = request(None, names, guesses), threads or os.cpu_count() or 1
    made: list[list[pa.RecordBatch]] = [[] for _ in NAMES]
    first = 0
    for batch in _batches(articles, id, text, published):
        for table, rows in zip(made, _native.flat(batch, options, threads, keep_text, first)):
            table.append(rows)
        first += batch.num_rows
    told = dict(_native.metadata())
    whole = (pa.Table.from_batches(rows, _native.empty(name).schema) for name, rows in zip(NAMES, made))
    return Tables(*(table.replace_schema_metadata(told) for table in whole))


def nested(
    articles: Any,
    *,
    id: str = "id",
    text: str = "text",
    published: str = "published",
    names: Names = (),
    guesses: bool = False,
    threads: int | None = None,
    keep_text: bool = True,
) -> Iterator[pa.RecordBatch]:
    """Batches of one row an article, with the rows of the other tables as lists of structs; `articles.article` counts in its batch."""
    options, threads = request(None, names, guesses), threads or os.cpu_count() or 1
    for batch in _batches(articles, id, text, published):
        yield _native.nested(batch, options, threads, keep_text)


def _batches(articles: Any, id: str, text: str, published: str) -> Iterator[pa.RecordBatch]:
    """Batches of the three columns as strings; what is not there is null."""
    if isinstance(articles, pa.RecordBatch):
        articles = pa.Table.from_batches([articles])
    # A stream is read as it comes, and once.
    reader = pa.RecordBatchReader.from_stream(articles)
    if text not in reader.schema.names:
        raise ValueError(f"there is no column {text!r}; text= names the one that holds the articles")
    first = 0
    for whole in reader:
        for start in range(0, whole.num_rows, BATCH):
            batch = whole.slice(start, BATCH)
            ids = _strings(batch, id)
            if ids is None:
                ids = pa.array((str(first + row) for row in range(batch.num_rows)), pa.string())
            days = _strings(batch, published)
            if days is None:
                days = pa.nulls(batch.num_rows, pa.string())
            yield pa.RecordBatch.from_arrays([ids, _strings(batch, text), days], ["id", "text", "published"])
            first += batch.num_rows


def _strings(batch: pa.RecordBatch, name: str) -> pa.Array | None:
    if name not in batch.schema.names:
        return None
    column = batch.column(name)
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    return column.cast(pa.string())


__all__ = ["NAMES", "Tables", "nested", "nested_schema", "schema", "tables"]
