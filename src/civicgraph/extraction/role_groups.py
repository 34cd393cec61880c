"""Reads the groups of a sentence from left to right: which is the subject, which stands behind a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction import role_phrases as says
from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.referents import Listed, Referents, meant_first
from civicgraph.extraction.role_lists import goes_on, has_posts, is_broken
from civicgraph.extraction.role_use import RoleUse
from civicgraph.extraction.role_words import Case, Cue, case_before, is_unnamed


class GroupReader:
    """Keeps subject and oblique groups while a sentence is read from left to right."""

    def __init__(self, page: Page, sentence: Sentence, referents: Referents) -> None:
        self.page = page
        self.text = page.text
        self.start = sentence.start
        self.stops = says.STOPS + " " if sentence.block == "title" else says.STOPS
        self.inherited = referents.person
        self.names = referents.names
        self.listed = referents.listed
        self.subject = meant_first(self.text, sentence, referents)
        self.case: Case = "other"
        self.oblique: list[Group] = []
        self.lead: Cue | None = None
        self.last_cue: Cue | None = None
        self.last_end = sentence.start
        self.saying = False
        self.listing: Cue | None = None
        self.led: Group | None = None
        self.last_group: Group | None = None
        self.convened = False
        self.said_from = sentence.end

    def meet(self, group: Group) -> Iterator[RoleUse]:
        """A group comes: as subject, or as what a preposition or a verb takes."""
        if self.saying and self.text[group.start - 1] not in says.BREAK:
            return
        self.saying = False
        yield from self._take(group)
        self.last_group, self.last_end = group, group.end

    def _take(self, group: Group) -> Iterator[RoleUse]:
        last = self.last_cue
        if says.ESCORTS.search(self.text, self.start, group.start):
            yield RoleUse(group, "accompany", group.start, group.end, "随行")
        if last and last.role == "attend" and self._is_of_list(last, group):
            yield RoleUse(group, "attend", last.start, group.end, last.word)
        elif self.lead and self._is_led(self.lead, group):
            yield from self._led(self.lead, group)
        elif self.oblique and self._goes_on(group):
            self.oblique.append(group)
        elif (self.listed and self.last_group is None and self._goes_on_from(self.listed, group)) or (
            self.oblique and says.ABOUT.search(self.text, self.last_end, group.start)
        ):
            pass
        elif (case := self._case(group)) in ("subject", "agent"):
            unsaid = last is None or (self.subject is not None and last.end <= self.subject.start)
            listed = case == "subject" and unsaid and goes_on(self.text, self.subject, group, self.last_end)
            self.subject = self.subject.with_group(group) if listed and self.subject else group
            self.oblique, self.convened = [], False
        else:
            if case == "object" and last and last.word in says.MEETS:
                yield RoleUse(group, "attend", last.start, group.end, last.word)
            self.case, self.oblique = case, [group]
            if case == "to":
                self._for_whom(group)

    def _for_whom(self, group: Group) -> None:
        """A宣读决定，主席台领导为B颁奖: not A; 为党校优秀学员颁奖: not for the school."""
        if self.subject is not None and is_unnamed(self.text, self._clause_start(group.start), group.start):
            self.subject = None
        last = group.members[-1]
        if last.kind == "unit" and says.PEOPLE_OF.match(self.text, last.end):
            self.oblique = []

    def _is_of_list(self, last: Cue, group: Group) -> bool:
        """出席会议的有A、B、〔somebody whom nobody knows〕、C."""
        named = last.word.startswith("执行主席") and group.start - last.end <= 1
        if named or says.THESE.fullmatch(self.text, last.end, group.start):
            self.listing = last
            return True
        gap = self.text[self.last_end : group.start]
        return self.listing is last and not is_broken(gap)

    def _is_led(self, lead: Cue, group: Group) -> bool:
        """率A局, 组织各街办，A局: whether a group is the first by name behind 率领 or 组织."""
        if group.start - lead.end <= says.ADJACENT:
            return not self.text.startswith(says.WHERE, lead.end)
        return says.UNNAMED_BEFORE.fullmatch(self.text, lead.end, group.start) is not None

    def _goes_on(self, group: Group) -> bool:
        """Whether a group goes on with the list of those to whom, or of where, something is done."""
        gap = {"to": says.MORE_OF_LIST, "other": says.STOPS_LIST}.get(self.case)
        return gap is not None and gap.fullmatch(self.text, self.last_end, group.start) is not None

    def _goes_on_from(self, listed: Listed, group: Group) -> bool:
        """A、B；|C、D参加会议: whether a sentence goes on with the list of the one before."""
        if self.last_cue is not None or not says.MORE_BEHIND.fullmatch(self.text, self.start, group.start):
            return False
        if listed.case == "to":
            self.case, self.oblique = "to", [*listed.groups, group]
        else:
            self.subject = listed.groups[0].with_group(group)
        return True

    def unfinished(self, end: int) -> Listed | None:
        """The list with which a sentence that ends in a semicolon breaks off."""
        if self.text[end - 1] != "；" or self.last_group is None or end - self.last_end > says.SHORT_REST:
            return None
        if self.case == "to" and self.oblique and self.oblique[-1] is self.last_group:
            return Listed("to", tuple(self.oblique))
        alone = self.last_cue is None and self.subject is not None and self.subject.end == self.last_end
        return Listed("subject", (self.subject,)) if alone and self.subject else None

    def _led(self, cue: Cue, group: Group) -> Iterator[RoleUse]:
        """率领A、B…: they accompany; 组织A、B开展…: they act; 邀请A作…: A does."""
        self.lead = None
        if cue.role == "accompany":
            self.case, self.oblique = "object", [group]
            yield RoleUse(group, "accompany", cue.start, group.end, cue.word, cue.kind)
            return
        if cue.word == "组织" and self.subject is not None:
            yield RoleUse(self.subject, "organise", self.subject.start, group.end, cue.word)
            self.led = group
        self.subject, self.oblique = group, []

    def _case(self, group: Group) -> Case:
        end = self._behind_title(group.end)
        after = self.text[end : end + 3]
        if after[:1] == "的" and after[1:3] not in says.LED_TO:
            return "other"
        elsewhere = says.AT_HOME if group.members[0].kind == "person" else says.WHOSE
        if elsewhere.match(self.text, end):
            return "other"
        ordinal = says.ORDINAL.search(self.text, max(self.start, group.start - 6), group.start)
        start = ordinal.start() if ordinal else group.start
        if says.QUOTED_AFTER.search(self.text, self.start, start):
            return "to"
        person = group.members[0].kind == "person"
        clause = self._clause_start(start)
        if not person and (
            says.FOR_A_BODY.search(self.text, clause, start) or says.OF_REPORT.search(self.text, clause, start)
        ):
            return "other"
        case = case_before(self.text, self._clause_start(start), start, person=person)
        begins = clause != self.last_end or clause == self.start
        if case == "with" and begins and says.UNNAMED_AND.fullmatch(self.text, clause, start):
            case = None
        if case is None and self.text[start - 1] == "的" and not person:  # 向获得“…”称号的B授旗
            case = case_before(self.text, self.last_end, start, person=False)
        if case == "other" and person and self.text.endswith("代表", 0, start) and self._is_noun_before(start - 2):
            case = case_before(self.text, self._clause_start(start), start - 2, person=True)
        return case or ("object" if self._is_object(group, start) else "subject")

    def _behind_title(self, end: int) -> int:
        """张书记|的讲话: where a title that follows a name ends."""
        title = next((t for t in self.page.titles_in(end, end + says.LONGEST_TITLE) if t.start == end), None)
        return title.end if title else end

    def _is_noun_before(self, position: int) -> bool:
        return position > self.start and position != self.last_end and self.text[position - 1] not in says.BEFORE_VERB

    def _clause_start(self, position: int) -> int:
        """Where the stretch before an offset begins: behind the last mark, group or word of role."""
        cue_end = self.last_cue.end if self.last_cue else self.start
        return max(self.last_end, cue_end, *(self.text.rfind(mark, self.start, position) + 1 for mark in self.stops))

    def _is_object(self, group: Group, start: int) -> bool:
        """看望慰问了老党员A: behind a word of role in its clause; but 陪同A调研, 出席的领导A begin anew."""
        last = self.last_cue
        if last is None or self._clause_start(start) != last.end or last.word.startswith("陪"):
            return False
        if says.WHILE.fullmatch(self.text, last.end, start):
            return False
        if last.role == "attend" and says.GUESTS.fullmatch(self.text, last.end, start):
            return last.end == start
        if last.role in says.WITH_SHORT_OBJECTS and self.text[start - 1] == "、" and has_posts(group):
            return False
        return self.text[last.end] != "、" and self.text[start - 1] != "的"
