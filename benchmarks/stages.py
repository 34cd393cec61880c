"""Where the time of a build goes: processor time by stage, in one process.

python benchmarks/stages.py [--articles N | --input FILE]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import generate

from civicgraph import pipeline
from civicgraph.building import edit, emission, extracting
from civicgraph.extraction import extract
from civicgraph.model import Article
from civicgraph.pipeline import Options

STAGES = (
    (extracting, "pack_batch", "extraction, with checks, packing and signatures"),
    (pipeline, "find_changes", "who is who, stories, posts and events across articles"),
    (emission, "emit_batch", "making the quads of articles"),
    (edit, "_load_into", "loading them into the store and its union"),
)
REST = "reading, the ledger, shared graphs, all else"


class Clock:
    """Processor time by stage."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time is counted."""

        def run(*arguments: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.spent[stage] += time.process_time() - began

        return run

    @contextmanager
    def running(self) -> Iterator[None]:
        """Inside, the stages are counted; loading is not done beside, so that its time is its own."""
        with ExitStack() as stack:
            for module, name, stage in STAGES:
                stack.enter_context(patch.object(module, name, self.timed(stage, getattr(module, name))))
            stack.enter_context(patch.object(edit.Edit, "beside", lambda _: nullcontext()))
            began = time.process_time()
            yield
            self.spent[REST] = time.process_time() - began - sum(self.spent.values())


def main() -> None:
    """Build, print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--articles", type=int, default=2000, help="so many are generated")
    options.add_argument("--input", type=Path, help="a file of articles instead")
    chosen = options.parse_args()
    clock = Clock()
    extract(Article("warm", "", "县委书记莫云深出席会议。"))  # loads the tables
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not chosen.input:
            generate.write(chosen.articles, folder / "articles.jsonl", folder / "facts.jsonl")
        with clock.running():
            summary = pipeline.build([chosen.input or folder / "articles.jsonl"], folder / "store", options=Options())
    total = sum(clock.spent.values())
    print(f"{summary.articles:,} articles, {summary.quads:,} quads, {total:.1f} s of processor time")
    for *_, stage in (*STAGES, (REST,)):
        spent = clock.spent[stage]
        print(f"  {spent / summary.articles * 1000:6.2f} ms an article {spent / total:6.1%}  {stage}")


if __name__ == "__main__":
    main()
