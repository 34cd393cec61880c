"""Names of gatherings in a text: …动员大会, …开工仪式, …专题讲座, with their kinds; 会议, 仪式 alone refer back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

import ahocorasick_rs

from civicgraph.extraction.events.verbs import one_of
from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import EventKind
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_PRAISE = re.compile(
    r"^(?:一[次场]|(?:围绕)?“[^”]*”(?:为主题)?的|了|(?:形式|内容|丰富)(?:多样|丰富|多彩)(?:、(?:形式|内容)(?:多样|丰富))?的|(?:以|主题为)“[^”]*”(?:为主题)?的?|[^，。“”]{0,14}(?:瞩目|关注|期待|盛大|热烈|(?:为期|历时)[^，。的]{1,4}|以来[^，。的]{0,10}|大规模|大型)的)+"
)
_THIS = re.compile(r"^(?:此次|本次|这次|该次|首先|并(?:指导|出席|参加|观摩)了?)")
_JOINS = re.compile(r"^(?:[^，。\s]{1,8}讯 +)?(?:[、 了的及与]|以(?![旧案赛练])|和(?![美谐平睦]))*")
_GOING = re.compile(r"^(?:一行|等)?(?:先后|还|一起|分别|共同)?(?:来到|赶到|前往|赴|走进|到)(?:了)?")
_BRACKET = re.compile(r"^[^（）]*）")
_ON_AFTER = re.compile(r"(?:会上|上|中|时|期间|现场|后|前|之后)")
_WATCHES = re.compile(r"(?:收看|观看)了?(?:党的)?$")
_BROADCAST = re.compile(r"(?:开幕式|开幕会|庆祝大会|纪念大会|代表大会|阅兵式|追悼大会)$")
_SAME_NAME = re.compile(
    r"(?:\d{4}年)?(?:第[^，。]{1,4}[届次])?|上的[^，。；]{0,10}|(?:的)?(?:讲话)?精神[^，。；]{0,14}|(?:统筹|筹备|组织|服务|保障|安保|工作|专题|总结|推进|动员|部署|协调){1,3}"
)
#: 恳亲大会|招商引资|恳谈会举行: one name
_BETWEEN = re.compile(r"[^，。；：、“”《》\s的在举召开于后前并和与及听参出随同是有将为向对时主上中]{2,8}")
_JOINED = re.compile(r"暨|(?<=活动)之(?![际前后中时一间])")
_RELATIVE = re.compile(r"(?:宣传报道|采访报道|服务保障|并[^，。；]{0,18}|期间)?的(?!是)")
_SPIRIT = re.compile(
    r"(?:上)?(?:的)?(?:部署|重要)?(?:讲话|致辞|报告)?(?:精神|要求(?![，：])|成果)|上的[^，。]{0,10}(?:讲话|致辞|报告)"
)
_GOES_ON = re.compile(
    r"[室堂厅场馆址费稿团长]|骨干|(?<=展)[示览出播开望现]|火炬|圣火|赛事|筹办|奖牌|议[室厅堂题程案]|中心|议程|纪要|主题|主席|执行主席|应到|秘书|组委|组成人员|委员(?!会)|各委室|党组|机关|主任(?!会)|副主任|组织者|代表团|成员|期间?间|上室|日报|目的"
)
#: 中国人民政治协商会议|第十三届…委员会第二次会议
_CONFERENCE = re.compile(r"(?<=政治协商会议)(?:第|[^，。；]{2,14}委员会)")
_OCCURS = re.compile(r"(?:发生|出现|突发|遭遇|遭受)(?:了|过)?(?:一起|多起)?[^，。]{0,6}$")
#: 张远山同志事迹报告会: a person who is part of the name
_TITLED = ("同志", "先生", "女士", "烈士", "院士", "事迹")
_FEARED = re.compile(r"(?:未|没有?|不|防止|避免|杜绝|防范|一旦|可能|容易|如果?|若|历年|每年|减少)[^，。；]{0,8}$")
_OCCURS_REACHES = 16
_GUESTS = re.compile(r"来[华京]?(?:出席|参加)(?:了)?$")
_AND = frozenset("和及与暨、")
#: “…捐赠仪式”于…举行: a name between marks
_QUOTED_HELD = re.compile(
    r"”(?:于|在|今|昨|近日|日前|\d|正式|隆重|顺利|圆满|成功|如期)*[^，。；“”]{0,30}?(?:举行|召开|举办|(?:启动|开幕|闭幕|落幕|开班)(?!仪式|式|会|大会))"
)
_HELD_OF = re.compile(
    r"(?:在[^，。；]{2,24}?)?(?:隆重|正式|顺利)?(?:举行|召开|举办)了?(?:预备|第[^，。；]{1,4}次)?(?:全体)?"
)
#: 敦促安理会召开紧急会议: what somebody only wishes for
_URGED = re.compile(r"(?:敦促|呼吁|请求|提议|建议|督促|争取|力争)[^，。；：]{0,16}(?:召开|举行|举办|开展|组织)了?$")
_URGED_REACHES = 24
_LONGEST = 70


#: The rule that reads a gathering in each frame.
RULES = {
    "held": "event.held",
    "attended": "event.attended",
    "on": "event.on",
    "watched": "event.watched",
    "background": "event.background",
    "plain": "event.plain",
}


@record
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
        if self.frame == "plain" and self.kind == "inspection" and not self.head.endswith(("会", "动")):
            return False  # 督导检查 without a verb that governs it is a verb itself
        first = self.end - len(self.head) if self.frame == "plain" else self.start
        return first <= position < self.end


class Head(NamedTuple):
    """The last word of a gathering's name.

    Attributes:
        alone: ``refers`` where it alone means a gathering named elsewhere, ``acts`` where it is a verb itself.
    """

    start: int
    end: int
    word: str
    kind: EventKind
    alone: str


@cache
def _heads() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, EventKind, str]]]:
    with data("event_heads.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["head"], cast("EventKind", row["kind"]), row["alone"]) for row in csv.DictReader(file)]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(
        [row[0] for row in rows], matchkind=kind, implementation=ahocorasick_rs.Implementation.ContiguousNFA
    ), rows


def find_heads(text: str) -> list[Head]:
    """All words of a folded text that end names of gatherings, in order."""
    automaton, rows = _heads()
    heads = [Head(start, end, *rows[index]) for index, start, end in automaton.find_matches_as_indexes(text)]
    return [_whole(text, head) for head in heads]


def _whole(text: str, head: Head) -> Head:
    """学习会|议: the longer word for the same."""
    longer = head.word.endswith("会") and text.startswith("议", head.end) and not text.startswith("议题", head.end)
    return head._replace(end=head.end + 1, word=f"{head.word}议") if longer else head


def read_phrases(
    page: Page, heads: tuple[Head, ...], sentence: Sentence, named: tuple[int, ...]
) -> Iterator[EventPhrase]:
    """The gatherings that the heads of a sentence name; ``named`` are the ends of people's names."""
    left, before = sentence.start, None
    for number, head in enumerate(heads):
        following = heads[number + 1] if number + 1 < len(heads) else None
        if head.start < left or _is_part(page, head, following):
            continue
        if sentence.block == "title":
            left = max(left, page.text.rfind(" ", left, head.start) + 1)
        first, opener = _left_edge(page, left, head, named)
        if head.kind == "incident" and not _occurs(page.text, sentence.start, first):
            continue
        frame = "held" if head.alone == "acts" else _frame(page.text, opener, first, head.end, sentence.end)
        if following and _HELD_OF.fullmatch(page.text, head.end, following.start):
            frame = "plain"  # 一次会议举行预备会议
        first = head.start if head.alone == "acts" else first
        bare = first == head.start and head.alone == "refers"
        if before and page.text[before.end : first] in _AND:
            frame = before.frame
        before = EventPhrase(first, head.end, head.word, head.kind, bare, frame)
        yield before
        left = head.end


