"""One text with all that the finders of bodies look at: its anchors, the heads of its places, a reader."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.places import find_places
from civicgraph.text import lazy_re as re
from civicgraph.units.anchors import Anchors, find_anchors
from civicgraph.units.heads import Head, Heads
from civicgraph.units.model import UnitContext
from civicgraph.units.reader import Reader, owns
from civicgraph.units.scope import Scope, scope_of_home
from civicgraph.units.tables import central_by_form

_BOOK = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")


@dataclass(frozen=True, slots=True)
class Page:
    """The layers of a text.

    Attributes:
        text: as given, with what stands in 《 》 blanked.
        home: the jurisdiction.
        heads: where names may begin, places and foreign countries together.
    """

    text: str
    context: UnitContext
    home: Scope
    anchors: Anchors
    places: Heads
    heads: tuple[Head, ...]
    reader: Reader


def read_page(text: str, context: UnitContext) -> Page:
    """All layers of a text."""
    text = _BOOK.sub(lambda book: "\n" * len(book[0]), text)
    home = scope_of_home(context.jurisdiction)
    anchors = find_anchors(text)
    near = context.jurisdiction.place if context.jurisdiction else None
    places = Heads(text, context, home, find_places(text, context.year, near), anchors.shorts)
    heads = (*places.all(), *_abroad(anchors, places))
    borders = {head.start for head in heads if _begins(text, anchors, head)} | set(_named_once(text, anchors))
    edges = tuple(sorted(borders | anchors.titles))
    reader = Reader(text, anchors, places.by_start, frozenset(borders), edges)
    return Page(text, context, home, anchors, places, heads, reader)


def _abroad(anchors: Anchors, places: Heads) -> list[Head]:
    """Foreign countries: 俄罗斯|中央选举委员会."""
    taken = places.by_start
    countries = anchors.countries.items()
    return [Head(start, end, Scope(), full=False, abroad=True) for start, end in countries if start not in taken]


def _named_once(text: str, anchors: Anchors) -> list[int]:
    """Where central bodies begin, but for those that are parts of one: 全国人大|宪法和法律委员会."""
    table = central_by_form()
    return [start for start, end in anchors.centrals.items() if table[text[start:end]].use != "npc"]


def _begins(text: str, anchors: Anchors, head: Head) -> bool:
    """Whether another name never runs over a head: 和|县文化馆."""
    if head.level:
        return head.end in anchors.shorts
    return owns(text, anchors, head.end)
