"""``civicgraph stats`` and ``civicgraph diff``: what a graph holds, and what is new in it."""

import json

import invented
import pytest
from click.testing import CliRunner
from invented import article, fact

from civicgraph.cli.diff import command as diff
from civicgraph.cli.stats import command as stats
from civicgraph.pipeline import build_articles

OLD = [article("a", fact(0, 0, 1, 0, 0)), article("b", fact(1, 1, 1, 1, 0))]
NEW = [article("a", fact(0, 0, 1, 0, 0)), article("c", fact(0, 0, 1, 0, 2), fact(2, 0, 1, 0, 2))]
SUFFIXES = (".nq", ".trig", ".ttl", "")


def build(folder, name, articles, suffix=".nq"):
    build_articles(articles, folder / f"{name}{suffix}", extract=invented.extract)
    return str(folder / f"{name}{suffix}")


def run(command, *arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_diff_tells_what_is_new_seen_again_and_lost(tmp_path, suffix):
    old, new = build(tmp_path, "old", OLD, suffix), build(tmp_path, "new", NEW, suffix)
    found = json.loads(run(diff, old, new, "--format", "json"))
    bureau = {"unit": "白沙市青禾县水利局", "title": "局长"}
    assert found["holders"] == {
        "new": [{**bureau, "person": "苏晓禾"}],
        "lost": [{"unit": "白沙市青禾县县委", "title": "书记", "person": "秦若川"}],
        "seen": [{**bureau, "person": "莫云深", "was": "2019-05-06", "now": "2020-01-02"}],
    }
    assert found["events"]["new"] == [{"date": "2020-01-02", "event": "水利局会议"}]
    assert found["events"]["lost"] == [{"date": "2019-05-06", "event": "县委会议"}]
    assert [each["who"] for each in found["participants"]["new"]] == ["苏晓禾", "莫云深"]
    assert found["documents"]["new"] == [{"document": "关于防汛的通知"}]
    assert [each["article"] for each in found["articles"]["new"]] == ["标题c"]


def test_diff_in_words(tmp_path):
    old, new = build(tmp_path, "old", OLD), build(tmp_path, "new", NEW)
    lines = run(diff, old, new).splitlines()
    assert lines[:4] == [
        "holders: 1 new, 1 lost, 1 seen on another day",
        "  + 白沙市青禾县水利局 局长 苏晓禾",
        "  - 白沙市青禾县县委 书记 秦若川",
        "  ~ 白沙市青禾县水利局 局长 莫云深: 2019-05-06 → 2020-01-02",
    ]


def test_diff_shows_so_many_and_counts_the_rest(tmp_path):
    many = [article(str(n), *(fact(n, unit, 1, 0, 0) for unit in (0, 1))) for n in range(3)]
    old, new = build(tmp_path, "old", OLD[:1]), build(tmp_path, "new", many)
    lines = run(diff, old, new, "--limit", "2").splitlines()
    assert lines[0] == "holders: 5 new, 0 lost"
    assert lines[3] == "  + … and 3 more"
    assert len(run(diff, old, new, "--limit", "0").splitlines()) > len(lines)


def test_no_difference_is_said(tmp_path):
    old = build(tmp_path, "old", OLD)
    result = CliRunner().invoke(diff, [old, old])
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "says what" in result.stderr


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_stats_count_articles_and_what_they_say(tmp_path, suffix):
    found = json.loads(run(stats, build(tmp_path, "new", NEW, suffix), "--format", "json"))
    assert (found["articles"], found["first"], found["last"]) == (2, "2020-02-02", "2020-02-02")
    assert found["facts"]["holders"] == 2
    assert found["classes"]["Person"] == 2
    assert found["classes"]["Event"] == 2


def test_stats_in_words(tmp_path):
    lines = run(stats, build(tmp_path, "new", NEW)).splitlines()
    assert lines[0] == "2 articles, published 2020-02-02 to 2020-02-02, by 0 publishers"
    assert "         2  Person" in lines
