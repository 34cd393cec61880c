"""Finds the bodies that a text names, each with its full official name."""

from __future__ import annotations

import re
from dataclasses import replace

from civicgraph.places import find_places
from civicgraph.units.acting import find_acting
from civicgraph.units.aliases import unify, with_aliases
from civicgraph.units.anchors import Anchors, find_anchors
from civicgraph.units.compose import generic, longest_body
from civicgraph.units.expand import expand, kind_of
from civicgraph.units.found import Found, gaps, in_order, joined
from civicgraph.units.headless import find_headless
from civicgraph.units.heads import Head, Heads
from civicgraph.units.lists import Lists
from civicgraph.units.media import find_media
from civicgraph.units.model import UnitContext, UnitMention, UnitName
from civicgraph.units.pairs import pairs
from civicgraph.units.parts import find_parts
from civicgraph.units.reader import Reader, owns
from civicgraph.units.resolve import central_names, in_scope, resolve_unit
from civicgraph.units.scope import Scope, scope_of_home
from civicgraph.units.surroundings import country_before, is_body
from civicgraph.units.tables import Central, central_by_form, suffixes

_BOOK = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
#: Bodies of people from one place at another.
_ABROAD = re.compile("(?:商会|同乡会|校友会|联谊会|办事处)$")
_VILLAGE_BRANCH = re.compile("(?:村|社区)党(?:支部|总支)$")
_DEFINED = re.compile("（(?:以下)?简称[^（）]*）")
_EDGE = re.compile("(?:^|[^㐀-鿿]|[和与及在由对向到从为给是的等])$")
_LITERAL_KINDS = frozenset({"company", "bank"})


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
        for each in _Finder(part, context).run()
        if each.names
    ]


