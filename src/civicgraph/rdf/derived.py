"""The graphs that only many articles tell: first and last sightings, and why mentions are one person."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from civicgraph.model import PartialDate
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import key
from civicgraph.resolve.persons import Judgement


def sighting_quads(spans: Iterable[tuple[str, str, str]]) -> list[Quad]:
    """First and last sightings in the graph ``derived``, in a fixed order.

    Args:
        spans: the key of each tenure with the first and the last day on which an article shows it.
    """
    sheet = Sheet(vocab.DERIVED)
    for tenure, first, last in spans:
        sheet.add(node(tenure), vocab.FIRST_SEEN, literals.date(PartialDate(first)))
        sheet.add(node(tenure), vocab.LAST_SEEN, literals.date(PartialDate(last)))
    return sheet.quads()


def identity_quads(judgements: Iterable[Judgement]) -> list[Quad]:
    """The quads of the graph ``identity``, in a fixed order."""
    sheet = Sheet(vocab.IDENTITY)
    for judgement in judgements:
        why = sheet.type(node(key("judgement", judgement.person, judgement.reason)), vocab.JUDGEMENT)
        sheet.add(why, vocab.ENTITY, node(judgement.person))
        sheet.add(why, vocab.REASON, literals.text(judgement.reason))
        sheet.add(why, vocab.SCORE, literals.decimal(judgement.score))
    return sheet.quads()
