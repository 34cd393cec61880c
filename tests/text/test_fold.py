"""Folding: one canonical form for what rules match, offsets kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.text.fold import fold

CASES = [
    ("２０１７年３月８日", "2017年3月8日"),
    ("縣委書記張三於禮堂講話", "县委书记张三于礼堂讲话"),
    ("乾县的乾陵", "乾县的乾陵"),
    ("(记者 张三)说:好,行;走!", "（记者 张三）说：好，行；走！"),
    ("上午9：30", "上午9:30"),
    ("1，000人", "1,000人"),
    ("阿依．买买提和阿依.买买提和阿依•买买提", "阿依·买买提和阿依·买买提和阿依·买买提"),
    ("一．加强领导", "一.加强领导"),
    ("增长3.5％", "增长3.5%"),
    ("「好」『行』", "“好”‘行’"),
    ("张\u3000三\xa0李\u200b四\t王五", "张 三 李 四 王五"),
    ("一\r\n二\u2028三", "一\n\n二\n三"),
    ("⼈民 金", "人民 金"),
    ("、。，：；（）“”《》【】·", "、。，：；（）“”《》【】·"),
    ("𮃩", "𮃩"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_folded_to_its_canonical_form(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.sampled_from("（）(),:;：，9a.．中文一縣\u3000\r\n")))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_characters_beyond_the_basic_plane_are_folded_too() -> None:
    assert fold("\U0002f800縣") == "丽县"
