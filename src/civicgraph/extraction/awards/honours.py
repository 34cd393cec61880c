"""The name of an honour in a text: “时代楷模”称号, 第27届某某奖章, 集体一等功, 全省先进基层党组织."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from civicgraph.resources import data

_SCOPE = re.compile(r"(?:全国|全省|全市|全县|全区|国家|[省市县区州]级?|国家级|自治区级?)$")
_TERM = re.compile(r"首批|第[一二三四五六七八九十百\d]+批|连续[^，。“]{1,6}")
_EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]+届|(?:19|20)\d\d(?:[—\-至](?:19|20)\d\d)?年?度?)")
_GENERIC = re.compile(r"^(?:各级各类|多项|多个|多次|上述|以上|相关|该|此|这一|一系列|诸多|众多)*(?:荣誉|称号|奖项|奖|奖励|荣誉称号|大奖|先进)$")
_COUNTED = re.compile(r"(?:(?:\d+|[一二两三四五六七八九十]+)[余多]?[次项个枚块面])$")


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour's name and the offsets of the words that give it."""

    start: int
    end: int
    title: str
    quoted: bool


def read_honour(text: str, start: int, end: int) -> Honour | None:
    """The honour whose name begins at an offset (a few words of scope may stand before its quotation marks).

    >>> read_honour("“省级文明村”称号。", 0, 9).title
    '省级文明村'
    """
    for pattern in _patterns():
        match = pattern.match(text, start, end)
        if match is not None:
            honour = _quoted(match) if "quoted" in match.groupdict() else _plain(match)
            return None if _GENERIC.match(honour.title) else honour
    return None


def _quoted(match: re.Match[str]) -> Honour:
    before = _TERM.sub("", match["before"].rsplit("的", 1)[-1]).strip("了过")
    after = match["after"]
    title = match["quoted"]
    if _SCOPE.search(before) and len(before) <= 4:
        title = f"{before}“{title}”"
    elif after in ("奖", "奖章", "集体") or _EDITION.search(before):
        title = f"{before}{title}{'' if after == '称号' else after}"
    return Honour(match.start(), match.end(), title, quoted=True)


def _plain(match: re.Match[str]) -> Honour:
    title = match["plain"].strip("了过的：")
    edition = _EDITION.search(title)
    if edition and 0 < edition.start() <= 8:
        title = title[edition.start() :]
    return Honour(match.start(), match.end(), _COUNTED.sub("", _TERM.sub("", title)).strip("的"), quoted=False)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    ends = "|".join(_ends())
    return (
        re.compile(
            r"[：]?(?:了|过)?(?P<before>[^，。；：“”]{0,22}?)“(?P<quoted>[^“”]{2,40})”"
            r"(?:国家)?(?:荣誉)?(?P<after>称号|奖章|集体|奖)?"
        ),
        re.compile(rf"[：]?(?:了|过)?(?P<plain>[^，。；：“”、]{{0,36}}?(?:{ends}))(?=[，。、；！”（）\s]|\d|等|和|的|及|$)"),
    )


@cache
def _ends() -> tuple[str, ...]:
    with data("honours.csv").open(encoding="utf-8", newline="") as file:
        words = [re.escape(row["word"]) for row in csv.DictReader(file)]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def is_honour(title: str) -> bool:
    """Whether a name ends like an honour (奖, 称号, 先进集体, 示范村)."""
    return title.endswith(_plain_ends())


@cache
def _plain_ends() -> tuple[str, ...]:
    return tuple(word.replace("\\", "") for word in _ends())
