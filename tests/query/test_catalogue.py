"""Every question of the catalogue gives the answer that is pinned beside this file, from every format of the graph."""

import csv
import io
import itertools
import shlex
from pathlib import Path

import pytest

from civicgraph import resources
from civicgraph.errors import QueryError
from civicgraph.graph import Graph
from civicgraph.query import find_query, list_queries
from civicgraph.query.catalogue import parse_query
from civicgraph.query.tables import to_csv

EXPECTED = Path(__file__).parent / "expected"
NORTH = {"place": "云岭省白沙市青禾县"}
QUESTIONS = {
    "articles": {},
    "articles-of-place": NORTH,
    "awards": {},
    "awards-of": {"recipient": "青禾县水利局"},
    "career-of-person": {"person": "秦若川"},
    "conflicts": {},
    "documents": {},
    "documents-of-unit": {"issuer": "青禾县委"},
    "event-participants": {"event": "青禾县防汛工作会议"},
    "events-of-place": NORTH,
    "evidence-of-person": {"person": "莫云深"},
    "holders-of-post": {"title": "副县长"},
    "judgements-of-person": {"person": "秦若川"},
    "leading-group": {**NORTH, "day": "2020-06-01"},
    "line-of-unit": {"unit": "青禾县水利局"},
    "meetings-between": {"person": "秦若川"},
    "meetings-by-year": {"person": "秦若川"},
    "moves": NORTH,
    "not-seen-since": {**NORTH, "since": "2020-10"},
    "officials-of-place": NORTH,
    "officials-of-unit": {"unit": "青禾县委"},
    "protocol-order": {},
    "protocol-order-changes": NORTH,
    "protocol-order-of-place": NORTH,
    "statistics": {},
    "succession": {"title": "书记"},
    "units-of-place": NORTH,
    "who-met-whom": {},
}
TELLS_STATUSES_APART = {
    "career-of-person",
    "evidence-of-person",
    "leading-group",
    "officials-of-place",
    "officials-of-unit",
}
"""In Turtle, what several articles say of one tenure cannot be told apart; these answers then differ."""


def answer(graph: Graph, name: str, parameters: dict[str, str]) -> str:
    """The columns for readers, as CSV with plain line ends."""
    rows = graph.query(name, **parameters)
    shown = rows.without(column for column in rows.columns if column.endswith("_id"))
    return to_csv(shown).replace("\r\n", "\n")


def column(graph: Graph, name: str, which: str, **parameters: str) -> list[object]:
    return graph.query(name, **parameters).values(which)


def test_every_question_has_a_pinned_answer():
    assert sorted(QUESTIONS) == [query.name for query in list_queries()]


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_gives_the_pinned_answer(graph, name):
    assert answer(graph, name, QUESTIONS[name]) == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("suffix", [".nq", ".jsonld", ""])
def test_answer_is_the_same_from_every_format_with_graphs(graphs, graph, name, suffix):
    with Graph.open(graphs[suffix]) as other:
        assert other.query(name, **QUESTIONS[name]) == graph.query(name, **QUESTIONS[name])


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - TELLS_STATUSES_APART))
def test_answer_is_the_same_from_turtle(graphs, graph, name):
    with Graph.open(graphs[".ttl"]) as turtle:
        assert turtle.query(name, **QUESTIONS[name]) == graph.query(name, **QUESTIONS[name])


