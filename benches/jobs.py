"""What a second core gives: `nutgraf jsonl --jobs 1` beside `--jobs 2`, by turns, on the same articles.

    cargo build --release
    python3 benches/jobs.py [ARTICLES.jsonl [TIMES [PROGRAM]]]

The third is what the machine itself gives: two programs with `--jobs 1` at once, each on one half, which share nothing but
the memory and what heats the processor. What `--jobs 2` loses beside them is the program's.

Prints medians on the clock, which say something only while nobody else needs the two cores, and the load: `chrt --fifo 2` before the
command takes them from everybody else. Beside them what holds on a busy
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
# What is measured stands behind whoever measures, and before everybody else.
URGENT = os.sched_getscheduler(0) == os.SCHED_FIFO


def write(folder, source):
    """All articles over and over in one file, and two halves that are alike."""
    if source:
        texts = [json.loads(line)["text"] for line in open(source, encoding="utf-8")]
    else:
        texts = [one.read_text("utf-8") for one in sorted((HERE / "../tests/articles").glob("*.txt"))]
    half = texts * -(-200 // len(texts))
    lines = [json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n" for number, text in enumerate(half * 2)]
    for name, some in (("all", lines), ("one half", lines[:len(half)]), ("other half", lines[len(half):])):
        (pathlib.Path(folder) / name).write_text("".join(some), "utf-8")


def threads_of(process):
    """Seconds of the processor that each thread has had."""
    spent = {}
    for thread in pathlib.Path(f"/proc/{process}/task").glob("*"):
        try:
            spent[thread.name] = int((thread / "schedstat").read_text().split()[0]) / 1e9
        except (OSError, IndexError):
            pass
    return spent


def run(program, paths, jobs):
    """Seconds on the clock, of the processor, and of the busiest thread, of programs that run at once."""
    start, threads, children = time.monotonic(), {}, []
    for path in paths:
        with open(path, "rb") as lines:
            command = ["chrt", "--fifo", "1"] * URGENT + [program, "jsonl", "--select", "quotes,entities", "--jobs", str(jobs)]
            children.append(subprocess.Popen(command, stdin=lines, stdout=subprocess.DEVNULL))
    running = list(children)
    while running:
        for child in running:
            threads.update(threads_of(child.pid))
        running = [child for child in running if os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None]
        time.sleep(0.02)
    clock, spent = time.monotonic() - start, 0
    for child in children:
        _, child.returncode, usage = os.wait4(child.pid, 0)
        spent += usage.ru_utime + usage.ru_stime
    return clock, spent, max(threads.values())


def main():
    source, times, program = (sys.argv[1:] + ["", "", ""])[:3]
    program = program or "target/release/nutgraf"
    with tempfile.TemporaryDirectory() as folder:
        write(folder, source)
        ways = {"--jobs 1": (["all"], 1), "--jobs 2": (["all"], 2), "two programs": (["one half", "other half"], 1)}
        runs = {way: [] for way in ways}
        for _ in range(int(times or 5)):
            for way, (names, jobs) in ways.items():
                runs[way].append(run(program, [f"{folder}/{name}" for name in names], jobs))
    medians = {way: [statistics.median(column) for column in zip(*found)] for way, found in runs.items()}
    one = medians["--jobs 1"]
    for way, (clock, processor, busiest) in medians.items():
        print(f"{way:<13}{clock:6.2f} s on the clock, {processor:6.2f} s of the processor, {busiest:6.2f} s of it the busiest thread; of twice one core "
              f"{one[0] / clock / 2:.2f} on the clock, {one[2] / busiest / 2:.2f} where every thread has a core")
    print(f"load {os.getloadavg()[0]:.1f}")


main()
