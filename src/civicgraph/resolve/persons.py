"""Who is the same person in several articles: mentions of one name, joined by place and by post.

A mention's *scope* is what makes a name mean one person. Who has a leading post in a leading body (party, government,
congress, CPPCC) has the highest place among them as scope; who has one elsewhere, that body; who stands in a list of
leaders without a post, the article's jurisdiction; who writes for a medium, the medium; anybody else only the article:
a villager, a prize winner or a professor never joins a namesake by place alone. One name in one scope is one person.
Two scopes are one person where both show the same leading post; nothing else joins them: a
wrong merge costs more than a split. The result does not depend on the order of the articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from civicgraph.model import Claims, Tenure, Unit
from civicgraph.resolve.keys import person_key

Post = tuple[str, str]

_LEADING: Final = re.compile(r"(?:书记|主席|总理|主任|总裁|经理|长)$")
"""Posts that few hold at a time: to share one joins two mentions; to be a 委员 or 教授 of one body does not."""

_LEADING_BODIES: Final = frozenset({"party", "government", "congress", "cppcc", "discipline", "supervision"})
"""Kinds of bodies whose few members are known by name in their whole place."""

_SCORES: Final = {"place": 0.8, "post": 0.95}
"""How sure a join is: namesakes among the named people of one place are rare, in one leading post rarer."""


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Why mentions are one person: the person's key, a reason and a score from 0 to 1."""

    person: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One person of one article: the name, the scope in which it means one person, and the leading posts."""

    name: str
    scope: str
    posts: tuple[Post, ...] = ()


@dataclass(slots=True)
class _Group:
    """What is known of one name in one scope."""

    articles: int
    posts: set[Post]


class Resolver:
    """Collects the mentions of all articles, then tells who is who."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, _Group]] = {}

    def add(self, claims: Claims) -> None:
        """Take in the people of one article."""
        for mention in mentions(claims):
            self.note(mention)

    def note(self, mention: Mention) -> None:
        """Take in one person of one article; names do not touch each other."""
        group = self._names.setdefault(mention.name, {}).setdefault(mention.scope, _Group(0, set()))
        group.articles += 1
        group.posts.update(mention.posts)

    def resolve(self) -> Resolution:
        """Who is who among all that was added."""
        chosen: dict[Post, str] = {}
        judgements: list[Judgement] = []
        for name in sorted(self._names):
            groups = self._names[name]
            for cluster in _clusters(groups):
                chosen.update({(name, scope): cluster[0] for scope in cluster[1:]})
                judgements += _judge(name, cluster, groups)
        return Resolution(chosen, tuple(judgements))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    Attributes:
        joined: (name, scope) → the scope with which it was joined; scopes that stand alone are not listed.
        judgements: why, in a fixed order.
    """

    joined: Mapping[tuple[str, str], str]
    judgements: tuple[Judgement, ...]

    def people(self, claims: Claims) -> dict[str, str]:
        """The keys of the people of an article that was added, by name."""
        found = scopes(claims)
        return {name: person_key(name, self.joined.get((name, scope), scope)) for name, scope in found.items()}


def mentions(claims: Claims) -> list[Mention]:
    """The people of an article, in a fixed order: all that resolution needs to know of it."""
    posts = _posts(claims)
    return [Mention(name, scope, tuple(sorted(posts.get(name, ())))) for name, scope in scopes(claims).items()]


def scopes(claims: Claims) -> dict[str, str]:
    """The scope of each person of an article, by name, in a fixed order."""
    units = {unit.name: unit for unit in claims.units}
    tenures: dict[str, list[Unit]] = {}
    for tenure in filter(_is_known_by, claims.tenures):
        tenures.setdefault(tenure.person, []).append(units.get(tenure.unit) or Unit(tenure.unit))
    listed = {each.who for event in claims.events for each in event.participants if each.position is not None}
    writers = {*claims.reporters, *claims.editors}
    return {
        name: _scope(claims, tenures.get(name, []), listed=name in listed, wrote=name in writers)
        for name in sorted(set(_names(claims)))
    }


def _names(claims: Claims) -> Iterator[str]:
    yield from (person.name for person in claims.persons)
    yield from claims.reporters
    yield from claims.editors
    yield from (tenure.person for tenure in claims.tenures)


def _is_known_by(tenure: Tenure) -> bool:
    """Whether the post tells its holder from namesakes: few hold it, as against 委员, 代表 or 教授 of one body."""
    return tenure.title.endswith("常委") or _LEADING.search(tenure.title) is not None


def _scope(claims: Claims, units: list[Unit], *, listed: bool, wrote: bool) -> str:
    leading = {unit.place for unit in units if unit.place and unit.kind in _LEADING_BODIES}
    if leading:
        return min(leading, key=_height)
    if units:
        return f"unit:{min(unit.name for unit in units)}"
    if listed and claims.jurisdiction:
        return claims.jurisdiction
    if wrote and claims.publisher:
        return f"medium:{claims.publisher}"
    return f"article:{claims.article}"


def _height(scope: str) -> tuple[bool, int, str]:
    """Places before units and articles, the higher (shorter) before the lower."""
    return ":" in scope, len(scope), scope


def _posts(claims: Claims) -> dict[str, set[Post]]:
    found: dict[str, set[Post]] = {}
    for tenure in filter(_is_leading, claims.tenures):
        found.setdefault(tenure.person, set()).add((tenure.unit, tenure.title))
    return found


def _is_leading(tenure: Tenure) -> bool:
    return _LEADING.search(tenure.title) is not None


def _clusters(groups: Mapping[str, _Group]) -> list[list[str]]:
    """The scopes that are one person, the highest first in each cluster; by union-find over shared posts."""
    parent = {scope: scope for scope in groups}

    def root(scope: str) -> str:
        while parent[scope] != scope:
            parent[scope] = parent[parent[scope]]
            scope = parent[scope]
        return scope

    first: dict[Post, str] = {}
    for scope in sorted(groups, key=_height):
        for post in sorted(groups[scope].posts):
            low, high = sorted((root(scope), root(first.setdefault(post, scope))), key=_height, reverse=True)
            parent[low] = high
    return _by_root(sorted(groups, key=_height), root)


def _by_root(ordered: Iterable[str], root: Callable[[str], str]) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for scope in ordered:
        found.setdefault(root(scope), []).append(scope)
    return list(found.values())


def _judge(name: str, cluster: list[str], groups: Mapping[str, _Group]) -> Iterator[Judgement]:
    person = person_key(name, cluster[0])
    for scope in cluster:
        if groups[scope].articles > 1:
            yield Judgement(person, f"one name in one scope: {scope}", _SCORES["place"])
    for unit, title in _shared(cluster, groups):
        yield Judgement(person, f"one name in one post: {unit} {title}", _SCORES["post"])


def _shared(cluster: list[str], groups: Mapping[str, _Group]) -> list[Post]:
    seen: set[Post] = set()
    shared: set[Post] = set()
    for scope in cluster:
        shared |= seen & groups[scope].posts
        seen |= groups[scope].posts
    return sorted(shared)
