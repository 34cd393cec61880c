"""What cannot all be right is kept, flagged and listed: each kind of conflict, and what is none."""

import json
from dataclasses import replace

import pytest
from building import COUNTY
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import assert_keeps_up
from pyoxigraph import NamedNode
from test_spells import seen

from civicgraph.cli.conflicts import command
from civicgraph.model import Article, Claims, Evidence, PartialDate, Person, Status, Tenure, Unit
from civicgraph.pipeline import build_articles
from civicgraph.rdf import vocab
from civicgraph.rdf.shapes import problems
from civicgraph.resolve.conflicts import conflicts_of_person, conflicts_of_post
from civicgraph.resolve.spells import spells
from civicgraph.store import open_store


def kinds(*found) -> list[tuple[str, str]]:
    """The kinds and days of the conflicts in one post, then of the people in it."""
    people = {each.person for each in found}
    told = conflicts_of_post(found, spells(found))
    told += [each for who in sorted(people) for each in conflicts_of_person([s for s in found if s.person == who])]
    return [(each.kind, each.day) for each in told]


def test_two_holders_of_one_seat_on_one_day_are_a_conflict():
    assert kinds(seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01")) == [("two_holders", "2016-05-01")]


@pytest.mark.parametrize(
    "found",
    [
        [seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-02")],
        [seen("莫云深", "2016-05-01", seats=0), seen("秦若川", "2016-05-01", seats=0)],
        [seen("莫云深", "2016-05"), seen("秦若川", "2016-05")],
        [seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01", "acting")],
        [seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01", "appointed")],
        [seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01"), seen("莫云深", "2016-05-03", "removed")],
        [seen("莫云深", "2016-05-01"), replace(seen("莫云深", "2016-05-01"), tenure="t", person="q")],
        [seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01", "former")],
    ],
    ids=["other day", "many seats", "month", "acting", "given that day", "handover", "namesake", "former"],
)
def test_what_is_no_conflict_of_two_holders(found):
    assert kinds(*found) == []


def test_sighting_in_office_after_a_removal_is_a_conflict():
    removal = seen("莫云深", "2016-05-01", "removed", stated=True)
    assert kinds(removal, seen("莫云深", "2016-07-01")) == [("after_removal", "2016-07-01")]
    assert kinds(removal, seen("莫云深", "2016-04-01"), seen("莫云深", "2016-05-01")) == []
    assert kinds(removal, seen("莫云深", "2016-05-08")) == []
    assert kinds(removal, seen("莫云深", "2016-05-08", stated=True)) == [("after_removal", "2016-05-08")]


def test_sighting_after_a_removal_and_another_holder_is_a_conflict_too():
    found = [seen("莫云深", "2016-05-01", "removed"), seen("秦若川", "2016-06-01"), seen("莫云深", "2016-07-01")]
    assert kinds(*found) == [("after_removal", "2016-07-01")]


def test_who_gets_the_post_again_after_another_holder_contradicts_nothing():
    found = [
        seen("莫云深", "2016-05-01", "removed"), seen("秦若川", "2016-06-01"),
        seen("莫云深", "2018-05-01", "appointed"), seen("莫云深", "2018-07-01"),
    ]  # fmt: skip
    assert kinds(*found) == []


def test_start_that_is_stated_after_the_end_with_nobody_between_is_a_conflict():
    found = [
        seen("莫云深", "2016-05-01", "removed", stated=True),
        seen("莫云深", "2017-05-01", "appointed", stated=True),
    ]
    assert kinds(*found) == [("end_before_start", "2017-05-01")]


def test_sighting_after_a_stated_death_is_a_conflict_in_any_post():
    death = seen("莫云深", "2016-05-01", "deceased", stated=True, post="one")
    (found,) = conflicts_of_person([death, seen("莫云深", "2016-09-01", post="two"), seen("莫云深", "2015-09-01")])
    assert (found.kind, found.one, found.day) == ("after_death", death, "2016-09-01")
    assert conflicts_of_person([death, seen("莫云深", "2016-09-01", "former", post="two")]) == []


def test_head_of_two_places_on_one_day_is_a_conflict():
    one = seen("莫云深", "2016-05-01", post="one", place="云岭省白沙市青禾县")
    two = seen("莫云深", "2016-05-01", post="two", place="云岭省白沙市石桥县")
    assert [each.kind for each in conflicts_of_person([one, two])] == ["two_places"]


@pytest.mark.parametrize(
    "change",
    [{"day": "2016-05-02"}, {"place": "云岭省白沙市"}, {"seats": 1}, {"status": "appointed"}, {"place": ""}],
    ids=["other day", "city above it", "head of an office", "given that day", "no place"],
)
def test_what_is_no_conflict_of_two_places(change):
    one = seen("莫云深", "2016-05-01", post="one", place="云岭省白沙市青禾县")
    two = replace(seen("莫云深", "2016-05-01", post="two", place="云岭省白沙市石桥县"), **change)
    assert conflicts_of_person([one, two]) == []


def test_conflict_has_one_key_whichever_article_shows_it_first():
    early = kinds(seen("莫云深", "2016-05-01"), seen("秦若川", "2016-05-01"))
    found = [seen(name, day) for name in ("莫云深", "秦若川") for day in ("2016-05-01", "2016-06-01")]
    assert kinds(*found) == early
    late = conflicts_of_post(found[1::2], spells(found[1::2]))
    assert [each.key for each in conflicts_of_post(found, spells(found))] == [each.key for each in late]


UNIT = Unit("青禾县人民政府", kind="government", place=COUNTY)


def article(id_: str, name: str, published: str, status: str = "current", stated: str = "") -> Article:
    return Article(id_, f"标题{id_}", f"{name}|{status}|{stated}|县长", published=published, jurisdiction=COUNTY)


def extract(each: Article) -> Claims:
    name, status, stated, title = each.text.split("|")
    said = (Evidence("text", 0, len(each.text), each.text, "line"),)
    day = PartialDate(stated) if stated else None
    told: Status = status  # type: ignore[assignment]
    return Claims(
        each.id, each.title, each.published, jurisdiction=COUNTY, persons=(Person(name, said),), units=(UNIT,),
        tenures=(Tenure(name, UNIT.name, title, told, day, said),),
    )  # fmt: skip


ARTICLES = [
    article("a", "莫云深", "2015-03-01", "appointed", "2015-02-26"),
    article("b", "莫云深", "2016-05-01"),
    article("c", "秦若川", "2016-05-01"),
    article("d", "莫云深", "2017-01-05", "removed", "2017-01-04"),
    article("e", "秦若川", "2017-02-01"),
    article("f", "莫云深", "2018-02-01"),
]


@pytest.fixture
def graph(tmp_path):
    build_articles(ARTICLES, tmp_path / "graph.trig", extract=extract)
    return tmp_path / "graph.trig"


def test_graph_with_conflicts_keeps_to_the_shapes(graph):
    assert list(problems(open_store(graph))) == []


def test_conflicts_are_things_of_the_derived_graph_with_the_passages_of_both_sides(graph):
    store = open_store(graph)
    found = {quad.subject for quad in store.quads_for_pattern(None, vocab.CONFLICT_KIND, None, vocab.DERIVED)}
    assert len(found) == 2
    for each in found:
        passages = [quad.object for quad in store.quads_for_pattern(each, vocab.EVIDENCE, None, vocab.DERIVED)]
        quotes = [list(store.quads_for_pattern(passage, vocab.QUOTE, None)) for passage in passages]
        assert [len(quote) for quote in quotes] == [1, 1]


def test_spell_in_the_graph_cites_the_notices_of_its_start_and_end(graph):
    store = open_store(graph)
    (quad,) = store.quads_for_pattern(None, vocab.END, None, vocab.DERIVED)
    assert quad.object.value == "2017-01-04"
    cited = [each.object for each in store.quads_for_pattern(quad.subject, vocab.EVIDENCE, None, vocab.DERIVED)]
    articles = {each.object for passage in cited for each in store.quads_for_pattern(passage, vocab.IN_ARTICLE, None)}
    assert articles == {NamedNode(vocab.ID + "article/a"), NamedNode(vocab.ID + "article/d")}


def test_command_lists_conflicts_with_quotes_and_exits_with_1(graph):
    done = CliRunner().invoke(command, [str(graph)])
    assert done.exit_code == 1
    assert "2016-05-01  two people in a post with one seat on one day" in done.stdout
    assert "“秦若川|current||县长”" in done.stdout
    assert "2018-02-01  in office after a notice of removal" in done.stdout
    assert done.stderr.endswith("2 conflicts\n")


def test_command_writes_json_with_both_sides(graph):
    found = json.loads(CliRunner().invoke(command, [str(graph), "--format", "json"]).stdout)
    assert [(each["conflict"], [side["person"] for side in each["sides"]]) for each in found] == [
        ("two_holders", ["莫云深", "秦若川"]), ("after_removal", ["莫云深", "莫云深"]),
    ]  # fmt: skip


def test_command_writes_csv_with_a_row_a_passage(graph):
    lines = CliRunner().invoke(command, [str(graph), "--format", "csv"]).stdout.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("conflict,day,person,unit,title,observed,quote")


def test_command_on_a_graph_without_conflicts_exits_with_0(tmp_path):
    build_articles(ARTICLES[:2], tmp_path / "graph.ttl", extract=extract)
    done = CliRunner().invoke(command, [str(tmp_path / "graph.ttl")])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith("no conflicts\n")


def test_turtle_lists_the_same_conflicts(graph, tmp_path):
    build_articles(ARTICLES, tmp_path / "graph.ttl", extract=extract)
    flat = CliRunner().invoke(command, [str(tmp_path / "graph.ttl"), "--format", "json"])
    assert flat.stdout == CliRunner().invoke(command, [str(graph), "--format", "json"]).stdout


DRAWN = st.builds(
    article, st.sampled_from("abcdef"), st.sampled_from(("莫云深", "秦若川")),
    st.sampled_from(("2016-05-01", "2016-05-20", "2018")),
    st.sampled_from(("current", "acting", "appointed", "removed", "deceased")), st.sampled_from(("", "2016-05-04")),
)  # fmt: skip
RUNS = st.lists(st.lists(DRAWN, min_size=1, max_size=6, unique_by=lambda each: each.id), min_size=2, max_size=4)


@pytest.mark.parametrize("much", [0, 10_000], ids=["piece by piece", "anew"])
@given(runs=RUNS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spells_and_conflicts_are_the_same_however_articles_come_and_go(runs, much):
    assert_keeps_up(runs, much, extract)
