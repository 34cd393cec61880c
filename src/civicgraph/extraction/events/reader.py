"""Reads the events of an article sentence by sentence."""

from __future__ import annotations

import re

from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.events.details import attendance, destination, event_date, scene, venue
from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.phrases import EventPhrase, find_heads, read_phrases
from civicgraph.extraction.events.roster import assign
from civicgraph.extraction.layer import Layer
from civicgraph.extraction.page import Sentence
from civicgraph.extraction.roles import Cue, Reading, RoleUse, find_cues, read_roles
from civicgraph.model import Event, EventKind, PartialDate, Participation

_CLOSING = frozenset({"座谈会", "汇报会", "反馈会", "座谈", "会议", "见面会"})
_AFTERWARDS = re.compile(r"结束后|会后|会前|随后|期间|同日|当天|当日|当晚|闭幕会后|开幕式后|仪式后|接着|之后")
_ACTS = "开机|挂牌|揭牌|开工建设|开工|奠基|通车|竣工|投产|开业|开馆|开园|首发|开镰|点火|并网|封顶|启用|试运行|启动"
_ACT = re.compile(
    r"(?P<what>[^，。；：！？\n]{4,60}?)(?:正式|顺利|隆重|成功|集中|全面|将|于|在[^，。]{2,20})*"
    rf"(?P<verb>{_ACTS})(?![仪项率式]|资金|会|上)"
)
_ACT_VERB = re.compile(_ACTS)
_DELEGATION = re.compile(r"(?:党政|友好|经贸|政府|学习|考察)代表团|考察学习团")
_ENCOUNTERS = frozenset({"会见", "亲切会见", "接见", "会谈", "举行会谈", "会晤"})
_NEXT = 30
_BUNDLE = re.compile(r"快讯|简讯|速览|要闻|简报|集锦")
_HOLDS = re.compile(r"[^，。；]{0,16}?(?:召开|举行|举办)")


def find_events(cast: Cast) -> tuple[Event, ...]:
    """The events of a page with their participants, in the order of the text."""
    reader = EventReader(cast)
    for sentence in cast.page.sentences:
        reader.read(sentence)
    for draft in reader.drafts[:1]:
        draft.date = draft.date or (None if draft.vague else reader.lead_date)
    return tuple(_event(f"e{number}", draft) for number, draft in enumerate(reader.drafts, 1))


def _event(key: str, draft: Draft) -> Event:
    reports = {who for who, role in draft.roles if role == "report"}
    participants = tuple(
        Participation(who, role, draft.positions.get(who), tuple(evidence))
        for (who, role), evidence in draft.roles.items()
        if not (role == "speak" and who in reports and who in draft.loose)
    )
    return Event(
        key, draft.name, draft.kind, draft.date, draft.place, draft.attendance, draft.open_list, participants,
        tuple(draft.evidence),
    )  # fmt: skip


