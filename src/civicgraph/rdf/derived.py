"""The graphs that only many articles tell: first and last sightings, and why mentions are one person."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import key
from civicgraph.resolve.persons import Judgement


class Sightings:
    """First and last day on which each tenure was seen, over all articles that were noted."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[Literal, Literal]] = {}

    def note(self, quads: Iterable[Quad]) -> None:
        """Take in the quads of one article."""
        for quad in quads:
            if quad.predicate == vocab.SEEN_ON and isinstance(quad.object, Literal):
                self._widen(str(quad.subject)[1:-1], quad.object)

    def _widen(self, tenure: str, seen: Literal) -> None:
        first, last = self._spans.get(tenure, (seen, seen))
        self._spans[tenure] = min(first, seen, key=_day), max(last, seen, key=_day)

    def quads(self) -> list[Quad]:
        """The quads of the graph ``derived``, in a fixed order."""
        sheet = Sheet(vocab.DERIVED)
        for tenure, (first, last) in self._spans.items():
            sheet.add(NamedNode(tenure), vocab.FIRST_SEEN, first)
            sheet.add(NamedNode(tenure), vocab.LAST_SEEN, last)
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


def _day(seen: Literal) -> str:
    return seen.value
