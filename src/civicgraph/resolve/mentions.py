"""What an article tells of each of its people that may tell them from namesakes: all that identity is decided by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from civicgraph.model import Claims, Participation, Tenure, Unit
from civicgraph.resolve.keys import person_key
from civicgraph.resolve.naming import name_key, rarity
from civicgraph.resolve.places import NATION, level
from civicgraph.resolve.posts import HeldPost, place_of
from civicgraph.resolve.traits import NOTHING, Traits, traits_of

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

_LEADING_ROLES: Final = frozenset({"chair", "inspect", "accompany"})
"""Roles that only leaders have: they are as good as a place in a list of them."""

_SURE_LIST: Final = 6.5
"""Bits: how rare a name must be, beyond what a place has of leaders, for all lists of the place to mean one person."""

_LEADERS: Final = {"township": 7.0, "county": 7.0, "city": 8.0, "province": 10.0, "nation": 10.0}
"""Bits: two to this power of leaders stand in the lists of a place through the years."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One person of one article.

    Attributes:
        name: its key, see :func:`~civicgraph.resolve.naming.name_key`.
        article: its id.
        day: when the article was published, or empty where the day is not known.
        place: the article's jurisdiction, the nation where its lists have leaders of the state, or empty.
        posts: those that the article shows, each once.
        listed: stands in a list of leaders, or acts as only leaders do.
        wrote: is a reporter or editor of the article.
        medium: which published it, for those; or empty.
        traits: gender and the like, where the article tells them.
        met: the keys of the other people of standing in the article.
        story: the article that leads the story, where several tell it; or empty.
    """

    name: str
    article: str
    day: str = ""
    place: str = ""
    posts: tuple[HeldPost, ...] = ()
    listed: bool = False
    wrote: bool = False
    medium: str = ""
    traits: Traits = field(default=NOTHING)
    met: tuple[str, ...] = ()
    story: str = ""

    def anchor(self) -> tuple[str, ...]:
        """What makes mentions of a name one person without any doubt: they share it, so they are never compared.

        It depends on this mention alone: the posts that tell the holder from namesakes; for those who stand in a list
        without a post, the place, if it has few enough leaders for so rare a name; for those who write, the medium.
        Anybody else has only the article.
        """
        known = sorted({(each.unit, each.title) for each in self.posts if each.is_known})
        if known:
            found: tuple[str, ...] = ("post", *(part for post in known for part in post))
        elif self.listed and self.place and _is_sure(self.name, self.place):
            found = ("list", self.place)
        elif self.wrote and (self.medium or self.place):
            found = ("writer", self.medium or self.place)
        else:
            found = ("article", self.article)
        return (*found, *self.traits.told())

    def node(self) -> str:
        """The key of the anchor, which may become a person's."""
        return person_key(self.name, *self.anchor())

    def to_plain(self) -> list[Any]:
        """All of it but name and article, as JSON can hold it."""
        posts = [[each.unit, each.title, each.place, each.kind, each.status, each.day] for each in self.posts]
        return [self.day, self.place, posts, int(self.listed), int(self.wrote), self.medium, self.traits.to_plain()]

    @classmethod
    def from_plain(
        cls, name: str, article: str, found: list[Any], met: tuple[str, ...] = (), story: str = ""
    ) -> Mention:
        """What :meth:`to_plain` gave, with what else is known."""
        day, place, posts, listed, wrote, medium, traits = found
        held = tuple(HeldPost(*each) for each in posts)
        told = Traits(*traits)
        return cls(name, article, day, place, held, bool(listed), bool(wrote), medium, told, met, story)


def _is_sure(name: str, place: str) -> bool:
    return rarity(name) - _LEADERS.get(level(place) or "", 99.0) >= _SURE_LIST


def mentions(claims: Claims, text: str = "") -> list[Mention]:
    """The people of an article by the keys of their names, in a fixed order.

    Args:
        claims: of the article.
        text: of the article, for traits; without it they are not known.
    """
    units = {unit.name: unit for unit in claims.units}
    posts: dict[str, set[HeldPost]] = {}
    for tenure in claims.tenures:
        posts.setdefault(name_key(tenure.person), set()).add(_held(claims, tenure, units))
    parts = [each for event in claims.events for each in event.participants]
    listed = {name_key(each.who) for each in parts if _is_leaderly(each)}
    wrote = {*map(name_key, claims.reporters), *map(name_key, claims.editors)}
    traits = traits_of(claims, text) if text else {}
    return [
        Mention(
            name, claims.article, _day(claims.published), _place(claims, posts),
            tuple(sorted(posts.get(name, ()))), name in listed, name in wrote,
            (claims.publisher or "") if name in wrote else "", traits.get(name, NOTHING),
        )
        for name in sorted({*map(name_key, names_of(claims))})
    ]  # fmt: skip


def _place(claims: Claims, posts: Mapping[str, set[HeldPost]]) -> str:
    """The article's jurisdiction; the nation where it has none and leaders of the state are with those listed."""
    if claims.jurisdiction:
        return claims.jurisdiction
    together = (event.participants for event in claims.events if any(map(_is_leaderly, event.participants)))
    held = (post for company in together for each in company for post in posts.get(name_key(each.who), ()))
    return NATION if any(post.place == NATION and post.is_leading for post in held) else ""


def _is_leaderly(each: Participation) -> bool:
    """Whether somebody stands in a list of leaders, or acts as only leaders do."""
    return each.position is not None or each.role in _LEADING_ROLES


def cast(found: list[Mention]) -> tuple[str, ...]:
    """The people of standing in an article: who has met whom is told by these."""
    return tuple(each.name for each in found if each.listed or any(post.is_known for post in each.posts))


def people_of(claims: Claims, people: Mapping[str, str]) -> dict[str, str]:
    """The people of an article by their names as it writes them, from those by the keys of the names."""
    return {name: people[name_key(name)] for name in names_of(claims)}


def names_of(claims: Claims) -> Iterator[str]:
    """All names of people in an article, as it writes them."""
    yield from (person.name for person in claims.persons)
    yield from claims.reporters
    yield from claims.editors
    yield from (tenure.person for tenure in claims.tenures)


def _held(claims: Claims, tenure: Tenure, units: Mapping[str, Unit]) -> HeldPost:
    unit = units.get(tenure.unit) or Unit(tenure.unit)
    day = tenure.date.value if tenure.date else claims.published
    place = place_of(unit.name, unit.place, unit.kind)
    return HeldPost(tenure.unit, tenure.title, place, unit.kind, tenure.status, _day(day))


def _day(told: str | None) -> str:
    return told[:10] if told and _DAY.match(told) and _is_day(told[:10]) else ""


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