class _Finder:
    def __init__(self, text: str, context: UnitContext) -> None:
        self._text = _BOOK.sub(lambda book: "\n" * len(book[0]), text)
        self._context = context
        self._home = scope_of_home(context.jurisdiction)
        self._anchors: Anchors = find_anchors(self._text)
        near = context.jurisdiction.place if context.jurisdiction else None
        places = find_places(self._text, context.year, near)
        self._heads = Heads(self._text, context, self._home, places, self._anchors.shorts)
        heads = self._heads.all()
        borders = {head.start for head in heads if self._begins(head)} | set(self._anchors.centrals)
        self._all_heads = heads
        self._reader = Reader(self._text, self._anchors, self._heads.by_start, frozenset(borders))

    def run(self) -> list[Found]:
        found = self._headed()
        lists = Lists(self._reader, self._home, self._context.year)
        found = in_order(lists.complete(found))
        found = in_order([*found, *lists.without_place(found)])
        found = in_order([*find_media(self._text), *(each for each in found if each.names)])
        found = in_order(found + self._headless(found))
        found = joined(self._text, found)
        found = in_order([*found, *pairs(self._text, found, self._heads, self._context.year)])
        found = in_order([*found, *find_acting(self._text, self._heads, found, self._context.year)])
        found = in_order(with_aliases(self._text, found, self._context.gazetteer))
        found = in_order([*found, *find_parts(self._text, found)])
        return unify([each for each in found if is_body(self._text, each)])

    def _begins(self, head: Head) -> bool:
        """Whether another name never runs over a head: 和|县文化馆."""
        if head.level:
            return head.end in self._anchors.shorts
        return owns(self._text, self._anchors, head.end)

    def _headed(self) -> list[Found]:
        """Names that begin with a place, a level word or a central body."""
        heads: list[Head | int] = [*self._all_heads, *self._anchors.centrals]
        heads.sort(key=lambda head: (head, 0) if isinstance(head, int) else (head.start, 1))
        out: list[Found] = []
        for head in heads:
            begin = head if isinstance(head, int) else head.start
            if out and begin < out[-1].end:
                continue
            last = out[-1] if out else None
            found = self._central(head) if isinstance(head, int) else self._local(self._of_neighbour(head, last))
            if found and out and found.start < out[-1].end:
                out.pop()
            if found:
                out.append(found)
        return out

    def _of_neighbour(self, head: Head, before: Found | None) -> Head:
        """南平市委|市政府, 建瓯市委、|市政府: the level word means the place of the body right in front."""
        if before is None or not head.level:
            return head
        gap = self._text[before.end : head.start]
        word = self._text[head.end - 1]
        if gap in ("", "、", "和") and before.scope and not head.own and before.scope.name.endswith(word):
            return replace(head, scope=before.scope)
        return head

    def _central(self, start: int) -> Found | None:
        end = self._anchors.centrals[start]
        row = central_by_form()[self._text[start:end]]
        if country := country_before(self._text, start):
            longer = max(end, self._reader.extend(end))
            form = self._text[start - len(country) : longer]
            return Found(start - len(country), longer, (UnitName(form, (), "foreign"),))
        if not self._stands(row, start):
            return None
        longer = self._reader.extend(end)
        if longer > end:
            names = resolve_unit(self._text[start:longer], self._context)
            return Found(start, longer, names)
        if row.use == "head":
            return None
        return Found(start, end, central_names(row))

    def _stands(self, row: Central, start: int) -> bool:
        """Whether nothing in front makes the form a part of another word: 郭振|华为."""
        if row.use == "word":
            return _EDGE.search(self._text, 0, start) is not None
        return row.use != "term" or self._text[start - 1 : start] == "届"

    def _local(self, head: Head) -> Found | None:
        end = self._reader.read(head)
        if end == head.end:
            return None
        form = self._text[head.start : end]
        if head.family:
            names = resolve_unit(form, self._context, self._home)
            return Found(head.start, end, names, head.scope)
        rest = self._text[head.end : end]
        row, _ = longest_body(head.scope, rest, self._context.year)
        if row is None and head.own and kind_of(rest) in _LITERAL_KINDS:
            return Found(head.end, end, (UnitName(expand(rest), (), kind_of(rest)),))
        if row is None and head.level and (suffixes().get(rest) or self._text[head.start] == "全"):
            return None
        if _ABROAD.search(rest) and (start := self._place_before(head.start)) < head.start:
            return Found(start, end, (UnitName(self._text[start:end], (form,), "association"),))
        names = in_scope(head.scope, rest, form, full=head.full, year=self._context.year)
        return Found(head.start, end, names, head.scope)

    def _place_before(self, offset: int) -> int:
        """Start of the place or country that ends at an offset: 成都市|忠县商会, 澳大利亚|河南商会."""
        for head in self._heads.places:
            if head.end == offset:
                return head.start
        return offset - len(country_before(self._text, offset))

    def _headless(self, found: list[Found]) -> list[Found]:
        """Names without a place, in the stretches between the others."""
        free = gaps(found, len(self._text))
        out = []
        for start, end, row in find_headless(self._text, self._anchors, free):
            longer = self._reader.extend(end)
            out.append(self._named(start, longer, row.kind))
        return out

    def _named(self, start: int, end: int, kind: str) -> Found:
        form = _DEFINED.sub("", self._text[start:end])
        if kind == "party_branch" and _VILLAGE_BRANCH.search(form):
            scope = replace(self._town_before(start), village="")
            return Found(start, end, (generic(scope, form, form),) if scope.level else (UnitName(form, (), kind),))
        if kind == "village":
            return Found(start, end, (self._village(form, start),))
        return Found(start, end, (UnitName(expand(form), (form,) if expand(form) != form else (), kind),))

    def _town_before(self, offset: int) -> Scope:
        """The only township that the text names before an offset, else the jurisdiction."""
        towns = {head.scope.at("township") for head in self._heads.places if head.start < offset}
        towns.discard(None)
        return (towns.pop() or self._home) if len(towns) == 1 else self._home

    def _village(self, form: str, offset: int) -> UnitName:
        """毛洲村委 → 灵川县…镇毛洲村村民委员会: the township is the one named last."""
        scope = replace(self._town_before(offset), village="")
        stem = re.sub("(?:村民委员会|村委会|村委|居委会|居民委员会|社区居委会|社区居民委员会)$", "", form)
        neighbourhood = "居" in form[len(stem) :]
        word = "社区" if neighbourhood else "村"
        name = stem if stem.endswith(word) else stem + word
        tail = "居民委员会" if neighbourhood else "村民委员会"
        return generic(scope, name + tail, form) if scope.level else UnitName(name + tail, (form,), "village")
