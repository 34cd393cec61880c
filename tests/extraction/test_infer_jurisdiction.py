"""The place whose bodies 县委, 我市 … mean in an article."""

from __future__ import annotations

import pytest

from civicgraph.extraction.jurisdiction import infer_jurisdiction, year_of
from civicgraph.model import Article
from civicgraph.places import load_gazetteer


def inferred(
    title: str, text: str, published: str | None = "2019-03-09", publisher: str | None = None, hint: str | None = None
) -> str | None:
    article = Article("a", title, text, published, publisher, hint)
    found = infer_jurisdiction(article, load_gazetteer())
    return found.path if found else None


def test_the_given_place_is_taken_first() -> None:
    assert inferred("我县召开会议", "平舆县委书记讲话。", hint="浙江省温州市苍南县") == "浙江省温州市苍南县"
    assert inferred("我县召开会议", "县委书记讲话。", hint="澜川省云沧市青沅县") == "澜川省云沧市青沅县"


def test_a_hint_that_is_no_place_is_passed_over() -> None:
    assert inferred("平舆县召开会议", "县委书记讲话。", hint="地方新闻") == "河南省驻马店市平舆县"


@pytest.mark.parametrize(
    ("title", "text", "path"),
    [
        ("平舆召开会议", "平舆县委书记李明远讲话，县长周海峰主持。", "河南省驻马店市平舆县"),
        ("我市召开会议", "三门峡市会议召开。市委常委李明远出席，市政协副主席主持。", "河南省三门峡市"),
        ("我市召开会议", "湖滨区、陕州区负责人参加。", "河南省三门峡市"),
        ("全县会议召开", "本报苍南讯 县委书记李明远出席。", "浙江省温州市苍南县"),
        ("会议召开", "恩施州委书记李明远讲话，州领导参加。", "湖北省恩施土家族苗族自治州"),
        ("会议召开", "准格尔旗旗委书记李明远讲话，旗领导参加。", "内蒙古自治区鄂尔多斯市准格尔旗"),
        ("海淀区推进建设", "区委书记李明远出席会议，区领导参加。", "北京市海淀区"),
        ("临江市召开两会", "临江市委书记李明远出席，市长周海峰作报告。", "吉林省白山市临江市"),
        ("公开听证", "渑池县人民检察院举行听证会，渑池县人大代表、县公安局人员参加。", "河南省三门峡市渑池县"),
        ("商会成立", "渑池县委副书记李明远讲话，赵小川等县领导出席会议。", "河南省三门峡市渑池县"),
        ("渑池副县长下乡", "渑池县副县长李明远带领县安监局、交通局人员下乡。", "河南省三门峡市渑池县"),
        ("渑池县：讲堂进村", "今年以来，该县开展宣讲。目前，全县已有三十个讲堂，全县受益。", "河南省三门峡市渑池县"),
    ],
)
def test_the_text_tells_the_place(title: str, text: str, path: str) -> None:
    assert inferred(title, text) == path


def test_a_countys_news_names_the_citys_bodies_too() -> None:
    text = "市委书记周海峰到平舆县调研。平舆县委书记李明远陪同，县领导参加。驻马店市委、市政府高度重视。"
    assert inferred("市委书记调研", text) == "河南省驻马店市平舆县"


def test_bodies_of_counties_that_are_named_do_not_make_a_citys_news_theirs() -> None:
    text = "三门峡市委书记周海峰讲话，市长主持。市领导参加。渑池县委书记李明远、渑池县委副书记、县长赵小川汇报。"
    assert inferred("我市召开会议", text) == "河南省三门峡市"


def test_the_news_of_those_who_travel_is_not_that_of_their_hosts() -> None:
    text = "9月21日，市委书记李明远带领三门峡市党政代表团到浙江省温州市考察。温州市委书记周海峰会见代表团一行。"
    assert inferred("三门峡市党政代表团赴温州考察交流", text) == "河南省三门峡市"


def test_a_county_that_opens_the_headline_is_the_one_that_the_text_calls_that_county() -> None:
    assert inferred("传承新风 苍南县表彰文明家庭", "据了解，此次表彰的是该县的家庭。") == "浙江省温州市苍南县"
    assert inferred("苍南县表彰文明家庭", "据了解，此次表彰的是各地的家庭。") is None


def test_a_visitor_is_not_the_host() -> None:
    text = "9月17日，苍南县党政代表团来我县考察。县委书记李明远陪同。苍南县委副书记周海峰参加。平舆县与苍南县签约。"
    assert inferred("苍南县党政代表团来我县考察", text, publisher="平舆县融媒体中心") == "河南省驻马店市平舆县"


