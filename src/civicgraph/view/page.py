"""Turns a network into one HTML file that needs nothing else: pyvis carries it into our own template.

pyvis's own template loads styles from the network and puts names into HTML unescaped; it is never used here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civicgraph.view.embed import embed
from civicgraph.view.layout import arrange
from civicgraph.view.payload import edge_rows, extras, heading, node_rows

if TYPE_CHECKING:
    import networkx as nx

ASSETS = Path(__file__).parent / "assets"
GENERATOR = "civicgraph view"

_STYLES = ("ground", "bar", "graph", "panel", "table", "timeline", "screens")  # later ones overrule earlier ones

# In the order in which they need each other; together they are one script with one hash.
_SCRIPTS = (
    "data", "words", "glyphs", "scene", "picture", "filters", "panel", "search", "table", "timeline", "tabs", "ego",
    "output", "main",
)  # fmt: skip

_OPTIONS = {"physics": {"enabled": False}, "layout": {"randomSeed": 1, "improvedLayout": False}}


def page(graph: nx.MultiDiGraph) -> str:
    """The page of a network made by ``civicgraph.view.network``, as the text of an HTML file.

    The same network gives the same text. The page loads nothing: its policy forbids every address, and scripts run
    only by their hash. Names and quotes reach the browser as data, never as markup.
    """
    from pyvis.network import Network  # noqa: PLC0415  # imports IPython: a fifth of a second

    scene = arrange(graph)
    nodes = node_rows(graph, scene)
    ids = {row["iri"]: row["id"] for row in nodes}
    carrier = Network(directed=True, cdn_resources="in_line")
    carrier.set_template_dir(f"{ASSETS}/", "page.html.j2")
    for row in nodes:
        carrier.add_node(row.pop("id"), shape="custom", **row)
    for row in edge_rows(graph, scene, ids):
        carrier.add_edge(row.pop("from"), row.pop("to"), **row)
    carrier.options = dict(_OPTIONS)
    carrier.templateEnv.globals.update(_parts(heading(graph), extras(graph, scene, ids)))
    return str(carrier.generate_html()) + "\n"


def _parts(title: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    def embedded(nodes: Sequence[Any], edges: Sequence[Any], options: str) -> str:
        return embed({"nodes": nodes, "edges": edges, **extra}, options)

    css, library, script = style(), vis_network(), our_script()
    return {
        "generator": f"{GENERATOR} {version('civicgraph')}",
        "heading_text": title,
        "policy": policy([library, script], [css]),
        "css": css,
        "library": library,
        "script": script,
        "embed": embedded,
    }


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The content security policy that runs exactly these scripts and styles and loads nothing at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def style() -> str:
    """Our style sheets as one."""
    return "\n".join((ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES)


@cache
def our_script() -> str:
    """Our scripts as one, closed off from the page's global names."""
    parts = [(ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def vis_network() -> str:
    """vis-network 9.1.2 as pyvis bundles it (Apache-2.0 or MIT; the licence stands at its head).

    Version 10.1.5 was tried: it writes styles into the page, which only a weaker policy (``unsafe-inline``) would let
    pass, and makes each page 185 kB larger.
    """
    import pyvis  # noqa: PLC0415  # see page()

    bundled = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return bundled.read_text(encoding="utf-8").replace("\r\n", "\n").rstrip() + "\n"
