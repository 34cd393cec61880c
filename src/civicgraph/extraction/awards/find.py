"""All awards of an article: from its sentences, from its lists of winners, from the decisions that it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.awards.announced import Announcement
from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.awards.counted import find_counted
from civicgraph.extraction.awards.deciders import Deciders, agree
from civicgraph.extraction.awards.decisions import Decision, find_decisions
from civicgraph.extraction.awards.frames import read_frames
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.headline import contest_of, in_contest_of, is_decision, issuers_of
from civicgraph.extraction.awards.held import held
from civicgraph.extraction.awards.honours import read_honour
from civicgraph.extraction.awards.list_givers import givers_of_lists
from civicgraph.extraction.awards.lists import find_listed
from civicgraph.extraction.awards.merged import Merged, same_honour
from civicgraph.extraction.awards.named import Named, named_in
from civicgraph.extraction.awards.organisers import founders, organisers
from civicgraph.extraction.awards.praised import Praised
from civicgraph.extraction.awards.presenters import find_presenting
from civicgraph.extraction.awards.scene import Scene
from civicgraph.extraction.awards.subjects import Memory, Subjects
from civicgraph.extraction.awards.suits import suits
from civicgraph.extraction.awards.verbs import any_words
from civicgraph.extraction.cast import Cast
from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import Award, Document, Event, PartialDate
from civicgraph.text import lazy_re as re

_AT_GATHERINGS = frozenset(
    {"award.decision", "award.praised", "award.praise-given", "award.praise-got", "award.presented"}
)
#: A line of a decision that lists what is given: 二、授予…
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])?(?:授予|追授|命名)")
_DECIDES = re.compile(r"(?:研究)?决定(?:如下)?[：，]?\s*$")
#: 2018年度 belongs to the honour.
_OF_TITLE = re.compile("度")
_PAST = re.compile("此前|在此之前|曾|先后|近年|历年|去年|前年")
_BY_DECISION = frozenset(
    {"award.given", "award.given-to", "award.given-with", "award.made", "award.merit", "award.got"}
    | {"award.praised", "award.praise-given", "award.praise-got"}
)
_DECIDED = frozenset({"award.given", "award.praise-given", "award.merit", "award.made"})
_LOOK_BACK = 8
_PROPOSED = re.compile("拟(?:命名|认定|确定|表彰|授予|评选|推荐|入选)(?:为|的)?")
_NEAR = 8
_OPENING = 4


def find_awards(cast: Cast, events: tuple[Event, ...], documents: tuple[Document, ...]) -> tuple[Award, ...]:
    """Each honour with each of its recipients, with who decided it and who handed it over."""
    page = cast.page
    marks = any_words(page)
    if not marks:
        return ()
    decisions = find_decisions(documents)
    merged = Merged(page)
    reader = _Reader(cast, merged, decisions)
    for index, sentence in enumerate(page.sentences):
        if marks.within(sentence.start, sentence.end) and not page.inside_speech(sentence.start):
            reader.read(index, sentence)
    for counted in page.once(find_counted):
        merged.add(counted.giving(), None)
    contest, listed = contest_of(page), page.once(find_listed)
    givers = givers_of_lists(cast, listed[0].start) if listed else ()
    for winners in listed:
        title = in_contest_of(contest, winners.title)
        bodies = reader.deciders.of_list(title, decision=is_decision(page)) or givers
        merged.add(winners.giving(title, bodies if agree(title, bodies) else ()), None)
    for decision in decisions:
        for award in decision.awards() if decision not in reader.told else ():
            merged.add_award(award)
    merged.confer(organisers(cast))
    merged.found(founders(cast))
    persons = frozenset(mention.name for mention in cast.people.mentions)
    proposed = tuple(_proposed(page))
    awards = (a for a in merged.awards() if _suits(a, persons) and not any(same_honour(t, a.title) for t in proposed))
    return tuple(_at_event(award, events) for award in awards)


def _proposed(page: Page) -> Iterator[str]:
    """The honours that the article says are only proposed: 拟命名的“…”名单."""
    for match in _PROPOSED.finditer(page.text):
        honour = read_honour(page.text, match.end(), page.sentence_at(match.start()).end, sure=True)
        if honour is not None and honour.start - match.end() <= _NEAR:
            yield honour.title


def _suits(award: Award, persons: frozenset[str]) -> bool:
    return award.recipient is None or suits(award.title, person=award.recipient in persons)


class _Reader:
    """Reads sentences with what those before them make of 他 and of a missing subject, giver or honour."""

    def __init__(self, cast: Cast, merged: Merged, decisions: tuple[Decision, ...]) -> None:
        self.cast, self.page, self.merged = cast, cast.page, merged
        self.decisions = [(_places_of(decision, cast.page), decision) for decision in decisions]
        self.told: set[Decision] = set()
        self.announcement = Announcement()
        self.deciders = Deciders()
        self.issuers = issuers_of(cast.page)
        self.carried: tuple[str, ...] = ()
        self.paragraph = -1
        self._openings: dict[int, tuple[str, ...]] = {}
        self._names: dict[int, list[Named]] = {}

    def read(self, index: int, sentence: Sentence) -> None:
        """One sentence."""
        page = self.page
        start = page.text.rfind("\n", 0, sentence.start)
        item = _ITEM.match(page.text, sentence.start)
        if item and not (self.carried and start == self.paragraph):
            self.carried = self._deciders(index) or self.carried
        goes_on = start == self.paragraph or item
        memory = self._memory(index, start, self.carried if goes_on else ())
        named = self._named(sentence)
        scene = Scene(self.cast, sentence, named, memory)
        praised = Praised(page, sentence, scene.receivers, scene.conferrers)
        self.deciders.read(scene, index)
        found = (*read_frames(scene), *self.announcement.read(scene), *praised.read(), *held(page, sentence, named))
        for each in found:
            giving = self.announcement.in_full(each)
            if not page.inside_speech(giving.start):
                day = _day(page, sentence, giving)
                if not giving.recipients:
                    self.announcement.leave_open(giving.title)
                past = _PAST.search(page.text, sentence.start, giving.start) is not None or _before(day, page)
                self.merged.add(giving if past else self._conferred(giving, start, index), day, past=past)
        for presenting in find_presenting(self.cast, sentence, scene.receivers):
            self.merged.present(presenting)
        self.carried, self.paragraph = memory.conferrers, start

    def _deciders(self, index: int) -> tuple[str, ...]:
        """县委、县政府决定：/授予…: the bodies of the sentence that introduces a list."""
        for sentence in reversed(self.page.sentences[max(0, index - _LOOK_BACK) : index]):
            decides = _DECIDES.search(self.page.text, sentence.start, sentence.end)
            if decides is not None:
                named = named_in(self.page, self.cast.people, sentence)
                return Conferrers(self.cast, sentence, named).before(sentence.start, decides.start())
            if not _ITEM.match(self.page.text, sentence.start):
                break
        return ()

    def _conferred(self, giving: Giving, paragraph: int, index: int) -> Giving:
        """A giving with who decided on it, as the sentences before tell."""
        giving = self._decided(giving, paragraph)
        start = self.page.sentences[index].start
        opening = self.page.text[start - 1 : start + _OPENING]
        bodies = giving.conferrers or self.deciders.of(giving, index) or self.deciders.beside(giving, index, opening)
        if not bodies and giving.rule in _DECIDED and agree(giving.title, self.issuers):
            bodies = self.issuers
        giving = replace(giving, conferrers=bodies)
        self.deciders.note(giving, index)
        return giving

    def _decided(self, giving: Giving, paragraph: int) -> Giving:
        """What a decision in the same paragraph tells of a giving: its year and scope, who confers it."""
        if giving.held or giving.rule not in _BY_DECISION:
            return giving
        for places, decision in self.decisions:
            before = [place for place in places if place < giving.start]
            here = any(paragraph < place for place in before) and agree(giving.title, decision.issuers)
            if here or (before and any(same_honour(each, giving.title) for each in decision.titles)):
                self.told |= {decision} if giving.recipients else set()
                return replace(
                    giving,
                    title=decision.full(giving.title),
                    conferrers=giving.conferrers or decision.issuers,
                    decided_by=decision.document,
                )
        return giving

    def _memory(self, index: int, paragraph: int, conferrers: tuple[str, ...]) -> Memory:
        """Whom the sentences before spoke of: a subject in the same paragraph, a person anywhere."""
        memory = Memory(conferrers=conferrers)
        sentence = self.page.sentences[index]
        for before in reversed(self.page.sentences[max(0, index - _LOOK_BACK) : index]):
            if memory.subject or before.start < paragraph:
                break
            memory.subject = self._opening(before)
        memory.person = self._person(sentence, paragraph)
        return memory

    def _person(self, sentence: Sentence, paragraph: int) -> tuple[str, ...]:
        """Whom 他 means: the person named before in the paragraph, else the one of the headline, else the last one."""
        people = self.cast.people
        near = people.mentions_in(max(paragraph, 0), sentence.start)
        title = {mention.name for mention in people.mentions_in(0, self.page.shift)}
        if not near and len(title) == 1:
            return tuple(title)
        mentions = near or people.mentions_in(0, sentence.start)
        if not mentions:
            return ()
        last = self.page.sentence_at(mentions[-1].start)
        there = people.mentions_in(last.start, last.end)
        opening = self._opening(last)
        if len(opening) == 1 and opening[0] in {mention.name for mention in there}:
            return opening
        return (there[0].name if there else mentions[-1].name,)

    def _opening(self, sentence: Sentence) -> tuple[str, ...]:
        if sentence.start not in self._openings:
            subjects = Subjects(self.page, sentence, self._named(sentence), Memory())
            self._openings[sentence.start] = subjects.opening()
        return self._openings[sentence.start]

    def _named(self, sentence: Sentence) -> list[Named]:
        if sentence.start not in self._names:
            self._names[sentence.start] = named_in(self.page, self.cast.people, sentence)
        return self._names[sentence.start]


def _places_of(decision: Decision, page: Page) -> tuple[int, ...]:
    """Where a decision stands, in the page's offsets."""
    return tuple(each.start + page.shift for each in decision.evidence if each.part == "text")


def _before(day: PartialDate | None, page: Page) -> bool:
    """Whether a day lies in a year before that of the article."""
    return day is not None and page.year is not None and int(day.value[:4]) < page.year


def _day(page: Page, sentence: Sentence, giving: Giving) -> PartialDate | None:
    """The date named last before the verb; an honour that somebody only holds has none."""
    if giving.held:
        return None
    found = page.dates_in(sentence.start, giving.start) or page.dates_in(giving.start, giving.end)
    dates = [date for date in found if not _OF_TITLE.search(page.text, date.start, date.end + 1)]
    return dates[-1].value if dates else None


def _at_event(award: Award, events: tuple[Event, ...]) -> Award:
    """The event at which the award was handed over or announced, and its day."""
    rules = {evidence.rule for evidence in award.evidence}
    event = next((e for e in events if any(_takes_part(e, who) for who in award.presenters)), None)
    if event is None and events and rules & _AT_GATHERINGS:
        event = events[0]
    return replace(award, event=event.key, date=award.date or event.date) if event else award


def _takes_part(event: Event, who: str) -> bool:
    return any(each.who == who for each in event.participants)
