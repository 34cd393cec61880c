"""Reads nodes and facts from a store, as far as somebody asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from civicgraph.rdf import vocab

CLASS_OF = {
    "person": vocab.PERSON,
    "post": vocab.POST_CLASS,
    "unit": vocab.UNIT,
    "event": vocab.EVENT_CLASS,
    "honour": vocab.HONOUR_CLASS,
    "document": vocab.DOCUMENT,
}
_KIND_OF = {iri.value: kind for kind, iri in CLASS_OF.items()}

_ENDED = ("current", "appointed", "acting", "nominated", "former", "removed", "deceased")  # later ones win on one day


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One edge of a fact."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Nodes that one statement of the graph joins, and how.

    Attributes:
        iri: the tenure, participation, conferral, document, unit or article that says it.
        links: its edges.
        details: status, role, position and dates, where the graph has them.
    """

    iri: str
    links: tuple[Link, ...]
    details: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)

    @property
    def nodes(self) -> tuple[str, ...]:
        """All nodes of the fact, each once, in order."""
        return tuple(dict.fromkeys(end for link in self.links for end in (link.source, link.target)))


class Reader:
    """Reads one store; every IRI is a string here."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kinds: dict[str, str | None] = {}
        self._facts: dict[str, Fact | None] = {}
        self._days: dict[str, str] = {}
        self._values: dict[tuple[str, str], list[str]] = {}

    def values(self, subject: str, predicate: NamedNode) -> list[str]:
        """The distinct values of a property, sorted; those in Chinese or without a language come first."""
        asked = (subject, predicate.value)
        if asked not in self._values:  # a medium is described once an article
            found = {quad.object for quad in self.store.quads_for_pattern(NamedNode(subject), predicate, None)}
            self._values[asked] = [value for _, value in sorted(map(_plain_first, found))]
        return self._values[asked]

    def value(self, subject: str, predicate: NamedNode) -> str | None:
        """The first of ``values``, or None."""
        found = self.values(subject, predicate)
        return found[0] if found else None

    def pairs(self, predicate: NamedNode, value: NamedNode | Literal | None = None) -> Iterator[tuple[str, str]]:
        """All subjects and values of a property, in no order; repeated where several articles say the same."""
        for quad in self.store.quads_for_pattern(None, predicate, value):
            yield text_of(quad.subject), text_of(quad.object)

    def kind(self, iri: str) -> str | None:
        """The class of a node (``person``, ``unit`` …), or None for anything that is no node of a view."""
        if iri not in self._kinds:
            quads = self.store.quads_for_pattern(NamedNode(iri), vocab.RDF_TYPE, None)
            kinds = (_KIND_OF.get(text_of(quad.object)) for quad in quads)
            self._kinds[iri] = next(filter(None, kinds), None)
        return self._kinds[iri]

    def facts(self, iri: str) -> Iterator[Fact]:
        """All facts that a node is part of, in a fixed order."""
        for statement in sorted(self._statements(iri)):
            fact = self._fact(statement)
            if fact and iri in fact.nodes:
                yield fact

    def _statements(self, iri: str) -> Iterator[str]:
        yield iri  # a document, a post or a unit is its own statement: issued by, post in, part of
        for quad in self.store.quads_for_pattern(None, None, NamedNode(iri)):
            if quad.predicate in _POINTS_TO_NODE:
                yield text_of(quad.subject)

    def _fact(self, statement: str) -> Fact | None:
        if statement not in self._facts:
            self._facts[statement] = self._read(statement)
        return self._facts[statement]

    def _read(self, statement: str) -> Fact | None:
        properties: dict[NamedNode, list[str]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(NamedNode(statement), None, None):
            if isinstance(quad.object, (NamedNode, Literal)) and quad.object.value not in properties[quad.predicate]:
                properties[quad.predicate].append(quad.object.value)
        links = tuple(
            sorted(set(_links(statement, properties)), key=lambda link: (link.kind, link.source, link.target))
        )
        known = tuple(link for link in links if self.kind(link.source) and self.kind(link.target))
        return Fact(statement, known, self._details(statement, properties)) if known else None

    def _details(self, statement: str, properties: dict[NamedNode, list[str]]) -> dict[str, Any]:
        details: dict[str, Any] = {
            name: min(properties[predicate]) for name, predicate in _DETAILS.items() if properties.get(predicate)
        }
        if vocab.MEMBER in properties:
            details |= self._tenure(statement, properties)
        elif "start" in details:
            details["date"] = details.pop("start")
        if "role" in details:
            details["role"] = key_of(details["role"])
        if "position" in details:
            details["position"] = min(int(value) for value in properties[vocab.LIST_POSITION])
        return details

    def _tenure(self, tenure: str, properties: dict[NamedNode, list[str]]) -> dict[str, Any]:
        """Status by the latest article that says one; first and last seen over all."""
        said = sorted(self._statuses(tenure), key=lambda seen: (seen[0], _ENDED.index(seen[1])))
        seen = sorted(
            properties.get(vocab.SEEN_ON, [])
            + properties.get(vocab.FIRST_SEEN, [])
            + properties.get(vocab.LAST_SEEN, [])
        )
        details: dict[str, Any] = {"status": said[-1][1] if said else "current"}
        if seen:
            details |= {"first_seen": seen[0], "last_seen": seen[-1]}
        if len(spells := self._spells(tenure)) > 1:
            details["spells"] = spells
        return details

    def _spells(self, tenure: str) -> tuple[tuple[str, str, str, str], ...]:
        """The spells in office of a tenure: stated start, first and last seen, stated end; empty where not told."""
        told = (vocab.START, vocab.FIRST_SEEN, vocab.LAST_SEEN, vocab.END)
        spells = {spell for spell, _ in self.pairs(vocab.TENURE_OF, NamedNode(tenure))}
        days = [[self.value(spell, each) or "" for each in told] for spell in spells]
        return tuple(sorted((start, first, last, end) for start, first, last, end in days))

    def _statuses(self, tenure: str) -> Iterator[tuple[str, str]]:
        for quad in self.store.quads_for_pattern(NamedNode(tenure), vocab.STATUS, None):
            day = self._day(text_of(quad.graph_name))
            if (status := key_of(text_of(quad.object))) in _ENDED:
                yield day, status

    def _day(self, graph: str) -> str:
        """The day of the article that a graph is named by; empty for other graphs."""
        if graph not in self._days:
            self._days[graph] = (self.value(graph, vocab.ISSUED) or "") if graph else ""
        return self._days[graph]


def key_of(concept: str) -> str:
    """The key of a concept's IRI: ``cg:role-chair`` → ``chair``."""
    return concept.removeprefix(vocab.CG).partition("-")[2]


