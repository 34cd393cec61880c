"""Puts rectangles where they do not cover each other, each as near as can be to where it wants to stand."""

from __future__ import annotations

import math
from functools import cache

CELL = 12  # pixels of one square of the grid that remembers what is taken
_OFFSET = 1 << 14  # columns left of zero
_STRETCH = 1.5  # screens are wider than high: a step to the side counts less


class Packing:
    """Remembers taken rectangles as rows of bits, so that asking for a free place is cheap.

    Attributes:
        margin: what stays free around each, at least one ``CELL``.
    """

    def __init__(self, margin: float = 2 * CELL) -> None:
        self.margin = margin
        self._rows: dict[int, int] = {}

    def take(self, left: float, top: float, width: float, height: float) -> None:
        """Marks a rectangle as taken."""
        rows, mask = self._area(left, top, width, height, 0)
        for row in rows:
            self._rows[row] = self._rows.get(row, 0) | mask

    def free(self, left: float, top: float, width: float, height: float) -> None:
        """Gives a rectangle back."""
        rows, mask = self._area(left, top, width, height, 0)
        for row in rows:
            self._rows[row] = self._rows.get(row, 0) & ~mask

    def nearest(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """The upper left corner of a free place for a rectangle, its centre near ``x, y``."""
        left, top = x - width / 2, y - height / 2
        step = max(2 * CELL, min(width, height) / 3)
        for across, down in _spiral():
            corner = left + across * step, top + down * step
            if self._is_free(*corner, width, height):
                return corner
        return self._below(left), top

    def _below(self, left: float) -> float:
        widest = max((row.bit_length() for row in self._rows.values()), default=_OFFSET)
        return max(left, (widest - _OFFSET) * CELL + self.margin)

    def _is_free(self, left: float, top: float, width: float, height: float) -> bool:
        rows, mask = self._area(left, top, width, height, self.margin)
        taken = self._rows
        return not any(taken.get(row, 0) & mask for row in rows)

    @staticmethod
    def _area(left: float, top: float, width: float, height: float, margin: float) -> tuple[range, int]:
        first = math.floor((left - margin) / CELL) + _OFFSET
        last = math.ceil((left + width + margin) / CELL) + _OFFSET
        rows = range(math.floor((top - margin) / CELL), math.ceil((top + height + margin) / CELL))
        return rows, ((1 << (last - first)) - 1) << first


@cache
def _spiral(radius: int = 60) -> tuple[tuple[int, int], ...]:
    """Steps away from a point in the order of their length."""
    steps = [
        (across, down)
        for across in range(-int(radius * _STRETCH), int(radius * _STRETCH) + 1)
        for down in range(-radius, radius + 1)
    ]
    return tuple(sorted(steps, key=lambda step: ((step[0] / _STRETCH) ** 2 + step[1] ** 2, step)))
