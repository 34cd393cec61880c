"""Posts whose title implies the body: 县长, 副市长, 检察长, 总书记, 村主任."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.foreign import is_foreign
from civicgraph.extraction.posts.model import Nearby, Post, make_post
from civicgraph.extraction.posts.places import (
    at_level,
    is_own,
    place_in_stem,
    place_of,
    place_of_mention,
    township_before,
    village_scope,
)
from civicgraph.extraction.shape import is_word
from civicgraph.extraction.titles import TitleMention
from civicgraph.names.guard import is_abroad
from civicgraph.places import Jurisdiction, Level
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitName, body, resolve_unit
from civicgraph.units.resolve import acting_place

_LEVELS: dict[str, tuple[Level, ...]] = {
    "县": ("county",), "区": ("county",), "旗": ("county",), "市": ("city", "county", "province"), "州": ("city",),
    "盟": ("city",), "省": ("province",), "镇": ("township",), "乡": ("township",), "行": ("city",),
}  # fmt: skip
_ALL: tuple[Level, ...] = ("county", "city", "province", "township")
_PLACE_ENDS = frozenset("省市县区旗州盟乡镇")
_GOVERNMENT = ("政府", "人民政府")
_STATE = ("国家", "军委", "中华人民共和国")


def national(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """总书记, 国家主席, 军委主席, 副总理: one body in the whole country, unless a foreign one is named."""
    if not mention.host.startswith("fixed:"):
        return None
    inside = mention.start + 2 if mention.title.startswith("军委") else mention.outer
    unit = page.unit_ending_at(mention.outer) or page.unit_ending_at(inside)
    start = unit.start if unit and unit.start >= nearby.left else mention.outer
    if is_foreign(page, start, nearby):
        return make_post(page, mention, start, (), "no-post.foreign")
    title = mention.title
    for prefix in _STATE:
        title = title.removeprefix(prefix)
    units = resolve_unit(mention.host.removeprefix("fixed:"), page.context)
    return replace(make_post(page, mention, start, units, "post.national"), title=title)


def government(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县长, 副市长, 镇长, 检察长: the title implies the body; a place right before it says whose."""
    kind, _, _ = mention.host.partition(":")
    if kind not in ("government", "procuratorate"):
        return None
    levels = _levels(mention) if kind == "government" else _ALL
    where, start = _place_before(page, mention, nearby, levels)
    if where is None and start == mention.outer:
        where = _home(page, nearby, levels, mention)
        start -= len(nearby.stem) if nearby.stem in _GOVERNMENT else 0
    if where is None:
        return make_post(page, mention, start, (), "unmatched.title")
    return make_post(page, mention, start, (body(kind, where, page.year),), "post.implied-body")


def _levels(mention: TitleMention) -> tuple[Level, ...]:
    head = mention.title.removesuffix("助理")[-2]
    return _LEVELS.get(head, _ALL)


def _place_before(
    page: Page, mention: TitleMention, nearby: Nearby, levels: tuple[Level, ...]
) -> tuple[Jurisdiction | None, int]:
    """The place that is written before a title and where it begins; None and the title's start where none is."""
    shared = mention.start + 1 if mention.title[0] in _PLACE_ENDS else mention.start
    place = page.place_ending_at(mention.outer, mention.start, shared)
    if place is not None and place.start >= nearby.left:
        return place_of_mention(page, place, levels), place.start
    stem = nearby.stem
    both = shared > mention.start and not is_own(stem) and stem not in _GOVERNMENT
    for form in (stem, stem + mention.title[0]) if both else (stem,):
        found = place_in_stem(page, form, levels)
        if found:
            return found, mention.outer - len(stem)
    plain = is_own(stem) or (is_word(stem) and not is_abroad(stem) and stem[-1:] not in _PLACE_ENDS)
    return None, mention.outer if not stem or plain else mention.outer - len(stem)


def _home(page: Page, nearby: Nearby, levels: tuple[Level, ...], mention: TitleMention) -> Jurisdiction | None:
    """The place that a bare 县长, 市长, 镇长 means: that of the post before, else the article's."""
    before = _of_level(place_of(page, nearby.joined), levels)
    if before:
        return before
    if levels == ("township",):
        return township_before(page, mention.start)
    return _of_level(page.jurisdiction, levels)


def _of_level(home: Jurisdiction | None, levels: tuple[Level, ...]) -> Jurisdiction | None:
    """The level that a bare title means: 市长 is the county-level city's in its own news, the municipality's in its."""
    if home is None or "city" not in levels or levels == _ALL:
        return at_level(home, levels if levels != _ALL else (home.level,)) if home else None
    own = (home.county or "").endswith("市")
    found = at_level(home, ("county",) if own else ("city", "province"))
    return found if found and (found.level != "province" or found.local_name.endswith("市")) else None