def _is_part(page: Page, head: Head, following: Head | None) -> bool:
    """Whether a head is part of something longer: 论坛|2024年|年会|开幕式, 会议室, the name of a body, a quotation."""
    text = page.text
    if following and _BETWEEN.fullmatch(text, head.end, following.start) and _held_after().match(text, following.end):
        return True
    if following and (_SAME_NAME.fullmatch(text, head.end, following.start) or _JOINED.match(text, head.end)):
        return True
    if _GOES_ON.match(text, head.end) or page.inside_unit(head.start, head.end):
        return True
    quoted = page.inside_quote(head.start) and not _QUOTED_HELD.match(text, head.end)
    return quoted or _CONFERENCE.match(text, head.end) is not None


def _occurs(text: str, start: int, first: int) -> bool:
    """发生…事故, and not 防止发生…事故."""
    match = _OCCURS.search(text, max(start, first - _OCCURS_REACHES), first)
    if match is None or text.startswith("的", match.start() - 1):
        return False  # 松岭村的突发山洪情况
    return not _FEARED.search(text, start, match.start())


@cache
def _edges() -> re.Pattern[str]:
    """What a name of a gathering cannot reach over, and how that puts it."""
    return re.compile(
        rf"(?P<holds>(?:(?:{one_of('holds')})(?<!启动)(?<!合作组织)(?<!卫生组织)(?<!贸易组织)|启动(?!仪式|大会|会|式)|进行了?(?=实地|考核|调查|验收|检查|专项))(?:了|的)?)"
        rf"|(?P<attends>(?:{one_of('attends')})(?:了|的)?)|(?P<background>(?:{one_of('background')})(?<!围绕)|围绕(?!“))"
        r"|(?P<on>(?<![存所潜正实现内])在|(?<=[日午晚])于)(?!线|职|校|岗|建|[^，。；]{2,40}上的)"
        r"|(?P<cut>[，。；：！？\n]|隆重|顺利|圆满|如期|正式|致[电信]祝贺|(?<=[上现会式])由|将(?=在|于)|并在|决定(?=[^，。；]{0,2}[十第县市省全]))"
    )


