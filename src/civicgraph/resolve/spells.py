"""From sightings to spells in office: from when to when somebody was seen in a post, and who came before and after.

A person's spell in a post ends where another holder of a post with one seat is seen between two sightings, and where
the person gets the post again after a notice of its loss. Its start and end are told only where a notice states their
day. After the last sighting nothing is known, so nothing is said of it. All of it follows from the set of sightings,
whatever their order, and a spell keeps its number when later articles come.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from civicgraph.resolve.keys import key
from civicgraph.resolve.sightings import ENDING, Sighting, is_after, since

_GIVEN: Final = frozenset({"appointed", "acting"})


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken time of a person in a post, as far as articles tell.

    Attributes:
        tenure: key of person and post.
        number: which of the tenure's spells it is, from 1, in the order of time.
        sightings: in office, in the order of time.
        notices: of the end, in the order of time.
        predecessor, successor: the spells of other people before and after it in a post with one seat.
    """

    tenure: str
    number: int
    sightings: tuple[Sighting, ...]
    notices: tuple[Sighting, ...] = ()
    predecessor: str | None = field(default=None, compare=False)
    successor: str | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What its IRI ends in."""
        return spell_key(self.tenure, self.number)

    @property
    def name(self) -> str:
        """The name of the holder."""
        return min(each.name for each in (*self.sightings, *self.notices))

    @property
    def start(self) -> Sighting | None:
        """The first notice that states the day on which it began; after a sighting it tells of another term."""
        given = (each for each in self.sightings if each.stated and each.status in _GIVEN)
        return next((each for each in given if not is_after(each, self.sightings[0])), None)

    @property
    def end(self) -> Sighting | None:
        """The last notice that states the day on which it ended."""
        return next((each for each in reversed(self.notices) if each.stated), None)

    @property
    def acting(self) -> tuple[Sighting, ...]:
        """The sightings as acting holder."""
        return tuple(each for each in self.sightings if each.status == "acting")


def spell_key(tenure: str, number: int) -> str:
    """The key of a spell: that of the tenure, and which of its spells."""
    return key("spell", tenure, str(number))


def spells(sightings: Iterable[Sighting]) -> list[Spell]:
    """The spells of all holders of one post, in the order in which they begin, with who came before and after.

    Args:
        sightings: all of the post.
    """
    found = sorted(each for each in sightings if each.shows_office or each.status in ENDING)
    single = any(each.seats for each in found)
    others = _Others([each for each in found if each.shows_office] if single else [])
    by_tenure: dict[str, list[Sighting]] = {}
    for each in found:
        by_tenure.setdefault(each.tenure, []).append(each)
    cut = [spell for tenure, own in by_tenure.items() for spell in _cut(tenure, own, others)]
    ordered = sorted(cut, key=_begin)
    return _placed(ordered) if single else ordered


class _Others:
    """The holders of a post with one seat, by the day on which they were seen."""

    def __init__(self, found: Sequence[Sighting]) -> None:
        self._found = found
        self._firsts = [each.first for each in found]

    def between(self, last: str, seen: Sighting) -> bool:
        """Whether somebody of another name was certainly seen behind a day and before a sighting."""
        before = since(seen)
        start, end = bisect_right(self._firsts, last), bisect_left(self._firsts, before)
        return any(
            self._found[place].name != seen.name and self._found[place].last < before for place in range(start, end)
        )


def _cut(tenure: str, own: list[Sighting], others: _Others) -> Iterator[Spell]:
    """The spells of one tenure; its sightings and notices are sorted."""
    part: list[Sighting] = []
    number, last = 1, ""
    for each in own:
        if each.shows_office and part and (others.between(last, each) or is_given_again(part, each)):
            yield _spell(tenure, number, part)
            part, number = [], number + 1
        part.append(each)
        last = max(last, each.last)
    yield _spell(tenure, number, part)


def is_given_again(part: Iterable[Sighting], each: Sighting) -> bool:
    """Whether somebody gets a post after a notice of its loss."""
    if each.status != "appointed":
        return False
    return any(one.status in ENDING and is_after(each, one, grace=True) for one in part)


def _spell(tenure: str, number: int, part: Sequence[Sighting]) -> Spell:
    shown = tuple(each for each in part if each.shows_office)
    return Spell(tenure, number, shown, tuple(each for each in part if not each.shows_office))


def _begin(spell: Spell) -> tuple[str, bool, str, str, int]:
    """Where a spell stands in time; who is only said to have lost the post held it before whoever is seen that week."""
    if not spell.sightings:
        return since(replace(spell.notices[0], stated=False)), False, "", spell.tenure, spell.number
    first = spell.sightings[0]
    return first.first, True, first.last, spell.tenure, spell.number


def _placed(ordered: Sequence[Spell]) -> list[Spell]:
    """The spells of a post with one seat, each with the nearest of another holder before and behind it.

    Who is seen only amid the spell of another is no link in the chain: that is an old post, or a misreading.
    """
    chain = list(_chain(ordered))
    places = {spell.key: place for place, spell in enumerate(chain)}
    return [_linked(chain, spell, places.get(spell.key)) for spell in ordered]


def _chain(ordered: Sequence[Spell]) -> Iterator[Spell]:
    latest = ""
    for spell in ordered:
        last = max((each.last for each in spell.sightings), default="")
        if not last or last >= latest:
            yield spell
        latest = max(latest, last)


def _linked(chain: Sequence[Spell], spell: Spell, place: int | None) -> Spell:
    if place is None:
        return spell
    before = _nearest(chain, spell, range(place - 1, -1, -1))
    return replace(spell, predecessor=before, successor=_nearest(chain, spell, range(place + 1, len(chain))))


def _nearest(chain: Sequence[Spell], spell: Spell, places: range) -> str | None:
    return next((chain[place].key for place in places if chain[place].name != spell.name), None)


def concurrent(sightings: Iterable[Sighting]) -> set[tuple[str, str]]:
    """The pairs of tenures, both ways, in which one article shows one person on one day.

    Args:
        sightings: all of the person. Who gets a post has not by that the others that are named, and may lose them.
    """
    together: dict[tuple[str, str, bool], set[str]] = {}
    for each in sightings:
        if each.shows_office:
            together.setdefault((each.article, each.day, each.status == "appointed"), set()).add(each.tenure)
    return {(one, other) for tenures in together.values() for one in tenures for other in tenures if one != other}


def neighbours(ordered: Sequence[Spell]) -> list[tuple[Spell, Spell]]:
    """Each spell of a tenure with the next of the same tenure."""
    found = sorted(ordered, key=lambda each: (each.tenure, each.number))
    return [(one, other) for one, other in pairwise(found) if one.tenure == other.tenure]
