"""Verbs that go with gatherings: they hold it, attend it, put it in the background (see ``data/event_verbs.csv``)."""

from __future__ import annotations

import csv
from functools import cache
from typing import Literal

from civicgraph.resources import data

Use = Literal["holds", "attends", "background", "after", "venue", "act"]


@cache
def _by_use() -> dict[str, tuple[str, ...]]:
    uses: dict[str, list[str]] = {}
    with data("event_verbs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for use in row["uses"].split():
                uses.setdefault(use, []).append(row["word"])
    return {use: tuple(sorted(words, key=lambda word: (-len(word), word))) for use, words in uses.items()}


def one_of(use: Use) -> str:
    """A pattern for any verb of a use, the longest first."""
    return "|".join(_by_use()[use])
