"""Names of gatherings in a text: …动员大会, …开工仪式, …专题讲座, each with its kind; and 会议, 仪式 alone, which refer back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

import ahocorasick_rs

from civicgraph.extraction.page import Page
from civicgraph.model import EventKind
from civicgraph.resources import data

_HOLDS = r"进行了?(?=实地|考核|调查|验收|检查|专项)|发生了?一起|发生|主持召开|组织召开|召开|隆重举行|举行|举办|承办|主办|召集|开展|组织|启动|迎来|开启|筹备|组织开展"
_ATTENDS = r"应邀出席|出席|参加|列席|主持|观看|收听收看|集中收看|收看|参与|见证|参观|聆听|亮相|邀请|受邀"
_EDGE = re.compile(
    rf"(?P<holds>(?:{_HOLDS})(?:了|的)?)|(?P<attends>(?:{_ATTENDS})(?:了|的)?)"
    r"|(?P<background>贯彻落实|贯彻|落实|按照|根据|传达|迎接|筹备|围绕|自从)"
    r"|(?P<on>(?<![存所潜正实现内])在|(?<=[日午晚])于)(?!线|职|校|岗|建|[^，。；]{2,40}上的)|(?P<cut>[，。；：！？\n]|隆重|顺利|圆满|如期|正式|(?<=[上现会])由|将(?=在|于)|并在)"
)
_PRAISE = re.compile(r"^[^，。“”]{0,14}(?:瞩目|关注|期待|盛大|热烈|为期[^，。的]{1,4})的")
_GOING = re.compile(r"^(?:一行|等)?(?:先后|还|一起|分别|共同)?(?:来到|赶到|前往|赴|走进|到)(?:了)?")
_BRACKET = re.compile(r"^[^（）]*）")
_HELD_AFTER = re.compile(
    r"(?:[（(][^（）()]*[)）])?[^，。；：！？\n]{0,40}?(?P<verb>召开|举行|举办|开幕|闭幕|启动|开班|开机|开赛|落幕|结束|拉开帷幕|开讲|开营|开播|挂牌)"
)
_ON_AFTER = re.compile(r"(?:会上|上|中|时|期间|现场|后|前|之后)")
_WATCHES = re.compile(r"(?:收看|观看)了?(?:党的)?$")
_BROADCAST = re.compile(r"(?:开幕式|开幕会|庆祝大会|纪念大会|代表大会|阅兵式|追悼大会)$")
_SAME_NAME = re.compile(r"(?:\d{4}年)?(?:第[^，。]{1,4}[届次])?")
_RELATIVE = re.compile(r"(?:并[^，。；]{0,18}|期间)?的(?!是)")
_SPIRIT = re.compile(r"(?:的)?(?:部署|重要)?(?:讲话)?(?:精神|要求|报告精神|成果)")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """A gathering as the text names it.

    Attributes:
        start, end: offsets of the name.
        head: its last word: 动员大会.
        bare: nothing stands before the head, so that it refers to a gathering named elsewhere.
        frame: how it stands in its clause: held, attended, on, background or plain.
    """

    start: int
    end: int
    head: str
    kind: EventKind
    bare: bool
    frame: str

    def names(self, position: int) -> bool:
        """Whether a word at an offset is part of the gathering's name, and no verb beside it."""
        first = self.end - len(self.head) if self.frame == "plain" else self.start
        return first <= position < self.end


class Head(NamedTuple):
    """The last word of a gathering's name; ``refers``: alone it means a gathering named elsewhere."""

    start: int
    end: int
    word: str
    kind: EventKind
    refers: bool


@cache
def _heads() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, EventKind, bool]]]:
    with data("event_heads.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["head"], cast("EventKind", row["kind"]), row["alone"] == "refers") for row in csv.DictReader(file)]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([row[0] for row in rows], matchkind=kind, implementation=ahocorasick_rs.Implementation.DFA), rows


def find_heads(text: str) -> list[Head]:
    """All words of a folded text that end names of gatherings, in order."""
    automaton, rows = _heads()
    return [Head(start, end, *rows[index]) for index, start, end in automaton.find_matches_as_indexes(text)]


def find_phrases(page: Page, start: int, end: int, named: tuple[int, ...] = ()) -> Iterator[EventPhrase]:
    """The gatherings named in a stretch of the page; ``named`` are the ends of people's names, where none goes on."""
    heads = tuple(head for head in find_heads(page.text) if start <= head.start and head.end <= end)
    return read_phrases(page, heads, start, end, named)


def read_phrases(
    page: Page, heads: tuple[Head, ...], start: int, end: int, named: tuple[int, ...]
) -> Iterator[EventPhrase]:
    """The gatherings that the heads of a stretch name."""
    text = page.text
    left = start
    for number, (head_start, head_end, head, kind, refers) in enumerate(heads):
        if number + 1 < len(heads) and _SAME_NAME.fullmatch(text, head_end, heads[number + 1].start):
            continue  # 论坛|2024年|年会|开幕式 is one name
        if text[head_end : head_end + 1] == "暨" and number + 1 < len(heads):  # 工作会议暨表彰大会 is one gathering
            continue
        if head_start < left or _goes_on(text, head_end) or page.inside_unit(head_start, head_end):
            continue
        if page.inside_quote(head_start):
            continue
        low = max((position for position in named if left <= position <= head_start), default=left)
        phrase_start, opener = _left_edge(page, low, head_start)
        frame = _frame(text, opener, phrase_start, head_end, end)
        bare = phrase_start == head_start and refers
        yield EventPhrase(phrase_start, head_end, head, kind, bare, frame)
        left = head_end


_GOES_ON = re.compile(r"[室堂厅场馆址费]|中心|议程|纪要|主题|主席|执行主席|应到|秘书|组委|组织者|代表团|成员|期间?间|上室|日报|目的")


def _goes_on(text: str, end: int) -> bool:
    """会议室, 会议中心, 活动室, 节目: the word goes on and names no gathering."""
    return _GOES_ON.match(text, end) is not None


def _left_edge(page: Page, left: int, head_start: int) -> tuple[int, str]:
    """Where the name begins, and what stands before it."""
    low = max(left, head_start - _LONGEST)
    window = page.text[low:head_start]
    cut, opener = 0, "start"
    for match in _EDGE.finditer(window):
        if not page.inside_quote(low + match.start()) and not page.inside_unit(low + match.start(), low + match.end()):
            cut, opener = match.end(), match.lastgroup or "cut"
    for date in page.dates_in(low + cut, head_start):
        if date.value is None or date.value.grain == "day" or date.kind == "time":
            cut = max(cut, date.end - low)
    name = window[cut:].lstrip("、 了的以")
    for junk in (_PRAISE, _BRACKET, _GOING):
        name = junk.sub("", name, count=1)
    return head_start - len(name), opener


def _frame(text: str, opener: str, start: int, head_end: int, end: int) -> str:
    if opener == "background" or _SPIRIT.match(text, head_end):
        return "background"
    if opener == "attends" and _WATCHES.search(text, max(0, start - 8), start) and _BROADCAST.search(text, start, head_end):
        return "watched"
    if opener == "holds" or _HELD_AFTER.match(text, head_end, end):
        return "held"
    if opener == "attends" and _RELATIVE.match(text, head_end):
        return "background"
    if opener == "attends":
        return "attended"
    if opener == "on" and _ON_AFTER.match(text, head_end):
        return "on"
    return "plain"
