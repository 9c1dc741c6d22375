"""On a real cluster of two executors on this machine, each a process of its own. Needs Java 17."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

import pytest

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(not shutil.which("java"), reason="there is no Java")
TEXT = "“Bridge {number} is safe 🙂,” said Quill. Tom Arden condemned the delay on Tuesday."
COUNT = 60
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
POISONED = 23


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(pathlib.Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "1g")
        # Sixty articles need neither two hundred partitions nor what a long run gains from the second compiler.
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.extraJavaOptions", QUICK_START)
        .config("spark.executor.extraJavaOptions", QUICK_START)
        # A busy machine is no lost executor.
        .config("spark.network.timeout", "600s")
        # A batch a few articles long, so that a lost executor has given some and not others.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture
def articles(spark):
    rows = [(str(number), TEXT.format(number=number), "2025-03-12") for number in range(COUNT)]
    # No text at all: the engine refuses it.
    rows[POISONED] = (str(POISONED), None, "2025-03-12")
    return spark.createDataFrame(rows, "id string, text string, published string").repartition(6)


def test_every_table_comes_from_one_reading(spark, articles):
    from nutgraf import spark as on_spark

    analyzed = on_spark.analyze(articles, names={"Quill": "organization"}).persist()
    assert analyzed.schema == on_spark.schema()
    errors = on_spark.table(analyzed, "articles").where("error is not null").select("id", "error").collect()
    assert [tuple(row) for row in errors] == [(str(POISONED), "there is no text")]
    said = on_spark.table(analyzed, "quotes").groupBy("name").count().collect()
    assert [tuple(row) for row in said] == [("Quill", COUNT - 1)]
    kinds = on_spark.table(analyzed, "entities").where("name = 'Quill'").select("type").distinct().collect()
    assert [row.type for row in kinds] == ["organization"]
    assert on_spark.table(analyzed, "sentences").select("id").distinct().count() == COUNT - 1


def test_a_lost_executor_loses_and_doubles_nothing(spark, articles, tmp_path):
    from nutgraf import spark as on_spark

    mark = str(tmp_path / "lost")

    # Within the test: what stands beside it is not on the executors.
    def executor_of(process):
        """The Java process that a Python worker works for."""
        while process > 1:
            name = pathlib.Path(f"/proc/{process}/comm").read_text().strip()
            if name == "java":
                return process
            process = int(pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
        raise RuntimeError("no executor above this process")

    def lose(batches):
        for number, batch in enumerate(batches):
            if number == 1:
                try:
                    # Of all tasks one makes the file.
                    os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    pass
                else:
                    os.kill(executor_of(os.getpid()), signal.SIGKILL)
            yield batch

    analyzed = on_spark.analyze(articles).mapInArrow(lose, on_spark.schema())
    ids = [row.id for row in on_spark.table(analyzed, "quotes").select("id").collect()]
    assert os.path.exists(mark), "no executor was lost"
    assert sorted(ids, key=int) == [str(number) for number in range(COUNT) if number != POISONED]


def test_spark_opens_an_archive(spark, tmp_path):
    pa_parquet = pytest.importorskip("pyarrow.parquet")
    program = os.environ.get("NUTGRAF")
    if not program:
        pytest.skip("NUTGRAF names no program: scripts/test-archive does")
    (tmp_path / "a.txt").write_text(TEXT.format(number=1))
    subprocess.run([program, "archive", tmp_path / "a.txt", "--out", tmp_path / "out"], check=True, capture_output=True)
    for table in ("articles", "quotes", "stances", "entities", "sentences"):
        read = spark.read.parquet(str(tmp_path / "out" / table))
        assert read.columns == pa_parquet.read_schema(tmp_path / "out" / table / "part-000000.parquet").names
        assert len(read.collect()) >= (0 if table == "stances" else 1)
