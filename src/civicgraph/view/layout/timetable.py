"""The rows of the timeline: bodies with their posts, both in protocol order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicgraph.view.layout.order import Neighbours

if TYPE_CHECKING:
    import networkx as nx


def timetable(graph: nx.MultiDiGraph) -> list[tuple[str, list[str]]]:
    """Each body that has holders of posts, with those posts; the focus of the view first, posts of no body last.

    Bodies stand in the order in which reports name their kinds, and among their kind those with most tenures first. A
    body that is not known is an empty text.
    """
    near = Neighbours(graph)
    units = [node for node in graph.nodes if near.kind(node) == "unit"]
    rows = [(unit, _held(near, near.posts(unit))) for unit in units]
    rows = sorted((row for row in rows if row[1]), key=lambda row: _key(near, row[0], row[1], graph.graph["focus"]))
    placed = {post for _, posts in rows for post in posts}
    posts = sorted(node for node in graph.nodes if near.kind(node) == "post" and node not in placed)
    rest = _held(near, posts)
    return [*rows, ("", rest)] if rest else rows


def _held(near: Neighbours, posts: list[str]) -> list[str]:
    return [post for post in posts if near.into(post, "holds")]


def _key(near: Neighbours, unit: str, posts: list[str], focus: str | None) -> tuple[bool, int, int, str, str]:
    tenures = sum(len(near.into(post, "holds")) for post in posts)
    return unit != focus, near.unit_rank(unit), -tenures, near.label(unit), unit
