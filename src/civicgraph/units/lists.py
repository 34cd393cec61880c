"""Bodies in a list share the place of the first: 县文明办、林业局、水利局; 龙港和金乡美沙酮门诊部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.units.compose import longest_body
from civicgraph.units.found import Found
from civicgraph.units.reader import Reader
from civicgraph.units.resolve import in_scope
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_generic, may_be_inside

_LIST_START = re.compile("[^㐀-鿿、]|[由从向对]")
_JOINT = re.compile("[、和与及]|以及|，(?=[㐀-鿿]{2,9}[、，。])")
#: 县文明办、清洁办等: an office that no table has, between marks.
_OFFICE = re.compile(
    "(?!各|有关|相关|其他|等)[㐀-鿿]{1,8}?(?:局|办|委|中心|办公室|指挥部|公司)(?=[、，。；：）和与及等主负有相的先分在])"
)
_NUMBERED = frozenset({"school", "hospital"})
_NUMBER = re.compile("第[一二三四五六七八九十]+(?:[㐀-鿿]{0,4}?)(?:小学|中学|高中|初中|幼儿园|医院)")
#: Kinds that a bare word takes from the body before it.
_SHARED = frozenset(
    [
        "party_department",
        "department",
        "government",
        "congress",
        "cppcc",
        "discipline",
        "people_org",
        "task_group",
        "court",
        "procuratorate",
        "party",
        "army",
    ]
)


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
        for each in found:
            if out and each.start < out[-1].end:
                continue
            out.append(each)
            while (more := self._next(out[-1])) and more.start not in starts:
                out.append(more)
        return out

    def without_place(self, found: list[Found]) -> Iterator[Found]:
        """Three or more offices in a row without any place are the jurisdiction's: 财政局、地税局、工商局获得."""
        if self.home.level not in ("county", "city"):
            return
        text, shorts = self.reader.text, self.reader.anchors.shorts
        taken = {offset for each in found for offset in range(each.start, each.end)}
        for start in sorted(shorts):
            if start in taken or not _LIST_START.match(text, start - 1):
                continue
            run = [Found(start, start, (), self.home)]
            while (end := self._known(run[-1].end if len(run) == 1 else run[-1].end + 1, run[0])) and end not in taken:
                begin = run[-1].end if len(run) == 1 else run[-1].end + 1
                names = in_scope(self.home, text[begin:end], text[begin:end], full=True, year=self.year)
                run.append(Found(begin, end, names, self.home))
                taken.update(range(begin, end))
                if text[end : end + 1] != "、":
                    break
            if len(run) > 3:
                yield from run[1:]

    def _next(self, before: Found) -> Found | None:
        joint = _JOINT.match(self.reader.text, before.end)
        if joint is None or before.scope is None or not before.names:
            return None
        if before.names[-1].kind in _NUMBERED:
            return self._numbered(joint.end(), before)
        if before.names[-1].kind not in _SHARED:
            return None
        end = self._known(joint.end(), before) or self._office(joint.end(), joint[0])
        if end is None:
            return None
        form = self.reader.text[joint.end() : end]
        names = in_scope(before.scope, form, form, full=True, year=self.year)
        return Found(joint.end(), end, names, before.scope)

    def _numbered(self, start: int, before: Found) -> Found | None:
        """县第一实验小学、|第二小学."""
        found = _NUMBER.match(self.reader.text, start)
        if found is None or before.scope is None:
            return None
        names = in_scope(before.scope, found[0], found[0], full=True, year=self.year)
        return Found(start, found.end(), names, before.scope)

    def _known(self, start: int, before: Found) -> int | None:
        scope = before.scope
        for end in self.reader.anchors.shorts.get(start, ()):
            row, size = longest_body(scope, self.reader.text[start:end], self.year) if scope else (None, 0)
            if row is not None and size == end - start and row.kind in _SHARED:
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
