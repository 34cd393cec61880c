"""Finds the provinces, cities and counties that a text names, in one pass, and which places they are."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from civicgraph import resources
from civicgraph.places.table import Gazetteer, Place, highest_of, load_gazetteer
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record


class Trust(IntEnum):
    """What a name needs beside it to be a place and no word: 同心 is a county and an adverb."""

    FULL = 0
    """The official name, with its 县, needs nothing."""
    FREE = 1
    """Any place but behind a surname: 温州."""
    BOUNDARY = 2
    """A sentence's beginning, a mark or a preposition before it: 平舆."""
    CHAINED = 3
    """Directly behind the place in which it lies: 北京朝阳."""
    NEVER = 4
    """Is a word (资源), or a longer name that only begins like a place (吉隆坡) and is therefore looked for, too."""


@record
class PlaceMention:
    """A place named in a text; ``text[start:end] == form``.

    Attributes:
        candidates: the places it may be, the likeliest first; they are more than one where nothing in the text decides.
    """

    start: int
    end: int
    form: str
    candidates: tuple[Place, ...]

    @property
    def complete(self) -> bool:
        """Whether the form ends in a full name: 平舆县, not 平舆."""
        return any(self.form.endswith(place.name) for place in self.candidates)

    @property
    def place(self) -> Place | None:
        """The place, where it is certain which it is."""
        return self.candidates[0] if len(self.candidates) == 1 else None


_TOWNSHIP = re.compile(r"[㐀-鿿]{1,9}?(?:街道|[乡镇]|苏木)")
#: What follows a form that is only the beginning of a word: 北京市场, 河北区域, 南京路, 温州街.
_LONGER_WORD = re.compile(
    r"(?<=市)(?:场|值)|(?<=区)(?:域|间|别|块|分)|(?<=县)(?:域)|(?<=[^省市县区州盟旗])(?:[东西南北中]?路|[东西南北]?街|大道|[湖湾镇乡村省县]|市(?!州))"
)
#: 河源省临江市 is another 临江市 than that of 吉林省.
_IN_UNKNOWN_PROVINCE = re.compile(r"[^我该全本外各他某两三、，。]省")
_SHORTEST, _LONGEST_FULL = 2, 4
_KINDS = frozenset("市县区州盟旗")
#: What shows that a word is a place though it is a word: 同心|法院.
_OWNS = re.compile("(?:人民)?(?:法院|检察院)|公安局|[一二]中(?![、，全])|供电公司|农商银?行|纪委监委|县[委长]|县政府")
_BOUNDARY = re.compile(r"[^㐀-鿿\w]|[在到赴往来从由自于至向与和及是为据对位离距讯抵]")


@record
class _Hit:
    start: int
    end: int
    name: str
    trust: Trust


class _Scanner:
    """The automaton over all names, with what each needs to be a place."""

    def __init__(self, gazetteer: Gazetteer, words: dict[str, Trust], surnames: str) -> None:
        trusts = {form: words.get(form, _trust(form, gazetteer.named(form))) for form in gazetteer.surface_forms()}
        trusts = {**trusts, **words}
        self._gazetteer = gazetteer
        self._forms = list(trusts)
        self._trusts = list(trusts.values())
        self._trust_of = trusts
        self._automaton = AhoCorasick(
            self._forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )
        self._surnames = frozenset(surnames)

    def hits(self, text: str) -> Iterator[_Hit]:
        free = 0
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            hit = _Hit(start, end, self._forms[index], self._trusts[index])
            if start < free:
                continue
            if hit.trust is not Trust.FULL:
                hit = self._full_inside(hit, text) or hit
            if _LONGER_WORD.match(text, hit.end):
                hit = self._without_kind(hit)
            free = hit.end
            if hit.trust > Trust.BOUNDARY and _OWNS.match(text, hit.end) and self._gazetteer.named(hit.name):
                hit = _Hit(hit.start, hit.end, hit.name, Trust.BOUNDARY)
            if hit.trust is not Trust.NEVER:
                yield hit

    def _full_inside(self, hit: _Hit, text: str) -> _Hit | None:
        """平安县 in 原|平安县, where the scan has found 原平."""
        start = hit.start + 1
        for end in range(hit.end + 1, min(start + _LONGEST_FULL, len(text)) + 1) if len(hit.name) == _SHORTEST else ():
            name = text[start:end]
            if text[end - 1] in _KINDS and self._trust_of.get(name) is Trust.FULL:
                return _Hit(start, end, name, Trust.FULL)
        return None

    def _without_kind(self, hit: _Hit) -> _Hit:
        """北京 where 北京市场 begins like 北京市."""
        stem = hit.name[:-1]
        return _Hit(hit.start, hit.end - 1, stem, self._trust_of.get(stem, Trust.NEVER))

    def stands_alone(self, hit: _Hit, text: str) -> bool:
        """Whether a name that follows no place that contains it is a place."""
        if hit.trust is Trust.FULL:
            return not _IN_UNKNOWN_PROVINCE.match(text, hit.start - 2)
        if hit.trust is Trust.FREE:
            return text[hit.start - 1 : hit.start] not in self._surnames or not _may_be_name(hit, text)
        said_twice = len(hit.name) == 2 and text[hit.end : hit.end + 1] == hit.name[1]  # 和县县委
        return (hit.trust is Trust.BOUNDARY or said_twice) and _at_boundary(hit.start, text)


