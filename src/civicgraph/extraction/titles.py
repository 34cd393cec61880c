"""Finds titles of posts (书记, 常务副县长, 党组成员, 二级巡视员) in folded text, with what is said of them at once."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import cast

import ahocorasick_rs

from civicgraph.model import Status
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_PARTY_BODIES = ("党组", "党委", "党工委", "党总支", "党支部", "总支", "支部", "机关党委", "机关党组", "书记处")
_PARTY_TITLES = ("书记", "成员", "委员", "常委")
_RANKS = ("", "副", "常务副", "第一副", "专职副", "执行", "执行副", "常务", "名誉", "名誉副", "高级副", "轮值", "第一")
_HEADS = frozenset({"", "常务", "执行", "第一", "常务副", "轮值"})
_LEVELS = tuple(map("".join, product("正副", ("部", "省", "厅", "局", "处", "县处", "县", "科", "乡科"), "级")))
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[任届]$")
#: Behind a title: 副局长（主持工作）, 县长候选人.
_BEHIND = re.compile(r"(?:（(?P<remark>[^（）\n]{1,14})）)?(?P<nominee>(?:提名)?(?:候选人|候任人|人选))?")
_REMARKS: tuple[tuple[str, Status], ...] = (("主持", "acting"), ("代", "acting"), ("候选", "nominated"))


@record
class TitleMention:
    """A title in a text.

    Attributes:
        start, end: offsets of the title without what is said before and behind it.
        party: length of a leading 党组, 党委 …, which may instead end the name of the body.
        host: which body has the post (see ``data/titles.csv``).
        single: the post has one seat.
        status: what 原, 代, 拟任 … before it and （主持工作）, 候选人 behind it say.
        outer: start with the word of status.
        tail: end with the remark or 候选人 behind it.
    """

    start: int
    end: int
    title: str
    host: str
    single: bool
    party: int
    status: Status
    outer: int
    tail: int


#: What a row's own title is, where more is composed of it.
_OWN_HOST = {"rank": "unit", "member": "role"}


@dataclass(frozen=True, slots=True)
class _Entry:
    host: str
    single: bool
    party: int


def _compose(word: str, host: str, single: bool) -> dict[str, _Entry]:
    """All titles that a row stands for: with 副, 常务副, 党组 or a grade before and 助理 behind."""
    if host in ("none", "grade"):
        return {word: _Entry(host, single, 0)}
    if host == "rank":
        return {f"{level}{word}": _Entry("unit", False, 0) for level in ("", *_LEVELS)}
    out = {f"{rank}{word}": _Entry(host, single and rank in _HEADS, 0) for rank in _RANKS}
    if host == "member":
        host = "unit"
    if word.endswith("长"):
        out[f"{word}助理"] = _Entry(host, False, 0)
    if word in _PARTY_TITLES:
        for body, rank in product(_PARTY_BODIES, ("", "副", "专职副", "常务副")):
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
            host = _OWN_HOST.get(row["host"], row["host"])
            entries[row["title"]] = _Entry(host, row["seats"] == "1", entries[row["title"]].party)
        self._titles = sorted(entries)
        self._entries = [entries[title] for title in self._titles]
        self._automaton = ahocorasick_rs.AhoCorasick(self._titles, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[TitleMention]:
        """All titles in folded text, in order, without those words that only look like one."""
        found = self._automaton.find_matches_as_indexes(text)
        return [
            self._mention(text, index, start, end) for index, start, end in found if self._entries[index].host != "none"
        ]

    def _mention(self, text: str, index: int, start: int, end: int) -> TitleMention:
        entry = self._entries[index]
        status, outer = status_before(text, start)
        tail = end
        if text[end : end + 1] in ("（", "候", "人", "提"):
            said, tail = _said_behind(text, end)
            status = said or status
        return TitleMention(start, end, self._titles[index], entry.host, entry.single, entry.party, status, outer, tail)


def status_before(text: str, start: int) -> tuple[Status, int]:
    """The status said right before a title, and where that word begins; 第六任 before it counts for nothing."""
    ordinal = _ORDINAL.search(text, max(0, start - 7), start) if text[start - 1 : start] in ("任", "届") else None
    start = ordinal.start() if ordinal else start
    for length in (2, 1):
        word = text[max(0, start - length) : start]
        if (
            len(word) == length
            and word in _status_words()
            and text[start - length - 1 : start - length] not in _status_words()[word][1]
        ):
            return _status_words()[word][0], start - length
    return "current", start


@cache
def _status_words() -> dict[str, tuple[Status, tuple[str, ...]]]:
    """The words before a title that say its status, each with the characters before which it is part of a word."""
    with data("status_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["word"]: (cast("Status", row["status"]), tuple(row["not_after"])) for row in rows}


def status_before_body(text: str, start: int) -> tuple[Status, int]:
    """The status said before the body of a post: 原|县委书记, 时任|县教育局局长; 前 says nothing there (日前, 目前)."""
    status, outer = status_before(text, start)
    if status == "current" or text[outer:start] in ("前", "代", "老"):
        return "current", start
    return status, outer


def _said_behind(text: str, end: int) -> tuple[Status | None, int]:
    """The status that a remark or 候选人 behind a title gives, and where that ends."""
    behind = _BEHIND.match(text, end)
    if behind is None or behind.end() == end:
        return None, end
    if behind["nominee"]:
        return "nominated", behind.end()
    said = next((status for word, status in _REMARKS if word in behind["remark"]), None)
    return said, behind.end()


@cache
def load_titles() -> TitleLexicon:
    """The lexicon of titles, read once."""
    with data("titles.csv").open(encoding="utf-8", newline="") as file:
        return TitleLexicon(list(csv.DictReader(file)))
