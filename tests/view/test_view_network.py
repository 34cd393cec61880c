"""The network of a view: what it holds, and that everything in it has its quotes."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from county import grow
from pyoxigraph import Store

from civicgraph.errors import NotFoundError
from civicgraph.view.network import network


@pytest.fixture(scope="module")
def county() -> Store:
    return grow(3, 40)


def labels(graph: nx.MultiDiGraph, kind: str) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True) if data["kind"] == kind}


def edges(graph: nx.MultiDiGraph, kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    label = graph.nodes(data="label")
    return [(label[one], label[other], data) for one, other, data in graph.edges(data=True) if data["kind"] == kind]


def test_a_whole_graph_has_all_classes_and_articles_as_evidence_only(qinghe: Store) -> None:
    graph = network(qinghe)

    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {"person", "post", "unit", "event", "honour", "document"}
    assert len(graph.graph["articles"]) == 2


def test_a_tenure_has_the_status_of_the_latest_article(qinghe: Store) -> None:
    graph = network(qinghe)

    statuses = {(person, post): data["status"] for person, post, data in edges(graph, "holds")}
    assert statuses["章明哲", "书记"] == "former"
    assert statuses["秦岚", "书记"] == "appointed"
    assert statuses["秦岚", "县长"] == "current"


def test_seen_in_office_is_kept_apart_from_appointed(qinghe: Store) -> None:
    graph = network(qinghe)

    by_post = {post: data for person, post, data in edges(graph, "holds") if person == "秦岚"}
    assert "start" not in by_post["县长"]
    assert by_post["县长"]["first_seen"] == "2016-03-10"
    assert by_post["书记"]["start"] == "2017-06"


def test_a_participation_tells_role_and_place_in_the_list(qinghe: Store) -> None:
    graph = network(qinghe)

    told = {(who, data["role"]): data.get("position") for who, event, data in edges(graph, "took_part")}
    assert told["章明哲", "speak"] == 1
    assert told["青禾县教育局", "organise"] is None


def test_a_conferral_joins_recipient_conferrers_presenter_event_and_document(qinghe: Store) -> None:
    graph = network(qinghe)

    assert [one for one, _, _ in edges(graph, "received")] == ["青禾县第一小学"]
    assert {one for one, _, _ in edges(graph, "conferred")} == {"中共青禾县委员会", "青禾县人民政府"}
    assert [one for one, _, _ in edges(graph, "presented")] == ["章明哲"]
    assert [other for _, other, _ in edges(graph, "given_at")] == ["青禾县2016年教育工作大会"]
    assert len(edges(graph, "decided_by")) == 1


def test_every_told_fact_has_its_quotes(qinghe: Store) -> None:
    graph = network(qinghe)

    silent = [
        data["kind"]
        for _, _, data in graph.edges(data=True)
        if not data["evidence"] and data["kind"] not in ("post_in", "part_of", "writes_for", "edits_for")
    ]
    assert silent == []


def test_a_person_has_the_highest_post_in_office_as_a_line(qinghe: Store) -> None:
    graph = network(qinghe)

    lines = {data["label"]: data["post"] for _, data in graph.nodes(data=True) if data["kind"] == "person"}
    assert lines["秦岚"] == "中共青禾县委员会书记"
    assert lines["姜珂"] == ""


def test_reporters_hang_on_their_medium(qinghe: Store) -> None:
    graph = network(qinghe)

    assert {(one, other) for one, other, _ in edges(graph, "writes_for")} == {("尤歌", "青禾新闻网")}


def test_a_focus_holds_what_one_fact_joins_with_it(qinghe: Store) -> None:
    graph = network(qinghe, person="陶安")

    assert {data["label"] for _, data in graph.nodes(data=True)} == {
        "陶安",
        "常委",
        "中共青禾县委员会",
        "青禾县2016年教育工作大会",
    }


def test_depth_goes_further(qinghe: Store) -> None:
    assert len(network(qinghe, person="陶安", depth=2)) > len(network(qinghe, person="陶安"))


@pytest.mark.parametrize("name", ["qinlan", "Qin Lan", "秦岚 ", "https://w3id.org/civicgraph/id/qin"])
def test_a_focus_is_found_by_name_pinyin_or_iri(qinghe: Store, name: str) -> None:
    graph = network(qinghe, person=name)

    assert graph.nodes[graph.graph["focus"]]["label"] == "秦岚"


def test_a_unit_is_found_by_another_name(qinghe: Store) -> None:
    graph = network(qinghe, unit="中共青禾县委")

    assert graph.nodes[graph.graph["focus"]]["label"] == "中共青禾县委员会"


def test_of_namesakes_the_best_connected_is_shown_and_the_others_are_named(qinghe: Store) -> None:
    graph = network(qinghe, person="许朗")

    assert graph.graph["focus"] == "https://w3id.org/civicgraph/id/xu"
    assert graph.graph["namesakes"] == ("https://w3id.org/civicgraph/id/namesake",)


@pytest.mark.parametrize(
    ("focus", "near"),
    [
        ({"person": "秦兰岚"}, "秦岚"),
        ({"unit": "县委员会"}, "中共青禾县委员会"),
        ({"event": "教育大会"}, "青禾县2016年"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest_names(qinghe: Store, focus: dict[str, str], near: str) -> None:
    with pytest.raises(NotFoundError, match=near):
        network(qinghe, **focus)  # type: ignore[arg-type]


def test_an_event_is_found_by_a_part_of_its_name_that_no_other_has(qinghe: Store, county: Store) -> None:
    graph = network(qinghe, event="教育工作大会")

    assert graph.nodes[graph.graph["focus"]]["label"] == "青禾县2016年教育工作大会"
    with pytest.raises(NotFoundError, match=r"events have '防汛抗旱工作调研' in their names; .*松屏县2016年.* more\)"):
        network(county, event="防汛抗旱工作调研")


def test_a_unit_is_no_person(qinghe: Store) -> None:
    with pytest.raises(NotFoundError):
        network(qinghe, person="中共青禾县委员会")


@pytest.mark.parametrize("limit", [1, 2, 10, 50, 300])
def test_a_limit_is_kept(county: Store, limit: int) -> None:
    assert len(network(county, limit=limit)) <= limit
    assert len(network(county, unit="中共青禾县委员会", depth=3, limit=limit)) <= limit


def test_what_was_left_out_is_told(county: Store) -> None:
    graph = network(county, limit=100)

    assert graph.graph["total"] > 300
    assert graph.number_of_nodes() > 80


def test_a_large_graph_is_cut_to_leaders_with_their_posts_and_events(county: Store) -> None:
    graph = network(county, limit=150)

    assert "中共青禾县委员会" in labels(graph, "unit")
    assert len(labels(graph, "event")) >= 20
    hanging = [node for node, data in graph.nodes(data=True) if data["kind"] == "post" and graph.degree(node) < 2]
    assert hanging == []


def test_a_graph_without_named_graphs_shows_the_same_nodes(qinghe: Store) -> None:
    flat = Store()
    for quad in qinghe:
        flat.add(type(quad)(quad.subject, quad.predicate, quad.object))

    assert set(network(flat).nodes) == set(network(qinghe).nodes)


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(network(Store())) == 0
