"""Puts rectangles where they do not cover each other, each as near as can be to where it wants to stand.

What is taken is kept as one row of bits per line of a coarse grid, so that all free places of a line are found by a few
shifts of whole numbers, however many rectangles there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import count

CELL = 20  # pixels of one square of the grid
MARGIN = 1  # cells that stay free around each rectangle
_MIDDLE = 1 << 11  # the column of x = 0
_STRETCH = 1.6  # screens are wider than high: a step to the side counts less


class Packing:
    """Remembers taken rectangles."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def take(self, left: float, top: float, width: float, height: float) -> None:
        """Marks a rectangle as taken."""
        first = math.floor(left / CELL) + _MIDDLE
        mask = ((1 << (math.ceil((left + width) / CELL) + _MIDDLE - first)) - 1) << first
        for row in range(math.floor(top / CELL), math.ceil((top + height) / CELL)):
            self._rows[row] = self._rows.get(row, 0) | mask

    def nearest(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """The upper left corner of a free place for a rectangle whose centre wants to be at ``x, y``."""
        wide, high = math.ceil(width / CELL) + 2 * MARGIN, math.ceil(height / CELL) + 2 * MARGIN
        column = round(x / CELL - wide / 2) + _MIDDLE
        row = round(y / CELL - high / 2)
        best, found = math.inf, (column, row)
        for down in _outwards(max(1, high // 6)):
            if down * down >= best:
                break
            across = _nearest_run(self._taken(row + down, high), wide, column)
            cost = (across / _STRETCH) ** 2 + down * down
            if cost < best:
                best, found = cost, (column + across, row + down)
        return (found[0] - _MIDDLE + MARGIN) * CELL, (found[1] + MARGIN) * CELL

    def _taken(self, row: int, high: int) -> int:
        taken = 0
        for one in range(row, row + high):
            taken |= self._rows.get(one, 0)
        return taken


def _outwards(step: int) -> Iterator[int]:
    yield 0
    for down in count(step, step):
        yield down
        yield -down


def _nearest_run(taken: int, wide: int, column: int) -> int:
    """How far from a column the nearest run of so many free bits begins."""
    starts = _runs(~taken & ((1 << 2 * _MIDDLE) - 1), wide)
    right = starts >> column
    left = starts & ((1 << column) - 1)
    across = (right & -right).bit_length() - 1 if right else 2 * _MIDDLE
    back = column - (left.bit_length() - 1) if left else 2 * _MIDDLE
    return across if across <= back else -back


def _runs(free: int, wide: int) -> int:
    """The bits at which a run of so many set bits begins."""
    have = 1
    while have < wide:
        step = min(have, wide - have)
        free &= free >> step
        have += step
    return free
