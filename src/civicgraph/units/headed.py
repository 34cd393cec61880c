"""Names that begin with a place, a level word or a central body: 县|教育局, 平舆县|委, 公安部|禁毒局."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.text import lazy_re as re
from civicgraph.units.compose import longest_body
from civicgraph.units.expand import expand, kind_of
from civicgraph.units.found import Found
from civicgraph.units.heads import Head
from civicgraph.units.model import UnitName
from civicgraph.units.page import Page
from civicgraph.units.resolve import central_names, in_scope, resolve_unit
from civicgraph.units.surroundings import country_before
from civicgraph.units.tables import Central, central_by_form, suffixes
from civicgraph.units.unknown import HEAD_OF_GOVERNMENT

#: Bodies of people from one place at another.
_ABROAD = re.compile("(?:商会|同乡会|校友会|联谊会|办事处)$")
#: How far before a bare 财政经济委员会 the 全国人大 may stand.
_LONGEST_LIST = 150
#: Between two bodies of which the second need not be of the first one's place.
_APART = re.compile("[。；！？\n我来到赴]")
#: 移动|青溪分公司: national companies whose branches are named after the place.
_BRAND = re.compile(
    "(?:中国)?(?:移动|联通|电信|铁塔|广电|邮政|石化|石油|烟草|人寿|人保(?:财险)?|平安|太保|国网|南网|国家电网|国营|国有"
    "|大唐|华能|国电|华电|国能|三峡|中核|中广核|宝钢|武钢|鞍钢|中粮|中建|中铁|中交|中冶|中煤|华润|国药|中车)$"
)
_BRANCH = re.compile("(?:分|支)?公司$|支行$|分行$|农场$|林场$|[^，。]{0,8}(?:有限公司|有限责任公司|电厂)$")
_LONGEST_BRAND = 6
_EDGE = re.compile("(?:^|[^㐀-鿿]|[和与及在由对向到从为给是的等被经获有]|被原)$")
#: 县|局党委: which bureau, only the text before tells.
_OF_A_BUREAU = re.compile("[局厅院校](?:党委|党组|机关|班子)?|[市区旗]委")
#: 东盟|国家: its members.
_STATES = re.compile("[㐀-鿿]{0,2}?(?:各国|国家|成员国)")
_LITERAL_KINDS = frozenset({"company", "bank"})
#: Kinds of central bodies that other countries have under the same name.
_OF_STATES = frozenset({"department", "army", "government", "bank", "court", "procuratorate", "research"})


def find_headed(page: Page) -> list[Found]:
    """The bodies of all heads, in order, none overlapping."""
    heads: list[Head | int] = [*page.heads, *page.anchors.centrals]
    heads.sort(key=lambda head: (head, 1) if isinstance(head, int) else (head.start, 2 - bool(head.family) * 2))
    out: list[Found] = []
    named: list[Found] = []
    chiefs = _of_chiefs(page)
    for head in heads:
        begin = head if isinstance(head, int) else head.start
        if out and begin < out[-1].end:
            continue
        while chiefs and chiefs[0].start < begin:
            named.append(chiefs.pop(0))
        found = _central(page, head) if isinstance(head, int) else _local(page, _of_neighbour(page, head, named))
        if found and out and found.start < out[-1].end:
            out.pop()
        if found:
            out.append(found)
            named.append(found)
    return out


def _of_chiefs(page: Page) -> list[Found]:
    """The places of heads of government: 青林市|副市长."""
    heads = (head for head in page.places.places if head.full and HEAD_OF_GOVERNMENT.match(page.text, head.end))
    return [Found(head.start, head.end, (), head.scope) for head in heads]


def _of_neighbour(page: Page, head: Head, found: list[Found]) -> Head:
    """南平市委|市政府; 南平市政协主席A，市委|常委B: the level word means the place named in the same sentence."""
    if not head.level or head.own:
        return head
    word = page.text[head.end - 1]
    for before in reversed(found):
        gap = page.text[before.end : head.start]
        if len(gap) > _LONGEST_LIST or _APART.search(gap):
            break
        if before.scope and before.scope.name.endswith(word):
            doubtful = page.home.county.endswith("市") and before.scope.level == "city" and gap not in ("", "、", "和")
            return head if doubtful else replace(head, scope=before.scope)
    return head


def _central(page: Page, start: int) -> Found | None:
    end = page.anchors.centrals[start]
    row = central_by_form()[page.text[start:end]]
    longer = page.reader.extend(end)
    if row.kind in _OF_STATES and (country := country_before(page.text, start)):
        begin = start - len(country)
        return Found(begin, longer, (UnitName(page.text[begin:longer], (), "foreign"),))
    if not _stands(page.text, row, start) or (row.kind == "international" and _STATES.match(page.text, end)):
        return None
    if longer > end:
        return Found(start, longer, resolve_unit(page.text[start:longer], page.context))
    return None if row.use == "head" else Found(start, end, central_names(row))


def _stands(text: str, row: Central, start: int) -> bool:
    """Whether nothing in front makes the form a part of another word: 郭振|华为."""
    if row.use == "word":
        return _EDGE.search(text, 0, start) is not None
    if row.use == "npc":
        return "全国人大" in text[max(0, start - _LONGEST_LIST) : start]
    return row.use != "term" or text[start - 1 : start] == "届"


def _local(page: Page, head: Head) -> Found | None:
    end = page.reader.read(head)
    if end == head.end or (head.own and page.text[head.start] == "全"):
        return None
    form = page.text[head.start : end]
    if head.abroad:
        start = head.start - 2 * page.text.endswith("中国", 0, head.start)  # 中国美国商会
        return Found(start, end, (UnitName(page.text[start:end], (), "foreign"),))
    if head.family:
        return Found(head.start, end, resolve_unit(form, page.context, head.scope), head.scope)
    rest = page.text[head.end : end]
    if before := _outside(page, head, rest, end):
        return before
    row, _ = longest_body(head.scope, rest, page.context.year)
    if row is None and head.level:
        return _of_level_word(page, head, rest, end)
    return Found(head.start, end, in_scope(head.scope, rest, form, full=head.full, year=page.context.year), head.scope)


def _outside(page: Page, head: Head, rest: str, end: int) -> Found | None:
    """A name that begins before its place: 移动|青溪分公司, 成都市|忠县商会."""
    brand = _BRAND.search(page.text, max(0, head.start - _LONGEST_BRAND), head.start) if _BRANCH.match(rest) else None
    if brand:
        return Found(brand.start(), end, (UnitName(page.text[brand.start() : end], (), kind_of(rest)),))
    start = _place_before(page, head.start) if not head.level and _ABROAD.search(rest) else head.start
    if start < head.start:
        return Found(start, end, (UnitName(page.text[start:end], (page.text[head.start : end],), "association"),))
    return None


def _of_level_word(page: Page, head: Head, rest: str, end: int) -> Found | None:
    """县|清洁办; but 我县|天海塑业有限公司 is named without the county, and 全县|医院 is none."""
    if head.own and kind_of(rest) in _LITERAL_KINDS:
        return Found(head.end, end, (UnitName(expand(rest), (), kind_of(rest)),))
    direct = page.text[head.end - 1] == "直" and not rest.startswith("机关")
    if direct or _OF_A_BUREAU.fullmatch(rest) or (rest in suffixes() and head.scope.level != "township"):
        return None
    form = page.text[head.start : end]
    return Found(head.start, end, in_scope(head.scope, rest, form, full=True, year=page.context.year), head.scope)


def _place_before(page: Page, offset: int) -> int:
    """Start of the place or country that ends at an offset: 成都市|忠县商会, 澳大利亚|河南商会."""
    for head in page.places.places:
        if head.end == offset:
            return head.start
    return offset - len(country_before(page.text, offset))
