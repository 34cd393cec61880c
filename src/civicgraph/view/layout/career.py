"""A person over time: posts as rows with the span in which they were seen, events and honours in columns below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from civicgraph.view.layout.order import ENDED, Neighbours
from civicgraph.view.layout.rest import put_rest
from civicgraph.view.layout.scene import Chip, Scene, Stroke, Text, chip

_MOST = 5  # columns of time
_GAP = 12
_BRANCH = 50  # between posts and bodies
_INDENT = 70  # of posts under the person
_COLUMN = 84  # a column in which nothing stands
_DEEP = 9  # chips under each other


_HAPPENED = ("took_part", "received", "presented")


@dataclass(frozen=True, slots=True)
class _Row:
    post: str
    unit: str | None
    first: str
    last: str
    ended: bool


def career(near: Neighbours, person: str) -> Scene:
    """Lays out the network around a person."""
    scene = Scene(curve="curved")
    rows, dated = _rows(near, person), _dated(near, person)
    times = _columns(sorted({*(row.first for row in rows), *(row.last for row in rows), *dated} - {""}))
    start = _posts(near, person, rows, scene)
    bottom = scene.bounds()[3]
    edges = _axis(near, scene, start, bottom + 54, times, dated)
    _bars(scene, rows, times, edges)
    _frame(scene, edges, bottom + 54)
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
    ended = data.get("status") in ENDED
    seen = sorted(filter(None, (data.get(name) for name in ("start", "first_seen", "last_seen", "end"))))
    return _Row(post, unit, seen[0] if seen else "", seen[-1] if seen else "", ended)


def _dated(near: Neighbours, person: str) -> dict[str, list[str]]:
    """Events, honours and documents of the person by date; those without one under an empty text."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in near.out(person, "took_part"):
        found[near.fact(event, "date")].append(event)
    for kind in _HAPPENED[1:]:
        for honour in near.out(person, kind):
            when = near.data(person, honour, kind)[0].get("date", "")
            if honour not in found[when]:
                found[when].append(honour)
    return {when: sorted(nodes, key=near.label) for when, nodes in found.items() if nodes}


def _columns(dates: list[str]) -> dict[str, str]:
    """For each date the heading of its column: the day, or month or year where there are too many."""
    for length in (10, 7, 4):
        headings = {date: date[:length] for date in dates}
        if len(set(headings.values())) <= _MOST:
            return headings
    return headings


def _posts(near: Neighbours, person: str, rows: list[_Row], scene: Scene) -> float:
    """The person above, posts and bodies in rows under it; answers where time begins."""
    face = chip(near.graph.nodes[person], sub=near.graph.nodes[person]["post"], size=24, max_em=8)
    scene.put(person, face, 0, 0)
    chips = [chip(near.graph.nodes[row.post]) for row in rows]
    wide = max((made.width for made in chips), default=0)
    units: dict[str, list[float]] = defaultdict(list)
    top = face.height + 36
    for row, made in zip(rows, chips, strict=True):
        high = max(made.height, 40)
        scene.put(row.post, made, _INDENT, top + (high - made.height) / 2)
        if row.unit:
            units[row.unit].append(top + high / 2)
        top += high + _GAP
    return max(_bodies(near, scene, units, _INDENT + wide + _BRANCH), face.width) + 40


def _bodies(near: Neighbours, scene: Scene, units: dict[str, list[float]], left: float) -> float:
    right, bottom = left, -1e9
    for unit, middles in units.items():
        made = chip(near.graph.nodes[unit])
        top = max(sum(middles) / len(middles) - made.height / 2, bottom + _GAP / 2)
        place = scene.put(unit, made, left, top)
        right, bottom = max(right, place.right), place.bottom
    return right


def _axis(
    near: Neighbours, scene: Scene, start: float, top: float, times: dict[str, str], dated: dict[str, list[str]]
) -> dict[str, tuple[float, float]]:
    """Puts the columns of time side by side with what happened in each; answers their left and right edges."""
    edges: dict[str, tuple[float, float]] = {}
    left = start
    for heading in dict.fromkeys([*times.values(), *([""] if "" in dated else [])]):
        nodes = [node for when in dated if times.get(when, "") == heading for node in dated[when]]
        right = _stack(near, scene, nodes, left, top + 20)
        edges[heading] = (left, max(right, left + _COLUMN))
        words = {"text": heading} if heading else {"key": "heading.undated"}
        scene.texts.append(Text(left + 2, top - 8, 15, **words))
        left = edges[heading][1] + 26
    return edges


def _stack(near: Neighbours, scene: Scene, nodes: list[str], left: float, top: float) -> float:
    """Chips under each other in columns; answers their right edge."""
    right = left
    for start in range(0, len(nodes), _DEEP):
        y, chips = top, [(node, _happened(near, node)) for node in nodes[start : start + _DEEP]]
        for node, made in chips:
            y = scene.put(node, made, left, y).bottom + _GAP
        right = left + max(made.width for _, made in chips)
        left = right + _GAP
    return right


def _happened(near: Neighbours, node: str) -> Chip:
    return chip(near.graph.nodes[node], sub=near.fact(node, "date"), max_em=9)


def _bars(
    scene: Scene, rows: list[_Row], times: dict[str, str], edges: dict[str, tuple[float, float]]
) -> None:
    for row in rows:
        if row.first:
            y = scene.places[row.post].y
            style = "bar-ended" if row.ended else "bar"
            scene.strokes.append(Stroke(edges[times[row.first]][0], y, edges[times[row.last]][1], y, style, "person"))


def _frame(scene: Scene, edges: dict[str, tuple[float, float]], axis: float) -> None:
    """The line of time, and a rule at the start of each column."""
    if not edges:
        return
    lefts, rights = zip(*edges.values(), strict=True)
    scene.strokes.append(Stroke(min(lefts), axis, max(rights), axis, "axis", "post"))
    bottom = scene.bounds()[3]
    scene.strokes += [Stroke(left - 10, scene.bounds()[1], left - 10, bottom, "rule", "post") for left in lefts]
