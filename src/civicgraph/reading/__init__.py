"""Files → articles: text, Markdown, JSON and JSON Lines, in any encoding that Chinese articles come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from civicgraph.errors import ReadError
from civicgraph.model import Article
from civicgraph.reading.articles import Finisher
from civicgraph.reading.formats import reader_of
from civicgraph.reading.records import Draft, ReadFailure
from civicgraph.reading.sources import READ_ERRORS, Source, find_sources

__all__ = ["ReadFailure", "read_articles"]


def read_articles(inputs: Sequence[str | Path], *, jurisdiction: str | None = None) -> Iterator[Article | ReadFailure]:
    """The articles of files and folders (all files below them, by name) and of ``-``, the standard input.

    A file or record that is no article is a :class:`ReadFailure` and stops nothing. Of two different articles with one
    id the second has a hash of its content behind it. ``jurisdiction`` is that of articles that state none.

    Raises:
        ReadError: an input does not exist, or a folder has no file of a known kind (before anything is read).
    """
    sources = list(find_sources(inputs))
    return _read_all(sources, Finisher(jurisdiction))


def _read_all(sources: list[Source], finisher: Finisher) -> Iterator[Article | ReadFailure]:
    for source in sources:
        for found in _read(source):
            yield found if isinstance(found, ReadFailure) else finisher.article(found)


def _read(source: Source) -> Iterator[Draft | ReadFailure]:
    try:
        yield from reader_of(source)(source)
    except ReadError as error:
        yield ReadFailure(source.name, str(error))
    except READ_ERRORS as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield ReadFailure(source.name, f"cannot be read: {reason}")
