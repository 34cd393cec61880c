"""A stretch of text by its offsets; what all that reads text hands on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
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


class Cover:
    """Stretches of a text, of which it is often asked whether any overlaps or holds another one.

    >>> cover = Cover([(3, 5), (8, 9)])
    >>> cover.overlaps(4, 8), cover.overlaps(5, 8), cover.holds(3, 4), cover.holds(3, 9)
    (True, False, True, False)
    """

    __slots__ = ("_furthest", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []  # for each start, the furthest end of the stretches up to it
        for start, end in sorted(stretches):
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """One more stretch."""
        furthest = self._furthest
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        furthest.insert(at, max(end, furthest[at - 1]) if at else end)
        while (at := at + 1) < len(furthest) and furthest[at] < end:
            furthest[at] = end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with this one."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._furthest[at - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether this one lies within any of the stretches."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._furthest[at - 1] >= end


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, without overlaps.

    >>> list(occurrences("青山青山青", "青山青"))
    [0]
    """
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


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
