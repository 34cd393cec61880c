"""What the page gets as data: rows for nodes and edges, the scene, words of both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from civicgraph.view.layout.order import ENDED
from civicgraph.view.layout.scene import Scene
from civicgraph.view.layout.timetable import timetable
from civicgraph.view.search_keys import search_keys
from civicgraph.view.theme import KINDS
from civicgraph.view.words import concepts, relations, strings

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]
Ids = Mapping[str, str]

_DETAILS = ("status", "role", "position", "first_seen", "last_seen", "start", "end", "date", "spells")


def node_rows(graph: nx.MultiDiGraph, scene: Scene) -> list[Row]:
    """One row a node, in the order of reading: from top to bottom, left to right."""
    nodes = sorted(graph.nodes, key=lambda node: (round(scene.places[node].y), round(scene.places[node].x), node))
    return [_node_row(f"n{number}", node, graph, scene) for number, node in enumerate(nodes)]


def _node_row(number: str, node: str, graph: nx.MultiDiGraph, scene: Scene) -> Row:
    place, data = scene.places[node], graph.nodes[node]
    return {
        "id": number,
        "iri": node,
        "label": data["label"],
        "kind": data["kind"],
        "color": KINDS[data["kind"]].light,
        "x": round(place.x, 1),
        "y": round(place.y, 1),
        "w": place.chip.width,
        "h": place.chip.height,
        "lines": place.chip.lines,
        "size": place.chip.size,
        "sub": place.chip.sub,
        "badge": place.chip.badge,
        "ended": place.chip.ended,
        "post": data["post"],
        "aliases": data["aliases"],
        "keys": search_keys(data["label"], data["aliases"]),
        "facts": data["facts"],
        "start": data["start"],
        "evidence": data["evidence"],
    }


def edge_rows(graph: nx.MultiDiGraph, scene: Scene, ids: Ids) -> list[Row]:
    """One row for all facts of a kind between two nodes."""
    edges = sorted(
        ((source, target, data["kind"], data["fact"], data) for source, target, data in graph.edges(data=True)),
        key=itemgetter(0, 1, 2, 3),
    )
    return [
        _edge_row(number, key, [edge[4] for edge in same], scene, ids)
        for number, (key, same) in enumerate(groupby(edges, key=itemgetter(0, 1, 2)))
    ]


def _edge_row(number: int, key: tuple[str, str, str], same: list[Row], scene: Scene, ids: Ids) -> Row:
    return {
        "id": f"e{number}",
        "from": ids[key[0]],
        "to": ids[key[1]],
        "kind": key[2],
        "facts": _merged(same),
        "implied": key in scene.implied,
        "quiet": key in scene.quiet,
        "ended": all(one.get("status") in ENDED for one in same),
    }


def _merged(same: list[Row]) -> list[Row]:
    """Facts that tell the same between the same two nodes become one with the evidence of all."""
    facts: dict[tuple[Any, ...], Row] = {}
    for one in same:
        details = {name: one[name] for name in _DETAILS if name in one}
        fact = facts.setdefault(tuple(details.items()), {**details, "evidence": []})
        fact["evidence"] += [quote for quote in one["evidence"] if quote not in fact["evidence"]]
    return list(facts.values())


def extras(graph: nx.MultiDiGraph, scene: Scene, ids: Ids) -> Row:
    """All that is neither node nor edge."""
    return {
        "articles": graph.graph["articles"],
        "focus": ids.get(graph.graph["focus"]),
        "total": graph.graph["total"],
        "namesakes": len(graph.graph["namesakes"]),
        "scene": _scene(scene, ids),
        "timetable": [(ids.get(unit, ""), [ids[post] for post in posts]) for unit, posts in timetable(graph)],
        "theme": {name: asdict(kind) for name, kind in KINDS.items()},
        "relations": relations(),
        "strings": {**strings(), **concepts()},
    }


def _scene(scene: Scene, ids: Ids) -> Row:
    cards = [
        {**asdict(card), "head": ids.get(card.head or ""), "nodes": [ids[node] for node in card.nodes]}
        for card in scene.cards
    ]
    return {
        "cards": cards,
        "texts": [asdict(text) for text in scene.texts],
        "strokes": [asdict(stroke) for stroke in scene.strokes],
        "curve": scene.curve,
    }


def heading(graph: nx.MultiDiGraph) -> str:
    """The title of the page before its script runs."""
    focus = graph.graph["focus"]
    if focus is None:
        return strings()["title.whole"][0]
    node = graph.nodes[focus]
    return f"{node['label']} · {strings()['title.' + node['kind']][0]}"
