"""Bodies over time: who became whom by the reforms and by changes of places, only among bodies that articles name."""

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import assert_keeps_up

from civicgraph import resources
from civicgraph.graph import Graph
from civicgraph.model import Article, Claims, Evidence, Unit
from civicgraph.pipeline import build_articles
from civicgraph.places.history import has_history, successors, today, years_after
from civicgraph.rdf import vocab
from civicgraph.rdf.shapes import problems
from civicgraph.resolve.unit_lines import Change, changes, stages
from civicgraph.store import open_store

COUNTY, OTHER = "云岭省白沙市青禾县", "云岭省白沙市石桥县"
OLD, NEW = "北京市密云县", "北京市密云区"


def line(*units: tuple[str, str]) -> list[Change]:
    """The changes among bodies, each with its place."""
    claims = Claims("a", "标题", units=tuple(Unit(name, place=place or None) for name, place in units))
    found = stages(claims)
    return [change for name in sorted({each.line for each in found}) for change in changes(_of(found, name))]


def _of(found, name):
    return [each for each in found if each.line == name]


def local(*names: str) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[int, int] | None]]:
    """The changes among bodies of one invented county, without its name."""
    found = line(*((f"青禾县{name}", COUNTY) for name in names))
    return [
        (tuple(each.removeprefix("青禾县") for each in change.before),
         tuple(each.removeprefix("青禾县") for each in change.after), change.years)
        for change in found
    ]  # fmt: skip


def test_body_is_linked_to_what_it_became_with_the_years_between_which_it_was():
    assert local("卫生局", "卫生和计划生育委员会", "卫生健康委员会") == [
        (("卫生局",), ("卫生和计划生育委员会",), (2013, 2015)),
        (("卫生和计划生育委员会",), ("卫生健康委员会",), (2018, 2019)),
    ]


def test_step_that_no_article_names_is_left_out_and_widens_the_years():
    assert local("卫生局", "卫生健康委员会") == [(("卫生局",), ("卫生健康委员会",), (2013, 2019))]


def test_merged_bodies_are_originals_of_one_change():
    assert local("工商行政管理局", "质量技术监督局", "市场监督管理局") == [
        (("工商行政管理局", "质量技术监督局"), ("市场监督管理局",), (2014, 2019)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("农业局", "农业农村局"),
        ("国土资源局", "自然资源局"),
        ("环境保护局", "生态环境局"),
        ("安全生产监督管理局", "应急管理局"),
        ("监察局", "监察委员会"),
        ("国家税务局", "税务局"),
        ("旅游局", "文化和旅游局"),
        ("扶贫开发办公室", "乡村振兴局"),
        ("乡村振兴局", "农业农村局"),
        ("交通局", "交通运输局"),
        ("劳动和社会保障局", "人力资源和社会保障局"),
        ("建设局", "住房和城乡建设局"),
        ("公安消防大队", "消防救援大队"),
        ("粮食局", "粮食和物资储备局"),
        ("规划局", "自然资源和规划局"),
        ("大数据管理局", "数据局"),
    ],
)
def test_reforms_that_the_table_knows(old, new):
    assert [change[:2] for change in local(old, new)] == [((old,), (new,))]


def test_party_body_takes_the_place_of_an_office_of_the_government():
    found = line(("青禾县机构编制委员会办公室", COUNTY), ("中共青禾县委机构编制委员会办公室", COUNTY))
    assert [each.after for each in found] == [("中共青禾县委机构编制委员会办公室",)]


def test_bodies_of_different_places_are_never_linked():
    assert line(("青禾县卫生局", COUNTY), ("石桥县卫生健康委员会", OTHER)) == []


def test_body_whose_place_nothing_tells_and_bodies_that_stay_are_in_no_line():
    assert line(("青禾县卫生局", ""), ("青禾县卫生健康委员会", "")) == []
    assert local("教育局", "公安局", "民政局") == []


def test_one_body_alone_is_no_change():
    assert local("卫生局") == []


def test_bodies_of_the_state_have_the_year_of_the_reform():
    found = line(("中华人民共和国卫生部", ""), ("中华人民共和国国家卫生健康委员会", ""))
    assert [(each.before, each.years) for each in found] == [(("中华人民共和国卫生部",), (2013, 2018))]


def test_bodies_of_a_county_that_became_a_district_go_on_there():
    found = line(("密云县人民政府", OLD), ("北京市密云区人民政府", NEW))
    assert [(each.before, each.after, each.years) for each in found] == [
        (("密云县人民政府",), ("北京市密云区人民政府",), (2015, 2015)),
    ]


