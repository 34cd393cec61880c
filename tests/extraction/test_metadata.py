"""By-lines of all kinds: the articles of metadata.txt, and that every name has its evidence."""

from pathlib import Path

import pytest

from civicgraph.extraction import extract
from civicgraph.extraction.metadata import Metadata, read_metadata
from civicgraph.model import Article

CASES = [
    [line for line in case.splitlines() if not line.startswith("#")]
    for case in (Path(__file__).parent / "metadata.txt").read_text(encoding="utf-8").strip().split("\n\n")
]


def read(lines: list[str], *, apart: bool) -> tuple[Article, Metadata]:
    title, *body = [line for line in lines if not line.startswith("=")]
    article = Article("a", title, "\n　　".join(body if apart else [title, *body]))
    return article, read_metadata(article)


@pytest.mark.parametrize("apart", [True, False], ids=["title-apart", "title-in-text"])
@pytest.mark.parametrize("lines", CASES, ids=range(len(CASES)))
def test_the_article_tells_who_made_it(lines: list[str], apart: bool) -> None:
    _, metadata = read(lines, apart=apart)
    for line in lines:
        if line.startswith("= "):
            field, *values = line[2:].split()
            found = getattr(metadata, field)
            expected = (values[0] if values else None) if field == "publisher" else tuple(values)
            assert (field, found) == (field, expected)


@pytest.mark.parametrize("apart", [True, False], ids=["title-apart", "title-in-text"])
@pytest.mark.parametrize("lines", CASES, ids=range(len(CASES)))
def test_everybody_named_has_evidence_that_says_the_name(lines: list[str], apart: bool) -> None:
    article, metadata = read(lines, apart=apart)
    assert {person.name for person in metadata.people} == {*metadata.reporters, *metadata.editors, *metadata.others}
    for person in metadata.people:
        for evidence in person.evidence:
            part = article.text if evidence.part == "text" else article.title
            assert part[evidence.start : evidence.end] == evidence.quote
            assert "".join(evidence.quote.split()) == person.name


def test_a_publisher_beside_the_text_counts_where_the_text_names_none() -> None:
    article = Article("a", "云岭县召开会议", "4月11日，会议召开。", publisher="云岭网")
    assert read_metadata(article).publisher == "云岭网"


def test_the_publisher_of_the_text_goes_before_the_one_beside_it() -> None:
    article = Article("a", "云岭县召开会议", "青石日报讯 4月11日，会议召开。", publisher="云岭网")
    metadata = read_metadata(article)
    assert metadata.publisher == "青石日报"
    [evidence] = metadata.publisher_evidence
    assert evidence.quote == article.text[evidence.start : evidence.end] == "青石日报"


def test_bylines_are_where_other_rules_need_not_look() -> None:
    article = Article("a", "云岭县召开会议", "本报讯（记者 王小明）4月11日，会议召开。\n责编：张丽")
    text = f"{article.title}\n{article.text}"
    assert [span.of(text) for span in read_metadata(article).bylines] == ["（记者 王小明）", "责编：张丽"]


def test_today_is_the_day_of_the_dateline_behind_header_and_names() -> None:
    text = "王小明 李大伟\n2019年4月12日14:12 来源：云岭日报\n本报青石4月11日讯 今天下午，云岭县安全生产会议召开。"
    claims = extract(Article("a", "云岭县召开会议", text, "2019-04-12"))
    assert [event.date and event.date.value for event in claims.events] == ["2019-04-11"]
