"""Which nodes of a name are worth comparing: those that share something, not all with all.

A name of ordinary frequency has a handful of nodes. For one with thousands the work must still grow with their number:
in each block, nodes that hold many articles are compared with all, those of one article with their neighbours in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from civicgraph.resolve.nodes import Node
from civicgraph.resolve.places import NATION, area

_MANY: Final = 200
"""Nodes in a block that are all compared with all others in it."""

_NEAR: Final = 12
"""Neighbours in time that are compared in a block beyond these."""

_HIGH: Final = 7
"""The rank from which leaders move between provinces and the bodies of the state."""

Pair = tuple[int, int]


def candidates(nodes: Sequence[Node]) -> list[Pair]:
    """The pairs of nodes to compare, by their places in the sequence, in a fixed order."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, node in enumerate(nodes):
        for block in sorted(set(_blocks(node))):
            blocks.setdefault(block, []).append(number)
    found: set[Pair] = set()
    for members in blocks.values():
        if len(members) > 1:
            found.update(_pairs(nodes, members))
    return sorted(found)


def _blocks(node: Node) -> Iterator[tuple[str, str]]:
    yield from (("unit", post.unit) for post in node.posts)
    yield from (("story", story) for story in node.stories)
    yield from (("medium", medium) for medium in node.media)
    for seat in node.seats:
        yield ("city", NATION if seat == NATION else area(seat, "city"))
        if node.standing == "leader" and seat != NATION:
            yield ("province", area(seat, "province"))
    if node.standing == "leader" and (NATION in node.seats or any(rank >= _HIGH for rank in node.ranks)):
        yield ("high", "")
    if node.traits.born and node.traits.native:
        yield ("life", node.traits.born)


def _pairs(nodes: Sequence[Node], members: list[int]) -> Iterator[Pair]:
    ordered = sorted(members, key=lambda number: (not nodes[number].is_grouped, nodes[number].order))
    for place, number in enumerate(ordered):
        until = (
            len(ordered) if place < _MANY and (nodes[number].is_grouped or len(ordered) <= _MANY) else place + _NEAR + 1
        )
        yield from ((min(number, other), max(number, other)) for other in ordered[place + 1 : until])
