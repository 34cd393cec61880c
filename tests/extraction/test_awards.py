"""Honours: what is decided, who is not honoured, and which document says so."""

from __future__ import annotations

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article, Award


def awards(text: str) -> tuple[Award, ...]:
    return extract(Article("a", "", text, "2019-05-20", jurisdiction="河源省临江市青溪县")).awards


def test_an_award_names_the_document_that_decided_it():
    found = awards(
        "会上，副县长李敏宣读了《青溪县人民政府关于表彰2018年度优秀教师的决定》，授予张远山等10名同志“优秀教师”称号。"
    )
    assert [(award.recipient, award.decided_by) for award in found] == [
        ("张远山", "青溪县人民政府关于表彰2018年度优秀教师的决定")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "县领导走访慰问困难党员、五保户李大山，送去慰问金和慰问品。",
        "县红十字会向贫困学生刘小军颁发助学金3000元，为5户困难家庭发放救助金。",
        "区委常委会审议优秀企业评选表彰方案，拟对优秀企业进行表彰。",
        "全县要表彰先进选树楷模，争创全国文明城市。",
        "中国共产党优秀党员，青溪县原县长李大山同志因病逝世。",
    ],
)
def test_help_plans_slogans_and_obituaries_are_no_honours(text):
    assert awards(text) == ()


def test_nobody_is_named_within_an_honour_and_places_get_no_honours_of_people():
    text = "我省3名职工获全国劳动模范称号。县委书记王志远为敬业奉献模范张远山颁奖。"
    found = {(award.title, award.recipient) for award in awards(text)}
    assert ("敬业奉献模范", "张远山") in found
    assert not any("张远山" in title or recipient == "河源省" for title, recipient in found)
