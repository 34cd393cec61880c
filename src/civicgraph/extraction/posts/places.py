"""Whose post a bare word means: the county of the post before, the town named last, the article's own place."""

from __future__ import annotations

from functools import lru_cache

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.model import Post
from civicgraph.places import Jurisdiction, Level, PlaceMention, load_gazetteer
from civicgraph.text import lazy_re as re
from civicgraph.units.scope import Scope, scope_of_home
from civicgraph.units.segment import cut, is_verb

_FAR = 400
_LONGEST_NAME = 6
_OWN = re.compile(r"[我本该全]?(?:省|市|县|区|旗|州|盟|乡|镇)")
_TOWN = re.compile(r"[㐀-鿿]{1,6}?(?:街道|民族乡|[乡镇]|苏木)$")
_VILLAGE = re.compile(
    r"(?:(?<=[乡镇])|(?<=街道)|(?<=[，。、（“\s在到自是]))"
    r"((?:(?![在到达自是从由该本全的各每])[㐀-鿿]){2,4}?(?:(?<![乡农全])村|社区|嘎查))(?![委民务])"
)
_FAR_VILLAGE = 2000


@lru_cache(maxsize=4096)
def parse_place(path: str, year: int | None) -> Jurisdiction | None:
    """A chain of place names as a jurisdiction."""
    return Jurisdiction.parse(path, load_gazetteer(), year)


def place_of(page: Page, post: Post | None) -> Jurisdiction | None:
    """The place to which the body of a post belongs."""
    path = post.units[0].place if post and post.units else None
    return parse_place(path, page.year) if path else None


def at_level(home: Jurisdiction | None, levels: tuple[Level, ...]) -> Jurisdiction | None:
    """The place itself or what it lies in, at the first of the levels that it has."""
    found = (home.at(level) for level in levels) if home else ()
    return next((place for place in found if place), None)


def place_of_mention(page: Page, mention: PlaceMention, levels: tuple[Level, ...]) -> Jurisdiction | None:
    """The place of a mention, where it is of one of the levels."""
    for place in mention.candidates:
        if place.level in levels:
            return Jurisdiction.of(place, page.context.gazetteer, page.year)
    written = parse_place(mention.form, page.year)
    return written if written and written.level in levels else None


def place_in_stem(page: Page, stem: str, levels: tuple[Level, ...]) -> Jurisdiction | None:
    """The place that a stem is, though no table has it: 白云乡 in the article's county, an invented 怀澜市丹浦县."""
    if not stem or _OWN.fullmatch(stem):
        return None
    if "township" in levels:
        return _town_in_stem(page, stem)
    found = parse_place(stem, page.year)
    if found is None or found.level not in levels:
        return None
    return found if found.place or _may_be_invented(page, found) else None


def _may_be_invented(page: Page, place: Jurisdiction) -> bool:
    """Whether a place that no table has is one of the article's own, or a county beside an invented one.

    Beside a real county all are real, and the table has them: 图为县长 is no county, nor is what lies abroad.
    """
    home = page.jurisdiction
    if home is None or len(place.local_name) > _LONGEST_NAME:
        return False
    return place.local_name in home.names().values() or (place.level == "county" and home.place is None)


def _town_in_stem(page: Page, stem: str) -> Jurisdiction | None:
    town = _TOWN.search(stem)
    owner = at_level(page.jurisdiction, ("county", "city"))
    if town is None or owner is None:
        found = parse_place(stem, page.year)
        return found if found and found.level == "township" else None
    outer = parse_place(stem[: town.start()], page.year) if town.start() else None
    return (outer or owner).with_child(town[0], page.context.gazetteer, page.year)


def is_own(stem: str) -> bool:
    """Whether a stem is 我县, 该镇, 市."""
    return _OWN.fullmatch(stem) is not None


def township_before(page: Page, position: int, ending: str = "") -> Jurisdiction | None:
    """The township that a bare 镇长 means: the article's, else that of the body or the text named last before."""
    own = at_level(page.jurisdiction, ("township",))
    if own and own.local_name.endswith(ending):
        return own
    for unit in reversed(page.units_in(max(0, position - _FAR), position)):
        place = parse_place(unit.names[0].place, page.year) if unit.names and unit.names[0].place else None
        if place and place.level == "township" and place.local_name.endswith(ending):
            return place
    return _town_in_text(page, position, ending)


def _town_in_text(page: Page, position: int, ending: str) -> Jurisdiction | None:
    """The township of the county that the text has named last: of those that the table has, else by its shape."""
    owner = at_level(page.jurisdiction, ("county",))
    for found in reversed(list(_TOWN_NAMED.finditer(page.text, max(0, position - _FAR), position)) if owner else []):
        if owner and found[1].endswith(ending):
            known = not owner.place or page.context.gazetteer.townships_named(owner.place, found[1])
            if known:
                return owner.with_child(found[1], page.context.gazetteer, page.year)
    return None


_TOWN_NAMED = re.compile(
    r"(?:(?<=[^㐀-鿿\d])|(?<=[在到赴县区市由是该])|^)"
    r"(?![在到赴从自由往])([㐀-鿿]{2,4}?(?<![返下回城老家故他异水同还集乡村市重])(?:街道|[乡镇]|苏木))(?![长级里村下亲民土])"
)


def village_scope(page: Page, stem: str, position: int) -> Scope | None:
    """The village that a stem names (石桥镇松岭村), or the one named last before where the stem is empty."""
    village = stem or _village_before(page, position)
    if not village or not (town := township_before(page, position) or page.jurisdiction):
        return None
    above = _TOWN_AND_VILLAGE.fullmatch(village)
    if above and above[1] and (found := _town_in_stem(page, above[1])):
        town = found
    name = above[2] if above else village
    scope = scope_of_home(town)
    return Scope(scope.province, scope.city, scope.county, scope.township, name)


_TOWN_AND_VILLAGE = re.compile(r"([㐀-鿿]*?(?:街道|[乡镇](?![乡镇])|苏木))?([㐀-鿿]+)")


def _village_before(page: Page, position: int) -> str:
    named = _VILLAGE.finditer(page.text, max(0, position - _FAR_VILLAGE), position)
    found = [each[1] for each in named if not any(is_verb(word) and len(word) > 1 for word in cut(each[1][:-1]))]
    return found[-1] if found else ""
