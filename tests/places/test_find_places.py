"""Places that a text names."""

from __future__ import annotations

import time

import pytest

from civicgraph.places import count_names, find_places, load_gazetteer


def found(text: str, year: int | None = None) -> list[str]:
    return [mention.form for mention in find_places(text, year)]


def paths(text: str, year: int | None = None) -> list[str]:
    gazetteer = load_gazetteer()
    return [gazetteer.path(mention.place, year) if mention.place else "?" for mention in find_places(text, year)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("云南省玉溪市新平彝族傣族自治县人民法院", ["云南省玉溪市新平彝族傣族自治县"]),
        ("来到陕西榆林佳县，在县人民医院工作", ["陕西榆林佳县"]),
        ("陕西延安宝塔消防救援站", ["陕西延安宝塔"]),
        ("在平舆县古槐街道调研", ["平舆县古槐街道"]),
        ("河南、湖北两省", ["河南", "湖北"]),
        ("新疆生产建设兵团第六师五家渠市", ["新疆生产建设兵团", "五家渠市"]),
        ("平舆召开动员会", ["平舆"]),
        ("北京市场供应充足", ["北京"]),
    ],
)
def test_chains_are_one_mention(text: str, forms: list[str]) -> None:
    assert found(text) == forms


def test_offsets_give_back_the_form() -> None:
    text = "3月8日，河南省驻马店市平舆县与陕西延安签约。"
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.form


@pytest.mark.parametrize(
    "text",
    [
        "加强资源保护，同心协力",
        "公安机关会同有关部门",
        "市委书记周南昌出席",
        "现任县委书记",
        "代县长作报告",
        "定江镇和县国土资源局",
        "确保国家长治久安",
        "访问吉隆坡和多伦多",
        "全国平安建设示范县",
        "在南京路步行街",
        "来到龙泉镇调研",
        "全市和平解放纪念日",
        "收费县道改造",
        "新区管委会",
    ],
)
def test_words_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_word_is_a_place_with_its_kind_or_behind_its_city() -> None:
    assert found("走进同心县") == ["同心县"]
    assert found("山东日照港") == ["山东日照"]
    assert found("和县县委书记") == ["和县"]


def test_complete_tells_full_names_from_short_ones() -> None:
    assert [mention.complete for mention in find_places("平舆县；平舆")] == [True, False]


def test_the_rest_of_the_text_tells_places_of_one_name_apart() -> None:
    assert paths("江苏省南京市召开会议。鼓楼区负责人参加。")[-1] == "江苏省南京市鼓楼区"
    assert paths("福建省福州市召开会议。鼓楼区负责人参加。")[-1] == "福建省福州市鼓楼区"


def test_without_any_hint_all_places_of_the_name_remain() -> None:
    (mention,) = find_places("鼓楼区负责人参加。")
    assert mention.place is None
    assert len(mention.candidates) > 1


def test_the_place_that_the_text_is_about_decides() -> None:
    near = load_gazetteer().named("南京市")[0]
    (mention,) = find_places("鼓楼区负责人参加。", near=near)
    assert mention.place is not None
    assert mention.place.code == "320106"


def test_the_towns_of_the_place_that_the_text_is_about_need_no_county_before_them() -> None:
    county = load_gazetteer().named("平舆县")[0]
    text = "来到古槐街道和杨埠镇调研，平舆县杨埠镇汇报"
    assert [mention.form for mention in find_places(text, near=county)] == ["古槐街道", "杨埠镇", "平舆县杨埠镇"]
    assert found(text) == ["平舆县杨埠镇"]


def test_the_year_decides_between_old_and_new_places() -> None:
    assert paths("密云召开会议", 2008) == ["北京市密云县"]
    assert paths("密云召开会议", 2018) == ["北京市密云区"]


def test_a_city_is_meant_by_its_short_name_and_not_the_county_of_that_name() -> None:
    assert paths("在通化召开会议") == ["吉林省通化市"]
    assert paths("在吉林省通化县") == ["吉林省通化市通化县"]


def test_a_place_of_an_unknown_province_is_none_of_the_table() -> None:
    assert found("在河源省临江市召开") == []


def test_count_names_counts_names_within_others() -> None:
    assert count_names("绿色平舆、美丽平舆、平舆县")["平舆"] == 2


def test_a_megabyte_is_read_in_well_under_a_second() -> None:
    text = "3月8日上午，河南省驻马店市平舆县召开会议，陕西延安、山东临沂等地代表参加。市委书记出席并讲话。" * 7000
    find_places(text[:100])
    start = time.process_time()
    find_places(text)
    assert time.process_time() - start < 2  # measured 0.25, with far more places than news has