def region_chair(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """自治区主席: head of the region's government."""
    before = page.text[max(nearby.left, mention.outer - 12) : mention.outer]
    if not mention.title.endswith("主席") or not before.endswith("自治区"):
        return None
    place = page.place_ending_at(mention.outer, mention.start)
    own = place_of(page, nearby.joined) or page.jurisdiction
    where = place_of_mention(page, place, ("province",)) if place else at_level(own, ("province",))
    start = place.start if place else mention.outer - 3
    if where is None:
        return None
    return make_post(page, mention, start, (body("government", where, page.year),), "post.implied-body")


def embassy(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """中国驻某国|大使: head of the embassy."""
    office = _MISSIONS.get(mention.title.removeprefix("副").removeprefix("总"))
    match = _ABROAD.fullmatch(nearby.stem) if office else None
    if match is None or match["ours"] is None:
        return None
    name = f"中华人民共和国驻{match['where']}{'总' if mention.title == '总领事' else ''}{office}"
    unit = UnitName(name, (name.replace("中华人民共和国", "中国", 1),), "state")
    return make_post(page, mention, mention.outer - len(match.group()), (unit,), "post.of-mission")


_ABROAD = re.compile(r"(?P<ours>中国|我国?)?驻(?P<where>[㐀-鿿]{2,12}?)(?:特命全权)?")
_MISSIONS = {"大使": "大使馆", "公使": "大使馆", "参赞": "大使馆", "代办": "大使馆", "领事": "领事馆"}


def village(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """松岭村|村主任, 松岭|村支书: head of a village's committee or party branch."""
    if not mention.host.startswith("village"):
        return None
    stem = nearby.stem
    name = "" if stem in _THIS or stem in _KINDS_OF_VILLAGES else stem.rpartition("驻")[2]
    if name and not name.endswith(("村", "社区", "嘎查")):
        if mention.host == "village-first":
            return None
        name += "村"
    title = _bare_titles().get(mention.title, mention.title)
    kind = "村委会" if mention.host == "village" else "党支部"
    return _of_village(page, mention, len(stem), (name, kind, title))


_KINDS_OF_VILLAGES = ("村", "社区", "嘎查")
_THIS = ("该", "本", "我", "驻村")


def bare_village(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """村党支部|书记, 居委会|主任: of the village that was named last."""
    match = _VILLAGE_BODY.fullmatch(nearby.stem + mention.title[: mention.party])
    if match is None:
        return None
    title = mention.title[mention.party :]
    if match["body"] and (unit := _committee_of_branch(nearby)):
        start = mention.outer - len(match.group()) + mention.party
        return replace(make_post(page, mention, start, (unit,), "post.of-village"), title=title)
    return _of_village(page, mention, len(match.group()) - mention.party, ("", match["body"] or match["party"], title))


def _committee_of_branch(nearby: Nearby) -> UnitName | None:
    """松岭村党支部书记、|村委会|主任: the committee of the village whose branch stands before it."""
    units = nearby.joined.units if nearby.joined and not nearby.opens else ()
    branch = _BRANCH.fullmatch(units[0].name) if len(units) == 1 else None
    if branch is None:
        return None
    village = branch["village"]
    name = village + ("居民委员会" if village.endswith("社区") else "村民委员会")
    return UnitName(name, (), "village", units[0].place)


_BRANCH = re.compile(r"(?:中共)?(?P<village>.{2,}(?:村|社区|嘎查))(?:党支部|党总支|委员会)")
_VILLAGE_BODY = re.compile(
    r"(?:该|本)?(?:村|社区|嘎查)?(?P<body>村委会|村民委员会|居委会|居民委员会)"
    r"|(?:该|本)?(?:村|社区|嘎查)(?P<party>党支部|党总支|党委|支部)"
)


def _of_village(page: Page, mention: TitleMention, length: int, what: tuple[str, str, str]) -> Post | None:
    name, kind, title = what
    scope = village_scope(page, name, mention.start)
    if scope is None:
        return None
    unit = acting_place(scope, page.year)
    if kind == "党委":
        unit = UnitName(f"中共{scope.prefix}委员会", (f"{scope.village}党委",), "party", scope.path)
    elif "支" in kind:
        kind = "党总支" if kind == "党总支" else "党支部"
        unit = UnitName(f"{scope.prefix}{kind}", (f"{scope.village}{kind}",), "party_branch", scope.path)
    return replace(make_post(page, mention, mention.outer - length, (unit,), "post.of-village"), title=title)


@cache
def _bare_titles() -> dict[str, str]:
    """What a title is called in its body: 村支书 → 书记."""
    with data("titles.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"]: row["bare"] for row in csv.DictReader(file) if row.get("bare")}
