"""Finds the node that a name means."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from pyoxigraph import Literal, Store

from civicgraph.errors import NotFoundError
from civicgraph.rdf import vocab
from civicgraph.view.reading import CLASS_OF, Reader

_NAMES = (vocab.PREF_LABEL, vocab.NAME, vocab.ALT_LABEL)
_FLAG = {"person": "people", "unit": "bodies", "event": "events"}


@dataclass(frozen=True, slots=True)
class Focus:
    """What a view is about.

    Attributes:
        iri: the chosen node.
        kind: ``person``, ``unit`` or ``event``.
        namesakes: other nodes of the same name, less connected than the chosen one.
    """

    iri: str
    kind: str
    namesakes: tuple[str, ...] = ()


def find(store: Store, kind: str, name: str) -> Focus:
    """The node of a class by its name, another name of it, its pinyin or its IRI; the best connected of namesakes.

    Raises:
        NotFoundError: no node has the name; the message has the nearest names.
    """
    reader = Reader(store)
    if reader.kind(name) == kind if ":" in name else False:
        return Focus(name, kind)
    found = _named(store, reader, kind, name.strip())
    if not found:
        raise NotFoundError(_missing(store, reader, kind, name))
    ranked = sorted(found, key=lambda iri: (-sum(1 for _ in reader.facts(iri)), iri))
    return Focus(ranked[0], kind, tuple(ranked[1:]))


def _named(store: Store, reader: Reader, kind: str, name: str) -> set[str]:
    literals = (Literal(name), Literal(name, language="zh"), Literal(name, language="zh-Latn"))
    return {
        quad.subject.value
        for predicate in _NAMES
        for literal in literals
        for quad in store.quads_for_pattern(None, predicate, literal)
        if reader.kind(quad.subject.value) == kind
    }


def _missing(store: Store, reader: Reader, kind: str, name: str) -> str:
    labels = sorted(_labels(store, kind))
    near = [label for label in labels if name and name in label][:5]
    near += [label for label in difflib.get_close_matches(name, labels, n=5, cutoff=0.4) if label not in near]
    hint = f"did you mean {'、'.join(near[:5])}?" if near else f"the graph has {len(labels)} names of {_FLAG[kind]}"
    return f"no {kind} named {name!r} is in this graph; {hint}"


def _labels(store: Store, kind: str) -> set[str]:
    members = {quad.subject for quad in store.quads_for_pattern(None, vocab.RDF_TYPE, CLASS_OF[kind])}
    return {
        quad.object.value
        for predicate in _NAMES
        for quad in store.quads_for_pattern(None, predicate, None)
        if quad.subject in members
    }
