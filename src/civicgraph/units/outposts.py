"""Branches of a county's offices that are named by their town alone: 城关派出所 → 青溪县公安局城关派出所."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from civicgraph.places import is_district
from civicgraph.resources import data
from civicgraph.units.compose import names_of
from civicgraph.units.model import UnitName
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_generic, is_stop

_SHORTEST, _LONGEST = 2, 5


@dataclass(frozen=True, slots=True)
class _Outpost:
    """One row of ``data/unit_outposts.csv``."""

    ending: str
    body: str
    full: str
    not_with: tuple[str, ...]


def outpost(scope: Scope, form: str, year: int | None) -> UnitName | None:
    """The branch that a form names, where it is one of an office of the county.

    Args:
        scope: the county; another place has none.
        form: ``城关派出所``, also with the county before it.
        year: the year of the text.
    """
    if scope.level != "county" or is_district(scope.county):
        return None
    stem = form.removeprefix(scope.prefix)
    row = next((row for row in _rows() if stem.endswith(row.ending)), None)
    town = stem.removesuffix(row.ending) if row else ""
    if row is None or not _SHORTEST <= len(town) <= _LONGEST or not _is_name(town, row):
        return None
    whole = names_of(scope, row.body, year)
    if len(whole) != 1:
        return None
    aka = (stem, scope.prefix + stem, scope.prefix + town + row.full, whole[0].name + stem)
    name = whole[0].name + town + row.full
    others = tuple(each for each in dict.fromkeys(aka) if each != name)
    return UnitName(name, others, whole[0].kind, scope.path or None, whole[0].name)


def _is_name(town: str, row: _Outpost) -> bool:
    if any(word in town for word in row.not_with) or town[-1] in "镇乡局处道":
        return False
    words = cut(town)
    return not is_generic(words) and not any(is_stop(word) for word in words)


@cache
def _rows() -> tuple[_Outpost, ...]:
    """The rows, those with the longer endings first."""
    with data("unit_outposts.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            _Outpost(row["ending"], row["body"], row["full"], tuple(row["not_with"].split()))
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda row: (-len(row.ending), row.ending)))
