"""Where sentences end: one line a case in sentences.txt, bars where they end."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.text.fold import fold
from civicgraph.text.sentences import clauses, split_sentences

CASES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXTS = st.text(st.sampled_from("会议召开。！？；…，：“”（）《》【】 \n张三3.5"), max_size=60)


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_where_the_bar_stands(case: str) -> None:
    lines = case.replace("⏎", "\n")
    expected = [piece.strip() for piece in lines.split("|")]
    text = lines.replace("|", "")
    assert [span.of(text) for span in split_sentences(text)] == expected


@given(TEXTS)
def test_splitting_loses_no_character_and_keeps_the_order(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(span.of(text) for span in spans).replace(" ", "").replace("\n", "") == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(TEXTS)
def test_clauses_lose_no_character(text: str) -> None:
    assert "".join("".join(span.of(text) for span in clauses(text)).split()) == "".join(text.split())


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_nothing_outside_the_given_offsets_is_returned(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert all(start <= span.start < span.end <= end for span in split_sentences(text, start, end))


def test_a_clause_ends_at_commas_outside_brackets() -> None:
    text = "会上，王小明（甲，乙）说：好；散会"
    assert [span.of(text) for span in clauses(text)] == ["会上，", "王小明（甲，乙）说：", "好；", "散会"]


def test_half_width_marks_are_split_after_folding() -> None:
    text = fold("会议召开!王小明主持会议;会议结束?")
    assert [span.of(text) for span in split_sentences(text)] == ["会议召开！", "王小明主持会议；", "会议结束？"]