def test_only_our_town_makes_a_townships_news() -> None:
    text = "平舆县杨埠镇举行运动会。平舆县杨埠镇党委书记李明远讲话。"
    assert inferred("运动会", text + "我镇五百人参加。") == "河南省驻马店市平舆县杨埠镇"
    assert inferred("运动会", text + "日前，镇党委作出决定。") == "河南省驻马店市平舆县"


@pytest.mark.parametrize(
    ("title", "text", "path"),
    [
        ("青沅县召开会议", "青沅县会议召开。县委书记李明远出席。", "青沅县"),
        ("会议召开", "澜川省云沧市青沅县会议召开。青沅县委书记李明远出席，县领导参加。", "澜川省云沧市青沅县"),
        ("会议召开", "走进云沧市青沅县，处处新绿。青沅县教育局、县财政局参加。", "云沧市青沅县"),
        ("市领导调研", "市委副书记周海峰到澜川省云沧市丹浦县调研，丹浦县委书记李明远陪同。", "澜川省云沧市"),
    ],
)
def test_an_invented_place_is_known_as_far_as_the_article_tells(title: str, text: str, path: str) -> None:
    assert inferred(title, text) == path


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("国务院召开会议", "国务院总理出席会议。各省（区、市）负责人参加。"),
        ("中央宣传部授予称号", "他生前是云南省沧源佤族自治县人民法院法官。"),
        ("调研", "陕西省委书记李明远和省长周海峰陪同。"),
        ("县委召开会议", "县委书记李明远讲话。"),
        ("会议", "要根据县委、县政府部署，根据县委要求落实。"),
        ("各地做好保障", "河南平舆县、山东莒县、陕西佳县、云南新平县等地行动。患者被送到县人民医院。"),
    ],
)
def test_there_is_none_where_nothing_tells(title: str, text: str) -> None:
    assert inferred(title, text) is None


def test_a_bare_form_in_national_news_follows_the_place_before_it() -> None:
    text = "1968年，她从北京来到陕西榆林佳县，在县人民医院工作。她把“为佳县人民服务”写进汇报。"
    assert inferred("扎根", text) == "陕西省榆林市佳县"


def test_old_articles_mean_the_county_of_their_year() -> None:
    assert inferred("密云召开会议", "县委书记李明远出席，县长主持。", "2008-05-01") == "北京市密云县"
    assert inferred("密云召开会议", "区委书记李明远出席，区长主持。", "2018-05-01") == "北京市密云区"


def test_traditional_text_is_read_as_well() -> None:
    assert inferred("平輿縣召開會議", "平輿縣委書記李明遠講話，縣長主持。") == "河南省驻马店市平舆县"


@pytest.mark.parametrize(
    ("published", "year"), [("2017-03-10T09:41", 2017), ("2011", 2011), (None, None), ("昨天", None)]
)
def test_year_of_publication(published: str | None, year: int | None) -> None:
    assert year_of(Article("a", "", "", published)) == year


def test_a_zone_is_no_district() -> None:
    assert inferred("区政协到高新区视察", "高新区管委会负责人介绍情况，区政协主席李明远参加。") is None


def test_who_comes_to_another_city_is_none_of_it() -> None:
    text = "北京市人大常委会副主任李明远一行来榕调研。市科技局副局长周海峰陪同，一行考察福州市软件园和福州高新区。"
    assert inferred("李明远来榕调研", text) == "福建省福州市"


def test_a_city_where_somebody_goes_to_win_companies_is_not_the_own_one() -> None:
    text = (
        "8月22日，市委书记李明远率团招商，并在上海举行驻马店优势产业推介仪式。上海青禾食品、上海兰溪实业、"
        "上海松岭科技等企业参加。在上海期间，市委常委周海峰走访企业。驿城区与企业签约。"
    )
    assert inferred("驻马店优势产业推介仪式在上海举行", text) == "河南省驻马店市"


def test_two_cities_of_which_each_has_its_committee_are_both_none() -> None:
    text = "李明远代表温州市委、市政府致辞，周海峰代表丽水市委、市政府欢迎来宾。"
    assert inferred("推介会举行", text) is None


def test_townships_tell_a_county_that_is_never_named() -> None:
    text = "旗人大常委会副主任李明远先后到格日朝鲁苏木、阿日昆都楞镇调研，旗委书记周海峰陪同。"
    assert inferred("李明远到基层调研", text) == "内蒙古自治区通辽市扎鲁特旗"


def test_one_township_that_many_counties_have_tells_nothing() -> None:
    assert inferred("李明远到城关镇调研", "县委书记李明远到城关镇调研，县长周海峰陪同。") is None
