"""The people, units and places of one article as nodes, described when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from civicgraph.errors import DataError
from civicgraph.model import Claims, Unit
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.labels import latin, stands_alone
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import place_key, unit_key
from civicgraph.resolve.naming import name_key
from civicgraph.units.expand import kind_of


class Roster:
    """Keys of the people and units of an article.

    Args:
        sheet: takes the descriptions.
        claims: the article.
        people: the keys of its people by name.
    """

    def __init__(self, sheet: Sheet, claims: Claims, people: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._article = claims.article
        self._publisher = claims.publisher
        self._people = people
        self._units = {unit.name: unit for unit in claims.units}
        self._described: dict[str, str] = {}

    def person(self, name: str) -> str:
        """The key of a person.

        Raises:
            DataError: the claims do not list the person.
        """
        if name not in self._people:
            raise DataError(f"article {self._article}: {name} is neither a person nor a unit of its claims")
        if name not in self._described:
            self._described[name] = self._describe_person(name)
        return self._described[name]

    def unit(self, name: str) -> str:
        """The key of a unit; one that the claims name only in a fact is described by its name."""
        if name not in self._described:
            self._described[name] = self._describe_unit(self._units.get(name) or self._named(name))
        return self._described[name]

    def _named(self, name: str) -> Unit:
        """A unit that only a fact names, as the parent of another, or that published the article."""
        return Unit(name, kind="media" if name == self._publisher else kind_of(name))

    def either(self, name: str) -> str:
        """The key of a unit or, where there is no unit of this name, of a person.

        Raises:
            DataError: there is neither.
        """
        return self.unit(name) if name in self._units else self.person(name)

    def place(self, path: str | None) -> NamedNode | None:
        """The node of a place; the gazetteer describes it."""
        return node(place_key(path)) if path else None

    def _describe_person(self, name: str) -> str:
        """A person has one name for all ways in which it is written; the others are labels."""
        sheet, person, read = self._sheet, node(self._people[name]), name_key(name)
        sheet.type(person, vocab.PERSON)
        sheet.add(person, vocab.NAME, literals.text(read))
        sheet.add(person, vocab.PREF_LABEL, literals.label(read))
        sheet.add(person, vocab.PREF_LABEL, literals.label(latin(read), "zh-Latn"))
        sheet.add(person, vocab.ALT_LABEL, literals.label(name) if name != read else None)
        return self._people[name]

    def _describe_unit(self, unit: Unit) -> str:
        key = unit_key(unit)
        sheet, body = self._sheet, node(key)
        sheet.type(body, vocab.UNIT)
        sheet.add(body, vocab.PREF_LABEL, literals.label(unit.name))
        for form in unit.aka:
            if stands_alone(form, unit):
                sheet.add(body, vocab.ALT_LABEL, literals.label(form))
        sheet.concept(body, vocab.UNIT_KIND, "unitKind", unit.kind)
        sheet.add(body, vocab.JURISDICTION, self.place(unit.place))
        if unit.parent and unit.parent != unit.name:
            sheet.add(body, vocab.SUB_ORGANIZATION_OF, node(self.unit(unit.parent)))
        return key
