"""Two places before one word name two bodies: 龙港和金乡美沙酮门诊部, 平舆县和上蔡县公安局."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.text import lazy_re as re
from civicgraph.units.compose import names_of
from civicgraph.units.found import Found
from civicgraph.units.heads import Head, Heads
from civicgraph.units.model import UnitName
from civicgraph.units.resolve import in_scope
from civicgraph.units.segment import cut, is_generic

_JOINT = re.compile("[和与及、]$")
_LEAST = 2
_LEVEL = re.compile("[省州市盟县区旗镇乡]")
_LEVELS = re.compile("(?:^|[^㐀-鿿]|[由和与及对向在按据受是把])((?:[省州市盟县区旗镇乡]、)+)$")
_LONGEST_LEVELS = 8
_STEM = re.compile("(?:^|[^㐀-鿿]|[有在由对向到从])([㐀-鿿]{2,3})$")
_OF_GOVERNMENT = frozenset(
    [
        "party",
        "party_department",
        "government",
        "congress",
        "cppcc",
        "discipline",
        "court",
        "procuratorate",
        "department",
    ]
)

#: 甲镇、乙镇|武装部
_OF_TOWNS = frozenset({"army", "institution", "people_org"})


def pairs(text: str, found: list[Found], heads: Heads, year: int | None) -> Iterator[Found]:
    """The bodies of the first place, as stretches of their own."""
    by_end = {head.end: head for head in heads.places}
    covered = {each.end for each in found}
    for each in found:
        if not each.names or not _JOINT.search(text, each.start - 1, each.start):
            continue
        if each.start - 1 in covered:
            continue
        yield from _of_places(text, each, by_end, year)
        yield from _of_stem(text, each, heads)
        yield from _of_levels(text, each, heads, year)


def _of_places(text: str, found: Found, by_end: dict[int, Head], year: int | None) -> Iterator[Found]:
    """甲省、乙省和|丙省人民政府: each place that 、 or 和 joins to the next."""
    start, last = found.start, found.scope
    while last and (first := by_end.get(start - 1)) and text[start - 1] in "和与及、":
        if not first.full or found.names[0].kind not in _OF_GOVERNMENT | _OF_TOWNS or first.scope.level != last.level:
            return
        if found.scope is None or not text.startswith(found.scope.name, found.start):
            return
        rest = text[found.start + len(found.scope.name) : found.end]
        if found.names[0].kind in _OF_TOWNS and not names_of(first.scope, rest, year):
            return
        names = in_scope(first.scope, rest, first.scope.name + rest, full=True, year=year)
        yield Found(first.start, first.end, names, first.scope)
        start = first.start


def _of_levels(text: str, found: Found, heads: Heads, year: int | None) -> Iterator[Found]:
    """省、市|委, 市、县|人大常委会: level words that share the name of the body."""
    words = _LEVELS.search(text, max(0, found.start - _LONGEST_LEVELS), found.start)
    if words is None or found.scope is None or not _LEVEL.match(text, found.start):
        return
    rest = text[found.start + 1 : found.end]
    for word in _LEVEL.finditer(words[1]):
        scope = heads.of_word(word[0])
        names = names_of(scope, rest, year) if scope and scope != found.scope else ()
        if names:
            start = words.start(1) + word.start()
            yield Found(start, start + 1, names, scope)


def _is_stem(name: str) -> bool:
    return not is_generic(cut(name)) and not name.startswith("个")


def _of_stem(text: str, found: Found, heads: Heads) -> Iterator[Found]:
    """龙港|和|金乡|美沙酮门诊部: towns without their 镇."""
    stems = heads.town_stems
    form = text[found.start : found.end]
    second = next((form[:size] for size in (4, 3, 2) if form[:size] in stems), "")
    before = _STEM.search(text, max(0, found.start - 6), found.start - 1)
    first = before[1] if before else ""
    rest = form[len(second) :]
    if first and second and len(rest) > _LEAST and rest[0] not in "镇乡街" and _is_stem(first):
        name = UnitName(first + rest, (), found.names[0].kind)
        yield Found(found.start - 1 - len(first), found.start - 1, (name,))
