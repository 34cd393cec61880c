"""Keeps in the ledger who is who, one name after the other, and touches the articles for which that is new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, Final

from pyoxigraph import Quad

from civicgraph.building.digest import Digest
from civicgraph.building.ledger import Ledger
from civicgraph.building.ruling import decisions_about, pass_over
from civicgraph.rdf.identity import identity_quads
from civicgraph.resolve.account import Record, fact_records, records
from civicgraph.resolve.decisions import Decision, rulings
from civicgraph.resolve.edits import edited_posts, holds
from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.persons import resolve_name

CHUNK: Final = 10_000
"""Records whose quads are made at once."""

_PEOPLE: Final = """
SELECT named.name, mention.article, article.id, mention.data, mention.person, crowd.names, story.lead
FROM named LEFT JOIN mention USING (name) LEFT JOIN article ON article.number = mention.article
LEFT JOIN crowd ON crowd.article = mention.article LEFT JOIN story ON story.article = mention.article
ORDER BY named.name, mention.article
"""

_Row = tuple[str, int | None, str, str, str | None, str | None, str | None]


def enter_people(ledger: Ledger, number: int, digest: Digest) -> None:
    """Note the people of a new or changed article."""
    rows = [(each.name, number, _json(each.to_plain())) for each in digest.mentions]
    ledger.run_many("INSERT INTO mention (name, article, data) VALUES (?, ?, ?)", rows)
    ledger.run_many("INSERT OR IGNORE INTO named VALUES (?)", ((each.name,) for each in digest.mentions))
    if digest.cast:
        ledger.run("INSERT INTO crowd VALUES (?, ?)", (number, _json(digest.cast)))


def resolve_people(ledger: Ledger) -> None:
    """Settle who is who among the names that are touched."""
    rows: Iterable[_Row] = ledger.run(_PEOPLE)
    for name, group in groupby(rows, key=lambda row: row[0]):
        _settle(ledger, name, [row for row in group if row[1] is not None])


def _settle(ledger: Ledger, name: str, rows: Sequence[_Row]) -> None:
    """Keep who is who of one name, and touch the articles for which that is new."""
    decisions = decisions_about(ledger, name)
    found = [(row[1], row[4], _mention(row)) for row in rows]
    _heed(ledger, decisions, [mention for *_, mention in found])
    ruled, alone = rulings(decisions)
    identity = resolve_name(name, [edited_posts(mention, decisions) for *_, mention in found], ruled, alone)
    for each in identity.ignored:
        pass_over(ledger, each.line, f"it contradicts others about {name}, or nobody of that name is meant by it")
    changed = [
        (now, number)
        for number, before, each in found
        if (now := identity.person_of(edited_posts(each, decisions))) != before
    ]
    ledger.run_many("UPDATE mention SET person = ? WHERE article = ? AND name = ?", ((*each, name) for each in changed))
    ledger.run_many("INSERT OR IGNORE INTO rewrite VALUES (?)", ((number,) for _, number in changed))
    _account(ledger, name, [*records(identity), *fact_records(decisions)])


def _mention(row: _Row) -> Mention:
    name, _, article, data, _, crowd, lead = row
    met = tuple(json.loads(crowd)) if crowd else ()
    return Mention.from_plain(name, article, json.loads(data), met, lead or "")


def _heed(ledger: Ledger, decisions: Sequence[Decision], found: Sequence[Mention]) -> None:
    """Name the decisions about posts in which nobody is seen."""
    for each in decisions:
        if each.kind == "tenure" and not any(holds(mention, each) for mention in found):
            pass_over(ledger, each.line, f"no article shows {each.name} as {each.one}{each.other}")


def _account(ledger: Ledger, name: str, told: Sequence[Record]) -> None:
    """Keep why mentions of a name are one person or two, and what of that is new or no longer so."""
    found = {_json(each.to_plain()) for each in told}
    before = set(ledger.column("SELECT record FROM judgement WHERE name = ?", (name,)))
    if found == before:
        return
    ledger.run("DELETE FROM judgement WHERE name = ?", (name,))
    ledger.run_many("INSERT INTO judgement VALUES (?, ?)", ((name, each) for each in found))
    ledger.run_many("INSERT INTO judged VALUES (?, 0)", ((each,) for each in before - found))
    ledger.run_many("INSERT INTO judged VALUES (?, 1)", ((each,) for each in found - before))


def identity(ledger: Ledger, *, now: bool) -> Iterator[list[Quad]]:
    """The quads of the graph ``identity`` that are new (``now``) or no longer so, in a fixed order."""
    rows = ledger.column("SELECT record FROM judged WHERE now = ? ORDER BY record", (now,))
    while chunk := [Record.from_plain(json.loads(row)) for row in islice(rows, CHUNK)]:
        yield identity_quads(chunk)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
