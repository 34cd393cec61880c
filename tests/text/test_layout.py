"""What the lines of a page are: the pages of layout.txt line by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.text.fold import fold
from civicgraph.text.layout import layout, looks_like_title

PAGES = [
    [tuple(line.split("|", 1)) for line in page.splitlines() if not line.startswith("#")]
    for page in (Path(__file__).parent / "layout.txt").read_text(encoding="utf-8").split("\n\n")
]


def title_of(page: list[tuple[str, str]]) -> str:
    return next(line for kind, line in page if kind == "title")


@pytest.mark.parametrize("page", PAGES, ids=title_of)
def test_every_line_is_of_its_kind(page: list[tuple[str, str]]) -> None:
    text = fold("\n\n　　".join(line for _, line in page))
    blocks = layout(text, title_of(page))
    found = [(block.kind, text[block.start : block.end]) for block in blocks]
    expected = [(kind, fold(line).strip()) for kind, line in page]
    merged = [entry for entry in found if entry != ("signature", "（王小明）")]
    assert [(kind, line.removesuffix("（王小明）").strip()) for kind, line in expected] == merged


def test_names_in_brackets_after_the_last_paragraph_are_a_signature() -> None:
    text = fold("标题在此\n会议召开，县长王小明讲话。   (赵小燕　孙 立)\n")
    assert [(block.kind, text[block.start : block.end]) for block in layout(text, "标题在此")] == [
        ("title", "标题在此"),
        ("body", "会议召开，县长王小明讲话。"),
        ("signature", "（赵小燕 孙 立）"),
    ]


@pytest.mark.parametrize("bracket", ["（完）", "（下转第二版）", "（据新华社）", "（后略）", "（2018年）"])
def test_other_brackets_after_the_last_paragraph_are_body(bracket: str) -> None:
    text = "会议召开，县长王小明讲话。" + bracket
    assert [block.kind for block in layout(text)] == ["body"]


@given(
    st.lists(
        st.sampled_from(
            ["会议召开。", "（王小明）", "", "责编：王小明", "相关阅读", "2017-03-10 来源：某网", "现场", " \t"]
        )
    )
)
def test_the_blocks_lose_no_character(lines: list[str]) -> None:
    text = fold("\n".join(lines))
    blocks = layout(text, "现场")
    assert "".join("".join(text[block.start : block.end].split()) for block in blocks) == "".join(text.split())
    assert list(blocks) == sorted(blocks, key=lambda block: block.start)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("云岭县召开会议", True),
        ("会议召开。", False),
        ("2017-03-10 来源：某网", False),
        ("字" * 200, False),
        ("", False),
    ],
)
def test_a_headline_is_a_short_line_without_a_full_stop(line: str, expected: bool) -> None:
    assert looks_like_title(line) is expected
