"""What is known while the events of an article are read: the drafts so far, the one spoken of, a sentence's scene."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.events.details import event_date
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.events.phrases import EventPhrase
from civicgraph.extraction.events.place_words import any_site
from civicgraph.extraction.events.places import BLANK
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.extraction.roles import Reading, Referents, RoleUse
from civicgraph.model import PartialDate
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_AFTERWARDS = re.compile(
    r"结束后|[一刚]结束|会后|会前|随后|期间|同日|当天|当日|当晚|仪式后|开幕式后|接着|之后|(?<!参)会间|座谈会?[前后]|[前后]，"
)
_OF_PLACE = re.compile("[在到于赴来往访望问]")
_OURS = re.compile(r"[我本该][省市县区州旗镇乡盟]")
_COUNTY = re.compile("[㐀-鿿]{1,6}[县区旗]")
_SAYING = re.compile(r"时(?:强调|指出|要求)|[ 　]|——")
_CLAUSE_END = re.compile(r"[，。；！？\n]")


class Turn(NamedTuple):
    """Where a sentence turns to an event; ``held`` where a verb of holding stands there."""

    position: int
    draft: Draft
    held: bool = False


@record
class Scene:
    """A sentence with what was read in it.

    Attributes:
        phrases: the gatherings that it names before anybody's speech.
        lead: it is the first sentence of a story.
    """

    sentence: Sentence
    phrases: tuple[EventPhrase, ...]
    groups: tuple[Group, ...]
    reading: Reading
    lead: bool

    @property
    def start(self) -> int:
        """Its first offset."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.sentence.end

    @property
    def in_title(self) -> bool:
        """Whether it is the headline."""
        return self.sentence.block == "title"

    def names_gathering(self) -> bool:
        """Whether it says that a gathering, called by its name, was held or attended."""
        return any(not phrase.bare and phrase.frame in ("held", "attended") for phrase in self.phrases)


