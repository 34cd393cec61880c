"""``civicgraph stats``: what a graph holds, in numbers."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("stats")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(graph: Path, form: str) -> None:
    """Count what GRAPH holds: articles and the time they cover, people, bodies, posts, events and other things.

    \b
    Example:
      civicgraph stats county.trig
    """
    from civicgraph.query.compare import statistics
    from civicgraph.store import open_store

    found = statistics(open_store(graph))
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    covered = f", published {found['first']} to {found['last']}" if found["first"] else ""
    click.echo(f"{found['articles']} articles{covered}, by {found['publishers']} publishers")
    for name, number in [*found["classes"].items(), *(_named(item) for item in found["facts"].items())]:
        click.echo(f"{number:>10,}  {name}")


def _named(item: tuple[str, int]) -> tuple[str, int]:
    kind, number = item
    return f"different {kind}, by their names", number
