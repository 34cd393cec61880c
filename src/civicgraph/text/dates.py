"""Finds the dates of a folded text and resolves them with the day of publication, never more precise than the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from civicgraph.model import PartialDate
from civicgraph.text import date_patterns as patterns
from civicgraph.text import lazy_re as re
from civicgraph.text.date_context import DateContext, Moment, Stated, exists_in_some_year, parse_published
from civicgraph.text.numerals import parse_number
from civicgraph.text.record import record

Kind = Literal["date", "vague", "time"]

_WEEKS = {"上": -1, "上个": -1, "上上": -2, "上上个": -2, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1}
_FUTURE_BEFORE = re.compile(r"(?:将|拟|定于|预计|计划|即将|报名时间|有效期)[^，。；！？\n]{0,6}$")
_FUTURE_AFTER = re.compile(r"(?:前(?!夕|后|往)|之前|起|止|截止)")
_NO_BARE_DAY_BEFORE = re.compile(r"(?:[第共近达满每前后隔超逾约]|为期|历时|连续|长达|不足|至少|最多)$")
_NO_BARE_DAY_AFTER = re.compile(r"[ ]?(?:[内游龄间谈餐个]|以内|之内|行程|行动方案|工作日)")
_BACKGROUND_BEFORE = re.compile(r"(?:自|自从|从|截至|截止|截止到|截至到|距|早在)[ ]?$")
_BACKGROUND_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:举行|召开|举办|开幕|闭幕|发布|印发|颁布|下发|出台|通过|成立|公布|实施|发生|签订|签署)的|以来"
)
_RECURRING = re.compile(r"(?:每年|历年|每月|逐年|每逢|每)$")
_SENTENCE_END = re.compile(r"[。！？；\n]")


@record(order=True)
class DateMention:
    """A date as the text says it.

    Attributes:
        start: offset of its first character.
        end: offset after its last character, the time of day included.
        value: the day, month or year; the first of several; None where it is vague (近日) or nothing resolves it.
        last: the last day of a span or list (3月8日至9日), else None.
        kind: ``date``, ``vague`` (近日, also lunar dates) or ``time`` (上午9时 on the day named last).
        rule: the name of the rule that read it.
        time: the time of day in the words of the text: ``上午9时``, ``晚``.
    """

    start: int
    end: int
    value: PartialDate | None
    last: PartialDate | None = None
    kind: Kind = "date"
    rule: str = ""
    time: str | None = None


class _Place(NamedTuple):
    """Where reading stands: the folded text, an offset, the end beyond which nothing is read, the dates behind it."""

    text: str
    start: int
    end: int
    context: DateContext

    def match(self, pattern: re.Pattern[str], at: int | None = None) -> re.Match[str] | None:
        return pattern.match(self.text, self.start if at is None else at, self.end)

    def before(self) -> str:
        return self.text[max(0, self.start - 12) : self.start]

    def comes(self, end: int) -> bool:
        """Whether the text says that what it names here is to come (将于, 之前)."""
        return bool(_FUTURE_BEFORE.search(self.before()) or _FUTURE_AFTER.match(self.text, end))

    def is_background(self, end: int) -> bool:
        """Whether the date only belongs to something mentioned: 自…以来, 截至…, …举行的会议."""
        return bool(_BACKGROUND_BEFORE.search(self.before()) or _BACKGROUND_AFTER.match(self.text, end))


def find_dates(text: str, published: str | None = None, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The dates of the folded text between two offsets, in order.

    ``published`` (ISO, of any grain) resolves what the text leaves open. Days that the calendar lacks (2月30日),
    recurring days (每年5月) and durations (30日内) are no dates.

    >>> [str(mention.value) for mention in find_dates("12月29日至30日，会议召开。", "2018-01-03")]
    ['2017-12-29']
    """
    end = len(text) if end is None else end
    context = DateContext(parse_published(published))
    mentions: list[DateMention] = []
    read_to = start
    for match in patterns.start_pattern().finditer(text, start, end):
        if match.start() >= read_to:
            mention = _read(_Place(text, match.start(), end, context), match.lastgroup or "", read_to)
            if mention:
                mentions.append(mention)
                read_to = mention.end
    return [mention for mention in mentions if mention.rule]


