"""Many articles through `nutgraf archive`, killed in the middle and resumed: is anything lost or doubled, how fast, how much memory?

    cargo build --release --features archive
    target/archive/venv/bin/python benches/archive.py ARTICLES.jsonl [COUNT [PART [PROGRAM]]]

The articles come over and over with other ids, COUNT in all (100000), PART a file (10000), on two cores. DuckDB counts what came out.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import duckdb

SCRATCH = pathlib.Path("target/benches/archive")


def write(source, path, count):
    texts = [json.loads(line)["text"] for line in open(source, encoding="utf-8")]
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(json.dumps({"id": f"a{number}", "text": texts[number % len(texts)]}, ensure_ascii=False) + "\n")
    return sum(len(texts[number % len(texts)].encode()) for number in range(count))


def run(program, path, out, part, options, until=None):
    """Seconds on the clock and of the processor, and the most memory in MB; ended by SIGKILL where `until` is there."""
    start = time.monotonic()
    child = subprocess.Popen([program, "archive", path, "--out", out, "--part", str(part), "--jobs", "2", *options])
    # Looked at without taking its figures away.
    while until and not until.exists() and os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.05)
    if until:
        child.send_signal(signal.SIGKILL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check(out, count):
    rows, ids, least, most, wrong = duckdb.sql(f"""
        select count(*), count(distinct id), min(article), max(article), count(*) filter (id <> 'a' || article)
        from '{out}/articles/*.parquet'
    """).fetchall()[0]
    assert (rows, ids, least, most, wrong) == (count, count, 0, count - 1, 0), (rows, ids, least, most, wrong)
    for table in ("quotes", "stances", "entities", "sentences"):
        number = {"quotes": "quote", "stances": "stance", "entities": "entity", "sentences": "sentence"}[table]
        rows, keys = duckdb.sql(f"select count(*), count(distinct (article, {number})) from '{out}/{table}/*.parquet'").fetchall()[0]
        assert rows == keys, f"{table}: {rows} rows, {keys} keys"
        print(f"{table}: {rows} rows, none twice")


def main():
    source, count, part, program = (sys.argv[1:] + [None] * 3)[:4]
    count, part, program = int(count or 100_000), int(part or 10_000), program or "target/release/nutgraf"
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    size, out = write(source, SCRATCH / "articles.jsonl", count), SCRATCH / "out"
    # In the middle: half of the parts are whole, and the next is begun.
    middle = out / "articles" / f".part-{count // part // 2:06}.begun"
    first = run(program, SCRATCH / "articles.jsonl", out, part, [], middle)
    second = run(program, SCRATCH / "articles.jsonl", out, part, ["--resume"])
    check(out, count)
    for name, (clock, processor, memory) in (("killed", first), ("resumed", second)):
        print(f"{name}: {clock:.0f} s, {processor:.0f} s of the processor, {memory:.0f} MB at the most")
    processor = first[1] + second[1]
    written = sum(one.stat().st_size for one in out.rglob("*.parquet"))
    print(f"{count / processor:.1f} articles and {size / processor / 1e6:.3f} MB a second of the processor")
    print(f"{size / 1e6:.1f} MB of text, {written / 1e6:.1f} MB of tables")


main()
