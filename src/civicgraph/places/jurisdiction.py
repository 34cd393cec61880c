"""The place whose bodies a text means, as a chain of names that may be invented or missing in the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from civicgraph.places.table import LEVELS, Gazetteer, Level, Place, highest_of
from civicgraph.text import lazy_re as re

#: What an official name of each level ends in; the longer first where one ends in the other.
SUFFIXES: dict[Level, str] = {
    "province": "特别行政区|自治区|省",
    "city": "自治州|地区|州|盟|市",
    "county": "自治县|自治旗|林区|县|区|旗|市",
    "township": "街道办事处|街道|民族乡|苏木|乡|镇",
}
_SEGMENT = {level: re.compile(rf"[^\s]{{2,14}}?(?:{suffixes})") for level, suffixes in SUFFIXES.items()}
_SEPARATORS = re.compile(r"[\s·/>,，、\-]+")
_KIND = re.compile("[省市县区州盟旗乡镇]|自治|街道")
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place from the province down, as far as it is known: 河南省 / 驻马店市 / 平舆县 / None.

    Two are equal where their names are. A district of 北京市 has no city; 东莞市's towns have no county.

    Attributes:
        places: the names that the table knows, as places.
    """

    province: str | None = None
    city: str | None = None
    county: str | None = None
    township: str | None = None
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def parse(cls, text: str, gazetteer: Gazetteer, year: int | None = None) -> Jurisdiction | None:
        """Read a place name: ``河南省驻马店市平舆县``, ``平舆县``, ``河南平舆`` or an invented ``青溪县``.

        What lies above a place that the table knows is filled in; what it lacks is told by its ending.

        Args:
            text: a name or chain of names, and nothing else.
            gazetteer: what ``load_gazetteer`` gives.
            year: when the text was written.

        Returns:
            None where the text is no place name.
        """
        reader = _Reader(gazetteer, year)
        return reader.read(_SEPARATORS.sub("", text))

    @classmethod
    def of(cls, place: Place, gazetteer: Gazetteer, year: int | None = None) -> Jurisdiction:
        """The jurisdiction of a place of the table, under the names of a year."""
        chain = gazetteer.chain(place, year)
        return from_names({each.level: each.name for each in chain}, chain)

    def names(self) -> dict[Level, str]:
        """The names that are there, from the province down."""
        pairs = zip(LEVELS, (self.province, self.city, self.county, self.township), strict=True)
        return {level: name for level, name in pairs if name}

    @property
    def level(self) -> Level:
        """The level of the deepest name."""
        return list(self.names())[-1]

    @property
    def local_name(self) -> str:
        """The deepest name: ``平舆县``."""
        return list(self.names().values())[-1]

    @property
    def path(self) -> str:
        """``河南省驻马店市平舆县``."""
        return "".join(self.names().values())

    @property
    def place(self) -> Place | None:
        """The place of the table that the deepest name stands for."""
        deepest = self.places[-1] if self.places else None
        return deepest if deepest and deepest.level == self.level else None

    @property
    def official_prefix(self) -> str:
        """How the official name of a body of this place begins.

        ``平舆县``, ``三门峡市湖滨区``, ``北京市海淀区``, ``平舆县古槐街道``, ``东莞市虎门镇``.
        """
        if self.township:
            above = self.at("county") or self.at("city")
            return (above.official_prefix if above else "") + self.township
        if self.county and is_district(self.county):
            return self._seat(self.county) + self.county
        return self.local_name

    def _seat(self, district: str) -> str:
        """The city of a district, unless the district's own name begins with it."""
        municipality = self.province if self.province and self.province.endswith("市") else None
        seat = self.city or municipality or ""
        return "" if seat and district.startswith(seat[:-1]) and len(district) > len(seat) + 1 else seat

    def at(self, level: Level) -> Jurisdiction | None:
        """This place cut at a level: the city of a county; None where it has none."""
        names = self.names()
        if level not in names:
            return None
        kept = LEVELS[: LEVELS.index(level) + 1]
        places = tuple(place for place in self.places if place.level in kept)
        return from_names({each: name for each, name in names.items() if each in kept}, places)

    @property
    def parent(self) -> Jurisdiction | None:
        """The place one level up that has a name."""
        above = list(self.names())[:-1]
        return self.at(above[-1]) if above else None

    def with_child(self, name: str, gazetteer: Gazetteer, year: int | None = None) -> Jurisdiction | None:
        """The place of this name in this one: 平舆县 + 古槐街道; None where the name is no place name."""
        return _Reader(gazetteer, year).extend(self, _SEPARATORS.sub("", name))


