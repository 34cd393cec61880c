"""Pictures: nothing covers anything, the same network gives the same picture, order tells what it should."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from county import grow
from pyoxigraph import Store

from civicgraph.view.layout import arrange
from civicgraph.view.layout.order import Neighbours, title_order
from civicgraph.view.layout.packing import Packing
from civicgraph.view.layout.scene import Place, Scene
from civicgraph.view.network import network

FOCI: list[dict[str, Any]] = [
    {},
    {"person": "秦岚"},
    {"person": "秦岚", "depth": 3},
    {"person": "尤歌"},
    {"unit": "中共青禾县委员会"},
    {"unit": "中共青禾县委员会", "depth": 3},
    {"unit": "青禾县教育局", "depth": 2},
    {"unit": "青禾新闻网"},
    {"event": "青禾县2016年教育工作大会"},
    {"event": "青禾县2016年教育工作大会", "depth": 3},
]


@pytest.fixture(scope="module")
def county() -> Store:
    return grow(2, 30)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    places = sorted(scene.places.items(), key=lambda item: item[1].left)
    return [
        (one, other)
        for index, (one, a) in enumerate(places)
        for other, b in places[index + 1 :]
        if b.left < a.right and a.top < b.bottom and b.top < a.bottom
    ]


def middle(scene: Scene, graph: nx.MultiDiGraph, label: str) -> Place:
    return next(place for node, place in scene.places.items() if graph.nodes[node]["label"] == label)


@pytest.mark.parametrize("focus", FOCI, ids=str)
def test_every_node_stands_somewhere_and_none_covers_another(qinghe: Store, focus: dict[str, Any]) -> None:
    graph = network(qinghe, **focus)

    scene = arrange(graph)

    assert set(scene.places) == set(graph.nodes)
    assert overlaps(scene) == []


@pytest.mark.parametrize(
    "focus",
    [
        {},
        {"unit": "青禾县人民政府", "depth": 2},
        {"unit": "中共青禾县委员会", "depth": 4},
        {"unit": "青禾县融媒体中心"},
    ],
    ids=str,
)
def test_hundreds_of_nodes_do_not_cover_each_other(county: Store, focus: dict[str, Any]) -> None:
    graph = network(county, **focus)

    assert overlaps(arrange(graph)) == []


def test_the_same_network_gives_the_same_picture(county: Store) -> None:
    assert arrange(network(county)) == arrange(network(county))


def test_cards_of_a_map_do_not_cover_each_other(county: Store) -> None:
    cards = arrange(network(county)).cards

    for index, a in enumerate(cards):
        for b in cards[index + 1 :]:
            apart_x = a.x + a.width <= b.x or b.x + b.width <= a.x
            apart_y = a.y + a.height <= b.y or b.y + b.height <= a.y
            assert apart_x or apart_y


def test_a_leading_group_stands_in_protocol_order(qinghe: Store) -> None:
    graph = network(qinghe, unit="中共青禾县委员会")
    scene = arrange(graph)

    heights = [middle(scene, graph, label).y for label in ("中共青禾县委员会", "书记", "副书记", "常委")]

    assert all(one < other for one, other in pairwise(heights))


def test_who_holds_the_post_now_stands_before_who_held_it(qinghe: Store) -> None:
    graph = network(qinghe, unit="中共青禾县委员会")
    scene = arrange(graph)

    now, before = middle(scene, graph, "秦岚"), middle(scene, graph, "章明哲")

    assert now.y < before.y
    assert (now.chip.ended, before.chip.ended) == (False, True)


def test_posts_of_a_career_stand_in_the_order_of_time(qinghe: Store) -> None:
    graph = network(qinghe, person="秦岚")
    scene = arrange(graph)

    assert middle(scene, graph, "副书记").y < middle(scene, graph, "书记").y


def test_events_of_a_career_stand_from_left_to_right(qinghe: Store) -> None:
    graph = network(qinghe, person="秦岚")
    scene = arrange(graph)
    events = [node for node in graph.nodes if graph.nodes[node]["kind"] == "event"]
    by_date = sorted(events, key=lambda node: graph.nodes[node]["start"])

    assert [scene.places[node].x for node in by_date] == sorted(scene.places[node].x for node in events)


def test_an_event_has_its_leaders_above_and_attendance_in_the_order_of_the_list(qinghe: Store) -> None:
    graph = network(qinghe, event="青禾县2016年教育工作大会")
    scene = arrange(graph)
    event = middle(scene, graph, "青禾县2016年教育工作大会")

    assert middle(scene, graph, "秦岚").y < event.y
    assert middle(scene, graph, "青禾县教育局").x < event.x
    assert event.x < middle(scene, graph, "陶安").x
    assert middle(scene, graph, "陶安").y < middle(scene, graph, "姜珂").y
    assert middle(scene, graph, "姜珂").chip.badge == 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("书记", "副书记"),
        ("党组书记", "党组副书记"),
        ("县长", "常务副县长"),
        ("代县长", "副县长"),
        ("常务副县长", "副县长"),
        ("副县长", "常委"),
        ("副主任", "委员"),
        ("董事长", "副总经理"),
    ],
)
def test_the_higher_title_comes_first(first: str, second: str) -> None:
    assert title_order(first) < title_order(second)


def test_the_higher_body_comes_first_in_a_career(qinghe: Store) -> None:
    graph = network(qinghe, person="秦岚")
    near = Neighbours(graph)
    person = next(node for node in graph if graph.nodes[node]["label"] == "秦岚")

    first = next(near.careers(person))

    assert near.label(first[0]) == "书记"


def test_packing_finds_the_nearest_free_place() -> None:
    packing = Packing()
    packing.take(-100, -50, 200, 100)

    left, top = packing.nearest(0, 0, 60, 40)

    assert left >= 100 or left + 60 <= -100 or top >= 50 or top + 40 <= -50
    assert abs(left + 30) < 260
    assert abs(top + 20) < 160


def test_packing_takes_the_wished_place_when_it_is_free() -> None:
    left, top = Packing().nearest(500, 300, 100, 100)

    assert abs(left + 50 - 500) <= 20
    assert abs(top + 50 - 300) <= 20
