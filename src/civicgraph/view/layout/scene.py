"""What a layout makes: a place for every node, and the cards, headings, bars and rules drawn behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from civicgraph.view.layout.measure import ems, wrap
from civicgraph.view.theme import KINDS

Style = Literal["axis", "rule", "bar", "bar-ended"]
Curve = Literal["curved", "straight"]

GAP = 14  # between chips of one column
ICON = 24  # the glyph of the class and the room beside it
PAD_X, PAD_Y = 9, 7
LINE = 1.32  # line height in ems
SUB_SIZE = 11


@dataclass(frozen=True, slots=True)
class Chip:
    """How a node is drawn: its size and the lines of its label.

    Attributes:
        size: of the label, in pixels.
        badge: a small number at its corner (the place in a list of leaders), or None.
        ended: drawn with a broken outline: a former holder of the post beside it.
    """

    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    sub: tuple[str, ...] = ()
    badge: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chip stands; x and y are its centre."""

    x: float
    y: float
    chip: Chip

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - self.chip.width / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.chip.width / 2

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.chip.height / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.chip.height / 2


@dataclass(frozen=True, slots=True)
class Card:
    """A rounded field behind nodes that belong together; x and y are its upper left corner.

    Attributes:
        kind: the class whose colour it has.
        key: a key of the page's strings for its heading, or None.
        head: the node whose name stands for the whole card on a distant view, or None.
        weight: which names come first where they do not all fit.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str
    key: str | None = None
    head: str | None = None
    weight: float = 0
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A heading or a date of an axis: a key of the page's strings, or text of the data; perhaps a number."""

    x: float
    y: float
    size: float
    key: str | None = None
    text: str = ""
    count: int = 0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line behind the nodes: an axis, a rule, the bar of a tenure."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: Style
    kind: str = "post"


@dataclass(slots=True)
class Scene:
    """A finished picture.

    Attributes:
        curve: how edges run between chips.
        implied: keys of edges that the arrangement itself shows; they are drawn only when one of their ends is chosen.
        quiet: keys of edges drawn faintly.
    """

    places: dict[str, Place] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    curve: Curve = "straight"
    implied: set[tuple[str, str, str]] = field(default_factory=set)
    quiet: set[tuple[str, str, str]] = field(default_factory=set)

    def put(self, node: str, chip: Chip, left: float, top: float) -> Place:
        """Places a chip by its upper left corner."""
        place = Place(left + chip.width / 2, top + chip.height / 2, chip)
        self.places[node] = place
        return place

    def hush(self, edges: Iterable[tuple[str, str, str]], focus: str) -> None:
        """Draws edges faintly that neither touch the focus nor tell who holds a post."""
        self.quiet |= {edge for edge in edges if focus not in edge[:2] and edge[2] not in ("holds", "post_in")}

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that stands in the picture; zeros where nothing does."""
        boxes = [(p.left, p.top, p.right, p.bottom) for p in self.places.values()]
        boxes += [(c.x, c.y, c.x + c.width, c.y + c.height) for c in self.cards]
        if not boxes:
            return 0, 0, 0, 0
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def chip(  # noqa: PLR0913  # each may differ from what the class of the node gives
    node: Mapping[str, Any],
    *,
    sub: str = "",
    badge: int | None = None,
    max_em: float = 0,
    size: float = 0,
    lines: int = 0,
) -> Chip:
    """The chip of a node: label wrapped and measured, with a second smaller text under it.

    Args:
        sub: the second text, at most two lines.
        badge: the number at its corner.
        max_em, size, lines: widest line, size and number of lines of the label, where its class shall not decide.
    """
    kind = KINDS[node["kind"]]
    size, max_em = size or kind.size, max_em or kind.max_em
    label = wrap(node["label"], max_em, lines or kind.max_lines)
    subs = wrap(sub, max_em * size / SUB_SIZE, 2) if sub else ()
    return Chip(_width(size, label, subs), _height(size, label, subs), label, size, subs, badge)


def _width(size: float, lines: Iterable[str], subs: Iterable[str]) -> float:
    text = max([ems(line) * size for line in lines] + [ems(line) * SUB_SIZE for line in subs])
    return round(text + ICON + 2 * PAD_X)


def _height(size: float, lines: tuple[str, ...], subs: tuple[str, ...]) -> float:
    return round(len(lines) * size * LINE + len(subs) * SUB_SIZE * LINE + 2 * PAD_Y)