@dataclass(slots=True)
class Story:
    """The events read so far and the one that 会上, 会议, 活动 mean now.

    Attributes:
        cast: the page, its people and the groups of its sentences.
        page, people: those of the cast.
        previous: the event spoken of before the current one.
        led: the first sentence of the story has been read.
        read: how many sentences of the text have been read.
        feature: the article is one of a column (【…】), in which only what has a day is news.
        lead_date: the day of that sentence.
        seen_at: the place at which the telling stands before the first event is named.
        went_to: the place that somebody goes to in the first sentences.
        in_headline: the sentence that is read is the headline.
        waiting: roles that stand before the first event is named.
    """

    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    previous: Draft | None = None
    referents: Referents = field(default_factory=Referents)
    led: bool = False
    read: int = 0
    feature: bool = False
    lead_date: PartialDate | None = None
    seen_at: str | None = None
    went_to: str | None = None
    waiting: list[tuple[RoleUse, bool, bool]] = field(default_factory=list)
    in_headline: bool = False
    _ground: Page | None = None
    page: Page = field(init=False)
    people: People = field(init=False)

    def __post_init__(self) -> None:
        self.page, self.people = self.cast.page, self.cast.people

    @property
    def ground(self) -> Page:
        """The page in which places are looked for: names of people that have 在, 到 … in them are blanked out."""
        if self._ground is None:
            self._ground = without_names(self.page, self.people)
        return self._ground

    @property
    def home(self) -> str | None:
        """The place whose bodies are meant, by its own name."""
        return self.page.jurisdiction.local_name if self.page.jurisdiction else None

    def begin(self) -> None:
        """A new item begins (又讯, the next headline of a bundle): nothing before it is meant any more."""
        self.referents = Referents(names=self.referents.names)
        self.current, self.previous, self.led = None, None, False
        self.waiting.clear()

    def add(self, draft: Draft) -> Draft:
        """One more event, which is spoken of now."""
        self.drafts.append(draft)
        self.turn_to(draft)
        return draft

    def turn_to(self, draft: Draft) -> None:
        """The text speaks of an event from here on."""
        if draft is not self.current:
            self.previous, self.current = self.current, draft

    def dated(self, draft: Draft, scene: Scene, at: int) -> None:
        """The day of the sentence, unless the event has one; 近日 leaves it open, 会后 is that of the event before."""
        start, end = scene.start, scene.end
        if scene.in_title:  # A会议 决定B会议9月10日召开
            start = max(start, self.page.text.rfind(" ", start, at) + 1)
            end = max(self.page.text.find(" ", at, end), start) if " " in self.page.text[at:end] else end
        dates = self.page.dates_in(start, end)
        draft.date = draft.date or event_date(self.page, start, end, at)
        draft.vague = draft.vague or (draft.date is None and any(date.kind == "vague" for date in dates))
        before = self.previous if self.current is draft else self.current
        if draft.date is None and before and is_afterwards(self.page, scene.start, at):
            draft.date = before.date

    def located(self, draft: Draft, place: str | None) -> None:
        """The first place, unless a later one says more of it, or it was no more than 到我县."""
        old = draft.place
        if not place:
            return
        vague = old is None or old == self.home or (draft.inspects and says_little(old)) or _is_within(place, old)
        if vague or (draft.place_of_headline and not self.in_headline):
            draft.place, draft.place_of_headline = place, self.in_headline

    def localised(self, name: str) -> str:
        """我市, 该县 replaced by the name of the place."""
        return _OURS.sub(self.home, name) if self.home else name

    def words_of(self, scene: Scene, use: RoleUse) -> str:
        """What somebody did in the text's own words: from the name to the end of the clause; of many only the first."""
        text, members = self.page.text, use.group.members
        stop = _CLAUSE_END.search(text, use.end, scene.end)
        end = stop.start() if stop else scene.end
        first = members[0]
        if len(members) > 1 and use.group.end < use.end:
            act = text[max(use.group.end, text.rfind("，", use.group.end, use.end) + 1) : end]
            return self.short(f"{first.who[0]}等{act.removeprefix('等').lstrip('、和及与')}")
        start = first.end - len(first.who[0]) if first.kind == "person" else first.start
        return self.short(text[start:end])

    def clause(self, scene: Scene, position: int) -> str:
        """The clause around an offset; the whole headline."""
        if scene.in_title:
            return self.page.quote(scene.start, scene.end)
        stop = _CLAUSE_END.search(self.page.text, position, scene.end)
        first = max(self.page.text.rfind(mark, scene.start, position) + 1 for mark in "，。；：")
        return self.page.quote(max(first, scene.start), stop.start() if stop else scene.end)

    def short(self, words: str) -> str:
        """The words of a deed without what was said then: 张远山在石桥镇调研[时强调…]."""
        return self.localised(_SAYING.split(words.strip())[0])


def without_names(page: Page, people: People) -> Page:
    """A page with the names of people blanked out that hold or follow a word of place: 尤在晶, 前往A家中."""
    pieces, last = [], 0
    for mention in people.mentions:
        if _OF_PLACE.search(page.text, max(mention.start - 1, 0), mention.end) and mention.start >= last:
            pieces += [page.text[last : mention.start], BLANK * (mention.end - mention.start)]
            last = mention.end
    return replace(page, text="".join((*pieces, page.text[last:]))) if pieces else page


def _is_within(place: str, old: str) -> bool:
    """柳溪村文化广场 says more than 柳溪村, 中心小学的教室里 no more than 中心小学."""
    before, found, behind = place.partition(old)
    return bool(found) and "的" not in before + behind


def says_little(place: str) -> bool:
    """青沅市, 青沅市水库: a county, or any site of one."""
    return _COUNTY.fullmatch(place) is not None or any_site().fullmatch(place) is not None


def is_afterwards(page: Page, start: int, end: int) -> bool:
    """Whether a stretch says that something followed: 会后, 随后, 当天下午."""
    return _AFTERWARDS.search(page.text, start, end) is not None
