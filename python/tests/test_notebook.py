import pathlib

import pytest


def test_the_notebook_runs_and_shows_who_said_what():
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("duckdb")
    path = pathlib.Path(__file__).parents[1] / "examples" / "who_said_what.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=None).execute()
    shown = [
        output["data"]["text/plain"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    assert "('Dana Brell, the mayor', 'The bridge is safe,')" in shown[0]
    assert "'articles': 100" in shown[1]
    assert "Tom Arden" in shown[2]
    assert "condemned" in shown[3]
