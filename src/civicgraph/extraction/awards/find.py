"""All awards of an article: from its sentences, from its lists of winners, from the decisions that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extraction.awards.decisions import decided
from civicgraph.extraction.awards.frames import Frames, Giving, Referents, may_give
from civicgraph.extraction.awards.winners import may_list_winners, winners
from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.events.details import event_date
from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import Award, Document, Event, PartialDate

_QUOTED = re.compile(r"“([^“”]{2,30})”")
_Key = tuple[str, str | None]


def find_awards(cast: Cast, events: tuple[Event, ...], documents: tuple[Document, ...]) -> tuple[Award, ...]:
    """Each honour with each of its recipients; who handed it over comes from the events."""
    found: dict[_Key, Award] = {}
    page = cast.page
    listed = may_list_winners(page.text)
    for index, sentence in enumerate(page.sentences):
        if page.inside_speech(sentence.start):
            continue
        if may_give(page.text, sentence.start, sentence.end):
            for giving in Frames(page, sentence, cast.groups(sentence), _referents(cast, index)).read():
                _collect(found, page, giving, event_date(page, sentence.start, sentence.end, giving.start))
        for giving in winners(page, sentence) if listed else ():
            _collect(found, page, giving, None)
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


def _referents(cast: Cast, index: int) -> Referents:
    """Whom 他 and a missing subject mean in a sentence: whom those before it spoke of last."""
    person: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    for sentence in reversed(cast.page.sentences[:index]):
        groups = cast.groups(sentence)
        person = person or next((m.who[:1] for group in groups for m in group.members if m.kind == "person"), ())
        subject = subject or next((g.members[0].who[:1] for g in groups if _is_free(cast.page, sentence, g)), ())
        if person and subject:
            break
    return Referents(person, subject)


def _is_free(page: Page, sentence: Sentence, group: Group) -> bool:
    return page.text[max(sentence.start, group.start - 1) : group.start] not in ("被", "由", "向", "对")


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
