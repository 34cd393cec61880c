"""Reads the events of an article sentence by sentence, and gives each role to the event that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.events.acts import read_acts, read_handing_over
from civicgraph.extraction.events.deeds import read_deeds
from civicgraph.extraction.events.details import attendance, event_date, has_day
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.events.gatherings import read_gatherings
from civicgraph.extraction.events.inspections import read_encounter, read_inspection
from civicgraph.extraction.events.outings import read_outings
from civicgraph.extraction.events.phrases import EventPhrase, find_heads, read_phrases
from civicgraph.extraction.events.places import goes_to, stands_at
from civicgraph.extraction.events.roster import assign
from civicgraph.extraction.events.sides import read_sides
from civicgraph.extraction.events.story import Scene, Story, Turn
from civicgraph.extraction.layer import Layer
from civicgraph.extraction.page import Sentence
from civicgraph.extraction.roles import Cue, Reading, Referents, RoleUse, cues_of, read_roles
from civicgraph.model import Event
from civicgraph.text import lazy_re as re

_BUNDLE = re.compile(r"快讯|简讯|速览|要闻|简报|集锦")
_BEGINS_STORY = frozenset("又另▶●◆■★◎※")
_NEXT_STORY = re.compile(r"\s*(?:又讯|另讯|又悉)")
_NEXT_ITEM = re.compile(r"\s*[▶●◆■★◎※]")
_COLUMN = re.compile(
    r"\s*(?:【|央视快评|央视短评)|[^\n]{0,80}(?:评论员|热烈反响|强烈反响|回信|复信|贺信|致电|慰问电|通电话|获得者[^\s：]{2,14}：)"
)
_THEY_ARE = re.compile(r"\s*(?:他们|她们|[^，。；：]{0,16}(?:获得者|军官|警官|人员|获奖者))(?:分别)?是：")
_STOP = re.compile(r"[，；。]")
_PRESENT = re.compile(r"实到|到会|出席|参席|各界(?:人士|群众|代表)|[师学][生员]")
_position = attrgetter("position")
_OF_INSPECTIONS = frozenset({"inspect", "accompany"})
_OUTDOORS = frozenset({"activity", "inspection", "visit"})
#: what whoever goes somewhere takes part in there
_AT_SITES = frozenset({"activity", "ceremony", "training"})
_ALONE = frozenset({"组织", "牵头", "发起"})
_ENDS = re.compile(r"[，。；、：！？）\n和]|$|了?(?:此|本|这|该)")
_GENERIC = re.compile(r"的?(?:此次|本次|这次|该)?[^，。；]{0,2}(?:活动|会议|仪式|比赛|大会|培训)")
#: 由A局发起，旨在…的评选: not the event spoken of
_AIMS = re.compile("，旨在")
_GOVERNED = 30
_EARLY = 3
_BESIDE = 14
_AT_MEETING = re.compile(r"(?:会|式|活动|典礼|论坛)(?:现场|[上中])，$|(?:会|式|活动)上，")


def find_events(cast: Cast) -> tuple[Event, ...]:
    """The events of a page with their participants, in the order of the text."""
    reader = EventReader(cast)
    for _ in reader.scenes():
        pass
    return reader.events()


class EventReader:
    """Reads one page; its words of role and heads of names are found once."""

    def __init__(self, cast: Cast) -> None:
        self.page = page = cast.page
        names = frozenset(mention.name for mention in cast.people.mentions)
        self.story = Story(cast, referents=Referents(names=names), feature=_COLUMN.match(page.text) is not None)
        self.bundle = _BUNDLE.search(page.article.title) is not None
        self.cues = Layer(cues_of(page, cast.people))
        self.heads = Layer(find_heads(page.text))

    def scenes(self) -> Iterator[Scene]:
        """Reads all sentences outside speech, and gives what was read in each."""
        for sentence in self.page.sentences:
            if not (self.page.inside_speech(sentence.start) and self.page.inside_speech(sentence.end - 1)):
                yield self._read(sentence)

    def events(self) -> tuple[Event, ...]:
        """The events that were read."""
        story = self.story
        for draft in story.drafts[:1]:
            draft.date = draft.date or (None if draft.vague else story.lead_date)
            draft.place = draft.place or (story.seen_at if draft.kind in _OUTDOORS | _AT_SITES else None)
            draft.place = draft.place or (story.went_to if draft.kind in _AT_SITES else None)
        present = frozenset().union(*(draft.present() for draft in story.drafts))
        return tuple(draft.finished(f"e{number}", present) for number, draft in enumerate(story.drafts, 1))

    def _read(self, sentence: Sentence) -> Scene:
        """One sentence: its gatherings, its inspections, who took part."""
        story = self.story
        if self._begins_story(sentence):
            story.begin()
        if self._is_silent(sentence):
            self._remember(scene := Scene(sentence, (), (), Reading((), sentence.end), lead=False))
            return scene
        scene = self._scene(sentence)
        story.in_headline = scene.in_title
        before = story.current
        if story.read < _EARLY and not scene.in_title:
            story.seen_at = story.seen_at or stands_at(story.ground, scene.start, scene.end)
            story.went_to = story.went_to or goes_to(story.ground, scene.start, scene.reading.said_from)
        turns = self._turns(scene)
        self._count(scene, turns, before)
        self._assign(scene, turns, before)
        self._remember(scene)
        return scene

    def _turns(self, scene: Scene) -> list[Turn]:
        """Where the sentence turns to an event, in order."""
        story = self.story
        turns = read_inspection(story, scene)
        if scene.reading.uses:
            turns += [*read_encounter(story, scene), *read_handing_over(story, scene)]
        turns = turns or read_outings(story, scene) or read_deeds(story, scene)
        if scene.phrases:
            turns += read_gatherings(story, scene)
        turns += read_acts(story, scene)
        turns += read_sides(story, scene)
        return sorted(turns, key=_position) if len(turns) > 1 else turns

    def _begins_story(self, sentence: Sentence) -> bool:
        """又讯; in a bundle each headline and each mark of a list."""
        if self.page.text[sentence.start] not in _BEGINS_STORY:
            return self.bundle and sentence.block == "heading"
        if _NEXT_STORY.match(self.page.text, sentence.start):
            return True
        item = _NEXT_ITEM.match(self.page.text, sentence.start) is not None
        return self.bundle and (item or sentence.block == "heading")

    def _is_silent(self, sentence: Sentence) -> bool:
        """Whether a sentence has nothing at all that tells of events, which is quickly seen and often so."""
        story, start, end = self.story, sentence.start, sentence.end
        words = self.heads.within(start, end) or self.cues.beginning_in(start, end) or self.page.dates_in(start, end)
        going_on = (
            sentence.block == "title" or self._leads(sentence) or (story.current is not None and story.current.inspects)
        )
        if words or going_on or story.cast.groups(sentence):
            return False
        return _PRESENT.search(self.page.text, start, end) is None

    def _leads(self, sentence: Sentence) -> bool:
        return not self.story.led and sentence.block not in ("title", "heading")

    def _scene(self, sentence: Sentence) -> Scene:
        phrases = self._phrases(sentence)
        groups = self.story.cast.groups(sentence)
        named = [phrase for phrase in phrases if phrase.frame != "plain"]
        if groups and (named or self.page.speech):
            groups = tuple(
                group
                for group in groups
                if not any(p.start <= group.start and group.end <= p.end for p in named)
                and not self.page.inside_speech(group.start)
            )
        cues = self._cues(sentence, phrases)
        reading = read_roles(self.page, sentence, groups, cues, self.story.referents)
        told = tuple([phrase for phrase in phrases if phrase.start < reading.said_from])
        return Scene(sentence, told, groups, reading, self._leads(sentence))

    def _phrases(self, sentence: Sentence) -> tuple[EventPhrase, ...]:
        heads = self.heads.within(sentence.start, sentence.end)
        if not heads:
            return ()
        named = tuple(mention.end for mention in self.story.people.mentions_in(sentence.start, sentence.end))
        return tuple(read_phrases(self.page, heads, sentence, named))

    def _cues(self, sentence: Sentence, phrases: tuple[EventPhrase, ...]) -> tuple[Cue, ...]:
        cues = self.cues.beginning_in(sentence.start, sentence.end)
        if not cues:
            return ()
        free = [cue for cue in cues if not self.page.inside_quote(cue.start)]
        return tuple([cue for cue in free if not any(p.names(cue.start) for p in phrases)] if phrases else free)

    def _count(self, scene: Scene, turns: list[Turn], before: Draft | None) -> None:
        """How many people took part, where the sentence is about an event."""
        draft = turns[-1].draft if turns else before
        about = bool(scene.reading.uses or scene.phrases or any(cue.role == "attend" for cue in scene.reading.cues))
        about = about or _PRESENT.search(self.page.text, scene.start, scene.end) is not None
        if about and draft is not None and draft.attendance is None and not scene.in_title:
            draft.attendance = attendance(self.page, scene.start, scene.reading.said_from)

    def _assign(self, scene: Scene, turns: list[Turn], before: Draft | None) -> None:
        """Each role goes to its event; before the first event is named, roles wait for it."""
        story = self.story
        for use in scene.reading.uses:
            holds, named = _is_held(self.page.text, scene, turns, use), _with_object(self.page.text, scene, use)
            draft = self._event_of(named, turns, before)
            if use.role == "organise" and self._of_another(use, turns):
                continue
            if draft is None:
                story.waiting.append((named, holds, scene.in_title or story.read < _EARLY))
            elif not self._is_past(scene, use, draft, turns):
                assign(story.cast, draft, named, holds=holds)
        if before is not None and _THEY_ARE.match(self.page.text, scene.start) and before.has_role("present"):
            for group in scene.groups:
                assign(story.cast, before, RoleUse(group, "receive", scene.start, group.end, "是"), holds=False)
        if story.waiting and story.current is not None:
            for use, holds, early in story.waiting:
                own = early or not self._is_elsewhere(use, scene)
                if own and (story.current.inspects or use.role not in _OF_INSPECTIONS):
                    assign(story.cast, story.current, use, holds=holds)
            story.waiting.clear()

    def _event_of(self, use: RoleUse, turns: list[Turn], before: Draft | None) -> Draft | None:
        """The event that the word of role takes as its object, else the last one named before it."""
        if use.role in _OF_INSPECTIONS and not any(turn.draft.inspects for turn in turns):
            inspections = [draft for draft in self.story.drafts if draft.inspects]
            if inspections and not (before and before.inspects) and not turns:
                return inspections[-1]
        for turn in turns:
            first = use.end - len(use.word)
            if turn.position >= first and not _STOP.search(self.page.text, use.end, turn.position):
                return turn.draft
        named = [turn.draft for turn in turns if turn.position <= use.end]
        if named:
            return named[-1]
        if turns and before is None:
            return turns[0].draft
        return before if not turns or before is not None else turns[0].draft

    def _is_elsewhere(self, use: RoleUse, scene: Scene) -> bool:
        """Whether a role stands in another paragraph than the event that begins on a day of its own."""
        return "\n" in self.page.text[use.end : scene.start] and has_day(self.page, scene.start, scene.end)

    def _of_another(self, use: RoleUse, turns: list[Turn]) -> bool:
        """A局主办的〔something that has no name that is known〕: it is not the event spoken of."""
        if _AIMS.match(self.page.text, use.end):
            return not any(turn.position > use.start for turn in turns)
        if use.word in _ALONE or _GENERIC.match(self.page.text, use.end) or _ENDS.match(self.page.text, use.end):
            return False
        return not any(turn.position > use.start for turn in turns)

    def _is_past(self, scene: Scene, use: RoleUse, draft: Draft, turns: list[Turn]) -> bool:
        """1955年他主持…: what happened before the event's day and is told beside it."""
        days = [date.value for date in self.page.dates_in(scene.start, use.end) if date.value and date.kind == "date"]
        if not days or draft.date is None or turns:
            return False
        told, day = days[-1].value, draft.date.value
        return told[: len(day)] < day[: len(told)]

    def _remember(self, scene: Scene) -> None:
        """Whom 他 and 一行 mean in the next sentence; the day of the first one."""
        story, body = self.story, scene.sentence.block not in ("title", "heading")
        if body and story.read < _EARLY:
            story.lead_date = story.lead_date or event_date(self.page, scene.start, scene.end, scene.end)
        story.led = story.led or body
        story.read += body
        story.referents = _referents(self.page.text, scene, story.referents)


