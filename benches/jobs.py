"""What a second core gives: `nutgraf jsonl --jobs 1` beside `--jobs 2`, by turns, on the same articles.

    cargo build --release
    python3 benches/jobs.py [ARTICLES.jsonl [TIMES [PROGRAM]]]

Prints medians on the clock, which say something only while nobody else needs the two cores, and the load. Beside them what holds on a busy
machine too: the processor's time of all threads, and that of the busiest one, which is how long it takes where every thread has a core.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent


def write(path, source):
    if source:
        texts = [json.loads(line)["text"] for line in open(source, encoding="utf-8")]
    else:
        texts = [one.read_text("utf-8") for one in sorted((HERE / "../tests/articles").glob("*.txt"))]
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(max(400, len(texts))):
            lines.write(json.dumps({"id": number, "text": texts[number % len(texts)]}, ensure_ascii=False) + "\n")


def threads_of(process):
    """Seconds of the processor that each thread has had."""
    spent = {}
    for thread in pathlib.Path(f"/proc/{process}/task").glob("*"):
        try:
            spent[thread.name] = int((thread / "schedstat").read_text().split()[0]) / 1e9
        except (OSError, IndexError):
            pass
    return spent


def run(program, path, jobs):
    """Seconds on the clock, of the processor, and of the busiest thread."""
    start, threads = time.monotonic(), {}
    with open(path, "rb") as lines:
        child = subprocess.Popen([program, "jsonl", "--select", "quotes,entities", "--jobs", str(jobs)], stdin=lines, stdout=subprocess.DEVNULL)
        while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            threads.update(threads_of(child.pid))
            time.sleep(0.02)
        _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, max(threads.values())


def main():
    source, times, program = (sys.argv[1:] + ["", "", ""])[:3]
    runs = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/articles.jsonl"
        write(path, source)
        for _ in range(int(times or 5)):
            for jobs, found in runs.items():
                found.append(run(program or "target/release/nutgraf", path, jobs))
    one, two = (tuple(map(statistics.median, zip(*found))) for found in runs.values())
    for jobs, (clock, processor, busiest) in ((1, one), (2, two)):
        print(f"--jobs {jobs}: {clock:6.2f} s on the clock, {processor:6.2f} s of the processor, {busiest:6.2f} s of it the busiest thread")
    print(f"of twice one core: {one[0] / two[0] / 2:.2f} on the clock; {one[2] / two[2] / 2:.2f} where every thread has a core; load {os.getloadavg()[0]:.1f}")


main()
