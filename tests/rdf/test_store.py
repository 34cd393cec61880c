"""Writing graphs and opening them again."""

import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Dataset, Graph

from civicgraph.errors import GraphError
from civicgraph.rdf.emit import article_quads
from civicgraph.resolve.persons import Resolver
from civicgraph.store import beside, is_store, open_store, write_graph

SUFFIXES = (".ttl", ".trig", ".nq", ".jsonld", "")


@pytest.fixture(scope="module")
def graphs(claims):
    resolver = Resolver()
    for each in claims:
        resolver.add(each)
    resolution = resolver.resolve()
    return [article_quads(each, resolution.people(each)) for each in claims]


def named(store: Store) -> set[Quad]:
    return {quad for quad in store if not isinstance(quad.graph_name, DefaultGraph)}


def triples(store: Store) -> set:
    return {quad.triple for quad in store}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_written_is_read_back(graphs, tmp_path, suffix):
    out = tmp_path / f"graph{suffix}"
    write_graph(graphs, out)
    expected = {quad for quads in graphs for quad in quads}
    store = open_store(out)
    if suffix == ".ttl":
        assert triples(store) == {quad.triple for quad in expected}
    else:
        assert named(store) == expected


def test_default_graph_of_a_store_is_the_union_with_each_triple_once(graphs, tmp_path):
    write_graph(graphs, tmp_path / "store")
    found = list(open_store(tmp_path / "store").quads_for_pattern(None, None, None, DefaultGraph()))
    assert len(found) == len({quad.triple for quads in graphs for quad in quads})
    assert {quad.triple for quad in found} == {quad.triple for quads in graphs for quad in quads}


@pytest.mark.parametrize(("suffix", "form"), [(".trig", "trig"), (".nq", "nquads"), (".jsonld", "json-ld")])
def test_rdflib_reads_the_same_quads(graphs, tmp_path, suffix, form):
    out = tmp_path / f"graph{suffix}"
    write_graph(graphs, out)
    found = Dataset().parse(out, format=form)
    dataset = found if isinstance(found, Dataset) else found.dataset
    lines = {line for line in dataset.serialize(format="nquads").splitlines() if line}
    expected = {quad for quads in graphs for quad in quads}
    assert {(q.triple, q.graph_name) for q in parse("\n".join(lines).encode(), RdfFormat.N_QUADS)} == {
        (quad.triple, quad.graph_name) for quad in expected
    }


def test_rdflib_reads_the_same_triples_from_turtle(graphs, tmp_path):
    write_graph(graphs, tmp_path / "graph.ttl")
    text = Graph().parse(tmp_path / "graph.ttl").serialize(format="nt").encode()
    assert {quad.triple for quad in parse(text, RdfFormat.N_TRIPLES)} == {
        quad.triple for quads in graphs for quad in quads
    }


@pytest.mark.parametrize("suffix", SUFFIXES[:-1])
def test_same_graph_gives_the_same_bytes(graphs, tmp_path, suffix):
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_graph(graphs, first)
    write_graph(graphs, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES[:-1])
def test_chinese_is_written_as_it_is(graphs, tmp_path, suffix):
    write_graph(graphs, tmp_path / f"graph{suffix}")
    assert "青禾县防汛工作会议" in (tmp_path / f"graph{suffix}").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_own_output_is_replaced(graphs, tmp_path, suffix):
    out = tmp_path / f"graph{suffix}"
    write_graph(graphs, out)
    write_graph(graphs[:1], out)
    assert triples(open_store(out)) == {quad.triple for quad in graphs[0]}
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("suffix", SUFFIXES[:-1])
def test_file_of_others_is_not_overwritten(graphs, tmp_path, suffix):
    out = tmp_path / f"notes{suffix}"
    out.write_text("my own notes", encoding="utf-8")
    with pytest.raises(GraphError, match="--force"):
        write_graph(graphs, out)
    assert out.read_text(encoding="utf-8") == "my own notes"