def _referents(text: str, scene: Scene, before: Referents) -> Referents:
    """Whom 他 and 一行 mean in the next sentence; not those who only accompany or are listed behind others."""
    listed = scene.reading.listed
    if not scene.groups:
        return replace(before, listed=None) if before.listed else before  # and nobody acts
    spoken_of = [
        g
        for g in scene.groups
        if g.members[0].kind == "person" and g.start < scene.reading.said_from and not text.startswith("的", g.end)
    ]
    first = spoken_of[0] if spoken_of else None
    inspecting = [use.group for use in scene.reading.uses if use.role == "inspect"]
    team = inspecting[0] if inspecting else before.team
    in_list = first is not None and len(first.members) > 1 and (first.leaders or _accompanies(scene, first))
    if first is None or (in_list and before.person and not scene.lead):
        return Referents(before.person, team, before.names, listed)
    return Referents(first, team, before.names, listed)


def _accompanies(scene: Scene, group: Group) -> bool:
    return any(use.group == group and use.role == "accompany" for use in scene.reading.uses)


def _with_object(text: str, scene: Scene, use: RoleUse) -> RoleUse:
    """参加汇报会 is no 参加: the gathering belongs to the word; 仪式上，A说 is no talk with a reporter."""
    if use.kind == "loose" and _AT_MEETING.search(text, scene.start, use.start):
        return replace(use, kind="", word=f"会上{use.word}")
    joins = any(0 <= phrase.start - use.end <= _BESIDE for phrase in scene.phrases if phrase.head != "活动")
    return replace(use, word=f"{use.word}会") if use.word == "参加" and joins else use


def _is_held(text: str, scene: Scene, turns: list[Turn], use: RoleUse) -> bool:
    """Whether the sentence names a gathering behind the word of role (召开…会议)."""
    held = [phrase.start for phrase in scene.phrases if phrase.frame == "held"]
    held += [turn.position + len(use.word) for turn in turns if turn.held]
    ends = use.kind != "holds" or _ENDS.match(text, use.end) is not None
    return any(0 <= start - use.end <= _GOVERNED or (ends and start <= use.start) for start in held)
