"""From the ledger to quads: the graphs of the articles that are touched, and what only many articles tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from pyoxigraph import Quad, RdfFormat, serialize

from civicgraph.building.bodies import line_quads
from civicgraph.building.descriptions import described, note_descriptions
from civicgraph.building.extracting import unpack
from civicgraph.building.happenings import as_told, link_quads, told_events
from civicgraph.building.identity import identity
from civicgraph.building.ledger import Ledger
from civicgraph.building.offices import all_quads, note_sightings
from civicgraph.building.outcome import Progress, Step
from civicgraph.building.ruling import edits_of
from civicgraph.building.workers import Pump, Workers
from civicgraph.errors import GraphError
from civicgraph.rdf.derived import story_quads
from civicgraph.rdf.described import Description
from civicgraph.rdf.emit import article_lines
from civicgraph.rdf.gazetteer import gazetteer_quads
from civicgraph.resolve.decisions import Decision
from civicgraph.resolve.edits import edited
from civicgraph.resolve.mentions import people_of
from civicgraph.resolve.sightings import Sighting, sightings

BATCH: Final = 64
FEW: Final = 128
"""So many graphs are made here: to start other processes would take longer."""

CHUNK: Final = 10_000
"""Rows whose quads are made at once."""

# Sorted before its first row is given out, so that the articles may be changed meanwhile.
_ORDERS: Final = "SELECT number, id, iri FROM rewrite JOIN article USING (number) ORDER BY iri"
_CLAIMS: Final = "SELECT claims FROM article JOIN claims USING (key) WHERE number = ?"
_LEAD: Final = """
SELECT claims FROM story JOIN article ON article.id = story.lead JOIN claims USING (key) WHERE story.article = ?
"""
_PEOPLE: Final = "SELECT name, person FROM mention WHERE article = ?"


@dataclass(frozen=True, slots=True)
class Order:
    """An article whose graph is to be made.

    Attributes:
        number, iri, claims: of the article.
        people: their keys, by the keys of their names.
        lead: the claims of the article that leads the story, where several tell it.
        events: what its events are called, and those of the lead.
        edits: what people decided about its facts.
    """

    number: int
    iri: str
    claims: bytes
    people: tuple[tuple[str, str], ...]
    lead: bytes | None = None
    events: tuple[tuple[str, str, str, str, str], ...] = ()
    edits: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Emitted:
    """The graph of an article.

    Attributes:
        number, iri: of the article.
        quads: N-Quads, sorted.
        count: how many there are.
        sightings: of people in posts.
        descriptions: of people, bodies and posts, for graphs that all articles share.
    """

    number: int
    iri: str
    quads: bytes
    count: int
    sightings: tuple[Sighting, ...]
    descriptions: tuple[Description, ...]


def emit_batch(orders: list[Order]) -> list[Emitted]:
    """The graphs of a batch of articles; needs no state, so it runs anywhere."""
    return [_emit(order) for order in orders]


def _emit(order: Order) -> Emitted:
    claims = edited(unpack(order.claims), order.edits)
    people = people_of(claims, dict(order.people))
    lead = unpack(order.lead) if order.lead else None
    lines, descriptions = article_lines(claims, people, lead, as_told(order.events))
    seen = tuple(sightings(claims, people, lead))
    return Emitted(order.number, order.iri, b"".join(lines), len(lines), seen, descriptions)


def to_lines(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def emit_articles(ledger: Ledger, workers: Workers, tell: Progress) -> Iterator[Emitted]:
    """The graphs that are to be written, in the order of their IRIs; notes their sightings in the ledger."""
    pump: Pump[Order, Emitted] = Pump(workers, emit_batch, _lost)
    total = ledger.number("SELECT count(*) FROM rewrite")
    done = 0
    for results in _through(pump, _batches(ledger), here=total <= FEW):
        for each in results:
            _note(ledger, each)
            yield each
        done += len(results)
        tell(Step("write", done, total))


def _through(pump: Pump[Order, Emitted], batches: Iterator[list[Order]], *, here: bool) -> Iterator[list[Emitted]]:
    for batch in batches:
        pump.put(batch, here=here)
        if pump.is_full:
            yield from (results for _, results in pump.take(wait=True))
    yield from (results for _, results in pump.drain())


def _batches(ledger: Ledger) -> Iterator[list[Order]]:
    rules = ledger.number("SELECT EXISTS (SELECT 1 FROM decision WHERE kind != 'person')") > 0
    orders = (_order(ledger, *row, rules=rules) for row in ledger.run(_ORDERS))
    while batch := list(islice(orders, BATCH)):
        yield batch


def _order(ledger: Ledger, number: int, article: str, iri: str, *, rules: bool) -> Order:
    claims = next(ledger.column(_CLAIMS, (number,)))
    lead = next(ledger.column(_LEAD, (number,)), None)
    edits = edits_of(ledger, number, article) if rules else ()
    people = tuple(ledger.run(_PEOPLE, (number,)))
    return Order(number, iri, claims, people, lead, told_events(ledger, number), edits)


def _lost(order: Order) -> Emitted:
    raise GraphError(f"the process that wrote {order.iri} died, perhaps for want of memory: try --jobs 1")


def _note(ledger: Ledger, emitted: Emitted) -> None:
    note_sightings(ledger, emitted.number, emitted.sightings)
    note_descriptions(ledger, emitted.number, emitted.descriptions)
    ledger.run("UPDATE article SET quads = ? WHERE number = ?", (emitted.count, emitted.number))


def shared(ledger: Ledger) -> Iterator[list[Quad]]:
    """All quads of the graphs that tell of many articles, in a fixed order, where all articles are written."""
    count = 0
    why = chain(identity(ledger, now=True), link_quads(ledger, now=True))
    places = [gazetteer(ledger)]
    for quads in chain(all_quads(ledger), line_quads(ledger), _stories(ledger), places, described(ledger), why):
        count += len(quads)
        yield quads
    ledger.set("shared", str(count))
    note_places(ledger)


def _stories(ledger: Ledger) -> Iterator[list[Quad]]:
    for lead in ledger.column("SELECT DISTINCT lead FROM story ORDER BY lead"):
        yield story(ledger, lead)


def story(ledger: Ledger, lead: str) -> list[Quad]:
    """The quads of a story in the graph ``derived``; none where no articles tell it any more."""
    members = list(
        ledger.column("SELECT iri FROM story JOIN article ON number = story.article WHERE lead = ?", (lead,))
    )
    if not members:
        return []
    claims = next(ledger.column("SELECT claims FROM article JOIN claims USING (key) WHERE id = ?", (lead,)))
    return story_quads(lead, unpack(claims).title, members)


def new_places(ledger: Ledger) -> list[str]:
    """The places that the gazetteer of the store does not describe yet."""
    query = (
        "SELECT path FROM located WHERE path IN (SELECT path FROM place) AND path NOT IN (SELECT path FROM described)"
    )
    return list(ledger.column(query))


def has_lost_places(ledger: Ledger) -> bool:
    """Whether the gazetteer of the store describes a place that no article names any more."""
    query = "SELECT 1 FROM located JOIN described USING (path) WHERE path NOT IN (SELECT path FROM place)"
    return ledger.run(query).fetchone() is not None


def note_places(ledger: Ledger) -> None:
    """Note that the gazetteer of the store describes just the places that articles name."""
    ledger.run("DELETE FROM described WHERE path IN (SELECT path FROM located)")
    ledger.run("INSERT INTO described SELECT path FROM located WHERE path IN (SELECT path FROM place)")


def gazetteer(ledger: Ledger) -> list[Quad]:
    """All quads of places in the graph ``gazetteer``, in a fixed order."""
    return gazetteer_quads(ledger.column("SELECT DISTINCT path FROM place"))
