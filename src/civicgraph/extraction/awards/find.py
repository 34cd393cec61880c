"""All awards of an article: from its sentences, from its lists of winners, from the decisions that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extraction.awards.decisions import decided
from civicgraph.extraction.awards.frames import Frames, Giving, Referents
from civicgraph.extraction.awards.winners import winners
from civicgraph.extraction.cast import Group, groups_in
from civicgraph.extraction.events.details import event_date
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.model import Award, Document, Event, PartialDate

_QUOTED = re.compile(r"“([^“”]{2,30})”")
_Key = tuple[str, str | None]


def find_awards(
    page: Page, people: People, events: tuple[Event, ...], documents: tuple[Document, ...]
) -> tuple[Award, ...]:
    """Each honour with each of its recipients; who handed it over comes from the events."""
    found: dict[_Key, Award] = {}
    referents = Referents()
    for sentence in page.sentences:
        groups = groups_in(page, people, sentence)
        if not page.inside_speech(sentence.start):
            for giving in Frames(page, sentence, groups, referents).read():
                _collect(found, page, giving, event_date(page, sentence.start, sentence.end, giving.start))
            for giving in winners(page, sentence):
                _collect(found, page, giving, None)
        referents = _after(page, sentence, groups, referents)
    for award in decided(documents):
        found.setdefault((award.title, award.recipient), award)
    return tuple(_handed_over(award, events) for award in _whole(found).values())


def _collect(found: dict[_Key, Award], page: Page, giving: Giving, day: PartialDate | None) -> None:
    evidence = page.evidence(giving.start, giving.end, giving.rule)
    for recipient in giving.recipients or (None,):
        old = found.get((giving.title, recipient), Award(giving.title, recipient))
        conferrers = old.conferrers or giving.conferrers
        passages = (*old.evidence, evidence)
        found[giving.title, recipient] = Award(
            giving.title, recipient, conferrers, (), old.date or day, None, passages
        )


def _whole(found: dict[_Key, Award]) -> dict[_Key, Award]:
    """Without those of no recipient whose honour somebody is named for."""
    named = {title for title, recipient in found if recipient}
    return {key: award for key, award in found.items() if key[1] or key[0] not in named}


def _after(page: Page, sentence: Sentence, groups: tuple[Group, ...], before: Referents) -> Referents:
    """Whom 他 and a missing subject mean in the next sentence."""
    persons = [m.who for group in groups for m in group.members if m.kind == "person"]
    free = [g for g in groups if page.text[max(sentence.start, g.start - 1) : g.start] not in ("被", "由", "向", "对")]
    subject = free[0].members[0].who[:1] if free else before.subject
    return Referents(persons[0][:1] if persons else before.person, subject)


def _handed_over(award: Award, events: tuple[Event, ...]) -> Award:
    """The people who presented it at an event of the article, and the day of that event."""
    presenters: dict[str, None] = {}
    event = None
    for each in events:
        for who, quote in _presenting(each):
            named = _QUOTED.findall(quote)
            if not named or any(name in award.title for name in named):
                presenters[who] = None
                event = event or each
    if event is None and events and any(e.rule == "award.decision" for e in award.evidence):
        event = events[0]
    if event is None:
        return award
    date = award.date or event.date
    return Award(
        award.title, award.recipient, award.conferrers, tuple(presenters), date, event.key, award.evidence
    )


def _presenting(event: Event) -> Iterator[tuple[str, str]]:
    for participant in event.participants:
        if participant.role == "present":
            for evidence in participant.evidence:
                yield participant.who, evidence.quote
