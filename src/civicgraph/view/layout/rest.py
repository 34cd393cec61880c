"""What a focus brings along besides its own picture: cards in rows below it, each in a telling order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from civicgraph.view.layout.blocks import Block, board, section, unit_block
from civicgraph.view.layout.order import Neighbours
from civicgraph.view.layout.scene import Chip, Scene, chip

_GAP = 26
_ASPECT = 1.4  # the whole picture is about so many times as wide as high
_WASTE = 1.5  # cards in rows take so many times their own area

_SECTIONS = (
    ("person", "heading.people"),
    ("event", "heading.events"),
    ("honour", "heading.honours"),
    ("document", "heading.documents"),
    ("unit", "heading.bodies"),
    ("post", "heading.posts"),
)


def put_rest(near: Neighbours, scene: Scene) -> None:
    """Adds every node that has no place yet below what stands."""
    rest = frozenset(node for node in near.graph.nodes if node not in scene.places)
    nodes = set(rest)
    blocks = list(_boards(near, nodes))
    for kind, key in _SECTIONS:
        left = [node for node in nodes if near.kind(node) == kind]
        blocks.append(section(key, kind, [(node, _chip(near, node)) for node in _ordered(near, left)], _high(left)))
    _shelve(scene, [block for block in blocks if block.nodes])
    scene.quiet |= {edge for edge in near.edges() if _is_aside(edge, rest)}


def _boards(near: Neighbours, nodes: set[str]) -> Iterable[Block]:
    """Bodies with posts; takes what it uses out of ``nodes``."""
    by_unit: dict[str, list[str]] = defaultdict(list)
    for post in sorted(node for node in nodes if near.kind(node) == "post"):
        for unit in near.out(post, "post_in")[:1]:
            by_unit[unit].append(post)
    for unit in sorted(by_unit, key=lambda unit: (-len(by_unit[unit]), unit)):
        posts = [post for post in near.posts(unit) if post in by_unit[unit]]
        people = {post: _take(near.holders(post), nodes) for post in posts}
        block = unit_block(near, unit, posts, people) if unit in nodes else board(near, unit, posts, people)
        nodes.difference_update(block.nodes)
        yield block


def _take(people: list[str], nodes: set[str]) -> list[str]:
    taken = [person for person in people if person in nodes]
    nodes.difference_update(taken)
    return taken


def _ordered(near: Neighbours, nodes: list[str]) -> list[str]:
    """Events by time, all else by the number of links: who was met most comes first."""

    def key(node: str) -> tuple[str, int, str, str]:
        return near.fact(node, "date"), -near.degree(node), near.label(node), node

    return sorted(nodes, key=key)


def _chip(near: Neighbours, node: str) -> Chip:
    data = near.graph.nodes[node]
    return chip(data, sub=data["post"] if data["kind"] == "person" else near.fact(node, "date"))


def _high(nodes: list[str]) -> int:
    """Rows of a card: chips are about three times as wide as high, and so is then the card."""
    return max(3, round(math.sqrt(len(nodes))))


def _shelve(scene: Scene, blocks: list[Block]) -> None:
    """Rows of cards from left to right below the picture, the highest of each row giving its height."""
    left, over, right, bottom = scene.bounds()
    x, top, high = left, bottom + 3 * _GAP, 0.0
    widest = max(right, left + _row_width(bottom - over, sum(block.width * block.height for block in blocks)))
    for block in blocks:
        if x > left and x + block.width > widest:
            x, top, high = left, top + high + _GAP, 0.0
        block.stamp(scene, x, top)
        x, high = x + block.width + _GAP, max(high, block.height)


def _row_width(high: float, area: float) -> float:
    """How wide rows must be so that a picture of this height and the cards below it have the wanted aspect."""
    half = _ASPECT * high / 2
    return half + math.sqrt(half * half + _ASPECT * _WASTE * area)


def _is_aside(edge: tuple[str, str, str], rest: frozenset[str]) -> bool:
    """Whether an edge leads to one of the cards below, other than from post to holder within one of them."""
    ends = [end in rest for end in edge[:2]]
    return any(ends) and not (edge[2] == "holds" and all(ends))
