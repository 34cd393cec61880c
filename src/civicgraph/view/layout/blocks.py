"""Small pictures that keep together: a body with its posts and people, an event with those only it knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from civicgraph.view.layout.measure import ems
from civicgraph.view.layout.order import ENDED, Neighbours
from civicgraph.view.layout.scene import Card, Chip, Place, Scene, Text, chip

PAD = 14  # between a card and what it holds
ROW = 8  # between chips of one card
BRANCH = 34  # room for the lines from a post to its people
HEAD_SIZE, HEAD_EM = 20, 9  # the name of a card, large enough to be read when all cards are seen
HEADING = 24  # the line of a section's heading
COLUMN = 10  # people under each other before another column is begun


@dataclass(slots=True)
class Block:
    """A picture with its own zero point in the upper left corner, to be stamped into a scene."""

    width: float = 0
    height: float = 0
    scene: Scene = field(default_factory=Scene)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes it holds."""
        return tuple(self.scene.places)

    def stamp(self, scene: Scene, left: float, top: float) -> None:
        """Copies the picture into a scene, its corner at ``left, top``."""
        for node, place in self.scene.places.items():
            scene.places[node] = Place(place.x + left, place.y + top, place.chip)
        for card in self.scene.cards:
            scene.cards.append(replace(card, x=card.x + left, y=card.y + top))
        for text in self.scene.texts:
            scene.texts.append(replace(text, x=text.x + left, y=text.y + top))
        for line in self.scene.strokes:
            moved = replace(line, x1=line.x1 + left, y1=line.y1 + top, x2=line.x2 + left, y2=line.y2 + top)
            scene.strokes.append(moved)
        scene.implied |= self.scene.implied

    def place(self, node: str, made: Chip, left: float, top: float) -> None:
        """Puts a chip and grows to hold it."""
        place = self.scene.put(node, made, left, top)
        self.width, self.height = max(self.width, place.right), max(self.height, place.bottom)


