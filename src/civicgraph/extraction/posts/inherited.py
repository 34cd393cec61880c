"""Posts whose body stands further off: the post before, the chief named before, the institution spoken of last."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.foreign import foreign
from civicgraph.extraction.posts.joined import whole_of
from civicgraph.extraction.posts.model import Nearby, Post, make_post
from civicgraph.extraction.titles import TitleMention
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention, UnitName, resolve_unit
from civicgraph.units.corps import CORPS
from civicgraph.units.expand import expand
from civicgraph.units.tables import words

_DEPUTY = re.compile(r"^(?:党组|党委|党工委)?(?:常务|第一|专职)?副|^(?:党组|党委)(?=成员|委员)|^(?:名誉|荣誉)副?")
_THAT = re.compile(
    r"(?:该|本|我)([院校局厅委办所站馆]|公司|集团|中心|[㐀-鿿]{1,3})((?<=[院校司局])[㐀-鿿]{1,6}[科部室处庭所])?"
)
_FAR = 250
#: Titles that a party committee has.
_OF_PARTY = ("书记", "委员", "常委", "秘书长")
_UNIONS = ("工会", "妇委会")  # in a body, whose sisters belong to the body as well
#: Kinds of bodies that never have a head of a title.
_NEVER = {
    "主任": frozenset({"cppcc", "government", "party", "company", "bank"}),
    "主席": frozenset({"party", "government", "department"}),
    "团委书记": frozenset({"cppcc", "congress", "government", "party", "people_org"}),
}
#: Kinds that have no party committee in them: 镇纪委书记甲，|党委委员|乙.
_COMMITTEES = frozenset({"party", "discipline"})
#: Judges and prosecutors belong to the court, not to its committee: 审判委员会委员、|审判员.
_OF_WHOLE = frozenset({"审判员", "检察员", "院长", "副院长", "检察长", "副检察长"})
#: Kinds whose heads have titles that do not follow from their names: 职教中心校长.
_OPEN = frozenset(
    {"association", "bank", "company", "culture", "hospital", "institution", "media", "research", "school"}
)


def carried(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """党组书记、|局长: the body of the post before."""
    before = nearby.joined
    if before is None or not before.units or nearby.stem or page.text[mention.outer - 1 : mention.outer] in "》”）":
        return None
    units = before.units
    if mention.title in _OF_WHOLE or (mention.title == "团委书记" and units[0].name.endswith(_UNIONS)):
        units = tuple(whole_of(page, unit) for unit in units)
    elif units[0].kind == "party_branch" and (owner := _owner(page, units[0])):
        units = owner
    if mention.title in _OF_TROOPS:
        units = tuple(_troops(unit) for unit in units)
    if not _fits(mention, units):
        return None
    post = make_post(page, mention, mention.outer, units, "post.body-carried")
    return replace(post, status=before.status) if post.status == "current" and not nearby.opens else post


def _troops(unit: UnitName) -> UnitName:
    """The division or the regiment of its committee: 师市党委书记、|政委."""
    match = _CORPS_COMMITTEE.match(unit.name)
    return UnitName(match[1], (), "government", unit.place) if match else unit


_OF_TROOPS = frozenset({"政委", "副政委", "师长", "副师长", "团长", "副团长", "司令员", "副司令员"})
_CORPS_COMMITTEE = re.compile(
    rf"中共({CORPS}(?:第[一二三四五六七八九十]{{1,3}}师)?(?:[一二三四五六七八九〇零百十]{{1,5}}团)?)"
)


def _owner(page: Page, branch: UnitName) -> tuple[UnitName, ...]:
    """The company of its party branch: 某公司党支部书记、|董事长."""
    name = branch.name.removesuffix("党支部").removesuffix("党总支")
    return resolve_unit(name, page.context) if name != branch.name and not name.endswith(("村", "社区")) else ()


def _fits(mention: TitleMention, units: tuple[UnitName, ...]) -> bool:
    """Whether the body can have the post: a county committee has no 局长, a town's no 镇长."""
    if not mention.host.startswith(("unit", "grade")):
        return False
    if mention.party and any(unit.kind in _COMMITTEES for unit in units):
        return False
    bare = _bare(mention.title)
    suffixes = _own_suffixes().get(bare)
    if any(unit.kind in _NEVER.get(bare, ()) for unit in units):
        return False
    return suffixes is None or any(unit.name.endswith(suffixes) or unit.kind in _OPEN for unit in units)


def _bare(title: str) -> str:
    return _DEPUTY.sub("", title).removesuffix("助理")


