"""Posts whose body is written before the title: 县教育局|局长, 县法院执行局|局长, 宣传部|部长, 教育局长."""

from __future__ import annotations

import re
from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.foreign import abroad, foreign
from civicgraph.extraction.posts.model import Nearby, Post, make_post
from civicgraph.extraction.posts.places import place_of, township_before
from civicgraph.extraction.titles import TitleMention
from civicgraph.units import UnitMention, UnitName, resolve_unit
from civicgraph.units.compose import names_of
from civicgraph.units.expand import expand
from civicgraph.units.prefix import LEVEL_WORD
from civicgraph.units.resolve import central_names
from civicgraph.units.scope import Scope, scope_of_home, scope_of_word
from civicgraph.units.tables import central_by_form

#: 宣传部长 = 宣传部 + 部长: the title's first letter ends the body's name as well.
_SHARED_HEADS = frozenset("部局厅院校行所站处科司馆社园厂场队庭台会")
_PART = re.compile(r"(?:[局处室科部院所站队庭台会委办组系团班厂馆]|中心)$")
_INNER = re.compile(
    r"[㐀-鿿]{1,8}(?:[科室股庭处系]|大队|中队|支队|病区|车间|教研[室组]|项目部|分公司|审判委员会|检察委员会|审委会|检委会)"
)
#: Bodies that have a discipline commission of their own.
_WITH_DISCIPLINE = frozenset({"bank", "company", "department", "hospital", "institution", "school"})
_PARTY = ("党委", "党组", "机关党委", "党总支", "书记处")
_PLACES = ("村", "社区", "嘎查", "镇", "乡", "街道")
_LONGEST_STEM = 24
_SWALLOWED = 4


