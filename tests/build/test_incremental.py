"""A store that is brought up to date holds what one build of all its articles from nothing holds."""

import json
import random
import tempfile
from collections import Counter
from pathlib import Path

import invented
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import article, fact, lines
from pyoxigraph import DefaultGraph, Quad

from civicgraph.building import changes
from civicgraph.model import Article
from civicgraph.pipeline import Options, build_articles
from civicgraph.reading import ReadFailure
from civicgraph.store import open_store

FACTS = st.builds(fact, st.integers(0, 2), st.integers(0, 1), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
ARTICLES = st.builds(
    lambda id_, facts, published, place, words: article(id_, *facts, published=published, place=place, words=words),
    st.sampled_from("abcdefg"),
    st.lists(FACTS, max_size=3, unique=True),
    st.sampled_from((None, "2020-02-02", "2020-02-07", "2021")),
    st.sampled_from((None, *invented.PLACES)),
    st.sampled_from(("", *invented.STORIES)),
)
RUNS = st.lists(
    st.tuples(st.lists(ARTICLES, min_size=1, max_size=7), st.booleans()),
    min_size=2, max_size=4,
)  # fmt: skip


def bring_up_to_date(store: Path, articles: list[Article], *, prune: bool = False, version: str = "1"):
    options = Options(prune=prune)
    return build_articles(articles, store, extract=invented.extract, version=version, options=options)


def from_nothing(folder: Path, articles: list[Article]) -> list[str]:
    """The quads that a store of just these articles must hold, by way of a file: its graphs and their union."""
    build_articles(articles, folder / "whole.nq", extract=invented.extract)
    quads = set(open_store(folder / "whole.nq"))
    return sorted(map(str, quads | {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}))


@pytest.mark.parametrize("much", [0, 10_000], ids=["piece by piece", "anew"])
@given(runs=RUNS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_series_of_builds_gives_what_one_build_gives(runs, much):
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr(changes, "MUCH", much)
        folder, held = Path(name), {}
        for articles, prune in runs:
            bring_up_to_date(folder / "store", articles, prune=prune)
            named = {each.id: [other for other in articles if other.id == each.id] for each in articles}
            held = ({} if prune else held) | named  # an id names all the articles that a run finds under it
            whole = [each for same in held.values() for each in same]
            assert lines(folder / "store") == from_nothing(folder, whole[::-1])


@pytest.fixture
def many() -> list[Article]:
    rng = random.Random(5)
    facts = [fact(*(rng.randrange(n) for n in (3, 2, 3, 3, 3))) for _ in range(60)]
    return [article(f"a{number}", *facts[number : number + 2], place=invented.PLACES[1]) for number in range(40)]


def test_second_build_extracts_nothing_and_writes_nothing(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many)
    before = list(tmp_path.rglob("*.sst"))

    def never(_: Article):
        raise AssertionError("extracted again")

    summary = build_articles(many, tmp_path / "store", extract=never, version="1")
    assert summary.outcomes == {"unchanged": len(many)}
    assert list(tmp_path.rglob("*.sst")) == before


def test_only_new_and_changed_articles_are_extracted(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many[:30])
    changed = article(many[3].id, fact(0, 0, 0, 0, 0))
    asked = []

    def watched(each: Article):
        asked.append(each.id)
        return invented.extract(each)

    articles = [changed if each.id == changed.id else each for each in many]
    summary = build_articles(articles, tmp_path / "store", extract=watched, version="1")
    assert sorted(asked) == sorted([changed.id, *(each.id for each in many[30:])])
    assert summary.outcomes == {"changed": 1, "added": 10, "unchanged": 29}
    assert lines(tmp_path / "store") == from_nothing(tmp_path, articles)


def test_other_metadata_or_newer_rules_read_an_article_again(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many)
    assert bring_up_to_date(tmp_path / "store", many, version="2").outcomes == {"reread": len(many)}
    moved = [article(each.id, *each.text.splitlines()[1:], place=invented.PLACES[2]) for each in many]
    assert bring_up_to_date(tmp_path / "store", moved, version="2").outcomes == {"reread": len(many)}
    assert lines(tmp_path / "store") == from_nothing(tmp_path, moved)


def test_articles_that_are_not_in_the_inputs_stay_unless_they_are_pruned(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many[:20])
    kept = bring_up_to_date(tmp_path / "store", many[20:])
    assert (kept.articles, kept.outcomes) == (40, Counter(added=20))
    pruned = bring_up_to_date(tmp_path / "store", many[20:], prune=True)
    assert (pruned.articles, pruned.outcomes) == (20, Counter(unchanged=20, removed=20))
    assert lines(tmp_path / "store") == from_nothing(tmp_path, many[20:])


def test_changed_article_that_cannot_be_extracted_any_more_leaves_the_store(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many)
    broken = Article(many[0].id, "标题", "无\n不成行", source="broken.txt")
    summary = bring_up_to_date(tmp_path / "store", [broken, *many[1:]])
    assert [failure.source for failure in summary.failures] == ["broken.txt"]
    assert lines(tmp_path / "store") == from_nothing(tmp_path, many[1:])


def test_summary_of_a_store_counts_all_of_it_whatever_was_new(many, tmp_path):
    first = bring_up_to_date(tmp_path / "store", many[:39])
    second = bring_up_to_date(tmp_path / "store", many)
    whole = build_articles(many, tmp_path / "whole", extract=invented.extract)
    assert (second.facts, second.quads, second.unmatched) == (whole.facts, whole.quads, whole.unmatched)
    assert second.things == whole.things == build_articles(many, tmp_path / "a.nq", extract=invented.extract).things
    assert bring_up_to_date(tmp_path / "store", many).things == whole.things
    assert whole.things["people"] == len(invented.NAMES) < whole.facts["persons"]
    named = [quad for quad in open_store(tmp_path / "store") if quad.graph_name != DefaultGraph()]
    assert first.quads < second.quads == len(named)


def test_what_could_not_be_read_prunes_nothing_else(many, tmp_path):
    bring_up_to_date(tmp_path / "store", many)
    found = [ReadFailure("gone.txt", "is empty"), *many[1:]]
    summary = build_articles(found, tmp_path / "store", extract=invented.extract, version="1")
    assert summary.articles == len(many)
    assert summary.outcomes == {"unread": 1, "unchanged": len(many) - 1}


def test_newer_code_of_graphs_writes_all_graphs_again_without_extracting(many, tmp_path, monkeypatch):
    from civicgraph import pipeline

    bring_up_to_date(tmp_path / "store", many)
    before = lines(tmp_path / "store")
    monkeypatch.setattr(pipeline, "graph_version", lambda: "newer")
    asked: list[str] = []
    build_articles(many, tmp_path / "store", extract=lambda each: asked.append(each.id), version="1")
    assert asked == []
    assert lines(tmp_path / "store") == before
    assert (tmp_path / "store" / "oxigraph-2").is_dir()


def test_store_of_an_earlier_format_is_built_anew(many, tmp_path):
    from civicgraph.store import write_graph

    write_graph([], tmp_path / "store")
    bring_up_to_date(tmp_path / "store", many)
    assert lines(tmp_path / "store") == from_nothing(tmp_path, many)
    assert sorted(path.name for path in (tmp_path / "store").glob("oxigraph*")) == ["oxigraph-1"]


def test_article_whose_id_another_has_too_is_kept_under_its_own_and_named(tmp_path):
    first = article("a", fact(0, 0, 0, 0, 0), published="2020-02-02")
    later = article("a", fact(1, 1, 1, 1, 1), published="2020-02-03")
    bring_up_to_date(tmp_path / "store", [later])
    summary = build_articles(
        [later, first], tmp_path / "store", extract=invented.extract, version="1",
        options=Options(report=tmp_path / "report.jsonl"),
    )  # fmt: skip
    assert (summary.articles, summary.failures) == (2, [])
    told = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["outcome"]) for line in told] == [(told[0]["id"], "added"), ("a", "changed")]
    assert told[0]["id"].startswith("a-")
    assert "has the id 'a'" in told[0]["reason"]
    assert lines(tmp_path / "store") == from_nothing(tmp_path, [first, later])
    alone = bring_up_to_date(tmp_path / "store", [later], prune=True)
    assert (alone.articles, alone.outcomes) == (1, {"changed": 1, "removed": 1})
    assert lines(tmp_path / "store") == from_nothing(tmp_path, [later])


def test_second_build_of_articles_with_one_id_extracts_nothing(tmp_path):
    twins = [article("a", fact(number, 0, 0, 0, 0)) for number in range(3)]
    bring_up_to_date(tmp_path / "store", twins)
    asked: list[str] = []
    build_articles(twins, tmp_path / "store", extract=lambda each: asked.append(each.id), version="1")
    assert asked == []
