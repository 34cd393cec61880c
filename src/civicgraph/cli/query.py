"""``civicgraph query``: ask a graph a question of the catalogue, or one's own."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from civicgraph.query import Query, Rows

_FLAT = (
    "note: Turtle does not keep which article says what; for statuses and days of a tenure ask a .trig, .nq or store"
)
_SECONDS = click.FloatRange(min=0, min_open=True)
FORMATS = ("table", "csv", "tsv", "json", "ttl")


@click.command("query")
@click.argument("query", metavar="NAME|FILE.rq|-", required=False)
@click.argument("graph", required=False)
@click.option("--param", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="Give a parameter a value.")
@click.option(
    "--format", "-f", "form", type=click.Choice(FORMATS), help="Write a table (default), csv, tsv, json or ttl."
)
@click.option("--list", "show", is_flag=True, help="List the questions of the catalogue; with NAME, describe one.")
@click.option("--timeout", type=_SECONDS, metavar="SECONDS", help="Give up after so long.")
def command(  # click passes them by name
    query: str | None,
    graph: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    show: bool,
    timeout: float | None,
) -> None:
    """Ask GRAPH a question: one of the catalogue by its NAME, a file with SPARQL, or - for SPARQL on stdin.

    GRAPH is what `civicgraph build` wrote, or - for a graph on stdin. A question may need parameters; --list tells
    them. A query sees the union of all graphs; GRAPH ?article {...} tells which article says it. It only reads, and
    never reaches the network.

    CSV is for spreadsheets: a text that begins like a formula gets an apostrophe in front. JSON (SPARQL results) and
    TSV are exact; ttl is for CONSTRUCT and DESCRIBE.

    \b
    Example: civicgraph query career-of-person demo.trig --param person=沈怀岭
    """
    if show:
        click.echo(_description(query), nl=False)
        return
    if not query or not graph:
        raise click.UsageError(_what_is_missing(query))
    if query == graph == "-" or (graph == "-" and timeout is not None):
        raise click.UsageError(
            "the graph can only come from the standard input alone: name the query, without --timeout"
        )
    rows = _ask(query, graph, _values(parameters), timeout)
    _write(rows, form or ("ttl" if rows.form == "construct" else "table"), named=_is_named(query))


def _ask(query: str, graph: str, parameters: dict[str, str], timeout: float | None) -> Rows:
    text = sys.stdin.buffer.read().decode("utf-8-sig") if query == "-" else query
    if query != "-" and not text.endswith(".rq") and Path(text).is_file():
        text = Path(text).read_text(encoding="utf-8-sig")
    if timeout is not None:
        from civicgraph.cli.query_child import ask_within

        return ask_within(timeout, graph, text, parameters)
    from civicgraph.graph import Graph

    with _killable(), Graph.open(graph) as opened:
        rows = opened.query(text, **parameters)
        if opened.has_lost_graphs():
            click.echo(_FLAT, err=True)
        return rows


@contextmanager
def _killable() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Python would wait for the end of the query. Nothing is lost, all is read."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not (name and equals):
            raise click.BadParameter(f"{parameter!r} is not NAME=VALUE", param_hint="--param")
        if name in values:
            raise click.BadParameter(f"{name} is given twice", param_hint="--param")
        values[name] = value
    return values


def _what_is_missing(query: str | None) -> str:
    from civicgraph.query import find_query

    if not query:
        return "name a query and a graph, or say --list to see the questions there are"
    example = find_query(query).example if query.isascii() and " " not in query and "." not in query else ""
    return f"name a graph, too: {example or 'civicgraph query QUERY GRAPH'}"


def _is_named(query: str) -> bool:
    from civicgraph.query import list_queries

    return any(query == each.name for each in list_queries())


def _write(rows: Rows, form: str, *, named: bool) -> None:
    from civicgraph.query.tables import table

    if form == "table":
        shown = rows.without(column for column in rows.columns if column.endswith("_id")) if named else rows
        click.echo(table(shown, _terminal_width()), nl=False)
    else:
        _write_exactly(rows, form)
    if not rows.terms:
        click.echo("Nothing found.", err=True)


def _write_exactly(rows: Rows, form: str) -> None:
    from civicgraph.query.tables import to_csv, to_tsv

    writers = {"csv": to_csv, "tsv": to_tsv, "json": _json, "ttl": _turtle}
    click.echo(writers[form](rows).encode(), nl=False)  # as bytes: CSV has its own line ends


def _json(rows: Rows) -> str:
    return rows.to_json() + "\n"


def _turtle(rows: Rows) -> str:
    return rows.to_turtle()


def _terminal_width() -> int | None:
    with suppress(ValueError, OSError):
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return None


def _description(name: str | None) -> str:
    from civicgraph.query import find_query, list_queries

    if name:
        return _details(find_query(name))
    return "".join(_summary(query) for query in list_queries())


def _summary(query: Query) -> str:
    takes = " ".join(each.name if each.required else f"[{each.name}]" for each in query.parameters)
    return f"{query.name}  {takes}".rstrip() + f"\n    {query.title} · {query.title_zh}\n"


def _details(query: Query) -> str:
    lines = [_summary(query).rstrip(), "", f"  {query.description}", f"  {query.description_zh}", ""]
    for each in query.parameters:
        lines.append(
            f"  --param {each.name}=…  ({'required' if each.required else 'optional'}, {each.kind}) {each.note}"
        )
    return "\n".join([*lines, f"  Example: {query.example}", ""])