class EventReader:
    """Holds the events read so far and the one that 会上, 会议, 活动 mean now."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.page = page = cast.page
        self.people = cast.people
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.last_group: Group | None = None
        self.led = False
        self.bundle = _BUNDLE.search(page.article.title) is not None
        self.lead_date: PartialDate | None = None
        self.waiting: list[tuple[RoleUse, bool]] = []
        self.cues = Layer(cue for cue in find_cues(page.text) if not page.inside_unit(cue.start, cue.end))
        self.heads = Layer(find_heads(page.text))

    def read(self, sentence: Sentence) -> None:
        """One sentence: its gatherings, its inspections, who took part."""
        if self.page.inside_speech(sentence.start):
            return
        if self.bundle and sentence.block == "heading":
            self.current, self.last_group, self.led = None, None, False
        phrases = self._phrases(sentence)
        groups = tuple(
            group
            for group in self.cast.groups(sentence)
            if not any(p.start < group.end <= p.end and p.start <= group.start for p in phrases)
        )
        cues = self._cues_in(sentence, phrases)
        reading = read_roles(self.page, sentence, groups, cues, self.last_group)
        told = [phrase for phrase in phrases if phrase.start < reading.said_from]
        lead = not self.led and sentence.block == "body"
        self._inspection(sentence, reading, told, lead=lead)
        self._encounter(sentence, reading, groups, told)
        for phrase in told:
            self._gathering(sentence, phrase, lead=lead)
        if not self.drafts or sentence.block != "title":
            self._act(sentence, told)
        about = bool(reading.uses or told or any(cue.role == "attend" for cue in cues))
        if about and self.current is not None and self.current.attendance is None and sentence.block != "title":
            self.current.attendance = attendance(self.page, sentence.start, reading.said_from)
        self._assign(reading, told)
        if lead:
            self.lead_date = event_date(self.page, sentence.start, sentence.end, sentence.end)
        self.led = self.led or sentence.block == "body"
        spoken_of = [g for g in groups if g.members[0].kind == "person" and g.start < reading.said_from]
        if spoken_of and not (len(spoken_of[0].members) > 1 and self.last_group and lead is False and spoken_of[0].leaders):
            self.last_group = spoken_of[0]

    def _assign(self, reading: Reading, told: list[EventPhrase]) -> None:
        """The roles of a sentence go to the event that it is about; before the first event is named, they wait for it."""
        if not reading.uses and not self.waiting:
            return
        held = [phrase.start for phrase in told if phrase.frame == "held"]
        for use in reading.uses:
            near = any(0 <= start - use.end <= 30 or start <= use.start for start in held)
            self.waiting.append((use, near))
        if self.current is not None:
            for use, near in self.waiting:
                assign(self.page, self.people, self.current, use, holds=near)
            self.waiting.clear()

    def _phrases(self, sentence: Sentence) -> tuple[EventPhrase, ...]:
        heads = self.heads.within(sentence.start, sentence.end)
        if not heads:
            return ()
        named = tuple(mention.end for mention in self.people.mentions_in(sentence.start, sentence.end))
        return tuple(read_phrases(self.page, heads, sentence.start, sentence.end, named))

    def _cues_in(self, sentence: Sentence, phrases: tuple[EventPhrase, ...]) -> tuple[Cue, ...]:
        return tuple(
            cue
            for cue in self.cues.beginning_in(sentence.start, sentence.end)
            if not any(p.names(cue.start) for p in phrases)
            and not self.page.inside_quote(cue.start)
        )

    def _gathering(self, sentence: Sentence, phrase: EventPhrase, *, lead: bool) -> None:
        """A gathering is named: one known already, or a new one."""
        name = self._name(phrase)
        if phrase.frame == "watched":
            name = f"{self.page.jurisdiction.local_name if self.page.jurisdiction else ''}收看{name}"
        known = self._known(sentence, phrase, name)
        if known is None:
            if not self._tells_of(sentence, phrase, lead=lead):
                return
            known = Draft(name, "activity" if phrase.frame == "watched" else phrase.kind, phrase.head)
            self.drafts.append(known)
        self._confirm(known, sentence, phrase, name)

    def _known(self, sentence: Sentence, phrase: EventPhrase, name: str) -> Draft | None:
        for draft in self.drafts:
            watched = "收看" in draft.name
            if not phrase.bare and watched == (phrase.frame == "watched") and same_gathering(draft, name, phrase.kind):
                return draft
        closing = phrase.head in _CLOSING and phrase.end - phrase.start <= len(phrase.head) + 6
        inspecting = self.current is not None and self.current.kind in ("inspection", "visit")
        if closing and inspecting and self._own_venue(sentence, phrase):
            return None
        if phrase.bare or (closing and inspecting):
            return self._meant_by(phrase.head) or self.current
        return None

    def _meant_by(self, head: str) -> Draft | None:
        """开幕式, 座谈会 alone: the last event whose name ends so."""
        return next((draft for draft in reversed(self.drafts) if draft.name.endswith(head)), None)

    def _holder(self, sentence: Sentence, phrase: EventPhrase) -> str | None:
        """国务院新闻办公室今天举行新闻发布会: the body whose gathering it is."""
        before = self.page.units_in(sentence.start, phrase.start)
        held = before and _HOLDS.match(self.page.text, before[-1].end, phrase.start)
        return before[-1].form if held else None

    def _own_venue(self, sentence: Sentence, phrase: EventPhrase) -> bool:
        """在县信访局召开座谈会: a closing meeting at a place of its own is an event of its own."""
        text = self.page.text
        first = text.rfind("，", sentence.start, phrase.start) + 1 or sentence.start
        last = text.find("，", phrase.end, sentence.end)
        clause_end = last if last >= 0 else sentence.end
        return phrase.frame == "held" and venue(self.page, first, clause_end) is not None

    def _tells_of(self, sentence: Sentence, phrase: EventPhrase, *, lead: bool) -> bool:
        """Whether the gathering took place on a day of its own, or is what the article is about."""
        if phrase.frame == "plain" or (phrase.kind == "incident" and phrase.frame != "held"):
            return False
        if phrase.frame == "background":
            near = self.page.dates_in(max(sentence.start, phrase.start - 24), min(phrase.end + 14, sentence.end))
            return not phrase.bare and any(date.value and date.value.grain == "day" for date in near)
        dates = self.page.dates_in(sentence.start, sentence.end)
        dated = any(date.kind == "vague" or (date.value and date.value.grain == "day") for date in dates)
        if phrase.bare:
            inspecting = self.current is not None and self.current.kind in ("inspection", "visit")
            by_body = lead and phrase.frame == "held" and self._holder(sentence, phrase) is not None
            return by_body or ((dated or inspecting) and self._own_venue(sentence, phrase))
        after = _AFTERWARDS.search(self.page.text, sentence.start, phrase.start) is not None
        first = not self.drafts and (phrase.frame == "attended" or (phrase.kind == "inspection" and phrase.frame == "held"))
        return sentence.block == "title" or dated or lead or first or phrase.frame == "watched" or (after and phrase.frame == "held")

    def _confirm(self, draft: Draft, sentence: Sentence, phrase: EventPhrase, name: str) -> None:
        page = self.page
        if phrase.bare and draft.name == name:
            draft.name = (self._holder(sentence, phrase) or venue(page, sentence.start, phrase.end) or "") + name
        elif not phrase.bare and phrase.frame != "plain" and len(name) > len(draft.name):
            draft.name = name
        background = phrase.frame == "background"
        if not background or draft is self.drafts[-1]:
            self._date(draft, sentence, phrase.start)
            draft.place = self._better_place(draft.place, None if background else self._place(draft, sentence))
            draft.evidence.append(page.evidence(phrase.start, phrase.end, f"event.{phrase.frame}"))
        around = page.text[max(sentence.start, phrase.start - 24) : phrase.end + 8]
        if draft.kind == "activity" and re.search(r"启动", around) and phrase.frame == "held":
            draft.kind = "ceremony"
        if not background:
            self.current = draft

    def _date(self, draft: Draft, sentence: Sentence, at: int) -> None:
        """The day of the sentence, unless the event has one; 近日 leaves it open."""
        dates = self.page.dates_in(sentence.start, sentence.end)
        draft.date = draft.date or event_date(self.page, sentence.start, sentence.end, at)
        draft.vague = draft.vague or (draft.date is None and any(date.kind == "vague" for date in dates))
        after = _AFTERWARDS.search(self.page.text, sentence.start, at)
        if draft.date is None and after and draft in self.drafts[1:]:
            draft.date = self.drafts[self.drafts.index(draft) - 1].date

    def _inspection(self, sentence: Sentence, reading: Reading, phrases: list[EventPhrase], *, lead: bool) -> None:
        """An inspection: somebody goes somewhere and looks at something."""
        uses = [use for use in reading.uses if use.role == "inspect"]
        held = any(not p.bare and p.frame in ("held", "attended") for p in phrases)
        if held or not (uses or self._title_inspects(sentence)):
            return
        page = self.page
        draft = self._inspection_so_far()
        if draft is None:
            after = _AFTERWARDS.search(page.text, sentence.start, uses[0].end if uses else sentence.start)
            if self.current is not None and self.current.kind != "incident" and not after:
                return
            if not (after or page.dates_in(sentence.start, sentence.end) or sentence.block == "title" or lead):
                return
            name = self._phrase_of(sentence, uses[0]) if uses else page.quote(sentence.start, sentence.end)
            peers = _DELEGATION.search(page.text, sentence.start, sentence.end) or (uses and self._are_peers(uses[0]))
            kind: EventKind = "visit" if peers else "inspection"
            draft = Draft(self._localised(name), kind, uses[0].word if uses else "")
            self.drafts.append(draft)
        end = uses[0].end if uses else sentence.end
        self._date(draft, sentence, end)
        draft.place = self._better_place(draft.place, destination(page, sentence.start, sentence.end))
        draft.evidence.append(page.evidence(uses[0].start if uses else sentence.start, end, "event.inspection"))
        self.current = draft

    def _are_peers(self, use: RoleUse) -> bool:
        """Whether those who look come from another place that is not above the article's own."""
        home = self.page.jurisdiction.path if self.page.jurisdiction else ""
        names = {who for member in use.group.members for who in member.who}
        places = [
            unit.place
            for holder in self.people.holders
            if holder.name.name in names
            for post in holder.posts
            for unit in post.units
            if unit.place
        ]
        return bool(home and places) and not any(home.startswith(place) or place.startswith(home) for place in places)

    def _inspection_so_far(self) -> Draft | None:
        """The inspection that goes on: the current event, or one that a closing meeting followed."""
        if self.current is not None and self.current.kind in ("inspection", "visit"):
            return self.current
        return None

    def _title_inspects(self, sentence: Sentence) -> bool:
        cues = self._cues_in(sentence, ()) if sentence.block == "title" else ()
        return any(cue.role == "inspect" for cue in cues)

    def _encounter(
        self, sentence: Sentence, reading: Reading, groups: tuple[Group, ...], phrases: list[EventPhrase]
    ) -> None:
        """A会见B: a meeting that only its verb names, unless it belongs to a session."""
        use = next((use for use in reading.uses if use.word in _ENCOUNTERS), None)
        dated = self.page.dates_in(sentence.start, sentence.end)
        if use is None or use.group.members[0].kind != "person" or not (dated or sentence.block == "title"):
            return
        if self.current is not None or any(not p.bare and p.frame in ("held", "attended") for p in phrases):
            return
        draft = Draft(self._localised(self._phrase_of(sentence, use)), "meeting", use.word)
        self._date(draft, sentence, use.end)
        draft.place = venue(self.page, sentence.start, use.end)
        draft.evidence.append(self.page.evidence(use.start, use.end, "event.encounter"))
        self.drafts.append(draft)
        self.current = draft
        for group in groups:
            if 0 <= group.start - use.end <= _NEXT:
                assign(self.page, self.people, draft, RoleUse(group, "attend", use.start, group.end, use.word), holds=False)

    def _better_place(self, old: str | None, new: str | None) -> str | None:
        """The first stop says more than 到我县."""
        home = self.page.jurisdiction.local_name if self.page.jurisdiction else None
        return new if new and (old is None or old == home or new.startswith(old)) else old

    def _place(self, draft: Draft, sentence: Sentence) -> str | None:
        """The venue; for what takes place outdoors also where people came to."""
        if draft.kind == "incident":
            return scene(self.page, sentence.start, sentence.end)
        place = venue(self.page, sentence.start, sentence.end)
        if place is None and draft.kind in ("activity", "inspection", "visit"):
            place = destination(self.page, sentence.start, sentence.end)
        return place

    def _act(self, sentence: Sentence, phrases: list[EventPhrase]) -> None:
        """…开机, …正式挂牌: a ceremony that only its verb names, on a day of its own."""
        page = self.page
        if any(not phrase.bare for phrase in phrases) or not self._may_act(sentence):
            return
        for match in _ACT.finditer(page.text, sentence.start, sentence.end):
            days = [d for d in page.dates_in(match.start(), match.end()) if d.value and d.value.grain == "day"]
            if not days or page.inside_quote(match.start("verb")):
                continue
            what = self._what_starts(match, days[-1].start, days[-1].end)
            draft = Draft(self._localised(what), "ceremony", match["verb"], days[-1].value)
            draft.place = venue(page, sentence.start, match.end())
            draft.evidence.append(page.evidence(match.start(), match.end(), "event.act"))
            self.drafts.append(draft)
            self.current = self.current or draft

    def _may_act(self, sentence: Sentence) -> bool:
        """Whether a sentence has a day and such a verb at all, which is quickly seen."""
        dates = self.page.dates_in(sentence.start, sentence.end)
        dated = any(date.value and date.value.grain == "day" for date in dates)
        return dated and _ACT_VERB.search(self.page.text, sentence.start, sentence.end) is not None

    def _what_starts(self, match: re.Match[str], day_start: int, day_end: int) -> str:
        """What was opened, put into service …: the words behind the day, or those before it and the verb."""
        text = self.page.text
        behind = text[day_end : match.end()].strip("起以来，在")
        if len(behind) >= 6:
            return behind
        before = text[match.start() : day_start].removesuffix("于").removesuffix("将").rsplit("的", 1)[-1]
        return before + text[day_end : match.end()]

    def _phrase_of(self, sentence: Sentence, use: RoleUse) -> str:
        """The inspection in the text's own words: from its subject to the end of the clause."""
        text = self.page.text
        stop = re.compile(r"[，。；！？\n]").search(text, use.end, sentence.end)
        member = use.group.members[0]
        start = member.end - len(member.who[0]) if member.kind == "person" else member.start
        return text[start : stop.start() if stop else sentence.end]

    def _name(self, phrase: EventPhrase) -> str:
        return self._localised(self.page.quote(phrase.start, phrase.end))

    def _localised(self, name: str) -> str:
        """我市, 该县 replaced by the name of the place."""
        home = self.page.jurisdiction.local_name if self.page.jurisdiction else None
        return re.sub(r"[我本该][省市县区州旗镇乡]", home, name) if home else name


