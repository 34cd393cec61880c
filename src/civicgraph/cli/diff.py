"""``civicgraph diff``: what one graph says that another did not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from civicgraph.query.compare import Change


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Show so many of each; 0: all."
)
def command(old: Path, new: Path, form: str, limit: int) -> None:
    """Tell what the graph NEW says that the graph OLD did not: holders of posts, last sightings, events, what is lost.

    Facts are compared by the names in them. In the table + is new, - is lost, and ~ was last seen on another day; JSON
    has all of them, whatever the limit.

    \b
    Example:
      civicgraph diff last-week.trig county.trig
    """
    from civicgraph.query.compare import differences
    from civicgraph.store import open_store

    changes = differences(open_store(old), open_store(new))
    if form == "json":
        click.echo(json.dumps({each.kind: each.to_plain() for each in changes}, ensure_ascii=False, indent=1))
        return
    for change in changes:
        _show(change, limit)
    if not any(change.new or change.lost or change.seen for change in changes):
        click.echo(f"{new} says what {old} says.", err=True)


def _show(change: Change, limit: int) -> None:
    if not (change.new or change.lost or change.seen):
        return
    seen = f", {len(change.seen)} seen on another day" if change.seen else ""
    click.echo(f"{change.kind}: {len(change.new)} new, {len(change.lost)} lost{seen}")
    _lines("+", map(_words, change.new), len(change.new), limit)
    _lines("-", map(_words, change.lost), len(change.lost), limit)
    moved = (f"{_words(fact)}: {was or 'never'} → {now or 'never'}" for fact, was, now in change.seen)
    _lines("~", moved, len(change.seen), limit)


def _lines(mark: str, lines: Iterable[str], total: int, limit: int) -> None:
    for number, line in enumerate(lines):
        if limit and number == limit:
            click.echo(f"  {mark} … and {total - limit} more")
            return
        click.echo(f"  {mark} {line}")


def _words(fact: tuple[str, ...]) -> str:
    return " ".join(part for part in fact if part)
