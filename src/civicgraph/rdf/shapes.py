"""Checks a graph against ``ontology/shapes.ttl`` (SHACL, by pyshacl), each named graph by itself.

Graphs are checked in batches, so that the work of starting the engine is shared and memory stays bounded: within a
batch the things of each graph get names of their own, so that no graph lends another what it lacks. Of what a graph
only mentions (the places of the gazetteer, the tenures of ``derived``) it is told the class; of the people, bodies and
posts that it names, what stands in the graphs that describe them for all articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, TypeGuard

import pyshacl
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from civicgraph import resources
from civicgraph.rdf.described import graph_of
from civicgraph.rdf.vocab import (
    CONCEPTS,
    DCT_TITLE,
    EVIDENCE,
    ID,
    NAME,
    PERSON,
    POST_CLASS,
    PREF_LABEL,
    PREFIXES,
    QUOTE,
    RDF_TYPE,
    REPLACED_BY,
    UNIT,
)

GraphName = NamedNode | BlankNode | DefaultGraph

BATCH: Final = 20_000
"""Quads in one batch, or the quads of one graph that has more: some 60 MB in """

_RENAMED: Final = re.compile(re.escape(ID) + r"\d+~")
_DEFAULT: Final = "the default graph"
_DESCRIBED: Final = (PERSON, UNIT, POST_CLASS)
_SH: Final = "http://www.w3.org/ns/shacl#"
_TARGETS: Final = (URIRef(_SH + "targetClass"), URIRef(_SH + "targetSubjectsOf"))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with one thing in one graph.

    Attributes:
        graph: IRI of the graph, or ``default graph``.
        node: IRI of the thing; ``label`` is its name, where it has one.
        path: the property that is wrong, as a prefixed name, or empty.
        message: what the shape asks for.
        value: the value that breaks it, or empty.
        quotes: the passages that the graph gives for the thing.
    """

    graph: str
    node: str
    path: str
    message: str
    value: str
    label: str
    quotes: tuple[str, ...]

    def __str__(self) -> str:
        head = " ".join(filter(None, (self.node, f"({self.label})" if self.label else "")))
        what = ": ".join(filter(None, (self.path, self.message)))
        lines = [head, f"  {what}", f"  value: {self.value}" if self.value else "", f"  in {self.graph}"]
        return "\n".join([line for line in lines if line] + [f"  quote: {quote}" for quote in self.quotes])


def problems(store: Store) -> Iterator[Problem]:
    """What is wrong in a graph, in the order of its named graphs; checks as far as one reads."""
    for batch in _batches(store):
        yield from sorted(_check(store, batch))


def _batches(store: Store) -> Iterator[list[GraphName]]:
    batch: list[GraphName] = []
    size = 0
    for graph in _graphs(store):
        quads = sum(1 for _ in islice(store.quads_for_pattern(None, None, None, graph), BATCH))
        if batch and size + quads > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(graph)
        size += quads
    if batch:
        yield batch


def _graphs(store: Store) -> list[GraphName]:
    """The named graphs; where there is none (Turtle), the default graph, which is otherwise their union."""
    return sorted(store.named_graphs(), key=str) or [DefaultGraph()]


def _check(store: Store, batch: list[GraphName]) -> Iterator[Problem]:
    data = Graph()
    for number, graph in enumerate(batch):
        for quad in _with_classes(store, graph):
            data.add((_term(quad.subject, number), _term(quad.predicate, number), _term(quad.object, number)))
    _add_concepts(data)
    shapes = _shapes()
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    by_class = set(shapes.subjects(URIRef(_SH + "targetClass")))
    for result in results.objects(None, URIRef(_SH + "result")):
        problem = _problem(store, batch, results, result)
        if results.value(result, URIRef(_SH + "sourceShape")) not in by_class or _is_described(store, problem):
            yield problem


def _with_classes(store: Store, graph: GraphName) -> Iterator[Quad]:
    """The quads of a graph, what is told elsewhere of what it names, and the classes of all that these mention."""
    typed: set[object] = set()
    mentioned: set[NamedNode] = set()
    for quad in _with_descriptions(store, graph):
        if quad.predicate == RDF_TYPE:
            typed.add(quad.subject)
        mentioned.update(filter(_is_ours, (quad.subject, quad.object)))
        yield quad
    for each in mentioned - typed:
        yield from store.quads_for_pattern(each, RDF_TYPE, None, None)


