"""What a date in a text means, given the day of publication and the dates that the text named before."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from civicgraph.model import PartialDate
from civicgraph.text import lazy_re as re

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_RELATIVE_YEARS = {"去": -1, "上": -1, "前": -2, "今": 0, "本": 0, "明": 1, "后": 2}
_RELATIVE_MONTHS = {"上": -1, "上个": -1, "本": 0, "这个": 0, "下": 1, "下个": 1}
#: A date without a year that lies further ahead than this was last year's, unless the text says that it is to come:
#: of last year's March nobody writes in February without 去年, of next month's often without 将.
_NEAR_FUTURE = timedelta(days=31)
#: A date without a year or month soon after another that the text named carries the same.
_NEAR_LAST = timedelta(days=15)
_FAR_LAST = timedelta(days=60)
_FRESH_NEWS = timedelta(days=3)


class Moment(NamedTuple):
    """A year, a month of it or a day of it."""

    year: int
    month: int | None = None
    day: int | None = None

    def exists(self) -> bool:
        """Whether the calendar has it: 2017-02-30 it has not."""
        if not 1000 <= self.year <= 2200:
            return False
        return exists_in_some_year(self.month, self.day) and (
            not self.month or not self.day or self.day <= _days_in(self.year, self.month)
        )

    def as_date(self) -> date | None:
        """The day, if it is one."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def partial(self) -> PartialDate:
        """As precise as it is."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return PartialDate("-".join(parts))


class Stated(NamedTuple):
    """What the text states of a date; a field is None where it is silent."""

    year: int | None = None
    relative_year: str | None = None
    month: int | None = None
    relative_month: str | None = None
    day: int | None = None


@dataclass(slots=True)
class DateContext:
    """The dates that stand behind a text while it is read from its start to its end.

    Attributes:
        published: the day, month or year of publication.
        last: the day that the text named last.
        explicit: the date that the sentence being read gave last with its year.
        near: ``last`` stands in the sentence being read.
        year: the year that the text stated last (去年 states one too).
    """

    published: Moment | None = None
    last: date | None = None
    explicit: Moment | None = None
    near: bool = False
    year: int | None = None

    def begin_sentence(self) -> None:
        """Forget what only holds within a sentence."""
        self.explicit, self.near = None, False

    def name_day(self, moment: Moment) -> None:
        """The text has named this day (nothing happens for a month or a year)."""
        if day := moment.as_date():
            self.last, self.near = day, True

    def state(self, moment: Moment) -> None:
        """The text has stated this date with its year."""
        self.explicit, self.year = moment, moment.year

    def resolve(self, stated: Stated, *, future: bool) -> Moment | None:
        """The date that is meant, or None where nothing tells."""
        if stated.year or stated.relative_year:
            year = stated.year or self._relative_year(stated.relative_year)
            return Moment(year, stated.month, stated.day) if year else None
        if stated.relative_month:
            return self._in_relative_month(stated)
        if stated.month:
            return self._in_month(stated.month, stated.day, future=future)
        return self._on_day(stated.day, future=future) if stated.day else None

    def relative_day(self, sense: str, shift: int) -> Moment | None:
        """今天, 昨天 … counted from publication; 当天, 次日 … from the day named last."""
        base = self.last if sense == "context" and self.last else self.published and self.published.as_date()
        if base:
            return _moment(base + timedelta(days=shift))
        return self.published if shift == 0 else None

    def weekday(self, weekday: int, weeks: int | None, *, future: bool) -> Moment | None:
        """上周五 (a week before the week of publication); without a week the last such day, or the next to come."""
        base = self.published and self.published.as_date()
        if not base:
            return None
        day = base + timedelta(days=weekday - base.weekday(), weeks=weeks or 0)
        if weeks is None and future and day < base:
            day += timedelta(weeks=1)
        if weeks is None and not future and day > base:
            day -= timedelta(weeks=1)
        return _moment(day)

    def _relative_year(self, word: str | None) -> int | None:
        if word in _RELATIVE_YEARS:
            return self.published.year + _RELATIVE_YEARS[word] if self.published else None
        return self.year + (word in ("次", "翌")) if self.year else None

    def _in_relative_month(self, stated: Stated) -> Moment | None:
        word = stated.relative_month or ""
        base = _moment(self.last) if self.last and word not in _RELATIVE_MONTHS else self.published
        if not base or not base.month:
            return None
        months = base.year * 12 + base.month - 1 + _RELATIVE_MONTHS.get(word, word == "次")
        return Moment(months // 12, months % 12 + 1, stated.day)

    def _in_month(self, month: int, day: int | None, *, future: bool) -> Moment | None:
        """The year of a date without one: that of the dates around it, else the latest that is not to come."""
        explicit = self.explicit
        if explicit and explicit.month and (month, day or 31) >= (explicit.month, explicit.day or 1):
            return Moment(explicit.year, month, day)
        published = self.published
        if not published:
            return Moment(self.last.year, month, day) if self.last else None
        if not published.month:
            return Moment(published.year, month, day)
        return self._near_last(month, day) or self._near_publication(published, month, day, future=future)

    def _near_last(self, month: int, day: int | None) -> Moment | None:
        if not (self.last and day):
            return None
        moment = Moment(self.last.year, month, day)
        found = moment.as_date() if moment.exists() else None
        return moment if found and timedelta(0) <= found - self.last <= _NEAR_LAST else None

    def _near_publication(self, published: Moment, month: int, day: int | None, *, future: bool) -> Moment:
        this_year = Moment(published.year, month, day)
        base = date(published.year, published.month or 1, published.day or _days(published))
        begin = date(published.year, month, min(day or 1, _days(this_year)))
        if begin <= base or future or begin - base <= _NEAR_FUTURE:
            next_year = future and base - begin > timedelta(days=183)
            return Moment(published.year + 1, month, day) if next_year else this_year
        return Moment(published.year - 1, month, day)

    def _on_day(self, day: int, *, future: bool) -> Moment | None:
        """The month of a bare day: that of the day named last, or the latest month whose day is not to come."""
        published = self.published and self.published.as_date()
        fresh = _latest(published, day, future=future) if published else None
        if not self.last:
            return fresh
        after = Moment(self.last.year, self.last.month, day)
        found = after.as_date() if after.exists() else None
        if not published or not fresh:
            return after if found else fresh
        follows = found is not None and self.last <= found
        is_news = not future and published - (fresh.as_date() or published) <= _FRESH_NEWS
        close = abs(published - self.last) <= _FAR_LAST and not is_news
        return after if follows and (self.near or close) else fresh


def exists_in_some_year(month: int | None, day: int | None) -> bool:
    """Whether some year has this month and day."""
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (_days_in(2000, month) if month else 31)


def parse_published(published: str | None) -> Moment | None:
    """The moment of an ISO date, date and time, month or year; None for anything else."""
    match = _PUBLISHED.match(published or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    moment = Moment(year or 0, month, day)
    return moment if moment.exists() else None


def _latest(published: date, day: int, *, future: bool) -> Moment | None:
    """The last such day up to publication (three months back at most), or the next one after it."""
    months = published.year * 12 + published.month - 1
    for shift in (0, 1, 2) if future else (0, -1, -2):
        moment = Moment((months + shift) // 12, (months + shift) % 12 + 1, day)
        found = moment.as_date() if moment.exists() else None
        if found and (found >= published if future else found <= published):
            return moment
    return None


def _days_in(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _DAYS[month]


def _days(moment: Moment) -> int:
    return _days_in(moment.year, moment.month) if moment.month else 31


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)
