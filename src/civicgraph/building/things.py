"""Counts the things of a graph, each once however many articles name it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from civicgraph.building.ledger import Ledger
from civicgraph.rdf import vocab

THINGS: Final = {
    "people": vocab.PERSON,
    "bodies": vocab.UNIT,
    "posts": vocab.POST_CLASS,
    "tenures": vocab.TENURE,
    "events": vocab.EVENT_CLASS,
    "awards": vocab.CONFERRAL,
    "documents": vocab.DOCUMENT,
}
"""What is counted, in this order, with its class."""

_NAMES: Final = {class_: name for name, class_ in THINGS.items()}
_NOTE: Final = "things"


def count_in_store(store: Store, ledger: Ledger) -> None:
    """Note in the ledger how many things a store holds whose default graph is the union of all."""
    found = {
        name: store.quads_for_pattern(None, vocab.RDF_TYPE, class_, DefaultGraph()) for name, class_ in THINGS.items()
    }
    _note(ledger, {name: sum(1 for _ in quads) for name, quads in found.items()})


def counted(graphs: Iterable[list[Quad]], ledger: Ledger) -> Iterator[list[Quad]]:
    """Graphs as they pass; when all have, the ledger tells how many things are in them."""
    for quads in graphs:
        typed = ((str(quad.subject), name) for quad in quads if (name := _class_of(quad)))
        ledger.run_many("INSERT OR IGNORE INTO thing VALUES (?, ?)", typed)
        yield quads
    _note(ledger, dict(ledger.run("SELECT class, count(*) FROM thing GROUP BY class")))


def things(ledger: Ledger) -> Counter[str]:
    """How many things of each kind the graph holds, in the order of :data:`THINGS`."""
    found = json.loads(ledger.get(_NOTE) or "{}")
    return Counter({name: found.get(name, 0) for name in THINGS})


def _class_of(quad: Quad) -> str | None:
    if quad.predicate != vocab.RDF_TYPE or not isinstance(quad.object, NamedNode):
        return None
    return _NAMES.get(quad.object)


def _note(ledger: Ledger, found: dict[str, int]) -> None:
    ledger.set(_NOTE, json.dumps(found))