def _may_be_name(hit: _Hit, text: str) -> bool:
    """任长沙 is a name; 任|甘孜州, 担任|长沙 and 出任|温州 are none."""
    return len(hit.name) < _LONGER_THAN_NAMES and text[hit.start - 2 : hit.start] not in _TAKES_OFFICE


_LONGER_THAN_NAMES = 3
_TAKES_OFFICE = frozenset(f"{verb}任" for verb in "担现曾升调转出兼历拟接改卸")


def _at_boundary(start: int, text: str) -> bool:
    return start == 0 or bool(_BOUNDARY.match(text, start - 1))


def _trust(form: str, places: tuple[Place, ...]) -> Trust:
    """What a name needs where ``place_words.csv`` says nothing."""
    if any(place.name == form for place in places):
        return Trust.FULL
    if any(place.level in ("province", "city") for place in places) or form[-1] in "县州旗":
        return Trust.FREE
    return Trust.CHAINED if all(place.name.endswith("区") for place in places) else Trust.BOUNDARY


@cache
def _scanner() -> _Scanner:
    with resources.data("place_words.csv").open(encoding="utf-8", newline="") as file:
        words = {row["form"]: Trust[row["trust"].upper()] for row in csv.DictReader(file)}
    with resources.data("place_surnames.csv").open(encoding="utf-8", newline="") as file:
        surnames = "".join(row["surname"] for row in csv.DictReader(file))
    return _Scanner(load_gazetteer(), words, surnames)


def count_names(text: str) -> Counter[str]:
    """How often each name that may be a place occurs in a text, wherever it stands, words as well.

    For finding out what a text is about where it names its place only within other names (绿色苍南).
    """
    return Counter(hit.name for hit in _scanner().hits(text))


def find_places(text: str, year: int | None = None, near: Place | None = None) -> list[PlaceMention]:
    """The places that a text names, in their order, none overlapping; a chain (河南省驻马店市平舆县) is one mention.

    Args:
        text: any text, folded.
        year: when it was written; it chooses between former and present names.
        near: the place that the text is about; it decides between places of one name, and its townships are found
            without its name before theirs.
    """
    return list(_places(text, year, near))


@lru_cache(maxsize=4)
def _places(text: str, year: int | None, near: Place | None) -> tuple[PlaceMention, ...]:
    """The places; the layers of one article ask for them more than once."""
    gazetteer = load_gazetteer()
    chains = _chains(text, year)
    mentions = [_with_township(mention, text, gazetteer) for mention in _resolved(chains, gazetteer, near)]
    return tuple(_with_towns(mentions, text, near) if near else mentions)


@lru_cache(maxsize=4)
def _chains(text: str, year: int | None) -> tuple[PlaceMention, ...]:
    """The mentions with all their candidates."""
    gazetteer, scanner = load_gazetteer(), _scanner()
    chains: list[PlaceMention] = []
    for hit in scanner.hits(text):
        found = PlaceMention(hit.start, hit.end, hit.name, gazetteer.named(hit.name, year))
        longer = _chained(chains[-1], found, gazetteer) if chains and chains[-1].end == hit.start else None
        if longer:
            chains[-1] = longer
        elif scanner.stands_alone(hit, text):
            chains.append(found)
    return tuple(chains)


