"""People whose names are words are found where only people can be honoured, and nothing else is."""

from __future__ import annotations

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article


def names(text: str) -> set[str]:
    return {person.name for person in extract(Article("a", "", text, "2020-05-20")).persons}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县文明办授予周末、谭笑“最美志愿者”称号。", {"周末", "谭笑"}),
        ("县总工会授予石头同志“劳动模范”称号。", {"石头"}),
        ("会议表彰了周末等20名优秀教师。", {"周末"}),
        ("周末、谭笑2名同志荣立三等功。", {"周末", "谭笑"}),
        ("副县长甘霖为“优秀教师”代表周末、谭笑颁发证书。", {"甘霖", "周末", "谭笑"}),
    ],
)
def test_words_are_names_where_only_people_can_be_honoured(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县委授予高中“先进集体”称号。",
        "会议表彰了党员、干部等20名先进个人。",
        "方才荣获“劳动模范”称号。",
        "马上荣获“优秀教师”称号。",
        "公安民警等20名先进工作者受到表彰。",
    ],
)
def test_words_stay_words_elsewhere(text):
    assert names(text) == set()
