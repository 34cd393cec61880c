"""Files → articles: text, saved web pages, tables, JSON, crawls; in any encoding that Chinese articles come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from civicgraph.model import Article
from civicgraph.reading.articles import Finisher
from civicgraph.reading.columns import columns_of
from civicgraph.reading.formats import read_source
from civicgraph.reading.limits import LONGEST_TEXT
from civicgraph.reading.publishers import Publishers
from civicgraph.reading.records import Draft, ReadFailure
from civicgraph.reading.sources import Source, find_sources

__all__ = ["ReadFailure", "ReadingOptions", "read_articles"]


class ReadingOptions(TypedDict, total=False):
    """How to read, as :func:`read_articles` takes it."""

    jurisdiction: str | None
    columns: Mapping[str, str] | None
    sources: str | Path | None


def read_articles(
    inputs: Sequence[str | Path],
    *,
    jurisdiction: str | None = None,
    columns: Mapping[str, str] | None = None,
    sources: str | Path | None = None,
    apart: bool = True,
) -> Iterator[Article | ReadFailure]:
    """The articles of files, folders (all files below them, by name), patterns, and of ``-``, the standard input.

    A file or record that is no article is a :class:`ReadFailure` and stops nothing.

    Args:
        inputs: in this order.
        jurisdiction: of articles that state none.
        columns: a field of ours → the name it has in the records: ``{"title": "headline", "text": "content"}``.
        sources: a ``sources.toml`` that tells publisher and jurisdiction by site, folder or medium.
        apart: of two different articles with one id the second gets a hash of its content behind it. Without it they
            keep their id, and need no memory: a build tells them apart whatever their order.

    Raises:
        ReadError: an input does not exist, a folder has no file of a known kind, or an option is wrong (before
            anything is read).
    """
    publishers = Publishers.load(Path(sources)) if sources else Publishers()
    found = list(find_sources(inputs, columns_of(columns)))
    return _read_all(found, Finisher(jurisdiction, publishers, apart))


def _read_all(sources: list[Source], finisher: Finisher) -> Iterator[Article | ReadFailure]:
    for source in sources:
        for found in read_source(source):
            yield _finished(found, source, finisher) if isinstance(found, Draft) else found


def _finished(draft: Draft, source: Source, finisher: Finisher) -> Article | ReadFailure:
    if len(draft.text) > LONGEST_TEXT:
        length = f"has {len(draft.text):,} characters, which no article has ({LONGEST_TEXT:,} are read)"
        return ReadFailure(draft.source, f"{length}: split it into its articles")
    return finisher.article(draft, source.name)
