"""A layer of a page: its mentions of one kind in the order of the text, found by their offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from civicgraph.text.spans import Stretch

T = TypeVar("T", bound=Stretch)


class Layer(Generic[T]):
    """Looks mentions up by offset; both starts and ends grow along the text."""

    __slots__ = ("_ends", "_items", "_starts")

    def __init__(self, items: Iterable[T]) -> None:
        self._items = tuple(items)
        self._starts = [item.start for item in self._items]
        self._ends = [item.end for item in self._items]

    def __bool__(self) -> bool:
        return bool(self._items)

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Those that lie wholly between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        return self._items[first : bisect_right(self._ends, end, first)]

    def beginning_in(self, start: int, end: int) -> tuple[T, ...]:
        """Those that begin between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        return self._items[first : bisect_left(starts, end, first)]

    def starting_at(self, start: int) -> T | None:
        """The one that begins at an offset."""
        index = bisect_left(self._starts, start)
        return self._items[index] if index < len(self._starts) and self._starts[index] == start else None

    def ending_at(self, end: int) -> T | None:
        """The one that ends at an offset."""
        index = bisect_left(self._ends, end)
        return self._items[index] if index < len(self._ends) and self._ends[index] == end else None

    def begun_before(self, position: int) -> T | None:
        """The last one that begins at an offset or before it."""
        index = bisect_right(self._starts, position) - 1
        return self._items[index] if index >= 0 else None
