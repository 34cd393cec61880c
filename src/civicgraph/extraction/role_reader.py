"""Reads a sentence from left to right and gives each word of role (出席, 主持, 强调, 宣读 …) its subject.

The last group that stands free is the subject; a group after 由 is the subject of what follows; one after 向, 为, 给,
听取 is not. After a verb of speech, the rest of the sentence is what was said.
"""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.referents import Referents, meant_first
from civicgraph.extraction.role_lists import ends_list, goes_on, has_posts
from civicgraph.extraction.role_words import Case, Cue, CueKind, case_before, in_speech, is_made, is_unnamed
from civicgraph.model import Role
from civicgraph.names import Context, name_at
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_ADJACENT = 3
_SHORTEST_NAME, _LONGEST_NAME = 2, 4
_LONGEST_TITLE = 8
_OBJECT_GAPS = frozenset({"", "进行了", "进行", "开展", "了", "此次", "本次", "了此次", "了本次"})
_BEFORE_VERB = "，。；：、 \n并还也分"
_STOPS = "，。；：\n"
_SAID = re.compile(r"(?:道|说)?[，：“]")
_DEMANDS = re.compile(r"[^，。]{0,12}(?:要求|意见|建议|希望)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百]{1,3}[任届]$|[一二三四五六七八九十]{1,3}届$")
_THESE = re.compile(r"[^，。；：]{0,8}的?[^，。；：]{0,18}(?:有|是|为|包括)：?")
_INFORMS = re.compile(r"了?[^，。；]{0,40}(?:情况|经验|做法|进展|特色|历史|概况|措施|规划|举措|成效|优势|成果|方面)")
_HEARD = re.compile(r"听取了?[^，。]{0,40}$")
_HE = re.compile(r"[他她](?:当即|还|也|同时|最后|再次|反复|随后|进一步|特别|着重|现场|又){0,2}$")
_HE_REACHES = 7
#: words to one who asks, or to a reporter
_TALKS = re.compile(r"(?:答复|回答|问|笑着|[^目实]地|告诉[^，。]{1,6}|对(?:记者|笔者)|坦言|手)$")
_TO_THEM = re.compile(r"[向为给](?:他|她)们$")
_GUESTS = re.compile(r"的?(?:领导|嘉宾|代表|专家|人员)?$")
_MORE_OF_LIST = re.compile(r"[、和及与；][^，。；：]{0,20}|，“[^”]{2,20}”[^，。；：]{0,6}")
_ESCORTS = re.compile(r"(?:随行|陪同|同行)(?:调研|考察|检查)?的$")
_HE_FIRST = re.compile(r"[，；：]\s*[他她](?!们|的)")
#: 为…代表A，“优秀集体”B颁奖
_QUOTED_AFTER = re.compile(r"[为向给][^，。；：]{2,40}(?:，“[^”]{2,20}”[^，。；：]{0,6})+$")
#: 深入A厂、〔a place〕、B公司: one list
_STOPS_LIST = re.compile(r"[、和及与](?:[^，。；：]{1,24}[、和及与])?")
_UNDER = re.compile(r"之?下")
#: 宣布开工令、县长A作动员讲话: words whose object is no list of people
_WITH_SHORT_OBJECTS = frozenset({"speak", "chair", "read", "report"})
#: 在调研过程中|A强调
_WHILE = re.compile(r"(?:的?过程|活动|工作|途|期间)?[中时后]|期间|现场|结束后|之余|间隙")
#: 代表新一届|全国工商联: for a body, which does not act itself
_FOR_A_BODY = re.compile(r"代表[^，。；：、]{0,6}$")
_TELLING = frozenset({"speak", "report"})
_LED_TO = frozenset({"陪同", "带领", "率领", "主持", "汇报"})
_BREAK = "；。"


@record
class RoleUse:
    """A group in a role; the span runs from the group to the word."""

    group: Group
    role: Role
    start: int
    end: int
    word: str
    kind: CueKind = ""