def text_of(term: object) -> str:
    """The text of a term: an IRI, the value of a literal; empty for the default graph."""
    return str(getattr(term, "value", ""))


def _plain_first(term: object) -> tuple[int, str]:
    return (0 if getattr(term, "language", None) in (None, "zh") else 1), text_of(term)


_DETAILS = {
    "role": vocab.ROLE,
    "position": vocab.LIST_POSITION,
    "start": vocab.START,
    "end": vocab.END,
}

_POINTS_TO_NODE = frozenset({
    vocab.MEMBER, vocab.ORGANIZATION, vocab.POST, vocab.POST_IN, vocab.SUB_ORGANIZATION_OF, vocab.PARTICIPANT,
    vocab.EVENT, vocab.HONOUR, vocab.RECIPIENT, vocab.CONFERRER, vocab.PRESENTER, vocab.DECIDED_BY, vocab.ISSUER,
    vocab.REPORTER, vocab.EDITOR, vocab.PUBLISHER,
})  # fmt: skip

# predicate of a statement → kind of edge, and the two predicates whose values it joins (None: the statement itself)
_EDGES: tuple[tuple[str, NamedNode | None, NamedNode | None], ...] = (
    ("holds", vocab.MEMBER, vocab.POST),
    ("post_in", vocab.POST, vocab.ORGANIZATION),
    ("post_in", None, vocab.POST_IN),
    ("part_of", None, vocab.SUB_ORGANIZATION_OF),
    ("took_part", vocab.PARTICIPANT, vocab.EVENT),
    ("received", vocab.RECIPIENT, vocab.HONOUR),
    ("conferred", vocab.CONFERRER, vocab.HONOUR),
    ("presented", vocab.PRESENTER, vocab.HONOUR),
    ("given_at", vocab.HONOUR, vocab.EVENT),
    ("decided_by", vocab.HONOUR, vocab.DECIDED_BY),
    ("issued", vocab.ISSUER, None),
    ("writes_for", vocab.REPORTER, vocab.PUBLISHER),
    ("edits_for", vocab.EDITOR, vocab.PUBLISHER),
)


def _links(statement: str, properties: dict[NamedNode, list[str]]) -> Iterator[Link]:
    for kind, source, target in _EDGES:
        for start in properties.get(source, []) if source else [statement]:
            for end in properties.get(target, []) if target else [statement]:
                yield Link(kind, start, end)
