"""Encodings: each article is read as it was written, and what is no text is refused."""

import codecs
import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.errors import ReadError
from civicgraph.reading.decode import decode, find_encoding

SIMPLIFIED = (
    "云岭县召开教育工作会议\n2017-03-10 09:41 来源:云岭网\n\n　　县委书记王小明出席会议并讲话,县长孙立新主持会议。"
)
TRADITIONAL = "雲嶺縣召開教育工作會議\n2017-03-10 來源:雲嶺網\n\n　　縣委書記王小明出席會議並講話,縣長孫立新主持會議。"
SHORT = "县长王小明"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5", "utf-16-le", "utf-16-be"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le", "utf-16-be"])
def test_a_few_characters_are_enough(encoding: str) -> None:
    assert decode(SHORT.encode(encoding)).text == SHORT


def test_a_character_of_four_bytes_is_read_in_gb18030() -> None:
    text = SIMPLIFIED.replace("王小明", "王𬭎")
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_byte_order_mark_is_no_part_of_the_text(mark: bytes) -> None:
    encoding = find_encoding(mark)
    assert decode(mark + SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


def test_utf_8_with_some_errors_keeps_the_rest() -> None:
    data = (SIMPLIFIED * 10).encode()
    damaged = data[:100] + b"\xff" + data[101:]
    decoded = decode(damaged)
    assert decoded.encoding == "utf-8"
    assert 0 < decoded.damaged <= 3
    assert decoded.text[60:] == (SIMPLIFIED * 10)[60:] or decoded.text.endswith(SIMPLIFIED)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_off_within_a_character_is_read(encoding: str) -> None:
    decoded = decode((SIMPLIFIED * 3).encode(encoding)[:-2])
    assert decoded.text.startswith(SIMPLIFIED)


def test_a_long_gbk_file_with_a_cut_character_at_the_sample_end_is_read() -> None:
    text = "a" + SIMPLIFIED * 2000
    assert decode(text.encode("gbk")).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0" + bytes(range(256)) * 4,
        b"PK\x03\x04\x14\0\0\0\x08\0" + random.Random(1).randbytes(3000),
        "会议\0召开。".encode(),
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="not text"):
        decode(data)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf_8_is_always_read_as_such(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data).text == text


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert isinstance(decode(data).text, str)
