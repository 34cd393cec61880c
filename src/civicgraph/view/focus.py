"""Finds the node that a name means."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from civicgraph.errors import NotFoundError
from civicgraph.rdf import vocab
from civicgraph.view.reading import CLASS_OF, Reader

_NAMES = (vocab.PREF_LABEL, vocab.NAME, vocab.ALT_LABEL)
_SHOWN = 5
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

    An event's name is often a sentence: a part that only one event's name has is enough.

    Raises:
        NotFoundError: no node has the name; the message has the nearest names.
    """
    reader = Reader(store)
    if ":" in name and _is_iri(name) and reader.kind(name) == kind:
        return Focus(name, kind)
    found = _named(reader, kind, name.strip()) or (_with_part(reader, name.strip()) if kind == "event" else set())
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


def _with_part(reader: Reader, part: str) -> set[str]:
    """The events that have the one name in which this part stands; nothing where several names have it."""
    events = {subject for subject, _ in reader.pairs(vocab.RDF_TYPE, CLASS_OF["event"])}
    found = {subject: label for subject, label in reader.pairs(vocab.PREF_LABEL) if subject in events and part in label}
    return set(found) if part and len(set(found.values())) == 1 else set()


def _spelt(reader: Reader, name: str) -> set[str]:
    """Who has this pinyin, however its syllables and capitals are written."""
    wanted = _squeezed(name)
    return {subject for subject, label in reader.pairs(vocab.PREF_LABEL) if _squeezed(label) == wanted}


def _squeezed(name: str) -> str:
    return "".join(name.lower().split())


def _missing(reader: Reader, kind: str, name: str) -> str:
    labels = sorted(_labels(reader, kind))
    within = [label for label in labels if name.strip() and name.strip() in label]
    if kind == "event" and len(within) > 1:
        more = f" (and {len(within) - _SHOWN} more)" if len(within) > _SHOWN else ""
        return (
            f"{len(within)} events have {name!r} in their names; give one of them: {'、'.join(within[:_SHOWN])}{more}"
        )
    near = within[:_SHOWN]
    near += [label for label in difflib.get_close_matches(name, labels, n=_SHOWN, cutoff=0.4) if label not in near]
    hint = (
        f"did you mean {'、'.join(near[:_SHOWN])}?" if near else f"the graph has {len(labels)} names of {_FLAG[kind]}"
    )
    return f"no {kind} named {name!r} is in this graph; {hint}"


def _labels(reader: Reader, kind: str) -> set[str]:
    members = {subject for subject, _ in reader.pairs(vocab.RDF_TYPE, CLASS_OF[kind])}
    return {label for predicate in _NAMES for subject, label in reader.pairs(predicate) if subject in members}
