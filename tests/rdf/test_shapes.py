"""The shapes accept what civicgraph builds and refuse what is wrong, one named graph at a time."""

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Quad, Store

from civicgraph.cli.validate import command
from civicgraph.pipeline import build_articles
from civicgraph.rdf import shapes, vocab
from civicgraph.store import open_store

OUTPUTS = ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld", "store")
XSD = vocab.PREFIXES["xsd"]


@pytest.fixture(scope="module")
def built(articles, extract, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    for name in OUTPUTS:
        build_articles(articles, folder / name, extract=extract)
    return folder


@pytest.fixture
def store(built) -> Store:
    found = Store()
    found.extend(open_store(built / "graph.nq"))
    return found


def of_class(store: Store, class_: NamedNode) -> list[Quad]:
    return sorted(store.quads_for_pattern(None, vocab.RDF_TYPE, class_, None), key=str)


def drop(store: Store, class_: NamedNode, predicate: NamedNode) -> NamedNode:
    """Takes a property from the first thing of a class, in the graph that tells it, and gives the thing."""
    first = of_class(store, class_)[0]
    graphs = (first.graph_name, vocab.GAZETTEER)
    quads = [quad for graph in graphs for quad in store.quads_for_pattern(first.subject, predicate, None, graph)]
    assert quads
    for quad in quads:
        store.remove(quad)
    return first.subject


def put(store: Store, class_: NamedNode, predicate: NamedNode, value) -> NamedNode:
    first = of_class(store, class_)[0]
    store.add(Quad(first.subject, predicate, value, first.graph_name))
    return first.subject


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_kind_of_output_is_accepted(built, name):
    assert list(shapes.problems(open_store(built / name))) == []


MISSING = [
    (vocab.TENURE, vocab.EVIDENCE),
    (vocab.EVENT_CLASS, vocab.EVIDENCE),
    (vocab.PARTICIPATION, vocab.EVIDENCE),
    (vocab.CONFERRAL, vocab.EVIDENCE),
    (vocab.DOCUMENT, vocab.EVIDENCE),
    (vocab.EVIDENCE_CLASS, vocab.QUOTE),
    (vocab.EVIDENCE_CLASS, vocab.IN_ARTICLE),
    (vocab.EVIDENCE_CLASS, vocab.RULE),
    (vocab.ARTICLE, vocab.DCT_TITLE),
    (vocab.ARTICLE, vocab.SHA256),
    (vocab.PERSON, vocab.NAME),
    (vocab.UNIT, vocab.PREF_LABEL),
    (vocab.UNIT, vocab.UNIT_KIND),
    (vocab.POST_CLASS, vocab.POST_IN),
    (vocab.POST_CLASS, vocab.TITLE),
    (vocab.TENURE, vocab.MEMBER),
    (vocab.TENURE, vocab.ORGANIZATION),
    (vocab.TENURE, vocab.POST),
    (vocab.TENURE, vocab.STATUS),
    (vocab.EVENT_CLASS, vocab.PREF_LABEL),
    (vocab.EVENT_CLASS, vocab.EVENT_KIND),
    (vocab.PARTICIPATION, vocab.EVENT),
    (vocab.PARTICIPATION, vocab.PARTICIPANT),
    (vocab.PARTICIPATION, vocab.ROLE),
    (vocab.HONOUR_CLASS, vocab.PREF_LABEL),
    (vocab.CONFERRAL, vocab.HONOUR),
    (vocab.DOCUMENT, vocab.DCT_TITLE),
    (vocab.DOCUMENT, vocab.DOCUMENT_KIND),
    (vocab.PLACE, vocab.PREF_LABEL),
    (vocab.JUDGEMENT, vocab.REASON),
]


@pytest.mark.parametrize(("class_", "predicate"), MISSING, ids=lambda term: term.value.rpartition("#")[2][-20:])
def test_what_is_missing_is_found(store, class_, predicate):
    node = drop(store, class_, predicate)
    assert node.value in {problem.node for problem in shapes.problems(store)}


WRONG = [
    (vocab.EVENT_CLASS, vocab.START, Literal("2019-05", datatype=NamedNode(XSD + "date"))),
    (vocab.EVENT_CLASS, vocab.START, Literal("2019-05-06")),
    (vocab.EVENT_CLASS, vocab.ATTENDANCE, Literal("many")),
    (vocab.EVENT_CLASS, vocab.ATTENDANCE, Literal(-1)),
    (vocab.TENURE, vocab.STATUS, vocab.CONCEPTS["role", "attend"]),
    (vocab.PARTICIPATION, vocab.ROLE, vocab.CONCEPTS["role", "chair"]),
    (vocab.PARTICIPATION, vocab.LIST_POSITION, Literal(0)),
    (vocab.TENURE, vocab.MEMBER, NamedNode(vocab.ID + "person/nobody")),
    (vocab.ARTICLE, vocab.JURISDICTION, NamedNode(vocab.ID + "place/nowhere")),
    (vocab.EVIDENCE_CLASS, vocab.QUOTE, Literal("another")),
    (vocab.HONOUR_CLASS, vocab.YEAR, Literal("2018")),
    (vocab.UNIT, vocab.ALT_LABEL, Literal("county committee", language="en")),
]


@pytest.mark.parametrize(("class_", "predicate", "value"), WRONG, ids=str)
def test_what_is_wrong_is_found(store, class_, predicate, value):
    node = put(store, class_, predicate, value)
    assert node.value in {problem.node for problem in shapes.problems(store)}


def test_person_whom_nothing_supports_is_found(store):
    reporters = [quad.object for quad in store.quads_for_pattern(None, vocab.REPORTER, None, None)]
    for quad in [*store.quads_for_pattern(None, vocab.REPORTER, None, None)]:
        store.remove(quad)
    assert list(shapes.problems(store)) == []
    for quad in [*store.quads_for_pattern(reporters[0], vocab.EVIDENCE, None, None)]:
        store.remove(quad)
    (problem,) = shapes.problems(store)
    assert (problem.label, problem.message) == ("苏晓禾", "a person has evidence, or a fact names the person")


def test_one_graph_does_not_lend_another_what_it_lacks(store):
    """The tenure stands in both articles; its member is taken from one of them only."""
    tenures = of_class(store, vocab.TENURE)
    twice = next(q for q in tenures if sum(q.subject == other.subject for other in tenures) == 2)
    (quad,) = store.quads_for_pattern(twice.subject, vocab.MEMBER, None, twice.graph_name)
    store.remove(quad)
    found = [problem for problem in shapes.problems(store) if problem.path == "org:member"]
    assert [(problem.node, problem.graph) for problem in found] == [(twice.subject.value, twice.graph_name.value)]


def test_result_does_not_depend_on_the_size_of_batches(store, monkeypatch):
    drop(store, vocab.TENURE, vocab.STATUS)
    drop(store, vocab.PERSON, vocab.NAME)
    together = sorted(shapes.problems(store))
    monkeypatch.setattr(shapes, "BATCH", 1)
    assert sorted(shapes.problems(store)) == together
    assert len(together) == 2


def test_problem_names_thing_quote_and_graph(store):
    node = drop(store, vocab.EVENT_CLASS, vocab.EVENT_KIND)
    (problem,) = shapes.problems(store)
    text = str(problem)
    assert node.value in text
    assert "青禾县防汛工作会议" in text
    assert "cg:eventKind" in text
    assert "青禾县防汛工作会议在县礼堂召开" in problem.quotes


def test_command_says_nothing_on_stdout_where_all_is_well(built):
    result = CliRunner().invoke(command, [str(built / "store")])
    assert (result.exit_code, result.stdout) == (0, "")


def test_command_exits_with_one_and_stops_at_the_limit(store, tmp_path):
    for class_ in (vocab.TENURE, vocab.EVENT_CLASS, vocab.DOCUMENT):
        drop(store, class_, vocab.EVIDENCE)
    store.dump(str(tmp_path / "bad.nq"))
    result = CliRunner().invoke(command, [str(tmp_path / "bad.nq"), "--limit", "2"])
    assert result.exit_code == 1
    assert result.stdout.count("a fact needs evidence") == 2
    assert "more are not shown" in result.stderr
