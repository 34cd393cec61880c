"""Dates of publication in the forms that records give them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.reading.published import read_published

CASES = [
    ("2017-03-10", "2017-03-10"), ("2017-3-1", "2017-03-01"), ("2017-03", "2017-03"), ("2017", "2017"),
    ("2017年", "2017"), ("2017年3月", "2017-03"), ("2017年3月10日", "2017-03-10"),
    ("2017/3/10 9:41", "2017-03-10T09:41"), ("2017.03.10", "2017-03-10"), ("20170310", "2017-03-10"),
    ("201703100941", "2017-03-10T09:41"), ("2017-03-10 09:41:05", "2017-03-10T09:41"),
    ("２０１７年３月１０日　０９：４１", "2017-03-10T09:41"),
    ("2017-03-10T09:41:05.123+08:00", "2017-03-10T09:41"), ("2017-03-09T17:41:00Z", "2017-03-10T01:41"),
    ("2017-03-10T09:41", "2017-03-10T09:41"), ("2017年3月10日 星期五 09:41", "2017-03-10T09:41"),
    ("1489110060", "2017-03-10T09:41"), ("1489110060000", "2017-03-10T09:41"),
    ("Fri, 10 Mar 2017 09:41:00 +0800", "2017-03-10T09:41"), (" 2017-03-10 ", "2017-03-10"),
    ("2017-03-10 25:00", "2017-03-10"), ("2017-02-30", None), ("2017-13", None), ("0017-03-10", None),
    ("3017-03-10", None), ("昨天", None), ("", None), ("20173", None), ("2017-03-10 至 2017-03-12", None),
    ("0000-00-00", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_of_publication_is_read_or_refused(text: str, expected: str | None) -> None:
    assert read_published(text) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_iso_day_is_itself(day: date) -> None:
    assert read_published(str(day)) == str(day)


@given(st.text(st.sampled_from("0123456789-/年月日: TZ+."), max_size=25))
def test_no_text_breaks_it(text: str) -> None:
    assert read_published(text) is None or read_published(text)