def from_names(names: Mapping[Level, str], places: tuple[Place, ...] = ()) -> Jurisdiction:
    """A jurisdiction of these names."""
    province, city, county, township = (names.get(level) for level in LEVELS)
    return Jurisdiction(province, city, county, township, places)


def is_district(county: str) -> bool:
    """Whether a county-level place is a part of its city (湖滨区), so that its bodies are named with the city."""
    return county.endswith("区") and not county.endswith(("林区", "特区", "特别行政区"))


class _Reader:
    """Takes a chain of names apart: names of the table while they fit, then whatever ends like a place."""

    def __init__(self, gazetteer: Gazetteer, year: int | None) -> None:
        self._gazetteer = gazetteer
        self._year = year

    def read(self, text: str) -> Jurisdiction | None:
        return self._read(text, Jurisdiction(), ())

    def extend(self, above: Jurisdiction, text: str) -> Jurisdiction | None:
        place = above.place
        return self._read(text, above, (place,) if place else ())

    def _read(self, text: str, above: Jurisdiction, candidates: tuple[Place, ...]) -> Jurisdiction | None:
        if not text:
            return None
        invented = bool(above.names()) and not candidates
        given: list[Place] = []
        while text:
            length, places = (0, ()) if invented else self._known(text, candidates)
            if not length:
                break
            candidates, text = places, text[length:]
            given.extend(places)
        known = self._known_part(candidates, given, above) if given else above
        return self._invented_part(text, known) if known else None

    def _known(self, text: str, inside: tuple[Place, ...]) -> tuple[int, tuple[Place, ...]]:
        """The longest beginning of a text that is a place, in one of some places."""
        for length in range(min(len(text), _LONGEST_NAME), 1, -1):
            form = text[:length]
            places = self._places(form, inside)
            complete = any(place.name == form for place in places)
            if places and (complete or not _KIND.match(text, length)):
                return length, places
        return 0, ()

    def _places(self, form: str, inside: tuple[Place, ...]) -> tuple[Place, ...]:
        named = self._gazetteer.named(form, self._year)
        if not inside:
            return named
        deeper = tuple(p for p in named if any(self._gazetteer.contains(outer, p) for outer in inside))
        return deeper or tuple(town for outer in inside for town in self._towns(outer, form))

    def _towns(self, outer: Place, form: str) -> tuple[Place, ...]:
        towns = self._gazetteer.townships_named(outer, form)
        if outer.level == "province":  # 乌兰 in 内蒙古自治区乌兰塔拉盟 is no sumu
            towns = tuple(town for town in towns if town.name == form)
        return towns if len(towns) == 1 else ()

    def _known_part(self, places: tuple[Place, ...], given: list[Place], above: Jurisdiction) -> Jurisdiction | None:
        """The chain above the place that the names lead to; only the name itself where they lead to several."""
        today = [place for place in places if place.until is None]
        highest = highest_of(today or places)
        if len({place.code for place in highest}) == 1:
            found = Jurisdiction.of(highest[-1], self._gazetteer, self._year)
            return _under_given_names(found, given)
        return from_names({**above.names(), highest[0].level: highest[0].name}, above.places)

    def _invented_part(self, text: str, above: Jurisdiction) -> Jurisdiction | None:
        """The names that the table lacks, by their endings."""
        while text:
            taken = above.names()
            lowest = LEVELS.index(list(taken)[-1]) if taken else -1
            levels = LEVELS[lowest + 1 :]
            ends = [(found.end(), level) for level in levels if (found := _SEGMENT[level].match(text))]
            if not ends:
                return None
            end = min(end for end, _ in ends)
            level = next(level for each, level in ends if each == end)
            above = from_names({**taken, level: text[:end]}, above.places)
            text = text[end:]
        return above if above.names() else None


def _under_given_names(found: Jurisdiction, given: list[Place]) -> Jurisdiction:
    """The names that the text itself has: 襄樊市 where it says so, though the city was renamed that year."""
    places = tuple(next((each for each in given if each.code == place.code), place) for place in found.places)
    return from_names({place.level: place.name for place in places}, places)
