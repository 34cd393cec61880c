"""Text is measured and broken before any browser sees it."""

from __future__ import annotations

import pytest

from civicgraph.view.layout.measure import ems, wrap


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert ems("青禾县") == 3


def test_latin_letters_are_narrower_and_combining_marks_have_no_width() -> None:
    assert 1 < ems("ab") < 1.5
    assert ems("e\u0301") == ems("e")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("青禾县", ("青禾县",)),
        ("青禾县人民代表大会常务委员会", ("青禾县人民代表", "大会常务委员会")),
        ("青禾县2016年教育工作大会", ("青禾县2016年", "教育工作大会")),
        ("", ("",)),
    ],
)
def test_lines_are_of_even_width_and_numbers_stay_whole(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 9, 3) == lines


def test_what_does_not_fit_ends_in_dots_and_stays_in_its_width() -> None:
    lines = wrap("关于" * 40, 8, 2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(ems(line) <= 8 for line in lines)


def test_no_line_begins_with_a_closing_mark() -> None:
    lines = wrap("《关于开展教育工作的通知》，请各单位遵照执行。", 6, 9)

    assert not any(line[0] in "》，。" for line in lines)
    assert "".join(lines) == "《关于开展教育工作的通知》，请各单位遵照执行。"


def test_a_long_run_of_letters_is_broken_somewhere() -> None:
    assert all(ems(line) <= 9 for line in wrap("x" * 60, 8, 20))
