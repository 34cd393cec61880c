"""A written form becomes the full official name that it has in this article."""

from __future__ import annotations

import pytest

from civicgraph.places import Jurisdiction, load_gazetteer
from civicgraph.units import UnitContext, UnitName, body, merge_aliases, resolve_unit

COUNTY = "澜川省云沧市青沅县"
DISTRICT = "澜川省云沧市望川区"


def context(place: str | None = COUNTY, year: int | None = 2017) -> UnitContext:
    gazetteer = load_gazetteer()
    jurisdiction = Jurisdiction.parse(place, gazetteer) if place else None
    return UnitContext(jurisdiction, year, gazetteer)


def names(form: str, place: str | None = COUNTY, year: int | None = 2017) -> list[str]:
    return [unit.name for unit in resolve_unit(form, context(place, year))]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("县委", "中共青沅县委员会"),
        ("青沅县委", "中共青沅县委员会"),
        ("中共青沅县委", "中共青沅县委员会"),
        ("中共青沅县委员会", "中共青沅县委员会"),
        ("县政府", "青沅县人民政府"),
        ("我县人民政府", "青沅县人民政府"),
        ("县人大常委会", "青沅县人民代表大会常务委员会"),
        ("县人大", "青沅县人民代表大会常务委员会"),
        ("县十六届人大常委会", "青沅县人民代表大会常务委员会"),
        ("县政协", "中国人民政治协商会议青沅县委员会"),
        ("政协青沅县委员会", "中国人民政治协商会议青沅县委员会"),
        ("政协第九届青沅县委员会", "中国人民政治协商会议青沅县委员会"),
        ("县纪委", "中共青沅县纪律检查委员会"),
        ("县委宣传部", "中共青沅县委宣传部"),
        ("宣传部", "中共青沅县委宣传部"),
        ("县委办", "中共青沅县委办公室"),
        ("县委政法委", "中共青沅县委政法委员会"),
        ("政法委", "中共青沅县委政法委员会"),
        ("县委信息化处", "中共青沅县委信息化处"),
        ("县政府办", "青沅县人民政府办公室"),
        ("县府办", "青沅县人民政府办公室"),
        ("县法院", "青沅县人民法院"),
        ("县检察院", "青沅县人民检察院"),
        ("县人武部", "青沅县人民武装部"),
        ("县公安局", "青沅县公安局"),
        ("县交警大队", "青沅县公安局交通警察大队"),
        ("县公安局交警大队", "青沅县公安局交通警察大队"),
        ("县文明办", "青沅县精神文明建设指导委员会办公室"),
        ("县卫计委", "青沅县卫生和计划生育委员会"),
        ("县发改委", "青沅县发展和改革委员会"),
        ("县国土局", "青沅县国土资源局"),
        ("县住建局", "青沅县住房和城乡建设局"),
        ("县清洁办", "青沅县清洁办"),
        ("团县委", "共青团青沅县委员会"),
        ("共青团青沅县委", "共青团青沅县委员会"),
        ("县妇联", "青沅县妇女联合会"),
        ("县工商联", "青沅县工商业联合会"),
        ("县直机关工委", "中共青沅县直属机关工作委员会"),
        ("县供销社", "青沅县供销合作社联合社"),
        ("县一中", "青沅县第一中学"),
        ("县教育局基教股", "青沅县教育局基教股"),
        ("县人大财经委", "青沅县人民代表大会财政经济委员会"),
        ("县“绿色家园”活动领导小组办公室", "青沅县“绿色家园”活动领导小组办公室"),
    ],
)
def test_forms_of_a_county_are_written_out(form: str, name: str) -> None:
    assert names(form) == [name]


@pytest.mark.parametrize(
    ("form", "pair"),
    [
        ("县纪委监委", ["中共青沅县纪律检查委员会", "青沅县监察委员会"]),
        ("县委县政府", ["中共青沅县委员会", "青沅县人民政府"]),
        ("市委市政府", ["中共云沧市委员会", "云沧市人民政府"]),
        ("中央纪委国家监委", ["中共中央纪律检查委员会", "中华人民共和国国家监察委员会"]),
    ],
)
def test_two_bodies_in_one_breath_are_two(form: str, pair: list[str]) -> None:
    assert names(form, year=2019) == pair


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("市委", "中共云沧市委员会"),
        ("市人大常委会", "云沧市人民代表大会常务委员会"),
        ("市中院", "云沧市中级人民法院"),
        ("省委", "中共澜川省委员会"),
        ("省公安厅", "澜川省公安厅"),
        ("省高院", "澜川省高级人民法院"),
    ],
)
def test_a_higher_level_is_that_of_the_county(form: str, name: str) -> None:
    assert names(form) == [name]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("区委", "中共云沧市望川区委员会"),
        ("区教育局", "云沧市望川区教育局"),
        ("市委", "中共云沧市委员会"),
    ],
)
def test_a_district_is_named_with_its_city(form: str, name: str) -> None:
    assert names(form, DISTRICT) == [name]


