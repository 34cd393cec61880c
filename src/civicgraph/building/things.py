"""Counts the things of a graph, each once however many articles name it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

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
    _note(ledger, {name: _count(store, class_) for name, class_ in THINGS.items()})


def _count(store: Store, class_: NamedNode) -> int:
    """In the store's own language: a Python object for each would take ten times as long."""
    answer = store.query(f"SELECT (COUNT(?thing) AS ?number) {{ ?thing a {class_} }}")
    assert isinstance(answer, QuerySolutions)
    (number,) = next(answer)
    return int(number.value) if isinstance(number, Literal) else 0


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
