"""Finds names that begin with no place: 走访|天海塑业有限公司, 对|毛洲村委."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.units.anchors import Anchors
from civicgraph.units.reader import tokens_of
from civicgraph.units.segment import ends_word, is_generic, is_stop, may_be_inside
from civicgraph.units.tables import Suffix, suffixes, words

_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,8}）(?=[㐀-鿿]))*$")
_EVENT = frozenset({"组委会", "组织委员会", "筹委会", "筹备委员会"})
_QUANTITY = re.compile("[0-9]+|[两几多数]+|第[0-9一二三四五六七八九十]+[个家]|[一二三四五六七八九十百]+[个家所批项名]")
_EVENT_BEFORE = re.compile("(?:[㐀-鿿0-9A-Za-z·〇—]|“[^“”]{1,16}”|（[^（）]{1,20}）)*$")
#: 二十届|二中、三中全会
_SESSION = re.compile("[一二三四五六七八九十]届$")
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
            if row is None or row.use != "free" or start < floor or _goes_on(anchors, start, end):
                continue
            if not ends_word(text, start, end, closed=end in anchors.titles):
                continue
            edge = _left_edge(text, floor, start, row.suffix)
            if edge is not None:
                yield edge, end, row
                floor = end


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


def _left_edge(text: str, floor: int, start: int, suffix: str) -> int | None:
    """Where the name that ends in a suffix begins; None where the words before make no proper name."""
    event = suffix in _EVENT
    pattern, size = (_EVENT_BEFORE, _LONGEST_EVENT) if event else (_BEFORE, _LONGEST)
    run = pattern.search(text, max(floor, start - size), start)
    if run is None or not run[0]:
        return None
    tokens = tokens_of(run[0])
    kept: list[str] = []
    while (
        tokens
        and tokens[-1] != "代表"
        and (may_be_inside(tokens[-1]) or (event and (len(tokens[-1]) > 1 or tokens[-1] == "暨")))
    ):
        kept.insert(0, tokens.pop())
    kept = _from_nation(tokens) + kept
    if kept and tokens and not kept[0][0].isdigit() and text[start - len("".join(kept)) - 1].isdigit():
        kept.pop(0)
    while kept and (_QUANTITY.fullmatch(kept[0]) or kept[0] in words("leading")):
        kept.pop(0)
    core = "".join(kept)
    if _SESSION.search(core):
        return None
    least = _SHORTEST_CORE.get(suffixes()[suffix].kind, 2)
    if len(core) < least or is_generic(kept):
        return None
    return start - len(core)
