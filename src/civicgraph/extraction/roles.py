"""Who does what in a sentence: each word of role (出席, 主持, 强调, 宣读 …) with the group that is its subject.

A sentence is read from left to right. The last group that stands free is the subject; a group after 由 is the subject of
what follows; one after 向, 为, 给, 听取 is not. After a verb of speech, the rest of the sentence is what was said.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal, cast

import ahocorasick_rs

from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import Role
from civicgraph.resources import data

Case = Literal["subject", "agent", "to", "with", "heard", "object", "other"]

_CASES: tuple[tuple[str, Case], ...] = (
    ("由", "agent"), ("听取了", "heard"), ("听取", "heard"), ("邀请", "agent"), ("邀请了", "agent"), ("特邀", "agent"),
    ("在", "with"), ("向", "to"), ("为", "to"), ("给", "to"), ("对", "to"), ("与", "with"), ("同", "with"), ("和", "with"),
    ("跟", "with"), ("受", "other"), ("代表", "other"), ("按照", "other"), ("根据", "other"), ("落实", "other"),
    ("贯彻", "other"), ("学习", "other"), ("传达了", "other"), ("传达", "other"), ("以", "other"), ("把", "other"),
    ("用", "other"), ("从", "other"), ("到", "other"), ("来到", "other"), ("前往", "other"), ("走进", "other"),
    ("赴", "other"), ("深入", "other"), ("于", "other"), ("就", "other"),
)  # fmt: skip
_CASE_OF = dict(_CASES)
_LONGEST_CASE = max(map(len, _CASE_OF))
_ADJACENT = 3
_NOUN_AFTER = re.compile(
    r"(?:重要)?(?:讲话|指示|批示|报告|工作)?精神|的(?:要求|指示|通知|部署)|稿|人员|部门|工作组|检查组|小组|组(?!织)|队|室|台|团|责任|单位(?!和|及|与)|情况|获得者|对象"
)
#: 颁奖晚会, 签约仪式, 汇报会: behind words that have no gathering as their object
_GATHERING_AFTER = re.compile(r"晚会|仪式|典礼|大会|活动|会(?!同)")
_OF_GATHERINGS = frozenset({"attend", "chair", "organise", "accompany"})
_LEADS = frozenset({"带领", "率领", "率", "率队", "率团", "组织", "邀请"})
_SPEECH = frozenset({"强调", "指出", "要求", "表示", "说", "希望", "认为", "谈到", "提出", "介绍"})
_LOOSE = frozenset({"表示", "说", "希望", "认为", "谈到"})
_SAID = re.compile(r"(?:道|说)?[，：“]")
_DEMANDS = re.compile(r"[^，。]{0,12}(?:要求|意见|建议|希望)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百]{1,3}[任届]$|[一二三四五六七八九十]{1,3}届$")
_THESE = re.compile(r"[^，。；：]{0,8}的?[^，。；：]{0,18}(?:有|是|为|包括)：?")
_INFORMS = re.compile(r"了?[^，。；]{0,40}(?:情况|经验|做法|进展|特色|历史|概况|措施|规划)")
_CONDOLES = re.compile(r"(?:表示|致以|转达|送去|送上|致电|发来|带来|致|的|和|深切|亲切|诚挚)$")
_HEARD = re.compile(r"听取了?[^，。]{0,40}$")
_PRONOUN = re.compile(
    r"[“\s]*(?:(?:随后|接着|之后|期间|同时|会上|最后|在[^，。]{2,16}[后时中])，?)?(?:他们?|她们?|一行|一行人)(?!人|它|们)"
)
_HE = re.compile(r"(?:他|她)$")
_TO_THEM = re.compile(r"[向为给](?:他|她)们$")
_BREAK = "；。"
_offsets = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of role in a text."""

    start: int
    end: int
    word: str
    role: Role


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A group in a role; the span runs from the group to the word."""

    group: Group
    role: Role
    start: int
    end: int
    word: str


@cache
def _cues() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, Role]]]:
    with data("role_cues.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], cast("Role", row["role"])) for row in csv.DictReader(file)]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([word for word, _ in rows], matchkind=kind), rows


def find_cues(text: str) -> tuple[Cue, ...]:
    """All words of role in folded text."""
    automaton, rows = _cues()
    return tuple(Cue(start, end, *rows[index]) for index, start, end in automaton.find_matches_as_indexes(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """The roles of a sentence, and where what somebody says begins (the sentence's end where nobody speaks)."""

    uses: tuple[RoleUse, ...]
    said_from: int


def read_roles(
    page: Page, sentence: Sentence, groups: tuple[Group, ...], cues: tuple[Cue, ...], inherited: Group | None
) -> Reading:
    """The roles of the groups of one sentence.

    Args:
        page: the article.
        sentence: the sentence.
        groups: its groups.
        cues: its words of role that are not part of a name.
        inherited: the group that 他, 她, 一行 mean, and whoever 向他们 … are.
    """
    if not cues:
        return Reading((), sentence.end)
    reader = _Reader(page.text, sentence, inherited)
    uses: list[RoleUse] = []
    tokens: list[Group | Cue] = sorted((*groups, *cues), key=_offsets)
    for token in tokens:
        uses.extend(reader.meet(token) if isinstance(token, Group) else reader.use(token))
    uses.extend(reader.flush())
    return Reading(tuple(uses), reader.said_from)


class _Reader:
    """Keeps subject and oblique groups while a sentence is read from left to right."""

    def __init__(self, text: str, sentence: Sentence, inherited: Group | None) -> None:
        self.text = text
        self.start = sentence.start
        self.inherited = inherited
        self.subject = inherited if _PRONOUN.match(text, sentence.start, sentence.end) else None
        self.oblique: tuple[Case, Group] | None = None
        self.lead: Cue | None = None
        self.last_cue: Cue | None = None
        self.saying = False
        self.said_from = sentence.end

    def meet(self, group: Group) -> Iterator[RoleUse]:
        """A group comes: as subject, or as what a preposition or a verb takes."""
        if self.saying:
            if self.text[group.start - 1] not in _BREAK:
                return
            self.saying = False
        if self.last_cue and self.last_cue.role == "attend" and _THESE.fullmatch(self.text, self.last_cue.end, group.start):
            yield RoleUse(group, "attend", self.last_cue.start, group.end, self.last_cue.word)
            return
        if self.lead and group.start - self.lead.end <= _ADJACENT:
            yield from self._led(self.lead, group)
            return
        case = self._case(group)
        if case in ("subject", "agent"):
            self.subject, self.oblique = group, None
        else:
            self.oblique = (case, group)

    def _led(self, cue: Cue, group: Group) -> Iterator[RoleUse]:
        """率领A、B…: they accompany; 组织A、B开展…: they act; 邀请A作…: A does."""
        self.lead = None
        if cue.role == "accompany":
            self.oblique = ("object", group)
            yield RoleUse(group, "accompany", cue.start, group.end, cue.word)
        elif cue.word == "组织":
            if self.subject is not None:
                yield RoleUse(self.subject, "organise", self.subject.start, group.end, cue.word)
            self.subject, self.oblique = group, None
        else:
            self.subject, self.oblique = group, None

    def _case(self, group: Group) -> Case:
        after = self.text[group.end : group.end + 3]
        if after[:1] == "的" and after[1:3] not in ("陪同", "带领", "率领", "主持", "汇报"):
            return "other"
        start = group.start
        ordinal = _ORDINAL.search(self.text, max(self.start, start - 6), start)
        start = ordinal.start() if ordinal else start
        before = self.text[max(self.start, start - _LONGEST_CASE) : start]
        for first in range(len(before)):
            if case := _CASE_OF.get(before[first:]):
                return case
        return "object" if self.last_cue and self.last_cue.end == group.start else "subject"

    def use(self, cue: Cue) -> Iterator[RoleUse]:
        """A word of role comes: its actors, if it is meant as such."""
        if self.inherited and not self.saying and _HE.search(self.text, max(self.start, cue.start - 2), cue.start):
            self.subject = self.subject or self.inherited
        if self.saying or not self._is_meant(cue):
            return
        yield from self.flush()
        self.last_cue = cue
        if cue.word in _LEADS:
            self.lead = cue
            return
        yield from self._acts(cue)
        if cue.word in _SPEECH and self.subject is not None:
            self.saying, self.said_from = True, min(self.said_from, cue.end)

    def flush(self) -> Iterator[RoleUse]:
        """组织 without a named object: its subject organises."""
        lead, self.lead = self.lead, None
        if lead is not None and lead.word == "组织" and self.subject is not None:
            yield RoleUse(self.subject, "organise", self.subject.start, lead.end, lead.word)

    def _is_meant(self, cue: Cue) -> bool:
        if _NOUN_AFTER.match(self.text, cue.end) or (cue.role == "sign" and self.text.startswith("的", cue.end)):
            return False
        if cue.role == "inspect" and _CONDOLES.search(self.text, self.start, cue.start):
            return False
        if cue.role not in _OF_GATHERINGS and _GATHERING_AFTER.match(self.text, cue.end):
            return False
        if cue.word in _LOOSE:
            beside = self.subject is not None and cue.start - self.subject.end <= 1
            return beside or _HE.search(self.text, max(0, cue.start - 2), cue.start) is not None or bool(_SAID.match(self.text, cue.end))
        if cue.role == "report" and _HEARD.search(self.text, self.start, cue.start) and not self._heard():
            return False
        if cue.word == "介绍" and not (_SAID.match(self.text, cue.end) or _INFORMS.match(self.text, cue.end)):
            return False
        if cue.word == "提出":
            return _DEMANDS.match(self.text, cue.end) is not None
        return True

    def _heard(self) -> bool:
        return self.oblique is not None and self.oblique[0] == "heard"

    def _acts(self, cue: Cue) -> Iterator[RoleUse]:
        for group, role in self._actors(cue):
            yield RoleUse(group, role, min(group.start, cue.start), max(cue.end, group.end), cue.word)

    def _actors(self, cue: Cue) -> Iterator[tuple[Group, Role]]:
        case, oblique = self.oblique or ("other", None)
        near = oblique is not None and cue.start - oblique.end <= _ADJACENT
        if oblique and (case == "heard" or (near and case == "with" and cue.role in ("accompany", "chair"))):
            yield oblique, cue.role
            return
        if self.subject is not None:
            yield self.subject, cue.role
        if oblique and case == "to" and cue.role == "present":
            yield oblique, "receive"
        if cue.role == "present" and self.inherited and _TO_THEM.search(self.text, self.start, cue.start):
            yield self.inherited, "receive"
        if oblique and case == "with" and cue.role in ("attend", "sign"):
            yield oblique, cue.role
