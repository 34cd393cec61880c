"""What a build tells of itself: the summary, and a line for every article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from civicgraph.building.ledger import Ledger
from civicgraph.building.outcome import COUNTED, BuildSummary, Failure, Line
from civicgraph.building.things import things
from civicgraph.errors import GraphError, ReadError
from civicgraph.store import beside

COMMONEST: Final = 1000
"""So many of what no rule placed are told; all of them are in the claims."""

_FAILED: Final = "SELECT source, reason, wrong FROM seen WHERE outcome IN ('unread', 'failed')"
_SKIPPED: Final = "SELECT source, reason FROM seen WHERE outcome = 'skipped' ORDER BY source"
_UNMATCHED: Final = """
SELECT kind, surface, sum(number) AS many FROM unmatched
GROUP BY kind, surface ORDER BY many DESC, kind, surface LIMIT ?
"""


def check_found(ledger: Ledger) -> None:
    """See that the run found any article.

    Raises:
        ReadError: it found none.
    """
    if ledger.number("SELECT EXISTS (SELECT 1 FROM seen WHERE outcome IS NULL)"):
        return
    failures = _failures(ledger) or [Failure(*row) for row in ledger.run(_SKIPPED)]
    if not failures:
        raise ReadError("there is no article in the inputs: name files or folders with articles")
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    raise ReadError(f"no article could be read: {failures[0].source}: {failures[0].reason}{more}")


def summarise(ledger: Ledger) -> BuildSummary:
    """What is in the graph now, and what became of the articles of this run."""
    facts = dict(ledger.run("SELECT kind, sum(number) FROM fact GROUP BY kind"))
    outcomes = Counter(dict(ledger.run("SELECT outcome, count(*) FROM seen GROUP BY outcome")))
    outcomes["removed"] += ledger.number("SELECT count(*) FROM gone")
    return BuildSummary(
        articles=ledger.number("SELECT count(*) FROM article"),
        failures=_failures(ledger),
        things=things(ledger),
        facts=Counter({kind: facts.get(kind, 0) for kind in (*COUNTED, "participations")}),
        unmatched=Counter({(kind, surface): many for kind, surface, many in ledger.run(_UNMATCHED, (COMMONEST,))}),
        unmatched_kinds=ledger.number("SELECT count(*) FROM (SELECT DISTINCT kind, surface FROM unmatched)"),
        quads=ledger.number("SELECT sum(quads) FROM article") + int(ledger.get("shared") or 0),
        outcomes=+outcomes,
        stories=ledger.number("SELECT count(DISTINCT lead) FROM story"),
    )


def write_report(ledger: Ledger, path: Path) -> None:
    """Write one line of JSON for every article of this run, in the order of reading, then those that were removed.

    Raises:
        GraphError: it cannot be written.
    """
    try:
        with beside(path) as part, part.open("w", encoding="utf-8") as file:
            for line in _lines(ledger):
                found = {"source": line.source, "id": line.id, "outcome": line.outcome, "reason": line.reason}
                told = {name: value for name, value in found.items() if value is not None}
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
    except OSError as error:
        raise GraphError(f"cannot write the report {path}: {error.strerror or error}") from error


def _lines(ledger: Ledger) -> Iterator[Line]:
    for row in ledger.run("SELECT outcome, source, id, reason FROM seen ORDER BY place"):
        yield Line(*row)
    for (id_,) in ledger.run(
        "SELECT id FROM gone WHERE id NOT IN (SELECT id FROM seen WHERE id IS NOT NULL) ORDER BY id"
    ):
        yield Line("removed", "", id_)


def _failures(ledger: Ledger) -> list[Failure]:
    return sorted(Failure(source, reason, bool(wrong)) for source, reason, wrong in ledger.run(_FAILED))