def _chained(outer: PlaceMention, inner: PlaceMention, gazetteer: Gazetteer) -> PlaceMention | None:
    """One mention of both where the second lies in the first: 云南省 + 玉溪市."""
    inside = [p for p in inner.candidates if any(gazetteer.contains(o, p) for o in outer.candidates)]
    if not inside:
        return None
    form = outer.form + inner.form
    return PlaceMention(outer.start, inner.end, form, tuple(highest_of(inside)))


def _resolved(mentions: Sequence[PlaceMention], gazetteer: Gazetteer, near: Place | None) -> Iterator[PlaceMention]:
    """The mentions with fewer candidates: those that fit the other places of the text."""
    certain = [mention.candidates[0] for mention in mentions if len(_codes(mention.candidates)) == 1]
    support = Counter(each.code for place in certain for each in gazetteer.chain(place))
    if near:
        support.update({place.code: 1000 for place in gazetteer.chain(near)})
    for mention in mentions:
        best = _best(mention.candidates, support, gazetteer)
        same = best is mention.candidates
        yield mention if same else PlaceMention(mention.start, mention.end, mention.form, best)


def _codes(places: Iterable[Place]) -> set[str]:
    return {place.code for place in places}


def _best(places: tuple[Place, ...], support: Counter[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that the text supports most; where nothing decides, those of the highest level that exist today."""
    if len(places) == 1:
        return places
    outer = [place for place in places if not any(gazetteer.contains(other, place) for other in places)]
    scores = [_score(place, support, gazetteer) for place in outer]
    best = [place for place, score in zip(outer, scores, strict=True) if score == max(scores)]
    best = highest_of([place for place in best if place.until is None] or best)
    return (best[-1],) if len(_codes(best)) == 1 else tuple(best)


def _score(place: Place, support: Counter[str], gazetteer: Gazetteer) -> tuple[int, int, int]:
    """How often the text names the place for certain, the city above it, its province."""
    *above, _ = gazetteer.chain(place)
    cities = sum(support[each.code] for each in above if each.level == "city")
    return support[place.code], cities, support[above[0].code] if above else 0


def _with_township(mention: PlaceMention, text: str, gazetteer: Gazetteer) -> PlaceMention:
    """The mention with the township that follows directly: 平舆县 + 古槐街道."""
    found = _TOWNSHIP.match(text, mention.end)
    if not found or not mention.place or mention.place.level == "province":
        return mention
    towns = [p for p in gazetteer.townships_named(mention.place, found[0]) if p.name == found[0]]
    if len(towns) != 1:
        return mention
    return PlaceMention(mention.start, found.end(), text[mention.start : found.end()], (towns[0],))


def _with_towns(mentions: list[PlaceMention], text: str, near: Place) -> list[PlaceMention]:
    """The mentions and those of townships of a place, which its own news names alone: 古槐街道."""
    pattern, towns = _towns(near)
    taken = {offset for mention in mentions for offset in range(mention.start, mention.end)}
    alone = [
        PlaceMention(match.start(), match.end(), match[0], (towns[match[0]],))
        for match in pattern.finditer(text)
        if match.start() not in taken
    ]
    return sorted([*mentions, *alone], key=lambda mention: mention.start)


@lru_cache(maxsize=256)
def _towns(near: Place) -> tuple[re.Pattern[str], dict[str, Place]]:
    """The names that are those of one township of a place, two characters (通镇) only at a boundary."""
    gazetteer = load_gazetteer()
    county = gazetteer.by_code(near.parent) if near.level == "township" else near
    towns = gazetteer.townships_of(county) if county and county.level != "province" else ()
    often = Counter(town.name for town in towns)
    once = {town.name: town for town in towns if often[town.name] == 1 and _TOWNSHIP.fullmatch(town.name)}
    names = sorted((name if len(name) > 2 else f"(?<![㐀-鿿]){name}" for name in once), key=len, reverse=True)
    return re.compile("|".join(names) or "(?!)"), once
