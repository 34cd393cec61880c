"""From articles to a graph on disk."""

import random
from dataclasses import replace
from itertools import permutations

import pytest

from civicgraph.errors import DataError, ReadError
from civicgraph.model import Article, Evidence, Person
from civicgraph.pipeline import Failure, Options, build_articles, claims_of
from civicgraph.reading import ReadFailure
from civicgraph.store import open_store

SUFFIXES = (".ttl", ".trig", ".nq", ".jsonld")


@pytest.fixture
def many(articles) -> list[Article]:
    copies = [replace(articles[0], id=f"{articles[0].id}#{number}") for number in range(3)]
    return [*articles, *copies, Article("bare", "没有事实", "今天晴。")]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_bytes_whatever_the_order_of_articles(many, extract, tmp_path, suffix):
    rng = random.Random(7)
    first = tmp_path / f"first{suffix}"
    build_articles(many, first, extract=extract)
    for _ in range(4):
        rng.shuffle(many)
        build_articles(many, tmp_path / f"next{suffix}", extract=extract)
        assert (tmp_path / f"next{suffix}").read_bytes() == first.read_bytes()


def test_store_holds_the_same_quads_as_the_file(many, extract, tmp_path):
    build_articles(many, tmp_path / "graph.nq", extract=extract)
    build_articles(many, tmp_path / "store", extract=extract)
    store = open_store(tmp_path / "store")
    named = {quad for graph in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, graph)}
    assert named == set(open_store(tmp_path / "graph.nq"))


@pytest.mark.parametrize("name", [*(f"graph{suffix}" for suffix in SUFFIXES), "store"])
def test_building_twice_changes_nothing(many, extract, tmp_path, name):
    build_articles(many, tmp_path / name, extract=extract)
    before = set(open_store(tmp_path / name))
    build_articles(many, tmp_path / name, extract=extract)
    assert set(open_store(tmp_path / name)) == before


def test_summary_counts_what_was_written(many, extract, tmp_path):
    summary = build_articles(many, tmp_path / "graph.nq", extract=extract)
    assert summary.articles == len(many)
    assert summary.facts["tenures"] == 2 * 5
    assert summary.facts["participations"] == 3 * 4
    assert summary.quads == len(open_store(tmp_path / "graph.nq"))


@pytest.mark.parametrize("broken", ["offsets", "words", "empty"])
def test_quote_that_does_not_stand_at_its_offsets_is_an_error(articles, extract, tmp_path, broken):
    def wrong(article: Article):
        claims = extract(article)
        first = claims.persons[0].evidence[0]
        evidence = {
            "offsets": replace(first, start=first.start + 1, end=first.end + 1),
            "words": replace(first, quote="县长"),
            "empty": Evidence("text", 3, 3, "", "nothing"),
        }[broken]
        return replace(claims, persons=(replace(claims.persons[0], evidence=(evidence,)), *claims.persons[1:]))

    with pytest.raises(ReadError, match="the rule"):
        build_articles(articles[:1], tmp_path / "graph.nq", extract=wrong)
    assert not (tmp_path / "graph.nq").exists()


def evidence_holders(claims):
    yield from claims.persons
    yield from claims.units
    yield from claims.tenures
    yield from claims.events
    yield from (part for event in claims.events for part in event.participants)
    yield from claims.awards
    yield from claims.documents


def test_each_single_evidence_is_checked(articles, extract):
    """Breaks every evidence of the sample in turn, wherever it stands."""
    claims = extract(articles[0])
    good = {each for holder in evidence_holders(claims) for each in holder.evidence}
    assert len(good) > 8
    for target in good:
        bad = replace(target, end=target.end + 1)

        def swap(value, target=target, bad=bad):
            if value == target:
                return bad
            if isinstance(value, tuple):
                return tuple(swap(part) for part in value)
            if hasattr(value, "__dataclass_fields__"):
                return replace(value, **{name: swap(getattr(value, name)) for name in value.__dataclass_fields__})
            return value

        (found,) = claims_of([articles[0]], lambda _, swap=swap: swap(claims))
        assert isinstance(found, Failure)
        assert found.wrong


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claims: replace(claims, reporters=("无名氏",)),
        lambda claims: replace(claims, tenures=(replace(claims.tenures[0], person="无名氏"),)),
        lambda claims: replace(claims, awards=(replace(claims.awards[0], recipient="无名氏"),)),
        lambda claims: replace(claims, awards=(replace(claims.awards[0], event="e9"),)),
        lambda claims: replace(claims, units=(replace(claims.units[0], kind="circus"), *claims.units[1:])),
        lambda claims: replace(claims, published="yesterday"),
    ],
    ids=["reporter", "tenure", "recipient", "event", "kind", "published"],
)
def test_claims_that_do_not_hold_together_fail_for_their_article_alone(articles, extract, tmp_path, spoil):
    def spoiled(article: Article):
        return spoil(extract(article)) if article.id == articles[0].id else extract(article)

    summary = build_articles(articles, tmp_path / "graph.nq", extract=spoiled)
    assert summary.articles == 1
    assert [failure.source for failure in summary.failures] == ["meeting.txt"]


def test_article_that_cannot_be_read_is_named_and_the_rest_is_built(articles, extract, tmp_path):
    found = [ReadFailure("broken.txt", "is no text"), *articles]
    summary = build_articles(found, tmp_path / "graph.nq", extract=extract)
    assert summary.failures == [Failure("broken.txt", "is no text")]
    assert summary.articles == 2


def test_article_whose_extraction_fails_is_named(articles, extract, tmp_path):
    def failing(article: Article):
        if article.id == articles[1].id:
            raise DataError("no date")
        return extract(article)

    summary = build_articles(articles, tmp_path / "graph.nq", extract=failing)
    assert summary.failures == [Failure("notice.txt", "no date")]


def test_no_article_is_an_error_and_nothing_is_written(extract, tmp_path):
    with pytest.raises(ReadError, match="no article"):
        build_articles([], tmp_path / "graph.nq", extract=extract)
    with pytest.raises(ReadError, match="is empty"):
        build_articles([ReadFailure("a.txt", "is empty")], tmp_path / "graph.nq", extract=extract)
    assert list(tmp_path.iterdir()) == []


def test_different_articles_with_one_id_are_told_apart_alike_in_any_order(articles, extract, tmp_path):
    twins = [replace(articles[1], id="x", text=f"第{number}篇", source=f"{number}.txt") for number in "一二三"]
    written = set()
    for order in permutations(twins):
        summary = build_articles(order, tmp_path / "graph.nq", extract=extract)
        assert (summary.articles, summary.failures) == (3, [])
        written.add((tmp_path / "graph.nq").read_bytes())
    assert len(written) == 1


def test_same_article_twice_is_one(articles, extract, tmp_path):
    summary = build_articles([*articles, *articles], tmp_path / "graph.nq", extract=extract)
    assert (summary.articles, summary.failures) == (2, [])


def test_progress_tells_the_articles_done(many, extract, tmp_path):
    told = []
    build_articles(many, tmp_path / "graph.nq", extract=extract, options=Options(progress=told.append))
    assert {(step.stage, step.done) for step in told} >= {(stage, len(many)) for stage in ("read", "extract", "write")}


def test_extraction_of_a_batch_needs_only_articles(articles, extract):
    results = claims_of(articles, extract)
    assert [claims.article for claims in results] == [article.id for article in articles]
    assert all(len(claims.sha256) == 64 for claims in results)
    assert isinstance(results[0].persons[0], Person)
