"""Whose body it is: the place in front of a body's name, and the prefix that it has in the official name."""

from __future__ import annotations

from civicgraph.places import Gazetteer, Jurisdiction, Place, is_district
from civicgraph.text.record import record
from civicgraph.units.tables import levels

#: Letters of the levels in ``data/unit_bodies.csv``.
LEVEL_LETTERS = {"province": "p", "city": "c", "county": "x", "township": "t", "village": "v"}
_ORDER = ("province", "city", "county", "township", "village")


@record
class Scope:
    """A place as the owner of bodies: official names from the province down, each ``""`` where there is none."""

    province: str = ""
    city: str = ""
    county: str = ""
    township: str = ""
    village: str = ""

    @property
    def level(self) -> str:
        """The lowest level that has a name; ``""`` for none."""
        if self.village:
            return "village"
        if self.township:
            return "township"
        if self.county:
            return "county"
        return "city" if self.city else "province" if self.province else ""

    @property
    def letter(self) -> str:
        """The level as ``data/unit_bodies.csv`` writes it."""
        return LEVEL_LETTERS.get(self.level, "")

    @property
    def name(self) -> str:
        """The place's own name."""
        return getattr(self, self.level) if self.level else ""

    @property
    def path(self) -> str:
        """``河南省驻马店市平舆县``."""
        return "".join(getattr(self, level) for level in _ORDER)

    @property
    def prefix(self) -> str:
        """What stands before a body's name: a county without its province, a district with its city."""
        if self.level in ("", "province", "city"):
            return self.name
        owner = self.county or self.city
        if is_district(self.county):
            owner = (self.city or self.province) + self.county
        return owner + self.township + self.village

    def at(self, level: str) -> Scope | None:
        """The place of a level above (or the place itself), or None."""
        if not getattr(self, level):
            return None
        return Scope(*(getattr(self, each) if _ORDER.index(each) <= _ORDER.index(level) else "" for each in _ORDER))


def scope_of_home(home: Jurisdiction | None) -> Scope:
    """The jurisdiction as a scope; the empty scope for None."""
    if home is None:
        return Scope()
    return Scope(home.province or "", home.city or "", home.county or "", home.township or "")


def scope_of_place(place: Place, gazetteer: Gazetteer, year: int | None) -> Scope:
    """A place of the gazetteer as a scope."""
    names = {each.level: each.name for each in gazetteer.chain(place, year)}
    return Scope(**{**names, place.level: place.name})


def scope_of_word(word: str, scope: Scope) -> Scope | None:
    """The place that a level word (省, 市, 县, 镇 …) means, seen from a scope.

    ``市`` is the county-level city itself, else the prefecture city, else the municipality.
    """
    row = levels().get(word)
    for level in row.means if row else ():
        name: str = getattr(scope, level)
        if row and name.endswith(row.ending):
            return scope.at(level)
    if word == "区" and scope.province.endswith("自治区"):
        return scope.at("province")
    return None
