"""Numbers in digits and in Chinese."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.text.numerals import NUMBER, parse_number, to_chinese

CASES = [
    ("23", 23), ("1,000", 1000), ("3000多", 3000), ("1.25万余", 12500), ("1.25万", 12500), ("5千", 5000),
    ("300余万", 3000000), ("3万多", 30000), ("二十三", 23), ("十", 10), ("十九", 19), ("两千", 2000),
    ("两百余", 200), ("百余", 100), ("一百零五", 105), ("一千零五", 1005), ("二百五", 250),
    ("一万二", 12000), ("一亿二千万零三十", 120000030), ("二〇一七", 2017), ("二○一七", 2017), ("廿八", 28),
    ("一百一十", 110), ("1万3千", 13000), ("四十余", 40), ("数百", None), ("几十", None), ("三点", None),
    ("", None), ("1.23", None), ("十百", None), ("一二十", None), ("百千", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_number_is_read(text: str, expected: int | None) -> None:
    assert parse_number(text) == expected


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_is_read_back(number: int) -> None:
    assert parse_number(to_chinese(number)) == number


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_read_with_and_without_separators(number: int) -> None:
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.text(st.sampled_from("一二三十百千万亿零两余多0123.,廿"), max_size=8))
def test_no_string_breaks_the_reader(text: str) -> None:
    result = parse_number(text)
    assert result is None or result >= 0


def test_a_negative_number_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="from 0"):
        to_chinese(-1)


@pytest.mark.parametrize("text", ["800", "1,000", "1.25万余", "三百多", "两千", "5万余", "300余万"])
def test_the_pattern_takes_the_whole_number(text: str) -> None:
    match = re.match(NUMBER, text + "人")
    assert match
    assert match[0] == text
