"""What a sentence names that can be honoured: people, bodies and their branches, places, 该公司, 站党支部."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from civicgraph.extraction.awards.honours import is_honour
from civicgraph.extraction.awards.sites import last_place, sites_in
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.text.spans import Cover

Kind = Literal["person", "unit", "place"]

_BRANCH = re.compile(
    r"(?:机关)?(?:党支部|党总支|党委|团支部|团委|团总支|青年突击队|志愿服务队|妇联)"
    r"(?!书记|副书记|委员|成员|和|与|、|主席|副主席|会|班子)"
)
_THAT = re.compile(
    r"(?:该|本|我|全|这个|这家|这座|这所|(?<![㐀-鿿\d])|(?<=[被由经]))(?P<noun>村(?![民委级镇务里支企庄落干])|社区|局|院|校|所|站|(?<=[该本全])队"
    r"|公司|集团|企业|学校|医院|支队|大队|中队|连队|协会|商会|合作社|银行|中心|工作室|景区|园区)(?P<branch>党支部|党总支|党委|团支部)?"
)
#: What the last body must end in to be the one that a noun means.
_MEANT = {
    "学校": ("小学", "中学", "学校", "学院", "大学", "一中", "二中", "高中", "幼儿园"),
    "校": ("小学", "中学", "学校", "学院", "大学", "一中", "二中", "高中"),
    "公司": ("公司", "集团", "厂"), "企业": ("公司", "集团", "厂"), "集团": ("集团", "公司"),
    "医院": ("医院", "卫生院"), "院": ("医院", "法院", "检察院", "卫生院", "学院"), "银行": ("银行", "支行", "分行"),
    "协会": ("协会", "学会"),
}  # fmt: skip
#: A body that no table knows, behind its place: 山东省|地质矿产勘查开发局第六地质大队.
_UNLISTED = re.compile(
    r"(?:(?!\d+[个家名所]|获[评得]|荣获|被|授予|的|了|为|等|入选|创建)[㐀-鿿0-9]){2,24}?(?:局|大队|支队|中队|院|站|公司|集团|中心|学校|[中小大]学|医院|厅|所|厂|银行|协会|合作社|[学商]会)"
    r"(?=[成荣获被在于，、等先曾又连再]|$)"
)
#: A part of a body, behind its name: 县供电公司|变电运维班.
_PART = re.compile(
    r"(?:(?!获[评得]|荣获|被|授予|的|了|为|等|入选|创建|带领|选派|组织)[㐀-鿿0-9]){1,14}?(?:班组?|(?<!家)庭|车间|工区|窗口|项目部|专班|科室?|组|站|室|支队|大队|中队)(?=[荣获被先曾、等，立])"
)
#: A part of the body that the article is about, named alone: 刑事审判庭荣获….
_ALONE = re.compile(
    r"(?<![㐀-鿿])(?:(?!全|该|我|本|我们|获|被|在|由|对)[㐀-鿿0-9]){2,9}(?:审判庭|大队|中队|分局|派出所|科|股|(?<!家)庭|车间)(?=荣获|被|获得?|荣立|先后|曾|、)"
)
_CENTRAL = ("最高人民", "全国", "中华", "中央", "中共中央", "国务院")
_DATELINE = ("消息", "讯", "（记者", "记者")


@record
class Named:
    """A named person, body or place; two names where two bodies share the words."""

    start: int
    end: int
    names: tuple[str, ...]
    kind: Kind


def named_in(page: Page, people: People, sentence: Sentence) -> list[Named]:
    """All that a sentence names, in order, none overlapping."""
    found = [Named(m.outer, m.end, (m.name,), "person") for m in people.mentions_in(sentence.start, sentence.end)]
    taken = Cover((each.start, each.end) for each in found)
    for layer in (
        _bodies(page, people, sentence),
        _places(page, sentence),
        _those(page, sentence),
        _parts_alone(page, sentence),
    ):
        free = [each for each in layer if not taken.overlaps(each.start, each.end)]
        for each in free:
            taken.add(each.start, each.end)
        found += free
    return sorted(found, key=lambda each: each.start)


def _bodies(page: Page, people: People, sentence: Sentence) -> Iterator[Named]:
    """The bodies that are no part of a post and not the medium that reports."""
    datelines = {span.start for span in page.dateline}
    posts = Cover(people.post_spans(sentence.start, sentence.end))
    for unit in page.units_in(sentence.start, sentence.end):
        reports = unit.start in datelines or page.text.startswith(_DATELINE, unit.end)
        if not reports and not posts.holds(unit.start, unit.end):
            yield _with_branch(page, unit.start, unit.end, tuple(name.name for name in unit.names))


def _with_branch(page: Page, start: int, end: int, names: tuple[str, ...]) -> Named:
    """The body, or its branch where that follows: 县人民医院|党支部."""
    branch = _BRANCH.match(page.text, end) or _PART.match(page.text, end)
    if branch is None or len(names) != 1 or page.unit_starting_at(end):
        return Named(start, end, names, "unit")
    return Named(start, branch.end(), (names[0] + branch[0],), "unit")


def _places(page: Page, sentence: Sentence) -> Iterator[Named]:
    for site in sites_in(page, sentence.start, sentence.end):
        branch = _BRANCH.match(page.text, site.end)
        body = _UNLISTED.match(page.text, site.end, sentence.end)
        if body is not None and not page.units_in(site.end, body.end()):
            yield Named(site.start, body.end(), (page.text[site.start : body.end()],), "unit")
        elif branch is None:
            yield Named(site.start, site.end, (site.name,), "place")
        else:
            yield Named(site.start, branch.end(), (site.name + branch[0],), "unit")


def _those(page: Page, sentence: Sentence) -> Iterator[Named]:
    """该村, 公司, 站党支部: what they mean, where the article tells."""
    for match in _THAT.finditer(page.text, sentence.start, sentence.end):
        name = _meant(page, match["noun"], match.start())
        if name is not None:
            part = _PART.match(page.text, match.end()) if not match["branch"] else None
            end = part.end() if part else match.end()
            yield Named(match.start(), end, (name + (match["branch"] or (part[0] if part else "")),), "unit")


def _parts_alone(page: Page, sentence: Sentence) -> Iterator[Named]:
    """刑事审判庭荣获…: a part of the body that the article names most."""
    for match in _ALONE.finditer(page.text, sentence.start, sentence.end):
        names = Counter(
            unit.names[0].name
            for unit in page.units
            if len(unit.names) == 1 and unit.start < match.start() and not _gives(page, unit.start, unit.names[0].name)
        )
        if names:
            yield Named(*match.span(), (names.most_common(1)[0][0] + match[0],), "unit")


def _gives(page: Page, start: int, name: str) -> bool:
    """Whether a body is named as one that gives (被C评为), or is one of the state's."""
    return page.text[start - 1 : start] in ("被", "由", "经") or name.startswith(_CENTRAL)


def _meant(page: Page, noun: str, before: int) -> str | None:
    """The body named last that a noun fits: 站 after …消防救援站."""
    if noun in ("村", "社区", "景区", "园区"):
        return last_place(page, noun, before)
    endings = _MEANT.get(noun, (noun,))
    names = (unit.names[-1].name for unit in reversed(page.units_in(0, before)))
    return next((name for name in names if name.endswith(endings) and not is_honour(name)), None)
