"""Writes graphs into a store and keeps its default graph the union of all others, each triple once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from civicgraph.building import emission, offices
from civicgraph.building.bodies import renew_line, touched_lines
from civicgraph.building.descriptions import renewed
from civicgraph.building.emission import Emitted, to_lines
from civicgraph.building.happenings import link_quads
from civicgraph.building.identity import identity
from civicgraph.building.ledger import Ledger
from civicgraph.rdf import vocab
from civicgraph.rdf.derived import story_node
from civicgraph.rdf.described import graph_of
from civicgraph.rdf.gazetteer import gazetteer_quads
from civicgraph.rdf.sheet import node
from civicgraph.resolve.conflicts import OF_PERSON, OF_POST

_LOAD: Final = 12_000_000
"""Bytes of N-Quads that are loaded at once: half a second, so that Ctrl-C is heard; more takes more memory."""

_DEFAULT: Final = DefaultGraph()


class Edit:
    """Changes to a store that nobody else has open; what is added waits until :meth:`flush` or until it is much.

    Attributes:
        store: lacks what waits.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._waiting: list[bytes] = []
        self._size = 0
        self._beside: ThreadPoolExecutor | None = None
        self._loading: Future[None] | None = None

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Inside, only :meth:`add`: what is much is loaded in a thread of its own, and the caller goes on meanwhile."""
        with ThreadPoolExecutor(1) as pool:
            self._beside = pool
            try:
                yield
                self._wait()
            finally:
                self._beside = None

    def add(self, lines: bytes) -> None:
        """Add quads, as N-Quads; what is there already may be added again."""
        self._waiting.append(lines)
        self._size += len(lines)
        if self._size > _LOAD:
            self._load()

    def replace(self, old: set[Quad], new: set[Quad]) -> int:
        """Put quads in the place of others; returns how many there are more."""
        self.remove(old - new)
        if added := new - old:
            self.add(to_lines(added))
        return len(new) - len(old)

    def graph(self, graph: str) -> set[Quad]:
        """The quads of a graph, without those that wait."""
        return set(self.store.quads_for_pattern(None, None, None, NamedNode(graph)))

    def about(self, subject: NamedNode, graph: NamedNode) -> set[Quad]:
        """The quads of a graph about one thing."""
        return set(self.store.quads_for_pattern(subject, None, None, graph))

    def stating(self, predicate: NamedNode, value: NamedNode, graph: NamedNode) -> list[Quad]:
        """The quads of a graph that state something, of whatever thing."""
        return list(self.store.quads_for_pattern(None, predicate, value, graph))

    def subjects(self, predicate: NamedNode, value: NamedNode, graph: NamedNode) -> list[NamedNode]:
        """The things of which a graph states something."""
        found = self.stating(predicate, value, graph)
        return [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]

    def renew(self, subjects: Iterable[NamedNode], new: Iterable[Quad], graph: NamedNode) -> int:
        """Put quads in the place of all that a graph says about things; returns how many there are more."""
        return self.replace({quad for each in subjects for quad in self.about(each, graph)}, set(new))

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads of named graphs; from the union what no other graph says."""
        for quad in quads:
            self.store.remove(quad)
            if not self._is_said(quad):
                self.store.remove(Quad(quad.subject, quad.predicate, quad.object))

    def flush(self) -> None:
        """Write all that waits, down to the disk."""
        self._load()
        self.store.flush()

    def _is_said(self, quad: Quad) -> bool:
        found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(each.graph_name != _DEFAULT for each in found)

    def _load(self) -> None:
        if not self._waiting:
            return
        lines = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        if self._beside is None:
            _load_into(self.store, lines)
        else:
            self._wait()
            self._loading = self._beside.submit(_load_into, self.store, lines)

    def _wait(self) -> None:
        if self._loading is not None:
            self._loading.result()
            self._loading = None


def _load_into(store: Store, lines: bytes) -> None:
    store.bulk_load(lines, format=RdfFormat.N_QUADS)
    store.bulk_load(_triples(lines), format=RdfFormat.N_TRIPLES)


def write_all(edit: Edit, ledger: Ledger, emitted: Iterable[Emitted]) -> None:
    """Write all graphs into an empty store."""
    with edit.beside():
        for each in emitted:
            edit.add(each.quads)
        for quads in emission.shared(ledger):
            edit.add(to_lines(quads))


def write_changes(edit: Edit, ledger: Ledger, emitted: Iterable[Emitted]) -> None:
    """Write what is touched into a store that holds the rest."""
    for iri in ledger.column("SELECT iri FROM gone"):
        edit.replace(edit.graph(iri), set())
    for each in emitted:
        edit.replace(edit.graph(each.iri), set(parse(each.quads, RdfFormat.N_QUADS)))
    renewals = (_renew_offices, _renew_lines, _renew_stories, _renew_identity, _renew_gazetteer, _renew_descriptions)
    more = sum(renew(edit, ledger) for renew in renewals)
    ledger.set("shared", str(int(ledger.get("shared") or 0) + more))


