"""A stretch of text by its offsets; what all that reads text hands on."""

from __future__ import annotations

from typing import Protocol

from civicgraph.text.record import record


class Stretch(Protocol):
    """Whatever has offsets in a text."""

    @property
    def start(self) -> int:
        """Its first offset."""
        ...

    @property
    def end(self) -> int:
        """The offset behind it."""
        ...


@record(order=True)
class Span:
    """Offsets in code points, the end exclusive: ``text[span.start:span.end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of the text that the span covers."""
        return text[self.start : self.end]

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def __len__(self) -> int:
        return self.end - self.start


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends (empty, at ``start``, where it is nothing else)."""
    return Span(*trimmed_bounds(text, start, end))


def trimmed_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The two ends of the trimmed span."""
    first, last = start, min(end, len(text))
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else (start, start)
