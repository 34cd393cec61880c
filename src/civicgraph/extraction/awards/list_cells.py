"""Cells of a row in a list of winners: a name, a body, a name with what belongs to it, a family, a work."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.sites import sites_in
from civicgraph.extraction.page import Page
from civicgraph.names import Context, NameSpan, load_names, name_at
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

_HAN = "[㐀-鿿〇]"
_CELL = re.compile(r"(?:[^\s、，；。：|/（）《》“”]|（[^（）\n]{0,40}）|“[^“”\n]{1,20}”)+")
_PADDED = re.compile(rf"({_HAN}) {{1,4}}({_HAN})(?![㐀-鿿])")
_REMARKED = re.compile(r"(?:[㐀-鿿·]{2,12}（[^（）]*）){2,}等?")
_EACH = re.compile(r"[㐀-鿿·]{2,12}（[^（）]*）")
_REMARK = re.compile(r"（[^（）]*）$")
_MARKS = re.compile(r"（[^（）]*）")
_NAME = re.compile(rf"{_HAN}{{2,4}}|{_HAN}{{1,12}}(?:·{_HAN}{{1,12}})+|{_HAN}{{5,7}}")
_CALLED = re.compile(r"(?:同志|烈士|老师|同学|家庭|一家|夫妇|户)$")
#: The end of a body's or a place's name, which no personal name has.
_NO_NAME = re.compile(
    r"(?:[局院校所厅处室厂队站社组镇乡村县市区州省部馆店场]|委员|教师|[小中大]学|高中|初中|学生|村民|居民|职工|医生|护士|书记|主任|经理|公司|同志|个人|集体|单位|姓名|性别|民族|职务|序号|备注|名单|名额|若干|汉族|[回藏壮苗满土]族)$|等奖"
)
_BODY = re.compile(
    r"(?:[局委办院校所厅处室厂队站社组会团部科馆店场园行]|中心|公司|集团|银行|支部|总支|党委|大学|学院|[小中]学|[一二三四五六七八九十\d]中|幼儿园|合作社|基地|小区|[乡镇村县市区州旗]|街道|社区|嘎查|苏木|工委"
    r"|居委会|村委会|法庭|派出所|卫生院|营业厅|分公司|支行|窗口|班组|大队|支队|车间|项目部|工作室|协会|农场|林场|主席团|酒店|超市|药店|医院|报社|电视台|台|之家|传媒|团队|商会|工会|连|营|矿|段|高中|初中|职高|小组|工厂|学校)$"
)
_NO_BODY = re.compile(
    r"^[的是为和与等第]|各|若干|获奖|参赛|全体|奖金|奖励|证书|(?:先进|优秀|优胜)[㐀-鿿]*(?:（[㐀-鿿]*）)?(?:组织|单位|集体)$|^(?:中学|小学|幼儿园|高中|初中|大学|医院|学校|企业|机关|公司|社区|单位|乡镇|街道)$|\d+元|^(?:姓名|单位|序号|职务|备注|名单|单位名称)$|[。！？]"
)
_BEGINS_BODY = re.compile(
    r"[原现市县区省州镇乡村]|国网|中国|中共|共青团|国家|全国|自治区|[小中大]学|高[一二三]|初[一二三]|[㐀-鿿]{1,12}(?:公司|学校|小学|中学|医院|社区|村|局|镇|乡|街道|大学|学院|集团|负责人|书记|主任|教师|村民|居民|干警|员工|驾驶员|司机|经理|董事长|班|队|所|站|中心)"
)
_PARK = re.compile("[景园小校]区$|开发区$|新区$|高新区$|林区$|灌区$|军区$|矿区$|厂区$")
_ENDS_BODY = re.compile(
    r"(?:村|社区|局|院|校|小学|中学|[一二三四五六七八九十]中|公司|所|站|队|办|中心|委|厂|银行|集团|大学|学院|教师|村民|居民|职工|民警|医生|护士|学生|书记|主任|经理|[长员师人席警]|的|镇|乡|街道|园|厅|部|会|班|科|室|社|馆|台)$"
)
_BEHIND_NAME = re.compile(r"(?:夫妇|夫妻|家庭|（[^（）]{1,12}）)?")
_SURE, _LIKELY, _LEAST = 3.0, -2.5, -6.0
_LONG_CELL = 44
_SHORT_NAME, _LONG_NAME = 2, 4


def cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a stretch; 李 明 with a space in it is one, A（…）B（…） are two."""
    found: list[Span] = []
    for match in _CELL.finditer(text, start, end):
        if _REMARKED.fullmatch(match[0]):
            found += [Span(*each.span()) for each in _EACH.finditer(text, match.start(), match.end())]
            continue
        single = match.end() - match.start() == 1
        last = found[-1] if found else None
        if (single and last and last.end - last.start == 1 and _PADDED.match(text, last.start, match.end())) or (
            last and last.end - last.start == 1 and _is_remarked(text, last, match)
        ):
            found[-1] = Span(last.start, match.end())
        else:
            found.append(Span(match.start(), match.end()))
    return found


def _is_remarked(text: str, last: Span, match: re.Match[str]) -> bool:
    """邓 峰（县医院）: a single character before a single one with a remark."""
    bare = _REMARK.sub("", match[0])
    return len(bare) == 1 and _PADDED.match(text, last.start, match.start() + 1) is not None


def bare(text: str, cell: Span) -> Span:
    """A cell without the remarks in brackets behind it."""
    content = text[cell.start : cell.end]
    return Span(cell.start, cell.start + len(_REMARK.sub("", content).rstrip()))