def of_chief(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县人大常委会主任甲主持会议，|副主任|乙出席: the body of the chief named in the same paragraph."""
    if not _DEPUTY.match(mention.title) or nearby.stem:
        return None
    if (chief := nearby.chiefs.get(_bare(mention.title))) is None or not chief.units:
        return None
    post = make_post(page, mention, mention.outer, chief.units, "post.body-of-chief")
    of_town = mention.party and chief.units[0].name.startswith("中共")  # a township has 副书记, no 党委副书记
    return replace(post, title=mention.title[mention.party :]) if of_town else post


def institution(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """该局局长, 医院副院长, 校长: the institution that the article spoke of last."""
    if not nearby.opens or mention.host == "grade" or _is_of_unknown(mention, nearby.joined):
        return None
    stem = nearby.stem
    for rule in (_part_of_institution, _party_of_institution, _party_of_bureau):
        if post := rule(page, mention, stem):
            return post
    suffixes = _suffixes().get(_bare(mention.title), ()) or _suffixes_of_next(page, mention, stem)
    that = _THAT.fullmatch(stem)
    short = bool(suffixes) and stem.endswith(suffixes) and not stem.endswith("组")  # 中心小学 of 石桥镇中心小学
    if stem and not (stem in suffixes or that or short):
        return None
    start = mention.outer - len(stem)
    if stem == "办公室" and (office := _office_of_group(page, mention.start)):
        return make_post(page, mention, start, (office,), "post.institution-before")
    if that:
        suffixes = _suffixes()[_CHIEFS[that[1]]] if that[1] in _CHIEFS else (that[1],)
    found = _last_unit(page, mention.start, suffixes if that or not stem else (stem,), mention.title)
    if found and that and that[2] and len(found.names) == 1:
        whole = found.names[0]
        part = UnitName(whole.name + expand(that[2]), (stem,), whole.kind, whole.place, whole.name)
        return make_post(page, mention, start, (part,), "post.institution-before")
    return make_post(page, mention, start, found.names, "post.institution-before") if found else None


def _is_of_unknown(mention: TitleMention, before: Post | None) -> bool:
    """某会主席甲，|副主席|乙: a deputy of the chief named just before, whose body nobody knows."""
    return before is not None and not before.units and _bare(before.title) == _bare(mention.title)


def association(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """商会|会长 in the story of a chamber: a bare word for an association is the one that the text has named."""
    stem = nearby.stem
    found = _last_unit(page, mention.start, (stem,), mention.title) if stem in _ASSOCIATIONS else None
    if found is None or found.names[0].kind != "association":
        return None
    return make_post(page, mention, mention.outer - len(stem), found.names, "post.institution-before")


_ASSOCIATIONS = ("商会", "协会", "学会", "联合会", "促进会", "基金会")


def _suffixes_of_next(page: Page, mention: TitleMention, stem: str) -> tuple[str, ...]:
    """党组书记、|院长: a bare post in a party group is of the body that has the head named next."""
    if not mention.party or stem or page.text[mention.end : mention.end + 1] != "、":
        return ()
    following = page.titles_in(mention.end + 1, mention.end + _NEXT_TITLE)
    bare = _bare(following[0].title) if following and following[0].start == mention.end + 1 else ""
    return _suffixes().get(bare, ())


_NEXT_TITLE = 8


def _part_of_institution(page: Page, mention: TitleMention, stem: str) -> Post | None:
    """教务处|主任 in the story of a school: a part that only such institutions have, of the one spoken of last."""
    chief = next((chief for chief, role in _WITH_PARTS.items() if stem in words(role)), None)
    found = _last_unit(page, mention.start, _suffixes()[chief], mention.title) if chief else None
    if found is None or len(found.names) != 1 or _is_one_of_several(page, mention.start, _suffixes()[chief or ""]):
        return None
    whole = found.names[0]
    unit = UnitName(whole.name + stem, (stem,), whole.kind, whole.place, whole.name)
    return make_post(page, mention, mention.outer - len(stem), (unit,), "post.institution-before")


def _is_one_of_several(page: Page, position: int, suffixes: tuple[str, ...]) -> bool:
    """Whether the text has just named more than one such institution, so that a part may be of either."""
    near = (unit for unit in page.units_in(max(0, position - _FAR), position) if unit.names)
    names = {unit.names[0].name for unit in near if unit.names[0].name.endswith(suffixes)}
    return len(names) > 1


def _party_of_institution(page: Page, mention: TitleMention, stem: str) -> Post | None:
    """校|党总支书记, 局|党组书记, 公司|党委书记: of the school, the bureau or the company spoken of last."""
    if not mention.party:
        return None
    suffixes = _suffixes()[_CHIEFS[stem]] if stem in _CHIEFS else _WITH_PARTY_GROUPS.get(stem, ())
    found = _last_unit(page, mention.start, suffixes, mention.title)
    if found is None:
        return None
    return make_post(page, mention, mention.outer - len(stem), found.names, "post.institution-before")


def _party_of_bureau(page: Page, mention: TitleMention, stem: str) -> Post | None:
    """市局|党委委员 in the story of the police: of the bureau spoken of last, never of its branch."""
    if not mention.party or stem not in _BUREAUS:
        return None
    for unit in reversed(page.units_in(max(0, mention.start - _FAR), mention.start)):
        if len(unit.names) == 1 and _BUREAU.search(unit.names[0].name):
            return make_post(page, mention, mention.outer - len(stem), unit.names, "post.institution-before")
    return None


_BUREAUS = ("市局", "县局", "区局", "州局", "旗局")
_BUREAU = re.compile(r"(?<!分)局$")
_WITH_PARTS = {"校长": "school-part", "院长": "hospital-part"}
_CHIEFS = {"校": "校长", "院": "院长"}
#: How the bodies end that a bare word before 党组 or 党委 means.
_WITH_PARTY_GROUPS = {
    "局": ("局",), "厅": ("厅",), "委": ("委员会",), "中心": ("中心",), "公司": ("公司", "集团"),
    "集团": ("集团", "公司"),
    "厂": ("厂",), "所": ("所",), "支队": ("支队",), "大队": ("大队",), "行": ("银行", "支行"),
}  # fmt: skip


def _office_of_group(page: Page, position: int) -> UnitName | None:
    """领导小组办公室设在县农业局，某某兼任|办公室|主任: the office of the group named before."""
    if not any(word in page.text[max(0, position - _FAR) : position] for word in _OFFICES):
        return None
    group = _last_unit(page, position, _GROUPS, "组长")
    if group is None or len(group.names) != 1:
        return None
    whole = group.names[0]
    return UnitName(f"{whole.name}办公室", ("办公室",), whole.kind, whole.place, whole.name)


_GROUPS = ("领导小组", "指挥部", "委员会")
_OFFICES = (*(f"{group}办公室" for group in _GROUPS), "下设办公室", "办公室设在")


_PARTY_KINDS = frozenset({"party", "party_branch"})


def _last_unit(page: Page, position: int, suffixes: tuple[str, ...], title: str) -> UnitMention | None:
    """The body named last before an offset whose form ends in one of the suffixes."""
    if not suffixes:
        return None
    for unit in reversed(page.units_in(max(0, position - _FAR), position)):
        if not unit.names or (unit.names[0].kind in _PARTY_KINDS and not title.endswith(_OF_PARTY)):
            continue
        if unit.form.endswith(suffixes) or unit.names[0].name.endswith(suffixes):
            return unit
    return None


def by_kind(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """某县高甲戏剧团|团长: a body that no table knows, but whose name ends as the bodies with such a head do."""
    stem = nearby.stem
    shortest = _SHORTEST - (stem[:1] in _LEVELS or stem.endswith(_OUTPOSTS))
    if not shortest <= len(stem) <= _LONGEST or not stem.endswith(_suffixes().get(_bare(mention.title), ("\0",))):
        return None
    if _NO_NAME.search(stem) or (mention.party and not stem.endswith(_COMPANIES)):
        return None
    start = mention.outer - len(stem)
    if _PART_ONLY.fullmatch(stem) or (page.jurisdiction is None and not _is_placed(page, start, mention.outer)):
        return None
    units = resolve_unit(stem, page.context)
    return make_post(page, mention, start, units, "post.body-by-kind") if units else None


def _is_placed(page: Page, start: int, end: int) -> bool:
    """Whether a name without an article's place to belong to begins with a place itself, or is a long one."""
    stem = page.text[start:end]
    if len(stem) >= _LONG or stem.startswith(_OF_ALL) or foreign(stem):
        return True
    return any(place.start == start for place in page.places_in(start, end))


#: 计划发展部: of which company, nothing tells.
_PART_ONLY = re.compile(r"[㐀-鿿]{2,6}[部处]")
_SHORTEST, _LONG, _LONGEST = 5, 8, 24
_OUTPOSTS = ("法庭", "司法所")
_LEVELS = frozenset("省市县区旗州盟乡镇")
_OF_ALL = ("中国", "国家", "全国", "中华")
_COMPANIES = ("公司", "集团", "厂", "学校", "医院")
_NO_NAME = re.compile(
    r"[该本我其各等是有被把让率请据届除]|代表|保卫|中央|常委会|出席|参加|会见|会谈|来到|走进|陪同|担任|表彰|授予|召开|举行|介绍|宣读|通报|邀请|组织|成立|获得|接受|负责"
    r"|有关|相关|部门|单位|随后|当天|当日|近日|日前|会上|期间|所在|联合|协助|原先|曾经|一家|多家|全国各地"
)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with data("title_bodies.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    """How the bodies end that a bare title refers to."""
    return {row["title"]: tuple(row["suffixes"].split()) for row in _rows()}


@cache
def _own_suffixes() -> dict[str, tuple[str, ...]]:
    """How the bodies end that alone have a post: only a 局 has a 局长."""
    return {row["title"]: tuple(row["suffixes"].split()) for row in _rows() if row["only"]}
