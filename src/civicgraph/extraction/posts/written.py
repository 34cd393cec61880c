"""Posts whose body is written before the title: 县教育局|局长, 县法院执行局|局长."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.foreign import of_brother_party
from civicgraph.extraction.posts.model import SHARED_HEADS, SHARED_UNITS, Nearby, Post, make_post
from civicgraph.extraction.titles import TitleMention
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention, UnitName, resolve_unit
from civicgraph.units.corps import CORPS

_PART = re.compile(r"(?:[局处室科部院所站队庭台会委办组系团班厂馆]|中心)$")
_PARTY = ("党委", "党组", "机关党委", "党总支", "书记处")
_PLACES = ("村", "社区", "嘎查", "镇", "乡", "街道")
_SWALLOWED = 4
_LONGEST_REMARK = 14
#: 共青团第十七届|中央委员会 is not the party's.
_OTHER_PARTY = re.compile(r"共青团|民革|民盟|民建|民进|农工|致公|九三|台盟")


def written(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县委宣传部 + 部长, 果园乡党委 + 书记, 县教育局 + 党组书记: the body stands right before the title."""
    if mention.party:
        inner = _unit_ending(page, mention.start + mention.party, nearby.left)
        if inner and of_brother_party(page, inner):
            return make_post(page, mention, inner.start, (), "no-post.foreign")
        if inner:
            units, title = _party_body(page, mention, inner)
            return replace(make_post(page, mention, inner.start, units, "post.body-before"), title=title)
    for end in dict.fromkeys((mention.outer, mention.start, *_inside(mention))):
        unit = _unit_ending(page, end, nearby.left)
        if unit and of_brother_party(page, unit):
            return make_post(page, mention, unit.start, (), "no-post.foreign")
        inside_abroad = end > mention.start and unit is not None and unit.names[0].kind == "foreign"
        if unit and not inside_abroad and not _is_placeless_government(unit):
            post = make_post(page, mention, unit.start, _with_members(page, mention, unit), "post.body-before")
            return _of_owner(page, mention, unit, post)
    return None


def _of_owner(page: Page, mention: TitleMention, unit: UnitMention, post: Post) -> Post:
    """某大学党委|原书记 is 党委书记 of the university, as 某大学原党委书记 is."""
    party = next((word for word in ("党委", "党组") if unit.form.endswith(word)), "")
    owner = unit.form.removesuffix(party)
    if not party or mention.title not in _OF_PARTY or owner.endswith(_PLACES) or unit.names[0].name.startswith("中共"):
        return post
    units = resolve_unit(owner, page.context)
    return replace(post, units=units, title=party + mention.title) if units else post


_OF_PARTY = frozenset({"书记", "副书记", "委员", "常委", "成员"})


def _inside(mention: TitleMention) -> tuple[int, ...]:
    """Where a body may end within the title: 县教育局|长, 县公安局交警大队|长."""
    shared = next((word for word in SHARED_UNITS if mention.title == f"{word}长"), "")
    if not shared and mention.title[:1] in SHARED_HEADS and mention.title[1:] == "长":
        shared = mention.title[:1]
    return (mention.start + len(shared),) if shared else ()


def _with_members(page: Page, mention: TitleMention, unit: UnitMention) -> tuple[UnitName, ...]:
    """全国人大|常委 is a member of the standing committee."""
    if mention.title != "常委" or unit.names[0].kind != "congress" or "常" in unit.form:
        return unit.names
    return resolve_unit(f"{unit.form}常委会", page.context) or unit.names


def _unit_ending(page: Page, end: int, left: int) -> UnitMention | None:
    """The body whose name ends at an offset; only what stands behind ``left`` of it: 现任|石桥镇党委."""
    unit = page.unit_ending_at(end) or _behind_remark(page, end)
    if (
        unit
        and unit.form == "中央委员会"
        and _OTHER_PARTY.search(page.text, max(0, unit.start - _LONGEST_PAPER), unit.start)
    ):
        return None
    if unit is None or unit.start >= left:
        return unit if unit and unit.names else None
    form = page.text[left:end]
    names = resolve_unit(form, page.context) if left - unit.start <= _SWALLOWED and len(form) > 1 else ()
    return UnitMention(left, end, form, names) if names else None


