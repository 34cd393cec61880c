"""The rows of the timeline: bodies and posts in protocol order."""

from __future__ import annotations

import networkx as nx

from civicgraph.view.layout.timetable import timetable


def made(focus: str | None = None) -> nx.MultiDiGraph:
    """A committee and a government with holders, a bureau without, and a post of no body."""
    graph = nx.MultiDiGraph(focus=focus)
    for node, kind, label, facts in (
        ("u1", "unit", "青禾县人民政府", [("unit_kind", "unit-kind-government")]),
        ("u2", "unit", "中共青禾县委员会", [("unit_kind", "unit-kind-party")]),
        ("u3", "unit", "青禾县教育局", [("unit_kind", "unit-kind-government")]),
        ("deputy", "post", "副书记", []),
        ("head", "post", "书记", []),
        ("magistrate", "post", "县长", []),
        ("director", "post", "局长", []),
        ("expert", "post", "专家", []),
        ("a", "person", "甲某", []),
    ):
        graph.add_node(node, kind=kind, label=label, facts=facts)
    for post, unit in (("deputy", "u2"), ("head", "u2"), ("magistrate", "u1"), ("director", "u3")):
        graph.add_edge(post, unit, kind="post_in", fact=post)
    for post in ("deputy", "head", "magistrate", "expert"):
        graph.add_edge("a", post, kind="holds", fact=f"a {post}", status="current")
    return graph


def test_party_stands_before_government_and_heads_before_deputies() -> None:
    assert timetable(made())[:2] == [("u2", ["head", "deputy"]), ("u1", ["magistrate"])]


def test_a_body_whose_posts_nobody_holds_is_left_out() -> None:
    assert "u3" not in dict(timetable(made()))


def test_posts_of_no_body_stand_last() -> None:
    assert timetable(made())[-1] == ("", ["expert"])


def test_the_focus_stands_first() -> None:
    assert timetable(made(focus="u1"))[0][0] == "u1"
