"""Reads the events of an article sentence by sentence."""

from __future__ import annotations

import re

from civicgraph.extraction.cast import Group, groups_in
from civicgraph.extraction.events.details import attendance, destination, event_date, venue
from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.phrases import EventPhrase, find_phrases
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.extraction.roles import RoleUse, find_cues, role_uses
from civicgraph.model import Event, Participation

_OUR = re.compile(r"[我本该](?=[省市县区州旗镇乡])")
_MERGES_WITH_INSPECTION = frozenset({"座谈会", "汇报会", "反馈会", "座谈", "会议"})


def find_events(page: Page, people: People) -> tuple[Event, ...]:
    """The events of a page with their participants, in the order of the text."""
    reader = EventReader(page, people)
    for sentence in page.sentences:
        reader.read(sentence)
    return tuple(_event(f"e{number}", draft) for number, draft in enumerate(reader.drafts, 1))


def _event(key: str, draft: Draft) -> Event:
    participants = tuple(
        Participation(who, role, draft.positions.get(who), tuple(evidence))
        for (who, role), evidence in draft.roles.items()
    )
    return Event(
        key, draft.name, draft.kind, draft.date, draft.place, draft.attendance, draft.open_list, participants,
        tuple(draft.evidence),
    )  # fmt: skip


class EventReader:
    """Holds the events read so far and the one that 会上, 会议, 活动 mean now."""

    def __init__(self, page: Page, people: People) -> None:
        self.page = page
        self.people = people
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.last_group: Group | None = None
        self.cues = tuple(cue for cue in find_cues(page.text) if not page.inside_unit(cue.start, cue.end))

    def read(self, sentence: Sentence) -> None:
        """One sentence: its gatherings, its inspections, who took part."""
        if self.page.inside_speech(sentence.start):
            return
        groups = groups_in(self.page, self.people, sentence)
        phrases = [p for p in find_phrases(self.page, sentence.start, sentence.end)]
        cues = tuple(
            cue
            for cue in self.cues
            if sentence.start <= cue.start < sentence.end
            and not any(p.start <= cue.start and cue.end <= p.end for p in phrases)
            and not self.page.inside_quote(cue.start)
        )
        uses = list(role_uses(self.page, sentence, groups, cues, self.last_group))
        speech = [use.end for use in uses if use.role == "speak" and use.word in ("强调", "指出", "要求", "表示", "说")]
        quiet_end = min(speech, default=sentence.end)
        for phrase in phrases:
            if phrase.start < quiet_end:
                self._gathering(sentence, phrase)
        self._inspection(sentence, uses, [p for p in phrases if p.start < quiet_end])
        self._attendance(sentence, quiet_end)
        for use in uses:
            self._role(use)
        people_groups = [g for g in groups if g.members[0].kind == "person" and g.start < quiet_end]
        if people_groups:
            self.last_group = people_groups[0]

    def _gathering(self, sentence: Sentence, phrase: EventPhrase) -> None:
        """A gathering is named: one known already, or a new one."""
        name = self.name_of(phrase)
        known = self._known(phrase, name)
        if known is not None:
            self._confirm(known, sentence, phrase, name)
            return
        if phrase.bare or phrase.frame == "plain" or not self._tells_of(sentence, phrase):
            return
        draft = Draft(name, phrase.kind, phrase.head)
        self.drafts.append(draft)
        self._confirm(draft, sentence, phrase, name)

    def _known(self, phrase: EventPhrase, name: str) -> Draft | None:
        if phrase.bare:
            return self.current
        for draft in self.drafts:
            if same_gathering(draft, name, phrase.kind):
                return draft
        short = phrase.head in _MERGES_WITH_INSPECTION and phrase.end - phrase.start <= len(phrase.head) + 4
        if short and self.current and self.current.kind == "inspection":
            return self.current
        return None

    def _tells_of(self, sentence: Sentence, phrase: EventPhrase) -> bool:
        """Whether the gathering took place on a day of its own, or is what the article is about."""
        date = event_date(self.page, sentence.start, sentence.end, phrase.start)
        if phrase.frame == "background":
            return date is not None and any(
                d.value and d.value.grain == "day" and d.end <= phrase.start and phrase.start - d.end <= 12
                for d in self.page.dates_in(sentence.start, phrase.start)
            )
        if phrase.frame == "on" and not self.page.dates_in(sentence.start, sentence.end):
            return not self.drafts
        has_date = bool(self.page.dates_in(sentence.start, sentence.end))
        return sentence.block == "title" or has_date or not self.drafts

    def _confirm(self, draft: Draft, sentence: Sentence, phrase: EventPhrase, name: str) -> None:
        page = self.page
        if len(name) > len(draft.name) and not phrase.bare:
            draft.name = name
        if phrase.frame != "background" or draft is self.drafts[-1]:
            draft.date = draft.date or event_date(page, sentence.start, sentence.end, phrase.start)
            draft.place = draft.place or venue(page, sentence.start, sentence.end)
            draft.evidence.append(page.evidence(phrase.start, phrase.end, f"event.{phrase.frame}"))
        if phrase.frame != "background":
            self.current = draft

    def _inspection(self, sentence: Sentence, uses: list[RoleUse], phrases: list[EventPhrase]) -> None:
        """An inspection: somebody goes somewhere and looks at something."""
        inspects = [use for use in uses if use.role == "inspect"]
        if not inspects or any(not p.bare and p.frame in ("held", "attended") for p in phrases):
            return
        use = inspects[0]
        page = self.page
        draft = self.current if self.current and self.current.kind in ("inspection", "visit") else None
        date = event_date(page, sentence.start, sentence.end, use.end)
        place = destination(page, sentence.start, sentence.end)
        if draft is None:
            if not (page.dates_in(sentence.start, sentence.end) or sentence.block == "title" or not self.drafts):
                return
            draft = Draft(self._phrase_of(sentence, use), "inspection", use.word)
            self.drafts.append(draft)
            self.current = draft
        draft.date = draft.date or date
        draft.place = draft.place or place
        draft.evidence.append(page.evidence(use.start, use.end, "event.inspection"))

    def _phrase_of(self, sentence: Sentence, use: RoleUse) -> str:
        """The inspection in the text's own words: from its subject to the end of the clause."""
        text = self.page.text
        stop = re.compile(r"[，。；！？\n]").search(text, use.end, sentence.end)
        member = use.group.members[0]
        start = member.end - len(member.who[0]) if member.kind == "person" else member.start
        return self.localised(text[start : stop.start() if stop else sentence.end])

    def _attendance(self, sentence: Sentence, end: int) -> None:
        if self.current is not None and self.current.attendance is None:
            self.current.attendance = attendance(self.page, sentence.start, end)

    def _role(self, use: RoleUse) -> None:
        if self.current is None:
            return
        evidence = self.page.evidence(use.start, use.end, f"role.{use.role}")
        for position, member in enumerate(use.group.members, 1):
            if member.kind == "unit" and use.role in ("attend", "speak", "inspect") and not use.group.head:
                continue
            for who in member.who:
                self.current.add_role(who, use.role, evidence)
                if use.group.leaders or len(use.group.members) > 2:
                    self.current.positions.setdefault(who, position)
        self.current.open_list = self.current.open_list or use.group.open_list

    def name_of(self, phrase: EventPhrase) -> str:
        """The gathering's name as the text has it, 我县 replaced by the county's name."""
        return self.localised(self.page.quote(phrase.start, phrase.end))

    def localised(self, name: str) -> str:
        """我市, 该县 replaced by the name of the place."""
        home = self.page.jurisdiction.local_name if self.page.jurisdiction else None
        return re.sub(r"[我本该][省市县区州旗镇乡]", home, name) if home else name
