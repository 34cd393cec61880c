"""Reads the events of an article sentence by sentence, and gives each role to the event that it belongs to."""

from __future__ import annotations

import re

from civicgraph.extraction.cast import Cast
from civicgraph.extraction.events.acts import read_acts
from civicgraph.extraction.events.details import attendance, event_date
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.events.gatherings import read_gatherings
from civicgraph.extraction.events.inspections import read_encounter, read_inspection
from civicgraph.extraction.events.phrases import EventPhrase, find_heads, read_phrases
from civicgraph.extraction.events.roster import assign
from civicgraph.extraction.events.story import Scene, Story, Turn
from civicgraph.extraction.layer import Layer
from civicgraph.extraction.page import Sentence
from civicgraph.extraction.roles import Cue, RoleUse, find_cues, read_roles
from civicgraph.model import Event

_BUNDLE = re.compile(r"快讯|简讯|速览|要闻|简报|集锦")
_NEXT_STORY = re.compile(r"\s*(?:又讯|另讯|又悉)")
_NEXT_ITEM = re.compile(r"\s*[▶●◆■★◎※]")
_STOP = re.compile(r"[，；。]")
_GOVERNED = 30


def find_events(cast: Cast) -> tuple[Event, ...]:
    """The events of a page with their participants, in the order of the text."""
    story = EventReader(cast).read()
    for draft in story.drafts[:1]:
        draft.date = draft.date or (None if draft.vague else story.lead_date)
    return tuple(draft.finished(f"e{number}") for number, draft in enumerate(story.drafts, 1))


class EventReader:
    """Reads one page; its words of role and heads of names are found once."""

    def __init__(self, cast: Cast) -> None:
        self.page = page = cast.page
        self.story = Story(cast)
        self.bundle = _BUNDLE.search(page.article.title) is not None
        self.cues = Layer(cue for cue in find_cues(page.text) if not page.inside_unit(cue.start, cue.end))
        self.heads = Layer(find_heads(page.text))

    def read(self) -> Story:
        """All sentences outside speech."""
        for sentence in self.page.sentences:
            if not self.page.inside_speech(sentence.start):
                self._read(sentence)
        return self.story

    def _read(self, sentence: Sentence) -> None:
        """One sentence: its gatherings, its inspections, who took part."""
        story = self.story
        if self._begins_story(sentence):
            story.begin()
        scene = self._scene(sentence)
        before = story.current
        turns = [*read_inspection(story, scene), *read_encounter(story, scene)]
        turns = sorted(
            [*turns, *read_gatherings(story, scene), *read_acts(story, scene)], key=lambda turn: turn.position
        )
        self._count(scene, turns, before)
        self._assign(scene, turns, before)
        self._remember(scene)

    def _begins_story(self, sentence: Sentence) -> bool:
        """又讯; in a bundle each headline and each mark of a list."""
        if _NEXT_STORY.match(self.page.text, sentence.start):
            return True
        item = _NEXT_ITEM.match(self.page.text, sentence.start) is not None
        return self.bundle and (item or sentence.block == "heading")

    def _scene(self, sentence: Sentence) -> Scene:
        phrases = self._phrases(sentence)
        groups = tuple(
            group
            for group in self.story.cast.groups(sentence)
            if not any(p.frame != "plain" and p.start <= group.start and group.end <= p.end for p in phrases)
        )
        cues = self._cues(sentence, phrases)
        reading = read_roles(self.page, sentence, groups, cues, self.story.last_group)
        told = tuple(phrase for phrase in phrases if phrase.start < reading.said_from)
        lead = not self.story.led and sentence.block not in ("title", "heading")
        return Scene(sentence, told, groups, cues, reading, lead)

    def _phrases(self, sentence: Sentence) -> tuple[EventPhrase, ...]:
        heads = self.heads.within(sentence.start, sentence.end)
        if not heads:
            return ()
        named = tuple(mention.end for mention in self.story.people.mentions_in(sentence.start, sentence.end))
        return tuple(read_phrases(self.page, heads, sentence.start, sentence.end, named))

    def _cues(self, sentence: Sentence, phrases: tuple[EventPhrase, ...]) -> tuple[Cue, ...]:
        return tuple(
            cue
            for cue in self.cues.beginning_in(sentence.start, sentence.end)
            if not any(p.names(cue.start) for p in phrases) and not self.page.inside_quote(cue.start)
        )

    def _count(self, scene: Scene, turns: list[Turn], before: Draft | None) -> None:
        """How many people took part, where the sentence is about an event."""
        draft = turns[-1].draft if turns else before
        about = bool(scene.reading.uses or scene.phrases or any(cue.role == "attend" for cue in scene.cues))
        if about and draft is not None and draft.attendance is None and not scene.in_title:
            draft.attendance = attendance(self.page, scene.start, scene.reading.said_from)

    def _assign(self, scene: Scene, turns: list[Turn], before: Draft | None) -> None:
        """Each role goes to its event; before the first event is named, roles wait for it."""
        story = self.story
        for use in scene.reading.uses:
            holds = _is_held(scene, use)
            draft = self._event_of(use, turns, before)
            if draft is None:
                story.waiting.append((use, holds))
            else:
                assign(self.page, story.people, draft, use, holds=holds)
        if story.waiting and story.current is not None:
            for use, holds in story.waiting:
                assign(self.page, story.people, story.current, use, holds=holds)
            story.waiting.clear()

    def _event_of(self, use: RoleUse, turns: list[Turn], before: Draft | None) -> Draft | None:
        """The event that the word of role takes as its object, else the last one named before it."""
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

    def _remember(self, scene: Scene) -> None:
        """Whom 他 and 一行 mean in the next sentence; the day of the first one."""
        story, body = self.story, scene.sentence.block not in ("title", "heading")
        if scene.lead and body:
            story.lead_date = story.lead_date or event_date(self.page, scene.start, scene.end, scene.end)
        story.led = story.led or body
        spoken_of = [g for g in scene.groups if g.members[0].kind == "person" and g.start < scene.reading.said_from]
        first = spoken_of[0] if spoken_of else None
        listed = first is not None and len(first.members) > 1 and first.leaders and not scene.lead
        if first is not None and not (listed and story.last_group):
            story.last_group = first


def _is_held(scene: Scene, use: RoleUse) -> bool:
    """Whether the sentence names a gathering behind the word of role (召开…会议)."""
    held = (phrase.start for phrase in scene.phrases if phrase.frame == "held")
    return any(0 <= start - use.end <= _GOVERNED or start <= use.start for start in held)
