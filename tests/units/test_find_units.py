"""Where a text names bodies, and which bodies those are."""

from __future__ import annotations

import pytest

from civicgraph.places import Jurisdiction, load_gazetteer
from civicgraph.text.fold import fold
from civicgraph.units import UnitContext, find_units

COUNTY = "澜川省云沧市青沅县"


def marked(text: str, place: str | None = COUNTY, year: int = 2018) -> str:
    """The text with its bodies in 【 】."""
    gazetteer = load_gazetteer()
    jurisdiction = Jurisdiction.parse(place, gazetteer) if place else None
    out, last = "", 0
    for mention in find_units(fold(text), UnitContext(jurisdiction, year, gazetteer)):
        out += f"{text[last : mention.start]}【{mention.form}】"
        last = mention.end
    return out + text[last:]


def found(text: str, place: str | None = COUNTY, year: int = 2018) -> list[str]:
    gazetteer = load_gazetteer()
    jurisdiction = Jurisdiction.parse(place, gazetteer) if place else None
    mentions = find_units(fold(text), UnitContext(jurisdiction, year, gazetteer))
    return [name.name for mention in mentions for name in mention.names]


@pytest.mark.parametrize(
    "text",
    [
        "【县委】书记出席会议，【县政府】、【县人大常委会】、【县政协】领导参加。",
        "由【县文明办】、【林业局】、【水利局】牵头。",
        "【县文明办】、【林业局】、【清洁办】先后汇报。",
        "【市林业和园林局】与【县教育局】和【财政局】会商。",
        "【县公安局交警大队】联合【县教育局】开展活动。",
        "走访【天海塑业有限公司】，察看生产线。",
        "记者从【县委宣传部】获悉。",
        "【县食药局】联合【县工商质监局】检查。",
        "来到定江镇和【县国土资源局】。",
        "【县招商引资和营商环境服务中心】党组书记讲话。",
        "【区应对新冠肺炎疫情工作领导小组】召开会议。",
        "【塔城公路管理局】组建的【“雪莲花”抢险救援服务队】出动。",
    ],
)
def test_names_begin_and_end_where_they_should(text: str) -> None:
    place = "澜川省云沧市望川区" if "【区" in text else COUNTY
    assert marked(text.replace("【", "").replace("】", ""), place) == text


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇、县直各单位、有关部门负责人参加会议。",
        "公安、城管、交通等相关部门联合行动。",
        "县四家班子领导出席。",
        "会议在文博城会展中心召开，来宾下榻云沧大酒店。",
        "一家物业公司和多所民办学校受到通报。",
        "县人大代表、政协委员参加视察。",
        "市委托专家评审，县城管理更加精细。",
        "城市委员会、小区党员、社区医院。",
        "《中共青沅县委办公室关于印发方案的通知》下发。",
        "青沅县第二人民医院迁建项目开工。",
        "解放军战士来到村里。",
        "他是郭建华为代表的教师。",
    ],
)
def test_what_is_no_named_body_is_left_alone(text: str) -> None:
    assert marked(text) == text


def test_a_list_shares_its_place() -> None:
    assert found("市政府办、环保局、教育局负责人来我县调研。") == [
        "云沧市人民政府办公室",
        "云沧市环境保护局",
        "云沧市教育局",
    ]


def test_a_level_word_behind_another_place_means_that_place() -> None:
    assert found("温州市委、市政府派员参加。") == ["中共温州市委员会", "温州市人民政府"]


def test_coordinated_towns_have_a_body_each() -> None:
    names = found("目前全县已有龙港和金乡美沙酮门诊部2家。", "浙江省温州市苍南县", 2011)
    assert names == ["龙港美沙酮门诊部", "金乡美沙酮门诊部"]


def test_places_that_act_are_their_governments() -> None:
    names = found("县文明办、县教育局、古槐街道等单位相关负责同志发言。", "河南省驻马店市平舆县", 2017)
    assert names[-1] == "平舆县古槐街道办事处"
    assert found("我县召开会议，部署工作。") == []


def test_a_short_name_is_known_after_its_definition() -> None:
    names = found("县“绿色家园”活动领导小组办公室（简称县绿美办）召开会议。县绿美办主任讲话。")
    assert set(names) == {"青沅县“绿色家园”活动领导小组办公室"}


