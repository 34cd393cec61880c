"""The day on which somebody got or lost a post: only where the notice itself, or the deciding session, states it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import Evidence, PartialDate
from civicgraph.text import lazy_re as re
from civicgraph.text.dates import DateMention

CHANGES = frozenset({"appointed", "removed"})
"""Statuses that a notice dates."""

_OPENING = re.compile(
    r"[\s（(]*(?:[^，。\n]{0,24}(?:讯|电|消息|报道)[：:）)]?\s*)?(?:[（(][^）)\n]{0,20}[）)]\s*)?"
    r"(?:记者[^，。\n]{0,12}[）)]?\s*)?于?"
)
_DATELINE = re.compile(r"讯|电|消息|报道")
_ADOPTED = re.compile(r"[（(].*(?:通过|任命|决定|免去|批准)[）)]\s*|.*(?:决定|通知|任免令?|公告)[：:]\s*")
_OF_SESSION = re.compile(r"\s*(?:会议|会上|大会|全会|常委会|选举|经表决|经过?投票|依法|(?:决定)?(?:任命|免去|接受))")
_EARLIER = re.compile(r"刚刚|此前|日前|近日|之前|前不久|不久前|早先|上次|前一天")
_DEATH = re.compile(r"[逝去辞离]世|病逝|牺牲|殉职")
_TO_COME = re.compile(r"拟|将于|将在|起任|到任|就职")


def is_notice(evidence: Evidence, status: str) -> bool:
    """Whether a passage appoints somebody who is then acting (任命…为代县长), and does not only show it (代县长…)."""
    return status == "acting" and evidence.rule.startswith("appointment.")


class Notices:
    """The days that an article states for changes of posts."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def day(self, evidence: Iterable[Evidence]) -> PartialDate | None:
        """The day that a notice states: at the head of the sentence, above a list, or of the session that is told of.

        Args:
            evidence: the passages that tell of one change.

        Returns: None where no day is stated, or several that differ.
        """
        shift = self._page.shift
        days = {self._day(each.start + (shift if each.part == "text" else 0)) for each in evidence} - {None}
        return days.pop() if len(days) == 1 else None

    def day_of_death(self, evidence: Iterable[Evidence]) -> PartialDate | None:
        """The only day in the sentences that tell of a death."""
        shift = self._page.shift
        starts = [each.start + (shift if each.part == "text" else 0) for each in evidence]
        told = [
            sentence
            for sentence in map(self._page.sentence_at, starts)
            if _DEATH.search(self._page.text, sentence.start, sentence.end)
        ]
        days = {date.value for sentence in told for date in self._dates(sentence)}
        return days.pop() if len(days) == 1 else None

    def _day(self, start: int) -> PartialDate | None:
        sentence = self._page.sentence_at(start)
        if _TO_COME.search(self._page.text, sentence.start, sentence.end):
            return None
        return self._opening_day(sentence) or self._adopted_before(start) or self._of_session(sentence)

    def _opening_day(self, sentence: Sentence) -> PartialDate | None:
        """The day with which a sentence begins, if it is the only one in it."""
        dates = self._dates(sentence)
        head = _OPENING.match(self._page.text, sentence.start, sentence.end)
        if head is None or len({date.value for date in dates}) != 1 or dates[0].start > head.end():
            return None
        return dates[0].value

    def _adopted_before(self, start: int) -> PartialDate | None:
        """The day in the nearest line above that says by whom a list was adopted."""
        above = bisect_right(self._adopted, start, key=itemgetter(0))
        return self._adopted[above - 1][1] if above else None

    @cached_property
    def _adopted(self) -> list[tuple[int, PartialDate | None]]:
        """The ends of such lines with their day; None where one states several."""
        found: list[tuple[int, PartialDate | None]] = []
        for sentence in self._page.sentences:
            days = {date.value for date in self._dates(sentence)}
            if days and _ADOPTED.fullmatch(self._page.text, sentence.start, sentence.end):
                found.append((sentence.end, days.pop() if len(days) == 1 else None))
        return found

    def _of_session(self, sentence: Sentence) -> PartialDate | None:
        """The day of the session of which a sentence tells what it did."""
        if not _OF_SESSION.match(self._page.text, sentence.start, sentence.end):
            return None
        if self._session is None or self._session[0] > sentence.start:
            return None
        told_of_another = _EARLIER.search(self._page.text, self._session[0], sentence.end)
        return None if told_of_another else self._session[1]

    @cached_property
    def _session(self) -> tuple[int, PartialDate] | None:
        """The end of the first sentence that names a day, where it begins with it and the text names no other."""
        dated = [(each, date.value) for each in self._page.sentences for date in self._dates(each)]
        if len({day for _, day in dated}) != 1:
            return None
        first = dated[0][0]
        day = self._opening_day(first)
        return (first.end, day) if day else None

    def _dates(self, sentence: Sentence) -> list[DateMention]:
        found = self._page.dates_in(sentence.start, sentence.end)
        return [date for date in found if date.value and date.value.grain == "day" and not self._is_no_day(date)]

    def _is_no_day(self, date: DateMention) -> bool:
        """Whether a date is a span of days, or when the news was sent (1月9日讯)."""
        return date.last is not None or _DATELINE.match(self._page.text, date.end) is not None
