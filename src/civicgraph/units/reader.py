"""Reads from a head to the end of the name: 市|林业和园林局, 桂林|天海塑业有限公司, 县|人民医院|儿科."""

from __future__ import annotations

import re
from dataclasses import dataclass

from civicgraph.units.anchors import Anchors
from civicgraph.units.heads import Head
from civicgraph.units.segment import cut, may_be_inside
from civicgraph.units.tables import bodies_by_short, suffixes

_RUN = re.compile("(?:[㐀-鿿0-9A-Za-z·〇]|“[^“”]{1,16}”(?!、|和)|（[^（）]{1,8}）(?=[㐀-鿿]))+")
_TASK = re.compile(
    "(?![里内直级和与及、])(?:(?!成立|召开|主持|参加|担任|组织|领导(?!小组)|要求|负责|来到|举行|设立|组建|的)[㐀-鿿0-9·]|“[^“”]{1,16}”){2,26}?"
    "(?:领导小组|指挥部|工作专班|联席会议|工作委员会|协调小组)(?:办公室|办(?!公|理))?"
)
_CHUNK = re.compile("“[^”]*”|（[^）]*）")
_LONGEST = 30
_LONGEST_GAP = 12
#: Endings that the body behind the head never has: the committee of a bureau is the bureau.
_OF_THE_BODY = frozenset({"党委", "党组", "机关党委", "党工委"})
#: Groups that a body sends out under no name of their own: 市人大考察组 is the 市人大.
_SENT = frozenset({"考察组", "调研组", "检查组", "工作组", "督导组", "督查组", "督察组", "验收组", "工作队", "考核组", "组"})
#: Endings of parts of a body, never of a body of the place itself: 全省|理科.
_ONLY_PARTS = frozenset("科系室组队段庭股")
#: Keys of bodies that may be branches of a national one: 国家税务总局|平舆县税务局.
_BRANCHES = frozenset({"", "tax", "statistics"})
_JOINTS = frozenset("和与及暨")


@dataclass(frozen=True, slots=True)
class Reader:
    """The text with its anchors, and where the heads of places stand."""

    text: str
    anchors: Anchors
    places: dict[int, Head]
    borders: frozenset[int]

    def read(self, head: Head) -> int:
        """End of the name that begins with a head; the head's own end where no name does."""
        end = self._known(head)
        if end > head.end:
            return self.extend(end, head)
        end = self._open(head.end, head)
        return end if end > head.end else self._task_group(head.end, head)

    def _known(self, head: Head) -> int:
        """The longest known body that stands right behind the head and that a place of its level has."""
        ends = self.anchors.shorts.get(head.end, ())
        return ends[0] if ends else head.end

    def extend(self, start: int, head: Head) -> int:
        """End of the sub-units behind a body: 公安局|交警大队."""
        end = start
        if end in self.borders:
            return end
        place = self.places.get(end)
        inner = place.end if place and not owns(self.text, self.anchors, place.end) else end
        found = self._open(inner, head, nested=True)
        return found if found > inner else end

    def _task_group(self, start: int, head: Head) -> int:
        """区|应对新冠肺炎疫情工作领导小组: verbs may stand in the name of a task."""
        found = _TASK.match(self.text, start) if head.level or head.full else None
        if found is None or any(at in self.borders or at in self.anchors.titles for at in range(start, found.end())):
            return start
        return found.end()

    def _open(self, start: int, head: Head, *, nested: bool = False) -> int:
        """End of words that end like a name; ``start`` where there are none."""
        run = _RUN.match(self.text, start, start + _LONGEST)
        if run is None:
            return start
        end, position = start, start
        tokens = tokens_of(self._trimmed(run[0], start))
        starts: set[int] = set()
        for index, token in enumerate(tokens):
            ending = self.anchors.endings.get(position + len(token))
            row = suffixes().get(self.text[max(ending, start) : position + len(token)]) if ending is not None else None
            whole = ending is not None and ending <= position and row is not None and row.use != "stop"
            if position - end > _LONGEST_GAP or not (whole or self._inside(tokens, index, position > end)):
                break
            starts.add(position)
            position += len(token)
            if ending is None:
                continue
            if row is None or row.use == "stop":
                if nested or end > start:
                    break
                continue
            if self._ends_name(row.suffix, start, position, token, nested) and (ending in starts or ending >= position - len(token)):
                end = position
        return end

    def _trimmed(self, run: str, start: int) -> str:
        """The run up to a title (执行局|局长) or to where another name begins (定江镇和|县国土资源局)."""
        for offset in range(1, len(run)):
            if start + offset in self.anchors.titles or start + offset in self.borders:
                return run[:offset]
        return run

    def _ends_name(self, suffix: str, start: int, end: int, token: str, nested: bool) -> bool:
        if nested and suffix in _OF_THE_BODY:
            return False
        if end - start == len(suffix):
            return nested and suffix not in _SENT or suffixes()[suffix].use == "free" and len(suffix) > 2
        if not nested and suffix in _ONLY_PARTS:
            return False
        return len(suffix) > 1 or len(token) > 1 or end - start > 2

    def _inside(self, tokens: list[str], index: int, begun: bool) -> bool:
        token = tokens[index]
        if token in _JOINTS:
            return begun and index + 1 < len(tokens)
        return may_be_inside(token)


def owns(text: str, anchors: Anchors, end: int) -> bool:
    """Whether a body that every place has follows (云南省|公安厅), and not the branch of another one (自贡|调查队)."""
    shorts = bodies_by_short()
    return any(row.key not in _BRANCHES for stop in anchors.shorts.get(end, ()) for row in shorts[text[end:stop]])


def tokens_of(run: str) -> list[str]:
    """The words of a run of characters; a part in quotes or brackets is one."""
    out: list[str] = []
    position = 0
    for chunk in _CHUNK.finditer(run):
        out += cut(run[position : chunk.start()])
        out.append(chunk[0])
        position = chunk.end()
    return out + cut(run[position:])
