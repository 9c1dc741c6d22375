"""What `nutgraf archive` writes opens where people work. scripts/test-archive says where the program is."""

import json
import os
import subprocess

import pytest

PROGRAM = os.environ.get("NUTGRAF")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="NUTGRAF names no program: scripts/test-archive does")
TEXT = "“The bridge 🙂 is safe,” said Dana Brell on Tuesday. Tom Arden condemned the delay."
TABLES = ("articles", "quotes", "stances", "entities", "sentences")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    lines = [{"id": str(number), "text": TEXT, "published": "2025-03-12"} for number in range(25)]
    lines[7].pop("text")
    (folder / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    out = folder / "out"
    run = subprocess.run([PROGRAM, "archive", folder / "news.jsonl", "--out", out, "--part", "10"], capture_output=True)
    assert run.returncode == 1, run.stderr
    return out


def test_duckdb(archive):
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql(f"""
        select name, quotes.text, articles.text[content[1].start + 1 : content[1]."end"] as words, published, count(*)
        from '{archive}/quotes/*.parquet' quotes join '{archive}/articles/*.parquet' articles using (article) group by all
    """).fetchall()
    assert [(*row[:3], str(row[3]), row[4]) for row in found] == [
        ("Dana Brell", "The bridge 🙂 is safe,", "The bridge 🙂 is safe,", "2025-03-12", 24),
    ]
    told = dict(duckdb.sql(f"select key, value from parquet_kv_metadata('{archive}/quotes/part-000000.parquet')").fetchall())
    assert told[b"nutgraf.tables"] == b"nutgraf-tables/1"


def test_polars(archive):
    polars = pytest.importorskip("polars")
    articles = polars.read_parquet(archive / "articles")
    assert articles["article"].to_list() == list(range(25))
    assert articles.filter(polars.col("error").is_not_null())["id"].to_list() == ["7"]
    assert polars.read_parquet(archive / "entities")["mentions"].dtype == polars.List(
        polars.Struct({"start": polars.Int32, "end": polars.Int32, "form": polars.String})
    )


def test_pandas(archive):
    pandas = pytest.importorskip("pandas")
    quotes = pandas.read_parquet(archive / "quotes")
    assert quotes.groupby("name").size().to_dict() == {"Dana Brell": 24}


def test_pyarrow_and_the_wheel_have_the_same_tables(archive):
    dataset = pytest.importorskip("pyarrow.dataset")
    from nutgraf import arrow

    articles = dataset.dataset(archive / "articles").to_table()
    tables = arrow.tables(articles.select(["id", "text", "published"]))
    for name in TABLES:
        read = dataset.dataset(archive / name).to_table()
        assert read.schema.equals(arrow.schema(name))
        if name != "articles":
            assert read.equals(getattr(tables, name).replace_schema_metadata(None)) or read == getattr(tables, name)
