"""``civicgraph why`` and ``civicgraph review``: what was decided about namesakes, and what people say to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph.cli.review import command as review
from civicgraph.cli.why import command as why
from civicgraph.graph import Graph
from civicgraph.model import Article
from civicgraph.pipeline import build_articles, decisions_path
from civicgraph.resolve.decisions import read_decisions

NORTH, SOUTH = "云岭省白沙市青禾县", "云岭省白沙市梅溪县"


def told(id_: str, day: str, place: str, words: str) -> Article:
    text = f"近日，{place[-3:]}召开防汛工作会议。{words}出席会议并讲话。"
    return Article(id_, f"{place[-3:]}召开防汛工作会议", text, published=day, jurisdiction=place)


ARTICLES = [
    told("a", "2012-03-01", NORTH, "副县长王伟"),
    told("b", "2013-03-01", NORTH, "副县长王伟"),
    told("c", "2014-03-01", SOUTH, "县长王伟"),
    told("d", "2012-03-01", NORTH, "县委书记秦若川"),
    told("e", "2014-03-01", NORTH, "县长秦若川"),
]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build_articles(ARTICLES, tmp_path / "county.trig")
    return tmp_path / "county.trig"


def run(command, *words: str, answers: str = ""):
    return CliRunner().invoke(command, list(words), input=answers, catch_exceptions=False)


def test_why_names_decision_score_and_reasons(graph):
    text = run(why, "王伟", str(graph)).stdout
    assert text.count("id/person/") == 2
    assert "王伟（青禾县人民政府副县长）  2 articles, 2012-03-01 – 2013-03-01" in text
    assert "unsure  0." in text
    assert "+5.0  同市不同县 · two counties of one city: 云岭省白沙市梅溪县、云岭省白沙市青禾县" in text


def test_why_takes_an_iri_that_has_been_replaced(graph):
    with Graph.open(graph) as opened:
        (row,) = opened.query("SELECT ?old ?now { GRAPH ?g { ?old <http://purl.org/dc/terms/isReplacedBy> ?now } }")
    assert row["now"] in run(why, row["old"], str(graph)).stdout
    with Graph.open(graph) as opened:
        assert opened.query("career-of-person", person=row["old"]) == opened.query(
            "career-of-person", person=row["now"]
        )


def test_why_as_json_has_the_quotes(graph):
    found = json.loads(run(why, "王 偉", str(graph), "-f", "json").stdout)
    assert {each["name"] for each in found["people"]} == {"王伟"}
    pair = next(each for each in found["judgements"] if len(each["profiles"]) == 2)
    quotes = [quote for each in pair["profiles"] for seen in each["articles"] for quote in seen["quotes"]]
    assert any("县长王伟" in quote for quote in quotes)
    assert {each["feature"] for each in pair["reasons"]} >= {"namesakes", "rarity", "sister-counties"}


def test_why_of_two_people_shows_only_what_is_between_them(graph):
    with Graph.open(graph) as opened:
        one, other = sorted({str(row["person_id"]) for row in opened.query("career-of-person", person="王伟")})
    found = json.loads(run(why, one, other, str(graph), "-f", "json").stdout)
    assert len(found["judgements"]) == 1


def test_review_writes_what_people_say_and_the_next_build_follows(graph):
    result = run(review, str(graph), "--by", "校对", answers="s\n")
    assert "副县长王伟" in result.stdout
    assert "王伟（梅溪县人民政府县长）" in result.stdout
    (row,) = read_decisions(decisions_path(graph)).rows
    assert (row.kind, row.name, row.one, row.other, row.decision, row.by) == (
        "person", "王伟", "article/a", "article/c", "same", "校对",
    )  # fmt: skip
    build_articles(ARTICLES, graph)
    text = run(why, "王伟", str(graph)).stdout
    assert text.count("id/person/") == 1
    assert "由人决定 · people decided it: 校对" in text


def test_iri_from_before_a_decision_still_finds_the_person(graph):
    with Graph.open(graph) as opened:
        before = {str(row["person_id"]) for row in opened.query("career-of-person", person="王伟")}
    run(review, str(graph), answers="s\n")
    build_articles(ARTICLES, graph)
    with Graph.open(graph) as opened:
        careers = [opened.query("career-of-person", person=each) for each in sorted(before)]
    assert careers[0] == careers[1]


def test_review_asks_nothing_twice_and_skips_and_quits(graph):
    assert run(review, str(graph), answers="k\n").exit_code == 0
    assert not decisions_path(graph).exists()
    assert run(review, str(graph), answers="q\n").exit_code == 0
    run(review, str(graph), answers="u\n")
    again = run(review, str(graph))
    assert "one person?" not in again.stdout


def test_review_of_a_conflict_rejects_the_wrong_side(tmp_path):
    articles = [
        told("a", "2012-03-01", NORTH, "县长秦若川"),
        told("b", "2012-03-01", NORTH, "县长莫云深"),
    ]
    build_articles(articles, tmp_path / "county.nq")
    result = run(review, str(tmp_path / "county.nq"), answers="1\n")
    assert "which is wrong?" in result.stdout
    (row,) = read_decisions(decisions_path(tmp_path / "county.nq")).rows
    assert (row.kind, row.decision, row.other) == ("tenure", "reject", "县长")
    build_articles(articles, tmp_path / "county.nq")
    assert run(review, str(tmp_path / "county.nq")).stdout == ""


def test_why_counts_namesakes_with_nothing_to_tell_and_lists_them_if_asked(tmp_path):
    strangers = [
        Article(f"s{day}", "王伟种果树", f"村民王伟说，第{day}棵果树结果了。", published=f"2015-03-{day:02}")
        for day in range(1, 10)
    ]
    build_articles([*ARTICLES, *strangers], tmp_path / "many.trig")

    found = run(why, "王伟", str(tmp_path / "many.trig"))
    everybody = run(why, "王伟", str(tmp_path / "many.trig"), "--all")
    assert found.stdout.startswith("王伟  http")
    assert "2 articles" in found.stdout.splitlines()[1]
    assert found.stdout.count("王伟  http") == 2 + 5
    assert "and 4 more of the name" in found.stderr
    assert everybody.stdout.count("王伟  http") == 2 + 9
