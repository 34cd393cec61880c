"""Reads the date of publication in the forms that records give it, and checks that it exists."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

from civicgraph.text.date_context import Moment
from civicgraph.text.fold import fold

#: China keeps one time; a time with another zone is turned into it.
_CHINA = timezone(timedelta(hours=8))
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:[ ]?[-/.年][ ]?(?P<month>\d{1,2})(?:[ ]?[-/.月][ ]?(?P<day>\d{1,2})日?|月)?|年)?"
    r"(?:[ T]*(?:星期.|周.)?[ ]*(?P<hour>\d{1,2})[:时点](?P<minute>\d{2})(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?)?"
    r"[ ]?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?")
_SECONDS = re.compile(r"\d{10}|\d{13}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@lru_cache(maxsize=1 << 12)
def read_published(text: str) -> str | None:
    """The ISO date, or date and time in China, that a field states; None where it states none that can be.

    >>> read_published("2017年3月10日 09:41"), read_published("2017-02-30"), read_published("0017-03-10")
    ('2017-03-10T09:41', None, None)
    """
    given, text = text, fold(text).strip()
    if _SECONDS.fullmatch(text):
        return _of_instant(datetime.fromtimestamp(int(text[:10]), UTC))
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute = compact.groups()
        return _checked(Moment(int(year), int(month), int(day)), hour, minute, None)
    match = _FORMS.fullmatch(text)
    if not match:
        return _of_mail_date(given)
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    return _checked(Moment(year or 0, month, day), match["hour"], match["minute"], match["zone"])


def _checked(moment: Moment, hour: str | None, minute: str | None, zone: str | None) -> str | None:
    if not moment.exists() or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    day = moment.as_date()
    if not hour or not minute or not day or int(hour) > 23 or int(minute) > 59:
        return str(moment.partial())
    time = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=_zone(zone))
    return _of_instant(time)


def _zone(text: str | None) -> timezone:
    if text is None:
        return _CHINA
    return UTC if text == "Z" else datetime.strptime(text, "%z").tzinfo or _CHINA  # type: ignore[return-value]


def _of_instant(time: datetime) -> str:
    return time.astimezone(_CHINA).strftime("%Y-%m-%dT%H:%M")


def _of_mail_date(text: str) -> str | None:
    """``Fri, 10 Mar 2017 09:41:00 +0800``, as feeds have it."""
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _of_instant(time if time.tzinfo else time.replace(tzinfo=_CHINA))