def _renew_offices(edit: Edit, ledger: Ledger) -> int:
    """Make again what is told of the posts and people that are touched."""
    more = 0
    for post in list(offices.touched_posts(ledger)):
        tenures = offices.tenures_of_post(ledger, post)
        old = {each for tenure in tenures for each in _conflicts(edit, tenure, OF_POST)}
        old |= {each for tenure in tenures for each in edit.subjects(vocab.TENURE_OF, node(tenure), vocab.DERIVED)}
        more += edit.renew(old, offices.quads_of_post(ledger, post), vocab.DERIVED)
    for person in list(offices.touched_people(ledger)):
        tenures = offices.tenures_of_person(ledger, person)
        old = {each for tenure in tenures for each in _conflicts(edit, tenure, OF_PERSON)}
        more += edit.renew(old | {*map(node, tenures)}, offices.quads_of_person(ledger, person), vocab.DERIVED)
    offices.drop_lost(ledger)
    return more


def _renew_lines(edit: Edit, ledger: Ledger) -> int:
    """Make again the changes of bodies in the lines that are touched."""
    more = 0
    for line in touched_lines(ledger):
        before, new = renew_line(ledger, line)
        old = {quad for each in before for quad in edit.about(node(each), vocab.DERIVED)}
        old |= {quad for each in before for quad in edit.stating(vocab.RESULTED_FROM, node(each), vocab.DERIVED)}
        more += edit.replace(old, set(new))
    return more


def _conflicts(edit: Edit, tenure: str, kinds: frozenset[str]) -> Iterator[NamedNode]:
    for conflict in edit.subjects(vocab.BETWEEN, node(tenure), vocab.DERIVED):
        if any(edit.about(conflict, vocab.DERIVED) >= {_of_kind(conflict, kind)} for kind in kinds):
            yield conflict


def _of_kind(conflict: NamedNode, kind: str) -> Quad:
    return Quad(conflict, vocab.CONFLICT_KIND, vocab.CONCEPTS["conflictKind", kind], vocab.DERIVED)


def _renew_stories(edit: Edit, ledger: Ledger) -> int:
    leads = list(ledger.column("SELECT lead FROM retelling"))
    new = {quad for lead in leads for quad in emission.story(ledger, lead)}
    subjects = {quad.subject for quad in new if isinstance(quad.subject, NamedNode)}
    subjects |= {*map(NamedNode, ledger.column("SELECT iri FROM retold")), *map(story_node, leads)}
    old = {quad for subject in subjects for quad in edit.about(subject, vocab.DERIVED)}
    return edit.replace(old, new)


def _renew_gazetteer(edit: Edit, ledger: Ledger) -> int:
    """Add new places; only where one is lost, which others may lie in, is all of it made again."""
    more = 0
    if emission.has_lost_places(ledger):
        places = edit.subjects(vocab.RDF_TYPE, vocab.PLACE, vocab.GAZETTEER)
        more = edit.renew(places, emission.gazetteer(ledger), vocab.GAZETTEER)
    elif found := emission.new_places(ledger):
        new = set(gazetteer_quads(found))
        subjects = {quad.subject for quad in new if isinstance(quad.subject, NamedNode)}
        old = {quad for subject in subjects for quad in edit.about(subject, vocab.GAZETTEER)}
        more = edit.replace(old & new, new)
    emission.note_places(ledger)
    return more


def _renew_descriptions(edit: Edit, ledger: Ledger) -> int:
    """Tell again what the people, bodies and posts are of which articles tell otherwise than before."""
    more = 0
    for thing, new in renewed(ledger):
        told = edit.about(node(thing), graph_of(thing))
        more += edit.replace({quad for quad in told if quad.predicate != vocab.REPLACED_BY}, set(new))
    return more


def _renew_identity(edit: Edit, ledger: Ledger) -> int:
    more = 0
    for quads in chain(identity(ledger, now=False), link_quads(ledger, now=False)):
        edit.remove(quads)
        more -= len(quads)
    for quads in chain(identity(ledger, now=True), link_quads(ledger, now=True)):
        edit.add(to_lines(quads))
        more += len(quads)
    return more


def _triples(lines: bytes) -> bytes:
    """N-Quads without their graphs, each triple once; an IRI has no blank, so the last one is before the graph."""
    return b"\n".join({line[: line.rindex(b" <")] + b" ." for line in lines.splitlines()})
