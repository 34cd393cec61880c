"""Saved web pages: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.reading.records import RawPage
from civicgraph.reading.sources import Source


def read(source: Source) -> Iterator[RawPage]:
    """The page.

    Raises:
        ReadError: it is too large for an article.
    """
    yield RawPage(source.name, source.bytes(), source.stem)
