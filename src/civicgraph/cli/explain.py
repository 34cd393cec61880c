"""``civicgraph explain``: how a sentence or a file is read, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from civicgraph.model import Article


@click.command("explain")
@click.argument("what", metavar="SENTENCE|FILE|-")
@click.option("--jurisdiction", metavar="PLACE", help="The place whose 县委 … is meant, from the province down.")
@click.option("--published", metavar="DATE", help="The day of publication, which resolves 昨天 and 3月8日.")
def command(what: str, jurisdiction: str | None, published: str | None) -> None:
    """Explain how a SENTENCE or a FILE is read: mentions, rules that fired, facts.

    \b
    Example:
      civicgraph explain "县委副书记、县长赵山主持会议。" --jurisdiction 某省某市某县
    """
    from civicgraph.extraction.explanation import explain

    if not what.strip():
        raise click.BadParameter(
            "is empty: give a sentence, a file, or - for the standard input", param_hint="'SENTENCE'"
        )
    for number, article in enumerate(_articles(what, jurisdiction, published)):
        if number:
            click.echo()
        for line in explain(article):
            click.echo(line)


def _articles(what: str, jurisdiction: str | None, published: str | None) -> Iterator[Article]:
    from dataclasses import replace

    from civicgraph.errors import ReadError
    from civicgraph.model import Article as Read
    from civicgraph.reading import ReadFailure, read_articles

    if what != "-" and not _is_file(what):
        yield Read("sentence", "", what, published, None, jurisdiction)
        return
    for article in read_articles([what], jurisdiction=jurisdiction):
        if isinstance(article, ReadFailure):
            raise ReadError(f"{article.source}: {article.reason}")
        yield replace(article, published=published) if published else article


def _is_file(what: str) -> bool:
    try:
        return Path(what).exists()
    except OSError:  # a sentence may be longer than a file name can be
        return False