def name_of(page: Page, cell: Span) -> NameSpan | None:
    """The name that a cell is, without 同志, 家庭 and remarks: 李 明（女）."""
    inner = bare(page.text, cell)
    content = page.text[inner.start : inner.end]
    content = (
        content[: len(content) - len(found[0])] if (found := _CALLED.search(content)) and len(content) > 3 else content
    )
    end = inner.start + len(content)
    name = content.replace(" ", "")
    if not _NAME.fullmatch(name) or (_NO_NAME.search(name) and " " not in content) or _is_other(page, inner.start, end):
        return None
    if " " in content:
        return NameSpan(inner.start, end, name, _SURE) if load_names().split(name) else None
    span = name_at(page.text, inner.start, end, after=Context.LIST)
    if span is None or span.end != end or span.score < _SURE:
        return None
    shape = load_names().score(name) if load_names().split(name) else 0.0
    return span if shape >= _LIKELY else None


def odd_name(page: Page, cell: Span) -> NameSpan | None:
    """What could be a name by its shape alone: 尤其, 花开; only other names beside it can tell."""
    inner = bare(page.text, cell)
    content = page.text[inner.start : inner.end]
    content = (
        content[: len(content) - len(found[0])] if (found := _CALLED.search(content)) and len(content) > 3 else content
    )
    name, end = content.replace(" ", ""), inner.start + len(content)
    if not _SHORT_NAME <= len(name) <= _LONG_NAME or not _NAME.fullmatch(name) or _NO_NAME.search(name):
        return None
    fits = load_names().split(name) is not None or name_at(page.text, inner.start, end, after=Context.LIST) is not None
    return NameSpan(inner.start, end, name) if fits and not _is_other(page, inner.start, end) else None


def _is_other(page: Page, start: int, end: int) -> bool:
    """Whether a body or a place is what a cell says."""
    unit = page.unit_starting_at(start)
    return (unit is not None and unit.end >= end) or any(
        p.start == start and p.end == end for p in page.places_in(start, end)
    )


def glued_name(page: Page, cell: Span) -> NameSpan | None:
    """The name before or behind what belongs to it without a mark: 张远山县一中教师; 县一中张远山."""
    inner = bare(page.text, cell)
    start, end = inner.start, inner.end
    if end - start < 4:
        return None
    if page.unit_starting_at(start) is None and not _place_at(page, start):
        for size in (3, 2, 4):
            at = _BEHIND_NAME.match(page.text, start + size, end).end()  # type: ignore[union-attr]
            if at < end - 1 and _is_name(page, start, start + size, _LEAST) and _begins_known(page, at):
                return NameSpan(start, start + size, page.text[start : start + size])
        span = name_at(page.text, start, end, after=Context.LIST)
        sizes = (span.end - span.start,) if span and span.score >= 2 * _SURE else ()
        for size in (*sizes, 3, 2):
            at = _BEHIND_NAME.match(page.text, start + size, end).end()  # type: ignore[union-attr]
            if _is_name(page, start, start + size, 0.0) and _BEGINS_BODY.match(page.text, at, end):
                return NameSpan(start, start + size, page.text[start : start + size])
    return _name_behind(page, start, end)


def _begins_known(page: Page, at: int) -> bool:
    return page.unit_starting_at(at) is not None or _place_at(page, at)


def _name_behind(page: Page, start: int, end: int) -> NameSpan | None:
    for size in (3, 2, 4):
        at = end - size
        if at - start < 2 or not _is_name(page, at, end, 0.0) or _NO_NAME.search(page.text, at, end):
            continue
        if page.unit_ending_at(at) or page.place_ending_at(at) or _ENDS_BODY.search(page.text, start, at):
            return NameSpan(at, end, page.text[at:end])
    return None


def _is_name(page: Page, start: int, end: int, least: float) -> bool:
    name = page.text[start:end]
    return (
        _NAME.fullmatch(name) is not None and load_names().split(name) is not None and load_names().score(name) >= least
    )


def _place_at(page: Page, start: int) -> bool:
    found = page.place_before(start)
    return found is not None and found.start == start


_ACTING = (
    (re.compile("社区$"), "居民委员会"),
    (re.compile("村$|嘎查$"), "村民委员会"),
    (re.compile("街道$"), "办事处"),
    (re.compile("[镇乡县市区旗]$|苏木$"), "人民政府"),
)


def acting(place: str) -> str:
    """The body of a place that is one of several 单位.

    >>> acting("青溪县石桥镇"), acting("青溪县石桥镇柳溪村"), acting("青溪县教育局")
    ('青溪县石桥镇人民政府', '青溪县石桥镇柳溪村村民委员会', '青溪县教育局')
    """
    tail = next((tail for end, tail in _ACTING if end.search(place) and not _PARK.search(place)), "")
    return place + tail


def body_of(page: Page, cell: Span, *, sure: bool) -> tuple[str, ...]:
    """The bodies or places that a cell names, by their full names where those are known; ``sure``: whatever it says."""
    inner = bare(page.text, cell)
    content = page.text[inner.start : inner.end].strip()
    if not 2 <= len(content) <= _LONG_CELL or _NO_BODY.search(content):
        return ()
    unit = page.unit_starting_at(inner.start)
    if unit is not None and unit.end == inner.end:
        return tuple(name.name for name in unit.names)
    site = next(
        (s for s in sites_in(page, inner.start, inner.end) if (s.start, s.end) == (inner.start, inner.end)), None
    )
    if site is not None:
        return (site.name,)
    return (content,) if _BODY.search(_MARKS.sub("", content)) or (sure and len(content) > 2) else ()


def in_brackets(text: str, cell: Span) -> Iterator[Span]:
    """What stands in the brackets that end a cell."""
    found = _REMARK.search(text[cell.start : cell.end])
    if found is not None:
        yield from cells(text, cell.start + found.start() + 1, cell.start + found.end() - 1)