@cache
def _held_after() -> re.Pattern[str]:
    return re.compile(rf"(?:[（(][^（）()]*[)）])?[^，。；：！？\n]{{0,40}}?(?<![的刚一])(?:{one_of('after')})")


def _left_edge(page: Page, left: int, head: Head, named: tuple[int, ...]) -> tuple[int, str]:
    """Where the name begins, and what stands before it."""
    low = max(left, head.start - _LONGEST)
    window = page.text[low : head.start]
    spirit = _SPIRIT.match(page.text, head.end) is not None
    held = _held_after().match(page.text, head.end, head.end + _LONGEST) is not None
    quoted = page.text.rfind("“", low, head.start) + 1 if page.inside_quote(head.start) else 0
    if quoted:
        return quoted, "start"
    cut, opener = 0, "start"
    for match in _edges().finditer(window):
        studies = "精神" in window[match.end() :] and held  # 全市学习贯彻…精神宣讲会举行
        own = match.lastgroup == "background" and (opener == "holds" or studies) and not spirit  # 召开贯彻落实…精神会议
        inside = page.inside_quote(low + match.start()) or page.inside_unit(low + match.start(), low + match.end())
        if not (own or inside):
            goes_on = opener == "holds" and match.start() == cut and page.text.startswith("隆重的", low + cut)
            cut, opener = match.end(), opener if goes_on else match.lastgroup or "cut"
    persons = [
        position - low
        for position in named
        if low + cut < position <= head.start and not page.text.startswith(_TITLED, position)
    ]
    if persons and opener != "holds":  # but 举行学习A讲话座谈会
        cut, opener = persons[-1], "start"
    for date in page.dates_in(low + cut, head.start):
        if date.value is None or date.value.grain == "day" or date.kind == "time":
            cut = max(cut, date.end - low)
    name = _THIS.sub("", _JOINS.sub("", window[cut:]))
    name = "" if name in ("对", "向", "为") else name
    for junk in (_PRAISE, _BRACKET, _GOING):
        name = junk.sub("", name, count=1)
    return head.start - len(name), opener


def _frame(text: str, opener: str, start: int, head_end: int, end: int) -> str:
    guests = opener == "attends" and _GUESTS.search(text, max(0, start - _OCCURS_REACHES), start)
    urged = opener == "holds" and _URGED.search(text, max(0, start - _URGED_REACHES), start)
    invited = opener == "attends" and _RELATIVE.match(text, head_end)
    held = not (urged or invited) and (opener == "holds" or _held_after().match(text, head_end, end))
    if opener == "background" or invited or _SPIRIT.match(text, head_end) or (guests and not held) or urged:
        return "background"
    watched = opener == "attends" and _WATCHES.search(text, max(0, start - 8), start)
    if watched and _BROADCAST.search(text, start, head_end):
        return "watched"
    if opener == "on" and text.startswith("中", head_end):
        return "plain"
    if held:
        return "held"
    if opener == "attends":
        return "attended"
    at = opener == "on" or (opener in ("start", "cut") and text.startswith("上，", head_end))
    return "on" if at and _ON_AFTER.match(text, head_end) else "plain"
