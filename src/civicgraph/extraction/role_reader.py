"""Reads a sentence from left to right and gives each word of role (出席, 主持, 强调, 宣读 …) its subject.

The last group that stands free is the subject; a group after 由 is the subject of what follows; one after 向, 为, 给,
听取 is not. After a verb of speech, the rest of the sentence is what was said.
"""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction import role_phrases as says
from civicgraph.extraction.cast import Group
from civicgraph.extraction.role_groups import GroupReader
from civicgraph.extraction.role_lists import ends_list
from civicgraph.extraction.role_use import RoleUse
from civicgraph.extraction.role_words import Cue, in_speech, is_made, is_unnamed
from civicgraph.model import Role
from civicgraph.names import Context, name_at


class RoleReader(GroupReader):
    """Gives each word of role of a sentence its actors."""

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
        if cue.role == "accompany" and says.UNDER.match(self.text, cue.end) and not self._is_under(cue):
            self.subject = None  # 在X县县长A陪同下: others act
        said = says.SAID.match(self.text, cue.end)
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
        under = says.UNDER.match(self.text, cue.end)
        if self.case != "at" or not self.oblique or not under:
            self.lead = cue
            return
        self.subject, self.oblique = self.oblique[-1], []
        yield RoleUse(self.subject, "attend", self.subject.start, under.end(), f"{cue.word}下")

    def _find_subject(self, cue: Cue) -> None:
        """他强调: whoever was spoken of; 与会领导为…颁奖: nobody by name."""
        if self.inherited and says.HE.search(self.text, max(self.start, cue.start - says.HE_REACHES), cue.start):
            self.subject = self.subject or self.inherited.first()
        if self.inherited and says.HE_FIRST.search(self.text, self.last_end, cue.start):
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
        if any(
            self.text[start : start + size] in self.names for size in range(says.SHORTEST_NAME, says.LONGEST_NAME + 1)
        ):
            return True
        if not says.SHORTEST_NAME <= end - start <= says.LONGEST_NAME:
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
        return self._told_by(cue) is not None or self._is_verb(cue)

    def _is_verb(self, cue: Cue) -> bool:
        if cue.kind == "loose":
            beside = self.subject is not None and cue.start - self.subject.end <= 1
            he = says.HE.search(self.text, max(self.start, cue.start - says.HE_REACHES), cue.start)
            if says.TALKS.search(self.text, self.start, cue.start):
                return False
            also = self.last_cue is not None and self.last_cue.role in says.TELLING and self.text[cue.start - 1] == "，"
            return beside or also or he is not None or says.SAID.match(self.text, cue.end) is not None
        if self._is_object_of_last(cue) or (self.convened and cue.role == "read" and not cue.word.startswith("宣读")):
            return False
        if cue.role == "report" and says.HEARD.search(self.text, self.start, cue.start) and not self._heard():
            return False
        if cue.word == "介绍":
            return bool(says.SAID.match(self.text, cue.end) or says.INFORMS.match(self.text, cue.end))
        return cue.word != "提出" or says.DEMANDS.match(self.text, cue.end) is not None

    def _is_object_of_last(self, cue: Cue) -> bool:
        """慰问参加抗洪的官兵, 参加督导检查: the second word belongs to what the first one takes."""
        last = self.last_cue
        if last is not None and last.role == "present" and cue.word.startswith("表示"):
            return True  # 颁奖并向获奖者表示祝贺
        if last is None or last.kind or last.role not in ("attend", "inspect", "accompany") or cue.kind == "says":
            return False
        return self.text[last.end : cue.start] in says.OBJECT_GAPS

    def _heard(self) -> bool:
        return self.case == "heard" and bool(self.oblique)

    def _acts(self, cue: Cue) -> Iterator[RoleUse]:
        for group, role in self._actors(cue):
            kind = "loose" if cue.kind == "tells" and says.SAID.match(self.text, cue.end) else cue.kind
            yield RoleUse(group, role, min(group.start, cue.start), max(cue.end, group.end), cue.word, kind)

    def _told_by(self, cue: Cue) -> Group | None:
        """审议了A|所作的报告、B所作的报告: whoever stands right before."""
        told = self.last_group
        if told is None or told.end != cue.start or not cue.word.startswith("所作"):
            return None
        return None if says.FOR.search(self.text, self.start, told.start) else told

    def _is_under(self, cue: Cue) -> bool:
        """在A〔的全程〕陪同下, 在A见证下."""
        under = cue.role in ("accompany", "chair") or cue.word in says.LED_UNDER
        return under and self.case == "at" and says.UNDER.match(self.text, cue.end) is not None

    def _actors(self, cue: Cue) -> Iterator[tuple[Group, Role]]:
        if teller := self._told_by(cue):
            yield teller, cue.role
            return
        near = bool(self.oblique) and cue.start - self.oblique[-1].end <= says.ADJACENT
        if self._heard() or (near and self.case in ("at", "with") and cue.role in ("accompany", "chair")):
            yield from ((group, cue.role) for group in self.oblique)
            return
        if self._is_under(cue):
            yield from ((group, cue.role) for group in self.oblique)
            return
        if self.subject is not None:
            spoken = cue.role == "report" and in_speech(self.text, self.start, cue)
            joins = self.subject == self.led and cue.word in says.GATHERS
            yield self.subject, "speak" if spoken else "attend" if joins else cue.role
        if cue.role == "present" and self.case == "to":
            yield from ((group, "receive") for group in self.oblique)
        if cue.role == "present" and says.TO_THEM.search(self.text, self.start, cue.start):
            yield from self._they()
        stands_for = (
            cue.role == "sign" and self.oblique and says.FOR.search(self.text, self.start, self.oblique[0].start)
        )
        if stands_for or (self.case == "with" and cue.role in ("attend", "sign")):
            yield from ((group, cue.role) for group in self.oblique)
