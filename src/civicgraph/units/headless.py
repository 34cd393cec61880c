"""Finds names that begin with no place: 走访|天海塑业有限公司, 对|毛洲村委."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.units.anchors import Anchors
from civicgraph.units.reader import tokens_of
from civicgraph.units.segment import is_generic, may_be_inside
from civicgraph.units.tables import Suffix, suffixes

_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,8}）(?=[㐀-鿿]))*$")
_EVENT = frozenset({"组委会", "组织委员会", "筹委会", "筹备委员会"})
_QUANTITY = re.compile("(?!第)[0-9一二三四五六七八九十百千万两几多余]+")
_EVENT_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,20}）)*$")
_LONGEST = 32
_LONGEST_EVENT = 70
_SHORTEST_CORE = {"village": 2, "company": 2}


def find_headless(text: str, anchors: Anchors, free: list[tuple[int, int]]) -> Iterator[tuple[int, int, Suffix]]:
    """Start, end and ending of each proper name in the stretches of a text that no other name covers."""
    for left, right in free:
        floor = left
        for end in sorted(each for each in anchors.endings if left < each <= right):
            start = anchors.endings[end]
            row = suffixes().get(text[start:end])
            if row is None or row.use != "free" or start < floor or _goes_on(anchors, end):
                continue
            edge = _left_edge(text, floor, start, row.suffix)
            if edge is not None:
                yield edge, end, row
                floor = end


def _goes_on(anchors: Anchors, end: int) -> bool:
    """Whether a longer ending covers this one: 集团|公司."""
    return any(anchors.endings.get(end + more, end) < end for more in (1, 2, 3, 4))


def _left_edge(text: str, floor: int, start: int, suffix: str) -> int | None:
    """Where the name that ends in a suffix begins; None where the words before make no proper name."""
    event = suffix in _EVENT
    pattern, size = (_EVENT_BEFORE, _LONGEST_EVENT) if event else (_BEFORE, _LONGEST)
    run = pattern.search(text, max(floor, start - size), start)
    if run is None or not run[0]:
        return None
    tokens = tokens_of(run[0])
    kept: list[str] = []
    while tokens and (may_be_inside(tokens[-1]) or event and (len(tokens[-1]) > 1 or tokens[-1] == "暨")):
        kept.insert(0, tokens.pop())
    while kept and _QUANTITY.fullmatch(kept[0]):
        kept.pop(0)
    core = "".join(kept)
    least = _SHORTEST_CORE.get(suffixes()[suffix].kind, 2)
    if len(core) < least or is_generic(kept):
        return None
    return start - len(core)