def grid(block: Block, chips: Sequence[tuple[str, Chip]], left: float, top: float, column: int = COLUMN) -> None:
    """Puts chips in columns of equal width, each column filled from the top: the first stand in the first column."""
    if not chips:
        return
    columns = -(-len(chips) // column)
    rows = -(-len(chips) // columns)
    for start in range(0, len(chips), rows):
        part = chips[start : start + rows]
        wide, y = max(made.width for _, made in part), top
        for node, made in part:
            block.place(node, _stretched(made, wide), left, y)
            y += made.height + ROW
        left += wide + ROW


def _stretched(made: Chip, width: float) -> Chip:
    return replace(made, width=width)


def unit_block(
    near: Neighbours, unit: str, posts: Sequence[str], people: dict[str, list[str]], writers: Sequence[str] = ()
) -> Block:
    """A body as a card: its name above, its posts in protocol order, beside each post its people.

    Args:
        people: who stands beside which post.
        writers: reporters and editors of a medium, who have no post.
    """
    block = Block()
    header = chip(near.graph.nodes[unit], size=HEAD_SIZE, max_em=HEAD_EM)
    _post_rows(near, block, posts, people, PAD + header.height + PAD)
    block.width = max(block.width, PAD + header.width)
    top = max(block.height + ROW, PAD + header.height + PAD)
    grid(block, [(one, chip(near.graph.nodes[one])) for one in writers], PAD, top, column=4)
    block.place(unit, _stretched(header, block.width - PAD), PAD, PAD)
    block.scene.implied |= {(post, unit, "post_in") for post in posts}
    block.scene.implied |= {(one, unit, kind) for one in writers for kind in ("writes_for", "edits_for")}
    return _framed(near, block, unit)


def board(near: Neighbours, unit: str, posts: Sequence[str], people: dict[str, list[str]]) -> Block:
    """Posts and people of a body that stands elsewhere; its name is a mere heading."""
    block = Block()
    _post_rows(near, block, posts, people, PAD + HEADING)
    block.width, block.height = max(block.width, ems(near.label(unit)) * 14 + PAD) + PAD, block.height + PAD
    block.scene.cards.append(Card(0, 0, block.width, block.height, "unit", nodes=block.nodes))
    block.scene.texts.append(Text(PAD, PAD + 13, 14, text=near.label(unit)))
    return block


def _post_rows(near: Neighbours, block: Block, posts: Sequence[str], people: dict[str, list[str]], top: float) -> None:
    chips = {post: chip(near.graph.nodes[post]) for post in posts}
    wide = max((made.width for made in chips.values()), default=0)
    for post, made in chips.items():
        row = _post_row(near, post, made, people.get(post, []), wide)
        row.stamp(block.scene, PAD, top)
        block.width, block.height = max(block.width, PAD + row.width), max(block.height, top + row.height)
        top += row.height + ROW


def _post_row(near: Neighbours, post: str, made: Chip, people: list[str], wide: float) -> Block:
    """A post, its right edge at ``wide``, and its people to the right of it."""
    beside, row = Block(), Block()
    grid(beside, [(person, _holder(near, person, post)) for person in people], 0, 0)
    high = max(made.height, beside.height)
    row.place(post, made, wide - made.width, (high - made.height) / 2)
    if people:
        beside.stamp(row.scene, wide + BRANCH, (high - beside.height) / 2)
        row.width = wide + BRANCH + beside.width
    row.height = high
    return row


def _holder(near: Neighbours, person: str, post: str) -> Chip:
    tenures = near.data(person, post, "holds")
    return replace(chip(near.graph.nodes[person]), ended=all(tenure.get("status") in ENDED for tenure in tenures))


def event_block(near: Neighbours, event: str, others: Iterable[str]) -> Block:
    """An event as a card with the honours, documents and people that belong to no body, in the order of the list."""
    block = Block()
    header = chip(near.graph.nodes[event], sub=near.fact(event, "date"), size=HEAD_SIZE - 2, max_em=HEAD_EM)
    chips = [(node, chip(near.graph.nodes[node])) for node in others]
    block.place(event, header, PAD, PAD)
    column = max(4, round((len(chips) * 2.2) ** 0.5))
    grid(block, chips, PAD, PAD + header.height + PAD, column)
    wide = max(header.width, block.width - PAD)
    block.place(event, _stretched(header, wide), PAD, PAD)
    block.scene.implied |= {(node, event, kind) for node, _ in chips for kind in ("took_part", "given_at")}
    return _framed(near, block, event)


def lone_block(near: Neighbours, node: str) -> Block:
    """A single chip; an event with its day."""
    block = Block()
    block.place(node, chip(near.graph.nodes[node], sub=near.fact(node, "date")), 0, 0)
    return block


def section(key: str, kind: str, chips: Sequence[tuple[str, Chip]], column: int = COLUMN) -> Block:
    """Chips in columns on a card, under a heading with their number; empty where there are none."""
    block = Block()
    if not chips:
        return block
    grid(block, chips, PAD, PAD + HEADING, column)
    block.width = max(block.width, 110) + PAD
    block.height += PAD
    block.scene.cards.append(Card(0, 0, block.width, block.height, kind, nodes=block.nodes))
    block.scene.texts.append(Text(PAD, PAD + 13, 14, key=key, count=len(chips)))
    return block


def _framed(near: Neighbours, block: Block, head: str) -> Block:
    block.width += PAD
    block.height += PAD
    card = Card(
        0,
        0,
        block.width,
        block.height,
        near.kind(head),
        head=head,
        weight=_weight(near, head, block),
        nodes=block.nodes,
    )
    block.scene.cards.insert(0, card)
    return block


def _weight(near: Neighbours, head: str, block: Block) -> int:
    """Which names are written first on a distant view: bodies before events, the larger before the smaller."""
    return len(block.nodes) + (1000 if near.kind(head) == "unit" else 0)
