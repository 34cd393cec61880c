"""The people of an article who stand beside no post, and who is none."""

from __future__ import annotations

from civicgraph.extraction import extract
from civicgraph.model import Article, Claims


def read(text: str) -> Claims:
    return extract(Article("case", "", text, "2019-05-20", None, "河源省临江市青溪县"))


def names(text: str) -> list[str]:
    return [person.name for person in read(text).persons]


def test_leaders_without_posts_are_people_without_tenures() -> None:
    claims = read("县领导沈云、韩玉林、杨春梅等参加活动。")

    assert [person.name for person in claims.persons] == ["沈云", "韩玉林", "杨春梅"]
    assert claims.tenures == ()


def test_surname_and_title_are_the_only_person_whom_they_can_mean() -> None:
    (person,) = read("县委书记花文军主持会议。花书记强调，要提高认识。").persons

    assert (person.name, [each.quote for each in person.evidence]) == ("花文军", ["花文军", "花书记"])


def test_surname_and_title_that_fit_two_people_are_nobody() -> None:
    claims = read("副县长花文军、副县长花小明出席会议。花副县长讲话。")

    assert {person.name: len(person.evidence) for person in claims.persons} == {"花文军": 1, "花小明": 1}


def test_town_whose_name_begins_with_a_surname_is_nobody() -> None:
    assert names("县水利局局长安志远、石桥镇镇长纪晓风陪同。") == ["安志远", "纪晓风"]


def test_name_that_is_a_word_is_read_between_a_post_and_a_mark() -> None:
    assert names("县委副书记、县长高远，副县长白桦出席会议。") == ["高远", "白桦"]


def test_what_people_with_a_post_do_is_nobody() -> None:
    assert names("县委书记、县长包联，党委书记、局长应邀，乡镇党委书记全程参与。") == []
