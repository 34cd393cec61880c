"""What an article says of people in posts, as far as time matters: who was seen where on which day.

A sighting has the day that the text states for it or, where it states none, the day on which the article was
published: then it is stated only that the person held the post by that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from civicgraph.model import Claims, Evidence, Tenure, Unit
from civicgraph.resolve.keys import post_key, tenure_key, unit_key
from civicgraph.resolve.seats import LEADING_KINDS, is_single

IN_OFFICE: Final = frozenset({"current", "appointed", "acting"})
"""Statuses that show somebody in office on the day."""

ENDING: Final = frozenset({"removed", "deceased"})
"""Statuses after which nobody is in office."""

GRACE: Final = 7
"""Days by which an article may be late: what was published so soon after an end may tell of the time before."""

_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A person in a post, as one article says.

    Attributes:
        day: a date of any grain.
        status: as the article says.
        stated: the text states the day; else it is that of publication.
        tenure, person, post: their keys.
        name: of the person.
        article, passage: the IRI of the article, and what makes that of the evidence of it.
        story: what is the same for all articles that tell one story.
        place: of a body whose post has one seat, else empty.
        seats: 0 where several may hold the post, 1 where one can, 2 where that one leads a place.
    """

    day: str
    status: str
    stated: bool
    tenure: str
    person: str
    post: str
    name: str
    article: str
    passage: str
    story: str = ""
    place: str = ""
    seats: int = 0

    @property
    def shows_office(self) -> bool:
        """Whether the person is in office on the day."""
        return self.status in IN_OFFICE

    @property
    def first(self) -> str:
        """The first day that the date may mean."""
        return self.day + "-01-01"[len(self.day) - len("2017") :]

    @property
    def last(self) -> str:
        """The last day that the date may mean, or a day behind it."""
        return self.day + "-12-31"[len(self.day) - len("2017") :]

    @property
    def evidence(self) -> str:
        """The IRI of the passage."""
        return self.article + self.passage


def since(seen: Sighting) -> str:
    """The first day of which a sighting tells: an article that states none may be late (see :data:`GRACE`)."""
    return seen.first if seen.stated else _moved(seen.first, -GRACE)


def is_after(later: Sighting, earlier: Sighting, *, grace: bool = False) -> bool:
    """Whether a sighting is certainly after another one.

    Args:
        later, earlier: the two.
        grace: an article that states no day may be late.
    """
    return (since(later) if grace else later.first) > earlier.last


def are_near(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings may be of one handover: within :data:`GRACE` days."""
    return _moved(one.first, -GRACE) <= other.last and _moved(other.first, -GRACE) <= one.last


@lru_cache(maxsize=4096)
def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def sightings(claims: Claims, people: Mapping[str, str], lead: Claims | None = None) -> list[Sighting]:
    """What an article tells of people in posts, in a fixed order; what has no day is left out.

    Args:
        claims: of the article.
        people: the keys of its people by name.
        lead: the claims of the article that leads its story: a repost of the next day shows nobody in office then.
    """
    units = {unit.name: unit for unit in claims.units}
    published = _day((lead or claims).published)
    found = [_sighting(each, units.get(each.unit) or Unit(each.unit), people, published) for each in claims.tenures]
    return sorted({each for each in found if each.day})


def _sighting(tenure: Tenure, unit: Unit, people: Mapping[str, str], published: str) -> Sighting:
    person, post = people[tenure.person], post_key(unit_key(unit), tenure.title)
    single = is_single(unit, tenure.title)
    return Sighting(
        day=tenure.date.value if tenure.date else published,
        status=tenure.status,
        stated=tenure.date is not None,
        tenure=tenure_key(person, post),
        person=person,
        post=post,
        name=tenure.person,
        article="",
        passage=fragment(min(tenure.evidence)) if tenure.evidence else "",
        place=(unit.place or "") if single else "",
        seats=single + (single and unit.kind in LEADING_KINDS),
    )


def fragment(evidence: Evidence) -> str:
    """What makes the IRI of a passage of that of its article."""
    part = "" if evidence.part == "text" else f"/{evidence.part}"
    return f"{part}#char={evidence.start},{evidence.end}"


def _day(published: str | None) -> str:
    """The date without the time of day; empty where there is none."""
    found = _DATE.match(published or "")
    return found[0] if found else ""
