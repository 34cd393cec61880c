"""Finds the things of a graph by their names, and the nearest names where there is none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple, Variable

from civicgraph.errors import NotFoundError
from civicgraph.rdf import vocab
from civicgraph.rdf.vocab import PREFIXES

Bound: TypeAlias = NamedNode | BlankNode | Literal | Triple

ENTITIES: Final[Mapping[str, tuple[NamedNode, ...]]] = {
    "person": (vocab.PERSON,),
    "unit": (vocab.UNIT,),
    "who": (vocab.PERSON, vocab.UNIT),
    "place": (vocab.PLACE,),
    "event": (vocab.EVENT_CLASS,),
    "document": (vocab.DOCUMENT,),
    "honour": (vocab.HONOUR_CLASS,),
}
"""The classes that a kind of parameter means."""

_NAMES: Final = (vocab.NAME, vocab.PREF_LABEL, vocab.ALT_LABEL, vocab.DCT_TITLE)
_NAMINGS: Final = {"person": vocab.NAME, "document": vocab.DCT_TITLE, "title": vocab.TITLE}
_LANGUAGES: Final = ("zh", "zh-Latn")
_LABELS: Final = """SELECT DISTINCT ?class ?naming ?label {
  GRAPH ?typed { ?thing a ?class } GRAPH ?named { ?thing ?naming ?label } }"""
_ENDS: Final = "省市区县州盟旗镇乡村道团"
"""The last characters of divisions: behind one of them the name of the next can begin."""

_PLACES: Final = """SELECT DISTINCT ?place ?label ?above { GRAPH ?g {
  ?place a cg:Place ; skos:prefLabel ?label . OPTIONAL { ?place schema:containedInPlace ?above } } }"""


def find_entities(store: Store, kind: str, name: str) -> list[NamedNode]:
    """The things of a kind that have this name, by IRI; several where namesakes are told apart.

    A name is a label, an alternative label, a title, or a person's pinyin, letter for letter. A place may be written
    after the places above it (``平原县``, ``某市平原县``, ``某省某市平原县``). An IRI stands for itself.

    Raises:
        NotFoundError: there is none; the message names the nearest.
    """
    found = _by_iri(store, kind, name) or (_places(store, name) if kind == "place" else _things(store, kind, name))
    if not found:
        raise NotFoundError(_missing(store, kind, name))
    return sorted(found, key=str)


def check_title(store: Store, title: str) -> None:
    """See that some post has this title.

    Raises:
        NotFoundError: none has; the message names the nearest.
    """
    if not any(store.quads_for_pattern(None, vocab.TITLE, Literal(title), None)):
        raise NotFoundError(_missing(store, "title", title))


def _by_iri(store: Store, kind: str, name: str) -> set[NamedNode]:
    try:
        node = NamedNode(name)
    except ValueError:
        return set()
    if _is_a(store, node, kind):
        return {node}
    return {found for found in _replacing(store, node) if _is_a(store, found, kind)}


def _replacing(store: Store, node: NamedNode) -> Iterator[NamedNode]:
    """What an IRI that was a person's leads to now."""
    for quad in store.quads_for_pattern(node, vocab.REPLACED_BY, None, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _things(store: Store, kind: str, name: str) -> set[NamedNode]:
    literals = [Literal(name), *(Literal(name, language=language) for language in _LANGUAGES)]
    named = {
        quad.subject
        for naming in _NAMES
        for literal in literals
        for quad in store.quads_for_pattern(None, naming, literal, None)
    }
    return {node for node in named if isinstance(node, NamedNode) and _is_a(store, node, kind)}


def _is_a(store: Store, node: NamedNode, kind: str) -> bool:
    return any(
        next(iter(store.quads_for_pattern(node, vocab.RDF_TYPE, class_, None)), None) for class_ in ENTITIES[kind]
    )


def _places(store: Store, name: str) -> set[NamedNode]:
    labels: dict[NamedNode, str] = {}
    above: dict[NamedNode, NamedNode] = {}
    for place, label, upper in _select(store, _PLACES):
        if isinstance(place, NamedNode) and isinstance(label, Literal):
            labels[place] = label.value
            if isinstance(upper, NamedNode):
                above[place] = upper
    tail = re.compile(rf"(?:^|.*[{_ENDS}]){re.escape(name)}")
    return {place for place in labels if tail.fullmatch("".join(_path(place, labels, above)))}


def _path(place: NamedNode, labels: Mapping[NamedNode, str], above: Mapping[NamedNode, NamedNode]) -> list[str]:
    """The names from the highest place down to this one."""
    path: list[str] = []
    seen: set[NamedNode] = set()
    node: NamedNode | None = place
    while node is not None and node not in seen:
        seen.add(node)
        path.append(labels.get(node, ""))
        node = above.get(node)
    return path[::-1]


def _missing(store: Store, kind: str, name: str) -> str:
    what = {"who": "person or unit", "title": "post"}.get(kind, kind)
    near = difflib.get_close_matches(name, sorted(_labels(store, kind, name)), n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"the graph has no {what} called {name!r}{hint}"


def _labels(store: Store, kind: str, name: str) -> set[str]:
    """The names of all things of a kind that share a character with this one."""
    naming = _NAMINGS.get(kind, vocab.PREF_LABEL)
    characters = set(name)
    return {
        label.value
        for class_ in ENTITIES.get(kind, (vocab.POST_CLASS,))
        for *_, label in _select(store, _LABELS, {Variable("class"): class_, Variable("naming"): naming})
        if isinstance(label, Literal) and not characters.isdisjoint(label.value)
    }


def _select(store: Store, text: str, known: dict[Variable, Bound] | None = None) -> Iterator[tuple[object, ...]]:
    answer = store.query(text, prefixes=PREFIXES, substitutions=known)
    assert isinstance(answer, QuerySolutions)
    return (tuple(solution) for solution in answer)
