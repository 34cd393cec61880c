"""The Python API: open a graph, ask it, take it to rdflib and networkx."""

import subprocess
import sys

import pytest

import civicgraph
from civicgraph.errors import GraphError, QueryError
from civicgraph.graph import Graph

PEOPLE = "SELECT (COUNT(?p) AS ?n) { ?p a cg:Person }"


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld", ".ttl", ""])
def test_default_graph_counts_each_triple_once(graphs, suffix):
    with Graph.open(graphs[suffix]) as opened:
        assert opened.query(PEOPLE)[0]["n"] == 7
        assert opened.query("statistics").values("number")[9] == 7
        assert opened.query(PEOPLE)[0]["n"] == 7


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld", ""])
def test_named_graphs_tell_which_article_says_it(graphs, suffix):
    with Graph.open(graphs[suffix]) as opened:
        text = "SELECT ?title { GRAPH ?g { ?g dct:title ?title . ?p foaf:name '莫云深' } } ORDER BY ?title"
        assert len(opened.query(text)) == 3


def test_from_is_obeyed(graph):
    article = graph.query("articles")[0]["article_id"]
    assert graph.query(f"SELECT (COUNT(?p) AS ?n) FROM <{article}> {{ ?p a cg:Person }}")[0]["n"] == 4


def test_length_is_the_number_of_quads_before_and_after_questions(graphs):
    with Graph.open(graphs[".nq"]) as opened:
        lines = sum(1 for line in graphs[".nq"].read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        assert len(opened) == lines
        opened.query(PEOPLE)
        assert len(opened) == lines


def test_length_of_turtle_is_the_number_of_triples(graphs):
    with Graph.open(graphs[".ttl"]) as turtle, Graph.open(graphs[".trig"]) as trig:
        triples = trig.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"]
        assert len(turtle) == triples
        turtle.query("statistics")
        assert len(turtle) == triples


def test_closed_graph_says_so(graphs):
    with Graph.open(graphs[".trig"]) as opened:
        pass
    with pytest.raises(GraphError, match="is closed; open it again"):
        opened.query("statistics")


def test_missing_file_is_told(tmp_path):
    with pytest.raises(GraphError, match="there is no graph"):
        Graph.open(tmp_path / "none.trig")


def test_file_that_is_no_graph_is_told(tmp_path):
    (tmp_path / "bad.trig").write_text("this is no graph", encoding="utf-8")
    with pytest.raises(GraphError, match="cannot read the graph"):
        Graph.open(tmp_path / "bad.trig")


def test_query_of_ones_own_is_read_from_a_file(graph, tmp_path):
    file = tmp_path / "own.rq"
    file.write_text(f"# param person (required, person): who\n{NAME_OF}", encoding="utf-8")
    assert graph.query(str(file), person="莫云深").values("name") == ["莫云深"]


NAME_OF = "SELECT DISTINCT ?name ?person_id { GRAPH ?g { ?person_id foaf:name ?name } }"


def test_parameters_declared_in_ones_own_text_are_looked_up(graph):
    text = f"# param person (required, person): who\n{NAME_OF}"
    assert len(graph.query(text, person="安一舟")) == 2


def test_missing_file_of_a_query_is_told(graph):
    with pytest.raises(QueryError, match="cannot read the query"):
        graph.query("no-such-file.rq")


def test_unknown_question_names_the_nearest(graph):
    with pytest.raises(QueryError, match="did you mean awards"):
        graph.query("award")


def test_rdflib_gets_all_graphs_and_their_union(graph):
    dataset = graph.to_rdflib()
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(graph)
    assert len(list(dataset.query("SELECT DISTINCT ?p { ?p a <https://w3id.org/civicgraph/ontology#Person> }"))) == 7


def test_rdflib_gets_the_triples_of_turtle(graphs):
    with Graph.open(graphs[".ttl"]) as turtle:
        turtle.query("statistics")
        assert sum(1 for _ in turtle.to_rdflib().quads((None, None, None, None))) == len(turtle)


def test_questions_answer_the_same_in_rdflib(graph):
    dataset = graph.to_rdflib()
    for name in ("units-of-place", "holders-of-post", "documents"):
        mine = {tuple(map(str, row.values())) for row in graph.query(name, **ASKED[name])}
        text, bound = _without_parameters(name, graph)
        theirs = {tuple(map(str, row)) for row in dataset.query(text, initBindings=bound)}
        assert {row[0] for row in mine} == {row[0] for row in theirs}


ASKED = {"units-of-place": {"place": "云岭省白沙市青禾县"}, "holders-of-post": {"title": "书记"}, "documents": {}}


def _without_parameters(name, graph):
    import rdflib

    from civicgraph.query import find_query
    from civicgraph.query.lookup import find_entities

    bound = {}
    if "place" in ASKED[name]:
        bound["place_id"] = rdflib.URIRef(find_entities(graph.store, "place", ASKED[name]["place"])[0].value)
    if "title" in ASKED[name]:
        bound["title"] = rdflib.Literal(ASKED[name]["title"])
    return find_query(name).text, bound


def test_networkx_gets_what_is_around_a_person(graph):
    around = graph.to_networkx(person="莫云深", depth=1)
    labels = {data["label"] for _, data in around.nodes(data=True)}
    assert "莫云深" in labels
    assert around.number_of_edges() > 0


def test_networkx_gets_all(graph):
    labels = {data["label"] for _, data in graph.to_networkx().nodes(data=True)}
    assert {"莫云深", "秦若川", "安一舟", "青禾县防汛工作会议"} <= labels


def test_public_names_are_there():
    assert civicgraph.Graph is Graph
    assert civicgraph.__version__
    assert callable(civicgraph.build)
    assert civicgraph.Article.__name__ == "Article"
    assert civicgraph.Claims.__name__ == "Claims"
    assert set(civicgraph.__all__) <= set(dir(civicgraph))


def test_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        civicgraph.nothing  # noqa: B018


def _loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_civicgraph_imports_nothing_else():
    assert not {"pyoxigraph", "rdflib", "networkx", "civicgraph.model", "importlib.metadata"} & _loaded_by(
        "import civicgraph"
    )


def test_importing_the_graph_imports_nothing_heavy():
    assert not {"rdflib", "networkx", "pandas", "pyvis"} & _loaded_by("from civicgraph import Graph")
