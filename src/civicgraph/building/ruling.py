"""Keeps people's decisions in the ledger, and touches what they are about where they have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from civicgraph.building.ledger import Ledger
from civicgraph.resolve.decisions import Decision, Decisions
from civicgraph.resolve.naming import name_key

_OF_NAMES = "INSERT OR IGNORE INTO rewrite SELECT article FROM mention WHERE name = ?"
_OF_ARTICLE = """
SELECT row, line FROM decision WHERE kind != 'person' AND article IN ('', ?)
AND (kind != 'tenure' OR name IN (SELECT name FROM mention WHERE mention.article = ?)) ORDER BY row
"""


def enter_decisions(ledger: Ledger, decisions: Decisions) -> bool:
    """Note the decisions that hold from now on, and touch the names and articles for which that is new.

    Returns: whether a new decision is about something that only all articles together tell.
    """
    rows = {_row(each): each for each in decisions.rows}
    before = set(ledger.column("SELECT row FROM decision"))
    ledger.run("DELETE FROM decision")
    found = ((name_key(each.name), each.kind, each.article, row, each.line) for row, each in rows.items())
    ledger.run_many("INSERT INTO decision VALUES (?, ?, ?, ?, ?)", found)
    ledger.run("INSERT OR IGNORE INTO named SELECT name FROM decision")
    new = [Decision.from_plain(json.loads(row)) for row in sorted(before ^ rows.keys())]
    ledger.run_many("INSERT OR IGNORE INTO named VALUES (?)", ((name_key(each.name),) for each in new))
    facts = [each for each in new if each.kind != "person"]
    ledger.run_many(_OF_NAMES, ((name_key(each.name),) for each in facts))
    return not all(_is_mentioned(ledger, each) for each in facts)


def decisions_about(ledger: Ledger, name: str) -> list[Decision]:
    """Those about a name, in a fixed order."""
    rows = ledger.run("SELECT row, line FROM decision WHERE name = ? ORDER BY row", (name,))
    return [Decision.from_plain(json.loads(row), line) for row, line in rows]


def edits_of(ledger: Ledger, number: int, article: str) -> tuple[Decision, ...]:
    """Those about facts that an article may state, in a fixed order."""
    rows = ledger.run(_OF_ARTICLE, (article, number))
    return tuple(Decision.from_plain(json.loads(row), line) for row, line in rows)


def pass_over(ledger: Ledger, line: int, why: str) -> None:
    """Note that a decision could not be followed."""
    ledger.run("INSERT INTO unheeded VALUES (?, ?)", (line, why))


def passed_over(ledger: Ledger, source: str) -> Iterator[str]:
    """The decisions of this run that could not be followed, in the order of their lines."""
    for line, why in ledger.run("SELECT DISTINCT line, why FROM unheeded ORDER BY line, why"):
        yield f"{source}:{line}: {why}; it is passed over"


def _row(decision: Decision) -> str:
    return json.dumps(decision.to_plain(), ensure_ascii=False, separators=(",", ":"))


def _is_mentioned(ledger: Ledger, decision: Decision) -> bool:
    query = "SELECT EXISTS (SELECT 1 FROM mention WHERE name = ?)"
    return bool(ledger.number(query, (name_key(decision.name),)))
