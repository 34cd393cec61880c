"""Tells different articles of one id apart: the first to be published keeps it, the others get a hash behind it.

Which one keeps it depends on the articles that a run finds under the id, not on the order in which they were read. What
the store held under the id before is replaced by them.
"""

from __future__ import annotations

from typing import Final

from civicgraph.building.extracting import Packed, renamed
from civicgraph.building.ledger import Ledger

_TWINS: Final = "SELECT wanted FROM seen WHERE outcome IS NULL GROUP BY wanted HAVING count(DISTINCT sha) > 1"
_TWIN: Final = """
SELECT sha, min(published), min(source) FROM seen WHERE wanted = ? AND outcome IS NULL
GROUP BY sha ORDER BY min(published), sha
"""
_NAME: Final = "UPDATE seen SET id = ?, reason = ? WHERE wanted = ? AND sha = ? AND outcome IS NULL"
_OTHERWISE: Final = """
SELECT DISTINCT seen.key, seen.id FROM seen LEFT JOIN article ON article.key = seen.key
WHERE outcome IS NULL AND seen.id != coalesce(article.id, seen.wanted)
"""
_SHORT: Final = 8


def name_twins(ledger: Ledger) -> None:
    """Give each article of the run an id of its own, and the kept claims the id of their article."""
    for wanted in list(ledger.column(_TWINS)):
        _, *others = twins = ledger.run(_TWIN, (wanted,)).fetchall()
        for sha, _, _ in others:
            id_ = _name(ledger, wanted, sha)
            why = f"has the id {wanted!r}, as another article ({twins[0][2]}) has: it is kept as {id_!r}"
            ledger.run(_NAME, (id_, why, wanted, sha))
    for key, id_ in ledger.run(_OTHERWISE).fetchall():
        found = Packed(*ledger.run("SELECT claims, digest FROM claims WHERE key = ?", (key,)).fetchone())
        new = renamed(found, id_)
        ledger.run("UPDATE claims SET claims = ?, digest = ? WHERE key = ?", (new.claims, new.digest, key))


def _name(ledger: Ledger, wanted: str, sha: str) -> str:
    """The id with a hash behind it; a longer one where an article wants just this id."""
    name = f"{wanted}-{sha[:_SHORT]}"
    taken = ledger.number("SELECT EXISTS (SELECT 1 FROM seen WHERE wanted = ?)", (name,))
    return f"{wanted}-{sha}" if taken else name
