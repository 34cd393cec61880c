"""How two places lie to each other: the same, one in the other, side by side, or far apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from civicgraph.places import Jurisdiction, load_gazetteer

NATION: Final = "全国"
"""Stands for the whole nation where a place is asked for."""

_LEVELS: Final = ("province", "city", "county", "township")


@lru_cache(maxsize=65536)
def names(path: str) -> tuple[tuple[str, str], ...]:
    """A place written from the province down as (level, name); empty for the nation and for what is no place."""
    found = None if path == NATION else Jurisdiction.parse(path, load_gazetteer())
    return tuple(found.names().items()) if found else ()


def level(path: str) -> str | None:
    """The level of a place, ``nation`` for the whole of it; None for what is no place."""
    if path == NATION:
        return "nation"
    found = names(path)
    return found[-1][0] if found else None


def lies_in_municipality(path: str) -> bool:
    """Whether a place is a municipality (北京市) or lies in one: its bodies rank higher."""
    found = names(path)
    return bool(found) and found[0][0] == "province" and found[0][1].endswith("市")


def area(path: str, of: str) -> str:
    """The place that holds this one at a level (``city``, ``province``); the place itself where nothing is known."""
    found = [name for each, name in names(path) if _LEVELS.index(each) <= _LEVELS.index(of)]
    return "".join(found) or path


@lru_cache(maxsize=65536)
def relation(one: str, other: str) -> str | None:
    """The feature that tells how two places lie to each other; None where nothing is known of it.

    >>> relation("云岭省白沙市青禾县", "云岭省白沙市")
    'county-and-city'
    """
    if one == other:
        found = level(one)
        return f"same-{found}" if found else None
    if NATION in (one, other):
        return "nation-and-place"
    first, second = sorted((names(one), names(other)), key=len)
    if not first:
        return None
    shared = _shared(first, second)
    if shared == len(first):
        return _above(first[-1][0], second[-1][0])
    return _beside(first, second, shared)


def _shared(first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...]) -> int:
    pairs = zip(first, second, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), len(first))


def _above(upper: str, lower: str) -> str:
    if lower == "township":
        return "township-and-above"
    if upper == "city":
        return "county-and-city"
    return "province-and-city" if lower == "city" else "county-and-province"


def _beside(first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...], shared: int) -> str | None:
    if not shared:
        if not first[0][0] == second[0][0] == "province":
            return None
        return "sister-provinces" if len(second) == 1 else "far-apart"
    held_by = first[shared - 1][0]
    if held_by == "province" and "city" not in dict(first) and "city" not in dict(second):
        return "sister-counties"
    return {"county": "sister-townships", "city": "sister-counties", "province": "sister-cities"}.get(held_by)
