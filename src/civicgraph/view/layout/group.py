"""A body and its leading group: posts in protocol order with their people, sub-units and events to both sides."""

from __future__ import annotations

from collections.abc import Iterable

from civicgraph.view.layout.blocks import Block, section, unit_block
from civicgraph.view.layout.order import Neighbours
from civicgraph.view.layout.rest import put_rest
from civicgraph.view.layout.scene import Chip, Scene, Stroke, chip

_SIDE = 110  # between the board and the cards beside it
_STACK = 24  # between cards above each other


def group(near: Neighbours, unit: str) -> Scene:
    """Lays out the network around a body."""
    scene = Scene(curve="curved")
    _board(near, unit).stamp(scene, 0, 0)
    middle = scene.bounds()
    _stack(scene, _left(near, unit), middle[0] - _SIDE, -1)
    _stack(scene, _right(near, unit), middle[2] + _SIDE, 1)
    _above(near, unit, scene)
    scene.hush(near.edges(), unit)
    put_rest(near, scene)
    return scene


def _board(near: Neighbours, unit: str) -> Block:
    """Who holds several posts stands beside the highest."""
    people: dict[str, list[str]] = {}
    seen: set[str] = set()
    for post in near.posts(unit):
        people[post] = [person for person in near.holders(post) if person not in seen]
        seen.update(people[post])
    return unit_block(near, unit, near.posts(unit), people)


def _left(near: Neighbours, unit: str) -> list[Block]:
    children = sorted(near.into(unit, "part_of"), key=near.label)
    writers = [*near.into(unit, "writes_for"), *near.into(unit, "edits_for")]
    writers = [writer for writer in dict.fromkeys(writers) if not near.out(writer, "holds")]
    return [
        section("heading.children", "unit", _chips(near, children)),
        section("heading.writers", "person", _chips(near, writers)),
    ]


def _right(near: Neighbours, unit: str) -> list[Block]:
    events = sorted(near.out(unit, "took_part"), key=lambda event: (near.fact(event, "date") or "9", near.label(event)))
    honours = [*near.out(unit, "conferred"), *near.out(unit, "received")]
    return [
        section("heading.events", "event", _chips(near, events, 18), 8),
        section("heading.honours", "honour", _chips(near, dict.fromkeys(honours), 18), 8),
        section("heading.documents", "document", _chips(near, near.out(unit, "issued"), 18), 8),
    ]


def _chips(near: Neighbours, nodes: Iterable[str], max_em: float = 0) -> list[tuple[str, Chip]]:
    return [(node, chip(near.graph.nodes[node], sub=near.fact(node, "date"), max_em=max_em)) for node in nodes]


def _stack(scene: Scene, blocks: list[Block], edge: float, side: int) -> None:
    top = 0.0
    for block in blocks:
        if block.nodes:
            block.stamp(scene, edge if side > 0 else edge - block.width, top)
            top += block.height + _STACK


def _above(near: Neighbours, unit: str, scene: Scene) -> None:
    block = section("heading.parents", "unit", _chips(near, near.out(unit, "part_of")), 1)
    if not block.nodes:
        return
    head = scene.places[unit]
    top = head.top - 2 * _STACK - block.height
    block.stamp(scene, head.x - block.width / 2, top)
    scene.strokes.append(Stroke(head.x, head.top, head.x, top + block.height, "axis", "unit"))
    scene.implied |= {(unit, node, "part_of") for node in block.nodes}
