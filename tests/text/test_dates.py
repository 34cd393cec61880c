"""Dates: what the text says, resolved with the day of publication, never more precise than both."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.text.dates import DateMention, find_dates

with (Path(__file__).parent / "dates.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["text"], row["published"] or None, row["expected"]) for row in csv.DictReader(file)]


def described(text: str, mention: DateMention) -> str:
    value = "vague" if mention.kind == "vague" else str(mention.value)
    value = f"time {value}" if mention.kind == "time" else value
    return f"{text[mention.start : mention.end]}={value}" + (f"..{mention.last}" if mention.last else "")


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_a_date_is_read_and_resolved(text: str, published: str | None, expected: str) -> None:
    assert ";".join(described(text, mention) for mention in find_dates(text, published)) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_written_in_full_is_read(day: date) -> None:
    text = f"会议于{day.year}年{day.month}月{day.day}日召开"
    [mention] = find_dates(text, "2017-03-10")
    assert str(mention.value) == day.isoformat()


@given(
    st.text(
        st.sampled_from("0123456789年月日号时点至、-去今昨明前当次天上下午晚周五（）二十〇廿底将于近，。\n农历正"),
        max_size=40,
    ),
    st.sampled_from([None, "2016", "2017-03", "2016-02-29", "2017-03-31T09:41"]),
)
def test_no_text_breaks_the_reader_and_mentions_stand_in_order(text: str, published: str | None) -> None:
    mentions = find_dates(text, published)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(mention.last is None or mention.value < mention.last for mention in mentions if mention.value)


def test_only_the_given_stretch_is_read() -> None:
    text = "3月8日开会，3月9日散会"
    assert [mention.start for mention in find_dates(text, "2017-03-10", 4)] == [7]
    assert [mention.end for mention in find_dates(text, "2017-03-10", 0, 8)] == [4]


def test_a_header_date_is_not_the_day_that_the_text_named_last() -> None:
    text = "2017-03-10 09:41\n3月8日开会。当天散会。2017-03-11\n当晚散步。"
    assert [str(mention.value) for mention in find_dates(text, "2017-03-10")][-1] == "2017-03-08"


def test_the_time_of_day_is_kept_in_the_words_of_the_text() -> None:
    assert [mention.time for mention in find_dates("昨晚7点半，3月8日上午9时，3月9日", "2017-03-10")] == [
        "晚7点半", "上午9时", None,
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["1、", "3月1-", "一", "农历", "3月8日、", "今"])
def test_the_time_grows_with_the_text_only(piece: str) -> None:
    times = []
    for length in (2_000, 20_000):
        start = process_time()
        find_dates(piece * length, "2017-03-10")
        times.append(process_time() - start)
    assert times[1] < 40 * times[0] + 0.2
