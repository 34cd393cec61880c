"""The table of administrative divisions: places, their names through the years, and what lies in what."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from civicgraph import resources
from civicgraph.text import lazy_re as re

Level = Literal["province", "city", "county", "township"]
LEVELS: tuple[Level, ...] = ("province", "city", "county", "township")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An administrative division under one of its names.

    Attributes:
        code: six digits (GB/T 2260), nine for a township; a place that was renamed has several rows of one code.
        name: the official name: ``平舆县``.
        level: 济源市 and its like under a province are counties; 地区, 盟 and 自治州 are cities.
        parent: the code of the place in which it lies, empty for a province.
        since: the year in which the name came into use, where known.
        until: the year in which it ended; None while it is in use.
        forms: right short names: ``平舆``; ``新平县`` and ``新平`` for 新平彝族傣族自治县.
    """

    code: str
    name: str
    level: Level
    parent: str
    since: int | None = None
    until: int | None = None
    forms: tuple[str, ...] = ()

    def valid_in(self, year: int) -> bool:
        """Whether the name was in use in a part of the year."""
        return (self.since or 0) <= year <= (self.until or 9999)


class Gazetteer:
    """All places by code and by name. Townships are read from their lines only where one asks for them."""

    def __init__(self, places: Iterable[Place], townships: Iterable[str]) -> None:
        self._by_code: dict[str, list[Place]] = {}
        self._by_form: dict[str, list[Place]] = {}
        self._townships = list(townships)
        for place in places:
            self._by_code.setdefault(place.code, []).append(place)
            for form in (place.name, *place.forms):
                self._by_form.setdefault(form, []).append(place)
        self.townships_of = lru_cache(maxsize=512)(self._read_townships)
        self._places_named = lru_cache(maxsize=4096)(self._find_named)

    def places(self) -> Iterator[Place]:
        """All provinces, cities and counties, under each of their names."""
        for each in self._by_code.values():
            yield from each

    def places_of(self, code: str) -> tuple[Place, ...]:
        """The place of a code under each of its names."""
        return tuple(self._by_code.get(code, ()))

    def by_code(self, code: str, year: int | None = None) -> Place | None:
        """The place of a code under its name in a year (today's name without a year), or None."""
        places = self._by_code.get(code) or self._township(code)
        if year is not None:
            return next((place for place in places if place.valid_in(year)), places[-1] if places else None)
        return next((place for place in places if place.until is None), places[-1] if places else None)

    def _township(self, code: str) -> list[Place]:
        county = self.by_code(code[:6]) or self.by_code(code[:4] + "00") if len(code) == 9 else None
        return [place for place in self.townships_of(county) if place.code == code] if county else []

    def named(self, form: str, year: int | None = None) -> tuple[Place, ...]:
        """Provinces, cities and counties with this full or short name.

        Only those that had it in the year, where there are any; without a year today's come first.
        """
        return self._places_named(form, year)

    def _find_named(self, form: str, year: int | None) -> tuple[Place, ...]:
        places = self._by_form.get(form)
        if not places:
            return ()
        if year is not None:
            places = [place for place in places if place.valid_in(year)] or places
        return tuple(sorted(places, key=lambda place: (place.until is not None, LEVELS.index(place.level), place.code)))

    def parent(self, place: Place, year: int | None = None) -> Place | None:
        """The place in which it lies, under its name in the year; for a former place, at its end."""
        return self.by_code(place.parent, year or place.until) if place.parent else None

    def chain(self, place: Place, year: int | None = None) -> tuple[Place, ...]:
        """From the province down to the place itself."""
        year = year or place.until
        above = self.parent(place, year)
        return (*self.chain(above, year), place) if above else (place,)

    def path(self, place: Place, year: int | None = None) -> str:
        """``河南省驻马店市平舆县``."""
        return "".join(each.name for each in self.chain(place, year))

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether a place lies in another one, at any depth; none lies in itself."""
        code = inner.parent
        while code and code != outer.code:
            code = self._by_code[code][-1].parent
        return bool(code)

    def within(self, place: Place, form: str, year: int | None = None) -> Place | None:
        """The only place with this full or short name inside another; None where there is none or several.

        A form of different levels (通化 is a city and a county) is the highest of them.
        """
        inside = [each for each in self.named(form, year) if self.contains(place, each)]
        highest = highest_of(inside or self._townships_named(place, form))
        return highest[0] if len({each.code for each in highest}) == 1 else None

    def townships_named(self, place: Place, form: str) -> tuple[Place, ...]:
        """The townships, towns and subdistricts of this name in a county, city or province."""
        return tuple(self._townships_named(place, form))

    def _townships_named(self, place: Place, form: str) -> list[Place]:
        form = form.removesuffix("办事处")
        found = [each for each in self.townships_of(place) if form == each.name or form in each.forms]
        return [each for each in found if each.name == form] or found

    def _read_townships(self, place: Place) -> tuple[Place, ...]:
        """All townships, towns and subdistricts in a place."""
        significant = {"province": 2, "city": 4, "county": 6, "township": 9}[place.level]
        prefix = place.code[:significant]
        start = bisect_left(self._townships, prefix)
        end = bisect_left(self._townships, prefix + "~")
        return tuple(self._read_township(line) for line in self._townships[start:end])

    def _read_township(self, line: str) -> Place:
        code, name = line.split(",")
        parent = code[:6] if code[:6] in self._by_code else code[:4] + "00"
        return Place(code, name, "township", parent, forms=_township_forms(name))

    def owners_of_townships(self, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Each township of one of the names, with the code of the county in which it lies."""
        for line in self._townships:
            code, _, name = line.partition(",")
            if name in names:
                yield name, code[:6]

    def surface_forms(self) -> tuple[str, ...]:
        """All full and short names of provinces, cities and counties, sorted."""
        return tuple(sorted(self._by_form))


def highest_of(places: Iterable[Place]) -> list[Place]:
    """Those of the highest level."""
    by_level: dict[Level, list[Place]] = {}
    for place in places:
        by_level.setdefault(place.level, []).append(place)
    return next((by_level[level] for level in LEVELS if level in by_level), [])


@cache
def _nationality_township() -> re.Pattern[str]:
    with resources.data("nationalities.csv").open(encoding="utf-8", newline="") as file:
        names = "|".join(row["name"] for row in csv.DictReader(file))
    return re.compile(f"(..*?)(?:各族|民族|(?:(?:{names})族)+)(乡|苏木|镇)")


def _township_forms(name: str) -> tuple[str, ...]:
    """``东皇庙`` for 东皇庙乡, ``丁营乡`` for 丁营回族乡."""
    if found := _nationality_township().fullmatch(name):
        return (found[1] + found[2], found[1])
    stem = re.sub("(民族)?(街道|[乡镇]|苏木)$", "", name)
    return (stem,) if len(stem) > 1 and stem != name else ()


def _read_places() -> Iterator[Place]:
    with resources.data("divisions.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for code, name, forms, parent, level, since, until in rows:
            short = tuple(forms.split("|")) if forms else ()
            yield Place(code, name, level, parent, int(since or 0) or None, int(until or 0) or None, short)  # type: ignore[arg-type]


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package's tables (see ``data/SOURCES.md``), read once."""
    townships = resources.data("townships.csv").read_text(encoding="utf-8").splitlines()[1:]
    return Gazetteer(_read_places(), townships)
