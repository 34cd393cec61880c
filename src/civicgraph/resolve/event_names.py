"""What the name of an event says, told from how it is put: 全县防汛工作会议 and 青禾县防汛工作会 name one thing.

Words that mean the same, and those that tell no event from another, are in ``data/event_names.csv``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from civicgraph import resources
from civicgraph.places import Jurisdiction, load_gazetteer
from civicgraph.text.fold import fold
from civicgraph.text.numerals import parse_number

_NO_WORD: Final = re.compile(r"[\W_]+")
_ORDINAL: Final = re.compile(r"第?([\d一二三四五六七八九十百〇零两]+)([届次期轮场批季]|季度)")
_NUMBER: Final = re.compile(r"\d+")
_LEVEL: Final = re.compile(r"·[省市县区州盟旗镇乡](?![委政人纪])|^县(?![委政人纪城域])|·")
_LEVEL_BODY: Final = re.compile(r"[省市县区州盟旗镇乡](?:委|政府|人大|政协|纪委)")
_FEWEST: Final = 2
"""Characters that tell an event, beside those that tell none."""


@dataclass(frozen=True, slots=True)
class EventName:
    """The name of an event without the way in which it is put.

    Attributes:
        words: what is left; equal words mean the same.
        numbers: years, sessions and their like, with what is counted.
        bodies: 县委, 市政府 …, whose event it is.
        telling: whether the words alone tell the event from others of the day.
    """

    words: str
    numbers: frozenset[str]
    bodies: frozenset[str]
    telling: bool

    def contradicts(self, other: EventName) -> bool:
        """Whether two names cannot mean one event: other sessions, or the bodies of other levels."""
        numbers = _apart(_counted(self.numbers), _counted(other.numbers))
        return numbers or bool(self.bodies and other.bodies and not self.bodies & other.bodies)

    def likeness(self, other: EventName) -> float:
        """From 0 to 1 by the pairs of characters that both have (Dice); 1 where the words are equal."""
        if self.words == other.words:
            return 1.0
        one, two = _pairs(self.words), _pairs(other.words)
        return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0

    def holds(self, other: EventName) -> bool:
        """Whether one name is part of the other, and tells enough for itself."""
        short, long = sorted((self, other), key=lambda name: len(name.words))
        return short.telling and len(short.words) > _FEWEST and short.words in long.words


@lru_cache(maxsize=65536)
def event_name(name: str, jurisdiction: str | None) -> EventName:
    """What a name says in the news of a place."""
    words = _NO_WORD.sub("", fold(name))
    for place in _places(jurisdiction or ""):
        words = words.replace(place, f"·{place[-1]}")
    words = _same().sub(lambda match: _plain()[match[0]], words)
    words = _ORDINAL.sub(_counted_by, words)
    words = _LEVEL.sub("", words).removesuffix("会")
    bodies = frozenset(_LEVEL_BODY.findall(words))
    rest = _NUMBER.sub("", _generic().sub("", words))
    return EventName(words, frozenset(_numbers(words)), bodies, len(rest) >= _FEWEST)


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d+[届次期轮场批季年月日]?", words)


def _counted(numbers: frozenset[str]) -> dict[str, set[str]]:
    """The numbers by what they count."""
    found: dict[str, set[str]] = {}
    for number in numbers:
        found.setdefault(number.lstrip("0123456789"), set()).add(number)
    return found


def _apart(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    return any(not one[what] & other[what] for what in one.keys() & other.keys() if what)


def _counted_by(match: re.Match[str]) -> str:
    number = parse_number(match[1])
    return match[0] if number is None else f"{number}{match[2]}"


def _pairs(words: str) -> set[str]:
    return {words[start : start + 2] for start in range(len(words) - 1)}


@lru_cache(maxsize=4096)
def _places(jurisdiction: str) -> tuple[str, ...]:
    """The names of a place and those above it, the longest first."""
    found = Jurisdiction.parse(jurisdiction, load_gazetteer()) if jurisdiction else None
    names = {jurisdiction, *(found.names().values() if found else ())} - {""}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    with resources.data("event_names.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["word"], row["plain"], row["use"]) for row in csv.DictReader(file))


@cache
def _plain() -> dict[str, str]:
    return {word: plain for word, plain, use in _rows() if use == "same"}


@cache
def _same() -> re.Pattern[str]:
    return _any_of("same")


@cache
def _generic() -> re.Pattern[str]:
    return _any_of("generic")


def _any_of(wanted: str) -> re.Pattern[str]:
    words = [word for word, _, use in _rows() if use == wanted]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
