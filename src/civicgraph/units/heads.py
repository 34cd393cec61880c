"""Finds where names may begin: at places (平舆县|委), level words (县|委) and parties (中共|平舆县|委)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from operator import itemgetter

from civicgraph.places import Gazetteer, Place, PlaceMention
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.text.spans import occurrences
from civicgraph.units.model import UnitContext
from civicgraph.units.prefix import is_full, owner_of, paths
from civicgraph.units.scope import Scope, scope_of_place, scope_of_word
from civicgraph.units.tables import levels
from civicgraph.units.towns import Towns
from civicgraph.units.unknown import unknown_places

_LEVEL = re.compile(
    "(自治区|自治州|自治县|地区|林区(?=党委|管委|政府)|街道|省|市|县|区|州|盟|旗|镇|乡|地(?=委))(?!志(?!愿)|[级内里域长外际容情])"
    "(?:直(?=[^工属机通播接线面升]))?"
)
_OWN = "我本该全"
_FAMILY = re.compile(
    "中国共产党|中共|政协|中国人民政治协商会议|中国共产主义青年团|共青团|(?<![集财社旅剧师军乐兵艺表察问])团"
    "|中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|(?:中国)?农工民主党|中国致公党|台湾民主自治同盟"
    "|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|武警|国家税务总局"
)
_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
_OF_A_VILLAGE = re.compile("嘎查|苏木|村|社区|[㐀-鿿]{1,3}族[乡镇]")
_first = itemgetter(0)
_TOWN_WORDS = frozenset({"镇", "乡", "街道"})
_TOWNSHIP_TAIL = re.compile("(?:街道|[乡镇]|苏木)$")


@record
class Head:
    """The beginning of a name.

    Attributes:
        start: where the name begins.
        end: where the words behind the place begin.
        scope: the place, or None for a central body.
        full: whether the place is written in full or as a level word.
        own: 我, 本 or 该 stands before the level word.
        family: 政协, 团 … stands before the place.
        level: a level word stands for the place.
        abroad: the place is a foreign country.
    """

    start: int
    end: int
    scope: Scope
    full: bool = True
    own: bool = False
    family: str = ""
    level: bool = False
    abroad: bool = False


class Heads:
    """All heads of a text, and the places that it names."""

    def __init__(
        self, text: str, context: UnitContext, home: Scope, places: list[PlaceMention], shorts: Collection[int]
    ) -> None:
        self._shorts = shorts
        self._text = text
        self._context = context
        self._home = home
        self._places = self._with_towns([*self._named(places)])
        self._of_level: dict[str, list[tuple[int, Scope]]] = {}
        self.places = tuple(self._places)
        self.by_start = {head.start: head for head in self._places}
        self.by_end = {head.end: head for head in reversed(self._places)}

    def all(self) -> list[Head]:
        """All heads by their start."""
        heads = {head.start: head for head in self._levels()}
        heads.update(self.by_start)
        for found in _FAMILY.finditer(self._text):
            term = _TERM.match(self._text, found.end())
            inner = heads.get(term.end() if term else found.end())
            if inner:
                heads[found.start()] = replace(inner, start=found.start(), family=found[0], own=False)
        return sorted(heads.values(), key=lambda head: head.start)

    def of_word(self, word: str) -> Scope | None:
        """The place that a level word means in the jurisdiction."""
        return scope_of_word(word, self._home)

    @property
    def town_stems(self) -> frozenset[str]:
        """The townships of the jurisdiction's county without their 镇."""
        county = self._home.at("county")
        return _stems_of(county, self._context.gazetteer, self._context.year) if county else frozenset()

    @cached_property
    def towns(self) -> tuple[tuple[int, Scope], ...]:
        """The townships that are named, each with the offset at which it is named first."""
        first: dict[Scope, int] = {}
        for head in self._places:
            if town := head.scope.at("township"):
                first.setdefault(town, head.start)
        return tuple((start, town) for town, start in first.items())

    def _named(self, places: list[PlaceMention]) -> Iterator[Head]:
        for place in places:
            found = place.candidates[0]
            if not place.complete and _OF_A_VILLAGE.match(self._text, place.end):
                continue  # 巴彦 is a county, 巴彦嘎查 is none
            scope = _scope(found, self._context.gazetteer, self._context.year)
            if (
                place.form in self.town_stems and found.name != self._home.county
            ):  # 金乡 is a town here and a county elsewhere
                scope = replace(self._home.at("county") or self._home, township=f"{place.form}镇")
            elif self._is_of_home(place):
                scope = replace(self._home.at("city") or self._home, county=found.name)
            yield Head(place.start, place.end, scope, place.complete or is_full(place.form, found))
        for name, scope, full in self._invented():
            for start in occurrences(self._text, name):
                yield Head(start, start + len(name), scope, full)
        home = self._context.jurisdiction
        if home is not None and home.place is not None and home.level == "county":
            return  # beside a real county all are real, and the table has them: 图为县长
        unknown = unknown_places(self._text, self._home, self._context.gazetteer, places, self._shorts)
        yield from (Head(start, end, scope) for start, end, scope in unknown)

    def _is_of_home(self, place: PlaceMention) -> bool:
        """Whether a district that another city has too (南岸区) is the jurisdiction's, whose city the table lacks."""
        city = self._home.at("city")
        if city is None or place.form != place.candidates[0].name or not place.form.endswith("区"):
            return False
        return place.candidates[0].level == "county" and self._is_unknown(city)

    def _is_unknown(self, scope: Scope) -> bool:
        """Whether the table lacks a place; there may be another one of its name."""
        if scope.level == "province":
            return not self._context.gazetteer.named(scope.name)
        return owner_of(scope, self._context.gazetteer, self._context.year) is None

    def _invented(self) -> Iterator[tuple[str, Scope, bool]]:
        """The jurisdiction's own names that the gazetteer lacks, and whether each is written in full."""
        for level in ("province", "city", "county"):
            scope = self._home.at(level)
            if scope and self._is_unknown(scope):
                yield from ((path, scope, True) for path in paths(scope))
                if len(scope.name) > 2 and not self._context.gazetteer.named(scope.name[:-1]):
                    yield scope.name[:-1], scope, False

    def _with_towns(self, heads: list[Head]) -> list[Head]:
        """The heads with the townships of the jurisdiction, and what a place and a township behind it make together."""
        heads = sorted(
            {head.start: head for head in sorted(heads, key=lambda head: head.end)}.values(), key=lambda h: h.start
        )
        out: list[Head] = []
        for head in heads:
            if out and head.start < out[-1].end:
                continue
            out.append(head)
        towns = self._towns(out)
        starts = {town.start for town in towns}
        return sorted([*towns, *(head for head in out if head.start not in starts)], key=lambda head: head.start)

    def _towns(self, heads: list[Head]) -> list[Head]:
        county = self._home.at("county") or self._home.at("city")
        known = _towns_of(county, self._context.gazetteer, self._context.year)
        towns = Towns(self._text, self._home, known, bool(known), self._shorts)
        outer = {head.end: (head.start, head.scope) for head in heads if head.full}
        return [Head(start, end, scope) for start, end, scope in towns.find(outer)]

    def _levels(self) -> Iterator[Head]:
        text = self._text
        for found in _LEVEL.finditer(text):
            word, start = found[1], found.start()
            before = text[start - 1 : start]
            if len(word) == 1 and start in self._shorts and before not in _OWN:
                continue
            if before and (before in levels()[word].not_after or before.isdigit()):
                continue
            scope = scope_of_word(word, self._home)
            if scope is None and (found.end() in self._shorts or word in _TOWN_WORDS):
                scope = self._by_level(word, start)
            if scope:
                own = before != "" and before in _OWN
                yield Head(start - own, found.end(), scope, own=own, level=True)

    def _by_level(self, word: str, offset: int) -> Scope | None:
        """县医院 in a story from several counties: the one named last."""
        if word not in self._of_level:
            named = ((head.start, scope_of_word(word, head.scope)) for head in self._places)
            autonomous = word == "自治区"
            self._of_level[word] = [
                (at, scope) for at, scope in named if scope and scope.name.endswith("自治区") == autonomous
            ]
        found = self._of_level[word]
        index = bisect_right(found, offset, key=_first)
        return found[index - 1][1] if index else None


@lru_cache(maxsize=4096)
def _scope(place: Place, gazetteer: Gazetteer, year: int | None) -> Scope:
    return scope_of_place(place, gazetteer, year)


@lru_cache(maxsize=256)
def _towns_of(scope: Scope | None, gazetteer: Gazetteer, year: int | None) -> frozenset[str]:
    owner = owner_of(scope, gazetteer, year) if scope else None
    return frozenset(town.name for town in gazetteer.townships_of(owner)) if owner else frozenset()


@lru_cache(maxsize=256)
def _stems_of(scope: Scope, gazetteer: Gazetteer, year: int | None) -> frozenset[str]:
    return frozenset(_TOWNSHIP_TAIL.sub("", name) for name in _towns_of(scope, gazetteer, year))
