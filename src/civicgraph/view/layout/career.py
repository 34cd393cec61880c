"""A person over time: posts as rows with the span in which they were seen, events and honours in columns below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from civicgraph.view.layout.order import ENDED, Neighbours
from civicgraph.view.layout.rest import put_rest
from civicgraph.view.layout.scene import Chip, Scene, Stroke, Text, chip

_MOST = 5  # columns of time
_GAP = 12
_BRANCH = 50  # between person, posts and bodies
_COLUMN = 104  # a column in which nothing stands
_DEEP = 9  # chips under each other

_HAPPENED = ("took_part", "received", "presented")


@dataclass(frozen=True, slots=True)
class _Row:
    post: str
    unit: str | None
    spans: tuple[tuple[str, str], ...]
    ended: bool

    @property
    def first(self) -> str:
        return self.spans[0][0] if self.spans else ""


def career(near: Neighbours, person: str) -> Scene:
    """Lays out the network around a person."""
    rows, dated = _rows(near, person), _dated(near, person)
    dates = sorted({*(day for row in rows for span in row.spans for day in span), *dated} - {""})
    scene = Scene(curve="curved")
    drawing = _Drawing(near, scene, rows, dated, _columns(dates))
    drawing.posts(person)
    drawing.times()
    drawing.bars()
    scene.implied |= {(person, node, kind) for nodes in dated.values() for node in nodes for kind in _HAPPENED}
    scene.hush(near.edges(), person)
    put_rest(near, scene)
    return scene


def _rows(near: Neighbours, person: str) -> list[_Row]:
    """Tenures in the order of time, those in one body next to each other."""
    rows = [_row(post, unit, data) for post, unit, data in near.careers(person)]
    begun: dict[str | None, tuple[str, int]] = {}
    for place, row in enumerate(rows):
        begun[row.unit] = min(begun.get(row.unit, ("9", 0)), (row.first or "9", place))
    return sorted(rows, key=lambda row: (begun[row.unit], row.first))


def _row(post: str, unit: str | None, data: dict[str, Any]) -> _Row:
    whole = tuple(data.get(name, "") for name in ("start", "first_seen", "last_seen", "end"))
    told = [sorted(filter(None, spell)) for spell in data.get("spells", (whole,))]
    spans = tuple(sorted((days[0], days[-1]) for days in told if days))
    return _Row(post, unit, spans, data.get("status") in ENDED)


def _dated(near: Neighbours, person: str) -> dict[str, list[str]]:
    """Events and honours of the person by date; those without one under an empty text."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in near.out(person, "took_part"):
        found[near.fact(event, "date")].add(event)
    for kind in _HAPPENED[1:]:
        for honour in near.out(person, kind):
            found[near.data(person, honour, kind)[0].get("date", "")].add(honour)
    seen: set[str] = set()
    return {when: _once(near, found[when], seen) for when in sorted(found)}


def _once(near: Neighbours, nodes: set[str], seen: set[str]) -> list[str]:
    """The nodes that stand in no earlier column, by name."""
    fresh = sorted(nodes - seen, key=lambda node: (near.label(node), node))
    seen.update(fresh)
    return fresh


def _columns(dates: list[str]) -> dict[str, str]:
    """For each date the heading of its column: the day, or month or year where there are too many."""
    headings: dict[str, str] = {}
    for length in (10, 7, 4):
        headings = {date: date[:length] for date in dates}
        if len(set(headings.values())) <= _MOST:
            break
    return headings


@dataclass(slots=True)
class _Drawing:
    """Fills the scene from left to right: person, posts, bodies, then the columns of time."""

    near: Neighbours
    scene: Scene
    rows: list[_Row]
    dated: dict[str, list[str]]
    headings: dict[str, str]
    edges: dict[str, tuple[float, float]] = field(default_factory=dict)

    def posts(self, person: str) -> None:
        """The person and, to the right of it, a row for each tenure."""
        data = self.near.graph.nodes[person]
        face = chip(data, sub=data["post"], size=24, max_em=7)
        chips = [chip(self.near.graph.nodes[row.post]) for row in self.rows]
        left, wide = face.width + _BRANCH, max((made.width for made in chips), default=0)
        middles: dict[str, list[float]] = defaultdict(list)
        top = 0.0
        for row, made in zip(self.rows, chips, strict=True):
            high = max(made.height, 40)
            self.scene.put(row.post, made, left, top + (high - made.height) / 2)
            if row.unit:
                middles[row.unit].append(top + high / 2)
            top += high + _GAP
        self.scene.put(person, face, 0, max(0, (top - _GAP - face.height) / 2))
        self._bodies(middles, left + wide + _BRANCH)

    def _bodies(self, middles: dict[str, list[float]], left: float) -> None:
        """Each body beside the middle of its posts."""
        bottom = -1e9
        for unit, ys in middles.items():
            made = chip(self.near.graph.nodes[unit])
            top = max(sum(ys) / len(ys) - made.height / 2, bottom + _GAP / 2)
            bottom = self.scene.put(unit, made, left, top).bottom

    def times(self) -> None:
        """Columns of time side by side, each with what happened then under the line."""
        left, over, right, bottom = self.scene.bounds()
        axis, left = bottom + 54, right + 40
        undated = [""] if self.dated.get("") else []
        for heading in dict.fromkeys([*self.headings.values(), *undated]):
            end = max(self._stack(heading, left, axis + 20), left + _COLUMN)
            self.edges[heading] = (left, end)
            key = None if heading else "heading.undated"
            self.scene.texts.append(Text(left + 2, axis - 8, 15, key=key, text=heading))
            left = end + 26
        self._frame(over, axis)

    def _stack(self, heading: str, left: float, top: float) -> float:
        """Chips under each other, after some in another column; answers their right edge."""
        nodes = [node for when in self.dated if self.headings.get(when, "") == heading for node in self.dated[when]]
        right = left
        for start in range(0, len(nodes), _DEEP):
            y, chips = top, [(node, self._happened(node)) for node in nodes[start : start + _DEEP]]
            for node, made in chips:
                y = self.scene.put(node, made, left, y).bottom + _GAP
            right = left + max(made.width for _, made in chips)
            left = right + _GAP
        return right

    def _happened(self, node: str) -> Chip:
        return chip(self.near.graph.nodes[node], sub=self.near.fact(node, "date"), max_em=9)

    def _frame(self, over: float, axis: float) -> None:
        """The line of time, and a rule at the start of each column."""
        if self.edges:
            lefts, rights = zip(*self.edges.values(), strict=True)
            bottom = self.scene.bounds()[3]
            self.scene.strokes.append(Stroke(min(lefts), axis, max(rights), axis, "axis"))
            self.scene.strokes += [Stroke(left - 10, over, left - 10, bottom, "rule") for left in lefts]

    def bars(self) -> None:
        """The spans in which each post was seen; broken where it has ended."""
        for row in self.rows:
            y = self.scene.places[row.post].y
            for first, last in row.spans:
                start, end = self.edges[self.headings[first]][0], self.edges[self.headings[last]][1]
                self.scene.strokes.append(Stroke(start, y, end, y, "bar-ended" if row.ended else "bar", "person"))
