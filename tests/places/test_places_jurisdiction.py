"""Jurisdictions: chains of names, of the table or invented."""

from __future__ import annotations

import pytest

from civicgraph.places import Gazetteer, Jurisdiction, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def parsed(text: str, year: int | None = None) -> Jurisdiction:
    found = Jurisdiction.parse(text, load_gazetteer(), year)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("河南省驻马店市平舆县", "河南省驻马店市平舆县"),
        ("平舆县", "河南省驻马店市平舆县"),
        ("河南平舆", "河南省驻马店市平舆县"),
        ("河南省·驻马店市·平舆县", "河南省驻马店市平舆县"),
        ("新平县", "云南省玉溪市新平彝族傣族自治县"),
        ("浦东新区", "上海市浦东新区"),
        ("内蒙古锡林郭勒盟", "内蒙古自治区锡林郭勒盟"),
        ("平舆县古槐街道", "河南省驻马店市平舆县古槐街道"),
        ("新疆兵团", "新疆生产建设兵团"),
        ("吉林", "吉林省"),
        ("通化", "吉林省通化市"),
    ],
)
def test_what_lies_above_a_known_place_is_filled_in(text: str, path: str) -> None:
    assert parsed(text).path == path
    assert parsed(text).place is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("河源省临江市青溪县", {"province": "河源省", "city": "临江市", "county": "青溪县"}),
        ("河南省临江市青溪县", {"province": "河南省", "city": "临江市", "county": "青溪县"}),
        ("青溪县", {"county": "青溪县"}),
        ("青溪县白石镇", {"county": "青溪县", "township": "白石镇"}),
        ("白石镇", {"township": "白石镇"}),
        ("云沧市", {"city": "云沧市"}),
        ("澜川省", {"province": "澜川省"}),
        ("云岭自治区青山盟白马旗", {"province": "云岭自治区", "city": "青山盟", "county": "白马旗"}),
    ],
)
def test_invented_places_are_read_by_their_endings(text: str, names: dict[str, str]) -> None:
    assert parsed(text).names() == names
    assert parsed(text).path == text
    assert parsed(text).place is None


def test_an_invented_township_of_a_known_county_keeps_the_county() -> None:
    town = parsed("平舆县青溪镇")
    assert town.path == "河南省驻马店市平舆县青溪镇"
    assert town.place is None
    above = town.at("county")
    assert above is not None
    assert above.place is not None


@pytest.mark.parametrize("text", ["", "国内", "某地", "平舆县新闻", "县"])
def test_what_is_no_place_name_is_none(text: str, gazetteer: Gazetteer) -> None:
    assert Jurisdiction.parse(text, gazetteer) is None


def test_a_name_of_several_places_stays_alone() -> None:
    assert parsed("鼓楼区").names() == {"county": "鼓楼区"}
    assert parsed("鼓楼区").place is None
    assert parsed("南京市鼓楼区").path == "江苏省南京市鼓楼区"


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("平舆县", "平舆县"),
        ("济源市", "济源市"),
        ("三门峡市湖滨区", "三门峡市湖滨区"),
        ("北京市海淀区", "北京市海淀区"),
        ("平舆县古槐街道", "平舆县古槐街道"),
        ("三门峡市湖滨区涧河街道", "三门峡市湖滨区涧河街道"),
        ("东莞市虎门镇", "东莞市虎门镇"),
        ("驻马店市", "驻马店市"),
        ("河南省", "河南省"),
        ("神农架林区", "神农架林区"),
        ("六枝特区", "六枝特区"),
        ("德州天衢新区", "德州天衢新区"),
        ("云沧市丹浦区", "云沧市丹浦区"),
    ],
)
def test_official_prefix_begins_at_the_county_or_city(text: str, prefix: str) -> None:
    assert parsed(text).official_prefix == prefix


def test_a_county_can_be_cut_to_its_city() -> None:
    county = parsed("平舆县")
    city = county.at("city")
    assert city is not None
    assert (city.path, city.level, city.local_name) == ("河南省驻马店市", "city", "驻马店市")
    assert city.place is not None
    assert city.place.code == "411700"
    assert county.parent == city


def test_there_is_no_city_above_a_district_of_a_municipality() -> None:
    district = parsed("北京市海淀区")
    assert district.at("city") is None
    assert district.parent == parsed("北京市")
    assert parsed("北京市").parent is None


def test_the_year_chooses_the_names() -> None:
    assert parsed("保康县", 2005).path == "湖北省襄樊市保康县"
    assert parsed("昌平县", 1998).path == "北京市昌平县"
    assert parsed("大方县", 2009).path == "贵州省毕节地区大方县"


def test_a_name_that_is_given_stays() -> None:
    assert parsed("襄樊市保康县", 2012).path == "湖北省襄樊市保康县"


def test_with_child_goes_one_place_deeper(gazetteer: Gazetteer) -> None:
    child = parsed("平舆县").with_child("古槐街道办事处", gazetteer)
    assert child is not None
    assert child.path == "河南省驻马店市平舆县古槐街道"
    invented = parsed("青溪县").with_child("白石镇", gazetteer)
    assert invented is not None
    assert invented.path == "青溪县白石镇"


def test_jurisdictions_are_equal_by_their_names() -> None:
    assert parsed("平舆") == parsed("河南省驻马店市平舆县")
    assert len({parsed("平舆"), parsed("平舆县")}) == 1
