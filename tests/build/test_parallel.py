"""Many processes give what one gives; one that dies harms no other article."""

import os
import random

import invented
import pytest
from building import articles

from civicgraph.building.extracting import LONGEST, content_key
from civicgraph.building.outcome import Step
from civicgraph.building.version import graph_version, reading_version
from civicgraph.building.workers import Pump, Workers
from civicgraph.cli.progress import Bar, Display
from civicgraph.model import Article
from civicgraph.pipeline import Options, build_articles


@pytest.mark.parametrize("suffix", [".nq", ".trig", ""])
def test_same_graph_for_any_number_of_jobs_and_any_order(tmp_path, suffix):
    found = articles(300)
    build_articles(found, tmp_path / f"one{suffix}", options=Options(jobs=1))
    random.Random(3).shuffle(found)
    build_articles(found, tmp_path / f"two{suffix}", options=Options(jobs=2))
    if suffix:
        assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()
    else:
        assert invented.lines(tmp_path / "one") == invented.lines(tmp_path / "two")


def squares(batch: list[int]) -> list[int]:
    if 13 in batch:
        os._exit(1)
    return [number * number for number in batch]


def test_item_at_which_a_process_dies_is_the_only_one_lost():
    with Workers(2) as workers:
        pump = Pump(workers, squares, lambda number: -number)
        found = []
        for start in range(0, 40, 5):
            pump.put(list(range(start, start + 5)))
            found += [result for _, results in pump.take(wait=pump.is_full) for result in results]
        found += [result for _, results in pump.drain() for result in results]
    assert found == [-13 if number == 13 else number * number for number in range(40)]


def test_no_more_batches_wait_than_keep_all_workers_busy():
    with Workers(1) as workers:
        pump = Pump(workers, squares, lambda number: number)
        pump.put([1])
        assert not pump.is_full
        pump.put([2])
        assert pump.is_full


def test_error_of_ours_in_one_article_is_counted_and_the_rest_is_built(tmp_path):
    def failing(each: Article):
        if each.id == "b":
            raise IndexError("list index out of range")
        return invented.extract(each)

    found = [invented.article(name, invented.fact(0, 0, 0, 0, 0)) for name in "abc"]
    summary = build_articles(found, tmp_path / "graph.nq", extract=failing)
    assert summary.articles == 2
    (failure,) = summary.failures
    assert failure.wrong
    assert failure.source == "b.txt"
    assert "IndexError" in failure.reason
    assert "test_parallel" in failure.reason


def test_text_that_is_too_long_for_an_article_is_left_out(tmp_path):
    found = [invented.article("a"), Article("long", "长", "长" * (LONGEST + 1), source="long.txt")]
    summary = build_articles(found, tmp_path / "graph.nq", extract=invented.extract)
    assert [failure.source for failure in summary.failures] == ["long.txt"]


def test_claims_are_kept_by_all_that_they_depend_on():
    base = {
        "id": "a",
        "title": "t",
        "text": "x",
        "published": "2020",
        "publisher": "p",
        "jurisdiction": "j",
        "url": "u",
    }
    keys = {content_key(Article(**base), "1"), content_key(Article(**base), "2")}
    keys |= {content_key(Article(**(base | {name: "other"})), "1") for name in base}
    assert len(keys) == 2 + len(base)
    assert content_key(Article(**base, source="elsewhere"), "1") in keys


def test_versions_are_hashes_and_differ():
    assert len(reading_version()) == len(graph_version()) == 32
    assert reading_version() != graph_version()


class Screen:
    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


def shown(display: type[Display], *, terminal: bool, seconds: float) -> str:
    now = [0.0]
    screen = Screen()
    watched = display(screen, terminal=terminal, clock=lambda: now[0])
    for done in range(0, 101, 10):
        watched.tell(Step("extract", done, 200))
        now[0] += seconds
    watched.close()
    return screen.written


def test_log_gets_plain_lines_now_and_then_with_rate_and_time_left():
    written = shown(Display, terminal=False, seconds=2)
    assert written.splitlines() == [
        "extracting 50 of 200 articles, 5 a second, 0:30 left",
        "extracting 100 of 200 articles, 5 a second, 0:20 left",
    ]


def test_terminal_gets_a_bar_that_is_cleared_away():
    written = shown(Bar, terminal=True, seconds=1)
    assert "\r\x1b[K[############------------] extracting 100 of 200 articles, 10 a second, 0:10 left" in written
    assert "\n" not in written
    assert written.endswith("\r\x1b[K")
