"""Names and their ends, on sentences with invented people; cases.txt says what is a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civicgraph.names import (
    Context,
    NameSpan,
    find_names,
    load_names,
    name_at,
    name_list,
    names_in_byline,
    pinyin,
    resolve_short,
)
from civicgraph.text.spans import Span

CASES = Path(__file__).parent / "cases.txt"


def cases(section: str) -> list[str]:
    """The lines of one section of cases.txt."""
    body = re.split(r"^== (\w+)$", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = body[body.index(section) + 1].splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def bare(line: str) -> tuple[str, int, list[str]]:
    """The text without marks, where the bar stood, and the text with the marks' names."""
    names = [name.replace(" ", "") for name in re.findall(r"\[(.+?)\]", line)]
    text = line.replace("[", "").replace("]", "")
    return text.replace("|", ""), max(text.find("|"), 0), names


def checked(text: str, spans: list[NameSpan]) -> list[str]:
    assert [text[span.start : span.end].replace(" ", "") for span in spans] == [span.name for span in spans]
    return [span.name for span in spans]


@pytest.mark.parametrize("line", cases("title"))
def test_a_name_after_a_title_ends_where_the_words_begin(line: str) -> None:
    text, start, names = bare(line)
    span = name_at(text, start, len(text), after=Context.TITLE)

    assert names == checked(text, [span] if span else [])


@pytest.mark.parametrize("line", cases("list"))
def test_a_list_holds_its_names_and_stops_at_what_is_none(line: str) -> None:
    text, start, names = bare(line)

    assert names == checked(text, name_list(text, start, len(text)))


@pytest.mark.parametrize("line", cases("byline"))
def test_a_byline_gives_its_writers(line: str) -> None:
    text, start, names = bare(line)

    assert names == checked(text, names_in_byline(text, start, len(text)))


@pytest.mark.parametrize("line", cases("running"))
def test_running_text_gives_names_on_strong_evidence_only(line: str) -> None:
    text, _, names = bare(line)

    assert names == checked(text, find_names(text, 0, len(text)))


def test_the_rest_of_the_article_settles_a_doubtful_end() -> None:
    text = "县长李文成立即赶到。李文成说，李文成的家。"

    span = name_at(text, 2, len(text), after=Context.TITLE)

    assert span
    assert span.name == "李文成"


def test_known_names_are_found_again_wherever_they_stand() -> None:
    text = "随后戴家和前往灵山镇。在听取汇报后戴家和对各单位表示肯定。"

    spans = find_names(text, 0, len(text), known={"戴家和"})

    assert [(span.start, span.end) for span in spans] == [(2, 5), (17, 20)]


def test_a_known_name_that_is_a_word_is_not_found_in_the_word() -> None:
    text = "县长高峰出席。迎来客流高峰期。"

    assert [span.start for span in find_names(text, 0, len(text), known={"高峰"})] == [2]


def test_no_name_is_found_where_a_place_stands() -> None:
    text = "村民王家庄人"

    assert not find_names(text, 0, len(text), avoid=[Span(2, 5)])


@pytest.mark.parametrize(
    ("form", "known", "person"),
    [
        ("张书记", {"张大山", "李明"}, "张大山"),
        ("张书记", {"张大山", "张小山"}, None),
        ("王县长", {"张大山"}, None),
        ("老李", {"张大山", "李明"}, "李明"),
        ("欧阳主任", {"欧阳明月", "欧明"}, "欧阳明月"),
        ("张", {"张大山"}, None),
    ],
)
def test_a_short_form_means_the_only_person_of_its_surname(form: str, known: set[str], person: str | None) -> None:
    assert person == resolve_short(form, known)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("张大山", "Zhāng Dàshān"),
        ("区文华", "Ōu Wénhuá"),
        ("单小芳", "Shàn Xiǎofāng"),
        ("仇大海", "Qiú Dàhǎi"),
        ("解有福", "Xiè Yǒufú"),
        ("曾一凡", "Zēng Yīfán"),
        ("尉迟明", "Yùchí Míng"),
        ("万俟安", "Mòqí Ān"),
        ("李恩爱", "Lǐ Ēn'ài"),
        ("巴哈提·努尔", "Bāhātí·Nǔ'ěr"),
    ],
)
def test_pinyin_reads_surnames_as_surnames(name: str, latin: str) -> None:
    assert latin == pinyin(name)


def test_names_score_above_words() -> None:
    model = load_names()

    assert model.score("张大山") > 5
    assert model.score("李志强") > 5
    assert model.score("高度") < 0
    assert model.score("方向") < 0
    assert model.score("于是") < 0
    assert model.score("一行") == float("-inf")
