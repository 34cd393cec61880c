"""Short names that only this article explains: （以下简称“县绿美办”）, 天海塑业 after 桂林天海塑业有限公司."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.places import Gazetteer
from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found, gaps
from civicgraph.units.model import UnitName
from civicgraph.units.segment import cut, is_generic
from civicgraph.units.tables import kinds_with

_DEFINED = re.compile('（(?:以下|下)?(?:简?称)(?:为|作|：)?[“"]?([^“”"（）]{2,12})[”"]?）')
_LEVEL = re.compile("^[省市县区州旗镇乡]")
_COMPANY = re.compile(
    "(?:（集团）)?(?:集团)?(?:股份|责任)?(?:有限责任公司|股份有限公司|有限公司|集团公司|总公司|公司|集团)$"
)
_SHORT_TAIL = re.compile("(?:集团|公司)+")
_LONGEST_PLACE = 8


def with_aliases(text: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """The found bodies, in order, with the places where the text calls them by a short name of its own."""
    aliases = dict(_defined(text, found))
    if aliases:
        found = [replace(each, names=aliases.get(text[each.start : each.end], each.names)) for each in found]
    for each in found:
        for short in _company_shorts(each, gazetteer):
            aliases.setdefault(short, each.names)
    return [*found, *_occurrences(text, found, aliases)] if aliases else found


def _defined(text: str, found: list[Found]) -> Iterator[tuple[str, tuple[UnitName, ...]]]:
    for each in found:
        definition = _DEFINED.match(text, each.end)
        if definition and each.names:
            names = tuple(replace(name, aka=(*name.aka, definition[1])) for name in each.names)
            yield definition[1], names
            if len(bare := _LEVEL.sub("", definition[1])) > 2:
                yield bare, names


def _company_shorts(found: Found, gazetteer: Gazetteer) -> Iterator[str]:
    """天海塑业 and 桂林天海塑业 for 桂林天海塑业有限公司."""
    if len(found.names) != 1 or found.names[0].kind != "company":
        return
    stem = _COMPANY.sub("", found.names[0].name)
    if stem == found.names[0].name:
        return
    for end in range(min(len(stem), _LONGEST_PLACE), 1, -1):
        if gazetteer.named(stem[:end]):
            yield stem
            stem = stem[end:]
            break
    if len(stem) > 3 and not is_generic(cut(stem)):
        yield stem


def _occurrences(text: str, found: list[Found], aliases: dict[str, tuple[UnitName, ...]]) -> Iterator[Found]:
    free = gaps(found, len(text))
    begins = [left for left, _ in free]
    taken: set[int] = set()
    for short in sorted(aliases, key=lambda each: (-len(each), each)):
        start = text.find(short)
        while start >= 0:
            end = start + len(short)
            right = free[at][1] if (at := bisect_right(begins, start) - 1) >= 0 else -1
            if end <= right and not taken.intersection(range(start, end)):
                tail = _SHORT_TAIL.match(text, end, right)
                taken.update(range(start, end))
                yield Found(start, tail.end() if tail else end, aliases[short])
            start = text.find(short, end if end <= right else start + 1)


_END = 4


def unify(found: list[Found]) -> list[Found]:
    """One name for the forms of one company: 利海集团 where 广东利海集团 stands elsewhere."""
    names = {name.name: name for each in found for name in each.names if name.kind in kinds_with("variants")}
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(name[-_END:], []).append(name)
    longer = {}
    for short in names:
        whole = [name for name in alike[short[-_END:]] if name != short and name.endswith(short)]
        if len(short) >= _END and len(whole) == 1 and len(whole[0]) - len(short) <= _LONGEST_PLACE:
            longer[short] = names[whole[0]]
    if not longer:
        return found
    return [replace(each, names=tuple(longer.get(name.name, name) for name in each.names)) for each in found]


def merge_aliases(names: Iterable[UnitName]) -> tuple[UnitName, ...]:
    """The bodies without doubles: one whose name is another form of another body is that body.

    >>> a = UnitName("桂林天海塑业有限公司", ("天海塑业",), "company")
    >>> [unit.name for unit in merge_aliases([a, UnitName("天海塑业", (), "company")])]
    ['桂林天海塑业有限公司']
    """
    merged: dict[str, UnitName] = {}
    for each in names:
        known = merged.get(each.name)
        merged[each.name] = each if known is None else _joined(known, each)
    forms = {form: each.name for each in merged.values() for form in each.aka if form not in merged}
    owner = {name: next((o.name for o in merged.values() if name in o.aka and o.name != name), name) for name in merged}
    out: dict[str, UnitName] = {}
    for name, each in merged.items():
        target = owner[name] if owner.get(owner[name]) == owner[name] else name
        out[target] = _joined(out[target], each) if target in out else _joined(merged[target], each)
    return tuple(sorted(out.values())) if forms is not None else ()


def _joined(one: UnitName, other: UnitName) -> UnitName:
    aka = dict.fromkeys((*one.aka, other.name, *other.aka))
    aka.pop(one.name, None)
    return replace(one, aka=tuple(aka), place=one.place or other.place, parent=one.parent or other.parent)
