"""``civicgraph build``: read articles and write their graph."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.cli.options import reading_options

if TYPE_CHECKING:
    from civicgraph.pipeline import BuildSummary
    from civicgraph.reading import ReadingOptions

_SHOWN = 10


@click.command("build")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="File or folder to write.")
@reading_options
@click.option("--force", is_flag=True, help="Replace a file that civicgraph did not write.")
@click.option("--prune", is_flag=True, help="Remove from a store the articles that are not in the inputs.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that work at once; else one a core.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write what became of each article, one line of JSON each.",
)  # fmt: skip
@click.option(
    "--decisions", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
    help="What people decided (civicgraph review); else STORE/decisions.csv, or NAME.decisions.csv beside a file.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit with 1 if any article could not be read.")
def command(
    inputs: tuple[str, ...], out: Path, reading: ReadingOptions, force: bool, prune: bool, jobs: int | None,
    report: Path | None, decisions: Path | None, strict: bool,
) -> None:  # fmt: skip
    """Build a graph from articles: files, folders or patterns INPUT, or - for the standard input.

    The suffix of the output tells its format: .ttl .trig .nq .jsonld; without a suffix it is a folder with an
    on-disk store. Turtle has no named graphs: it holds what all articles say together. The same articles give the
    same bytes, in any order.

    A file is written anew. A store is brought up to date: only new and changed articles are read closely, and what
    is not in the inputs stays, unless you say --prune. Stop a build at any moment and run it again: it goes on.

    What is no article is named and counted, and stops nothing: the exit code is 0 all the same, unless you say
    --strict.
    Web pages without an article, as every crawl has, are passed over. It is 1 where the rules failed at an article.

    \b
    Example:
      civicgraph build articles/ -o county.trig --jurisdiction 某省某市某县
    """
    from civicgraph.building.workers import all_cores
    from civicgraph.cli.progress import shown
    from civicgraph.pipeline import Options, build

    with shown() as progress:
        options = Options(force, prune, jobs or all_cores(), report, progress.tell, decisions)
        try:
            summary = build(inputs, out, options=options, **reading)
        except KeyboardInterrupt:
            progress.close()
            click.echo(_stopped(out), err=True)
            sys.exit(130)
    _report(summary, out)
    at_fault = any(failure.wrong for failure in summary.failures)
    sys.exit(1 if at_fault or (strict and summary.failures) else 0)


def _stopped(out: Path) -> str:
    kept = "" if out.suffix else f" What has been extracted is kept in {out}: the same command goes on from there."
    return f"Stopped; {out} is as it was.{kept or ' The same command begins again; a store (no suffix) would go on.'}"


def _report(summary: BuildSummary, out: Path) -> None:
    click.echo(f"{out}: {summary.articles} articles, {summary.quads} quads", err=True)
    if summary.things:
        click.echo(f"in the graph: {_numbers(summary.things)}", err=True)
        click.echo(f"named by the articles, each counted by itself: {_numbers(summary.facts)}", err=True)
    _tell_changes(summary)
    for line in summary.passed_over:
        click.echo(line, err=True)
    _list("not read", [f"{failure.source}: {failure.reason}" for failure in summary.failures])
    common = sorted(summary.unmatched.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{number} × {kind} {surface}" for (kind, surface), number in common]
    _list("not understood", lines, summary.unmatched_kinds)


def _numbers(found: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in found.items())


def _tell_changes(summary: BuildSummary) -> None:
    """What this run changed, where it was not the first."""
    told = ("added", "changed", "reread", "unchanged", "repeated", "removed")
    found = {outcome: summary.outcomes[outcome] for outcome in told if summary.outcomes[outcome]}  # type: ignore[index]
    if summary.outcomes["skipped"]:
        click.echo(f"skipped: {summary.outcomes['skipped']} web pages without an article", err=True)
    if summary.stories:
        click.echo(f"stories that several articles tell: {summary.stories}", err=True)
    if found.keys() - {"added"}:
        click.echo("articles " + ", ".join(f"{outcome}: {number}" for outcome, number in found.items()), err=True)


def _list(what: str, lines: list[str], total: int = 0) -> None:
    total = max(total, len(lines))
    if lines:
        click.echo(f"{what}: {total}", err=True)
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}", err=True)
    if total > _SHOWN:
        click.echo(f"  … and {total - _SHOWN} more", err=True)
