"""Groups of participants as sentences list them."""

from __future__ import annotations

import pytest

from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.page import read_page
from civicgraph.extraction.people import find_people
from civicgraph.model import Article


def groups(text: str) -> list[Group]:
    page = read_page(Article("a", "", text, "2019-05-20", None, "河源省临江市青溪县"))
    cast = Cast(page, find_people(page))
    return [group for sentence in page.sentences for group in cast.groups(sentence)]


def names(group: Group) -> list[str]:
    return [name for member in group.members for name in member.who]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("县长张远山，副县长李国强以及县公安局局长王海涛出席。", ["张远山", "李国强", "王海涛"]),
        ("县长张远山，县领导李国强、王海涛等出席。", ["张远山", "李国强", "王海涛"]),
        ("县教育局、水利局、石桥镇主要负责人参加。", ["青溪县教育局", "青溪县水利局", "青溪县石桥镇人民政府"]),
    ],
)
def test_list_is_one_group(text: str, listed: list[str]) -> None:
    (group,) = groups(text)
    assert names(group) == listed


def test_list_that_ends_in_deng_is_open() -> None:
    (closed,) = groups("县领导张远山、李国强出席。")
    (open_list,) = groups("县领导张远山、李国强等出席。")
    assert (closed.open_list, open_list.open_list) == (False, True)


def test_leaders_before_a_list_are_part_of_it() -> None:
    (group,) = groups("县领导张远山、李国强出席。")
    assert group.leaders
    assert group.start == 0


def test_word_for_officials_is_meant_for_the_bodies_listed_before_it_only() -> None:
    (group,) = groups("县教育局、石桥镇负责同志和青溪县第一中学校长张远山先后发言。")
    assert dict(zip(names(group), group.heads, strict=True)) == {
        "青溪县教育局": "负责同志",
        "青溪县石桥镇人民政府": "负责同志",
        "张远山": "",
    }


def test_body_of_a_post_is_no_participant() -> None:
    assert [names(group) for group in groups("县教育局局长张远山出席。")] == [["张远山"]]


def test_body_before_a_title_without_a_name_is_no_participant() -> None:
    assert groups("县教育局副局长出席。") == []


@pytest.mark.parametrize("text", ["他来到县政府大楼。", "张远山是县政协委员。"])
def test_building_or_member_is_not_the_body(text: str) -> None:
    assert all("人民政府" not in name and "协商" not in name for group in groups(text) for name in names(group))


def test_this_body_is_the_one_spoken_of_last() -> None:
    found = groups("县水利局加固堤坝。该局负责人介绍了情况。")
    assert names(found[-1]) == ["青溪县水利局"]


def test_this_village_is_the_one_spoken_of_last() -> None:
    found = groups("在石桥镇柳溪村，该村负责人介绍了情况。")
    assert names(found[-1]) == ["青溪县石桥镇柳溪村村民委员会"]


def test_surname_and_title_mean_the_one_official_of_that_name() -> None:
    found = groups("副县长张远山到石桥镇调研。张副县长指出，要抓好春耕。")
    assert [names(group) for group in found] == [["张远山"], ["张远山"]]


def test_surname_of_two_officials_means_nobody() -> None:
    found = groups("副县长张远山、张国栋到石桥镇调研。张副县长指出，要抓好春耕。")
    assert len(found) == 1
