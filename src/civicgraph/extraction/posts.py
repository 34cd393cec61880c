"""Which body a title belongs to: the one written before it, the one its kind implies, or the one carried along."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache

from civicgraph.extraction.home import at_level, foreign_before, jurisdiction_of, last_unit, township_before
from civicgraph.extraction.page import Page
from civicgraph.extraction.titles import TitleMention
from civicgraph.model import Status
from civicgraph.places import Jurisdiction
from civicgraph.resources import data
from civicgraph.units import UnitName, body, resolve_unit
from civicgraph.units.compose import names_of
from civicgraph.units.scope import scope_of_home

_LEVEL_OF_HEAD = {
    "县": ("county",), "区": ("county",), "旗": ("county",), "市": ("city", "county"), "州": ("city",), "盟": ("city",),
    "省": ("province",), "镇": ("township",), "乡": ("township",), "行": ("city",),
}  # fmt: skip
# 宣传部长 = 宣传部 + 部长: the title's first letter ends the body's name as well
_SHARED_HEADS = "部局厅院校行所站处科司馆社园厂场队庭台会"
_PART = re.compile(r"[局处室科部院所站队庭台会委办组系团班厂馆]$|中心$")
_STEM_EDGE = re.compile(r"[，。；：、！？\s（）《》]|(?:由|和|与|及|在|向|为|给|陪同|邀请|任命|免去|聘请|选举)(?=[\w“])")


@dataclass(frozen=True, slots=True)
class Post:
    """A title with the bodies it belongs to (two where the body is written as two: 县纪委监委)."""

    start: int
    end: int
    title: str
    units: tuple[UnitName, ...]
    status: Status
    single: bool
    rule: str


def read_post(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post:
    """The post of a title.

    Args:
        page: the article.
        mention: the title.
        left: offset before which nothing belongs to this post (the end of the post or name before it).
        previous: the post before it in the same chain or list, whose body may be carried along.
    """
    for read in (_fixed, _written, _part_of_body, _government, _stem, _institution, _carried):
        post = read(page, mention, left, previous)
        if post is not None:
            return post
    return _post(mention, mention.outer, (), "post.unknown-body")


def _post(mention: TitleMention, start: int, units: tuple[UnitName, ...], rule: str, title: str | None = None) -> Post:
    title = mention.title if title is None else title
    return Post(start, mention.end, title, units, mention.status, mention.single, rule)


def _fixed(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """总书记, 国家主席, 军委主席, 副总理: one body in the whole country, unless a foreign one is named."""
    if not mention.host.startswith("fixed:"):
        return None
    written = page.unit_ending_at(mention.outer)
    start = written.start if written and written.start >= left else mention.outer
    if foreign_before(page, start):
        return _post(mention, start, (), "post.foreign")
    name = mention.host.removeprefix("fixed:")
    title = mention.title.removeprefix("国家").removeprefix("军委").removeprefix("中华人民共和国")
    return _post(mention, start, resolve_unit(name, page.context), "post.national", title)


def _written(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """县委宣传部 + 部长, 果园乡党委 + 书记, 县教育局 + 党组书记: the body stands right before the title."""
    if mention.party:
        inner = page.unit_ending_at(mention.start + mention.party)
        if inner and inner.start >= left:
            return _post(mention, inner.start, inner.names, "post.body-before", mention.title[mention.party :])
    for end in dict.fromkeys((mention.outer, mention.start)):
        unit = page.unit_ending_at(end)
        if unit and unit.start >= left and unit.names:
            return _post(mention, unit.start, unit.names, "post.body-before")
    return None


def _part_of_body(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """县法院 + 执行局 + 局长: a part of the body that stands before it."""
    stem = _stem_of(page, mention, left)
    if len(stem) < 4 or not _PART.search(stem):
        return None
    start = mention.outer - len(stem)
    before = [unit for unit in page.units_in(start, mention.outer) if unit.start == start and unit.end < mention.outer]
    units = resolve_unit(stem, page.context) if before else ()
    return _post(mention, start, units, "post.part-of-body") if units else None


def _government(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """县长, 副市长, 镇长, 检察长: the title implies the body; a place right before it says whose."""
    kind, _, _ = mention.host.partition(":")
    if kind not in ("government", "procuratorate"):
        return _region_chair(page, mention, left)
    head = mention.title.rstrip("助理")[-2] if kind == "government" else ""
    levels = _LEVEL_OF_HEAD.get(head, ("county", "city", "province", "township"))
    place = page.place_ending_at(mention.outer, mention.start)
    if place is not None and place.start >= left:
        where = jurisdiction_of(page, place, levels)
        start = place.start
    else:
        where = _home(page, levels, mention, previous)
        start = mention.outer
    if where is None:
        return None
    return _post(mention, start, (body(kind, where, page.year),), "post.implied-body")


def _region_chair(page: Page, mention: TitleMention, left: int) -> Post | None:
    """自治区主席: head of the region's government."""
    before = page.text[max(left, mention.outer - 12) : mention.outer]
    if not mention.title.endswith("主席") or not before.endswith("自治区"):
        return None
    place = page.place_ending_at(mention.outer, mention.start)
    where = jurisdiction_of(page, place, ("province",)) if place else at_level(page, ("province",))
    start = place.start if place else mention.outer - 3
    return _post(mention, start, (body("government", where, page.year),), "post.implied-body") if where else None