def test_a_company_is_known_by_its_core() -> None:
    assert set(found("桂林天海塑业有限公司开工。天海塑业投资一亿元。")) == {"桂林天海塑业有限公司"}


def test_foreign_ministries_are_not_ours() -> None:
    assert found("俄罗斯外交部发表声明，外交部发言人回应。", None) == ["俄罗斯外交部", "中华人民共和国外交部"]


def test_the_report_names_its_own_medium() -> None:
    assert found("苍南新闻网10月10日消息：今天下午开会。", None) == ["苍南新闻网"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "标题\n县委召开会议。县政府办负责人参加。"
    gazetteer = load_gazetteer()
    context = UnitContext(Jurisdiction.parse(COUNTY, gazetteer), 2018, gazetteer)
    for mention in find_units(text, context, start=3):
        assert text[mention.start : mention.end] == mention.form
    assert [m.form for m in find_units(text, context, start=10)] == ["县政府办"]


def test_parts_belong_to_the_body_before_them() -> None:
    assert found("县禁毒办召开会议。该办内设综合协调组、宣传报道组和督查指导组。")[1:] == [
        "青沅县禁毒委员会办公室综合协调组",
        "青沅县禁毒委员会办公室宣传报道组",
        "青沅县禁毒委员会办公室督查指导组",
    ]
    assert found("青沅县第一中学建校50年，校党支部获得表彰。")[1] == "青沅县第一中学党支部"


def test_a_quoted_channel_is_a_medium() -> None:
    assert found("通过“云上青沅”微信公众号发布。") == ["云上青沅"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("【俄罗斯中央选举委员会】发布公告。", ["俄罗斯中央选举委员会"]),
        ("【成都市忠县商会】会长发言。", ["成都市忠县商会"]),
        ("【太康一高】学生获奖。", ["太康县第一高级中学"]),
        ("【中国循环经济协会】发布数据。", ["中国循环经济协会"]),
        ("【国家统计局自贡调查队】获奖。", ["国家统计局自贡调查队"]),
        ("【政协第十四届全国委员会】开幕。", ["中国人民政治协商会议全国委员会"]),
        ("【县十六届人大常委会】举行会议。", ["青沅县人民代表大会常务委员会"]),
        ("【武警甘孜州支队】官兵参加。", ["武警甘孜州支队"]),
        ("【温州大学附属第一医院】派员参加。", ["温州大学附属第一医院"]),
        ("【自治区人社厅】联合调研组到我县。", ["广西壮族自治区人力资源和社会保障厅"]),
    ],
)
def test_names_of_many_kinds(text: str, names: list[str]) -> None:
    place = "广西壮族自治区百色市平果县" if "自治区" in text else COUNTY
    bare = text.replace("【", "").replace("】", "")
    assert marked(bare, place) == text
    assert found(bare, place) == names


def test_an_explicit_place_holds_for_its_sentence() -> None:
    names = found("温州市政协主席张清远，市委常委李明河陪同。市委召开会议。")
    assert names == ["中国人民政治协商会议温州市委员会", "中共温州市委员会", "中共云沧市委员会"]


def test_zones_are_places_unless_they_receive() -> None:
    assert found("活动在青沅县东城工业园举行。") == []
    assert found("青沅县东城工业园被评为示范园区。") == ["青沅县东城工业园"]


