"""Saved web pages: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.reading.pages import read_page
from civicgraph.reading.records import Draft, ReadFailure
from civicgraph.reading.sources import Source


def read(source: Source) -> Iterator[Draft | ReadFailure]:
    """The article of the page.

    Raises:
        ReadError: it is no page, or holds no article; or lxml is not installed.
    """
    yield read_page(source.bytes(), source.name, source.stem)
