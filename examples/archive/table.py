"""The table "who is quoted about what, by week" of an archive, as CSV and as a plot.

    python table.py ARCHIVE OUT
"""

import pathlib
import sys

import duckdb
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402


def main():
    archive, out = map(pathlib.Path, sys.argv[1:])
    query = (pathlib.Path(__file__).parent / "who_about_what.sql").read_text().replace("{archive}", str(archive))
    said = duckdb.sql(query)
    said.write_csv(str(out / "who_about_what.csv"))
    print(duckdb.sql("select about, speaker, sum(times)::int as times from said group by all order by times desc, speaker limit 10"))
    plot(said).savefig(out / "who_about_what.png", dpi=120)


def plot(said):
    """The three who are quoted most on each of the six matters, week by week."""
    matters = [row[0] for row in duckdb.sql("select about from said group by about order by sum(times) desc, about limit 6").fetchall()]
    figure, panels = plt.subplots(2, 3, figsize=(13, 6), sharex=True, sharey=True, layout="constrained")
    for panel, matter in zip(panels.flat, matters):
        of_it = said.filter(f"about = '{matter}'")  # noqa: F841 DuckDB finds it by its name
        most = duckdb.sql("select speaker from of_it group by speaker order by sum(times) desc, speaker limit 3").fetchall()
        for (speaker,) in most:
            weeks = duckdb.execute("select week, times from of_it where speaker = ? order by week", [speaker]).fetchall()
            panel.plot(*zip(*weeks), label=speaker, linewidth=1.2)
        panel.set_title(matter, loc="left", fontsize=10)
        panel.legend(fontsize=7, frameon=False)
        panel.tick_params("x", rotation=30, labelsize=8)
        panel.spines[["top", "right"]].set_visible(False)
    figure.suptitle("Quotes a week, by the names that stand in them", x=0.01, ha="left")
    return figure


main()
