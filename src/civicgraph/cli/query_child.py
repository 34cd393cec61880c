"""Asks a graph in a process of its own, because a running query of Oxigraph can only be stopped with its process.

Run as ``python -m civicgraph.cli.query_child`` it reads a question as JSON from stdin and writes what came of it: in
the first line the form of the answer, or the kind of the error, and then the answer in JSON, or the message.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from civicgraph import errors
from civicgraph.errors import CivicgraphError, QueryError
from civicgraph.query.rows import Rows

_MODULE: Final = "civicgraph.cli.query_child"


class QueryTimeoutError(QueryError):
    """A query took longer than it may."""

    exit_code = 1


def ask_within(seconds: float, graph: str, query: str, parameters: Mapping[str, str]) -> Rows:
    """As ``Graph.open(graph).query(query, **parameters)``, but given up after some seconds.

    Raises:
        QueryTimeoutError: it took longer.
        CivicgraphError: as :meth:`civicgraph.graph.Graph.query`.
    """
    question = json.dumps({"graph": graph, "query": query, "parameters": dict(parameters)}).encode()
    command = [sys.executable, "-m", _MODULE]
    try:
        done = subprocess.run(command, input=question, stdout=subprocess.PIPE, timeout=seconds, check=True)  # noqa: S603 (our own module)
    except subprocess.TimeoutExpired:
        raise QueryTimeoutError(
            f"the query did not finish within {seconds:g} seconds: narrow it by a parameter, or allow more"
        ) from None
    head, _, body = done.stdout.partition(b"\n")
    return _answer(head.decode(), body)


def main() -> None:
    """Answer the question on stdin."""
    from civicgraph.graph import Graph

    question = json.loads(sys.stdin.buffer.read())
    try:
        with Graph.open(question["graph"]) as graph:
            rows = graph.query(question["query"], **question["parameters"])
        answer = f"{rows.form}\n{rows.to_json()}"
    except CivicgraphError as error:
        answer = f"{type(error).__name__}\n{error}"
    sys.stdout.buffer.write(answer.encode())


def _answer(head: str, body: bytes) -> Rows:
    if head not in {"select", "ask", "construct"}:
        raise getattr(errors, head)(body.decode())
    answer = parse_query_results(body, format=QueryResultsFormat.JSON)
    if not isinstance(answer, QuerySolutions):
        from pyoxigraph import Literal

        return Rows(("answer",), [(Literal(bool(answer)),)], "ask")
    columns = [variable.value for variable in answer.variables]
    return Rows(columns, [tuple(row) for row in answer], "construct" if head == "construct" else "select")


if __name__ == "__main__":
    main()
