"""The people, units, posts and places of one article as nodes, described when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from civicgraph.errors import DataError
from civicgraph.model import Claims, Unit
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.described import Description, of_person, of_post, of_unit
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import place_key, post_key, unit_key
from civicgraph.resolve.naming import name_key
from civicgraph.units.expand import kind_of


class Roster:
    """Keys of the people and units of an article.

    Args:
        sheet: the graph of the article, which names each with its class.
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
        self._descriptions: dict[Description, None] = {}

    @property
    def descriptions(self) -> tuple[Description, ...]:
        """What is told so far of the people, bodies and posts that were asked for; stands in shared graphs."""
        return tuple(sorted(self._descriptions))

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

    def post(self, unit: str, title: str) -> str:
        """The key of the post of this title in a body.

        Args:
            unit: the name of the body.
            title: of the post.
        """
        body = self.unit(unit)
        key = post_key(body, title)
        self._sheet.type(node(key), vocab.POST_CLASS)
        self._descriptions[of_post(key, title, body, unit)] = None
        return key

    def _describe_person(self, name: str) -> str:
        """A person has one name for all ways in which it is written; the others are labels."""
        key = self._people[name]
        person = self._sheet.type(node(key), vocab.PERSON)
        self._sheet.add(person, vocab.NAME, literals.text(name_key(name)))
        self._descriptions[of_person(key, name)] = None
        return key

    def _describe_unit(self, unit: Unit) -> str:
        key = unit_key(unit)
        self._sheet.type(node(key), vocab.UNIT)
        parent = self.unit(unit.parent) if unit.parent and unit.parent != unit.name else None
        self._descriptions[of_unit(key, unit, parent)] = None
        return key
