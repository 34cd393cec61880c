"""Measure builds into a store: processor time, wall time, memory, size, and the facts that come out.

python benchmarks/build.py ARTICLES... [--jobs N] [--input FILE]

For each number of articles, as benchmarks/generate.py makes them, or for the file: a build from nothing, one with
nothing new, and one with a new article. The facts that come out of generated articles are compared with those that were
put in. Processor time is that of all processes, so it holds on a busy machine too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import generate
from compare import compare
from pyoxigraph import DefaultGraph

from civicgraph.query.contents import Contents
from civicgraph.store import open_store

_OURS = "please report it"
COMPARED = 5_000
"""Articles whose facts are compared, evenly among all."""
EVERY = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """What one build took: seconds of wall clock and of all processors, and the most memory of all its processes."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:8.1f} s wall {self.processor:8.1f} s processor {self.memory:6.0f} MB"


def build(store: Path, jobs: int, *inputs: Path) -> Run:
    """Build, and watch it."""
    began = time.monotonic()
    call = [sys.executable, "-m", "civicgraph", "build", *map(str, inputs), "-o", str(store), "--jobs", str(jobs)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(call, stderr=said)
        used, memory = _watch(process)
        said.seek(0)
        if process.returncode == 1:
            print(
                "  the rules failed at an article:",
                *(line for line in said.read().decode().splitlines() if _OURS in line),
            )
        elif process.returncode:
            sys.exit(said.read().decode())
    return Run(time.monotonic() - began, used, memory)


def _watch(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """The processor time and the most memory of a process and its children."""
    import resource  # noqa: PLC0415 (Unix only)

    before, most = resource.getrusage(resource.RUSAGE_CHILDREN), 0.0
    while process.poll() is None:
        most = max(most, sum(map(_memory, [process.pid, *_children(process.pid)])))
        time.sleep(EVERY)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [child for each in found for child in (int(each), *_children(int(each)))]


def _memory(pid: int) -> float:
    """Megabytes that a process holds, its share of what several hold."""
    try:
        with Path(f"/proc/{pid}/smaps_rollup").open(encoding="ascii") as lines:
            return next(float(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
    except (OSError, StopIteration):
        return 0.0


def measure(name: str, store: Path, jobs: int, articles: Path) -> None:
    """Print what the three builds take, and what the store is like."""
    print(f"{name}\n  from nothing     {build(store, jobs, articles)}")
    print(f"  nothing new      {build(store, jobs, articles)}")
    one = store.parent / "one.jsonl"
    record, _ = generate.article(999_999_999)
    one.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"  one new article  {build(store, jobs, articles, one)}")
    size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    opened = open_store(store)
    count = len(Contents(opened).facts("articles"))
    named = sum(1 for quad in opened if quad.graph_name != DefaultGraph())
    print(
        f"  {named:,} quads, {named / count:.0f} an article; {size / count / 1000:.1f} kB an article on disk",
        flush=True,
    )


def main() -> None:
    """Generate, build, print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("articles", type=int, nargs="*")
    options.add_argument("--input", type=Path, help="measure with this file of articles, too")
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    for number in chosen.articles:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            generate.write(number, folder / "articles.jsonl", folder / "facts.jsonl")
            measure(f"{number:,} articles", folder / "store", chosen.jobs, folder / "articles.jsonl")
            print(
                *compare(open_store(folder / "store"), folder / "facts.jsonl", COMPARED).lines(), sep="\n", flush=True
            )
    if chosen.input:
        with tempfile.TemporaryDirectory() as name:
            measure(chosen.input.name, Path(name) / "store", chosen.jobs, chosen.input)


if __name__ == "__main__":
    main()
