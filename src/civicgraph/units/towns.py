"""Townships that a text names: those of the table, and others by what stands around them (洋头镇|党委)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from civicgraph.text import lazy_re as re
from civicgraph.text.spans import occurrences
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_stop, may_be_inside
from civicgraph.units.tables import words

_END = re.compile("街道|[乡镇]|苏木")
_STEM = re.compile(
    "(?:^|[^㐀-鿿]|[在到与和及由对向从的往赴])"
    "(?:现任|拟任|时任|原任|历任|曾任|兼任|任|原|来自|深入|来到|走进|前往|走访|授予)?"
    "((?![在到与和及由对向从的往赴任])[㐀-鿿]{2,4}?(?:[㐀-鿿]{1,3}族)?)$"
)
_NO_STEM = re.compile("[各全我本该两多个乡镇所每这那在到由和与县市区省]|城$|^[小大老古]$")
_OF_A_TOWN = re.compile(
    "党委|党工委|党政|人大主席|副?[乡镇]长|副书记|政府|[^，。；]{2,4}村(?![民委务])|[^，。；]{2,5}社区"
)
#: Words in which 乡 and 镇 begin something else: 乡村, 乡镇, 镇区.
_GOES_ON = re.compile("[村镇乡亲里愁间土情音级区内容民]|干部")
_LENGTHS = (3, 4, 2, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Towns:
    """What is known before a text is read for townships.

    Attributes:
        home: the jurisdiction.
        known: the names of the townships of its county, none where the table lacks the county.
        listed: whether the table has the county.
        shorts: where words for bodies begin.
    """

    text: str
    home: Scope
    known: Collection[str]
    listed: bool
    shorts: Collection[int]

    def find(self, outer: dict[int, tuple[int, Scope]]) -> Iterator[tuple[int, int, Scope]]:
        """Start, end and scope of each township.

        Args:
            outer: start and scope of the places that end at an offset.
        """
        named: dict[str, Scope] = {}
        seen: set[int] = set()
        for end in _END.finditer(self.text):
            found = self._known(end, outer) or self._below(end, outer) or self._unknown(end)
            if found:
                named.setdefault(found[2].township, found[2])
                seen.add(found[1])
                yield found
        for name, scope in named.items():
            for start in occurrences(self.text, name) if name not in self.known else ():
                if start + len(name) not in seen:
                    yield start, start + len(name), scope

    def _base(self) -> Scope:
        return self.home.at("county") or self.home.at("city") or self.home

    def _known(self, end: re.Match[str], outer: dict[int, tuple[int, Scope]]) -> tuple[int, int, Scope] | None:
        for length in _LENGTHS:
            start = end.end() - length
            name = self.text[start : end.end()] if start >= 0 else ""
            if name and (name in self.known or name == self.home.township):
                above, base = outer.get(start), self._base()
                return (above[0] if above and above[1] == base else start), end.end(), replace(base, township=name)
        return None

    def _below(self, end: re.Match[str], outer: dict[int, tuple[int, Scope]]) -> tuple[int, int, Scope] | None:
        """The township behind a county that is named."""
        for length in _LENGTHS:
            start = end.end() - length
            above = outer.get(start)
            if above is None or above[1].level != "county":
                continue
            stem = self.text[start : end.start()]
            whole = (
                stem.isalpha()
                and not _NO_STEM.search(stem)
                and not (end[0] == "乡" and self.text.startswith("村", end.end()))
            )
            if stem and whole and all(may_be_inside(word) for word in cut(stem)):
                return above[0], end.end(), replace(above[1], township=self.text[start : end.end()])
        return None

    def _unknown(self, end: re.Match[str]) -> tuple[int, int, Scope] | None:
        """A township that the table lacks (it has another name today), before what only a township has."""
        owner = self.home.at("county")
        stem = _STEM.search(self.text, max(0, end.start() - 10), end.start())
        if owner is None and self.home.level:
            return None
        if stem is None or _NO_STEM.search(stem[1]) or not _is_name(stem[1]):
            return None
        sure = end.end() in self.shorts or _OF_A_TOWN.match(self.text, end.end())
        if not sure and (self.listed or owner is None or _GOES_ON.match(self.text, end.end())):
            return None
        return stem.start(1), end.end(), replace(owner or Scope(), township=stem[1] + end[0])


def _is_name(stem: str) -> bool:
    return not any(is_stop(word) or word in words("generic") for word in cut(stem))
