"""Lays out a network by what it is about: a leading group, an event, a career, or a map of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicgraph.view.layout.career import career
from civicgraph.view.layout.gathering import gathering
from civicgraph.view.layout.group import group
from civicgraph.view.layout.order import Neighbours
from civicgraph.view.layout.overview import overview
from civicgraph.view.layout.scene import Scene

if TYPE_CHECKING:
    import networkx as nx

_BY_KIND = {"person": career, "unit": group, "event": gathering}


def arrange(graph: nx.MultiDiGraph) -> Scene:
    """The scene of a network, by what it is about: the same network, the same scene."""
    near, focus = Neighbours(graph), graph.graph["focus"]
    return _BY_KIND[near.kind(focus)](near, focus) if focus else overview(near)