def test_reform_and_change_of_place_are_told_together():
    found = line(("密云县卫生局", OLD), ("密云县卫生和计划生育委员会", OLD), ("北京市密云区卫生健康委员会", NEW))
    assert [each.years for each in found] == [(2013, 2015), (2015, 2019)]


def test_places_go_on_under_the_next_name():
    assert (today(OLD), years_after(OLD)) == (NEW, [2015])
    assert (today(NEW), years_after(NEW)) == (NEW, [])
    assert (today("湖北省襄樊市"), today("河南省驻马店地区")) == ("湖北省襄阳市", "河南省驻马店市")


def test_invented_place_has_no_history():
    assert (today(COUNTY), has_history(COUNTY)) == (COUNTY, False)


def test_no_place_becomes_one_that_ended_before_or_another_level():
    for (code, name), after in successors().items():
        assert after.name != name or after.code != code
        assert after.until is None or after.since is None or after.until >= after.since


def test_steps_of_a_line_have_years_in_order_and_names_that_no_other_step_has():
    with resources.data("unit_lines.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for key in sorted({(row["line"], row["level"]) for row in rows}):
        own = [row for row in rows if (row["line"], row["level"]) == key]
        assert [int(row["step"]) for row in own] == list(range(1, len(own) + 1))
        years = [int(row[column]) for row in own[1:] for column in ("first", "last")]
        assert years == sorted(years)
        assert own[0]["first"] == ""
        names = [name for row in own for name in row["names"].split("|")]
        assert len(names) == len(set(names))


def article(id_: str, *units: str, place: str = COUNTY) -> Article:
    return Article(id_, f"标题{id_}", "\n".join(units), published="2020-01-01", jurisdiction=place)


def extract(each: Article) -> Claims:
    said = (Evidence("text", 0, len(each.text), each.text, "line"),)
    units = tuple(Unit(name, (), "department", each.jurisdiction, None, said) for name in each.text.splitlines())
    return Claims(each.id, each.title, each.published, jurisdiction=each.jurisdiction, units=units)


ARTICLES = [
    article("a", "青禾县卫生局", "青禾县人口和计划生育委员会"),
    article("b", "青禾县卫生和计划生育委员会"),
    article("c", "青禾县卫生健康委员会", "青禾县教育局"),
]


@pytest.mark.parametrize("suffix", [".trig", ".ttl"])
def test_query_gives_the_line_of_a_unit_in_order(tmp_path, suffix):
    build_articles(ARTICLES, tmp_path / f"graph{suffix}", extract=extract)
    with Graph.open(tmp_path / f"graph{suffix}") as graph:
        rows = graph.query("line-of-unit", unit="青禾县卫生和计划生育委员会")
        alone = graph.query("line-of-unit", unit="青禾县教育局")
    assert [(row["body"], row["from"], row["from_at_last"]) for row in rows] == [
        ("青禾县人口和计划生育委员会", None, None),
        ("青禾县卫生局", None, None),
        ("青禾县卫生和计划生育委员会", "2013", "2015"),
        ("青禾县卫生健康委员会", "2018", "2019"),
    ]
    assert alone.values("body") == ["青禾县教育局"]


def test_changes_are_in_the_derived_graph_and_keep_to_the_shapes(tmp_path):
    build_articles(ARTICLES, tmp_path / "graph.trig", extract=extract)
    store = open_store(tmp_path / "graph.trig")
    found = list(store.quads_for_pattern(None, vocab.RDF_TYPE, vocab.CHANGE_EVENT, vocab.DERIVED))
    assert len(found) == 2
    assert list(problems(store)) == []


NAMES = st.sampled_from(
    ("青禾县卫生局", "青禾县卫生和计划生育局", "青禾县卫生健康委员会", "青禾县人口和计划生育局", "青禾县教育局")
)
DRAWN = st.builds(
    lambda id_, names: article(id_, *names), st.sampled_from("abcde"), st.lists(NAMES, max_size=2, unique=True)
)
RUNS = st.lists(st.lists(DRAWN, min_size=1, max_size=5, unique_by=lambda each: each.id), min_size=2, max_size=4)


@pytest.mark.parametrize("much", [0, 10_000], ids=["piece by piece", "anew"])
@given(runs=RUNS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changes_in_a_store_are_the_same_however_articles_come_and_go(runs, much):
    assert_keeps_up(runs, much, extract)
