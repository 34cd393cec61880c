"""Spells in office and conflicts as quads of the graph ``derived``."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.model import PartialDate
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.conflicts import Conflict
from civicgraph.resolve.sightings import Sighting
from civicgraph.resolve.spells import Spell, concurrent


def spell_quads(spells: Iterable[Spell]) -> list[Quad]:
    """What is told of spells in office, in a fixed order."""
    sheet = Sheet(vocab.DERIVED)
    for spell in spells:
        _describe(sheet, spell)
    return sheet.quads()


def _describe(sheet: Sheet, spell: Spell) -> None:
    held = sheet.type(node(spell.key), vocab.SPELL)
    sheet.add(held, vocab.TENURE_OF, node(spell.tenure))
    sheet.add(held, vocab.SIGHTINGS, literals.integer(len({each.story for each in spell.sightings})))
    for status in sorted({each.status for each in (*spell.sightings, *spell.notices)}):
        sheet.concept(held, vocab.STATUS, "status", status)
    _span(sheet, held, spell.sightings, vocab.FIRST_SEEN, vocab.LAST_SEEN)
    _span(sheet, held, spell.acting, vocab.FIRST_ACTING, vocab.LAST_ACTING)
    for predicate, notice in ((vocab.START, spell.start), (vocab.END, spell.end)):
        if notice:
            sheet.add(held, predicate, _date(notice.day))
            sheet.add(held, vocab.EVIDENCE, NamedNode(notice.evidence))
    for predicate, other in ((vocab.PREDECESSOR, spell.predecessor), (vocab.SUCCESSOR, spell.successor)):
        sheet.add(held, predicate, node(other) if other else None)


def person_quads(sightings: Iterable[Sighting]) -> list[Quad]:
    """When the tenures of a person were first and last seen, and which together, in a fixed order.

    Args:
        sightings: all of the person.
    """
    sheet = Sheet(vocab.DERIVED)
    by_tenure: dict[str, list[Sighting]] = {}
    for each in sightings:
        if each.shows_office:
            by_tenure.setdefault(each.tenure, []).append(each)
    for tenure, seen in by_tenure.items():
        _span(sheet, node(tenure), seen, vocab.FIRST_SEEN, vocab.LAST_SEEN)
    for one, other in concurrent(each for seen in by_tenure.values() for each in seen):
        sheet.add(node(one), vocab.CONCURRENT_WITH, node(other))
    return sheet.quads()


def _span(sheet: Sheet, subject: NamedNode, seen: Iterable[Sighting], first: NamedNode, last: NamedNode) -> None:
    days = sorted(each.day for each in seen)
    if days:
        sheet.add(subject, first, _date(days[0]))
        sheet.add(subject, last, _date(days[-1]))


def _date(day: str) -> Literal:
    return literals.date(PartialDate(day))


def conflict_quads(conflicts: Iterable[Conflict]) -> list[Quad]:
    """Conflicts, in a fixed order."""
    sheet = Sheet(vocab.DERIVED)
    for conflict in conflicts:
        found = sheet.type(node(conflict.key), vocab.CONFLICT)
        sheet.concept(found, vocab.CONFLICT_KIND, "conflictKind", conflict.kind)
        sheet.add(found, vocab.ON_DAY, _date(conflict.day))
        for side in (conflict.one, conflict.other):
            sheet.add(found, vocab.BETWEEN, node(side.tenure))
            sheet.add(found, vocab.EVIDENCE, NamedNode(side.evidence))
    return sheet.quads()
