"""People keep the characters that their article writes them with."""

from __future__ import annotations

from civicgraph.extraction import extract
from civicgraph.model import Article


def claims_of(text: str):
    return extract(Article("a", "", text, "2019-05-20", None, "河源省临江市青溪县"))


def test_a_traditional_article_gives_traditional_names() -> None:
    claims = claims_of("5月18日，縣委書記陳志遠、縣長李國強出席全縣農業工作會議。")

    assert [person.name for person in claims.persons] == ["陳志遠", "李國強"]
    assert {tenure.person for tenure in claims.tenures} == {"陳志遠", "李國強"}


def test_a_rare_character_in_a_simplified_article_stays() -> None:
    claims = claims_of("5月18日，县长李昇主持召开全县防汛工作会议并讲话。")

    assert [person.name for person in claims.persons] == ["李昇"]
    assert {each.who for event in claims.events for each in event.participants} == {"李昇"}


def test_offsets_count_in_the_article_as_it_was_written() -> None:
    text = "縣委書記陳志遠主持會議。"

    (evidence,) = (claims_of(text).tenures[0].evidence)[:1]

    assert text[evidence.start : evidence.end] == evidence.quote == "縣委書記陳志遠"
