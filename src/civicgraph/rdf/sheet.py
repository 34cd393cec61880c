"""One named graph in the making."""

from __future__ import annotations

from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from civicgraph.rdf.vocab import CONCEPTS, ID, RDF_TYPE


def node(key: str) -> NamedNode:
    """The IRI of a thing with this key (see :mod:`civicgraph.resolve.keys`)."""
    return NamedNode(ID + key)


def article_node(article: str) -> NamedNode:
    """The IRI of an article, which is also the name of its graph; its id is percent-encoded."""
    encoded = quote(article, safe="")
    if not encoded.strip("."):  # "." and ".." would mean a folder
        encoded = encoded.replace(".", "%2E")
    return NamedNode(f"{ID}article/{encoded}")


def address(url: str) -> NamedNode | Literal:
    """A URL as an IRI, or as text where it is none."""
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url)


class Sheet:
    """Collects the quads of one graph, each once."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._quads: set[Quad] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        """State one thing; None states nothing."""
        if value is not None:
            self._quads.add(Quad(subject, predicate, value, self.graph))

    def type(self, subject: NamedNode, class_: NamedNode) -> NamedNode:
        """State the class of a thing and give the thing back."""
        self.add(subject, RDF_TYPE, class_)
        return subject

    def concept(self, subject: NamedNode, predicate: NamedNode, scheme: str, key: str) -> None:
        """State a kind, role or status.

        Raises:
            KeyError: the scheme has no such key.
        """
        self.add(subject, predicate, CONCEPTS[scheme, key])

    def lines(self) -> list[bytes]:
        """All quads as lines of N-Quads, in a fixed order: sorted."""
        return sorted((serialize(self._quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))

    def quads(self) -> list[Quad]:
        """All quads in a fixed order: that of their N-Quads."""
        return sorted(self._quads, key=str)