def _read(place: _Place, group: str, read_to: int) -> DateMention | None:
    """The date at the place; one without a rule is a stretch that is no date, to be passed over."""
    if (place.context.explicit or place.context.near) and _SENTENCE_END.search(
        place.text, max(0, read_to - 1), place.start
    ):
        place.context.begin_sentence()
    for rule in RULES[group]:
        mention = rule(place)
        if mention:
            return mention
    return None


def _iso(place: _Place) -> DateMention | None:
    """``2017-03-10 09:41``: stands in header lines, so it leaves the day named last alone."""
    match = place.match(patterns.ISO) if place.text[place.start] in "12" else None
    if not match:
        return None
    moment = Moment(int(match["year"]), int(match["month"]), int(match["day"]))
    if not moment.exists():
        return DateMention(place.start, match.end(), None)
    return DateMention(place.start, match.end(), moment.partial(), None, "date", "date.iso", match["clock"])


def _word(place: _Place) -> DateMention | None:
    match = place.match(patterns.word_pattern())
    if not match:
        return None
    word = patterns.date_words()[match[0]]
    if word.sense == "none":
        return DateMention(place.start, match.end(), None)
    if word.sense == "vague":
        return DateMention(place.start, match.end(), None, None, "vague", "date.vague")
    first = place.context.relative_day(word.sense, word.shift)
    last = place.context.relative_day(word.sense, word.last_shift) if word.last_shift is not None else None
    part = match[0][-1] if match[0][-1] in "晚晨早夜" else ""
    end, first = _confirmed(place, match.end(), first)
    return _dated(place, end, (first, last), f"date.{word.sense}-day", part)


def _confirmed(place: _Place, end: int, first: Moment | None) -> tuple[int, Moment | None]:
    """``今天（12月18日）``: the date in brackets is meant."""
    bracket = place.match(patterns.IN_BRACKETS, end)
    match = place.match(patterns.POINT, bracket.end()) if bracket else None
    stated = _stated(match) if match else None
    if not match or not stated or not stated.day or place.text[match.end() : match.end() + 1] != "）":
        return end, first
    moment = place.context.resolve(stated, future=False)
    return (match.end() + 1, moment) if moment and moment.exists() else (end, first)


def _weekday(place: _Place) -> DateMention | None:
    match = place.match(patterns.WEEKDAY) if place.text[place.start] in patterns.BEGIN_WEEKDAY else None
    if not match:
        return None
    weekday = "一二三四五六日天".index(match["weekday"]) % 7 if match["weekday"] != "天" else 6
    weeks = None if match["bare"] else _WEEKS[match["week"]]
    moment = place.context.weekday(weekday, weeks, future=place.comes(match.end()))
    return _dated(place, match.end(), (moment, None), "date.weekday")


def _lunar(place: _Place) -> DateMention | None:
    """``农历八月十五``, ``正月十六``: no day of the calendar that the graph counts in."""
    match = place.match(patterns.LUNAR) if place.text[place.start] in patterns.BEGIN_LUNAR else None
    return DateMention(place.start, match.end(), None, None, "vague", "date.lunar") if match else None


def _point(place: _Place) -> DateMention | None:
    """``2017年3月8日``, ``3月8日至9日``, ``8日``, ``今年2月``, ``2016年底`` and lists of them."""
    match = place.match(patterns.POINT)
    stated = _stated(match) if match else None
    if not match or not stated:
        return None
    if _RECURRING.search(place.before()) or not exists_in_some_year(stated.month, stated.day):
        return DateMention(place.start, match.end(), None)
    first = place.context.resolve(stated, future=place.comes(match.end()))
    end, last = _continued(place, match.end(), stated, first)
    if _is_bare(stated) and (_NO_BARE_DAY_BEFORE.search(place.before()) or _NO_BARE_DAY_AFTER.match(place.text, end)):
        return DateMention(place.start, end, None)
    if first and not first.exists():
        return DateMention(place.start, end, None)
    if first and (stated.year or stated.relative_year):
        place.context.state(first)
    return _dated(place, end, (first, last), _rule_name(stated, last))


