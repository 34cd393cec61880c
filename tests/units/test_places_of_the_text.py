"""Bodies of places that no table has, of visitors, villages and zones, each with its full name."""

from __future__ import annotations

import pytest

from civicgraph.places import Jurisdiction, load_gazetteer
from civicgraph.text.fold import fold
from civicgraph.units import UnitContext, find_units

COUNTY = "河源省临江市青溪县"


def names(text: str, place: str | None = COUNTY, year: int = 2018) -> list[str]:
    gazetteer = load_gazetteer()
    home = Jurisdiction.parse(place, gazetteer) if place else None
    mentions = find_units(fold(text), UnitContext(home, year, gazetteer))
    return [name.name for mention in mentions for name in mention.names]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("旗委副书记到会。", ["中共巴彦青旗委员会"]),
        ("盟委委员带领盟农牧局、林草局负责人到会。", ["中共乌兰原盟委员会", "乌兰原盟农牧局", "乌兰原盟林业和草原局"]),
        ("旗农牧和科技局局长到会。", ["巴彦青旗农牧和科技局"]),
        ("旗委办、政府办负责人到会。", ["中共巴彦青旗委办公室", "巴彦青旗人民政府办公室"]),
    ],
)
def test_leagues_and_banners_have_their_bodies(text: str, full: list[str]) -> None:
    assert names(text, "内蒙古自治区乌兰原盟巴彦青旗") == full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("江苏省云岭市雁湖区委副书记带队来访。", ["中共云岭市雁湖区委员会"]),
        ("云岭市雁湖区委书记、雁湖区教育局局长来访。", ["中共云岭市雁湖区委员会", "云岭市雁湖区教育局"]),
        ("怀澜县委常委，县政协主席随同。", ["中共怀澜县委员会", "中国人民政治协商会议怀澜县委员会"]),
        ("青林市副市长，青林市卫健委主任、市第一人民医院院长。", ["青林市卫生健康委员会", "青林市第一人民医院"]),
        ("临江地区行政公署副专员，临江地委宣传部部长。", ["临江地区行政公署", "中共临江地委宣传部"]),
    ],
)
def test_unknown_visitors_keep_their_bodies(text: str, full: list[str]) -> None:
    assert names(text) == full


def test_a_bare_district_committee_is_never_the_region_s_of_another_place() -> None:
    assert names("广西某地，区委书记到会。", COUNTY) == []


def test_a_district_that_another_city_has_too_is_the_jurisdiction_s() -> None:
    assert names("东湖区教育局、西河区政府负责人到会。", "河源省临江市") == [
        "临江市东湖区教育局",
        "临江市西河区人民政府",
    ]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("现任洋头镇党委副书记。", ["中共青溪县洋头镇委员会"]),
        ("拟任洋头镇党委书记。", ["中共青溪县洋头镇委员会"]),
        ("石桥镇负责同志和县第一中学校长发言。", ["青溪县石桥镇人民政府", "青溪县第一中学"]),
        ("南务乡、县水务局作了发言。", ["青溪县南务乡人民政府", "青溪县水务局"]),
        ("榆树沟满族乡卫生院院长到会。", ["青溪县榆树沟满族乡卫生院"]),
        ("在南务乡石岭村，乡林业站、乡中学的师生参加。", ["青溪县南务乡林业站", "青溪县南务乡中学"]),
    ],
)
def test_townships_of_the_text_are_the_county_s(text: str, full: list[str]) -> None:
    assert names(text) == full


@pytest.mark.parametrize(
    "text", ["青溪县举办乡村振兴培训班。", "各乡镇党委书记到会。", "各村党支部书记到会。", "全省法院工作会议。"]
)
def test_what_only_looks_like_a_place_has_no_body(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("石桥镇松岭村党支部书记。", ["青溪县石桥镇松岭村党支部"]),
        (
            "石桥镇松岭村。大会由村党支部书记主持，村委会主任到会。",
            ["青溪县石桥镇松岭村党支部", "青溪县石桥镇松岭村村民委员会"],
        ),
        (
            "在石桥镇桥头社区。社区党委书记、居委会主任。",
            ["中共青溪县石桥镇桥头社区委员会", "青溪县石桥镇桥头社区居民委员会"],
        ),
        ("县水务局、松岭村和县农业局发言。", ["青溪县水务局", "青溪县松岭村村民委员会", "青溪县农业局"]),
    ],
)
def test_bare_village_bodies_are_those_of_the_village_named_last(text: str, full: list[str]) -> None:
    assert names(text) == full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("临江市经济技术开发区奠基。开发区党工委书记到会。", ["中共临江市经济技术开发区工作委员会"]),
        ("经开区管委会主任到会。", ["临江市经济技术开发区管理委员会"]),
    ],
)
def test_zones_in_short_are_those_of_the_text(text: str, full: list[str]) -> None:
    assert names(text, "河源省临江市") == full


def test_no_body_is_made_from_nothing() -> None:
    assert names("区委统战部、行署、县委组织部、市委负责人到会。", None) == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("县委组织部干部监督科受理。", ["中共青溪县委组织部干部监督科"]),
        ("县法院刑事审判庭庭长，县检察院第三检察部主任。", ["青溪县人民法院刑事审判庭", "青溪县人民检察院第三检察部"]),
        ("县纪委监委驻县教育局纪检监察组组长。", ["青溪县纪委监委驻县教育局纪检监察组"]),
        ("青溪县人民医院院长。该院护理部主任。", ["青溪县人民医院", "青溪县人民医院护理部"]),
        ("县反诈骗中心主任。", ["青溪县反诈骗中心"]),
        ("县第二中学教师，中国农业大学教授。", ["青溪县第二中学", "中国农业大学"]),
        ("移动青溪分公司总经理。", ["移动青溪分公司"]),
        ("施工单位天河建工集团有限公司。", ["天河建工集团有限公司"]),
        ("民盟青溪县总支主委。", ["中国民主同盟青溪县总支部委员会"]),
        ("省委党校研究生，民革党员。", []),
        ("大会在县文化中心三楼会议室召开，县文化中心主任到会。", ["青溪县文化中心"]),
        ("由县志愿者协会主办。", ["青溪县志愿者协会"]),
        ("农工民主党临江市委员会到会。", ["中国农工民主党临江市委员会"]),
        ("来到宏达机械制造厂、国营青溪农场。", ["宏达机械制造厂", "国营青溪农场"]),
        ("教育部基础教育司司长。", ["教育部基础教育司"]),
        ("青溪县副县长兼青溪经济开发区管委会主任。", ["青溪经济开发区管理委员会"]),
    ],
)
def test_parts_and_proper_names_end_where_they_should(text: str, full: list[str]) -> None:
    assert names(text) == full


@pytest.mark.parametrize(
    "text", ["甲省、黑龙江省、四川省和云南省人民政府负责同志。", "黑龙江省、四川省、云南省人民政府。"]
)
def test_one_word_behind_several_provinces_names_a_body_of_each(text: str) -> None:
    assert names(text, None) == ["黑龙江省人民政府", "四川省人民政府", "云南省人民政府"]
