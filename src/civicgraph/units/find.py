"""Finds the bodies that a text names, each with its full official name."""

from __future__ import annotations

from civicgraph.units.acting import find_acting
from civicgraph.units.aliases import unify, with_aliases
from civicgraph.units.brands import find_brands
from civicgraph.units.corps import find_corps
from civicgraph.units.found import Found, in_order, joined
from civicgraph.units.headed import find_headed
from civicgraph.units.headless import find_headless
from civicgraph.units.lists import Lists
from civicgraph.units.media import find_media
from civicgraph.units.model import UnitContext, UnitMention
from civicgraph.units.page import Page, read_page
from civicgraph.units.pairs import pairs
from civicgraph.units.parts import find_parts
from civicgraph.units.surroundings import is_body
from civicgraph.units.villages import find_villages
from civicgraph.units.zones import find_zones


def find_units(text: str, context: UnitContext, *, start: int = 0, end: int | None = None) -> list[UnitMention]:
    """The bodies named in a part of a text, by their order, none overlapping; none inside 《 》.

    Args:
        text: a folded text; offsets are offsets in it.
        context: the jurisdiction, year and places against which ``县委`` is read.
        start, end: the part to read; all of the text unless given.
    """
    part = text[start:end]
    return [
        UnitMention(start + each.start, start + each.end, part[each.start : each.end], each.names)
        for each in _find(read_page(part, context))
        if each.names
    ]


def _find(page: Page) -> list[Found]:
    """Each step adds what it finds in what the steps before left free."""
    year = page.context.year
    lists = Lists(page.reader, page.home, year)
    corps = find_corps(page.text)
    found = in_order([*corps, *_outside(corps, lists.complete(find_headed(page)))])
    found = in_order([*found, *lists.without_place(found)])
    found = in_order([*find_media(page.text), *(each for each in found if each.names)])
    found = in_order([*found, *find_zones(page, found)])
    found = in_order([*found, *find_villages(page, found)])
    found = joined(page.text, in_order([*found, *find_headless(page, found)]))
    found = in_order([*found, *find_brands(page, found)])
    found = in_order([*found, *pairs(page.text, found, page.places, year)])
    found = in_order([*found, *find_acting(page.text, page.places, found, year)])
    found = in_order(with_aliases(page.text, found, page.context.gazetteer))
    found = in_order([*found, *find_parts(page.text, found)])
    return unify([each for each in found if is_body(page.text, each)])


def _outside(taken: list[Found], found: list[Found]) -> list[Found]:
    """The bodies that overlap none of those that are taken."""
    if not taken:
        return found
    return [each for each in found if not any(each.start < one.end and one.start < each.end for one in taken)]
