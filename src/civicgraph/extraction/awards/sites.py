"""Places that can be honoured, by their full names: counties, townships, villages, parks and sights; 我县, 该村."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.page import Page
from civicgraph.places import PlaceMention
from civicgraph.text import lazy_re as re
from civicgraph.units.scope import scope_of_home, scope_of_place, scope_of_word

_HAN = r"[㐀-鿿·]"
_OTHER = (
    r"(?!获[评得]|荣获|被|授予|是|有|个|的|了|在|为|等|第|将|入选|创建|成功|评为|共|全[国省市县]|[省市县国家]级|国家"
    r"|各|多[个家处]|两|十佳|最美|先进|示范|美丽|文明|和美|广大|许多)"
)
_STEM = rf"(?:{_OTHER}{_HAN})"
_TOWN = rf"{_STEM}{{1,4}}?(?:街道|镇|乡|苏木)(?![镇村]级|长|政府|党委|人大|干部|亲)"
_VILLAGE = r"(?:(?:行政|自然)?村(?![民委级镇务里支企庄落干容规])|社区(?![居党干服卫工])|嘎查)"
_SIGHT = (
    r"(?:风景名胜区|旅游度假区|风景区|景区|产业园区?|工业园区?|农业园区?|园区|精品园|湿地公园|森林公园|地质公园"
    r"|古镇|古村落?|度假区|林场|茶场|水库|小镇)"
)
_PART = rf"(?:{_STEM}{{1,6}}?{_VILLAGE}|{_STEM}{{2,12}}?{_SIGHT})"
_BEHIND = re.compile(rf"(?P<town>{_TOWN})?(?P<part>{_PART})?")
_ALONE = re.compile(
    rf"(?:(?<!{_HAN})|(?<=[和与及由在对向将把])|(?<=授予|命名|别为|别是|次是|次为|表彰|认定|评选|确定|其中|来到|前往|走进|深入))(?![全该我本新去今昨当现对向给由在和与及从到为将把让使])(?:(?P<town>{_STEM}{{2,3}}?(?:街道|镇|乡))(?P<part>{_PART})?|(?P<bare>{_STEM}{{1,5}}?{_VILLAGE}|{_STEM}{{2,8}}?{_SIGHT}))(?![级办管委长])"
)
_OWN = re.compile(r"[我该本全](?P<level>省|自治区|市|县|区|州|旗|镇|乡|街道)(?![级委政直域内外长里民容])")
#: What makes something else of a place: 河北|队, 北京|时间.
_NOT_PLACE = re.compile(
    r"[省市县区]?(?:[男女]子?)?[㐀-鿿]{0,3}(?:队|代表团|选手|小将|健儿|运动员)|籍|时间|等地|赛区|站|路|街(?!道)|系列|模式|经验|精神|杯|话|菜|戏|剧"
    r"|方面|人民|各[地族级]|广大|干部|群众|境内|市民|村民|[东南西北]部|内|组委会|赛|出身|一家"
)
_NO_NAMES = frozenset(
    {"市区", "城区", "山区", "郊区", "农村", "乡村", "山村", "新村", "城镇", "乡镇", "村镇", "建制镇", "家乡"}
)
#: The end of a village or a park, behind which no other part of it is named; a district (龙文区) has parts.
_IS_PART = re.compile("村$|[社园景]区$")
_LOOK_BACK = 2000


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a text by its full name."""

    start: int
    end: int
    name: str


def sites_in(page: Page, start: int, end: int) -> list[Site]:
    """The places in a stretch, in order, none overlapping."""
    found: list[Site] = []
    for site in (*_known(page, start, end), *_own(page, start, end), *_alone(page, start, end)):
        if not any(site.start < each.end and each.start < site.end for each in found):
            found.append(site)
    return sorted(found, key=lambda site: site.start)


def _known(page: Page, start: int, end: int) -> Iterator[Site]:
    """Places of the table, and the article's own place."""
    for place in page.places_in(start, end):
        site = _with_parts(page, place.start, place.end, end, place_name(page, place))
        if site.end > place.end or not (_NOT_PLACE.match(page.text, place.end) or place.form in _NO_NAMES):
            yield site
    home = scope_of_home(page.jurisdiction)
    for level in ("county", "city"):
        scope = home.at(level)
        at = page.text.find(scope.name, start, end) if scope else -1
        while scope and at >= 0:
            site = _with_parts(page, at, at + len(scope.name), end, scope.prefix)
            if site.end > at + len(scope.name) or not _NOT_PLACE.match(page.text, site.end):
                yield site
            at = page.text.find(scope.name, at + 1, end)


def _own(page: Page, start: int, end: int) -> Iterator[Site]:
    """我县, 该县, 全县: the article's own."""
    for match in _OWN.finditer(page.text, start, end):
        scope = scope_of_word(match["level"], scope_of_home(page.jurisdiction))
        name = scope.prefix if scope else None
        if match[0].startswith("该"):
            name = last_place(page, match["level"], match.start()) or name
        if name is not None:
            yield _with_parts(page, match.start(), match.end(), end, name)


def _alone(page: Page, start: int, end: int) -> Iterator[Site]:
    """东河镇柳湾村, 柳湾村, 云台山景区 without the county."""
    home = scope_of_home(page.jurisdiction).prefix
    for match in _ALONE.finditer(page.text, start, end):
        if (match["town"] or match["bare"]) in _NO_NAMES or page.units_in(*match.span()):
            continue
        if match["town"]:
            yield Site(*match.span(), home + match[0])
        else:
            yield Site(*match.span(), _full(page, match[0], match.start()))


def _full(page: Page, form: str, before: int) -> str:
    """A village or sight by its full name where the text has that earlier, else with its county."""
    if form not in page.text[max(0, before - _LOOK_BACK) : before]:
        return scope_of_home(page.jurisdiction).prefix + form
    earlier = [site.name for site in sites_in(page, max(0, before - _LOOK_BACK), before) if site.name.endswith(form)]
    return max(earlier, key=len, default=scope_of_home(page.jurisdiction).prefix + form)


def _with_parts(page: Page, start: int, stop: int, end: int, name: str) -> Site:
    """The place with the township, the village or the park that is named right behind it."""
    behind = _BEHIND.match(page.text, stop, end)
    part = _IS_PART.search(page.text, max(0, stop - 2), stop)
    if part or behind is None or behind.end() == stop or _in_unit(page, stop, behind.end()):
        return Site(start, stop, name)
    return Site(start, behind.end(), name + behind[0])


def _in_unit(page: Page, start: int, end: int) -> bool:
    """Whether a body's name begins in a stretch or runs over it."""
    near = page.units_in(start, end + 12)
    return page.inside_unit(start, end) or any(unit.start < end for unit in near)


def place_name(page: Page, place: PlaceMention) -> str:
    """The official name without the province; a district's with its city: 三门峡市湖滨区."""
    if place.place is None:
        return place.form
    return scope_of_place(place.place, page.context.gazetteer, page.year).prefix or place.form


def last_place(page: Page, noun: str, before: int) -> str | None:
    """The village, township or park that 该村, 该镇 mean: the one named last."""
    if noun not in page.text[max(0, before - _LOOK_BACK) : before]:
        return None
    found = sites_in(page, max(0, before - _LOOK_BACK), before)
    return next((site.name for site in reversed(found) if site.name.endswith(noun)), None)
