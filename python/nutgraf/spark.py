"""Articles on Spark: `mapInArrow`, so that no row is turned into Python objects.

Needs PySpark 3.5 or later on the driver, and this package on every executor.

    analyzed = nutgraf.spark.analyze(articles, names={"Dana Brell": "person"}).persist()
    quotes = nutgraf.spark.table(analyzed, "quotes")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import (
    ArrayType, BooleanType, DataType, DateType, DoubleType, IntegerType, LongType, StringType, StructField, StructType,
)

from . import arrow
from ._options import Names

_PLAIN = [
    (pa.types.is_string, StringType), (pa.types.is_int32, IntegerType), (pa.types.is_int64, LongType),
    (pa.types.is_float64, DoubleType), (pa.types.is_boolean, BooleanType), (pa.types.is_date32, DateType),
]


def analyze(
    articles: DataFrame,
    *,
    id: str = "id",
    text: str = "text",
    published: str = "published",
    names: Names = (),
    guesses: bool = False,
    keep_text: bool = False,
) -> DataFrame:
    """One row an article, with its quotes, stances, entities and sentences as arrays of structs.

    Needs the columns of ids and texts; `published` is taken where it is there. The names go to each executor once, as a broadcast. Each
    task reads on one core, for Spark counts a task as one. An article that cannot be read is a row with its error.
    """
    columns = [F.col(id).cast("string").alias("id"), F.col(text).cast("string").alias("text")]
    if published in articles.columns:
        columns.append(F.col(published).cast("string").alias("published"))
    names = dict(names) if hasattr(names, "items") else list(names)
    broadcast = articles.sparkSession.sparkContext.broadcast(names)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for rows in arrow.nested(batch, names=broadcast.value, guesses=guesses, threads=1, keep_text=keep_text):
                # Numbers of articles count in a batch; here ids are the key.
                yield rows.drop_columns(["article", "source", "record"])

    return articles.select(*columns).mapInArrow(read, schema())


def table(analyzed: DataFrame, name: str) -> DataFrame:
    """One of the tables that `docs/tables.md` describes, by `id`, from what `analyze` gives."""
    if name == "articles":
        return analyzed.drop(*arrow.NAMES[1:])
    return analyzed.select("id", F.inline(name))


def schema() -> StructType:
    """The schema of what `analyze` gives."""
    fields = (field for field in arrow.nested_schema() if field.name not in ("article", "source", "record"))
    return _struct(fields)


def _struct(fields: Iterable[Any]) -> StructType:
    return StructType([StructField(field.name, _type(field.type), field.nullable) for field in fields])


def _type(type: pa.DataType) -> DataType:
    if pa.types.is_list(type):
        return ArrayType(_type(type.value_type), type.value_field.nullable)
    if pa.types.is_struct(type):
        return _struct(type)
    for is_one, plain in _PLAIN:
        if is_one(type):
            return plain()
    raise TypeError(f"Spark has no {type}")
