"""Plain text and Markdown: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.reading.decode import decode
from civicgraph.reading.records import Draft, ReadFailure
from civicgraph.reading.sources import Source


def read(source: Source) -> Iterator[Draft | ReadFailure]:
    """The file as one article; its whole text is kept."""
    data = source.bytes()
    text = decode(data).text if data else ""
    if text.strip():
        yield Draft(source.name, source.stem, text)
    else:
        yield ReadFailure(source.name, "is empty: there is no article in it")
