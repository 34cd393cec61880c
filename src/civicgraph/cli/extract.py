"""``civicgraph extract``: the facts of articles as JSON."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.cli.options import reading_options

if TYPE_CHECKING:
    from civicgraph.model import Claims
    from civicgraph.reading import ReadingOptions


@click.command("extract")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["facts", "claims"]), default="facts", show_default=True,
    help="facts: what the article says, flat; claims: each fact with offsets, quote and rule.",
)  # fmt: skip
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Folder for one NAME.json an article.")
@reading_options
@click.option("--unmatched", is_flag=True, help="List what no rule placed, the commonest first, instead of facts.")
def command(inputs: tuple[str, ...], form: str, out: Path | None, reading: ReadingOptions, unmatched: bool) -> None:
    """Extract the facts of articles: files, folders or patterns INPUT, or - for the standard input.

    One article is written as an indented object, several as one object a line; with -o, one file an article.
    What is no article is named, and the exit code is then 1; web pages without an article are passed over.

    \b
    Example:
      civicgraph extract article.txt --format claims
    """
    from civicgraph.claims import claims_to_json
    from civicgraph.facts import facts_json

    failures: list[str] = []
    found = _claims(inputs, reading, failures)
    if unmatched:
        _list_unmatched(found)
    else:
        write = facts_json if form == "facts" else claims_to_json
        _write(found, write, out)
    for failure in failures:
        click.echo(f"not read: {failure}", err=True)
    sys.exit(1 if failures else 0)


def _claims(inputs: tuple[str, ...], reading: ReadingOptions, failures: list[str]) -> Iterator[Claims]:
    from civicgraph.checks import check_evidence
    from civicgraph.extraction import extract
    from civicgraph.reading import ReadFailure, read_articles

    for article in read_articles(inputs, **reading):
        if isinstance(article, ReadFailure):
            if not article.harmless:
                failures.append(f"{article.source}: {article.reason}")
            continue
        claims = extract(article)
        check_evidence(article, claims)
        yield claims


def _write(found: Iterator[Claims], write: Callable[[Claims], str], out: Path | None) -> None:
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for claims in found:
            (out / f"{claims.article}.json").write_text(_indented(write(claims)) + "\n", encoding="utf-8")
        return
    waiting: str | None = None
    several = False
    for claims in found:
        if waiting is not None:
            several = True
            click.echo(_line(waiting))
        waiting = write(claims)
    if waiting is not None:
        click.echo(_line(waiting) if several else _indented(waiting))


def _indented(text: str) -> str:
    import json

    return json.dumps(json.loads(text), ensure_ascii=False, indent=1)


def _line(text: str) -> str:
    import json

    return json.dumps(json.loads(text), ensure_ascii=False)


def _list_unmatched(found: Iterator[Claims]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    for claims in found:
        for each in claims.unmatched:
            key = (each.kind, each.surface)
            counts[key] += 1
            shown.setdefault(key, f"{claims.article}: {each.evidence.quote}")
    for (kind, surface), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{number}\t{kind}\t{surface}\t{shown[kind, surface]}")
