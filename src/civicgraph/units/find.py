"""Finds the bodies that a text names, each with its full official name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from civicgraph.places import find_places
from civicgraph.units.anchors import Anchors, find_anchors
from civicgraph.units.compose import generic, longest_body
from civicgraph.units.expand import expand, kind_of
from civicgraph.units.headless import find_headless
from civicgraph.units.heads import Head, Heads
from civicgraph.units.model import UnitContext, UnitMention, UnitName
from civicgraph.units.reader import Reader
from civicgraph.units.resolve import central_names, in_scope, resolve_unit
from civicgraph.units.scope import Scope, scope_of_home
from civicgraph.units.tables import central_by_form, suffixes

_BOOK = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
_JOINT = re.compile("[、和与及]|以及|，(?=[㐀-鿿]{2,9}[、，。])")
_EDGE = re.compile("(?:^|[^㐀-鿿]|[和与及在由对向到从为给是的等])$")
#: Kinds that a bare word behind 、 takes from the body before it: 县文明办、林业局.
_INHERITED = frozenset({"party_department", "department", "government", "congress", "cppcc", "discipline", "people_org", "task_group", "court", "procuratorate", "party", "army"})
_LITERAL_KINDS = frozenset({"company", "bank"})


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    names: tuple[UnitName, ...]
    scope: Scope | None = None


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
        self._heads = Heads(self._text, context, self._home, places)
        heads = self._heads.all()
        borders = {head.start for head in heads if head.end in self._anchors.shorts} | set(self._anchors.centrals)
        self._all_heads = heads
        self._reader = Reader(self._text, self._anchors, self._heads.by_start, frozenset(borders))

    def run(self) -> list[_Found]:
        found = self._headed()
        found = self._with_lists(found)
        found += self._headless(found)
        return sorted(found, key=lambda each: each.start)

    def _headed(self) -> list[_Found]:
        """Names that begin with a place, a level word or a central body."""
        heads: list[Head | int] = [*self._all_heads, *self._anchors.centrals]
        heads.sort(key=lambda head: (head, 1) if isinstance(head, int) else (head.start, 0))
        out: list[_Found] = []
        for head in heads:
            begin = head if isinstance(head, int) else head.start
            if out and begin < out[-1].end:
                continue
            found = self._central(head) if isinstance(head, int) else self._local(head)
            if found:
                out.append(found)
        return out

    def _central(self, start: int) -> _Found | None:
        end = self._anchors.centrals[start]
        row = central_by_form()[self._text[start:end]]
        longer = self._reader.extend(end, Head(start, end, Scope()))
        if longer > end:
            names = resolve_unit(self._text[start:longer], self._context)
            return _Found(start, longer, names)
        if row.use == "head" or row.use == "word" and not _EDGE.search(self._text, 0, start):
            return None
        return _Found(start, end, central_names(row))

    def _local(self, head: Head) -> _Found | None:
        end = self._reader.read(head)
        if end == head.end:
            return None
        form = self._text[head.start : end]
        if head.family:
            names = resolve_unit(form, self._context, self._home)
            return _Found(head.start, end, names, head.scope)
        rest = self._text[head.end : end]
        row, _ = longest_body(head.scope, rest, self._context.year)
        if row is None and head.own and kind_of(rest) in _LITERAL_KINDS:
            return _Found(head.end, end, (UnitName(expand(rest), (), kind_of(rest)),))
        if row is None and head.level and suffixes().get(rest):
            return None
        names = in_scope(head.scope, rest, form, full=head.full, year=self._context.year)
        return _Found(head.start, end, names, head.scope)

    def _with_lists(self, found: list[_Found]) -> list[_Found]:
        """The found bodies and those that share their place: 县文明办、林业局、水利局."""
        out: list[_Found] = []
        starts = {each.start for each in found}
        for each in found:
            if out and each.start < out[-1].end:
                continue
            out.append(each)
            while (more := self._next_in_list(out[-1])) and more.start not in starts:
                out.append(more)
        return out

    def _next_in_list(self, before: _Found) -> _Found | None:
        joint = _JOINT.match(self._text, before.end)
        if joint is None or before.scope is None or not before.names or before.names[-1].kind not in _INHERITED:
            return None
        start = joint.end()
        head = Head(start, start, before.scope, level=True)
        ends = self._anchors.shorts.get(start, ())
        if not ends:
            return None
        rest = self._text[start : ends[0]]
        row, _ = longest_body(before.scope, rest, self._context.year)
        if row is None or row.kind not in _INHERITED:
            return None
        end = self._reader.extend(ends[0], head)
        names = in_scope(before.scope, self._text[start:end], self._text[start:end], full=True, year=self._context.year)
        return _Found(start, end, names, before.scope)

    def _headless(self, found: list[_Found]) -> list[_Found]:
        """Names without a place, in the stretches between the others."""
        edges = [0, *(edge for each in found for edge in (each.start, each.end)), len(self._text)]
        free = [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if right - left > 2]
        return [self._named(start, end, row.kind) for start, end, row in find_headless(self._text, self._anchors, free)]

    def _named(self, start: int, end: int, kind: str) -> _Found:
        form = self._text[start:end]
        if kind == "village":
            return _Found(start, end, (self._village(form, start),))
        return _Found(start, end, (UnitName(expand(form), (form,) if expand(form) != form else (), kind),))

    def _village(self, form: str, offset: int) -> UnitName:
        """毛洲村委 → 灵川县…镇毛洲村村民委员会: the township is the one named last."""
        scope = self._heads.nearest("township", offset) or self._home
        scope = replace(scope, village="")
        stem = re.sub("(?:村民委员会|村委会|村委|居委会|居民委员会|社区居委会|社区居民委员会)$", "", form)
        neighbourhood = "居" in form[len(stem) :]
        word = "社区" if neighbourhood else "村"
        name = stem if stem.endswith(word) else stem + word
        tail = "居民委员会" if neighbourhood else "村民委员会"
        return generic(scope, name + tail, form) if scope.level else UnitName(name + tail, (form,), "village")