def test_turtle_gives_no_status_where_articles_say_different_ones(graphs):
    with Graph.open(graphs[".ttl"]) as turtle:
        rows = turtle.query("career-of-person", person="秦若川")
    assert [(row["title"], row["status"], row["articles"]) for row in rows] == [
        ("县长", "current", 1),
        ("书记", None, 3),
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_two_rows_are_equal(graph, name):
    rows = graph.query(name, **QUESTIONS[name])
    assert len(set(rows.terms)) == len(rows)


@pytest.mark.parametrize("name", QUESTIONS)
def test_columns_that_hold_iris_end_in_id(graph, name):
    rows = graph.query(name, **QUESTIONS[name])
    shown = [column for column in rows.columns if not column.endswith("_id") and column != "url"]
    assert not [value for column in shown for value in rows.values(column) if str(value).startswith("http")]


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_example_asks_the_question_with_its_parameters(query):
    words = shlex.split(query.example)
    given = [word.partition("=")[0] for before, word in itertools.pairwise(words) if before == "--param"]
    known = [parameter.name for parameter in query.parameters]
    assert words[:3] == ["civicgraph", "query", query.name]
    assert set(given) <= set(known)
    assert {parameter.name for parameter in query.parameters if parameter.required} <= set(given)


def test_optional_parameters_narrow_the_answer(graph):
    assert column(graph, "officials-of-place", "person", **NORTH, title="副县长") == ["安一舟"]
    assert column(graph, "holders-of-post", "unit", title="副县长", place="云岭省白沙市石桥县") == ["石桥县人民政府"]
    assert column(graph, "holders-of-post", "unit", title="副县长", unit="青禾县人民政府") == ["青禾县人民政府"]
    assert column(graph, "meetings-between", "meetings", person="秦若川", other="莫云深") == [2]
    assert column(graph, "documents", "document", document="干部任用条例") == ["干部任用条例"]
    assert column(graph, "awards", "honour", honour="2018年度防汛先进单位") == ["2018年度防汛先进单位"]
    assert set(column(graph, "protocol-order", "event", event="青禾县中学奠基仪式")) == {"青禾县中学奠基仪式"}


def test_period_includes_its_first_and_last_day(graph):
    flood = ["青禾县防汛工作会议"]
    assert column(graph, "events-of-place", "event", **NORTH, **{"from": "2019-05-06", "to": "2019-05-06"}) == flood
    assert column(graph, "events-of-place", "event", **NORTH, to="2019-05") == flood
    assert column(graph, "events-of-place", "event", **NORTH, to="2019-05-05") == []
    assert column(graph, "events-of-place", "event", **NORTH, **{"from": "2020"}) == ["青禾县中学奠基仪式"]


def test_undated_events_are_in_no_period(graph):
    south = {"place": "云岭省白沙市石桥县"}
    assert column(graph, "events-of-place", "event", **south) == ["到青禾县考察"]
    assert column(graph, "events-of-place", "event", **south, to="2030") == []
    assert column(graph, "events-of-place", "event", **south, **{"from": "1990"}) == []


def test_nobody_is_in_the_group_of_a_day_who_is_seen_only_later_or_has_left(graph):
    assert column(graph, "leading-group", "person", **NORTH, day="2019-12") == ["莫云深", "安一舟", "秦若川"]
    assert column(graph, "leading-group", "person", **NORTH, day="2019-05-05") == []
    assert column(graph, "leading-group", "person", **NORTH, day="2021", title="书记") == ["秦若川"]


def test_namesakes_are_asked_for_one_after_the_other(graph):
    rows = graph.query("career-of-person", person="安一舟")
    careers = [(row["person_id"], row["unit"]) for row in rows]
    assert sorted(unit for _, unit in careers) == ["石桥县人民政府", "青禾县人民政府", "青禾县人民政府"]
    assert len(set(careers)) == 2
    assert careers == sorted(careers, key=lambda row: str(row[0]))


def test_iri_stands_for_one_of_the_namesakes(graph):
    careers = graph.query("career-of-person", person="安一舟")
    south = next(row["person_id"] for row in careers if row["unit"] == "石桥县人民政府")
    assert graph.query("career-of-person", person=south).values("unit") == ["石桥县人民政府"]


def test_unknown_question_names_the_nearest():
    with pytest.raises(QueryError, match="no query called 'officials-of-plase'; did you mean officials-of-place"):
        find_query("officials-of-plase")


def test_unknown_question_that_is_like_none_points_to_the_list():
    with pytest.raises(QueryError, match="see `civicgraph query --list`"):
        find_query("zzz")


def test_header_without_title_is_refused():
    with pytest.raises(QueryError, match=r"x\.rq: its header lacks title-zh"):
        parse_query("x", "# title: T\n# description: d\n# description-zh: d\n# example: e\nASK {}")


def test_parameter_of_an_unknown_kind_is_refused_with_its_line():
    header = "# title: T\n# title-zh: T\n# description: d\n# description-zh: d\n# example: e\n"
    with pytest.raises(QueryError, match="x:6: not a parameter"):
        parse_query("x", header + "# param p (required, planet): note\nASK {}")


def test_every_file_says_what_it_is_in_both_languages():
    for query in list_queries():
        assert any(character >= "\u4e00" for character in query.title_zh)
        assert any(character >= "\u4e00" for character in query.description_zh)
        assert query.title.isascii()


def test_pinned_answers_are_read_as_csv_with_one_header():
    for file in resources.folder("queries").glob("*.rq"):
        rows = list(csv.reader(io.StringIO((EXPECTED / f"{file.stem}.csv").read_text(encoding="utf-8"))))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
