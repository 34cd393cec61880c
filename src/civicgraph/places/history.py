"""What a place was called before and after, by the table of divisions: 县 that became 区 or 市, and other names.

A former place goes on under the next name of its code or, where it got another code, under the one name of the same
stem that came into use in its province when it ended (密云县 until 2015, 密云区 since 2015). The table does not tell of
mergers under another name.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from civicgraph.places.jurisdiction import Jurisdiction
from civicgraph.places.table import Gazetteer, Place, load_gazetteer

_TURNS: Final = {
    "自治县": ("区", "市", "县"), "自治州": ("市",), "地区": ("市",), "县": ("区", "市"), "市": ("区",), "盟": ("市",),
    "旗": ("区", "市"),
}  # fmt: skip
"""What a place becomes with another code, by its ending; a city that seems to become a county is another place."""

_SLACK: Final = 1
"""Years by which the end of one name and the start of the next may differ in the table."""


def era(place: Place | None) -> int:
    """The year in which the name of a place came into use; 0 where it is not known, or has always been."""
    return (place.since or 0) if place else 0


@cache
def place_of(path: str) -> Place | None:
    """The place of the table with this path, by the name that it has there."""
    found = Jurisdiction.parse(path, load_gazetteer())
    return found.place if found and found.path == path else None


@cache
def successors() -> dict[tuple[str, str], Place]:
    """Former places, by code and name → what they became."""
    gazetteer = load_gazetteer()
    found: dict[tuple[str, str], Place] = {}
    for place in gazetteer.places():
        after = _next(gazetteer, place) if place.until is not None else None
        if after is not None:
            found[place.code, place.name] = after
    return found


@cache
def has_history(path: str) -> bool:
    """Whether a place became another one, or was one before."""
    place = place_of(path)
    if place is None:
        return False
    return (place.code, place.name) in successors() or (place.code, place.name) in _results()


@cache
def _results() -> frozenset[tuple[str, str]]:
    return frozenset((place.code, place.name) for place in successors().values())


def years_after(path: str) -> list[int]:
    """The years in which a place changed its name since, in their order."""
    return [era(place) for place in _later(path)]


@cache
def today(path: str) -> str:
    """The path of what a place has become; the path itself where the table knows nothing of it."""
    later = _later(path)
    return load_gazetteer().path(later[-1]) if later else path


def _later(path: str) -> list[Place]:
    place, found = place_of(path), list[Place]()
    while place is not None and (place := successors().get((place.code, place.name))) and place not in found:
        found.append(place)
    return found


def _next(gazetteer: Gazetteer, place: Place) -> Place | None:
    assert place.until is not None
    renamed = [each for each in gazetteer.places_of(place.code) if era(each) >= place.until and each.name != place.name]
    if renamed:
        return min(renamed, key=era)
    ending = next((each for each in _TURNS if place.name.endswith(each)), None)
    names = {place.name.removesuffix(ending) + each for each in _TURNS[ending]} if ending else set()
    found = {each for name in names for each in gazetteer.named(name) if each.name == name and _follows(each, place)}
    return found.pop() if len(found) == 1 else None


def _follows(after: Place, place: Place) -> bool:
    """Whether a place came into use where and when the other ended."""
    assert place.until is not None
    near = after.since is not None and abs(after.since - place.until) <= _SLACK
    return near and after.level == place.level and after.code[:2] == place.code[:2]
