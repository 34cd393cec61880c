"""What people decide holds at each build, also in a store that is brought up to date."""

from __future__ import annotations

import tempfile
from pathlib import Path

import invented
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import article, fact, lines
from pyoxigraph import Literal, Quad

from civicgraph.building import changes
from civicgraph.errors import ReadError
from civicgraph.pipeline import Options, build_articles, decisions_path
from civicgraph.rdf import vocab
from civicgraph.resolve.decisions import COLUMNS, Decision, read_decisions, write_decisions
from civicgraph.store import open_store

HEADER = ",".join(COLUMNS)


def build(articles, store: Path, *rows: Decision):
    """Bring a store up to date under decisions."""
    path = store.parent / "decided.csv"
    write_decisions(path, rows)
    options = Options(decisions=path)
    return build_articles(articles, store, extract=invented.extract, version="1", options=options)


def from_nothing(articles, folder: Path) -> list[str]:
    options = Options(decisions=folder / "decided.csv")
    build_articles(articles, folder / "whole.nq", extract=invented.extract, options=options)
    quads = set(open_store(folder / "whole.nq"))
    return sorted(map(str, quads | {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}))


def people(store: Path, name: str) -> set[str]:
    """The IRIs of the people of this name."""
    graph = open_store(store)
    named = {quad.subject for quad in graph.quads_for_pattern(None, vocab.NAME, Literal(name), None)}
    return {str(each) for each in named if any(graph.quads_for_pattern(each, vocab.RDF_TYPE, vocab.PERSON, None))}


def titles(store: Path) -> set[str]:
    return {quad.object.value for quad in open_store(store).quads_for_pattern(None, vocab.TITLE, None, None)}


@pytest.fixture
def two() -> list:
    """One name in two counties, at one time."""
    return [article("a", fact(0, 1, 1, 1, 0)), article("b", fact(0, 1, 2, 1, 0))]


def test_people_join_and_part_namesakes_for_good(two, tmp_path):
    store = tmp_path / "store"
    build(two, store)
    assert len(people(store, "莫云深")) == 2
    same = Decision("person", "莫云深", "article/a", "article/b", decision="same", reason="同一人", by="甲")
    build(two, store, same)
    assert len(people(store, "莫云深")) == 1
    assert lines(store) == from_nothing(two, tmp_path)
    more = [*two, article("c", fact(1, 1, 1, 1, 0))]
    build(more, store, same)
    assert len(people(store, "莫云深")) == 1
    build(more, store)
    assert len(people(store, "莫云深")) == 2
    assert lines(store) == from_nothing(more, tmp_path)


def test_rejected_fact_is_not_written_but_listed(two, tmp_path):
    store = tmp_path / "store"
    build(two, store)
    assert titles(store) == {"书记"}
    build(two, store, Decision("tenure", "莫云深", other="书记", decision="reject", reason="误读"))
    assert titles(store) == set()
    labels = open_store(store).quads_for_pattern(None, vocab.PREF_LABEL, None, vocab.IDENTITY)
    assert "tenure：莫云深 · 书记" in {quad.object.value for quad in labels}
    assert lines(store) == from_nothing(two, tmp_path)


def test_corrected_fact_says_what_is_right(two, tmp_path):
    store = tmp_path / "store"
    build(two, store, Decision("tenure", "莫云深", other="书记", article="b", decision="correct", value="副书记"))
    assert titles(store) == {"书记", "副书记"}
    assert lines(store) == from_nothing(two, tmp_path)


def test_roles_are_rejected_and_corrected(two, tmp_path):
    store = tmp_path / "store"
    build(two, store, Decision("participation", "莫云深", "县委会议", "attend", decision="correct", value="chair"))
    roles = {str(quad.object) for quad in open_store(store).quads_for_pattern(None, vocab.ROLE, None, None)}
    assert roles == {f"<{vocab.CG}role-chair>"}
    build(two, store, Decision("participation", "莫云深", decision="reject"))
    assert not list(open_store(store).quads_for_pattern(None, vocab.ROLE, None, None))


def test_decisions_beside_the_graph_are_read_unasked(two, tmp_path):
    store = tmp_path / "store"
    build(two, store)
    write_decisions(decisions_path(store), [Decision("person", "莫云深", "article/a", "article/b", decision="same")])
    build_articles(two, store, extract=invented.extract, version="1")
    assert len(people(store, "莫云深")) == 1
    assert decisions_path(tmp_path / "a.trig") == tmp_path / "a.decisions.csv"


def test_wrong_rows_are_named_with_their_line_and_the_build_goes_on(two, tmp_path):
    path = tmp_path / "decided.csv"
    rows = [
        "person,莫云深,article/a,article/b,,same",
        "person,莫云深,article/b,article/a,,different",
        "thing,莫云深,a,b,,same",
        "person,莫云深,a,b,,same",
        "tenure,莫云深,,局长,,reject",
        "person,莫云深,article/a,article/zz,,same",
        "participation,莫云深,,,,correct,dance",
    ]
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    options = Options(decisions=path)
    summary = build_articles(two, tmp_path / "store", extract=invented.extract, options=options)
    told = [line.removeprefix(f"{path}:").partition(":")[0] for line in summary.passed_over]
    assert sorted(told) == ["2", "4", "5", "6", "7", "8"]
    assert all("it is passed over" in line for line in summary.passed_over)
    assert summary.articles == 2


def test_file_with_other_columns_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReadError, match="its first line is kind,name,one"):
        read_decisions(tmp_path / "x.csv")


def test_file_is_written_sorted_and_read_as_it_was(tmp_path):
    same = Decision("person", "甲", "person/b", "article/a", decision="same")
    rows = [Decision("tenure", "乙", decision="reject"), same]
    write_decisions(tmp_path / "one.csv", rows)
    write_decisions(tmp_path / "two.csv", [*rows[::-1], rows[0]])
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    found = read_decisions(tmp_path / "one.csv")
    assert [each.to_plain() for each in found.rows] == sorted(each.to_plain() for each in rows)
    assert found.problems == ()


FACTS = st.builds(fact, st.integers(0, 1), st.integers(0, 1), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
ARTICLES = st.builds(
    lambda id_, facts: article(id_, *facts), st.sampled_from("abcde"), st.lists(FACTS, max_size=2, unique=True)
)
ENDS = st.sampled_from(["article/a", "article/b", "article/c"])
NAMED = st.sampled_from(invented.NAMES[:2])
DECIDED = st.one_of(
    st.builds(
        lambda name, one, other, verdict: Decision("person", name, one, other, decision=verdict),
        NAMED, ENDS, ENDS, st.sampled_from(["same", "different", "unsure"]),
    ),
    st.builds(
        lambda name, title, edit, where: Decision(
            "tenure", name, other=title, article=where, decision=edit, value="主任" * (edit == "correct")
        ),
        NAMED, st.sampled_from(invented.TITLES), st.sampled_from(["reject", "correct"]), st.sampled_from(["", "a"]),
    ),
)  # fmt: skip
RUNS = st.lists(
    st.tuples(
        st.lists(ARTICLES, min_size=1, max_size=5, unique_by=lambda each: each.id), st.lists(DECIDED, max_size=3)
    ),
    min_size=2, max_size=3,
)  # fmt: skip


@given(runs=RUNS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_series_of_builds_and_decisions_gives_what_one_build_gives(runs):
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr(changes, "MUCH", 0)
        folder, held = Path(name), {}
        for articles, decisions in runs:
            build(articles, folder / "store", *decisions)
            held |= {each.id: each for each in articles}
            assert lines(folder / "store") == from_nothing(list(held.values()), folder)
