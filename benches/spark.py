"""What Spark costs beside one process, on the same articles: `nutgraf.arrow` on two threads, and Spark on two executors of a core each.

    scripts/test-archive            # builds the wheel and target/archive/venv
    target/archive/venv/bin/python benches/spark.py [ARTICLES.jsonl [COUNT]]

Prints seconds on the clock and of the processor, all processes together; `Spark, started` is Spark with nothing to read.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent


def write(path, source, count):
    import pyarrow as pa
    import pyarrow.parquet as pq

    if source:
        texts = [json.loads(line)["text"] for line in open(source, encoding="utf-8")]
    else:
        texts = [one.read_text("utf-8") for one in sorted((HERE / "../tests/articles").glob("*.txt"))]
    rows = {"id": [str(number) for number in range(count)], "text": [texts[number % len(texts)] for number in range(count)]}
    pq.write_table(pa.table(rows), path, row_group_size=max(1, count // 8))


def one_process(path, out):
    import pyarrow.parquet as pq
    from nutgraf import arrow

    tables = arrow.tables(pq.read_table(path), threads=2, keep_text=False)
    for name, table in zip(arrow.NAMES, tables):
        pq.write_table(table, f"{out}/{name}.parquet", compression="zstd")


def on_spark(path, out):
    import pyspark
    from pyspark.sql import SparkSession

    from nutgraf import spark as nutgraf_spark

    os.environ.setdefault("SPARK_HOME", str(pathlib.Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.driver.host", "127.0.0.1")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.ui.enabled", "false").getOrCreate()
    articles = session.read.parquet(path).repartition(16)
    if out:
        nutgraf_spark.analyze(articles).write.parquet(out + "/analyzed", compression="zstd")
    session.stop()


def spent(session):
    """Seconds of the processor that each process of a session has had: Spark's are nobody's children who waits for them."""
    found = {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        if int(fields[3]) == session:
            found[process.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def measured(name, *arguments):
    start, found = time.monotonic(), {}
    child = subprocess.Popen([sys.executable, __file__, "--one", name, *arguments], stderr=subprocess.DEVNULL, start_new_session=True)
    while child.poll() is None:
        found.update(spent(child.pid))
        time.sleep(0.1)
    assert child.returncode == 0, name
    print(f"{name:16} {time.monotonic() - start:7.1f} s, {sum(found.values()):7.1f} s of the processor", flush=True)


def main():
    source, count = (sys.argv[1:] + ["", ""])[:2]
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/articles.parquet"
        write(path, source, int(count or 4000))
        measured("one process", path, folder)
        measured("Spark", path, folder)
        measured("Spark, started", path, "")


if sys.argv[1:2] == ["--one"]:
    {"one process": one_process, "Spark": on_spark, "Spark, started": on_spark}[sys.argv[2]](*sys.argv[3:])
else:
    main()
