"""The bodies of the Chinese administration as the data files have them, ready for look-up."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from civicgraph.resources import data


@dataclass(frozen=True, slots=True)
class Body:
    """One row of ``data/unit_bodies.csv``: what follows the place in short and in full."""

    key: str
    levels: str
    shorts: tuple[str, ...]
    fulls: tuple[str, ...]
    kind: str
    since: int
    until: int

    def fits(self, letter: str, year: int | None) -> bool:
        """Whether places of the level have it, and had it in the year."""
        if self.levels and (not letter or letter not in self.levels):
            return False
        return self.until == 9999 if year is None else self.since <= year <= self.until


@dataclass(frozen=True, slots=True)
class Central:
    """One row of ``data/unit_central.csv``: a body that there is once, with the form that its sub-units begin with."""

    forms: tuple[str, ...]
    names: tuple[str, ...]
    head: str
    kind: str
    use: str


@dataclass(frozen=True, slots=True)
class Suffix:
    """One row of ``data/unit_suffixes.csv``: how names of an open class end."""

    suffix: str
    full: str
    kind: str
    use: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    with data(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def bodies() -> tuple[Body, ...]:
    """All local bodies."""
    return tuple(
        Body(
            key=row["key"],
            levels=row["levels"],
            shorts=tuple(row["short"].split("|")),
            fulls=tuple(row["full"].split("|")),
            kind=row["kind"],
            since=int(row["from"] or 0),
            until=int(row["to"] or 9999),
        )
        for row in _rows("unit_bodies.csv")
    )


@cache
def bodies_by_short() -> dict[str, tuple[Body, ...]]:
    """Local bodies by each of their short and full forms without the place: ``政府``, ``委宣传部``."""
    found: dict[str, list[Body]] = {}
    for each in bodies():
        own = (each.fulls[0].removeprefix("{P}"),) if len(each.fulls) == 1 else ()
        for short in dict.fromkeys((*each.shorts, *own)):
            if "{" not in short:
                found.setdefault(short, []).append(each)
    return {short: tuple(each) for short, each in found.items()}


@cache
def centrals() -> tuple[Central, ...]:
    """All bodies that there are once."""
    return tuple(
        Central(tuple(row["forms"].split("|")), tuple(row["name"].split("|")), row["head"], row["kind"], row["use"])
        for row in _rows("unit_central.csv")
    )


@cache
def central_by_form() -> dict[str, Central]:
    """Bodies that there are once, by each of their forms."""
    found = {form: each for each in centrals() for form in each.forms}
    for each in centrals():
        if len(each.names) == 1:
            found.setdefault(each.names[0], each)
    return found


@cache
def suffixes() -> dict[str, Suffix]:
    """Endings of names of open classes."""
    return {
        row["suffix"]: Suffix(row["suffix"], row["full"] or row["suffix"], row["kind"], row["use"])
        for row in _rows("unit_suffixes.csv")
    }


@dataclass(frozen=True, slots=True)
class Level:
    """One row of ``data/unit_levels.csv``: what a level word before a body means (县|委)."""

    word: str
    means: tuple[str, ...]
    ending: str
    not_after: str


@cache
def levels() -> dict[str, Level]:
    """The level words."""
    return {
        row["word"]: Level(row["word"], tuple(row["means"].split()), row["ending"] or row["word"], row["not_after"])
        for row in _rows("unit_levels.csv")
    }


@cache
def parent_keys() -> dict[str, str]:
    """The body above, by kind: a ``department`` belongs to the ``government`` of its place."""
    return {row["key"]: row["parent"] for row in _rows("unit_kinds.csv") if row["parent"]}


@cache
def kinds_with(trait: str) -> frozenset[str]:
    """The kinds with a trait of ``data/unit_kinds.csv``."""
    return frozenset(row["key"] for row in _rows("unit_kinds.csv") if trait in row["traits"].split())


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role in ``data/unit_words.csv``: name, stop, generic, leading, nation, sound, industry …"""
    return frozenset(row["word"] for row in _rows("unit_words.csv") if row["role"] == role)


@cache
def democratic_parties() -> dict[str, str]:
    """The democratic parties by each of their forms: 民革."""
    return {row["form"]: row["name"] for row in _rows("democratic_parties.csv")}


@cache
def countries() -> tuple[str, ...]:
    """Foreign countries, the longer names first: ``data/countries.csv``."""
    names = {row["name"] for row in _rows("countries.csv")}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
