"""Bodies of villages and neighbourhoods: 马家塬村|党支部, and 村委会, 社区党委 of the village named last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span
from civicgraph.units.acting import only_town
from civicgraph.units.expand import expand, kind_of
from civicgraph.units.found import Found
from civicgraph.units.model import UnitName
from civicgraph.units.page import Page
from civicgraph.units.resolve import acting_place
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_stop

_EDGE = "(?:(?<=^)|(?<=[^㐀-鿿])|(?<=[在到与和及由对向从往赴给被任为自是带])|(?<=[乡镇])|(?<=街道)|(?<=苏木))"
_NAMED = re.compile(
    f"{_EDGE}(?![在到与和及由对向从往赴给被任为自是带这那他她我你们跟了])([㐀-鿿]{{2,4}}?(?:村|社区|嘎查))"
    "(?![级风里务两]|民(?!委)|居(?!委|民委))"
)
_ENDINGS = ("村", "社区", "嘎查")
_ENDING = re.compile("|".join(_ENDINGS))
_LONGEST = 4
_BODY = re.compile(
    "(?:村民|居民)委员会|(?<=社区)居委会|居委会|村委会|(?<=[村查])委会|党支部(?:委员会)?|支部委员会|党总支|党委|支部(?=书记)"
)
_BARE = re.compile(
    "(?:(?<=^)|(?<=[^㐀-鿿])|(?<=[由与和及任为被给]))(?:该|本)?"
    "(?:(?:村|社区|嘎查)(党支部|党总支|党委|支部(?=书记))|(?:村|社区)?(村委会|村民委员会|居委会|居民委员会)|村(小学|卫生室))"
    "(?![^，。、；]{0,3}换届)"
)
_NO_NAME = re.compile(
    "[各全我本该两每所这那的多个名十由和在到与向]|乡镇|街道|^(?:农|山|新)?村$|贫困|先进|示范|软弱|涣散|行政|中心|联[村合]|驻"
)
#: 听取|松岭村、青石村|书记主任汇报
_VERB = re.compile(
    "(?:深入|来到|走进|前往|听取|察看|查看|走访|检查|督导|参观|慰问|位于|抵达)(?=[㐀-鿿]{2,}(?:村|社区|嘎查))"
)
_SPEAKERS = re.compile(
    "(?:等[0-9一二三四五六七八九十]*个?村?)?的?(?:主要|有关|相关)?(?:负责人|负责同志|书记、?主任)(?!工作)"
    "|达成|签订|签署|签约"
)
_LIST_MARK = re.compile("[、和与]")


def find_villages(page: Page, found: list[Found]) -> Iterator[Found]:
    """The bodies of villages outside those found before; ``found`` is in order."""
    if not any(ending in page.text for ending in _ENDINGS):
        return
    starts = [each.start for each in found]
    begins, ends = set(starts), {each.end for each in found}
    named: list[tuple[int, Scope]] = []
    villages = [each for each in _villages(page.text) if _is_name(each.of(page.text))]
    speaking = _speaking(page.text, villages)
    for each in villages:
        scope = replace(_town_of(page, each.start), village=each.of(page.text))
        named.append((each.end, scope))
        body = _BODY.match(page.text, each.end) or _BODY.match(page.text, each.end - 1)
        acts = each.start in speaking or _listed(page.text, each, begins, ends)
        if body and body.end() > each.end and _free(found, starts, each.start, body.end()):
            yield Found(each.start, body.end(), (_named(scope, body[0], page),), scope)
        elif acts and _free(found, starts, each.start, each.end):
            yield Found(each.start, each.end, (acting_place(scope, page.context.year),), scope)
    for match in _BARE.finditer(page.text) if named else ():
        index = bisect_right(named, match.start(), key=itemgetter(0))
        last = named[index - 1][1] if index else None
        if last and _free(found, starts, match.start(), match.end()):
            yield Found(match.start(), match.end(), (_named(last, match[1] or match[2] or match[3], page),), last)


def _villages(text: str) -> Iterator[Span]:
    """The strings that look like villages: from left to right, each tried only in front of an ending."""
    free = 0
    for ending in _ENDING.finditer(text):
        starts = range(max(free, ending.start() - _LONGEST), ending.start() - 1)
        match = next(filter(None, (_NAMED.match(text, start) for start in starts)), None)
        if match:
            free = match.end()
            verb = _VERB.match(text, match.start())
            yield Span(verb.end() if verb else match.start(), match.end())


def _speaking(text: str, villages: list[Span]) -> set[int]:
    """Starts of the villages of a list whose people speak or report: 松岭村、青石村书记汇报."""
    out: set[int] = set()
    run: list[int] = []
    end = -1
    for each in villages:
        run = [*run, each.start] if end >= 0 and text[end : each.start] in ("、", "和", "与") else [each.start]
        end = each.end
        if _SPEAKERS.match(text, end):
            out.update(run)
    return out


def _is_name(village: str) -> bool:
    return not _NO_NAME.search(village) and not any(is_stop(word) for word in cut(village[:-1]) if len(word) > 1)


def _free(found: list[Found], starts: list[int], start: int, end: int) -> bool:
    index = bisect_right(starts, end - 1)
    return index == 0 or found[index - 1].end <= start


def _listed(text: str, village: Span, starts: set[int], ends: set[int]) -> bool:
    """Whether a village stands between bodies in a list: 青溪乡、县水务局、松岭村和某合作社."""
    before = village.start - 1 in ends and _LIST_MARK.match(text, village.start - 1) is not None
    after = village.end + 1 in starts and _LIST_MARK.match(text, village.end) is not None
    return before and (after or text.startswith(("和", "与", "、", "等", "负责人"), village.end))


def _town_of(page: Page, offset: int) -> Scope:
    """The township right before a village, else the only one that the text names before, else the jurisdiction."""
    head = page.places.by_end.get(offset)
    return replace(head.scope, village="") if head else only_town(page, offset)


def _named(scope: Scope, body: str, page: Page) -> UnitName:
    if body.endswith(("委会", "村民委员会", "居民委员会")):
        return acting_place(scope, page.context.year)
    short = scope.village + body
    if body == "党委":
        return UnitName(f"中共{scope.prefix}委员会", (scope.prefix + body, short), "party", scope.path)
    if body.startswith(("党支部", "支部")):
        return UnitName(f"{scope.prefix}党支部", (f"{scope.village}党支部",), "party_branch", scope.path)
    return UnitName(scope.prefix + expand(body), (short,), kind_of(short), scope.path)
