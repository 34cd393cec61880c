"""The table of divisions and the names of places through the years."""

from __future__ import annotations

import subprocess
import sys

import pytest

from civicgraph.places import Gazetteer, Place, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def only(gazetteer: Gazetteer, form: str) -> Place:
    """The one place of this name that exists today, or the only one that ever did."""
    places = gazetteer.named(form)
    current = [place for place in places if place.until is None] or places
    assert len({place.code for place in current}) == 1
    return current[0]


def today(gazetteer: Gazetteer, level: str) -> set[str]:
    places = (place for form in gazetteer.surface_forms() for place in gazetteer.named(form))
    return {place.code for place in places if place.level == level and place.until is None}


def test_all_divisions_of_today_are_there(gazetteer: Gazetteer) -> None:
    assert len(today(gazetteer, "province")) == 35  # 34 and the 兵团
    assert len(today(gazetteer, "city")) == 333
    zones = {code for code in today(gazetteer, "county") if code[4] == "7"}
    # 2,844 of the Ministry's count for 2023; beside it 4 districts of 大兴安岭, 大柴旦, the islands of 三沙 under their
    # older names (3); 和康县 and 和安县 came later, and two districts became 两江新区
    assert len(today(gazetteer, "county") - zones) == 2844 + 4 + 1 + 3 + 2 - 1


def test_groups_of_the_statistics_are_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("市辖区") == ()
    assert gazetteer.named("省直辖县级行政区划") == ()


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("平舆县", "河南省驻马店市平舆县"),
        ("平舆", "河南省驻马店市平舆县"),
        ("济源市", "河南省济源市"),
        ("海淀", "北京市海淀区"),
        ("新平县", "云南省玉溪市新平彝族傣族自治县"),
        ("新平", "云南省玉溪市新平彝族傣族自治县"),
        ("博州", "新疆维吾尔自治区博尔塔拉蒙古自治州"),
        ("恩施州", "湖北省恩施土家族苗族自治州"),
        ("广西", "广西壮族自治区"),
        ("兵团", "新疆生产建设兵团"),
        ("石河子", "新疆维吾尔自治区石河子市"),
        ("东莞", "广东省东莞市"),
        ("阿左旗", "内蒙古自治区阿拉善盟阿拉善左旗"),
        ("东乡县", "甘肃省临夏回族自治州东乡族自治县"),
        ("澳门", "澳门特别行政区"),
    ],
)
def test_full_and_short_names_lead_to_the_place(gazetteer: Gazetteer, form: str, path: str) -> None:
    assert path in {gazetteer.path(place) for place in gazetteer.named(form)}


def test_a_county_of_one_character_has_no_short_name(gazetteer: Gazetteer) -> None:
    assert only(gazetteer, "佳县").forms == ()


@pytest.mark.parametrize(
    ("form", "year", "path"),
    [
        ("铜山县", 2009, "江苏省徐州市铜山县"),
        ("昌平县", 1998, "北京市昌平县"),
        ("大方县", 2009, "贵州省毕节地区大方县"),
        ("大方县", 2019, "贵州省毕节市大方县"),
        ("偃师市", 2020, "河南省洛阳市偃师市"),
        ("沙县", 2015, "福建省三明市沙县"),
        ("巢湖市", 2010, "安徽省巢湖市"),
        ("崇文区", 2008, "北京市崇文区"),
    ],
)
def test_old_names_are_known_in_their_years(gazetteer: Gazetteer, form: str, year: int, path: str) -> None:
    assert path in {gazetteer.path(place, year) for place in gazetteer.named(form, year)}


def test_both_names_are_valid_in_the_year_of_change(gazetteer: Gazetteer) -> None:
    assert [place.name for form in ("密云县", "密云区") for place in gazetteer.named(form, 2015)] == [
        "密云县",
        "密云区",
    ]
    assert only(gazetteer, "密云县").until == 2015
    assert only(gazetteer, "密云区").since == 2015


def test_a_short_name_means_the_place_of_that_year(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.named("密云", 2008)] == ["密云县"]
    assert [place.name for place in gazetteer.named("密云", 2020)] == ["密云区"]


