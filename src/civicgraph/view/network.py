"""Builds the network of a view from a store: nodes with their facts, edges with their quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civicgraph.rdf import vocab
from civicgraph.view.choice import Choice, among, around, whole
from civicgraph.view.focus import Focus, find
from civicgraph.view.layout.order import ENDED, title_order
from civicgraph.view.reading import Fact, Reader, key_of

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store

LIMIT = 300


def network(  # noqa: PLR0913  # three ways to name a focus
    store: Store,
    *,
    person: str | None = None,
    unit: str | None = None,
    event: str | None = None,
    depth: int = 1,
    limit: int = LIMIT,
) -> nx.MultiDiGraph:
    """The network around a person, a unit or an event, or of the whole graph.

    Nodes are IRIs with ``kind``, ``label``, ``aliases``, ``facts`` (pairs of a key and a value), ``post`` (of a
    person: the highest one known, with its body), ``start`` and
    ``evidence``. Edges have ``kind`` (``holds``, ``took_part`` …), what the fact tells (``status``, ``role``,
    ``position``, ``first_seen``, ``last_seen``, ``start``, ``end``), ``fact`` (its IRI) and ``evidence``: mappings with
    ``quote``, ``article``, ``observed`` and ``rule``. The graph itself has ``articles``, ``focus``, ``namesakes``,
    ``total`` (nodes there were to choose from).

    Args:
        store: an open store.
        person: name, other name, pinyin or IRI of a person to look at; likewise ``unit`` and ``event``.
        depth: how many facts away from it.
        limit: at most so many nodes.

    Raises:
        NotFoundError: nobody and nothing has that name.
    """
    focus = _focus(store, person=person, unit=unit, event=event)
    reader = Reader(store)
    choice = around(reader, focus.iri, depth, limit) if focus else whole(reader, limit)
    return _build(reader, choice, focus)


def _focus(store: Store, **names: str | None) -> Focus | None:
    return next((find(store, kind, name) for kind, name in names.items() if name), None)


def _build(reader: Reader, choice: Choice, focus: Focus | None) -> nx.MultiDiGraph:
    import networkx as nx  # noqa: PLC0415  # heavy, and only views need it

    graph = nx.MultiDiGraph(
        focus=focus.iri if focus else None, namesakes=focus.namesakes if focus else (), total=choice.total, articles={}
    )
    for node in sorted(choice.nodes):
        graph.add_node(node, **_attributes(reader, node, graph))
    for fact in among(reader, choice.nodes):
        _add_edges(reader, fact, graph)
    if focus is None:
        _drop_lone(graph)
    return graph


def _drop_lone(graph: nx.MultiDiGraph) -> None:
    """Leaves out what no edge reaches: a medium without reporters, somebody only named."""
    lone = [node for node, degree in graph.degree() if degree == 0]
    graph.remove_nodes_from(lone)
    if len(graph) + len(lone) == graph.graph["total"]:
        graph.graph["total"] = len(graph)


def _attributes(reader: Reader, node: str, graph: nx.MultiDiGraph) -> dict[str, Any]:
    kind = reader.kind(node) or ""
    names = [*reader.values(node, vocab.PREF_LABEL), *reader.values(node, vocab.NAME)]
    names += [*reader.values(node, vocab.DCT_TITLE), *reader.values(node, vocab.ALT_LABEL)]
    if kind == "post":
        names = [*reader.values(node, vocab.TITLE), *names]
    label = names[0] if names else node.rpartition("/")[2]
    return {
        "kind": kind,
        "label": label,
        "aliases": tuple(dict.fromkeys(name for name in names if name != label)),
        "facts": tuple(_facts(reader, node)),
        "post": _post_line(reader, node) if kind == "person" else "",
        "start": reader.value(node, vocab.START),
        "evidence": _evidence(reader, node, graph),
    }


def _post_line(reader: Reader, person: str) -> str:
    """The highest post known of a person, with its body: one in office before one that ended, later before earlier."""
    tenures = [(fact, *_title(reader, fact)) for fact in reader.facts(person) if "status" in fact.details]
    ranked = sorted(tenures, key=lambda held: _standing(held[0], held[1]))
    return ranked[0][2] if ranked else ""


def _standing(tenure: Fact, title: str) -> tuple[bool, int, int, str]:
    seen = str(tenure.details.get("last_seen", "0")).replace("-", "").ljust(8, "0")
    return tenure.details["status"] in ENDED, title_order(title), -int(seen[:8]), tenure.iri


def _title(reader: Reader, tenure: Fact) -> tuple[str, str]:
    post = next(link.target for link in tenure.links if link.kind == "holds")
    title = reader.value(post, vocab.TITLE) or ""
    return title, reader.value(post, vocab.PREF_LABEL) or title


_CONCEPTS = {"unit_kind": vocab.UNIT_KIND, "event_kind": vocab.EVENT_KIND, "document_kind": vocab.DOCUMENT_KIND}
_PLAIN = {
    "date": vocab.START,
    "place": vocab.LOCATION,
    "attendance": vocab.ATTENDANCE,
    "open_list": vocab.OPEN_LIST,
    "year": vocab.YEAR,
    "rank": vocab.RANK,
    "seats": vocab.SEATS,
}


def _facts(reader: Reader, node: str) -> list[tuple[str, str]]:
    """What the graph says of a node itself: pairs of a key and a value; concepts as ``scheme-key``."""
    facts = [
        (key, value.removeprefix(vocab.CG))
        for key, predicate in _CONCEPTS.items()
        for value in reader.values(node, predicate)
        if key_of(value)
    ]
    facts += [(key, value) for key, predicate in _PLAIN.items() for value in reader.values(node, predicate)]
    for place in reader.values(node, vocab.JURISDICTION):
        facts.append(("jurisdiction", reader.value(place, vocab.PREF_LABEL) or place))
    return facts


def _evidence(reader: Reader, fact: str, graph: nx.MultiDiGraph) -> tuple[dict[str, str], ...]:
    quotes = [_quote(reader, evidence) for evidence in reader.values(fact, vocab.EVIDENCE)]
    for quote in quotes:
        _note_article(reader, quote["article"], graph)
    return tuple(sorted(quotes, key=lambda quote: (quote["observed"], quote["article"], quote["quote"])))


def _quote(reader: Reader, evidence: str) -> dict[str, str]:
    return {
        "quote": reader.value(evidence, vocab.QUOTE) or "",
        "article": reader.value(evidence, vocab.IN_ARTICLE) or evidence.partition("#")[0],
        "observed": reader.value(evidence, vocab.OBSERVED_ON) or "",
        "rule": reader.value(evidence, vocab.RULE) or "",
    }


def _note_article(reader: Reader, article: str, graph: nx.MultiDiGraph) -> None:
    if article in graph.graph["articles"]:
        return
    publisher = reader.value(article, vocab.PUBLISHER)
    graph.graph["articles"][article] = {
        "title": reader.value(article, vocab.DCT_TITLE) or "",
        "issued": reader.value(article, vocab.ISSUED) or "",
        "publisher": (reader.value(publisher, vocab.PREF_LABEL) if publisher else None) or "",
        "url": reader.value(article, vocab.SOURCE) or "",
    }


_OWN_STATEMENT = frozenset({"post_in", "part_of"})  # said by the unit or post itself, which has quotes of other things
_BY_LINE = frozenset({"writes_for", "edits_for"})


def _add_edges(reader: Reader, fact: Fact, graph: nx.MultiDiGraph) -> None:
    evidence = _evidence(reader, fact.iri, graph)
    for link in fact.links:
        key = f"{link.kind} {fact.iri}"
        if link.kind == "post_in" and any(
            data["kind"] == "post_in" for data in (graph.get_edge_data(link.source, link.target) or {}).values()
        ):
            continue
        if link.kind in _BY_LINE:
            _note_article(reader, fact.iri, graph)
        quotes = () if link.kind in _OWN_STATEMENT else evidence
        details = fact.details if link.kind not in _OWN_STATEMENT else {}
        graph.add_edge(link.source, link.target, key=key, kind=link.kind, fact=fact.iri, evidence=quotes, **details)
