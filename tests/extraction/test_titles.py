"""Titles of posts in a text, and what stands right before and behind them."""

from __future__ import annotations

import pytest

from civicgraph.extraction.titles import TitleMention, load_titles


def titles(text: str) -> list[str]:
    return [title.title for title in load_titles().find(text)]


def only(text: str) -> TitleMention:
    (title,) = load_titles().find(text)
    return title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委常委、常务副县长张远山", ["常委", "常务副县长"]),
        ("县教育局党组书记、局长张远山", ["党组书记", "局长"]),
        ("副处级纪检监察员张远山", ["副处级纪检监察员"]),
        ("县政府二级调研员、县长助理张远山", ["二级调研员", "县长助理"]),
        ("县人大常委会专职委员张远山", ["专职委员"]),
    ],
)
def test_titles_are_found_whole(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize("text", ["县长热线", "书记员签字", "各成员单位", "主席台就座", "理事会召开", "教师节"])
def test_words_that_only_look_like_titles_are_none(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("原副县长张远山", "former"),
        ("前任县长张远山", "former"),
        ("代县长张远山", "acting"),
        ("县长候选人张远山", "nominated"),
        ("局长（主持工作）张远山", "acting"),
        ("挂职副县长张远山", "current"),
        ("日前县长张远山", "current"),
        ("新时代县长张远山", "current"),
    ],
)
def test_words_beside_a_title_tell_its_status(text: str, status: str) -> None:
    assert only(text).status == status


def test_ordinal_before_a_title_is_part_of_neither_title_nor_body() -> None:
    text = "第六任行政长官"

    assert text[: only(text).outer] == ""


def test_deputies_share_a_title_and_heads_do_not() -> None:
    assert only("副县长").single is False
    assert only("县长").single is True
    assert only("党组成员").single is False
