"""``civicgraph view``: write a network as one HTML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import networkx as nx


@click.command("view")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", required=True, metavar="PAGE.html", help="File to write; - for standard output.")
@click.option("--person", metavar="NAME", help="A person: career, events, honours.")
@click.option("--unit", metavar="NAME", help="A body: its posts, its leading group, its sub-units.")
@click.option(
    "--event",
    metavar="NAME",
    help="An event, by its name or a part of it: who took part in which role, and what was given.",
)
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="How many facts away from it.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="At most so many nodes.")
def command(  # click passes options by name
    graph: Path, out: str, person: str | None, unit: str | None, event: str | None, depth: int, limit: int
) -> None:
    """Write a network of people, posts, bodies and events as one HTML file that needs no network.

    GRAPH is what `civicgraph build` wrote, or - for a graph on the standard input. Without a name it is a map of the
    whole graph; of a large one, of what is best connected. A name may be another name, pinyin or an IRI. Open the page
    in any browser: click a node or a line to read the sentences that say it.

    \b
    Examples:
      civicgraph view county.trig -o county.html
      civicgraph view county.trig --person 张三 --depth 2 -o zhangsan.html
    """
    names = {"person": person, "unit": unit, "event": event}
    if sum(name is not None for name in names.values()) > 1:
        raise click.UsageError("give only one of --person, --unit and --event")
    from civicgraph.view.page import page
    from civicgraph.view.write import check_place, write_page

    place = None if out == "-" else Path(out)
    if place:
        check_place(place)
    network = _network(graph, names, depth, limit)
    text = page(network)
    if place:
        write_page(text, place)
    else:
        sys.stdout.buffer.write(text.encode())
    _report(network, place, limit)


def _network(path: Path, names: dict[str, str | None], depth: int, limit: int) -> nx.MultiDiGraph:
    from civicgraph.errors import GraphError
    from civicgraph.store import open_store
    from civicgraph.view.network import network

    made = network(open_store(path), **names, depth=depth, limit=limit)
    if not made:
        raise GraphError(f"there is nothing to draw in {path}: it links no people, bodies or events")
    return made


def _links(network: nx.MultiDiGraph) -> int:
    """The lines that the page draws: several facts of one kind between two nodes are one."""
    return len({(source, target, data["kind"]) for source, target, data in network.edges(data=True)})


def _report(network: nx.MultiDiGraph, place: Path | None, limit: int) -> None:
    shown, total = network.number_of_nodes(), network.graph["total"]
    if place:
        click.echo(f"{place}: {shown} nodes, {_links(network)} links", err=True)
    if shown < total:
        say = f"{total - shown} of {total} nodes were left out (--limit {limit}): give a higher --limit"
        click.echo(f"{say}, or look at a part with --person, --unit or --event", err=True)
    if network.graph["namesakes"]:
        click.echo("others have the same name; to see one of them give its IRI:", err=True)
        for iri in network.graph["namesakes"]:
            click.echo(f"  {iri}", err=True)
