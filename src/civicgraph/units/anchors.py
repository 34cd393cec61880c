"""Finds in one pass all words that a body's name may contain: known bodies, central bodies, endings of open classes."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units.tables import bodies_by_short, central_by_form, countries, suffixes

_SHORT, _CENTRAL, _SUFFIX, _COUNTRY = 1, 2, 4, 8
#: Begins of words that only look like a body's: 市委托, 政协委员, 人大代表.
_WORD_GOES_ON = re.compile(
    r"(?<=委)(?:[托任屈婉实]|派(?!驻)|员会|以(?!及))|(?<=人大)(?:代表|会议|[一二三四五六七八九十]+次)|(?<=代表大会)代表|(?<=代表大会)第?[一二三四五六七八九十]+次会议|(?<=政协)委员(?!会)"
    r"|(?<=法院)校|(?<=海关)总署|(?<=工会)会员|(?<=妇联)合|(?<=政府)性|(?<=[商善]会)议|(?<=电视台)阶"
    r"|(?<=办)[理法事公学好成案](?!室|厅)|(?<=大队)伍|(?<=纪委)会同|(?<=学会)[了用]|(?<=协会)商|(?<=[常军]委)会"
    r"|(?<=人行)道|(?<=部)[门队]"
)
#: Titles before which a name has ended for sure; 代表 and 委员 may stand inside one.
_TITLE = re.compile("(?:[长]|书记|主任|经理|总裁|董事|主席)$")

#: Titles that may stand inside a name when words of their own follow: 教师|进修学校.
_JOB_GOES_ON = re.compile("进修|培训|发展|协会|学会|联合会|之家|工作|队|节|团|委员会|[室楼公服]")

#: 党支部书记 is a title of the 党支部, which may be the end of a name.
_PARTY = re.compile("党组|党委|党工委|党总支|党支部|总支|支部|机关党委")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What stands where in a text.

    Attributes:
        shorts: ends of known local bodies without their place, by start; the longest first.
        centrals: end of the longest central body, by start.
        countries: end of the longest foreign country, by start.
        endings: the longest ending of an open class, by end: its start.
        titles: where titles of posts begin, also those behind an ending that may stand inside names (中学|教师).
        ends: the ends of the endings, in order.
    """

    shorts: dict[int, tuple[int, ...]]
    centrals: dict[int, int]
    countries: dict[int, int]
    endings: dict[int, int]
    titles: frozenset[int]
    ends: tuple[int, ...]

    def last_ending(self, offset: int) -> int:
        """Where the last ending ends that ends at an offset or before it; -1 for none."""
        index = bisect_right(self.ends, offset) - 1
        return self.ends[index] if index >= 0 else -1

    def ends_within(self, left: int, right: int) -> tuple[int, ...]:
        """Where endings end behind ``left``, up to ``right``."""
        return self.ends[bisect_right(self.ends, left) : bisect_right(self.ends, right)]


class _Matcher:
    def __init__(self) -> None:
        roles: dict[str, int] = {}
        abroad = [name for name in countries() if name not in central_by_form()]
        tables: tuple[tuple[int, Iterable[str]], ...] = (
            (_SHORT, bodies_by_short()), (_CENTRAL, central_by_form()), (_SUFFIX, suffixes()), (_COUNTRY, abroad)
        )  # fmt: skip
        for role, forms in tables:
            for form in forms:
                roles[form] = roles.get(form, 0) | role
        for title in _titles():
            if not _PARTY.match(title):
                roles.setdefault(title, _SUFFIX)
        self._roles = list(roles.values())
        rows = suffixes()
        self._stops = [
            role == _SUFFIX and (word not in rows or rows[word].use == "stop") for word, role in roles.items()
        ]
        titles = frozenset(title for title in _titles() if _TITLE.search(title) and not _PARTY.match(title))
        self._titles = [word in titles for word in roles]
        jobs = frozenset(title for title in _titles() if len(title) > 1 and not _PARTY.match(title)) - titles
        self._jobs = [word in jobs and (word not in rows or rows[word].use == "stop") for word in roles]
        self._automaton = AhoCorasick(list(roles), implementation=Implementation.ContiguousNFA)

    def read(self, text: str) -> Anchors:
        titles: set[int] = set()
        shorts: dict[int, list[int]] = {}
        centrals: dict[int, int] = {}
        abroad: dict[int, int] = {}
        endings: list[tuple[int, int, bool]] = []
        jobs: list[tuple[int, int]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            role = self._roles[index]
            if self._titles[index]:
                titles.add(start)
            if self._jobs[index]:
                jobs.append((start, end))
            if role & _SUFFIX:
                endings.append((start, end, self._stops[index]))
            if role == _SUFFIX or _WORD_GOES_ON.match(text, end):
                continue
            if role & _SHORT:
                shorts.setdefault(start, []).append(end)
            if role & _CENTRAL:
                centrals[start] = max(end, centrals.get(start, 0))
            if role & _COUNTRY:
                abroad[start] = max(end, abroad.get(start, 0))
        longest_first = {start: tuple(sorted(ends, reverse=True)) for start, ends in shorts.items()}
        longest = _longest(endings)
        titles.update(start for start, end in jobs if _begins_job(text, start, end, longest))
        return Anchors(longest_first, centrals, abroad, longest, frozenset(titles), tuple(sorted(longest)))


def _begins_job(text: str, start: int, end: int, endings: dict[int, int]) -> bool:
    """Whether a name ends before a title: 中学|教师, but not 居民|委员会."""
    if start not in endings or _JOB_GOES_ON.match(text, end):
        return False
    return not any(endings.get(end + more, end) < start for more in range(4))


def _longest(endings: list[tuple[int, int, bool]]) -> dict[int, int]:
    """The longest ending by its end; none that only begins a longer word which is no ending (办|公楼)."""
    out: dict[int, int] = {}
    for start, end, _ in endings:
        out[end] = min(start, out.get(end, start))
    for start, end, stops in endings:
        for inner in range(start + 1, end) if stops else ():
            if out.get(inner, -1) >= start:
                del out[inner]
    return out


@cache
def _titles() -> tuple[str, ...]:
    """Titles of posts end no name: 局长 is no 局."""
    with data("titles.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["title"] for row in csv.DictReader(file))


@cache
def _matcher() -> _Matcher:
    return _Matcher()


def find_anchors(text: str) -> Anchors:
    """All anchors of a text."""
    return _matcher().read(text)
