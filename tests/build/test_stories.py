"""The same story from several places is one story: its facts count once, all its sources are kept."""

from dataclasses import replace

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import STORIES, article, fact
from pyoxigraph import DefaultGraph

from civicgraph.model import Article
from civicgraph.pipeline import build_articles
from civicgraph.rdf import vocab
from civicgraph.rdf.shapes import problems
from civicgraph.resolve.stories import NUMBERS, Telling, leads, signature
from civicgraph.store import open_store

WORDS = STORIES[0]


def telling(id_: str, text: str, published: str = "2020-02-02") -> Telling:
    return Telling(published, id_, signature(text))


def test_signature_of_a_text_is_the_same_in_every_process_and_for_ever():
    assert signature(WORDS)[:4] == (275144120, 374696730, 102446209, 246261645)


def test_punctuation_and_line_breaks_change_no_signature():
    assert signature(WORDS.replace("，", "\n  ").replace("：", ":")) == signature(WORDS)


def test_short_text_has_no_signature():
    assert signature("今天晴。" * 40) == ()
    assert len(signature(WORDS)) == NUMBERS


@pytest.mark.parametrize(
    ("other", "published", "same"),
    [
        (WORDS, "2020-02-09", True),
        (f"来源：青禾新闻网 记者 苏晓禾\n{WORDS}\n责任编辑：莫云深", "2020-02-05", True),
        (f"来源：青禾新闻网 记者 苏晓禾\n{WORDS}\n责任编辑：莫云深", "2020-03-05", False),
        (f"来源：青禾新闻网 记者 苏晓禾\n{WORDS}\n责任编辑：莫云深", "~", True),
        (f"来源：青禾新闻网 记者 苏晓禾\n{WORDS}\n责任编辑：莫云深", "2020", True),
        (f"来源：青禾新闻网 记者 苏晓禾\n{WORDS}\n责任编辑：莫云深", "2021", False),
        (WORDS[: len(WORDS) // 2], "2020-02-02", False),
        (STORIES[1], "2020-02-02", False),
    ],
    ids=["same words", "other header", "weeks later", "undated", "same year", "other year", "half of it", "same form"],
)
def test_what_is_a_repost(other, published, same):
    assert (leads([telling("a", WORDS), telling("b", other, published)]) != {}) is same


def test_first_to_be_published_leads():
    found = leads([telling("a", WORDS, "2020-02-03"), telling("b", WORDS, "2020-02-02"), telling("c", WORDS, "~")])
    assert found == {"a": "b", "b": "b", "c": "b"}


@given(st.permutations([telling(str(day), f"{WORDS}{day}", f"2020-02-{day:02}") for day in range(1, 20)]))
def test_story_does_not_drift_from_day_to_day_and_needs_no_order(tellings):
    assert set(leads(tellings).values()) == {"1", "9", "17"}


@pytest.fixture
def reposts() -> list[Article]:
    """One story by two sites, of which the second dates the meeting otherwise, and another article of the same day."""
    first = article("first", fact(0, 0, 1, 0, 0), fact(0, 0, 1, 2, 0), words=WORDS, place=invented.PLACES[1])
    again = replace(first, id="again", published="2020-02-03", jurisdiction=None, source="again.txt")
    return [first, again, article("other", fact(1, 1, 1, 1, 2), place=invented.PLACES[1])]


def test_facts_of_a_story_count_once_and_keep_all_sources(reposts, tmp_path):
    summary = build_articles(reposts, tmp_path / "store", extract=invented.extract)
    store = open_store(tmp_path / "store")
    default = DefaultGraph()
    assert summary.stories == 1
    for kind, number in ((vocab.EVENT_CLASS, 3), (vocab.PARTICIPATION, 3), (vocab.DOCUMENT, 1), (vocab.STORY_CLASS, 1)):
        assert len(list(store.quads_for_pattern(None, vocab.RDF_TYPE, kind, default))) == number
    (undated,) = (
        quad.subject
        for quad in store.quads_for_pattern(None, vocab.RDF_TYPE, vocab.EVENT_CLASS, default)
        if not list(store.quads_for_pattern(quad.subject, vocab.START, None, default))
    )
    cited = {
        quad.object.value.partition("#")[0] for quad in store.quads_for_pattern(undated, vocab.EVIDENCE, None, default)
    }
    assert {iri.rpartition("/")[2] for iri in cited} == {"first", "again"}


def test_stories_satisfy_the_shapes(reposts, tmp_path):
    build_articles(reposts, tmp_path / "graph.trig", extract=invented.extract)
    assert [str(problem) for problem in problems(open_store(tmp_path / "graph.trig")) if "story" in str(problem)] == []


def test_story_that_only_one_article_tells_any_more_is_none(reposts, tmp_path):
    build_articles(reposts, tmp_path / "store", extract=invented.extract, version="1")
    changed = article("again", fact(2, 1, 2, 2, 2))
    summary = build_articles([changed], tmp_path / "store", extract=invented.extract, version="1")
    assert summary.stories == 0
    assert not list(open_store(tmp_path / "store").quads_for_pattern(None, vocab.STORY, None))


def test_renamed_lead_renames_its_story(reposts, tmp_path):
    build_articles(reposts, tmp_path / "store", extract=invented.extract, version="1")
    renamed = replace(reposts[0], title="新标题")
    build_articles([renamed], tmp_path / "store", extract=invented.extract, version="1")
    build_articles([renamed, *reposts[1:]], tmp_path / "whole", extract=invented.extract, version="1")
    assert invented.lines(tmp_path / "store") == invented.lines(tmp_path / "whole")
