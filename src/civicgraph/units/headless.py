"""Names that begin with no place: 走访|天海塑业有限公司, 对|毛洲村委."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.text import lazy_re as re
from civicgraph.units.acting import only_town
from civicgraph.units.anchors import Anchors
from civicgraph.units.compose import generic
from civicgraph.units.expand import expand_whole
from civicgraph.units.found import Found, gaps
from civicgraph.units.model import UnitName
from civicgraph.units.outposts import outpost
from civicgraph.units.page import Page
from civicgraph.units.reader import tokens_of
from civicgraph.units.segment import ends_word, is_generic, is_stop, is_verb, may_be_inside
from civicgraph.units.tables import Suffix, suffixes, words

_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,8}）(?=[㐀-鿿]))*\\Z")
_EVENT = frozenset({"组委会", "组织委员会", "筹委会", "筹备委员会"})
_QUANTITY = re.compile("[0-9]+|[两几多数]+|第[0-9一二三四五六七八九十]+[个家]|[一二三四五六七八九十百]+[个家所批项名]")
_EVENT_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,20}）)*\\Z")
#: 二十届|二中、三中全会; 全国法院|人民法庭 are all of them.
_SESSION = re.compile("[一二三四五六七八九十]届$|^全[国省市县区](?:法院|检察|公安|税务)")
_VILLAGE_BRANCH = re.compile("(?:村|社区)党(?:支部|总支)$")
_COMMITTEE = re.compile("(?:村民委员会|村委会|村委|社区居民委员会|社区居委会|居民委员会|居委会)$")
#: 施工单位|某建工集团, 台资企业|某公司: what a company is, before its name.
_ROLE = re.compile(
    "(?:(?:施工|承建|承包|建设|监理|设计|中标|投资|运营|生产|责任|协办|主办|承办|帮扶|结对|当地|本地|知名|重点|龙头|规上"
    "|台资|外资|合资|民营|国有|国资|上市|骨干|民企|央企)(?:单位|方|企业|商))(?=[㐀-鿿“（])(?!集团|控股|投资|有限|银行|设计|监理|建设)"
)
_DEFINED = re.compile("（(?:以下)?简称[^（）]*）")
_AWARD = re.compile("授予|命名|表彰")
_ITEM = re.compile("(?:授予|命名|表彰|、)([^、，。；：授“”\\s]{4,30})$")
_ALSO = "兼"
#: 经济发展中|商会的作用
_WITHIN = "中"
_LONGEST = 32
_LONGEST_EVENT = 70
_SHORTEST_CORE = {"village": 2, "company": 2}


def find_headless(page: Page, found: list[Found]) -> Iterator[Found]:
    """The proper names in the stretches of a text that no body covers; ``found`` is in order."""
    for left, right in gaps(found, len(page.text)):
        for start, end, row in _between(page, left, right):
            yield _named(page, start, page.reader.extend(end), row.kind)


def _between(page: Page, left: int, right: int) -> Iterator[tuple[int, int, Suffix]]:
    """Start, end and ending of each name between two offsets."""
    text, anchors, floor = page.text, page.anchors, left
    for end in anchors.ends_within(left, right):
        start = anchors.endings[end]
        row = suffixes().get(text[start:end])
        if row is None or row.use != "free" or start < floor or _goes_on(anchors, start, end):
            continue
        if not ends_word(text, start, end, closed=end in anchors.titles):
            continue
        edge = _awarded(text, floor, start, row) or left_edge(text, floor, start, row.suffix)
        if edge is not None:
            yield edge, end, row
            floor = end


def _named(page: Page, start: int, end: int, kind: str) -> Found:
    form = _DEFINED.sub("", page.text[start:end])
    if branch := outpost(page.home, form, page.context.year):
        return Found(start, end, (branch,))
    full = expand_whole(form)
    if kind == "village" or (kind == "party_branch" and _VILLAGE_BRANCH.search(form)):
        return Found(start, end, (_of_village(page, form, start, kind),))
    return Found(start, end, (UnitName(full, (form,) if full != form else (), kind),))


def _of_village(page: Page, form: str, offset: int, kind: str) -> UnitName:
    """毛洲村委 → 灵川县…镇毛洲村村民委员会, 中朝村党支部 → …镇中朝村党支部."""
    scope = replace(only_town(page, offset), village="")
    name = _committee(form) if kind == "village" else form
    return generic(scope, name, form) if scope.level else UnitName(name, (form,) if name != form else (), kind)


def _committee(form: str) -> str:
    stem = _COMMITTEE.sub("", form)
    neighbourhood = "居" in form[len(stem) :]
    word, tail = ("社区", "居民委员会") if neighbourhood else ("村", "村民委员会")
    return (stem if stem.endswith(word) else stem + word) + tail


def _awarded(text: str, floor: int, start: int, row: Suffix) -> int | None:
    """Where the name of an honoured team begins, whatever its words: 授予|沈飞某型舰载机研制罗阳青年突击队."""
    if row.kind != "other":
        return None
    sentence = text.rfind("。", floor, start) + 1 or floor
    item = _ITEM.search(text, sentence, start)
    return item.start(1) if item and _AWARD.search(text, sentence, item.start(1)) else None


def _goes_on(anchors: Anchors, start: int, end: int) -> bool:
    """Whether a longer ending covers this one: 集团|公司."""
    return any(anchors.endings.get(end + more, end) <= start for more in (1, 2, 3, 4))


def _from_nation(tokens: list[str]) -> list[str]:
    """What a word like 中国 brings into the name though verbs stand between: 中国|循环|经济协会."""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 6), -1):
        if is_stop(tokens[index]) or len(tokens[index]) == 1:
            break
        if tokens[index] in words("nation"):
            return tokens[index:]
    return []


def _is_national(kept: list[str], suffix: str) -> bool:
    """Whether plain words behind 中国 make a name: 中国农业|大学, 中国煤炭科学|研究院."""
    scholarly = suffixes()[suffix].kind in ("school", "research")
    return kept[0].startswith("中") and kept[0] in words("nation") and len(kept) > (1 if scholarly else 2)


def _words_before(tokens: list[str], *, event: bool) -> list[str]:
    """The words at the end that can stand inside a name, taken away from the others; none in 经济发展中|商会."""
    kept: list[str] = []
    while (
        tokens
        and tokens[-1] != "代表"
        and (kept or tokens[-1] != _WITHIN or tokens[-2:-1] == ["中国"])
        and (may_be_inside(tokens[-1]) or (event and (len(tokens[-1]) > 1 or tokens[-1] == "暨")))
    ):
        kept.insert(0, tokens.pop())
    return _from_nation(tokens) + kept


def left_edge(text: str, floor: int, start: int, suffix: str) -> int | None:
    """Where the name that ends in a suffix begins; None where the words before make no proper name."""
    event = suffix in _EVENT
    pattern, size = (_EVENT_BEFORE, _LONGEST_EVENT) if event else (_BEFORE, _LONGEST)
    run = pattern.search(text, max(floor, start - size), start)
    if run is None or not run[0]:
        return None
    tokens = tokens_of(run[0])
    kept = _words_before(tokens, event=event)
    while _ALSO in kept:
        kept.pop(0)  # 某区副区长兼|某经济开发区管委会
    if kept and tokens and not kept[0][0].isdigit() and text[start - len("".join(kept)) - 1].isdigit():
        kept.pop(0)
    while kept and (role := _ROLE.match("".join(kept))) and len("".join(kept)) > role.end():
        kept = _without(kept, role.end())
    while kept and (_QUANTITY.fullmatch(kept[0]) or kept[0] in words("leading")):
        kept.pop(0)
    core = "".join(kept)
    if _SESSION.search(core) or (len(kept) == 1 and is_verb(core)):
        return None  # 包括|公司
    least = _SHORTEST_CORE.get(suffixes()[suffix].kind, 2)
    if len(core) < least or (is_generic(kept) and not _is_national(kept, suffix)):
        return None
    return start - len(core)


def _without(tokens: list[str], size: int) -> list[str]:
    """The words behind the first characters."""
    while tokens and size >= len(tokens[0]):
        size -= len(tokens.pop(0))
    return [tokens[0][size:], *tokens[1:]] if size and tokens else tokens
