"""What docs/engines.md shows, as it stands there."""

import pathlib
import re

import pytest

dask = pytest.importorskip("dask")
frames = pytest.importorskip("dask.dataframe")
TEXT = "“Bridge {number} is safe 🙂,” said Dana Brell."


def test_the_page_about_dask_holds():
    import pandas

    page = (pathlib.Path(__file__).parents[2] / "docs" / "engines.md").read_text("utf-8")
    [code] = re.findall(r"## Dask.*?```python\n(.*?)```", page, re.DOTALL)
    texts = [TEXT.format(number=number) for number in range(40)]
    rows = pandas.DataFrame({"id": [f"news-{number}" for number in range(40)], "text": texts})
    names = {"__name__": "__main__", "articles": frames.from_pandas(rows, npartitions=4)}
    exec(code, names)
    with dask.config.set(scheduler="processes", num_workers=2):
        found = names["found"].compute()
    assert found["id"].tolist() == rows["id"].tolist()
    assert set(found["name"]) == {"Dana Brell"}
    assert list(found.columns) == list(names["meta"].columns)
