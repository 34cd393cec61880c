"""The whole graph as a map: bodies are cards with their posts and people, events stand between those who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from civicgraph.view.layout.blocks import Block, event_block, lone_block, unit_block
from civicgraph.view.layout.order import Neighbours
from civicgraph.view.layout.packing import Packing
from civicgraph.view.layout.scene import Scene

_ROUNDS = 2  # how often every card may look for a better place once all stand somewhere


def overview(near: Neighbours) -> Scene:
    """Lays out all nodes of a network."""
    scene = Scene(curve="straight")
    _Placing(near, scene, _blocks(near, set(near.graph.nodes))).run()
    scene.quiet |= {edge for edge in near.edges() if edge[2] != "holds"}
    return scene


def _blocks(near: Neighbours, nodes: set[str]) -> list[Block]:
    homes = _homes(near, nodes)
    taken = {node for members in homes.values() for node in members}
    blocks = []
    for node in sorted(nodes - taken):
        if near.kind(node) == "unit":
            blocks.append(_unit(near, node, homes, nodes))
        elif near.kind(node) == "event" and homes.get(node):
            blocks.append(event_block(near, node, _listed(near, node, homes[node])))
        else:
            blocks.append(lone_block(near, node))
    return [block for block in blocks if block.nodes]


def _unit(near: Neighbours, unit: str, homes: dict[str, list[str]], nodes: set[str]) -> Block:
    posts = [post for post in near.posts(unit) if post in nodes]
    writers = sorted((one for one in homes.get(unit, ()) if near.kind(one) == "person"), key=near.label)
    if not posts and not writers:
        return lone_block(near, unit)
    people = {post: [one for one in near.holders(post) if one in homes.get(post, ())] for post in posts}
    return unit_block(near, unit, posts, people, writers)


def _homes(near: Neighbours, nodes: set[str]) -> dict[str, list[str]]:
    """For each post, event or body the nodes that stand in its card."""
    homes: dict[str, list[str]] = defaultdict(list)
    for node in sorted(nodes):
        home = _home(near, node, nodes)
        if home:
            homes[home].append(node)
    return homes


def _home(near: Neighbours, node: str, nodes: set[str]) -> str | None:
    kind = near.kind(node)
    if kind == "person":
        held = next((post for post, unit, _ in near.careers(node) if post in nodes and unit in nodes), None)
        media = [*near.out(node, "writes_for"), *near.out(node, "edits_for")]
        medium = next((unit for unit in media if unit in nodes), None)
        return held or _main_event(near, node, "took_part", nodes) or medium
    if kind == "honour":
        return _main_event(near, node, "given_at", nodes)
    if kind == "post":
        return next((unit for unit in near.out(node, "post_in") if unit in nodes), None)
    return None


def _main_event(near: Neighbours, node: str, link: str, nodes: set[str]) -> str | None:
    """The event with the fewest people: there somebody counts most."""
    events = [event for event in near.out(node, link) if event in nodes]
    return min(events, key=lambda event: (len(near.into(event, "took_part")), event), default=None)


def _listed(near: Neighbours, event: str, nodes: Iterable[str]) -> list[str]:
    rank = {"honour": 0, "document": 1, "person": 2}
    return sorted(
        nodes, key=lambda node: (rank.get(near.kind(node), 3), near.position(node, event) or 999, near.label(node))
    )


@dataclass(slots=True)
class _Placing:
    """Puts every card near what it is linked with: first in the order of links, then again with the heaviest first."""

    near: Neighbours
    scene: Scene
    blocks: list[Block]
    links: list[dict[int, int]] = field(default_factory=list)
    corners: dict[int, tuple[float, float]] = field(default_factory=dict)

    def run(self) -> None:
        """Places all blocks and stamps them into the scene."""
        self._count_links()
        self._put_all(self._sequence())
        for _ in range(_ROUNDS):
            self._put_all(self._heaviest_first())
        for index, corner in sorted(self.corners.items()):
            self.blocks[index].stamp(self.scene, *corner)

    def _count_links(self) -> None:
        owner = {node: index for index, block in enumerate(self.blocks) for node in block.nodes}
        self.links = [defaultdict(int) for _ in self.blocks]
        for source, target in self.near.graph.edges():
            for one, other in ((source, target), (target, source)):
                if owner[other] != owner[one]:
                    self.links[owner[one]][owner[other]] += 1

    def _sequence(self) -> Iterable[int]:
        """Card after card, each the one with most links to those before it."""
        pull = [self._weight(index) for index in range(len(self.blocks))]
        waiting = set(range(len(self.blocks)))
        while waiting:
            index = min(waiting, key=lambda one: (-pull[one], one))
            waiting.remove(index)
            yield index
            for other, count in self.links[index].items():
                pull[other] += 1000 * count

    def _weight(self, index: int) -> int:
        return len(self.blocks[index].nodes) ** 2 + sum(self.links[index].values())

    def _heaviest_first(self) -> Iterable[int]:
        return sorted(range(len(self.blocks)), key=lambda index: (-self._weight(index), index))

    def _put_all(self, order: Iterable[int]) -> None:
        """Clears the table and places the cards in an order; those that still wait pull from where they stood."""
        packing = Packing()
        for index in order:
            block = self.blocks[index]
            corner = packing.nearest(*self._pull(index), block.width, block.height)
            self.corners[index] = corner
            packing.take(*corner, block.width, block.height)

    def _pull(self, index: int) -> tuple[float, float]:
        """The mean of all that a card is linked with and that already stands; a little the middle."""
        points = [(self._centre(other), count) for other, count in self.links[index].items() if other in self.corners]
        points.append(((0, 0), 1))
        total = sum(count for _, count in points)
        return sum(x * count for (x, _), count in points) / total, sum(y * count for (_, y), count in points) / total

    def _centre(self, index: int) -> tuple[float, float]:
        left, top = self.corners[index]
        return left + self.blocks[index].width / 2, top + self.blocks[index].height / 2
