"""A graph as plain facts by names, which two builds can be compared by: keys of people may differ, names do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from civicgraph.rdf import vocab

Fact = tuple[str, ...]
"""What tells a fact, as a row: for a holder of a post the body, the title and the person."""

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "holders": ("unit", "title", "person"),
    "events": ("date", "event"),
    "participants": ("date", "event", "who", "role"),
    "awards": ("honour", "recipient"),
    "documents": ("document",),
    "articles": ("published", "article"),
}
"""The kinds of facts, with the columns of their rows."""

_Subject = NamedNode | BlankNode | Triple


@dataclass(frozen=True)
class Contents:
    """What a graph says; each kind is gathered when it is first asked for.

    Attributes:
        store: open for reading; its union of graphs is read where it has one.
    """

    store: Store

    def facts(self, kind: str) -> set[Fact]:
        """All facts of a kind of :data:`KINDS`."""
        found: set[Fact] = getattr(self, f"_{kind}")()
        return found

    def things(self, class_: NamedNode) -> set[_Subject]:
        """The things of a class."""
        return {quad.subject for quad in self._quads(vocab.RDF_TYPE, class_)}

    def values(self, predicate: NamedNode) -> set[str]:
        """All values of a property, as text."""
        return {_text(quad.object) for quad in self._quads(predicate)}

    @cached_property
    def sightings(self) -> dict[Fact, str]:
        """The last day on which each holder of a post was seen; empty where no day is known."""
        days: dict[Fact, str] = {}
        seen = self._map(vocab.LAST_SEEN)
        for tenure, fact in self._tenures():
            days[fact] = max(days.get(fact, ""), seen.get(tenure, ""))
        return days

    def _holders(self) -> set[Fact]:
        return set(self.sightings)

    def _tenures(self) -> Iterator[tuple[object, Fact]]:
        members, units, titles = self._map(vocab.MEMBER), self._map(vocab.ORGANIZATION), self._map(vocab.TITLE)
        for quad in self._quads(vocab.POST):
            person = self._names.get(members.get(quad.subject, ""), "")
            unit = self._labels.get(units.get(quad.subject, ""), "")
            yield quad.subject, (unit, titles.get(quad.object, ""), person)

    def _events(self) -> set[Fact]:
        return set(self._dated_events.values())

    def _participants(self) -> set[Fact]:
        who, roles = self._map(vocab.PARTICIPANT), self._map(vocab.ROLE)
        return {
            (*self._dated_events.get(quad.object, ("", "")), self._name(who.get(quad.subject, "")), _key(roles, quad))
            for quad in self._quads(vocab.EVENT)
            if quad.subject in roles
        }

    def _awards(self) -> set[Fact]:
        recipients = self._map(vocab.RECIPIENT)
        return {
            (self._labels.get(_text(quad.object), ""), self._name(recipients.get(quad.subject, "")))
            for quad in self._quads(vocab.HONOUR)
        }

    def _documents(self) -> set[Fact]:
        titles = self._map(vocab.DCT_TITLE)
        return {(titles.get(subject, ""),) for subject in self.things(vocab.DOCUMENT)}

    def _articles(self) -> set[Fact]:
        titles, issued = self._map(vocab.DCT_TITLE), self._map(vocab.ISSUED)
        return {(issued.get(each, "")[:10], titles.get(each, "")) for each in self.things(vocab.ARTICLE)}

    @cached_property
    def _dated_events(self) -> dict[object, Fact]:
        days = self._map(vocab.START)
        return {
            each: (days.get(each, ""), self._labels.get(_text(each), "")) for each in self.things(vocab.EVENT_CLASS)
        }

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The Chinese labels by IRI; of several the first in order."""
        found: dict[str, str] = {}
        for quad in self._quads(vocab.PREF_LABEL):
            if isinstance(quad.object, Literal) and quad.object.language == "zh":
                subject = _text(quad.subject)
                found[subject] = min(found.get(subject, quad.object.value), quad.object.value)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        return {_text(subject): name for subject, name in self._map(vocab.NAME).items()}

    def _name(self, iri: str) -> str:
        return self._names.get(iri) or self._labels.get(iri, "")

    def _map(self, predicate: NamedNode) -> dict[object, str]:
        """The value of a property by its subject; of several the first in order."""
        found: dict[object, str] = {}
        for quad in self._quads(predicate):
            text = _text(quad.object)
            found[quad.subject] = min(found.get(quad.subject, text), text)
        return found

    def _quads(self, predicate: NamedNode, value: NamedNode | None = None) -> Iterator[Quad]:
        graph = DefaultGraph() if self._has_union else None
        yield from self.store.quads_for_pattern(None, predicate, value, graph)

    @cached_property
    def _has_union(self) -> bool:
        return next(iter(self.store.quads_for_pattern(None, None, None, DefaultGraph())), None) is not None


def _key(roles: dict[object, str], quad: Quad) -> str:
    return roles[quad.subject].rpartition("-")[2]


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)
