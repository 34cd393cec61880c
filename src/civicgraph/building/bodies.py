"""Keeps in the ledger the bodies that can be part of a line, and makes the changes from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Quad

from civicgraph.building.digest import Digest
from civicgraph.building.ledger import Ledger
from civicgraph.rdf.unit_lines import change_quads
from civicgraph.resolve.unit_lines import Stage, changes

_LINE: Final = "SELECT DISTINCT line, step, era, name, place FROM stage WHERE line = ?"


def enter_bodies(ledger: Ledger, number: int, digest: Digest) -> None:
    """Note the bodies of a new or changed article."""
    rows = [(each.line, each.step, each.era, each.name, each.place, number) for each in digest.stages]
    ledger.run_many("INSERT OR IGNORE INTO stage VALUES (?, ?, ?, ?, ?, ?)", rows)
    ledger.run_many("INSERT OR IGNORE INTO lined VALUES (?)", ((each.line,) for each in digest.stages))


def touched_lines(ledger: Ledger) -> list[str]:
    """The lines of which a body is touched."""
    return list(ledger.column("SELECT line FROM lined ORDER BY line"))


def renew_line(ledger: Ledger, line: str) -> tuple[list[str], list[Quad]]:
    """The keys of the changes that a line had, and the quads of those that it has."""
    before = list(ledger.column("SELECT change FROM change WHERE line = ?", (line,)))
    found = changes(Stage(*row) for row in ledger.run(_LINE, (line,)))
    ledger.run("DELETE FROM change WHERE line = ?", (line,))
    ledger.run_many("INSERT INTO change VALUES (?, ?)", ((line, each.key) for each in found))
    return before, change_quads(found)


def line_quads(ledger: Ledger) -> Iterator[list[Quad]]:
    """The changes of all lines that are touched, in a fixed order."""
    for line in touched_lines(ledger):
        _, quads = renew_line(ledger, line)
        if quads:
            yield quads
