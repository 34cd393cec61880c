"""A graph to ask: canned and own queries, and the ways into rdflib and networkx."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Store

from civicgraph.errors import GraphError, QueryError
from civicgraph.query.bind import bindings, free_bindings
from civicgraph.query.catalogue import Parameter, find_query, parse_parameters
from civicgraph.query.rows import Rows
from civicgraph.query.run import ask
from civicgraph.query.turtle import restore_graphs
from civicgraph.store import open_store

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

_NAME: Final = re.compile(r"[\w.-]+")
_MERGE: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class Graph:
    """A graph that civicgraph wrote, open for questions; it is never changed.

    >>> from civicgraph import Graph                                        # doctest: +SKIP
    >>> with Graph.open("demo.trig") as graph:                              # doctest: +SKIP
    ...     graph.query("career-of-person", person="林致远")
    """

    def __init__(self, store: Store, path: Path) -> None:
        self._store: Store | None = store
        self.path = path
        self.is_flat = next(iter(store.named_graphs()), None) is None
        """Whether it came without named graphs (Turtle), so that only evidence tells which article says what."""
        self._restored = False

    @classmethod
    def open(cls, path: str | Path) -> Graph:
        """Open a file (``.trig``, ``.nq``, ``.jsonld``, ``.ttl``), read into memory, or a store folder as it lies.

        Raises:
            GraphError: nothing is there, or it is no graph.
        """
        return cls(open_store(path), Path(path))

    @property
    def store(self) -> Store:
        """The store beneath, to be read only.

        Raises:
            GraphError: the graph is closed.
        """
        if self._store is None:
            raise GraphError(f"the graph {self.path} is closed; open it again")
        return self._store

    def query(self, query: str, /, **parameters: object) -> Rows:
        """Ask a question of the catalogue by its name, or a query of one's own: SPARQL text, or a file ``.rq``.

        Args:
            query: the name of a question (``civicgraph.query.list_queries()``), a path, or SPARQL. The default graph is
                the union of all graphs; ``GRAPH ?article { … }`` tells which article says it.
            parameters: of a question, as it declares them; of one's own text, values of variables that it selects.

        Raises:
            QueryError: the query or a parameter is unknown or wrong, or the query would reach the network.
            NotFoundError: nothing in the graph has the name that a parameter gives.
        """
        text, declared, canned = _question(query)
        union = self._prepare(canned=canned)
        runs = bindings(self.store, declared, parameters) if declared or canned else [free_bindings(parameters)]
        return ask(self.store, text, runs, union=union).without(_values_of(declared))

    def to_rdflib(self) -> rdflib.Dataset:
        """All of the graph as a dataset of rdflib; its default graph is the union.

        Meant for graphs of up to a few 100,000 quads: rdflib takes 30 s and 1.5 GB for a million.
        """
        from civicgraph.query.convert import to_dataset  # noqa: PLC0415 (rdflib is heavy)

        return to_dataset(self.store, flat=self.is_flat)

    def to_networkx(
        self,
        *,
        person: str | None = None,
        unit: str | None = None,
        event: str | None = None,
        depth: int = 1,
        limit: int | None = None,
    ) -> nx.MultiDiGraph:
        """People, units, posts and events as a network, all of it or what is around one of them.

        Args:
            person, unit, event: the name in the middle; at most one.
            depth: how many steps from it.
            limit: at most so many nodes, the best connected; None for all.

        Raises:
            NotFoundError: nothing in the graph has this name.
        """
        from civicgraph.view.network import network  # noqa: PLC0415 (networkx is heavy)

        most = sys.maxsize if limit is None else limit
        return network(self.store, person=person, unit=unit, event=event, depth=depth, limit=most)

    def close(self) -> None:
        """Let go of the store; the graph cannot be asked any more."""
        self._store = None

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many quads there are (of Turtle: triples)."""
        return self._count("?s ?p ?o" if self.is_flat else "GRAPH ?g { ?s ?p ?o }")

    def __bool__(self) -> bool:
        """True: an empty graph is a graph, too."""
        return True

    def __repr__(self) -> str:
        return f"Graph({str(self.path)!r})"

    def has_lost_graphs(self) -> bool:
        """Whether several articles lie in one Turtle file, so that the graphs that keep them apart are gone."""
        return self.is_flat and self._count("?article a cg:Article") > 1

    def _prepare(self, *, canned: bool) -> bool:
        """Make the store ready for a query, and tell whether its default graph must be made up of all graphs.

        Oxigraph's union of graphs has a triple as often as graphs have it, so that counts come out too high. A file in
        memory therefore gets a true union as its default graph when that is first needed. Questions of the catalogue
        read named graphs only: they need none, but they need the graphs that Turtle lacks.
        """
        if self.is_flat and canned and not self._restored:
            self._restored = True
            restore_graphs(self.store)
        if canned or self._has_default():
            return False
        if not self.path.is_dir():
            self.store.update(_MERGE)
        return not self._has_default()

    def _has_default(self) -> bool:
        return next(iter(self.store.quads_for_pattern(None, None, None, DefaultGraph())), None) is not None

    def _count(self, pattern: str) -> int:
        counted = ask(self.store, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", union=False)
        return int(str(counted[0]["n"]))


def _question(query: str) -> tuple[str, tuple[Parameter, ...], bool]:
    """The text of a query, the parameters that it declares, and whether it is of the catalogue."""
    if query.endswith(".rq") and "\n" not in query:
        text = _read(Path(query))
        return text, parse_parameters(query, text), False
    if _NAME.fullmatch(query):
        found = find_query(query)
        return found.text, found.parameters, True
    return query, parse_parameters("the query", query), False


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the query {path}: {error}") from error


def _values_of(declared: tuple[Parameter, ...]) -> list[str]:
    """Parameters that only narrow an answer: they are selected to be bound and are no part of the answer."""
    return [parameter.name for parameter in declared if parameter.kind in {"date", "number"}]
