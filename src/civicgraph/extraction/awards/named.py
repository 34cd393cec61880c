"""What a sentence names that can be honoured: people, bodies and their branches, places and villages, 该村."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from civicgraph.extraction.awards.honours import is_honour
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.places import PlaceMention
from civicgraph.units.scope import scope_of_home, scope_of_place, scope_of_word

Kind = Literal["person", "unit", "place"]

_BRANCH = re.compile(
    r"(?:机关)?(?:党支部|党总支|党委|团支部|团委|团总支|青年突击队|志愿服务队|妇联)(?!书记|副书记|委员|成员|和|与|、|主席|副主席|会|班子)"
)
_SITE = re.compile(
    r"[㐀-鿿·]{1,14}?(?:(?:行政|自然)?村(?![民委级镇务里支企庄落干])|社区(?![居党干服卫])|嘎查|风景名胜区|风景区|景区|产业园区?|工业园区?|园区|精品园|湿地公园|森林公园|古镇|古村落?|度假区|林场|水库)"
)
_BARE_VILLAGE = re.compile(
    r"(?<![㐀-鿿])(?!全村|该村|我村|本村|示范|[一二三四五六七八九十百两多各]|有的|农村|乡村|山村|新村|小村|贫困)[㐀-鿿]{1,4}村(?![民委级镇务里支企庄落干])"
)
_BARE_SIGHT = re.compile(
    r"(?<![㐀-鿿])(?!全|该|我|本|示范|各|多)[㐀-鿿]{2,8}(?:景区|风景名胜区|度假区|古镇|古村|湿地公园|森林公园|产业园|工业园)(?![㐀-鿿]*(?:级|办|管|委|公司))"
)
#: What makes something else of a place: 河北|队, 北京|时间.
_NOT_PLACE = re.compile(
    r"[省市县区]?(?:[男女]子?)?[㐀-鿿]{0,3}(?:队|代表团|选手|小将|健儿|运动员)|籍|时间|等地|赛区|站|路|街|系列|模式|经验|精神|杯|话|菜|戏|剧|方面|人民|各[地族级]|广大|干部|群众|全[省市县]|境内|市民|村民|[东南西北]部|内|组委会|赛|出身|一家|有"
)
_THAT = re.compile(
    r"(?:(?P<own>[我该本全])(?P<level>省|自治区|市|县|区|州|旗|镇|乡|街道)(?![级委政直域内外长里])|"
    r"(?:该|本|我|全|这个|这家|这座|这所)?(?P<noun>村(?![民委级镇务里支企庄落干])|社区|局|院|校|所|站|(?<=[该本全])队|公司|集团|企业|学校|医院|支队|大队|中队|连队|协会|商会|合作社|银行|中心|景区|园区)"
    r"(?P<branch>党支部|党总支|党委|团支部)?)"
)
#: What the last body must end in to be the one that a noun means.
_MEANT = {
    "学校": ("小学", "中学", "学校", "学院", "大学", "一中", "二中", "高中", "幼儿园"),
    "校": ("小学", "中学", "学校", "学院", "大学", "一中", "二中", "高中"),
    "公司": ("公司", "集团", "厂"), "企业": ("公司", "集团", "厂"), "集团": ("集团", "公司"),
    "医院": ("医院", "卫生院"), "院": ("医院", "法院", "检察院", "卫生院", "学院"), "银行": ("银行", "支行", "分行"),
    "协会": ("协会", "学会"), "局": ("局",), "所": ("所",), "站": ("站",), "队": ("队",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A named person, body or place; two names where two bodies share the words."""

    start: int
    end: int
    names: tuple[str, ...]
    kind: Kind


