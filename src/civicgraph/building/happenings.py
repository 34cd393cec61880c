"""Keeps in the ledger which reports tell of one event, and touches the articles for which that is new.

All events of a day are settled together. What a repost tells of is the event of the article that leads its story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pyoxigraph import Quad

from civicgraph.building.digest import Digest
from civicgraph.building.ledger import Ledger
from civicgraph.rdf.events import joining_quads
from civicgraph.resolve.events import Joined, Report, Told, join, replaced

CHUNK: Final = 10_000
"""Rows whose quads are made at once."""

_OF_REWRITTEN: Final = """
INSERT OR IGNORE INTO dated SELECT DISTINCT day FROM happening JOIN rewrite ON rewrite.number = happening.article
"""
_REPORTS: Final = """
SELECT article, report, event, called, kind FROM happening AS one WHERE day = ? AND NOT EXISTS (
    SELECT 1 FROM story JOIN article AS lead ON lead.id = story.lead JOIN happening AS other
    ON other.article = lead.number AND other.name = one.name
    WHERE story.article = one.article AND lead.number != one.article)
"""
_SETTLE: Final = "UPDATE happening SET event = ?, called = ?, kind = ? WHERE article = ? AND local = ?"
_REWRITE: Final = """
INSERT OR IGNORE INTO rewrite SELECT number FROM article WHERE number = ?1
UNION SELECT story.article FROM story JOIN article ON article.id = story.lead WHERE article.number = ?1
"""
_TOLD: Final = """
SELECT id, local, event, called, kind FROM happening JOIN article ON article.number = happening.article
WHERE event IS NOT NULL AND (number = ?1 OR id = (SELECT lead FROM story WHERE article = ?1))
"""


def enter_events(ledger: Ledger, number: int, digest: Digest) -> None:
    """Note the events of a new or changed article."""
    rows = [
        (number, each.local, each.day, each.name, json.dumps(each.to_plain(), ensure_ascii=False))
        for each in digest.reports
    ]
    ledger.run_many("INSERT INTO happening (article, local, day, name, report) VALUES (?, ?, ?, ?, ?)", rows)


def find_events(ledger: Ledger) -> None:
    """Settle the events of all days that are touched; stories must have been found before."""
    ledger.run(_OF_REWRITTEN)
    for day in list(ledger.column("SELECT day FROM dated WHERE day != '' ORDER BY day")):
        _settle(ledger, day)


def _settle(ledger: Ledger, day: str) -> None:
    numbers: dict[str, int] = {}
    before: dict[tuple[str, str], tuple[str, str, str]] = {}
    found: list[Report] = []
    for number, plain, *was in ledger.run(_REPORTS, (day,)):
        report = Report.from_plain(json.loads(plain))
        numbers[report.article] = number
        before[report.article, report.local] = tuple(was)
        found.append(report)
    joined = join(found)
    for each in joined:
        called = (each.key, each.reports[0].name, each.reports[0].kind)
        for report in each.reports:
            if before[report.article, report.local] != called:
                ledger.run(_SETTLE, (*called, numbers[report.article], report.local))
                ledger.run(_REWRITE, (numbers[report.article],))
    _link(ledger, day, {*_judgements(joined), *((old, new, None) for old, new in replaced(joined).items())})


def _judgements(joined: list[Joined]) -> list[tuple[str, str, float | None]]:
    """Why reports are of one event; what several share is told once, with the best score."""
    best: dict[tuple[str, str], float] = {}
    for each in joined:
        for why in each.reasons:
            best[each.key, why.reason] = max(why.score, best.get((each.key, why.reason), 0))
    return [(event, reason, score) for (event, reason), score in best.items()]


def _link(ledger: Ledger, day: str, found: set[tuple[str, str, float | None]]) -> None:
    """Keep why reports are of one event and which keys are replaced, and what of that is new or no longer so."""
    before = set(ledger.run("SELECT event, what, score FROM event_link WHERE day = ?", (day,)))
    ledger.run_many("DELETE FROM event_link WHERE day = ? AND event = ? AND what = ?", _rows(day, before - found))
    ledger.run_many("INSERT OR REPLACE INTO event_link VALUES (?, ?, ?, ?)", ((day, *each) for each in found - before))
    ledger.run_many("INSERT INTO relinked VALUES (?, ?, ?, 0)", before - found)
    ledger.run_many("INSERT INTO relinked VALUES (?, ?, ?, 1)", found - before)


def _rows(day: str, links: set[tuple[str, str, float | None]]) -> Iterator[tuple[str, str, str]]:
    return ((day, event, what) for event, what, _ in links)


def told_events(ledger: Ledger, number: int) -> tuple[tuple[str, str, str, str, str], ...]:
    """What the events of an article, and those of the lead of its story, are called: see :func:`as_told`."""
    return tuple(ledger.run(_TOLD, (number,)))


def as_told(rows: tuple[tuple[str, str, str, str, str], ...]) -> dict[tuple[str, str], Told]:
    """The rows of :func:`told_events` by the id of the article and the local key."""
    return {(id_, local): Told(event, called, kind) for id_, local, event, called, kind in rows}  # type: ignore[arg-type]


def link_quads(ledger: Ledger, *, now: bool) -> Iterator[list[Quad]]:
    """Why reports are of one event, and which IRIs are replaced: what is new (``now``) or no longer so."""
    query = "SELECT event, what, score FROM relinked WHERE now = ? ORDER BY event, what"
    rows = ledger.run(query, (now,))
    while chunk := list(islice(rows, CHUNK)):
        told = ((event, what, score) for event, what, score in chunk if score is not None)
        yield joining_quads(told, ((event, what) for event, what, score in chunk if score is None))