def _home(page: Page, levels: tuple[str, ...], mention: TitleMention, previous: Post | None) -> Jurisdiction | None:
    """The place that a bare 县长, 市长, 镇长 means in this article."""
    if levels == ("township",):
        return township_before(page, mention.start)
    if levels == ("city", "county") and page.jurisdiction and (page.jurisdiction.county or "").endswith("市"):
        levels = ("county",)
    return at_level(page, levels)


def _stem_of(page: Page, mention: TitleMention, left: int) -> str:
    window = page.text[max(left, mention.outer - 30) : mention.outer]
    cut = max((m.end() for m in _STEM_EDGE.finditer(window)), default=0)
    return window[cut:]


def _stem(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """宣传部部长, 教育局长, 政法委书记: a body without its place, or ending in the title's own first letter."""
    stem = _stem_of(page, mention, left)
    if not 2 <= len(stem) <= 24:
        return None
    bare = mention.title.removeprefix("常务").removeprefix("副")
    home = scope_of_home(page.jurisdiction)
    for form in (stem, stem + bare[:1]) if bare[:1] in _SHARED_HEADS else (stem,):
        units = names_of(home, form, page.year)
        if units:
            return _post(mention, mention.outer - len(stem), units, "post.body-without-place")
    return None


def _institution(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """该局局长, 医院副院长, 校长: the institution that the article spoke of last."""
    if previous is not None:
        return None
    stem = _stem_of(page, mention, left)
    suffixes = _suffixes().get(mention.title.removeprefix("副"), ())
    if stem and not (stem in suffixes or stem[0] in "该本我" and len(stem) <= 4):
        return None
    found = last_unit(page, mention.start, suffixes)
    start = mention.outer - len(stem)
    return _post(mention, start, found.names, "post.institution-before") if found else None


def _head_of_state(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """习近平主席 in national news: a bare 主席 right behind a name, where no local body is spoken of."""
    if mention.title != "主席" or page.jurisdiction or previous is not None:
        return None
    return _post(mention, mention.outer, resolve_unit("中华人民共和国", page.context), "post.head-of-state")


def _carried(page: Page, mention: TitleMention, left: int, previous: Post | None) -> Post | None:
    """党组书记、局长: the body of the post before."""
    if previous is None or not previous.units or _stem_of(page, mention, left):
        return None
    status = previous.status if mention.status == "current" else mention.status
    return replace(_post(mention, mention.outer, previous.units, "post.body-carried"), status=status)


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    with data("title_bodies.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"]: tuple(row["suffixes"].split()) for row in csv.DictReader(file)}

