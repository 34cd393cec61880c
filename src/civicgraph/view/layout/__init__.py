"""Lays out a network by what it is about: a leading group, an event, a career, or a map of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicgraph.view.layout.order import Neighbours
from civicgraph.view.layout.overview import fill, overview
from civicgraph.view.layout.scene import Scene

if TYPE_CHECKING:
    import networkx as nx


def arrange(graph: nx.MultiDiGraph) -> Scene:
    """The scene of a network: the same network, the same scene."""
    near = Neighbours(graph)
    return overview(near)