def test_a_name_that_is_not_valid_in_the_year_still_leads_to_its_place(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.named("铜山县", 2020)] == ["铜山县"]


def test_places_of_today_come_first_without_a_year(gazetteer: Gazetteer) -> None:
    assert [place.until for place in gazetteer.named("大方县")] == [None, 2011]


def test_the_chain_has_the_names_of_the_year(gazetteer: Gazetteer) -> None:
    county = only(gazetteer, "保康县")
    assert gazetteer.path(county, 2005) == "湖北省襄樊市保康县"
    assert gazetteer.path(county) == "湖北省襄阳市保康县"


def test_a_former_place_lies_in_the_city_of_its_time(gazetteer: Gazetteer) -> None:
    assert gazetteer.path(only(gazetteer, "襄阳区")) == "湖北省襄樊市襄阳区"


def test_within_finds_the_county_in_its_city(gazetteer: Gazetteer) -> None:
    nanjing, fuzhou = only(gazetteer, "南京市"), only(gazetteer, "福州市")
    drums = [gazetteer.within(city, "鼓楼区") for city in (nanjing, fuzhou)]
    assert [place and place.code for place in drums] == ["320106", "350102"]


def test_within_finds_a_township_that_has_many_namesakes(gazetteer: Gazetteer) -> None:
    county = only(gazetteer, "佳县")
    town = gazetteer.within(county, "通镇")
    assert town is not None
    assert gazetteer.path(town) == "陕西省榆林市佳县通镇"


@pytest.mark.parametrize("form", ["古槐街道", "古槐街道办事处", "古槐"])
def test_a_township_is_found_by_all_its_names(gazetteer: Gazetteer, form: str) -> None:
    town = gazetteer.within(only(gazetteer, "平舆县"), form)
    assert town is not None
    assert town.name == "古槐街道"


def test_within_is_none_where_several_fit(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.townships_named(only(gazetteer, "河南省"), "城关镇")) > 1
    assert gazetteer.within(only(gazetteer, "河南省"), "城关镇") is None


def test_towns_of_a_city_without_counties_lie_in_the_city(gazetteer: Gazetteer) -> None:
    towns = gazetteer.townships_of(only(gazetteer, "东莞市"))
    assert "虎门镇" in {town.name for town in towns}
    assert {gazetteer.path(town) for town in towns if town.name == "虎门镇"} == {"广东省东莞市虎门镇"}
    assert gazetteer.within(only(gazetteer, "嘉峪关市"), "新城镇") is not None


def test_townships_have_no_name_of_their_county_before_theirs(gazetteer: Gazetteer) -> None:
    assert "承留镇" in {town.name for town in gazetteer.townships_of(only(gazetteer, "济源市"))}


def test_by_code_gives_the_name_of_the_year(gazetteer: Gazetteer) -> None:
    names = [place.name for year in (2005, 2015, None) if (place := gazetteer.by_code("420600", year))]
    assert names == ["襄樊市", "襄阳市", "襄阳市"]


def test_by_code_knows_townships(gazetteer: Gazetteer) -> None:
    place = gazetteer.by_code("411723001")
    assert place is not None
    assert place.name == "古槐街道"
    assert gazetteer.by_code("411723999") is None
    assert gazetteer.by_code("000000") is None


def test_every_place_lies_in_one_that_exists(gazetteer: Gazetteer) -> None:
    for form in gazetteer.surface_forms():
        for place in gazetteer.named(form):
            chain = gazetteer.chain(place)
            assert chain[0].level == "province", place
            assert [each.level for each in chain] in (
                ["province"],
                ["province", "city"],
                ["province", "county"],
                ["province", "city", "county"],
            ), place


def test_nothing_lies_in_itself(gazetteer: Gazetteer) -> None:
    city, county = only(gazetteer, "驻马店市"), only(gazetteer, "平舆县")
    assert gazetteer.contains(city, county)
    assert not gazetteer.contains(county, county)
    assert not gazetteer.contains(county, city)


def test_loading_is_fast() -> None:
    code = (
        "import time; from civicgraph.places import load_gazetteer; start = time.process_time(); load_gazetteer(); "
        "print(time.process_time() - start)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(result.stdout) < 0.3  # measured 0.04; leaves room for slow machines
