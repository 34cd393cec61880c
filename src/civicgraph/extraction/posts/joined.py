"""Posts whose body is told by the post before in the same chain or list: its parts, its zone, its committees."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.model import Nearby, Post, make_post
from civicgraph.extraction.titles import TitleMention
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitName, resolve_unit
from civicgraph.units.corps import CORPS
from civicgraph.units.expand import expand
from civicgraph.units.tables import words

_INNER = re.compile(
    r"[㐀-鿿]{1,8}(?:[科室股庭处系司]|大队|中队|支队|病区|车间|教研[室组]|项目部|分公司)|政治部|警令部|警务保障部|医务部|护理部|审判委员会|检察委员会|审委会|检委会"
)
#: Bodies that have a discipline commission of their own.
_WITH_DISCIPLINE = frozenset({"bank", "company", "department", "hospital", "institution", "school"})
#: Bodies whose parts have names of their own.
_WITHOUT_PARTS = frozenset({"party", "government", "congress", "cppcc"})
_ZONE = re.compile(r"(?:中共)?(.+?)(?:工作委员会|管理委员会)")
_OF_ZONE = {
    "管委会": ("{}管理委员会", "zone"),
    "管理委员会": ("{}管理委员会", "zone"),
    "党工委": ("中共{}工作委员会", "party"),
}
_CONGRESS = "人民代表大会"
_COMMITTEE = re.compile(r"[㐀-鿿]{2,12}(?:委员会|委|工委|办公室|研究室)")
_STANDING = re.compile(r"工委|工作委员会|办公室|研究室")


def _owner(nearby: Nearby) -> UnitName | None:
    """The one body of the post before."""
    units = nearby.joined.units if nearby.joined else ()
    return units[0] if len(units) == 1 else None


def zone(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """某开发区党工委书记、|管委会|主任, 某开发区管委会主任、|党工委副书记|: the zone of the post before."""
    body = nearby.stem or mention.title[: mention.party]
    owner = _owner(nearby) if body in _OF_ZONE else None
    match = _ZONE.fullmatch(owner.name) if owner else None
    if owner is None or match is None or match[1].endswith("街道"):
        return None
    full, kind = _OF_ZONE[body]
    unit = UnitName(full.format(match[1]), (), kind, owner.place)
    post = make_post(page, mention, mention.outer - len(nearby.stem), (unit,), "post.of-zone")
    return post if nearby.stem else replace(post, title=mention.title[mention.party :])


def organisation(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县公安局政委某某，|纪委|书记; 副校长某某，|工会|主席: of the bureau or the school of the post before."""
    owner = _owner(nearby) if nearby.stem in _ORGANISATIONS else None
    if owner is None or nearby.joined is None:
        return None
    if owner.parent and owner.name in (f"{owner.parent}工会", f"{owner.parent}妇委会"):
        owner = whole_of(page, owner)
    inner = owner.kind in _ALWAYS or (owner.kind in _WITH_DISCIPLINE and _INSIDER.search(nearby.joined.title))
    if not (inner or (nearby.stem == "纪委" and (owner.kind in _WITH_DISCIPLINE or owner.name.startswith(CORPS)))):
        return None
    full, kind = _ORGANISATIONS[nearby.stem]
    unit = UnitName(full.format(owner.name), (f"{owner.name}{nearby.stem}",), kind, owner.place, owner.name)
    return make_post(page, mention, mention.outer - len(nearby.stem), (unit,), "post.part-of-joined-body")


#: What bodies have of their own beside the county: how it is called in full, and its kind.
_ORGANISATIONS = {
    "纪委": ("中共{}纪律检查委员会", "discipline"),
    "工会": ("{}工会", "association"),
    "妇委会": ("{}妇委会", "association"),
}
#: Bodies beside whose heads no heads of the county's organisations are listed.
_ALWAYS = frozenset({"bank", "company", "hospital", "school"})
#: Posts of those who come after the head of a body: its list goes on.
_INSIDER = re.compile(r"副|党[组委]|成员|委员|主席")


