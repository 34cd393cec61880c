"""Sightings that cannot all be right: they are kept as they are, and flagged.

Each rule is narrow, so that what is flagged is worth reading: a day must be known as such, a handover within a week is
no conflict, and an article that states no day may be late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import attrgetter
from typing import Final, Literal

from civicgraph.resolve.keys import key
from civicgraph.resolve.sightings import ENDING, Sighting, are_near, is_after
from civicgraph.resolve.spells import Spell, is_given_again, neighbours

ConflictKind = Literal["two_holders", "after_removal", "end_before_start", "two_places", "after_death"]
"""Two people in a post with one seat on one day; seen in office after a notice of removal; given a post after its loss,
with nobody in between; at the head of two places on one day; seen in office after death."""

OF_POST: Final[frozenset[str]] = frozenset({"two_holders", "after_removal", "end_before_start"})
"""Kinds that the sightings in one post show."""

OF_PERSON: Final[frozenset[str]] = frozenset({"two_places", "after_death"})
"""Kinds that the sightings of one person show."""

_MOST = 64
"""Holders of one post on one day that are compared; more are a name that stands for many bodies."""


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two sightings that cannot both be right, the first of their kind for these tenures.

    Attributes:
        kind: what is wrong.
        one, other: the two, in the order of their tenures, or the notice before what contradicts it.
    """

    kind: ConflictKind
    one: Sighting
    other: Sighting

    @property
    def key(self) -> str:
        """What its IRI ends in: the kind and the tenures make the conflict, whichever articles show it first."""
        return key("conflict", self.kind, self.one.tenure, self.other.tenure)

    @property
    def day(self) -> str:
        """The day on which it shows."""
        return self.other.day


def conflicts_of_post(sightings: Iterable[Sighting], spells: Sequence[Spell]) -> list[Conflict]:
    """The conflicts among the holders of one post, in a fixed order.

    Args:
        sightings: all of the post.
        spells: made of them.
    """
    found = sorted(sightings)
    return _first_of_each((*_two_holders(found), *_after_removal(found), *_given_again(spells)))


def conflicts_of_person(sightings: Iterable[Sighting]) -> list[Conflict]:
    """The conflicts in what is told of one person, in a fixed order.

    Args:
        sightings: all of the person.
    """
    found = sorted(sightings)
    return _first_of_each((*_two_places(found), *_after_death(found)))


def _first_of_each(found: Iterable[Conflict]) -> list[Conflict]:
    first: dict[str, Conflict] = {}
    for conflict in sorted(found, key=lambda each: (each.day, each.one.day, each)):
        first.setdefault(conflict.key, conflict)
    return [first[key] for key in sorted(first)]


def _two_holders(found: Sequence[Sighting]) -> Iterator[Conflict]:
    held = [each for each in found if each.shows_office and each.status != "acting"]
    if not any(each.seats for each in found):
        return
    changes: dict[str, list[Sighting]] = {}
    for each in found:
        if each.status == "appointed" or each.status in ENDING:
            changes.setdefault(each.tenure, []).append(each)
    for one, other in _pairs_of_days(held):
        told = (*changes.get(one.tenure, ()), *changes.get(other.tenure, ()))
        if one.name != other.name and not any(are_near(change, one) for change in told):
            yield Conflict("two_holders", one, other)


def _two_places(found: Sequence[Sighting]) -> Iterator[Conflict]:
    for one, other in _pairs_of_days([each for each in found if each.status == "current" and each.seats > 1]):
        apart = one.place and other.place and not one.place.startswith(other.place)
        if apart and not other.place.startswith(one.place):
            yield Conflict("two_places", one, other)


def _pairs_of_days(found: Iterable[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """The first sightings of each two tenures of one day; what is known by month or year only has no day."""
    days = (each for each in found if each.first == each.last)
    for _, same in groupby(days, key=attrgetter("day")):
        first: dict[str, Sighting] = {}
        for each in same:
            first.setdefault(each.tenure, each)
        yield from combinations([first[tenure] for tenure in sorted(first)][:_MOST], 2)


def _after_removal(found: Sequence[Sighting]) -> Iterator[Conflict]:
    """Who is seen in office after a removal, and has not got the post again."""
    lost: dict[str, Sighting] = {}
    for each in found:
        removal = lost.get(each.tenure)
        if each.status == "removed":
            lost.setdefault(each.tenure, each)
        elif removal and each.shows_office and is_after(each, removal, grace=True):
            if each.status == "appointed":
                del lost[each.tenure]
            else:
                yield Conflict("after_removal", removal, each)


def _after_death(found: Sequence[Sighting]) -> Iterator[Conflict]:
    deaths = [each for each in found if each.status == "deceased"]
    if deaths:
        earliest = min(deaths, key=lambda each: (each.last, each))
        late = (each for each in found if each.shows_office and is_after(each, earliest, grace=True))
        yield from (Conflict("after_death", earliest, each) for each in late)


def _given_again(spells: Sequence[Spell]) -> Iterator[Conflict]:
    """A post that is stated to begin after it is stated to have ended, with no other holder between."""
    for before, behind in neighbours(spells):
        first = behind.sightings[0]
        lost = [each for each in before.notices if is_given_again((each,), first)]
        if lost and before.successor == behind.successor:
            yield Conflict("end_before_start", lost[0], first)
