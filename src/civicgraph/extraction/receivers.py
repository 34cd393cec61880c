"""Who receives prizes without being told so: those who are honoured at an event where prizes are handed over."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.model import Award, Event, Participation
from civicgraph.text import lazy_re as re

#: 为获奖者颁奖, 受表彰的教师走上领奖台: all who are honoured receive
_HANDED_OVER = re.compile(
    r"[为向给][^，。；：]{0,6}(?:获奖|受到?表彰|获表彰|受奖|上述|优胜|“?双先”?|先进集体[和、](?:先进)?个人)[^，。；：]{0,20}(?:颁奖|颁发|授奖|发奖|授牌)"
    r"|(?:获奖|受到?表彰|受奖)[^，。；：]{0,16}(?:走上领奖台|登上领奖台|上台领奖|上台受奖)"
)
#: 为获奖代表颁奖: some of them only, and the text does not tell who
_SOME_ONLY = re.compile(r"[为向给][^，。；：]{0,20}(?:代表|家属)[^，。；：]{0,6}(?:颁奖|颁发|授奖|发奖|授牌)")
_NOW = frozenset({"award.got", "award.ranked"})
_BEFORE = re.compile("曾|先后|连续|多次|此前|之前|近年|历年|去年|以来|累计|还获|又获|截至|目前")
_CONTEST = re.compile("[比竞大联]赛")
_WINS = ("荣获", "获得", "分获", "夺得", "摘得", "斩获", "捧得", "勇夺")


def with_receivers(page: Page, events: tuple[Event, ...], awards: tuple[Award, ...]) -> tuple[Event, ...]:
    """The events, with those who were honoured at one of them as receivers where prizes were handed over there.

    Args:
        page: the article.
        events: its events.
        awards: its awards, each with the key of the event at which it was given.
    """
    there = [event for event in events if any(part.role == "present" for part in event.participants)]
    told = awards or any(event.kind == "contest" for event in there)
    if not told or not _HANDED_OVER.search(page.text) or _SOME_ONLY.search(page.text):
        return events
    only = there[0] if len(there) == 1 else None  # else each prize at the event that the award tells
    given = [(_event_of(page, award, only), award) for award in awards]
    found = (_with_receivers(event, [award for key, award in given if key == event.key]) for event in events)
    return tuple(
        _with_winners(each) if only and each.kind == "contest" and each.key == only.key else each for each in found
    )


def _with_winners(event: Event) -> Event:
    """A contest whose winners, told by 分获 or 荣获, receive their prizes."""
    parts = tuple(
        replace(part, role="receive", evidence=tuple(replace(each, rule="role.receive") for each in part.evidence))
        if part.role == "attend" and all(each.quote.endswith(_WINS) for each in part.evidence)
        else part
        for part in event.participants
    )
    return replace(event, participants=parts)


def _event_of(page: Page, award: Award, only: Event | None) -> str | None:
    """The key of the event at which a prize was handed over: the only one where that was done, if it can be meant."""
    if only is None or award.event:
        return only.key if only else award.event
    told = award.evidence[0]
    if award.date not in (None, only.date) or told.part != "text" or told.rule not in _NOW:
        return None
    sentence = page.sentence_at(told.start + page.shift)
    elsewhere = only.kind != "contest" and _CONTEST.search(page.text, sentence.start, sentence.end)
    return None if elsewhere or _BEFORE.search(page.text, sentence.start, sentence.end) else only.key


def _with_receivers(event: Event, awards: list[Award]) -> Event:
    presenters = {part.who for part in event.participants if part.role == "present"}
    receivers = {part.who for part in event.participants if part.role == "receive"}
    more: dict[str, Participation] = {}
    for award in awards:
        who = award.recipient
        in_title = any("《" in each.quote for each in award.evidence)
        if who and not in_title and who not in presenters | receivers and who not in more:
            evidence = tuple(replace(each, rule="role.receive") for each in award.evidence[:1])
            more[who] = Participation(who, "receive", None, evidence)
    kept = tuple(part for part in event.participants if part.who not in more or part.role != "attend")
    return replace(event, participants=(*kept, *more.values())) if more else event
