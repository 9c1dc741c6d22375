import datetime

import pytest

pa = pytest.importorskip("pyarrow")
from nutgraf import arrow  # noqa: E402

TEXT = "“The bridge 🙂 is safe,” said Dana Brell on Tuesday."
ROWS = {"id": ["a", "b", "c"], "text": [TEXT, None, "Nothing."], "published": ["2025-03-12", None, "2025"]}


def test_articles_become_tables_with_errors_in_their_place():
    tables = arrow.tables(pa.table(ROWS), threads=2)
    assert tables.articles["error"].to_pylist() == [
        None, "there is no text", 'published is a day like 2025-03-11, not "2025"',
    ]
    assert tables.articles["published"].to_pylist()[0] == datetime.date(2025, 3, 12)
    assert tables.quotes.select(["article", "id", "name", "text"]).to_pylist() == [
        {"article": 0, "id": "a", "name": "Dana Brell", "text": "The bridge 🙂 is safe,"},
    ]
    [span] = tables.quotes["content"][0].as_py()
    assert TEXT[span["start"] : span["end"]] == "The bridge 🙂 is safe,"
    for name, table in zip(arrow.NAMES, tables):
        assert table.schema.equals(arrow.schema(name), check_metadata=True)


def test_numbers_go_on_over_batches_and_threads_change_nothing(monkeypatch):
    monkeypatch.setattr(arrow, "BATCH", 7)
    many = pa.table({"text": [f"“Bridge {number} is safe,” said Dana Brell." for number in range(50)]})
    one, four = (arrow.tables(many, threads=threads) for threads in (1, 4))
    assert one == four
    assert one.articles["article"].to_pylist() == list(range(50))
    assert one.articles["id"].to_pylist() == [str(number) for number in range(50)]
    assert one.quotes["article"].to_pylist() == list(range(50))


def test_a_nested_row_holds_the_rows_of_its_article():
    [batch] = arrow.nested(pa.table(ROWS), keep_text=False)
    assert batch.schema.equals(arrow.nested_schema(), check_metadata=False)
    assert [len(quotes) for quotes in batch["quotes"].to_pylist()] == [1, 0, 0]
    assert batch["text"].null_count == 3


def test_polars_pandas_and_duckdb_give_and_take_tables():
    polars, pandas, duckdb = map(pytest.importorskip, ("polars", "pandas", "duckdb"))
    quotes = [arrow.tables(frame(ROWS)).quotes for frame in (polars.DataFrame, pandas.DataFrame)]
    rows = pa.table(ROWS)  # noqa: F841 DuckDB finds it by its name
    quotes.append(arrow.tables(duckdb.sql("select * from rows")).quotes)
    for said in quotes:
        assert polars.from_arrow(said)["name"].to_list() == ["Dana Brell"]
        assert said.to_pandas()["name"].tolist() == ["Dana Brell"]
        assert duckdb.sql("select name, words from said").fetchall() == [("Dana Brell", 4)]


def test_what_is_no_table_of_articles_is_told():
    with pytest.raises(ValueError, match="no column 'text'"):
        arrow.tables(pa.table({"body": ["A bridge."]}))
    assert arrow.tables(pa.table({"text": pa.array([], pa.string())})).quotes.num_rows == 0