def named_in(page: Page, people: People, sentence: Sentence) -> list[Named]:
    """All that a sentence names, in order, none overlapping."""
    found = [Named(m.outer, m.end, (m.name,), "person") for m in people.mentions_in(sentence.start, sentence.end)]
    datelines = {span.start for span in page.dateline}
    posts = list(people.post_spans(sentence.start, sentence.end))
    for unit in page.units_in(sentence.start, sentence.end):
        if unit.start in datelines or page.text.startswith(("消息", "讯", "（记者", "记者"), unit.end):
            continue
        if not _overlaps(found, unit.start, unit.end) and not any(a <= unit.start and unit.end <= b for a, b in posts):
            found.append(_with_branch(page, unit.start, unit.end, tuple(name.name for name in unit.names)))
    for place in page.places_in(sentence.start, sentence.end):
        site = _site(page, place, sentence.end)
        if site.end == place.end and (_NOT_PLACE.match(page.text, place.end) or place.form == "市区"):
            continue
        if not _overlaps(found, site.start, site.end):
            found.append(site)
    found += [each for each in _homes(page, sentence) if not _overlaps(found, each.start, each.end)]
    for pattern in (_BARE_VILLAGE, _BARE_SIGHT):
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            if not _overlaps(found, *match.span()):
                found.append(Named(*match.span(), (_village(page, match[0], match.start()),), "place"))
    found += [each for each in _those(page, sentence) if not _overlaps(found, each.start, each.end)]
    return sorted(found, key=lambda each: each.start)


def _homes(page: Page, sentence: Sentence) -> Iterator[Named]:
    """The article's own county or city, also where no table has it."""
    home = scope_of_home(page.jurisdiction)
    for level in ("township", "county", "city"):
        scope = home.at(level)
        if scope and scope.name in page.text:
            for match in re.finditer(re.escape(scope.name), page.text[sentence.start : sentence.end]):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                site = _SITE.match(page.text, end, sentence.end)
                stop = site.end() if site and not page.units_in(end, site.end()) else end
                yield Named(start, stop, (scope.prefix + page.text[end:stop],), "place")


def _overlaps(found: list[Named], start: int, end: int) -> bool:
    return any(start < each.end and each.start < end for each in found)


def _with_branch(page: Page, start: int, end: int, names: tuple[str, ...]) -> Named:
    """The body, or its branch where that follows: 县人民医院|党支部."""
    branch = _BRANCH.match(page.text, end)
    if branch is None or len(names) != 1 or page.unit_starting_at(end):
        return Named(start, end, names, "unit")
    return Named(start, branch.end(), (names[0] + branch[0],), "unit")


def _site(page: Page, place: PlaceMention, limit: int) -> Named:
    """The place, or the village, park … that is named right behind it."""
    name = place_name(page, place)
    site = _SITE.match(page.text, place.end, limit)
    if (
        site is None
        or page.inside_unit(place.end, site.end())
        or any(unit.start < site.end() for unit in page.units_in(place.end, site.end()))
    ):
        return Named(place.start, place.end, (name,), "place")
    return Named(place.start, site.end(), (name + site[0],), "place")


def place_name(page: Page, place: PlaceMention) -> str:
    """The official name without the province; a district's with its city: 三门峡市湖滨区."""
    if place.place is None:
        return place.form
    return scope_of_place(place.place, page.context.gazetteer, page.year).prefix or place.form


def _village(page: Page, form: str, before: int) -> str:
    """A village that stands alone, by its full name where the text has that earlier, else with its county."""
    earlier = next((p for p in reversed(page.places_in(0, before)) if page.text.startswith(form, p.end)), None)
    if earlier is not None:
        return place_name(page, earlier) + form
    return scope_of_home(page.jurisdiction).prefix + form


def _those(page: Page, sentence: Sentence) -> Iterator[Named]:
    """我县, 该村, 公司, 站党支部: what they mean, where the article tells."""
    for match in _THAT.finditer(page.text, sentence.start, sentence.end):
        name = _own(page, match["level"]) if match["own"] else _meant(page, match["noun"], match.start())
        if name is not None:
            yield Named(*match.span(), (name + (match["branch"] or ""),), "place" if match["own"] else "unit")


def _own(page: Page, level: str) -> str | None:
    scope = scope_of_word(level, scope_of_home(page.jurisdiction))
    return scope.prefix if scope else None


def _meant(page: Page, noun: str, before: int) -> str | None:
    """The body named last that a noun fits: 站 after …消防救援站."""
    if noun in ("村", "社区"):
        places = reversed(page.places_in(0, before))
        sites = (_site(page, place, before) for place in places)
        return next((site.names[0] for site in sites if site.names[0].endswith(noun)), None)
    endings = _MEANT.get(noun, (noun,))
    names = (unit.names[-1].name for unit in reversed(page.units_in(0, before)))
    return next((name for name in names if name.endswith(endings) and not is_honour(name)), None)