def _behind_remark(page: Page, end: int) -> UnitMention | None:
    """县工商联（总商会）|书记: the body before a remark in brackets."""
    opening = page.text.rfind("（", max(0, end - _LONGEST_REMARK), end) if page.text[end - 1 : end] == "）" else -1
    return page.unit_ending_at(opening) if opening > 0 else None


def _is_placeless_government(unit: UnitMention) -> bool:
    """行署, 政府: a body whose place the title tells better."""
    return len(unit.names) == 1 and unit.names[0].name in ("行政公署", "人民政府", "政府")


def _party_body(page: Page, mention: TitleMention, inner: UnitMention) -> tuple[tuple[UnitName, ...], str]:
    """中共某镇委员会 + 书记, but 某公司 + 党委书记."""
    word, title = mention.title[: mention.party], mention.title[mention.party :]
    owner = inner.form.removesuffix(word)
    of_institution = word == "党委" and owner != inner.form and not owner.endswith(_PLACES)
    if inner.names[0].kind == "party_branch" and not of_institution:
        return (_committee(inner) if word == "党委" else inner.names), title
    if word not in _PARTY or inner.names[0].name.startswith("中共") or not inner.form.endswith(word):
        return inner.names, title
    if inner.names[0].name.startswith(CORPS):
        return inner.names, mention.title
    if owner.endswith(_PLACES):
        name = f"中共{owner}{'工作' if owner.endswith('街道') else ''}委员会"
        return (UnitName(name, (inner.form,), "party"),), title
    return resolve_unit(owner, page.context) or inner.names, mention.title


def party_of_body(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """青溪中学|党委|原书记: a word of status between the party group of a body and the post in it."""
    word = next((word for word in _PARTY if word != "书记处" and nearby.stem.endswith(word)), "")
    if not word or not mention.title.endswith(("书记", "成员", "委员")):
        return None
    owner = _unit_ending(page, mention.outer - len(word), nearby.left)
    if owner is None or owner.form.endswith(_PLACES) or owner.names[0].kind in ("party", "township", "village"):
        return None
    post = make_post(page, mention, owner.start, owner.names, "post.body-before")
    return replace(post, title=word + mention.title)


def _committee(branch: UnitMention) -> tuple[UnitName, ...]:
    """The committee of a large village or community, which is one though it is a branch by its kind."""
    owner = branch.names[0].name.removesuffix("党委")
    if not owner.endswith(("村", "社区")):
        return branch.names
    return (UnitName(f"中共{owner}委员会", (branch.form, branch.names[0].name), "party", branch.names[0].place),)


def publication(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """《某某报》|总编辑: the paper between the marks."""
    text = page.text
    opening = text.rfind("《", max(nearby.left, mention.outer - _LONGEST_PAPER), mention.outer)
    if text[mention.outer - 1 : mention.outer] != "》" or opening < 0 or not mention.title.endswith(_OF_PAPERS):
        return None
    unit = UnitName(text[opening + 1 : mention.outer - 1], (), "publication")
    return make_post(page, mention, opening, (unit,), "post.of-publication")


_LONGEST_PAPER = 16
_OF_PAPERS = ("总编辑", "总编", "主编", "社长", "编委")


def part_of_body(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县法院 + 执行局 + 局长: a part of the body that stands before it."""
    stem = nearby.stem
    if len(stem) < 4 or not _PART.search(stem):
        return None
    start = mention.outer - len(stem)
    before = [unit for unit in page.units_in(start, mention.outer) if unit.start == start and unit.end < mention.outer]
    units = resolve_unit(stem, page.context) if before else ()
    return make_post(page, mention, start, units, "post.part-of-body") if units else None
