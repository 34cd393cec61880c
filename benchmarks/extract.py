"""Measure the speed of extraction, beside part-of-speech tagging with jieba where that is installed.

python benchmarks/extract.py [FILE] [--bytes N] [--rounds N] [--json]

Reads the first N bytes of text (UTF-8) of a collection of articles and runs, in alternating rounds, each in a process
of its own: civicgraph (reading, extraction, claims as JSON) and jieba.posseg (the same texts, tagged). Counts processor
time without start-up, the highest memory in use, and for ``civicgraph extract`` on one article the time from start to
end. jieba is no dependency of civicgraph: ``pip install 'civicgraph[bench]'``.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from civicgraph.claims import claims_to_json
from civicgraph.extraction import extract
from civicgraph.model import Article
from civicgraph.reading import ReadFailure, read_articles

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "xwlb-2022-09-to-2025-08.jsonl.gz"
TWO_MEGABYTES = 2_000_000
WARM = 200_000
ENGINES = ("civicgraph", "jieba.posseg")
STARTS = 5

Measurement = dict[str, Any]


def articles(path: str, limit: int) -> Iterator[Article]:
    """The articles of a file up to so many bytes of text; all of them for 0."""
    left = limit
    for article in read_articles([path]):
        if isinstance(article, ReadFailure):
            continue
        yield article
        left -= len(article.text.encode())
        if limit and left <= 0:
            return


def run_civicgraph(path: str, limit: int) -> Measurement:
    """From the file to claims as JSON, article by article."""

    def run() -> tuple[int, int]:
        characters = written = 0
        for article in articles(path, limit):
            characters += len(article.text)
            written += len(claims_to_json(extract(article)))
        return characters, written

    for article in articles(path, WARM):  # loads the data files and compiles the patterns
        extract(article)
    return measured(run)


def run_jieba(path: str, limit: int) -> Measurement:
    """The words of the same texts with their classes; the texts are read beforehand."""
    posseg = importlib.import_module("jieba.posseg")
    texts = [article.text for article in articles(path, limit)]
    for article in articles(path, WARM):  # loads the dictionary
        posseg.lcut(article.text)

    def run() -> tuple[int, int]:
        return sum(map(len, texts)), sum(len(posseg.lcut(text)) for text in texts)

    return measured(run)


def measured(run: Callable[[], tuple[int, int]]) -> Measurement:
    """What a run takes: seconds of processor time, and the highest memory of this process in MB."""
    start = time.process_time()
    characters, written = run()
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"characters": characters, "output": written, "seconds": seconds, "megabytes": memory}


def in_child(engine: str, path: Path, limit: int) -> Measurement:
    """One round in a new process, so that nothing is remembered from the round before."""
    command = [sys.executable, "-W", "ignore", __file__, str(path), "--bytes", str(limit), "--engine", engine]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found: Measurement = json.loads(done.stdout)
    return found


def start_up(path: Path) -> Measurement:
    """Seconds from the start of ``civicgraph extract`` to its end, for the first article of the file."""
    first = next(articles(str(path), 1))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(f"{first.title}\n{first.text}", encoding="utf-8")
        command = [sys.executable, "-m", "civicgraph", "extract", str(file)]
        walls, processor = [], []
        for _ in range(STARTS):
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(time.perf_counter() - start)
            processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {"seconds": statistics.median(walls), "processor_seconds": statistics.median(processor)}


def compare(path: Path, limit: int, rounds: int) -> Measurement:
    """All rounds, the engines in turn; medians."""
    engines = [engine for engine in ENGINES if importlib.util.find_spec(engine.partition(".")[0])]
    results: dict[str, list[Measurement]] = {engine: [] for engine in engines}
    for _, engine in itertools.product(range(rounds), engines):
        results[engine].append(in_child(engine, path, limit))
    found: Measurement = {engine: summary(each) for engine, each in results.items()}
    if len(engines) == len(ENGINES):
        ours, theirs = (found[engine]["characters_per_second"] for engine in ENGINES)
        found["ratio"] = ours / theirs
    return {**found, "start_up": start_up(path)}


def summary(results: list[Measurement]) -> Measurement:
    """The median and the extremes of some rounds."""
    speeds = sorted(result["characters"] / result["seconds"] for result in results)
    return {
        "characters": results[0]["characters"],
        "characters_per_second": statistics.median(speeds),
        "slowest": speeds[0],
        "fastest": speeds[-1],
        "megabytes": max(result["megabytes"] for result in results),
    }


def show(found: Measurement) -> None:
    """The measurements as a table."""
    print(f"{'':14}{'characters':>12}{'per second':>12}{'slowest':>10}{'fastest':>10}{'memory':>10}")
    for engine in ENGINES:
        if engine not in found:
            print(f"{engine:14} is not installed: pip install 'civicgraph[bench]'")
            continue
        row = found[engine]
        speeds = (row["characters_per_second"], row["slowest"], row["fastest"])
        numbers = "".join(f"{speed:{width},.0f}" for speed, width in zip(speeds, (12, 10, 10), strict=True))
        print(f"{engine:14}{row['characters']:12,}{numbers}{row['megabytes']:7.0f} MB")
    if "ratio" in found:
        print(f"{ENGINES[0]} reads {found['ratio']:.2f} times as many characters a second of processor time.")
    start = found["start_up"]
    print(
        f"civicgraph extract, one article: {start['seconds']:.2f} s, processor {start['processor_seconds']:.2f} s"
        f" (median of {STARTS})"
    )


def main() -> None:
    """Read the command line and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "file", nargs="?", type=Path, default=CORPUS, help="articles, in any form that civicgraph reads"
    )
    options.add_argument("--bytes", type=int, default=TWO_MEGABYTES, help="so much text (default 2,000,000; 0: all)")
    options.add_argument("--rounds", type=int, default=3, help="rounds of each engine (default 3)")
    options.add_argument("--json", action="store_true", help="print the measurements as JSON")
    options.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    given = options.parse_args()
    if not given.file.exists():
        options.error(f"{given.file} is missing: name a file of articles")
    if given.engine:
        run = run_civicgraph if given.engine == ENGINES[0] else run_jieba
        print(json.dumps(run(str(given.file), given.bytes)))
        return
    found = compare(given.file, given.bytes, given.rounds)
    print(json.dumps(found, indent=1)) if given.json else show(found)


if __name__ == "__main__":
    main()
