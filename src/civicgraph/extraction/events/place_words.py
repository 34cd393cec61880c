"""Words that tell where a place begins and ends, and what is none (see ``data/event_places.csv``)."""

from __future__ import annotations

import csv
from functools import cache
from typing import Literal

from civicgraph.resources import data
from civicgraph.text import lazy_re as re

Use = Literal[
    "inside", "first", "last", "whole", "looks", "visits", "sees", "seen", "cut", "and", "site", "room", "bare",
    "vague",
]  # fmt: skip


@cache
def _by_use() -> dict[str, tuple[str, ...]]:
    uses: dict[str, list[tuple[str, str]]] = {}
    with data("event_places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            not_after = "".join(f"(?<!{word})" for word in row["not_after"].split())
            not_before = "".join(f"(?!{word})" for word in row["not_before"].split())
            uses.setdefault(row["use"], []).append((row["word"], f"{not_after}{row['word']}{not_before}"))
    return {
        use: tuple(pattern for _, pattern in sorted(words, key=lambda word: (-len(word[0]), word[0])))
        for use, words in uses.items()
    }


@cache
def one_of(use: Use) -> str:
    """A pattern for any word of a use, the longest first."""
    return f"(?:{'|'.join(_by_use()[use])})"


@cache
def no_place() -> re.Pattern[str]:
    """What shows that the words behind 在 or 到 are no place: 会上, 部分企业, …期间, 村口 alone."""
    ours = r"(?:[我该本][省市县区州旗镇乡])?"
    return re.compile(
        rf"{one_of('inside')}|{one_of('last')}$|^{ours}{one_of('first')}|^{ours}{one_of('whole')}(?:现场)?$"
    )


@cache
def site() -> re.Pattern[str]:
    """The end of a name of a place that people can stand at: …村, …公司, …水库."""
    return re.compile(rf"{one_of('site')}$")


@cache
def any_site() -> re.Pattern[str]:
    """水库, 企业, 施工现场: a site without a name, with or without its county."""
    return re.compile(rf"(?:[㐀-鿿]{{1,6}}[县市区旗])?{one_of('vague')}(?:现场|一线)?")