def court_part(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """副院长某某、|执行局|局长: a part that only courts have, of the one of the list or the one named last."""
    if nearby.stem not in words("court-part"):
        return None
    owner = _owner(nearby)
    whole = whole_of(page, owner) if owner else None
    if whole is None or whole.kind not in _COURTS:
        named = [unit.names[0] for unit in page.units_in(max(0, mention.start - _FAR), mention.start) if unit.names]
        courts = [whole_of(page, name) for name in named if name.kind in _COURTS]
        whole = courts[-1] if courts and nearby.opens else None
    if whole is None:
        return None
    unit = UnitName(whole.name + expand(nearby.stem), (nearby.stem,), whole.kind, whole.place, whole.name)
    return make_post(page, mention, mention.outer - len(nearby.stem), (unit,), "post.part-of-joined-body")


_COURTS = frozenset({"court", "procuratorate"})
_FAR = 400


def office(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """市政府秘书长、|办公厅|主任: the office of the government or the committee of the post before."""
    owner = _owner(nearby) if nearby.stem in _OFFICES else None
    if owner is None or owner.kind not in _WITH_OFFICES:
        return None
    name = owner.name.removesuffix("员会") if owner.kind == "party" else owner.name
    units = resolve_unit(name + nearby.stem, page.context)
    return make_post(page, mention, mention.outer - len(nearby.stem), units, "post.part-of-joined-body")


_OFFICES = ("办公厅", "办公室")
_WITH_OFFICES = frozenset({"congress", "cppcc", "government", "party"})


def committee_of_joined(nearby: Nearby) -> tuple[UnitName, ...]:
    """全国政协常委、|外事委员会|副主任: a committee of the assembly of the post before."""
    whole, stem = _owner(nearby), nearby.stem
    if whole is None or whole.kind not in ("congress", "cppcc") or not _COMMITTEE.fullmatch(stem):
        return ()
    if stem.startswith("常委会") and (standing := _standing(whole)):
        whole, stem = standing, stem.removeprefix("常委会")
    name = whole.name
    if whole.kind == "congress" and not _STANDING.search(stem):
        name = name[: name.index(_CONGRESS) + len(_CONGRESS)] if _CONGRESS in name else name
    return (UnitName(name + expand(stem), (stem,), whole.kind, whole.place, whole.name),)


def _standing(part: UnitName) -> UnitName | None:
    """The standing committee of the congress to which a committee belongs."""
    congress = part.name.partition(_CONGRESS)
    return UnitName(f"{congress[0]}{_CONGRESS}常务委员会", (), part.kind, part.place) if congress[1] else None


def part_of_joined(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县公安局政委张某、|治安大队|教导员李某: a part of the body of the post before."""
    stem = nearby.stem
    owner = _owner(nearby) if _INNER.fullmatch(stem) and not stem.endswith("法庭") else None
    if owner is None or owner.kind in _WITHOUT_PARTS:
        return None
    if _OF_HIGHER.search(stem) or stem.startswith("武警") or page.places_in(mention.outer - len(stem), mention.outer):
        return None
    whole = whole_of(page, owner)
    office = _OFFICE_OF.fullmatch(whole.name)
    base = office[1] if office else whole.name
    name = base.removeprefix("中华人民共和国") + expand(stem)
    unit = UnitName(name, (stem,), whole.kind, whole.place, None if base.endswith("委") else base)
    return make_post(page, mention, mention.outer - len(stem), (unit,), "post.part-of-joined-body")


#: Another office belongs to the body of this one: 市委|办公室, 宣传处.
_OFFICE_OF = re.compile(
    r"(.+(?:委员会|委|局|厅|公司|集团|大学|学院|医院|协会))"
    r"(?:办公室|办公厅|研究室|(?:第[一二三四五六七八九十]{1,3})?党(?:支部|总支)|(?<=委)[㐀-鿿]{2,6}处)"
)
#: 人事司|办公室 is no part of an office that stands before it.
_OF_HIGHER = re.compile(r"[司厅局][㐀-鿿]")


def whole_of(page: Page, part: UnitName) -> UnitName:
    """The court of its 审判委员会, the police of its 交警大队: another part belongs to the same whole."""
    if part.parent is None or part.parent == part.name or not part.name.startswith(part.parent):
        return part
    found = resolve_unit(part.parent, page.context)
    return found[0] if len(found) == 1 else part
