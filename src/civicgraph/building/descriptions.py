"""Keeps in the ledger what articles tell of people, bodies and posts by themselves, and how many tell it.

A description stays in the graph as long as any article tells it; so it is counted, and each article has the list of
those that it tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from pyoxigraph import Quad

from civicgraph.building.ledger import Ledger
from civicgraph.rdf.described import Description, description_quads

CHUNK: Final = 2_000
"""Things whose quads are made at once."""

_ID: Final = 10
"""Bytes of the id of a description."""

_KNOWN: Final = "SELECT ids FROM describing WHERE article = ?"
_MORE: Final = """
INSERT INTO description VALUES (?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET articles = articles + 1
"""
_FEWER: Final = "UPDATE description SET articles = articles - 1 WHERE id = ?"
_NEW: Final = "INSERT OR IGNORE INTO redescribed SELECT thing FROM description WHERE id = ? AND articles = 1"
_LOST: Final = "INSERT OR IGNORE INTO redescribed SELECT thing FROM description WHERE id = ? AND articles = 0"
_TOLD: Final = "SELECT thing, told FROM description WHERE articles > 0 AND thing = ? ORDER BY told"
_ALL: Final = """
SELECT thing, told FROM description WHERE articles > 0 AND thing {} BETWEEN 'person/' AND 'person0' ORDER BY thing, told
"""
_OF_BODIES_AND_POSTS: Final = _ALL.format("NOT")
_OF_PEOPLE: Final = _ALL.format("")


def note_descriptions(ledger: Ledger, article: int, found: Iterable[Description]) -> None:
    """Put what an article tells in the place of what it told, and touch the things for which that is new."""
    now = {each.id: each for each in found}
    before = _ids(next(ledger.column(_KNOWN, (article,)), b""))
    if before == now.keys():
        return
    _drop(ledger, before - now.keys())
    new = [each for id_, each in now.items() if id_ not in before]
    ledger.run_many(_MORE, new)
    ledger.run_many(_NEW, ((each.id,) for each in new))
    ledger.run("INSERT OR REPLACE INTO describing VALUES (?, ?)", (article, b"".join(sorted(now))))


def drop_descriptions(ledger: Ledger) -> None:
    """Let go of what the articles tell that are gone."""
    gone = ledger.run("SELECT ids FROM describing WHERE article IN (SELECT number FROM gone)").fetchall()
    for (ids,) in gone:
        _drop(ledger, _ids(ids))
    ledger.run("DELETE FROM describing WHERE article IN (SELECT number FROM gone)")


def renewed(ledger: Ledger) -> Iterator[tuple[str, list[Quad]]]:
    """The things of which another set of descriptions is told than before, and the quads of those, in a fixed order."""
    for thing in list(ledger.column("SELECT thing FROM redescribed ORDER BY thing")):
        yield thing, description_quads(ledger.run(_TOLD, (thing,)))
        ledger.run("DELETE FROM description WHERE thing = ? AND articles = 0", (thing,))


def described(ledger: Ledger) -> Iterator[list[Quad]]:
    """The quads of all descriptions, in a fixed order: bodies and posts, then people."""
    for query in (_OF_BODIES_AND_POSTS, _OF_PEOPLE):
        things = groupby(ledger.run(query), key=itemgetter(0))
        while chunk := [row for _, rows in islice(things, CHUNK) for row in rows]:
            yield description_quads(chunk)


def _drop(ledger: Ledger, ids: set[bytes]) -> None:
    ledger.run_many(_FEWER, ((id_,) for id_ in ids))
    ledger.run_many(_LOST, ((id_,) for id_ in ids))


def _ids(packed: bytes) -> set[bytes]:
    return {packed[start : start + _ID] for start in range(0, len(packed), _ID)}
