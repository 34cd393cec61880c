"""An event and who took part: who leads it above, who attends to the right, bodies to the left, honours below."""

from __future__ import annotations

from collections.abc import Iterable

from civicgraph.view.layout.blocks import Block, section
from civicgraph.view.layout.order import ROLES, Neighbours
from civicgraph.view.layout.rest import put_rest
from civicgraph.view.layout.scene import Chip, Scene, Stroke, chip

_SIDE = 110  # between the event and the cards beside it
_ABOVE = 70
_STACK = 16
_HIGH = 9  # people under each other who attend; of those who lead, half as many


def gathering(near: Neighbours, event: str) -> Scene:
    """Lays out the network around an event."""
    scene = Scene(curve="curved")
    where = " · ".join(filter(None, (near.fact(event, "date"), near.fact(event, "place"))))
    middle = chip(near.graph.nodes[event], sub=where, size=19, max_em=11, lines=5)
    scene.put(event, middle, -middle.width / 2, -middle.height / 2)
    people = _by_role(near, event, "person")
    attend = people.pop("attend", None)
    _above(scene, event, list(people.values()))
    _beside(scene, event, [attend] if attend else [], 1)
    _beside(scene, event, list(_by_role(near, event, "unit").values()), -1)
    _below(near, event, scene)
    scene.hush(near.edges(), event)
    put_rest(near, scene)
    return scene


def _by_role(near: Neighbours, event: str, kind: str) -> dict[str, Block]:
    """A card for each role: everybody stands in the most telling one."""
    groups: dict[str, list[str]] = {role: [] for role in ROLES}
    for who in near.into(event, "took_part"):
        if near.kind(who) == kind:
            groups[near.roles(who, event)[0]].append(who)
    return {role: _card(near, event, role, kind, group) for role, group in groups.items() if group}


def _card(near: Neighbours, event: str, role: str, kind: str, group: list[str]) -> Block:
    high = _HIGH if role == "attend" or kind == "unit" else _HIGH // 2
    return section(
        f"heading.{role}", kind, [(who, _chip(near, who, event)) for who in _in_order(near, group, event)], high
    )


def _in_order(near: Neighbours, group: Iterable[str], event: str) -> list[str]:
    return sorted(group, key=lambda who: (near.position(who, event) or 999, near.label(who), who))


def _chip(near: Neighbours, who: str, event: str) -> Chip:
    return chip(near.graph.nodes[who], sub=near.graph.nodes[who]["post"], badge=near.position(who, event))


def _above(scene: Scene, event: str, blocks: list[Block]) -> None:
    """Cards in one row above the event, standing on a common line."""
    left = -(sum(block.width for block in blocks) + _STACK * (len(blocks) - 1)) / 2
    for block in blocks:
        block.stamp(scene, left, scene.places[event].top - _ABOVE - block.height)
        left += block.width + _STACK


def _beside(scene: Scene, event: str, blocks: list[Block], side: int) -> None:
    """Cards under each other beside the event, but no higher than the lower edge of those above it."""
    head = scene.places[event]
    high = sum(block.height for block in blocks) + _STACK * (len(blocks) - 1)
    top = max(head.y - high / 2, head.top - _ABOVE + _STACK)
    for block in blocks:
        block.stamp(scene, head.right + _SIDE if side > 0 else head.left - _SIDE - block.width, top)
        top += block.height + _STACK


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