def _with_descriptions(store: Store, graph: GraphName) -> Iterator[Quad]:
    for quad in store.quads_for_pattern(None, None, None, graph):
        yield quad
        if quad.predicate == RDF_TYPE:
            yield from _description(store, quad)


def _description(store: Store, typed: Quad) -> Iterator[Quad]:
    """What all articles together tell of a thing that a graph names with its class."""
    if typed.object in _DESCRIBED and isinstance(typed.subject, NamedNode):
        graph = graph_of(typed.subject.value.removeprefix(ID))
        found = store.quads_for_pattern(typed.subject, None, None, graph)
        yield from (quad for quad in found if quad.predicate != REPLACED_BY)


def _is_ours(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode) and term.value.startswith(ID)


def _term(term: object, number: int) -> Node:
    """A term for rdflib; our things are named apart by the number of their graph."""
    if isinstance(term, Literal):
        kind = None if term.language else URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    if isinstance(term, BlankNode):
        return BNode(f"g{number}{term.value}")
    assert isinstance(term, NamedNode)
    return URIRef(f"{ID}{number}~{term.value[len(ID) :]}" if _is_ours(term) else term.value)


def _add_concepts(data: Graph) -> None:
    for concept in CONCEPTS.values():
        data.add((URIRef(concept.value), URIRef(RDF_TYPE.value), URIRef(PREFIXES["skos"] + "Concept")))


@cache
def _shapes() -> Graph:
    shapes = Graph().parse(resources.folder("ontology") / "shapes.ttl")
    _aim_properties(shapes)
    return shapes


def _aim_properties(shapes: Graph) -> None:
    """Give the properties of each shape its targets: the engine then asks each once of all things together.

    That is the same question, nearly twice as fast: as parts of a shape they are asked anew of each thing.
    """
    for shape, _, each in list(shapes.triples((None, URIRef(_SH + "property"), None))):
        for target in _TARGETS:
            for aim in shapes.objects(shape, target):
                shapes.add((each, target, aim))
                shapes.remove((shape, URIRef(_SH + "property"), each))


def _is_described(store: Store, problem: Problem) -> bool:
    """Whether the graph itself tells the class of the thing, and does not only mention it."""
    graph = NamedNode(problem.graph) if problem.graph != _DEFAULT else DefaultGraph()
    return any(True for _ in store.quads_for_pattern(NamedNode(problem.node), RDF_TYPE, None, graph))


def _problem(store: Store, batch: list[GraphName], results: Graph, result: Node) -> Problem:
    focus, number = _original(str(results.value(result, URIRef(_SH + "focusNode"))))
    graph = batch[number]
    value = results.value(result, URIRef(_SH + "value"))
    path = results.value(result, URIRef(_SH + "resultPath"))
    return Problem(
        graph=graph.value if isinstance(graph, NamedNode) else _DEFAULT,
        node=focus,
        path=_short(str(path)) if path is not None and str(path).startswith("http") else "",
        message=_message(results, result),
        value="" if value is None else _original(str(value))[0],
        label=_label(store, graph, focus),
        quotes=_quotes(store, graph, focus),
    )


def _message(results: Graph, result: Node) -> str:
    """The message of the shape in English, or the engine's."""
    found = results.objects(result, URIRef(_SH + "resultMessage"))
    ordered = sorted(found, key=lambda text: (getattr(text, "language", None) != "en", str(text)))
    return _RENAMED.sub(ID, str(ordered[0])) if ordered else "breaks a shape"


def _original(iri: str) -> tuple[str, int]:
    """The IRI as the graph has it, and the number of the graph."""
    number, tilde, rest = iri.removeprefix(ID).partition("~")
    return (ID + rest, int(number)) if tilde and number.isdigit() else (iri, 0)


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def _label(store: Store, graph: GraphName, iri: str) -> str:
    found = (text for predicate in (NAME, PREF_LABEL, DCT_TITLE) for text in _texts(store, graph, iri, predicate))
    return next(found, "")


def _quotes(store: Store, graph: GraphName, iri: str) -> tuple[str, ...]:
    cited = [quad.object for quad in store.quads_for_pattern(NamedNode(iri), EVIDENCE, None, graph)]
    passages = [iri, *(each.value for each in cited if isinstance(each, NamedNode))]
    return tuple(sorted(text for each in passages for text in _texts(store, graph, each, QUOTE)))


def _texts(store: Store, graph: GraphName, iri: str, predicate: NamedNode) -> Iterator[str]:
    for quad in store.quads_for_pattern(NamedNode(iri), predicate, None, graph):
        if isinstance(quad.object, Literal):
            yield quad.object.value
