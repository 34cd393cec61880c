"""What an article says of a person beside posts: gender, ethnicity, year of birth, native place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from typing import Final

from civicgraph import resources
from civicgraph.model import Claims
from civicgraph.resolve.naming import name_key
from civicgraph.text.fold import fold

_REACH: Final = 60
"""Characters behind a name in which its traits stand."""

_STOP: Final = re.compile(r"[。；;\n！？]")
_GENDER: Final = re.compile(r"(?:^|[（，、(])(男|女)(?=[，、）)]|$)|^(女士)|^(先生)")
_BORN: Final = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，、）。]|$|于))")
_NATIVE: Final = re.compile(r"(?:^|[（，、])(?:籍贯)?([\u4e00-\u9fff]{2,12})人(?=[，、）]|$)")
_NO_PLACE: Final = re.compile(
    "主持|负责|当事|.*(?:工|商|军|夫|候选|代表|法|经纪|创始|传承|继承|带头|联系|发言|证|本|诗|病|老)$"
)


@dataclass(frozen=True, slots=True, order=True)
class Traits:
    """Each empty where it is not told: 男 or 女, an ethnic group without 族, the year of birth, the native place."""

    gender: str = ""
    ethnicity: str = ""
    born: str = ""
    native: str = ""

    def told(self) -> tuple[str, ...]:
        """Those that are told, each with what it is."""
        pairs = zip(("gender", "ethnicity", "born", "native"), astuple(self), strict=True)
        return tuple(f"{what}={value}" for what, value in pairs if value)

    def to_plain(self) -> list[str]:
        """As JSON can hold it, short where nothing is told."""
        return list(astuple(self)) if self != NOTHING else []


NOTHING: Final = Traits()


def traits_of(claims: Claims, text: str) -> dict[str, Traits]:
    """The traits of the people of an article, by the keys of their names; the first that is told of each counts.

    They stand behind the name, as in ``苏晓禾，女，回族，1968年5月生``; the next name or sentence ends them.
    """
    folded = fold(text)
    starts = sorted({each.start for person in claims.persons for each in person.evidence if each.part == "text"})
    found: dict[str, Traits] = {}
    for person in claims.persons:
        for each in person.evidence:
            if each.part == "text" and text[each.start : each.end] == person.name:
                until = next((start for start in starts if start >= each.end), len(text))
                traits = _read(folded[each.end : min(each.end + _REACH, until)])
                name = name_key(person.name)
                found[name] = _first(found.get(name, NOTHING), traits)
    return {name: traits for name, traits in found.items() if traits != NOTHING}


def _first(one: Traits, other: Traits) -> Traits:
    return Traits(*(mine or theirs for mine, theirs in zip(astuple(one), astuple(other), strict=True)))


def _read(behind: str) -> Traits:
    stop = _STOP.search(behind)
    words = behind[: stop.start()] if stop else behind
    return Traits(_gender(words), _ethnicity(words), _born(words), _native(words))


def _gender(words: str) -> str:
    found = _GENDER.search(words)
    if not found:
        return ""
    return found[1] or ("女" if found[2] else "男")


def _ethnicity(words: str) -> str:
    found = _groups().search(words)
    return found[1] if found else ""


def _born(words: str) -> str:
    found = _BORN.search(words)
    return found[1] if found else ""


def _native(words: str) -> str:
    found = _NATIVE.search(words)
    return found[1] if found and not _NO_PLACE.match(found[1]) and _has_gender(words) else ""


def _has_gender(words: str) -> bool:
    """Whether it is a line of a life, where 人 behind a place means the native place."""
    return bool(_GENDER.search(words) or _BORN.search(words))


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(f"(?:^|[（，、(])({'|'.join(sorted(_names(), reverse=True))})族(?=[，、）)]|$)")


def _names() -> Iterator[str]:
    with resources.data("nationalities.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["name"] for row in csv.DictReader(file))
