"""Bodies in a list share the place of the first: 县文明办、林业局、水利局; 龙港和金乡美沙酮门诊部."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.text import lazy_re as re
from civicgraph.units.compose import longest_body
from civicgraph.units.found import Found
from civicgraph.units.reader import Reader
from civicgraph.units.resolve import in_scope
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_generic, may_be_inside
from civicgraph.units.tables import kinds_with

_LIST_START = re.compile(
    "[^㐀-鿿、]|[由从向对到及]|、(?=[^，。、]{4,9}项目|[人民中医妇幼职教]{2}[^，。、]{0,4}[院心][、，。])"
)
_LONG, _SHORT = 5, 3
#: A county has one of each: 到|中医院|调研, 职教中心|实训楼项目.
_OWN = frozenset({"hospital", "school"})
_BEHIND = re.compile(
    "[^，。、；]{0,5}项目|院长|校长|主要负责|负责|相关负责|有关负责|调研|检查|召开|举行|会议室|的?同志|[、，。]"
)
_JOINT = re.compile("[、和与及]|以及|，(?=[㐀-鿿]{2,9}[、，。])")
#: 县文明办、清洁办等: an office that no table has, between marks.
_OFFICE = re.compile(
    "(?!各|有关|相关|其他|等|[省市县区州旗镇乡])[㐀-鿿]{1,8}?(?:局|办|委|中心|办公室|指挥部|公司)(?=[、，。；：）和与及等主负有相的先分在获荣被])"
)
_NUMBER = re.compile("第[一二三四五六七八九十]+(?:[㐀-鿿]{0,4}?)(?:小学|中学|高中|初中|幼儿园|医院)")


@dataclass(frozen=True, slots=True)
class Lists:
    """Reads on behind a body for more bodies of its place."""

    reader: Reader
    home: Scope
    year: int | None

    def complete(self, found: list[Found]) -> list[Found]:
        """The bodies with those that follow each in its list."""
        out: list[Found] = []
        starts = {each.start for each in found}
        scope: Scope | None = None
        for each in found:
            if out and each.start < out[-1].end:
                continue
            scope = self._shared(each, out[-1] if out else None, scope)
            out.append(each)
            while (more := self._next(out[-1], scope)) and more.start not in starts:
                out.append(more)
        return out

    def _shared(self, found: Found, before: Found | None, scope: Scope | None) -> Scope | None:
        """The place that bare words behind a body take: its own, or that of the list (市委办、高新区管委会、国土局)."""
        if found.names and found.names[-1].kind in kinds_with("shares") | kinds_with("numbered"):
            return found.scope
        in_list = before and self.reader.text[before.end : found.start] in ("、", "和")
        return scope if in_list else None

    def without_place(self, found: list[Found]) -> Iterator[Found]:
        """Three or more offices in a row without any place are the jurisdiction's: 财政局、地税局、工商局获得."""
        if self.home.level not in ("county", "city"):
            return
        taken = {offset for each in found for offset in range(each.start, each.end)}
        for start in sorted(self.reader.anchors.shorts):
            if start in taken or not _LIST_START.match(self.reader.text, start - 1):
                continue
            run = [each for each in self._run(start) if each.start not in taken]
            taken.update(offset for each in run for offset in range(each.start, each.end))
            if len(run) > 2 or (run and self._stands_alone(run[0])):
                whole = len(run) > 2 or all(each.names and each.names[0].kind in _OWN for each in run)
                yield from run if whole else run[:1]

    def _stands_alone(self, found: Found) -> bool:
        """到|教育体育局|调研: a long name of a bureau that nothing else stands around."""
        if self.home.level != "county" or not found.names or not _BEHIND.match(self.reader.text, found.end):
            return False
        size, kind = found.end - found.start, found.names[0].kind
        return (kind == "department" and size >= _LONG) or (kind in _OWN and size >= _SHORT)

    def _run(self, start: int) -> Iterator[Found]:
        """The offices from an offset on that 、 joins; a national bank among them ends no list."""
        count = 0
        while True:
            end = self._known(start, self.home) or (self._office(start, "、") if count > 1 else None)
            passed = self.reader.anchors.centrals.get(start) if count else None
            if end:
                count += 1
                yield self._found(start, end, self.home)
            elif passed is None:
                return
            end = end or passed or start
            if self.reader.text[end : end + 1] != "、":
                return
            start = end + 1

    def _next(self, before: Found, scope: Scope | None) -> Found | None:
        joint = _JOINT.match(self.reader.text, before.end)
        if joint is None or scope is None or not before.names:
            return None
        if before.names[-1].kind in kinds_with("numbered"):
            number = _NUMBER.match(self.reader.text, joint.end())
            return self._found(joint.end(), number.end(), scope) if number else None
        end = self._known(joint.end(), scope) or self._office(joint.end(), joint[0])
        return self._found(joint.end(), end, scope) if end else None

    def _found(self, start: int, end: int, scope: Scope) -> Found:
        form = self.reader.text[start:end]
        return Found(start, end, in_scope(scope, form, form, full=True, year=self.year), scope)

    def _known(self, start: int, scope: Scope) -> int | None:
        for end in self.reader.anchors.shorts.get(start, ()):
            row, size = longest_body(scope, self.reader.text[start:end], self.year)
            own = row is not None and row.kind in _OWN and size >= _SHORT
            if row is not None and size == end - start and (own or row.kind in kinds_with("shares")):
                return self.reader.extend(end)
        return None

    def _office(self, start: int, joint: str) -> int | None:
        found = _OFFICE.match(self.reader.text, start) if joint == "、" else None
        if found is None or any(at in self.reader.borders for at in range(start, found.end())):
            return None
        words = cut(found[0][:-1])
        if is_generic(words) or not all(may_be_inside(word) for word in words):
            return None
        return found.end()
