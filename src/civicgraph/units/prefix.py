"""Reads the place in front of a body's name: 县|公安局, 平舆县|委, 玉溪市新平县|人民法院, 桂林|天海塑业有限公司."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.places import Gazetteer, Place
from civicgraph.text import lazy_re as re
from civicgraph.units.model import UnitContext
from civicgraph.units.scope import Scope, scope_of_home, scope_of_place, scope_of_word
from civicgraph.units.tables import bodies_by_short

LEVEL_WORD = re.compile(
    "[我本该全]?(自治区|自治州|自治县|地区|林区|街道|省|市|县|区|州|盟|旗|镇|乡|地(?=委))(?:直(?=[^工属机]))?"
)
_REGION = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|省|市)")
_TOWNSHIP = re.compile("[㐀-鿿]{1,9}?(?:街道|[乡镇]|苏木)")
_VILLAGE = re.compile("[㐀-鿿]{1,6}?(?:社区|村|嘎查)(?!委)")
_LONGEST_PLACE = 15


@dataclass(frozen=True, slots=True)
class Prefix:
    """A place in front of a body's name.

    Attributes:
        scope: the place.
        end: where the body's own words begin.
        full: whether the place is written with its 县, or as a level word; 桂林 is neither.
    """

    scope: Scope
    end: int
    full: bool = True


def read_prefix(text: str, context: UnitContext, scope: Scope | None = None) -> Prefix | None:
    """The place that a form begins with, or None.

    Args:
        text: a form: ``县委``, ``云南省玉溪市新平县法院``.
        context: the article's.
        scope: whose ``县`` and ``市`` are meant, if not the jurisdiction's.
    """
    home = scope or scope_of_home(context.jurisdiction)
    word = LEVEL_WORD.match(text)
    if word and text[word.end() :] in bodies_by_short() and (level := _read_level(text, home)):
        return level  # 市|中院, though 市中 is a district
    found = _read_chain(text, context, home) or _read_home(text, home) or _read_level(text, home)
    if found is None:
        return _read_lower(text, 0, home, context.gazetteer, context.year)
    lower = _read_lower(text, found.end, found.scope, context.gazetteer, context.year)
    return lower or found


def _read_level(text: str, home: Scope) -> Prefix | None:
    word = LEVEL_WORD.match(text)
    scope = scope_of_word(word[1], home) if word else None
    return Prefix(scope, word.end()) if word and scope else None


def _read_home(text: str, home: Scope) -> Prefix | None:
    """The jurisdiction's own names, which the gazetteer may lack."""
    for level in ("township", "county", "city", "province"):
        name = getattr(home, level)
        where = home.at(level)
        written = next((form for form in paths(where) if text.startswith(form)), "") if where else ""
        if name and where and written:
            return Prefix(where, len(written))
    return _read_stem(text, home)


def _read_stem(text: str, home: Scope) -> Prefix | None:
    """青溪|支社: a name of the jurisdiction without its 县."""
    for level in ("county", "city", "province"):
        name, where = getattr(home, level), home.at(level)
        if where and len(name) > 2 and text.startswith(name[:-1]) and len(text) > len(name):
            return Prefix(where, len(name) - 1, full=False)
    return None


def paths(scope: Scope) -> Iterator[str]:
    """How a place may be written, the longest first: 河源省临江市青溪县, 临江市青溪县, 河源省青溪县, 青溪县."""
    above = [name for name in (scope.province, scope.city, scope.county, scope.township) if name][:-1]
    yield from ("".join(above[index:]) + scope.name for index in range(len(above) + 1))
    yield from (name + scope.name for name in above[:-1])


def _read_chain(text: str, context: UnitContext, home: Scope) -> Prefix | None:
    """The longest chain of places of the gazetteer: 云南省|玉溪市|新平县."""
    place: Place | None = None
    end, full = 0, False
    while True:
        step = _read_place(text, end, place, context, home)
        if step is None:
            break
        place, start, end = step[0], end, step[1]
        full = is_full(text[start:end], place)
        if place.level == "province" and (region := _REGION.match(text, end)) and region.end() < len(text):
            end, full = region.end(), True
    if place is None:
        return None
    return Prefix(scope_of_place(place, context.gazetteer, context.year), end, full)


def is_full(form: str, place: Place) -> bool:
    """Whether a place is written with its level: 平舆县, 新平县 for 新平彝族傣族自治县, but not 温州."""
    return form.endswith(place.name) or (form[-1] in "县州盟旗区" and place.name[-1] == form[-1])


def _read_place(
    text: str, start: int, outer: Place | None, context: UnitContext, home: Scope
) -> tuple[Place, int] | None:
    """The longest place at an offset, inside the place before it if there is one."""
    gazetteer = context.gazetteer
    for end in range(min(len(text), start + _LONGEST_PLACE), start + 1, -1):
        places = gazetteer.named(text[start:end], context.year)
        inside = [each for each in places if outer is None or gazetteer.contains(outer, each)]
        if inside:
            return _nearest(inside, home, context), end
    return None


def _nearest(places: list[Place], home: Scope, context: UnitContext) -> Place:
    """Of places of one name, the one that shares most with the jurisdiction; the gazetteer's first if none does."""

    def shared(place: Place) -> int:
        scope = scope_of_place(place, context.gazetteer, context.year)
        pairs = ((scope.province, home.province), (scope.city, home.city), (scope.county, home.county))
        return sum(bool(a) and a == b for a, b in pairs)

    return max(places, key=shared)


def _read_lower(text: str, start: int, scope: Scope, gazetteer: Gazetteer, year: int | None) -> Prefix | None:
    """A township, a village or both below a place."""
    end = start
    if (
        not scope.township
        and (found := _TOWNSHIP.match(text, start))
        and _is_township(found[0], scope, gazetteer, year)
    ):
        scope, end = replace(scope, township=found[0]), found.end()
    if (
        scope.level in ("county", "township", "city")
        and (village := _VILLAGE.match(text, end))
        and village[0] not in ("社区", "村")
    ):
        scope, end = replace(scope, village=village[0]), village.end()
    return Prefix(scope, end) if end > start else None


def _is_township(form: str, scope: Scope, gazetteer: Gazetteer, year: int | None) -> bool:
    """Whether a form names a township of the place; any form does where the gazetteer lacks the place."""
    if len(form) < 3 or not (scope.county or scope.city):
        return False
    owner = owner_of(scope, gazetteer, year)
    return owner is None or bool(gazetteer.townships_named(owner, form)) or len(form) <= 4


def owner_of(scope: Scope, gazetteer: Gazetteer, year: int | None) -> Place | None:
    """The gazetteer's place of a scope's county, or else of its city."""
    name = scope.county or scope.city
    for place in gazetteer.named(name, year) if name else ():
        found = scope_of_place(place, gazetteer, year)
        if (found.province, found.county or found.city) == (scope.province, name):
            return place
    return None
