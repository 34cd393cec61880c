"""A place in full: 柳溪村 as 青溪县石桥镇柳溪村, where the text tells the township and the county elsewhere."""

from __future__ import annotations

from functools import cache, lru_cache

from civicgraph.extraction.events.place_words import one_of
from civicgraph.extraction.page import Page
from civicgraph.places import Place, PlaceMention
from civicgraph.text import lazy_re as re

_LEVEL = re.compile(r"[县市区镇乡州旗省盟]")
_OUR = frozenset("我该本")
_OURS = re.compile(r"^(?:位于|主会场)?(?:[我该本](?=[县市区镇乡州旗省盟]))?")
#: 我院教学楼: of a body that only the medium knows
_OUR_BODY = re.compile(r"^[我本](?:院|校|局|公司|集团|中心|馆|行|厂|所|厅|站)")
_ZONE = re.compile(r"(?<![㐀-鿿])[㐀-鿿]{2,8}?(?:经济技术|高新技术产业|高新技术|经济|工业)开发区")
_TOWNSHIP = re.compile(r"[㐀-鿿]{2,4}?(?:镇|乡|街道|苏木)$")
#: 石桥镇镇长: a township whose people act
_ACTING = re.compile(
    r"(?:(?<![㐀-鿿])|(?<=[县市区旗、]))((?:(?![在到于向])[㐀-鿿]){2,4}?(?:镇|乡|街道))(?=党委|党工委|政府|镇长|乡长|书记|人大|办事处)"
)
_VILLAGE = re.compile(r"(?:村|社区|嘎查)$")
_COUNTY = re.compile(r"[县区市旗]$")
_DISTRICT = re.compile(r"[㐀-鿿]{1,5}区")
_CITY_DIGITS = 4
_HIGHER = re.compile(r"[㐀-鿿]{2,}?(?:省|自治区|市|县|自治州|地区|盟|旗)")


@cache
def _bare() -> re.Pattern[str]:
    """学校, 开发区: without its name."""
    return re.compile(one_of("bare"))


def qualified(page: Page, start: int, end: int) -> str:
    """A place as the text has it, behind its township, county or city where the text tells them elsewhere."""
    text = _in_full(page, _without_ours(page, page.text[start:end].strip()), start)
    home = page.jurisdiction.official_prefix if page.jurisdiction else ""
    local = page.jurisdiction.local_name if page.jurisdiction else ""
    if _LEVEL.fullmatch(text):
        return home
    if not home or _says_where(page, text, start):
        return home + text if home.endswith("市") and _is_district(page, text, start) else text
    if text[:1] == home[-1:] and not text.startswith(("区间", "镇海", "市场")):
        return home + text[1:]
    if text.startswith(local[:-1]) and len(local) > 2 and not text.startswith(local):
        return text
    return home + _in_township(page, _without_short_county(page, text, start))


def _without_ours(page: Page, said: str) -> str:
    """我县, 该区 as 县, 区, or as nothing where no place is known; 我院教学楼 as 教学楼."""
    text = _OURS.sub("", said)
    if not page.jurisdiction and said[:1] in _OUR and said[1:2] == text[:1]:
        return text[1:]
    return _OUR_BODY.sub("", text)


def _in_full(page: Page, text: str, start: int) -> str:
    """学校三楼会议室, 开发区服务中心: the one school or zone that the article names in full."""
    bare = _bare().match(text)
    if bare is None:
        return _of_only_township(page, text)
    units = [unit for unit in page.units_in(0, start) if unit.names and unit.form != bare[0]]
    named = {unit.form for unit in units if unit.form.endswith(bare[0])}
    named |= {match[0] for match in _ZONE.finditer(page.text, 0, start) if match[0].endswith(bare[0])}
    if not named:
        named = {unit.names[0].name for unit in units if unit.names[0].kind == _KINDS.get(bare[0])}
    return named.pop() + text[bare.end() :] if len(named) == 1 else text


#: Kinds of the bodies that a bare word means, whose names may end otherwise: 某某中学 … 学校
_KINDS = {"学校": "school", "医院": "hospital"}


def _of_only_township(page: Page, text: str) -> str:
    """镇中心小学 where the text is about one township: 石桥镇中心小学."""
    if not _TOWN_WORD.match(text):
        return text
    town = _only_township(page)
    return town + text[1:] if town.endswith(text[0]) else text


_TOWN_WORD = re.compile(r"[乡镇](?=[㐀-鿿]{2})")


def _only_township(page: Page) -> str:
    """The township of a text that names or speaks of only one, or nothing."""
    named = {each.name for mention in page.places for each in mention.candidates if each.level == "township"}
    named |= {match[1] for match in _ACTING.finditer(page.text)}
    return named.pop() if len(named) == 1 else ""


def _says_where(page: Page, text: str, start: int) -> bool:
    """Whether a place begins with a county or anything above, of the article or another."""
    names = page.jurisdiction.names().values() if page.jurisdiction else ()
    if any(text.startswith(name) for name in names):
        return True
    mention = _place_at(page, text, start)
    if mention is None:
        return False
    if any(place.level == "township" and _COUNTY.search(_above(mention, place)) for place in mention.candidates):
        return True
    return any(place.level in ("province", "city", "county") for place in mention.candidates)


def _without_short_county(page: Page, text: str, start: int) -> str:
    """青沅曲溪镇 in 青沅苗族自治县: the township alone."""
    mention = _place_at(page, text, start)
    above = [_above(mention, place) for place in mention.candidates if place.level == "township"] if mention else []
    return text.removeprefix(above[0]) if above else text


def _above(mention: PlaceMention, place: Place) -> str:
    """What a mention says before the township itself."""
    return mention.form.removesuffix(place.name) if mention.form != place.name else ""


def _is_district(page: Page, text: str, start: int) -> bool:
    """潘集区: a district of the article's own city, without the city's name."""
    mention, home = _place_at(page, text, start), page.jurisdiction
    if mention is None or home is None or not _DISTRICT.match(text):
        return False
    cities = {place.code[:_CITY_DIGITS] for place in home.places[-1:]}
    return any(place.code[:_CITY_DIGITS] in cities for place in mention.candidates)


def _place_at(page: Page, text: str, start: int) -> PlaceMention | None:
    return next((m for m in page.places_in(start, start + len(text)) if m.start <= start + 1), None)


def _in_township(page: Page, place: str) -> str:
    """柳溪村, of which the text says elsewhere 石桥镇柳溪村, or which the only township of the text has."""
    above = _township_before(page.text, place)
    if above or not _VILLAGE.search(place):
        return above + place
    alone = _only_township(page)
    return place if place.startswith(alone) or _TOWNSHIP.match(place) else alone + place


@lru_cache(maxsize=64)
def _township_before(text: str, place: str) -> str:
    """The township that stands right before a place somewhere in the text, or nothing."""
    at = text.find(place)
    while at >= 0:
        above = _TOWNSHIP.search(text, max(0, at - 8), at)
        if above:
            return _HIGHER.sub("", above[0], count=1) if _HIGHER.match(above[0]) else above[0]
        at = text.find(place, at + 1)
    return ""
