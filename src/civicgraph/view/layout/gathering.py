"""An event and who took part: people to the right by role and in protocol order, bodies to the left."""

from __future__ import annotations

from collections.abc import Iterable

from civicgraph.view.layout.blocks import Block, section
from civicgraph.view.layout.order import ROLES, Neighbours
from civicgraph.view.layout.rest import put_rest
from civicgraph.view.layout.scene import Chip, Scene, Stroke, chip

_SIDE = 120  # between the event and the cards beside it
_STACK = 16
_HIGH = 9  # people under each other


def gathering(near: Neighbours, event: str) -> Scene:
    """Lays out the network around an event."""
    scene = Scene(curve="horizontal")
    where = " · ".join(filter(None, (near.fact(event, "date"), near.fact(event, "place"))))
    middle = chip(near.graph.nodes[event], sub=where, size=19, max_em=11, lines=5)
    scene.put(event, middle, -middle.width / 2, -middle.height / 2)
    _beside(scene, event, _by_role(near, event, "person"), 1)
    _beside(scene, event, _by_role(near, event, "unit"), -1)
    _below(near, event, scene)
    put_rest(near, scene)
    return scene


def _by_role(near: Neighbours, event: str, kind: str) -> list[Block]:
    """A card for each role: everybody stands in the most telling one."""
    groups: dict[str, list[str]] = {role: [] for role in ROLES}
    for who in near.into(event, "took_part"):
        if near.kind(who) == kind:
            groups[near.roles(who, event)[0]].append(who)
    return [
        section(f"heading.{role}", kind, [(who, _chip(near, who, event)) for who in _in_order(near, group, event)], _HIGH)
        for role, group in groups.items()
        if group
    ]


def _in_order(near: Neighbours, group: Iterable[str], event: str) -> list[str]:
    return sorted(group, key=lambda who: (near.position(who, event) or 999, near.label(who), who))


def _chip(near: Neighbours, who: str, event: str) -> Chip:
    return chip(near.graph.nodes[who], sub=near.graph.nodes[who]["post"], badge=near.position(who, event))


def _beside(scene: Scene, event: str, blocks: list[Block], side: int) -> None:
    """Stacks cards beside the event; where the stack is much higher than wide, in two stacks."""
    stacks = [blocks] if sum(block.height for block in blocks) < 900 else [blocks[: len(blocks) - 1], blocks[-1:]]
    edge = scene.places[event].right + _SIDE if side > 0 else scene.places[event].left - _SIDE
    for stack in stacks:
        wide = max((block.width for block in stack), default=0)
        top = -(sum(block.height for block in stack) + _STACK * (len(stack) - 1)) / 2
        for block in stack:
            block.stamp(scene, edge if side > 0 else edge - block.width, top)
            top += block.height + _STACK
        edge += side * (wide + _STACK * 2)


def _below(near: Neighbours, event: str, scene: Scene) -> None:
    """Honours given at the event, with the documents that decided them."""
    honours = near.into(event, "given_at")
    papers = dict.fromkeys(paper for honour in honours for paper in near.out(honour, "decided_by"))
    head = scene.places[event]
    top = head.bottom + 4 * _STACK
    for key, kind, nodes in (("heading.honours", "honour", honours), ("heading.documents", "document", [*papers])):
        block = section(key, kind, [(node, chip(near.graph.nodes[node])) for node in nodes], 6)
        if not block.nodes:
            continue
        block.stamp(scene, head.x - block.width / 2, top)
        if kind == "honour":
            scene.strokes.append(Stroke(head.x, head.bottom, head.x, top, "axis", "honour"))
        scene.implied |= {(node, event, "given_at") for node in block.nodes}
        top += block.height + _STACK
