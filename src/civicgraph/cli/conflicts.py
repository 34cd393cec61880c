"""``civicgraph conflicts``: what cannot all be right about who held which post."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from civicgraph.query import Rows

_KINDS: Final = {
    "two_holders": "two people in a post with one seat on one day",
    "after_removal": "in office after a notice of removal",
    "end_before_start": "given a post after its loss, with nobody in between",
    "two_places": "one person at the head of two places on one day",
    "after_death": "in office after a stated death",
}
_SIDE: Final = ("person", "unit", "title", "observed", "quote", "headline", "person_id", "unit_id", "article_id")


@click.command("conflicts")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def command(graph: Path, form: str) -> None:
    """List what cannot all be right in GRAPH about who held which post, with the passages and articles of both sides.

    Kinds: two people in a post with one seat on one day (two_holders); in office after a notice of removal
    (after_removal) or a stated death (after_death); given a post after its loss with nobody in between
    (end_before_start); one person at the head of two places on one day (two_places). All sides stay in the graph.

    CSV has one row a passage, JSON one object a conflict. Exit code 1 if there are any conflicts, 0 if there are none.

    \b
    Example:
      civicgraph conflicts county.trig
    """
    from civicgraph.graph import Graph

    with Graph.open(graph) as opened:
        rows = opened.query("conflicts")
    conflicts = _conflicts(rows)
    if form == "csv":
        from civicgraph.query.tables import to_csv

        click.echo(to_csv(rows).encode(), nl=False)  # as bytes: CSV has its own line ends
    elif form == "json":
        click.echo(json.dumps(conflicts, ensure_ascii=False, indent=1))
    else:
        _show(conflicts)
    click.echo(f"{graph}: {len(conflicts) or 'no'} conflict{'s' * (len(conflicts) != 1)}", err=True)
    sys.exit(1 if conflicts else 0)


def _conflicts(rows: Rows) -> list[dict[str, Any]]:
    """Each conflict with its sides, in the order of days."""
    found = []
    for (day, kind, iri), sides in groupby(rows, key=itemgetter("day", "conflict", "conflict_id")):
        told = [{name: side[name] for name in _SIDE} for side in sides]
        found.append({"conflict": kind, "day": day, "conflict_id": iri, "sides": told})
    return found


def _show(conflicts: list[dict[str, Any]]) -> None:
    for conflict in conflicts:
        click.echo(f"{conflict['day']}  {_KINDS[conflict['conflict']]}")
        for side in conflict["sides"]:
            click.echo(f"  {side['person']}  {side['unit']} {side['title']}")
            click.echo(f"    “{side['quote']}”")
            click.echo(f"    {' '.join(filter(None, (side['observed'], side['headline'])))}  {side['article_id']}")
