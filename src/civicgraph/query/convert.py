"""Terms and graphs of pyoxigraph as those of rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from civicgraph.errors import GraphError
from civicgraph.rdf.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib.graph import _QuadType


def to_dataset(store: Store, *, flat: bool) -> rdflib.Dataset:
    """The named graphs of a store, or the triples of a flat one, as a dataset whose default graph is the union."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    converter = _Converter(dataset)
    dataset.addN(converter.quad(quad) for quad in store if isinstance(quad.graph_name, DefaultGraph) == flat)
    return dataset


def to_rdflib(term: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Identifier:
    """One term.

    Raises:
        GraphError: it is a triple term of RDF 1.2, which rdflib does not have.
    """
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise GraphError("the graph has triple terms of RDF 1.2, which rdflib cannot hold")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return rdflib.Literal(term.value, datatype=None if datatype == str(rdflib.XSD.string) else datatype)


class _Converter:
    """Converts quads; nodes and graphs, which come again and again, only once."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self._dataset = dataset
        self._nodes: dict[NamedNode, rdflib.term.Identifier] = {}
        self._graphs: dict[NamedNode | BlankNode | DefaultGraph, rdflib.Graph] = {}

    def quad(self, quad: Quad) -> _QuadType:
        return (
            self._term(quad.subject),
            self._term(quad.predicate),
            self._term(quad.object),
            self._graph(quad.graph_name),
        )

    def _term(self, term: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Identifier:
        if not isinstance(term, NamedNode):
            return to_rdflib(term)
        found = self._nodes.get(term)
        if found is None:
            found = self._nodes[term] = to_rdflib(term)
        return found

    def _graph(self, name: NamedNode | BlankNode | DefaultGraph) -> rdflib.Graph:
        if name not in self._graphs:
            node = None if isinstance(name, DefaultGraph) else to_rdflib(name)
            self._graphs[name] = self._dataset.default_graph if node is None else self._dataset.graph(node)
        return self._graphs[name]