class RoleReader:
    """Keeps subject and oblique groups while a sentence is read from left to right."""

    def __init__(self, page: Page, sentence: Sentence, referents: Referents) -> None:
        self.page = page
        self.text = page.text
        self.start = sentence.start
        self.stops = _STOPS + " " if sentence.block == "title" else _STOPS
        self.inherited = referents.person
        self.names = referents.names
        self.subject = meant_first(self.text, sentence, referents)
        self.case: Case = "other"
        self.oblique: list[Group] = []
        self.lead: Cue | None = None
        self.last_cue: Cue | None = None
        self.last_end = sentence.start
        self.saying = False
        self.convened = False
        self.said_from = sentence.end

    def meet(self, group: Group) -> Iterator[RoleUse]:
        """A group comes: as subject, or as what a preposition or a verb takes."""
        if self.saying and self.text[group.start - 1] not in _BREAK:
            return
        self.saying = False
        yield from self._take(group)
        self.last_end = group.end

    def _take(self, group: Group) -> Iterator[RoleUse]:
        last = self.last_cue
        if _ESCORTS.search(self.text, self.start, group.start):
            yield RoleUse(group, "accompany", group.start, group.end, "随行")
        if last and last.role == "attend" and _THESE.fullmatch(self.text, last.end, group.start):
            yield RoleUse(group, "attend", last.start, group.end, last.word)
        elif self.lead and group.start - self.lead.end <= _ADJACENT:
            yield from self._led(self.lead, group)
        elif self.oblique and self._goes_on(group):
            self.oblique.append(group)
        elif (case := self._case(group)) in ("subject", "agent"):
            unsaid = last is None or (self.subject is not None and last.end <= self.subject.start)
            listed = case == "subject" and unsaid and goes_on(self.text, self.subject, group, self.last_end)
            self.subject = self.subject.with_group(group) if listed and self.subject else group
            self.oblique, self.convened = [], False
        else:
            self.case, self.oblique = case, [group]

    def _goes_on(self, group: Group) -> bool:
        """Whether a group goes on with the list of those to whom, or of where, something is done."""
        gap = {"to": _MORE_OF_LIST, "other": _STOPS_LIST}.get(self.case)
        return gap is not None and gap.fullmatch(self.text, self.last_end, group.start) is not None

    def _led(self, cue: Cue, group: Group) -> Iterator[RoleUse]:
        """率领A、B…: they accompany; 组织A、B开展…: they act; 邀请A作…: A does."""
        self.lead = None
        if cue.role == "accompany":
            self.case, self.oblique = "object", [group]
            yield RoleUse(group, "accompany", cue.start, group.end, cue.word, cue.kind)
            return
        if cue.word == "组织" and self.subject is not None:
            yield RoleUse(self.subject, "organise", self.subject.start, group.end, cue.word)
        self.subject, self.oblique = group, []

    def _case(self, group: Group) -> Case:
        end = self._behind_title(group.end)
        after = self.text[end : end + 3]
        if after[:1] == "的" and after[1:3] not in _LED_TO:
            return "other"
        ordinal = _ORDINAL.search(self.text, max(self.start, group.start - 6), group.start)
        start = ordinal.start() if ordinal else group.start
        if _QUOTED_AFTER.search(self.text, self.start, start):
            return "to"
        person = group.members[0].kind == "person"
        if not person and _FOR_A_BODY.search(self.text, self._clause_start(start), start):
            return "other"
        case = case_before(self.text, self._clause_start(start), start, person=person)
        if case is None and self.text[start - 1] == "的" and not person:  # 向获得“…”称号的B授旗
            case = case_before(self.text, self.last_end, start, person=False)
        if case == "other" and person and self.text.endswith("代表", 0, start) and self._is_noun_before(start - 2):
            case = case_before(self.text, self._clause_start(start), start - 2, person=True)
        return case or ("object" if self._is_object(group, start) else "subject")

    def _behind_title(self, end: int) -> int:
        """张书记|的讲话: where a title that follows a name ends."""
        title = next((t for t in self.page.titles_in(end, end + _LONGEST_TITLE) if t.start == end), None)
        return title.end if title else end

    def _is_noun_before(self, position: int) -> bool:
        return position > self.start and position != self.last_end and self.text[position - 1] not in _BEFORE_VERB

    def _clause_start(self, position: int) -> int:
        """Where the stretch before an offset begins: behind the last mark, group or word of role."""
        cue_end = self.last_cue.end if self.last_cue else self.start
        return max(self.last_end, cue_end, *(self.text.rfind(mark, self.start, position) + 1 for mark in self.stops))

    def _is_object(self, group: Group, start: int) -> bool:
        """看望慰问了老党员A: behind a word of role in its clause; but 陪同A调研, 出席的领导A begin anew."""
        last = self.last_cue
        if last is None or self._clause_start(start) != last.end or last.word.startswith("陪"):
            return False
        if _WHILE.fullmatch(self.text, last.end, start):
            return False
        if last.role == "attend" and _GUESTS.fullmatch(self.text, last.end, start):
            return last.end == start
        if last.role in _WITH_SHORT_OBJECTS and self.text[start - 1] == "、" and has_posts(group):
            return False
        return self.text[last.end] != "、" and self.text[start - 1] != "的"

    def use(self, cue: Cue) -> Iterator[RoleUse]:
        """A word of role comes: its actors, if it is meant as such."""
        if self.saying:
            return
        self._find_subject(cue)
        if not self._is_meant(cue):
            return
        yield from self.flush()
        self.last_cue = cue
        self.convened = self.convened or cue.word.endswith("召开")
        if cue.kind == "leads":
            yield from self._meet_leader(cue)
            return
        yield from self._acts(cue)
        said = _SAID.match(self.text, cue.end)
        if is_made(self.text, self.start, cue):
            return  # 作了明确要求: what follows is not what was said
        if (cue.kind in ("says", "loose") and (self.subject is not None or said)) or (cue.kind == "tells" and said):
            self.saying, self.said_from = True, min(self.said_from, cue.end)

    def _they(self) -> Iterator[tuple[Group, Role]]:
        """向他们颁发: those of whom the text spoke last, where they are several."""
        if self.inherited is not None and (len(self.inherited.members) > 1 or self.inherited.open_list):
            yield self.inherited, "receive"

    def _meet_leader(self, cue: Cue) -> Iterator[RoleUse]:
        """带领A、B: they come behind it; 在A带领下: A leads what follows."""
        under = _UNDER.match(self.text, cue.end)
        if self.case != "at" or not self.oblique or not under:
            self.lead = cue
            return
        self.subject, self.oblique = self.oblique[-1], []
        yield RoleUse(self.subject, "attend", self.subject.start, under.end(), f"{cue.word}下")

    def _find_subject(self, cue: Cue) -> None:
        """他强调: whoever was spoken of; 与会领导为…颁奖: nobody by name."""
        if self.inherited and _HE.search(self.text, max(self.start, cue.start - _HE_REACHES), cue.start):
            self.subject = self.subject or self.inherited.first()
        if self.inherited and _HE_FIRST.search(self.text, self.last_end, cue.start):
            self.subject = self.subject or self.inherited.first()
        start = self._clause_start(cue.start)
        if self._is_listed(start) or self._ends_list(cue):
            return
        if " " in self.stops and self.subject and " " in self.text[self.subject.end : cue.start]:
            self.subject = None
        if start == self.last_end > self.start or (self.last_cue and start == self.last_cue.end):
            return
        if (
            is_unnamed(self.text, start, cue.start)
            or self.page.titles_in(start, cue.start)
            or self._is_name(start, cue.start)
        ):
            self.subject = None

    def _is_name(self, start: int, end: int) -> bool:
        """A出席，〔a name that nobody knows〕主持; A揭牌，〔a known name that looks like a word〕为B颁奖."""
        if any(self.text[start : start + size] in self.names for size in range(_SHORTEST_NAME, _LONGEST_NAME + 1)):
            return True
        if not _SHORTEST_NAME <= end - start <= _LONGEST_NAME:
            return False
        name = name_at(self.text, start, end, after=Context.LIST)
        return name is not None and name.end == end

    def _is_listed(self, start: int) -> bool:
        """A，教育局局长〔a name that nobody knows〕陪同: the clause goes on with a list."""
        last_cue_end = self.last_cue.end if self.last_cue else self.start
        between = self.text[self.last_end : start]
        return (
            self.subject is not None and last_cue_end <= self.subject.end == self.last_end and between in ("，", "、")
        )

    def _ends_list(self, cue: Cue) -> bool:
        """A、B，各镇负责同志|列席会议: unnamed people end the list of those who attend."""
        subject, last = self.subject, self.last_cue
        if cue.role != "attend" or subject is None or subject.end != self.last_end:
            return False
        return (last is None or last.end <= subject.start) and ends_list(self.text[subject.end : cue.start])

    def flush(self) -> Iterator[RoleUse]:
        """组织 without a named object: its subject organises."""
        lead, self.lead = self.lead, None
        if lead is not None and lead.word == "组织" and self.subject is not None and self.subject.start < lead.end:
            yield RoleUse(self.subject, "organise", self.subject.start, lead.end, lead.word)

    def _is_meant(self, cue: Cue) -> bool:
        if cue.kind == "loose":
            beside = self.subject is not None and cue.start - self.subject.end <= 1
            he = _HE.search(self.text, max(self.start, cue.start - _HE_REACHES), cue.start)
            if _TALKS.search(self.text, self.start, cue.start):
                return False
            also = self.last_cue is not None and self.last_cue.role in _TELLING and self.text[cue.start - 1] == "，"
            return beside or also or he is not None or _SAID.match(self.text, cue.end) is not None
        if self._is_object_of_last(cue) or (self.convened and cue.role == "read" and not cue.word.startswith("宣读")):
            return False
        if cue.role == "report" and _HEARD.search(self.text, self.start, cue.start) and not self._heard():
            return False
        if cue.word == "介绍":
            return bool(_SAID.match(self.text, cue.end) or _INFORMS.match(self.text, cue.end))
        return cue.word != "提出" or _DEMANDS.match(self.text, cue.end) is not None

    def _is_object_of_last(self, cue: Cue) -> bool:
        """慰问参加抗洪的官兵, 参加督导检查: the second word belongs to what the first one takes."""
        last = self.last_cue
        if last is None or last.kind or last.role not in ("attend", "inspect", "accompany") or cue.kind == "says":
            return False
        return self.text[last.end : cue.start] in _OBJECT_GAPS

    def _heard(self) -> bool:
        return self.case == "heard" and bool(self.oblique)

    def _acts(self, cue: Cue) -> Iterator[RoleUse]:
        for group, role in self._actors(cue):
            kind = "loose" if cue.kind == "tells" and _SAID.match(self.text, cue.end) else cue.kind
            yield RoleUse(group, role, min(group.start, cue.start), max(cue.end, group.end), cue.word, kind)

    def _actors(self, cue: Cue) -> Iterator[tuple[Group, Role]]:
        near = bool(self.oblique) and cue.start - self.oblique[-1].end <= _ADJACENT
        if self._heard() or (near and self.case in ("at", "with") and cue.role in ("accompany", "chair")):
            yield from ((group, cue.role) for group in self.oblique)
            return
        if self.subject is not None:
            spoken = cue.role == "report" and in_speech(self.text, self.start, cue)
            yield self.subject, "speak" if spoken else cue.role
        if cue.role == "present" and self.case == "to":
            yield from ((group, "receive") for group in self.oblique)
        if cue.role == "present" and _TO_THEM.search(self.text, self.start, cue.start):
            yield from self._they()
        stands_for = cue.role == "sign" and self.oblique and self.text.endswith("代表", 0, self.oblique[0].start)
        if stands_for or (self.case == "with" and cue.role in ("attend", "sign")):
            yield from ((group, cue.role) for group in self.oblique)
