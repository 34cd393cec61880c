"""``civicgraph validate``: check a graph against the SHACL shapes."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click


@click.command("validate")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="Stop after N problems.")
def command(graph: Path, limit: int) -> None:
    """Check GRAPH against the SHACL shapes, one named graph at a time.

    Prints each problem with the thing, the quote and what is wrong; exit code 1 if there is any.

    \b
    Example:
      civicgraph validate county.trig
    """
    from civicgraph.rdf.shapes import problems
    from civicgraph.store import open_store

    found = list(islice(problems(open_store(graph)), limit + 1))
    for problem in found[:limit]:
        click.echo(problem)
    more = f", more are not shown (--limit {limit})" if len(found) > limit else ""
    click.echo(f"{graph}: {len(found[:limit]) or 'no'} problem{'s' * (len(found) != 1)}{more}", err=True)
    sys.exit(1 if found else 0)
