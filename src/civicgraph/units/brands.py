"""Companies that are named without 公司: 上海高乐食品|董事长, 海大饲料、一正药业|等企业."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found, gaps
from civicgraph.units.headless import left_edge
from civicgraph.units.model import UnitName
from civicgraph.units.page import Page
from civicgraph.units.segment import cut, is_stop, is_verb
from civicgraph.units.tables import words

#: What only a company has.
_HEADS = "(?:副?董事长|(?:副|执行|常务副)?总经理|副?总裁|创始人|首席执行官|技术总监|副总)"
_LISTED = (
    "(?:[、和][^，。；：\\n]{2,60})?等(?:[0-9一二三四五六七八九十数]+[余多]?家)?(?:重点|知名|龙头|骨干|规上)?"
    "(?:企业|公司|生产经营单位)"
)
_LONGEST = 12
_SHORTEST_CORE = 2


def find_brands(page: Page, found: list[Found]) -> Iterator[Found]:
    """The companies in the stretches of a text that no body covers; ``found`` is in order."""
    if not _cue().search(page.text):
        return
    free = gaps(found, len(page.text))
    begins = [left for left, _ in free]
    floor = 0
    for match in _ending().finditer(page.text):
        at = bisect_right(begins, match.start()) - 1
        if at < 0 or match.end() > free[at][1]:
            continue
        floor = max(floor, free[at][0], match.start() - _LONGEST)
        start = left_edge(page.text, floor, match.start(), "公司")
        if start is not None and _is_proper(page.text[start : match.start()]):
            floor = match.end()
            yield Found(start, floor, (UnitName(page.text[start:floor], (), "company"),))


def _is_proper(core: str) -> bool:
    """Whether the words before an industry may be a company's own: 一正|药业, but 发展|农业 and 现代|农业 are none."""
    parts = cut(core)
    if len(core) < _SHORTEST_CORE or core in words("industry"):
        return False
    if any(is_stop(part) or (len(part) > 1 and is_verb(part)) for part in parts):
        return False
    return not all(part in words("generic") for part in parts)


@cache
def _ending() -> re.Pattern[str]:
    industries = "|".join(sorted(words("industry"), key=lambda word: (-len(word), word)))
    return re.compile(f"(?:{industries})(?=(?:党委书记、)?{_HEADS}|{_LISTED})")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(f"{_HEADS}|等[^，。；]{{0,8}}(?:企业|公司|单位)")