def test_file_of_others_is_replaced_by_force(graphs, tmp_path):
    out = tmp_path / "notes.nq"
    out.write_text("my own notes", encoding="utf-8")
    write_graph(graphs, out, force=True)
    assert len(open_store(out)) == len({*graphs[0], *graphs[1]})


@pytest.mark.parametrize("force", [False, True])
def test_folder_of_others_is_never_replaced(graphs, tmp_path, force):
    out = tmp_path / "photos"
    out.mkdir()
    (out / "one.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(GraphError, match="no store of civicgraph"):
        write_graph(graphs, out, force=force)
    assert [path.name for path in out.iterdir()] == ["one.jpg"]


def test_folder_with_another_marker_is_not_ours(tmp_path):
    (tmp_path / "civicgraph.store").write_text(json.dumps(["store"]), encoding="utf-8")
    assert not is_store(tmp_path)


def test_empty_folder_becomes_a_store(graphs, tmp_path):
    (tmp_path / "new").mkdir()
    write_graph(graphs, tmp_path / "new")
    assert is_store(tmp_path / "new")


@pytest.mark.parametrize("name", ["graph.json", "graph.rdf", "graph.nq.gz", "graph.html"])
def test_suffix_that_nobody_can_mean_as_a_folder_is_refused(graphs, tmp_path, name):
    with pytest.raises(GraphError, match=r"\.trig"):
        write_graph(graphs, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_missing_folder_around_the_output_is_named(graphs, tmp_path):
    with pytest.raises(GraphError, match="there is no folder"):
        write_graph(graphs, tmp_path / "missing" / "graph.nq")


def test_folder_in_the_place_of_a_file_is_refused(graphs, tmp_path):
    (tmp_path / "graph.nq").mkdir()
    with pytest.raises(GraphError, match="is a folder"):
        write_graph(graphs, tmp_path / "graph.nq")


def failing():
    yield [Quad(NamedNode("http://e.org/s"), NamedNode("http://e.org/p"), Literal("x"), NamedNode("http://e.org/g"))]
    raise RuntimeError("power cut")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_broken_run_leaves_the_old_graph_and_nothing_else(graphs, tmp_path, suffix):
    out = tmp_path / f"graph{suffix}"
    write_graph(graphs, out)
    before = triples(open_store(out))
    with pytest.raises(RuntimeError):
        write_graph(failing(), out)
    assert triples(open_store(out)) == before
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_old_folder_comes_back_where_the_new_one_cannot_take_its_place(tmp_path):
    out = tmp_path / "old"
    out.mkdir()
    (out / "kept").touch()
    with pytest.raises(FileNotFoundError), beside(out):
        pass
    assert (out / "kept").exists()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "build it with"),
        (lambda path: path.mkdir(), "no store of civicgraph"),
        (lambda path: path.write_text("x", encoding="utf-8"), "is no graph"),
    ],
    ids=["missing", "folder of others", "file of others"],
)
def test_what_is_no_graph_is_not_opened(tmp_path, make, message):
    make(tmp_path / "graph")
    with pytest.raises(GraphError, match=message):
        open_store(tmp_path / "graph")


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq", ".jsonld"])
def test_broken_file_is_named(tmp_path, suffix):
    path = tmp_path / f"broken{suffix}"
    path.write_text("{ <a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match="broken"):
        open_store(path)


def test_store_that_lost_its_data_is_named(graphs, tmp_path):
    write_graph(graphs, tmp_path / "store")
    for each in Path(tmp_path / "store" / "oxigraph").iterdir():
        each.unlink()
    with pytest.raises(GraphError, match="cannot read the graph"):
        open_store(tmp_path / "store")


def test_store_is_opened_for_reading_unless_asked_otherwise(graphs, tmp_path):
    write_graph(graphs, tmp_path / "store")
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(tmp_path / "store").add(graphs[0][0])
    open_store(tmp_path / "store", read_only=False).remove(graphs[0][0])
    assert graphs[0][0] not in open_store(tmp_path / "store")
