"""Bodies over time: which body became which, by the reforms of ``data/unit_lines.csv`` and by changes of its place.

A body stands at a stage of a line: a step of the reforms of its kind (卫生局, 卫生和计划生育委员会, 卫生健康委员会),
under one of the names of its place. Only bodies that articles name are linked, each stage to the next at which there is
one, so that no body is made up; what lies between two stages tells between which years the change was.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from civicgraph import resources
from civicgraph.model import Claims, Unit
from civicgraph.places import Jurisdiction, load_gazetteer
from civicgraph.places.history import era, has_history, place_of, today, years_after
from civicgraph.resolve.keys import key

_PLACE: Final = "{P}"


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A body at its stage of a line.

    Attributes:
        line: what is one line: the kind of the body and what its place is called today.
        step: of the reforms of its kind, 0 where there are none.
        era: the year in which the name of its place came into use, 0 where it always was.
        name: of the body.
        place: the path of its place under the name of that time.
    """

    line: str
    step: int
    era: int
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Change:
    """Bodies that became others.

    Attributes:
        key: what its IRI ends in.
        before, after: the names of the bodies.
        years: the first and the last year in which it may have been; None where nothing tells.
    """

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    years: tuple[int, int] | None


def stages(claims: Claims) -> list[Stage]:
    """The stages of the bodies of an article that can be part of a line, in a fixed order."""
    return sorted({stage for unit in claims.units for stage in _stages(unit)})


def _stages(unit: Unit) -> Iterator[Stage]:
    for line, step in _state_steps().get(unit.name, ()):
        yield Stage(f"{line}|", step, 0, unit.name, "")
    prefix = _prefix(unit.place) if unit.place else ""
    if unit.place and prefix and prefix in unit.name:
        body = unit.name.replace(prefix, _PLACE, 1)
        now, since = today(unit.place), era(place_of(unit.place)) if has_history(unit.place) else 0
        steps = _local_steps().get(body, ())
        for line, step in steps:
            yield Stage(f"{line}|{now}", step, since, unit.name, unit.place)
        if not steps and has_history(unit.place):
            yield Stage(f"{body}|{now}", 0, since, unit.name, unit.place)


@lru_cache(maxsize=65536)
def _prefix(path: str) -> str:
    """How the names of the bodies of a place begin."""
    found = Jurisdiction.parse(path, load_gazetteer())
    return found.official_prefix if found else ""


def changes(found: Iterable[Stage]) -> list[Change]:
    """The changes in one line, in the order of time.

    Args:
        found: all stages of the line.
    """
    ordered = [(at, list(group)) for at, group in groupby(sorted(set(found)), key=lambda each: (each.step, each.era))]
    result: list[Change] = []
    for place, (_, before) in enumerate(ordered):
        after = next((group for _, group in ordered[place + 1 :] if group[0].era >= before[0].era), None)
        if after and (change := _change(before, after)):
            result.append(change)
    return result


def _change(before: list[Stage], after: list[Stage]) -> Change | None:
    one, other = before[0], after[0]
    old, new = (tuple(sorted({each.name for each in group})) for group in (before, after))
    if set(old) & set(new):
        return None
    found = key("change", one.line, f"{one.step},{one.era}", f"{other.step},{other.era}")
    return Change(found, old, new, _years(one, other))


def _years(one: Stage, other: Stage) -> tuple[int, int] | None:
    """The years of all that lies between two stages."""
    line = one.line.partition("|")[0]
    windows = [_windows()[line, step, bool(one.place)] for step in range(one.step + 1, other.step + 1)]
    windows += [(year, year) for year in years_after(one.place) if one.era < year <= other.era] if one.place else []
    return (min(first for first, _ in windows), max(last for _, last in windows)) if windows else None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with resources.data("unit_lines.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _windows() -> dict[tuple[str, int, bool], tuple[int, int]]:
    """When bodies came to a step, by line, step and whether they are local."""
    return {
        (row["line"], int(row["step"]), row["level"] == "local"): (int(row["first"]), int(row["last"]))
        for row in _rows()
        if row["first"]
    }


@cache
def _local_steps() -> dict[str, tuple[tuple[str, int], ...]]:
    return _steps("local")


@cache
def _state_steps() -> dict[str, tuple[tuple[str, int], ...]]:
    return _steps("state")


def _steps(level: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """The lines and steps of each name."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for row in _rows():
        for name in row["names"].split("|") if row["level"] == level else ():
            found[name] = (*found.get(name, ()), (row["line"], int(row["step"])))
    return found