def written(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县委宣传部 + 部长, 果园乡党委 + 书记, 县教育局 + 党组书记: the body stands right before the title."""
    if mention.party:
        inner = _unit_ending(page, mention.start + mention.party, nearby.left)
        if inner:
            units, title = _party_body(page, mention, inner)
            return replace(make_post(page, mention, inner.start, units, "post.body-before"), title=title)
    for end in dict.fromkeys((mention.outer, mention.start)):
        unit = _unit_ending(page, end, nearby.left)
        if unit and not _is_placeless_government(unit):
            return make_post(page, mention, unit.start, unit.names, "post.body-before")
    return None


def _unit_ending(page: Page, end: int, left: int) -> UnitMention | None:
    """The body whose name ends at an offset; only what stands behind ``left`` of it: 现任|石桥镇党委."""
    unit = page.unit_ending_at(end)
    if unit is None or unit.start >= left:
        return unit if unit and unit.names else None
    form = page.text[left:end]
    names = resolve_unit(form, page.context) if left - unit.start <= _SWALLOWED and len(form) > 1 else ()
    return UnitMention(left, end, form, names) if names else None


def _is_placeless_government(unit: UnitMention) -> bool:
    """行署, 政府: a body whose place the title tells better."""
    return len(unit.names) == 1 and unit.names[0].name in ("行政公署", "人民政府", "政府")


def _party_body(page: Page, mention: TitleMention, inner: UnitMention) -> tuple[tuple[UnitName, ...], str]:
    """中共某镇委员会 + 书记, but 某公司 + 党委书记."""
    word, title = mention.title[: mention.party], mention.title[mention.party :]
    if inner.names[0].kind == "party_branch":
        return inner.names, title
    if word not in _PARTY or inner.names[0].name.startswith("中共") or not inner.form.endswith(word):
        return inner.names, title
    owner = inner.form.removesuffix(word)
    if owner.endswith(_PLACES):
        name = f"中共{owner}{'工作' if owner.endswith('街道') else ''}委员会"
        return (UnitName(name, (inner.form,), "party"),), title
    return resolve_unit(owner, page.context) or inner.names, mention.title


def part_of_body(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县法院 + 执行局 + 局长: a part of the body that stands before it."""
    stem = nearby.stem
    if len(stem) < 4 or not _PART.search(stem):
        return None
    start = mention.outer - len(stem)
    before = [unit for unit in page.units_in(start, mention.outer) if unit.start == start and unit.end < mention.outer]
    units = resolve_unit(stem, page.context) if before else ()
    return make_post(page, mention, start, units, "post.part-of-body") if units else None


def own_rank(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县|一级调研员: a grade at a place is one of its government."""
    stem = nearby.stem
    if not mention.title.endswith(("调研员", "巡视员")) or not stem or LEVEL_WORD.fullmatch(stem) is None:
        return None
    word = LEVEL_WORD.match(stem)
    scope = scope_of_word(word[1], scope_of_home(page.jurisdiction)) if word else None
    units = names_of(scope, "政府", page.year) if scope else ()
    return make_post(page, mention, mention.outer - len(stem), units, "post.rank-of-place") if units else None


def zone(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """某开发区党工委书记、|管委会|主任: the zone of the post before."""
    stem = nearby.stem
    owner = nearby.joined.units if nearby.joined else ()
    match = _ZONE.fullmatch(owner[0].name) if len(owner) == 1 else None
    if stem not in _OF_ZONE or match is None or match[1].endswith("街道"):
        return None
    full, kind = _OF_ZONE[stem]
    unit = UnitName(full.format(match[1]), (), kind, owner[0].place)
    return make_post(page, mention, mention.outer - len(stem), (unit,), "post.of-zone")


_ZONE = re.compile(r"(?:中共)?(.+?)(?:工作委员会|管理委员会)")
_OF_ZONE = {
    "管委会": ("{}管理委员会", "zone"),
    "管理委员会": ("{}管理委员会", "zone"),
    "党工委": ("中共{}工作委员会", "party"),
}


def discipline(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县公安局政委某某，|纪委|书记: the commission of the bureau of the post before."""
    owner = nearby.joined.units if nearby.joined else ()
    if len(owner) != 1 or owner[0].kind not in _WITH_DISCIPLINE or nearby.stem != "纪委":
        return None
    unit = UnitName(f"中共{owner[0].name}纪律检查委员会", (f"{owner[0].name}纪委",), "discipline", owner[0].place)
    return make_post(page, mention, mention.outer - 2, (unit,), "post.part-of-joined-body")


def bare_body(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """宣传部部长, 教育局长, 政法委书记: a body without its place, or ending in the title's own first letter."""
    stem = nearby.stem
    if not 2 <= len(stem) <= _LONGEST_STEM:
        return None
    start = mention.outer - len(stem)
    if units := _of_town(page, mention, stem):
        return make_post(page, mention, start, units, "post.body-without-place")
    for form in _forms(mention, stem):
        for scope in _scopes(page, nearby):
            if units := _names(scope, form, page.year):
                return make_post(page, mention, start, units, "post.body-without-place")
        central = _of_assembly(nearby, stem) or _central(form)
        if form != stem and (foreign_body := foreign(form)):
            return make_post(page, mention, start, (foreign_body,), "post.body-abroad")
        if central:
            elsewhere = abroad(page, start, nearby.left)
            rule = "no-post.foreign" if elsewhere else "post.body-without-place"
            return make_post(page, mention, start, () if elsewhere else central, rule)
    return None


def _of_town(page: Page, mention: TitleMention, stem: str) -> tuple[UnitName, ...]:
    """乡党委|书记, 镇财政所|所长: of the township that was named last."""
    form = stem + mention.title[: mention.party]
    word = _TOWN_WORD.match(form)
    town = township_before(page, mention.start, word[1]) if word and word.end() < len(form) else None
    return names_of(scope_of_home(town), form[word.end() :], page.year) if town and word else ()


_TOWN_WORD = re.compile(r"[该本我]?(乡|镇|街道)")


def _central(form: str) -> tuple[UnitName, ...]:
    """外交部: a body of the state."""
    row = central_by_form().get(form)
    return central_names(row) if row else ()


def _of_assembly(nearby: Nearby, stem: str) -> tuple[UnitName, ...]:
    """全国政协常委、|外事委员会|副主任: a committee of the assembly of the post before."""
    owner = nearby.joined.units if nearby.joined else ()
    if len(owner) != 1 or owner[0].kind not in ("congress", "cppcc") or not _COMMITTEE.fullmatch(stem):
        return ()
    whole = owner[0]
    if stem.startswith("常委会") and (standing := _standing(whole)):
        whole, stem = standing, stem.removeprefix("常委会")
    name = whole.name if _STANDING.search(stem) else whole.name.replace("人民代表大会常务委员会", "人民代表大会")
    return (UnitName(name + expand(stem), (stem,), whole.kind, whole.place, whole.name),)


def _standing(part: UnitName) -> UnitName | None:
    """The standing committee of the congress to which a committee belongs."""
    congress = part.name.partition("人民代表大会")
    return UnitName(f"{congress[0]}人民代表大会常务委员会", (), part.kind, part.place) if congress[1] else None


_COMMITTEE = re.compile(r"[㐀-鿿]{2,12}(?:委员会|委|工委|办公室|研究室)")
_STANDING = re.compile(r"工委|工作委员会|办公室|研究室")


def _forms(mention: TitleMention, stem: str) -> tuple[str, ...]:
    head = mention.title.removeprefix("常务").removeprefix("副")[:1]
    return (stem, stem + head) if head in _SHARED_HEADS else (stem,)


def _scopes(page: Page, nearby: Nearby) -> tuple[Scope, ...]:
    """The place of the post before, then the article's."""
    own = scope_of_home(page.jurisdiction)
    before = place_of(page, nearby.joined)
    return (own,) if before is None else (scope_of_home(before), own)


def _names(scope: Scope, form: str, year: int | None) -> tuple[UnitName, ...]:
    """The bodies of a form that a place has: 宣传部, 县教育局."""
    word = LEVEL_WORD.match(form)
    inner = scope_of_word(word[1], scope) if word and word.end() < len(form) else None
    if inner and word and (units := names_of(inner, form[word.end() :], year)):
        return units
    return names_of(scope, form, year) if scope.level else ()


def part_of_joined(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县公安局政委张某、|治安大队|教导员李某: a part of the body of the post before."""
    stem = nearby.stem
    owner = nearby.joined.units if nearby.joined else ()
    if len(owner) != 1 or owner[0].kind in ("party", "government", "congress", "cppcc") or not _INNER.fullmatch(stem):
        return None
    whole = whole_of(page, owner[0])
    unit = UnitName(whole.name + expand(stem), (stem,), whole.kind, whole.place, whole.name)
    return make_post(page, mention, mention.outer - len(stem), (unit,), "post.part-of-joined-body")


def whole_of(page: Page, part: UnitName) -> UnitName:
    """The court of its 审判委员会, the police of its 交警大队: another part belongs to the same whole."""
    if part.parent is None or part.parent == part.name or not part.name.startswith(part.parent):
        return part
    found = resolve_unit(part.parent, page.context)
    return found[0] if len(found) == 1 else part
