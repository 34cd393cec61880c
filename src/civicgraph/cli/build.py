"""``civicgraph build``: read articles and write their graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from civicgraph.pipeline import BuildSummary

_SHOWN = 10


@click.command("build")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="File or folder to write.")
@click.option(
    "--jurisdiction", metavar="PLACE", help="The place whose 县委 … is meant, from the province down."
)
@click.option("--force", is_flag=True, help="Replace a file that civicgraph did not write.")
@click.option("--strict", is_flag=True, help="Exit with 1 if any article could not be read.")
def command(inputs: tuple[str, ...], out: Path, jurisdiction: str | None, force: bool, strict: bool) -> None:
    """Build a graph from articles: files or folders INPUT.

    The suffix of the output tells its format: .ttl .trig .nq .jsonld; without a suffix it is a folder with an
    on-disk store. Turtle has no named graphs: it holds what all articles say together. What civicgraph wrote there
    before is replaced. The same articles give the same bytes, in any order.

    \b
    Example:
      civicgraph build articles/ -o county.trig --jurisdiction 某省某市某县
    """
    from civicgraph.pipeline import build

    progress = _show_progress if sys.stderr.isatty() else None
    summary = build(inputs, out, jurisdiction=jurisdiction, force=force, progress=progress)
    _report(summary, out)
    sys.exit(1 if strict and summary.failures else 0)


def _show_progress(done: int) -> None:
    click.echo(f"\r{done} articles", err=True, nl=False)


def _report(summary: BuildSummary, out: Path) -> None:
    facts = ", ".join(f"{number} {kind}" for kind, number in summary.facts.items())
    say = f"{out}: {summary.articles} articles, {summary.quads} quads" + ("\n" + facts if facts else "")
    click.echo(("\r" if sys.stderr.isatty() else "") + say, err=True)
    _list("not read", [f"{failure.source}: {failure.reason}" for failure in summary.failures])
    common = sorted(summary.unmatched.items(), key=lambda item: (-item[1], item[0]))
    _list("not understood", [f"{number} × {kind} {surface}" for (kind, surface), number in common])


def _list(what: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"{what}: {len(lines)}", err=True)
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}", err=True)
    if len(lines) > _SHOWN:
        click.echo(f"  … and {len(lines) - _SHOWN} more", err=True)
