"""Each feature of identity, with an example of its own; all people and places are invented."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from civicgraph import resources
from civicgraph.resolve.features import FEATURES
from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.nodes import Node, gather
from civicgraph.resolve.posts import HeldPost
from civicgraph.resolve.scoring import compare, weights
from civicgraph.resolve.traits import Traits

COUNTY, SISTER, CITY = "云岭省白沙市青禾县", "云岭省白沙市梅溪县", "云岭省白沙市"
PROVINCE, FAR, OTHER_CITY = "云岭省", "海东省望海市柳叶县", "云岭省松江口市"
TOWN, OTHER_TOWN = COUNTY + "石桥镇", COUNTY + "柳林乡"


def post(unit: str, title: str, place: str = COUNTY, kind: str = "government", day: str = "", status: str = "current"):
    return HeldPost(unit, title, place, kind, status, day)


def head(day: str = "", place: str = COUNTY) -> HeldPost:
    return post(place[-3:] + "人民政府", "县长", place, day=day)


def deputy(day: str = "", place: str = COUNTY) -> HeldPost:
    return post(place[-3:] + "人民政府", "副县长", place, day=day)


def secretary(day: str = "", place: str = COUNTY) -> HeldPost:
    return post(f"中共{place[-3:]}委员会", "书记", place, "party", day)


def bureau(name: str, day: str = "", place: str = COUNTY) -> HeldPost:
    return post(place[-3:] + name, "局长", place, "department", day)


def mayor(day: str = "", place: str = CITY, title: str = "副市长") -> HeldPost:
    return post(place[-3:] + "人民政府", title, place, day=day)


def town_head(place: str, day: str = "") -> HeldPost:
    return post(place[-3:] + "人民政府", "镇长", place, "township", day)


def governor(day: str = "", place: str = PROVINCE) -> HeldPost:
    return post(place + "人民政府", "副省长", place, day=day)


def minister(day: str = "") -> HeldPost:
    return post("国务院水务部", "部长", "全国", "department", day)


def node(*posts: HeldPost, day: str = "", until: str = "", name: str = "秦若川", place: str = COUNTY, **more) -> Node:
    """A person by one or two mentions."""
    days = sorted({day or max((each.day for each in posts), default=""), until} - {""}) or [""]
    dated = {each: tuple(replace(post, day=each) if until else post for post in posts) for each in days}
    found = [Mention(name, f"a{each}", each, place, dated[each], **more) for each in days]
    (only,) = gather(found)
    return only


EXAMPLES = {
    "another-birth-year": (node(head(), traits=Traits(born="1960")), node(head(), traits=Traits(born="1971"))),
    "another-ethnicity": (node(head(), traits=Traits(ethnicity="回")), node(head(), traits=Traits(ethnicity="汉"))),
    "another-gender": (node(head(), traits=Traits("女")), node(head(), traits=Traits("男"))),
    "another-native-place": (node(head(), traits=Traits(native="青禾")), node(head(), traits=Traits(native="望海"))),
    "at-once": (node(bureau("林业局", "2015-01-05")), node(bureau("教育局", "2015-02-05"))),
    "county-and-city": (node(head("2012-01-05")), node(mayor("2015-01-05"))),
    "county-and-province": (node(head("2012-01-05")), node(governor("2022-01-05"))),
    "died-before": (
        node(post("青禾县人民政府", "县长", day="2012-03-04", status="deceased")),
        node(secretary("2015-01-05")),
    ),
    "different-nature": (node(head()), node(wrote=True, medium="青禾日报")),
    "far-apart": (node(head()), node(head(place=FAR))),
    "head-and-deputy": (
        node(head("2015-01-05"), day="2015-01-05", until="2016-01-05"),
        node(deputy("2015-03-05"), day="2015-03-05", until="2015-12-05"),
    ),
    "incompatible-ranks": (node(town_head(TOWN, "2015-01-05")), node(mayor("2015-02-05"))),
    "leader-and-official": (node(head()), node(bureau("林业局"))),
    "leaders-of-city": (node(mayor()), node(mayor(title="市长"))),
    "leaders-of-county": (node(head()), node(secretary())),
    "leaders-of-nation": (node(minister()), node(post("国务院", "总理", "全国"))),
    "leaders-of-province": (node(governor()), node(minister())),
    "leaders-of-township": (node(town_head(TOWN)), node(town_head(OTHER_TOWN))),
    "long-gap": (node(deputy("1990-01-05")), node(secretary("2015-01-05"))),
    "namesakes": (node(head()), node(secretary())),
    "nation-and-place": (node(minister()), node(governor())),
    "official-and-other": (node(head()), node(day="2015-01-05")),
    "officials": (node(bureau("林业局")), node(bureau("教育局"))),
    "people-met": (node(head(), met=("莫云深",)), node(secretary(), met=("莫云深", "安一舟"))),
    "province-and-city": (node(mayor("2012-01-05")), node(governor("2016-01-05"))),
    "rarity": (node(head()), node(secretary())),
    "same-birth-year": (node(head(), traits=Traits(born="1960")), node(secretary(), traits=Traits(born="1960"))),
    "same-city": (node(mayor()), node(mayor(title="市长"))),
    "same-county": (node(head()), node(bureau("林业局"))),
    "same-ethnicity": (node(head(), traits=Traits(ethnicity="回")), node(head(), traits=Traits(ethnicity="回"))),
    "same-gender": (node(head(), traits=Traits("女")), node(head(), traits=Traits("女"))),
    "same-medium": (
        node(wrote=True, medium="青禾日报"),
        node(wrote=True, medium="青禾日报", place=SISTER, traits=Traits("女")),
    ),
    "same-nation": (node(minister()), node(post("国务院", "总理", "全国"))),
    "same-native-place": (node(head(), traits=Traits(native="白沙")), node(head(), traits=Traits(native="白沙青禾"))),
    "same-post": (node(head()), node(head(), secretary())),
    "same-province": (node(governor()), node(post("中共云岭省委员会", "书记", PROVINCE, "party"))),
    "same-seat": (
        node(post("青禾县第一中学", "教师", kind="school"), day="2015-01-05"),
        node(post("青禾县第一中学", "教师", kind="school"), day="2016-01-05"),
    ),
    "same-story": (node(day="2015-01-05", story="a"), node(day="2015-01-06", story="a")),
    "same-township": (node(town_head(TOWN)), node(post("中共石桥镇委员会", "书记", TOWN, "township"))),
    "same-unit": (node(head()), node(deputy())),
    "same-unit-ordinary": (
        node(post("青禾县第一中学", "教师", kind="school"), day="2015-01-05"),
        node(post("青禾县第一中学", "校长", kind="school")),
    ),
    "sister-cities": (node(mayor()), node(mayor(place=OTHER_CITY))),
    "sister-counties": (node(head()), node(head(place=SISTER))),
    "sister-provinces": (node(governor("2012-01-05")), node(governor("2016-01-05", "海东省"))),
    "sister-townships": (node(town_head(TOWN)), node(town_head(OTHER_TOWN))),
    "soon-after": (
        node(deputy("2012-01-05"), day="2012-01-05", until="2014-01-05"),
        node(head("2014-03-05"), day="2014-03-05", until="2016-01-05"),
    ),
    "successive-ranks": (node(deputy("2012-01-05")), node(secretary("2015-01-05"))),
    "township-and-above": (node(town_head(TOWN)), node(head())),
    "two-places-at-once": (node(head("2015-01-05")), node(head("2015-01-05", SISTER))),
    "writers": (node(wrote=True, medium="青禾日报"), node(wrote=True, medium="白沙晚报")),
}


@pytest.mark.parametrize("feature", sorted(EXAMPLES))
def test_feature_is_found_whichever_comes_first(feature):
    one, other = EXAMPLES[feature]
    assert feature in {found.feature for find in FEATURES for found in find(one, other)}
    assert compare(one, other) == compare(other, one)
    assert compare(one, other).found


def test_each_feature_of_the_table_has_an_example():
    assert sorted(weights()) == sorted(EXAMPLES)


def test_each_feature_says_what_it_means_in_both_languages():
    with resources.data("identity_features.csv").open(encoding="utf-8", newline="") as rows:
        assert all(
            row["zh"] and row["en"] and row["effect"] in {"", "against", "forbids"} for row in csv.DictReader(rows)
        )


def test_what_forbids_leaves_no_probability():
    score = compare(*EXAMPLES["another-gender"])
    assert score.bits > 6
    assert (score.forbids, score.probability, score.joins) == ("another-gender", 0.0, False)


def test_who_was_in_office_before_a_death_may_be_the_dead():
    dead = node(post("青禾县人民政府", "县长", day="2012-03-04", status="deceased"))
    assert compare(dead, node(secretary("2005-01-05"))).forbids == ""


def test_rarer_names_tell_more():
    common = (node(head("2012-01-05"), name="王伟"), node(head("2015-01-05", SISTER), name="王伟"))
    rare = (node(head("2012-01-05")), node(head("2015-01-05", SISTER)))
    assert compare(*rare).joins
    assert not compare(*common).joins


def test_villager_has_no_place_to_join_by():
    assert {found.feature for found, _ in compare(node(day="2015-01-05"), node(day="2016-01-05")).found} == {
        "namesakes", "rarity",
    }  # fmt: skip