def test_sounds_inside_a_foreign_name_do_not_end_it() -> None:
    assert found("红其拉甫边防连迎来新兵。", None) == ["红其拉甫边防连"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县消防大队要组织专班，园区要围绕中心工作。", ["青沅县消防救援大队"]),
        ("实地督导公司生产，异地商会31家。", []),
        ("在经济社会发展中商会的作用明显。", []),
        ("各级领导\n一中校长致辞。", []),
        ("望山、青沅2个县委书记参加。", []),
        ("代表县局党委讲话。", []),
        ("县工商联直属商会16家。", ["青沅县工商业联合会"]),
        ("青沅县第十六届人民代表大会第三次会议召开。", []),
        ("演出在青沅一中体育馆举行。", []),
        ("青沅一中教务处主任李明远讲话。", ["青沅县第一中学教务处"]),
        ("县党委组织部、县党委办公室参加。", ["中共青沅县委组织部", "中共青沅县委办公室"]),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert found(text, year=2020) == names


def test_towns_that_share_a_word_have_a_body_each() -> None:
    assert found("古槐镇党委召开会议。检查了古槐镇、清河镇武装部。", "河源省青林市望山县")[1:] == [
        "望山县古槐镇人民武装部",
        "望山县清河镇人民武装部",
    ]


def test_villages_whose_people_report_are_their_committees() -> None:
    text = "古槐镇党委书记讲话，听取松岭村、青石社区书记主任汇报，随后深入河湾村走访。"
    assert found(text)[1:] == ["青沅县古槐镇松岭村村民委员会", "青沅县古槐镇青石社区居民委员会"]


def test_level_words_share_the_name_of_a_body() -> None:
    assert found("市、县纪委和市、县领导参加。") == [
        "中共云沧市纪律检查委员会",
        "中共青沅县纪律检查委员会",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县公安局关工委、桃园一中关协荣获先进集体。", ["青沅县公安局关心下一代工作委员会", "桃园一中关心下一代协会"]),
        ("县直妇委会主任参加会议。", []),
        ("县纪检委派驻政协办纪检组组长讲话。", ["中共青沅县纪律检查委员会派驻政协办纪检组"]),
        ("县法院第三法庭开庭。", ["青沅县人民法院"]),
        ("在云沧市·青沅县协作联席会议上，双方签约。", []),
        ("与县医院签订“三级医院帮扶县级医院责任书”。", ["青沅县医院"]),
        ("到青沅县辣椒产业示范基地、松岭鞋业有限公司考察。", ["松岭鞋业有限公司"]),
    ],
)
def test_parts_and_meetings_and_grounds(text: str, names: list[str]) -> None:
    assert found(text, year=2016) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("来到人民医院、中医院调研。", ["青沅县人民医院", "青沅县中医院"]),
        ("高铁站连接线、职教中心实训楼项目开工。", ["青沅县职教中心"]),
        ("患者在人民医院住院。", []),
        ("据青沅新闻报道，会议召开。", ["青沅新闻"]),
        ("会议在县城召开。古槐镇、三个街道、县应急局负责人参加会议。", ["青沅县古槐镇人民政府", "青沅县应急管理局"]),
        ("县直妇委会、市人大常委会经济委员会调研组来访。", ["云沧市人民代表大会常务委员会经济委员会"]),
        ("县级公立医院改革。", []),
    ],
)
def test_a_county_has_one_of_each(text: str, names: list[str]) -> None:
    assert found(text, year=2020) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("上海青禾食品董事长李明远、松岭智能科技总经理周海峰参加。", ["上海青禾食品", "松岭智能科技"]),
        ("先后来到青禾饲料、松岭新材料、太湖豆制品厂等企业。", ["青禾饲料", "松岭新材料", "太湖豆制品厂"]),
        ("大力发展现代农业、新材料等产业。", []),
        ("支持发展农业、新能源汽车等企业。", []),
    ],
)
def test_companies_may_be_named_without_their_ending(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县法院大何庄人民法庭获表彰。", ["青沅县人民法院大何庄人民法庭"]),
        ("县公安局汤家河派出所获表彰。", ["青沅县公安局汤家河派出所"]),
        ("市中级人民法院刑事审判第一庭获表彰。", ["云沧市中级人民法院刑事审判第一庭"]),
        ("云沧市两级法院和全国法院人民法庭、高素质人民法庭队伍。", []),
        ("对海西发展所做的努力，与东盟国家合作。", []),
        ("大唐哈尔滨热电厂、宝钢湛江钢铁有限公司参加。", ["大唐哈尔滨热电厂", "宝钢湛江钢铁有限公司"]),
    ],
)
def test_parts_that_are_named_after_villages_and_groups_that_are_none(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_centre_that_calls_others_together_ends_before_that() -> None:
    assert found("县综治中心组织派出所、信访办开会，整治中小学幼儿园周边秩序。")[0] == "青沅县综治中心"


def test_a_name_may_have_a_middle() -> None:
    assert found("中吉乌铁路有限公司成立。", None) == ["中吉乌铁路有限公司"]
