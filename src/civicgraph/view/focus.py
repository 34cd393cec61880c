"""Finds the node that a name means."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

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
    if ":" in name and _is_iri(name) and reader.kind(name) == kind:
        return Focus(name, kind)
    found = _named(reader, kind, name.strip())
    if not found:
        raise NotFoundError(_missing(reader, kind, name))
    ranked = sorted(found, key=lambda iri: (-sum(len(fact.nodes) for fact in reader.facts(iri)), iri))
    return Focus(ranked[0], kind, tuple(ranked[1:]))


def _is_iri(name: str) -> bool:
    try:
        NamedNode(name)
    except ValueError:
        return False
    return True


def _named(reader: Reader, kind: str, name: str) -> set[str]:
    literals = (Literal(name), Literal(name, language="zh"))
    exact = {subject for word in _NAMES for literal in literals for subject, _ in reader.pairs(word, literal)}
    return {subject for subject in exact or _spelt(reader, name) if reader.kind(subject) == kind}


def _spelt(reader: Reader, name: str) -> set[str]:
    """Who has this pinyin, however its syllables and capitals are written."""
    wanted = _squeezed(name)
    return {subject for subject, label in reader.pairs(vocab.PREF_LABEL) if _squeezed(label) == wanted}


def _squeezed(name: str) -> str:
    return "".join(name.lower().split())


def _missing(reader: Reader, kind: str, name: str) -> str:
    labels = sorted(_labels(reader, kind))
    near = [label for label in labels if name and name in label][:5]
    near += [label for label in difflib.get_close_matches(name, labels, n=5, cutoff=0.4) if label not in near]
    hint = f"did you mean {'、'.join(near[:5])}?" if near else f"the graph has {len(labels)} names of {_FLAG[kind]}"
    return f"no {kind} named {name!r} is in this graph; {hint}"


def _labels(reader: Reader, kind: str) -> set[str]:
    members = {subject for subject, _ in reader.pairs(vocab.RDF_TYPE, CLASS_OF[kind])}
    return {label for predicate in _NAMES for subject, label in reader.pairs(predicate) if subject in members}
