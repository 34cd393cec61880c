"""Reads from a head to the end of the name: 市|林业和园林局, 桂林|天海塑业有限公司, 县|人民医院|儿科."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.units.anchors import Anchors
from civicgraph.units.heads import Head
from civicgraph.units.segment import (
    cut,
    is_noun,
    is_particle,
    is_stop,
    is_unmarked_verb,
    is_verb,
    is_word,
    may_be_inside,
    sounds_foreign,
)
from civicgraph.units.tables import Suffix, bodies_by_short, kinds_with, suffixes, words

_RUN = re.compile("(?:[㐀-鿿0-9A-Za-z·〇]|“[^“”]{1,16}”(?!、|和)|（[^（）]{1,8}）(?=[㐀-鿿]))+")
_CHUNK = re.compile("“[^”]*”|（[^）]*）")
_LONGEST = 30
_LONGEST_GAP = 12
#: 县|十六届|人大常委会
TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
#: 区|应对新冠肺炎疫情工作领导小组: verbs may stand in the name of a task.
_TASK = re.compile(
    "(?![里内直级和与及、])"
    "(?:(?!成立|召开|主持|参加|担任|组织|领导(?!小组)|要求|负责|来到|举行|设立|组建|的)[㐀-鿿0-9]|“[^“”]{1,16}”){2,26}?"
    "(?:领导小组|指挥部|工作专班|联席会议|工作委员会|协调小组)(?:办公室|办(?!公|理))?"
)
#: 市|派驻某社区工作队, 省|赴某地医疗队: a team that is sent.
_SENT_TEAM = re.compile("(?:支?援|派驻|赴|驻)[㐀-鿿]{1,10}?(?:医疗队|工作队|救援队|专家组|办事处|联络处|招商组)")
#: 市|反诈骗中心: verbs may stand in the name of a centre before what ends it.
_CENTRE = re.compile("[㐀-鿿]{2,10}?中心(?=(?:党[组委总支部]*)?副?(?:主任|书记|负责)|[、，。；）的和]|$)")
_NO_CENTRE = frozenset("要将把被让使向从")
#: 县法院|刑事审判庭, 组织部|干部监督科: a part of a body that is known.
_PART = re.compile(
    "政治部|(?:刑事|民事|行政|立案|执行)审判第?[一二三四五]庭|第[一二三四五六七八九十]+检察部|(?!长)(?:第[一二三四五六七八九十]+|[“][㐀-鿿]{2,6}[”])?[㐀-鿿]{2,9}?(?:科(?![技学员普协])|股(?![份东权])|司(?=副?司长|[^㐀-鿿]|$|负责|有关)|[审执]判?庭|检察部|工作室|支队|大队(?!长)|中队(?!长)"
    "|[室处科部所站](?=副?(?:主任|处长|科长|部长|所长|站长)))"
)
#: 石桥镇|负责同志: people of the place, no name.
_PEOPLE = re.compile("等?的?(?:有关|相关|主要|党政|分管)?(?:负责|领导(?!小组)|干部|群众|居民|村民)")
#: 县人大常委会|三江街道|工作委员会
_OF_CONGRESS = re.compile("(?:人大)?(?:工作委员会|工委|联络委员会)")
_CONGRESS = ("人大常委会", "人民代表大会常务委员会")
#: 浙江|1家法院
#: 人民法院|第十三法庭 is a room.
_ROOM = re.compile("第[一二三四五六七八九十]+(?:审判)?法庭")
#: 民革市委会|经济专委会|调研组: a group that a part of a body sends out.
_SENT_BY = re.compile("(?:委员会|委会|领导小组|办公室|局)((?:调研|考察|视察|督导|督查|检查|慰问|走访)(?:组|团|小组))$")
_COUNTED = re.compile("[0-9两三四五六七八九十]+(?:[家所个名位]|级(?![公路警医甲]))")
#: 县纪委监委|驻县教育局纪检监察组
_OF_DISCIPLINE = re.compile("派?驻[㐀-鿿]{1,12}?(?:纪检监察组|纪检组|监察组)")
#: 人民法院|大何庄人民法庭: what is named after a village may have any words.
_WITH_OUTPOSTS = ("法院", "公安局", "分局", "司法局", "税务局")
_OUTPOST = re.compile("(?![的在对和与及召举于向将为])[㐀-鿿]{2,5}?(?:人民法庭|派出所|司法所|税务所)(?!长)")
#: Stop words that may begin the name of a part: 干部|监督科.
_OF_PARTS = frozenset({"干部", "党员", "群众", "企业", "教师", "工作", "人员"})
#: Groups under no name of their own: 市人大考察组 is the 市人大.
_SENT = re.compile(
    "(?:联合|专项)?(?:科研|研究|创新|考察|调研|检查|督导|督查|督察|验收|工作|考核|评估|指导|慰问|采访|专家|执法检查|执法)?(?:组|队|团|小组|团队)"
)
#: Endings that the body behind the head never has: the committee of a bureau is the bureau.
_OF_THE_BODY = frozenset({"党委", "党组", "机关党委", "党工委"})
#: Endings of parts of a body, never of a body of the place itself: 全省|理科.
_ONLY_PARTS = frozenset("科系室组队段庭股")
#: Keys of bodies that may be branches of a national one: 国家税务总局|平舆县税务局.
_BRANCHES = frozenset({"", "tax", "statistics"})
#: 市烟办、… is an office though its name is short.
_CLOSED = re.compile("[、，。；：）等和与]|负责|主要|主任|局长")
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[中高小]")
#: 综治中心|组织派出所召开会议
_CALLS = re.compile("组织(?![部科处委人股])")
_JOINTS = frozenset("和与")


@record
class _Step:
    """One word of a name.

    Attributes:
        row: the ending that the word completes, if any; ``stops`` where that is an ending of other things (会议室).
        whole: whether the ending begins at or before the word.
        fits: whether the ending is made of whole words.
        before: the word in front.
    """

    word: str
    start: int
    end: int
    row: Suffix | None = None
    stops: bool = False
    whole: bool = False
    fits: bool = True
    before: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """The text with its anchors, and where the heads of places stand.

    Attributes:
        borders: where other names begin.
        edges: where other names or titles begin, in order.
    """

    text: str
    anchors: Anchors
    places: dict[int, Head]
    borders: frozenset[int]
    edges: tuple[int, ...]

    def read(self, head: Head) -> int:
        """End of the name that begins with a head; the head's own end where no name does."""
        if _PEOPLE.match(self.text, head.end) or _COUNTED.match(self.text, head.end):
            return head.end
        end = head.end if head.abroad else self._known(head)
        if end > head.end:
            return self.extend(end)
        if head.end in self.anchors.titles:
            return head.end  # 青溪县|副县长
        end = self._open(head.end, nested=bool(head.family), own=not head.full)
        if head.abroad and self.anchors.endings.get(end) == end - 1:
            return head.end
        if end > head.end and not _SENT.fullmatch(self.text, head.end, end):
            return end
        return self._task_group(head)

    def extend(self, start: int) -> int:
        """End of the sub-units behind a body: 公安局|交警大队; but 工商联|直属商会16家 are many."""
        end = self._extended(start)
        room = _ROOM.fullmatch(self.text, start, end)
        if room or _COUNTED.match(self.text, end):
            return start
        sent = _SENT_BY.search(self.text, start, end)
        return sent.start(1) if sent else end

    def _extended(self, start: int) -> int:
        place = self.places.get(start)
        if place and (work := _OF_CONGRESS.match(self.text, place.end)) and self.text.endswith(_CONGRESS, 0, start):
            return work.end()
        if start in self.borders and not _OF_DISCIPLINE.match(self.text, start):
            return start
        inner = place.end if place and not owns(self.text, self.anchors, place.end) else start
        end = self._open(inner, nested=True)
        return end if end > inner and not _SENT.fullmatch(self.text, start, end) else self._part(start)

    def _known(self, head: Head) -> int:
        """The longest known body that stands right behind the head."""
        term = TERM.match(self.text, head.end)
        start = term.end() if term else head.end
        ends = self.anchors.shorts.get(start, ())
        if self.text.startswith("党委", start):  # an autonomous region writes 党委组织部 for 委组织部
            ends = (*self.anchors.shorts.get(start + 1, ()), *ends)
        letter = head.scope.letter
        return max((end for end in ends if self._fits_level(start, end, letter)), default=head.end)

    def _fits_level(self, start: int, end: int, letter: str) -> bool:
        rows = bodies_by_short().get(self.text[start:end]) or bodies_by_short()[self.text[start + 1 : end]]
        return any(not row.levels or not letter or letter in row.levels for row in rows)

    def _task_group(self, head: Head) -> int:
        if not head.full:
            return head.end
        for pattern in (_TASK, _SENT_TEAM, _CENTRE):
            found = pattern.match(self.text, head.end)
            if found is None or self._border_within(head.end, found.end()):
                continue
            if pattern is not _CENTRE or not any(is_stop(word) or word in _NO_CENTRE for word in cut(found[0])):
                return found.end()
        return head.end

    def _part(self, start: int) -> int:
        """End of a part in whose name there are verbs; ``start`` where there is none."""
        if self.text.endswith(_WITH_OUTPOSTS, 0, start) and (post := _OUTPOST.match(self.text, start)):
            return post.end()
        office = _OF_DISCIPLINE.match(self.text, start)
        if office:
            return office.end()
        found = _PART.match(self.text, start)
        if found is None or self._border_within(start, found.end()):
            return start
        parts = [word for word in tokens_of(found[0]) if word not in _OF_PARTS]
        if len(parts) > 1 and is_verb(parts[-2]) and len(parts[-1]) > 1:
            return start  # 医院|结合实际设置儿科
        return start if any(is_stop(word) or is_particle(word) for word in parts) else found.end()

    def _border_within(self, start: int, end: int) -> int:
        """The first offset behind ``start`` at which another name or a title begins, or 0."""
        index = bisect_right(self.edges, start)
        return self.edges[index] if index < len(self.edges) and self.edges[index] < end else 0

    def _open(self, start: int, *, nested: bool = False, own: bool = False) -> int:
        """End of words that end like a name; ``start`` where there are none."""
        may_end = self.anchors.last_ending(start + _LONGEST) > start
        run = _RUN.match(self.text, start, start + _LONGEST) if may_end else None
        if run is None:
            return start
        stop = max(start, self.anchors.last_ending(self._border_within(start, run.end()) or run.end()))
        end, doubtful = start, False
        for step in self._steps(start, stop):
            goes_on = self._goes_on(step, begun=step.start > end and not own, last=step.end == stop)
            if not goes_on and not nested and end == start and is_unmarked_verb(step.word):
                doubtful = goes_on = True  # 爱心|济困|协会
            if step.start - end > _LONGEST_GAP or not goes_on:
                break
            if step.stops and (nested or end > start) and step.word not in words("name"):
                break
            if (nested or end > start) and _CALLS.match(self.text, step.start):
                break
            if own and step.end - start == len(step.word) and step.row and step.row.kind in kinds_with("short-place"):
                end = step.end  # 温州|大学
            elif step.row and self._ends_name(step, start, nested=nested or end > start):
                if doubtful and (step.row.use != "free" or len(step.row.suffix) < 2):
                    break
                end = step.end
        return end

    def _steps(self, start: int, stop: int) -> Iterator[_Step]:
        starts: set[int] = set()
        position, before = start, ""
        for word in tokens_of(self.text[start:stop]) if stop > start else ():
            end = position + len(word)
            starts.add(position)
            ending = self.anchors.endings.get(end)
            if ending is None or ending < start:
                yield _Step(word, position, end)
            else:
                row = suffixes().get(self.text[ending:end])
                stops = (row is None or row.use == "stop") and not self._is_begun(ending, end)
                fits = ending in starts or ending >= position
                whole = ending <= position and not stops
                yield _Step(word, position, end, None if stops else row, stops, whole, fits, before)
            position, before = end, word

    def _is_begun(self, start: int, end: int) -> bool:
        """Whether a longer ending begins here: 研究|中心."""
        for more in (1, 2, 3):
            begin = self.anchors.endings.get(end + more, end)
            row = suffixes().get(self.text[begin : end + more]) if begin <= start else None
            if row and row.use != "stop":
                return True
        return False

    def _goes_on(self, step: _Step, *, begun: bool, last: bool) -> bool:
        """Whether a word can stand inside the name."""
        if step.word in _JOINTS:
            return begun and not last
        if step.end in self.places and not is_noun(step.word):  # 交警大队联合|龙岩
            return False
        return step.whole or may_be_inside(step.word) or sounds_foreign(step.word, step.before)

    def _ends_name(self, step: _Step, start: int, *, nested: bool) -> bool:
        row = step.row
        if row is None or not step.fits or (nested and row.suffix in _OF_THE_BODY):
            return False
        if _NUMBERED.fullmatch(row.suffix) and step.before.endswith("届"):
            return False  # 二十届二中、三中全会
        if step.end - start == len(row.suffix):
            return nested or (row.use == "free" and len(row.suffix) > 2) or bool(_NUMBERED.fullmatch(row.suffix))
        return len(row.suffix) > 1 or self._ends_short(step, row.suffix, start, nested=nested)

    def _ends_short(self, step: _Step, suffix: str, start: int, *, nested: bool) -> bool:
        """Whether an ending of one character ends a name: 市容|局, but 凤岭北社|区 and 林火超700|处 do not."""
        if (suffix in _ONLY_PARTS and not nested) or is_word(self.text[step.end - 1 : step.end + 1]):
            return False
        if step.word != suffix:
            return is_noun(step.word)
        if len(step.before) > 1 and not step.before[-1].isdigit() and may_be_inside(step.before):
            return True
        return step.end - start >= 2 and bool(_CLOSED.match(self.text, step.end))


def owns(text: str, anchors: Anchors, end: int) -> bool:
    """Whether a body that every place has follows (云南省|公安厅), and not the branch of another one (自贡|调查队)."""
    shorts = bodies_by_short()
    return any(row.key not in _BRANCHES for stop in anchors.shorts.get(end, ()) for row in shorts[text[end:stop]])


def tokens_of(run: str) -> list[str]:
    """The words of a run of characters; a part in quotes or brackets is one."""
    if "“" not in run and "（" not in run:
        return cut(run)
    out: list[str] = []
    position = 0
    for chunk in _CHUNK.finditer(run):
        out += cut(run[position : chunk.start()])
        out.append(chunk[0])
        position = chunk.end()
    return out + cut(run[position:])
