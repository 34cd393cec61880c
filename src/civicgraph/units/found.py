"""A body found in a text, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.units.model import UnitName
from civicgraph.units.scope import Scope


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that names one body, or two in one breath.

    Attributes:
        scope: the place that stands in front, for what follows in a list (县文明办、林业局).
    """

    start: int
    end: int
    names: tuple[UnitName, ...]
    scope: Scope | None = None


def gaps(found: list[Found], size: int) -> list[tuple[int, int]]:
    """The stretches of a text that no body covers; ``found`` is in order."""
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), size]
    return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if right > left]


def in_order(found: list[Found]) -> list[Found]:
    """By start, without those that overlap an earlier one."""
    out: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out
