"""Finds titles of posts (书记, 常务副县长, 党组成员, 二级巡视员) in folded text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from civicgraph.model import Status
from civicgraph.resources import data

_PARTY_BODIES = ("党组", "党委", "党工委", "党总支", "党支部", "总支", "支部", "机关党委")
_PARTY_TITLES = ("书记", "成员", "委员", "常委")
_RANKS = ("", "副", "常务副", "第一副", "专职副", "挂职副", "执行", "执行副", "常务", "名誉", "名誉副", "高级副", "轮值")
_STATUS: dict[str, Status] = {
    "原任": "former", "原": "former", "前任": "former", "前": "former", "时任": "former", "曾任": "former",
    "代理": "acting", "代": "acting", "拟任": "nominated", "候任": "appointed", "现任": "current", "新任": "current",
    "兼任": "current", "兼": "current", "挂职": "current", "首任": "former", "老": "former",
}  # fmt: skip


_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[任届]$")


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A title in a text.

    Attributes:
        start, end: offsets of the title without a word of status before it.
        party: length of a leading 党组, 党委 …, which may instead end the name of the body.
        host: which body has the post (see ``data/titles.csv``).
        single: the post has one seat.
        status: what 原, 代, 拟任 … before it say.
        outer: start with the word of status.
    """

    start: int
    end: int
    title: str
    host: str
    single: bool
    party: int
    status: Status
    outer: int


@dataclass(frozen=True, slots=True)
class _Entry:
    host: str
    single: bool
    party: int


def _compose(word: str, host: str, single: bool) -> dict[str, _Entry]:
    """All titles that a row stands for: with 副, 常务副, 党组 … before and 助理 behind."""
    if host in ("none", "grade"):
        return {word: _Entry(host, single, 0)}
    out = {f"{rank}{word}": _Entry(host, single and rank in ("", "常务", "执行", "常务副"), 0) for rank in _RANKS}
    if word.endswith("长"):
        out[f"{word}助理"] = _Entry(host, False, 0)
    if word in _PARTY_TITLES:
        for body in _PARTY_BODIES:
            for rank in ("", "副", "专职副"):
                out[f"{body}{rank}{word}"] = _Entry(host, single and not rank, len(body))
    return out


class TitleLexicon:
    """The titles of ``data/titles.csv`` and what is composed of them, as one automaton."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        entries: dict[str, _Entry] = {}
        for row in rows:
            for title, entry in _compose(row["title"], row["host"], row["seats"] == "1").items():
                entries.setdefault(title, entry)
        for row in rows:  # a word that is no title, or stands for itself, wins over what is composed
            entries[row["title"]] = _Entry(row["host"], row["seats"] == "1", entries[row["title"]].party)
        self._titles = sorted(entries)
        self._entries = [entries[title] for title in self._titles]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._titles, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> list[TitleMention]:
        """All titles in folded text, in order, without those words that only look like one."""
        out = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            entry = self._entries[index]
            if entry.host != "none":
                status, outer = _status(text, start)
                out.append(
                    TitleMention(
                        start, end, self._titles[index], entry.host, entry.single, entry.party, status, outer
                    )
                )
        return out


def _status(text: str, start: int) -> tuple[Status, int]:
    """The status said right before a title, and where that word begins; 第六任 before it counts for nothing."""
    ordinal = _ORDINAL.search(text, max(0, start - 7), start)
    start = ordinal.start() if ordinal else start
    for length in (2, 1):
        word = text[max(0, start - length) : start]
        if word in _STATUS:
            return _STATUS[word], start - length
    return "current", start


@cache
def load_titles() -> TitleLexicon:
    """The lexicon of titles, read once."""
    with data("titles.csv").open(encoding="utf-8", newline="") as file:
        return TitleLexicon(list(csv.DictReader(file)))