def test_the_city_of_a_county_level_city_is_itself() -> None:
    assert names("市委", "澜川省云沧市松溪市") == ["中共松溪市委员会"]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("自治区党委", "中共广西壮族自治区委员会"),
        ("自治区党委宣传部", "中共广西壮族自治区委员会宣传部"),
        ("自治区信访局", "广西壮族自治区信访局"),
    ],
)
def test_an_autonomous_region_writes_its_committee_in_full(form: str, name: str) -> None:
    assert names(form, "广西壮族自治区桂林市灵川县") == [name]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("温州市委宣传部", "中共温州市委宣传部"),
        ("云南省玉溪市新平县法院", "新平彝族傣族自治县人民法院"),
        ("北京市朝阳区委", "中共北京市朝阳区委员会"),
        ("河南省三门峡市湖滨区政府", "三门峡市湖滨区人民政府"),
        ("平舆公安局", "平舆县公安局"),
        ("忠县县委", "中共忠县委员会"),
    ],
)
def test_a_written_place_wins_over_the_jurisdiction(form: str, name: str) -> None:
    assert names(form) == [name]


@pytest.mark.parametrize("form", ["温州大学", "桂林天海塑业有限公司", "上海海关", "温州民间资本投资服务中心"])
def test_short_places_stay_in_names_of_their_own(form: str) -> None:
    assert names(form) == [form]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("石桥镇政府", "青沅县石桥镇人民政府"),
        ("石桥镇", "青沅县石桥镇人民政府"),
        ("石桥镇党委", "中共青沅县石桥镇委员会"),
        ("石桥镇人大", "青沅县石桥镇人民代表大会主席团"),
        ("东门街道", "青沅县东门街道办事处"),
        ("东门街道党工委", "中共青沅县东门街道工作委员会"),
        ("石桥镇柳树村村委会", "青沅县石桥镇柳树村村民委员会"),
        ("石桥镇柳树村", "青沅县石桥镇柳树村村民委员会"),
    ],
)
def test_townships_and_villages_stand_behind_their_county(form: str, name: str) -> None:
    assert names(form) == [name]


@pytest.mark.parametrize(
    ("form", "year", "name"),
    [
        ("县委改革办", 2016, "中共青沅县委全面深化改革领导小组办公室"),
        ("县委改革办", 2020, "中共青沅县委全面深化改革委员会办公室"),
        ("县编办", 2012, "青沅县机构编制委员会办公室"),
        ("县编办", 2020, "中共青沅县委机构编制委员会办公室"),
        ("县交通局", 2008, "青沅县交通局"),
        ("县交通局", 2015, "青沅县交通运输局"),
        ("县消防大队", 2015, "青沅县公安消防大队"),
        ("县消防大队", 2021, "青沅县消防救援大队"),
        ("县卫生局", 2021, "青沅县卫生局"),
    ],
)
def test_the_year_tells_what_a_short_form_stood_for(form: str, year: int, name: str) -> None:
    assert names(form, year=year) == [name]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("中宣部", "中共中央宣传部"),
        ("中央宣传部", "中共中央宣传部"),
        ("党中央", "中国共产党中央委员会"),
        ("国务院", "中华人民共和国国务院"),
        ("公安部", "中华人民共和国公安部"),
        ("公安部禁毒局", "公安部禁毒局"),
        ("全国人大外事委", "全国人民代表大会外事委员会"),
        ("全国人大常委会", "全国人民代表大会常务委员会"),
        ("十四届全国人大常委会", "全国人民代表大会常务委员会"),
        ("全国政协", "中国人民政治协商会议全国委员会"),
        ("中央军委政法委员会", "中央军事委员会政法委员会"),
        ("国家林草局", "国家林业和草原局"),
        ("国防大学", "中国人民解放军国防大学"),
        ("中央纪委国家监委法规室", "中央纪委国家监委法规室"),
        ("中国人民银行青沅县支行", "中国人民银行青沅县支行"),
    ],
)
def test_central_bodies_have_their_names_and_parts_stay_as_written(form: str, name: str) -> None:
    assert names(form) == [name]


def test_a_level_word_without_a_place_means_nothing() -> None:
    assert names("市委", None) == []
    assert names("自治区党委") == []


def test_a_name_carries_kind_place_and_parent() -> None:
    (unit,) = resolve_unit("县委宣传部", context())
    assert (unit.kind, unit.place, unit.parent) == ("party_department", COUNTY, "中共青沅县委员会")
    assert "青沅县委宣传部" in unit.aka


def test_a_body_is_built_from_its_key() -> None:
    jurisdiction = Jurisdiction.parse(COUNTY, load_gazetteer())
    assert jurisdiction is not None
    assert body("politics_law", jurisdiction, 2017).name == "中共青沅县委政法委员会"
    with pytest.raises(LookupError, match="no body 'nothing'"):
        body("nothing", jurisdiction)


def test_forms_of_one_body_merge() -> None:
    company = UnitName("桂林天海塑业有限公司", ("天海塑业",), "company")
    merged = merge_aliases([UnitName("天海塑业", (), "company"), company])
    assert [unit.name for unit in merged] == ["桂林天海塑业有限公司"]
