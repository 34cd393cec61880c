"""Bodies that became others, as quads of the graph ``derived``."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from civicgraph.model import PartialDate, Unit
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import unit_key
from civicgraph.resolve.unit_lines import Change


def change_quads(changes: Iterable[Change]) -> list[Quad]:
    """What is told of changes, in a fixed order; its start and end are the years between which it was."""
    sheet = Sheet(vocab.DERIVED)
    for change in changes:
        happened = sheet.type(node(change.key), vocab.CHANGE_EVENT)
        label = f"{'、'.join(change.before)} → {'、'.join(change.after)}"
        sheet.add(happened, vocab.PREF_LABEL, literals.label(label))
        for name in change.before:
            sheet.add(happened, vocab.ORIGINAL_ORGANIZATION, _unit(name))
        for name in change.after:
            sheet.add(happened, vocab.RESULTING_ORGANIZATION, _unit(name))
            sheet.add(_unit(name), vocab.RESULTED_FROM, happened)
        if change.years:
            for predicate, year in zip((vocab.START, vocab.END), change.years, strict=True):
                sheet.add(happened, predicate, literals.date(PartialDate(str(year))))
    return sheet.quads()


def _unit(name: str) -> NamedNode:
    return node(unit_key(Unit(name)))
