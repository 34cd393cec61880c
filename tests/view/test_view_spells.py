"""Somebody who holds a post twice has two bars on the timeline."""

from __future__ import annotations

from pathlib import Path

from civicgraph.model import Article, Claims, Evidence, PartialDate, Person, Tenure, Unit
from civicgraph.pipeline import build_articles
from civicgraph.store import open_store
from civicgraph.view.layout import arrange
from civicgraph.view.network import network

UNIT = Unit("青禾县人民政府", (), "government", "云岭省白沙市青禾县")
HOLDERS = {"2014-03-01": "秦岚", "2016-03-01": "莫云深", "2019-03-01": "秦岚"}


def claims(article: Article) -> Claims:
    day = (article.published or "")[:10]
    said = Evidence("text", 0, 4, article.text[:4], "test")
    return Claims(
        article=article.id,
        title=article.title,
        published=article.published,
        jurisdiction=UNIT.place,
        persons=(Person(HOLDERS[day], (said,)),),
        units=(UNIT,),
        tenures=(Tenure(HOLDERS[day], UNIT.name, "县长", "current", PartialDate(day), (said,)),),
    )


def test_two_spells_are_two_bars_of_a_career(tmp_path: Path) -> None:
    articles = [Article(day, "会议", f"县长{name}讲话。", day) for day, name in HOLDERS.items()]
    build_articles(articles, tmp_path / "g.trig", extract=claims)
    scene = arrange(network(open_store(tmp_path / "g.trig"), person="秦岚"))

    assert len([stroke for stroke in scene.strokes if stroke.style == "bar"]) == 2


def test_two_spells_in_one_post_are_told_apart(tmp_path: Path) -> None:
    articles = [Article(day, "会议", f"县长{name}讲话。", day) for day, name in HOLDERS.items()]
    build_articles(articles, tmp_path / "g.trig", extract=claims)
    drawn = network(open_store(tmp_path / "g.trig"))
    facts = [data for _, _, data in drawn.edges(data=True) if data["kind"] == "holds"]

    assert sorted(fact.get("spells", ()) for fact in facts) == [
        (),
        (("", "2014-03-01", "2014-03-01", ""), ("", "2019-03-01", "2019-03-01", "")),
    ]