def _stated(match: re.Match[str]) -> Stated | None:
    """What a point states; None where it is empty or lacks the month between year and day."""
    if match.end() == match.start():
        return None
    groups = match.groupdict()
    year, month, day = (parse_number(groups[name]) if groups[name] else None for name in ("year", "month", "day"))
    month = 1 if groups["month"] == "元" else month
    if groups["short_year"]:
        year = int(groups["short_year"]) + (1900 if int(groups["short_year"]) > 40 else 2000)
    stated = Stated(year, groups["relative_year"], month, groups["relative_month"], day)
    has_year, has_month = bool(year or stated.relative_year), bool(month or stated.relative_month)
    if not any(stated) or (year and not 1000 <= year <= 2200):
        return None
    if (groups["part_of_year"] and not has_year) or (groups["part_of_month"] and not has_month):
        return None
    if has_year and day and not has_month:
        return None
    numbers_something = day is not None and not has_month and (_is_short_chinese(groups["day"]) or match[0][-1] == "号")
    return None if numbers_something or day == 0 or month == 0 else stated


def _is_short_chinese(day: str) -> bool:
    """``三日``, ``十日``: more often a number of days than a day."""
    return len(day) == 1 and not day.isdecimal()


def _continued(place: _Place, end: int, stated: Stated, first: Moment | None) -> tuple[int, Moment | None]:
    """Where a span or list of dates ends, and its last date."""
    last = None
    while join := _join(place, end, has_day=bool(stated.day)):
        match = place.match(patterns.POINT, join.end())
        following = _stated(match) if match else None
        moment = _following(stated, following, first, in_list=bool(join["list"])) if following else None
        if not match or not moment or (last and moment <= last):
            break
        end, last = match.end(), moment
    return end, last


def _join(place: _Place, end: int, *, has_day: bool) -> re.Match[str] | None:
    """What joins a date to the next; a time of day may stand before it: 4月4日0时—4月6日24时."""
    clock = place.match(patterns.TIME, end) if has_day else None
    return place.match(patterns.JOIN, end) or (clock and place.match(patterns.JOIN, clock.end()))


def _following(stated: Stated, following: Stated, first: Moment | None, *, in_list: bool) -> Moment | None:
    """A later date of a span, with the year and month of the first where it has none of its own."""
    same_grain = bool(stated.day) == bool(following.day) and bool(stated.month) >= bool(following.month)
    if not first or not same_grain or (in_list and not following.day) or following.relative_year:
        return None
    if not stated.month and not stated.day and following.month:
        return None
    moment = Moment(following.year or first.year, following.month or first.month, following.day)
    if moment <= first and not following.year and following.month:
        moment = moment._replace(year=moment.year + 1)
    return moment if moment.exists() and moment > first else None


def _is_bare(stated: Stated) -> bool:
    return not (stated.year or stated.relative_year or stated.month or stated.relative_month)


def _rule_name(stated: Stated, last: Moment | None) -> str:
    if last:
        return "date.span"
    grain = "day" if stated.day else "month" if stated.month or stated.relative_month else "year"
    return f"date.bare-{grain}" if _is_bare(stated) else f"date.{grain}"


def _time(place: _Place) -> DateMention | None:
    """``上午9时``, and ``下午，`` at the start of a sentence: on the day named last."""
    match = place.match(patterns.BARE_TIME) if place.text[place.start] in patterns.BEGIN_TIME else None
    if not match:
        return None
    value = place.context.relative_day("context", 0) if place.context.last else None
    return DateMention(
        place.start, match.end(), value.partial() if value else None, None, "time", "date.time-of-day", match[0]
    )


def _dated(
    place: _Place,
    end: int,
    moments: tuple[Moment | None, Moment | None],
    rule: str,
    part: str = "",
) -> DateMention:
    """The mention with the weekday and time of day that follow it; its day becomes the day named last."""
    first, last = moments
    if note := place.match(patterns.WEEKDAY_NOTE, end):
        end = note.end()
    has_day = bool(first and first.day)
    clock = place.match(patterns.TIME, end) if has_day or rule.endswith("-day") else None
    if clock:
        end = clock.end()
    time = (part + (clock[0].strip() if clock else "")) or None
    if first and not place.is_background(end):
        place.context.name_day(first)
    first, last = sorted((first, last)) if first and last else (first, last)
    return DateMention(
        place.start, end, first.partial() if first else None, last.partial() if last else None, "date", rule, time
    )


_Rule = Callable[[_Place], DateMention | None]
RULES: dict[str, tuple[_Rule, ...]] = {
    "digit": (_iso, _point, _time),
    "word": (_lunar, _word, _weekday, _point, _time),
    "numeral": (_point, _time),
    "part": (_time,),
}
