"""Web pages in a build: parsed by the workers, only when they are new; lists of links are no failures."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import lines

from civicgraph.building import pages
from civicgraph.cli.build import command
from civicgraph.errors import ReadError
from civicgraph.pipeline import Options, build

PAGE = """<html><head><meta charset="utf-8"><title>{title}_青禾县人民政府网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a></div><h1>{title}</h1>
<div class="info">发布日期：2019-05-07　来源：青禾县融媒体中心</div>
<div id="zoom"><p>5月6日，青禾县召开{what}工作会议。县委书记莫云深出席会议并讲话。</p></div></body></html>"""
LIST = "<html><head><title>新闻列表</title></head><body><ul>{}</ul></body></html>".format(
    "".join(f'<li><a href="/{number}.html">第{number}条新闻</a></li>' for number in range(30))
)


@pytest.fixture
def folder(tmp_path) -> Path:
    found = tmp_path / "pages"
    found.mkdir()
    for number in range(150):
        title, what = f"青禾县召开第{number}次会议", f"第{number}项"
        (found / f"{number:03}.html").write_text(PAGE.format(title=title, what=what), encoding="utf-8")
    (found / "index.html").write_text(LIST, encoding="utf-8")
    return found


def run(*arguments: object):
    return CliRunner().invoke(command, list(map(str, arguments)))


def test_workers_find_the_articles_that_one_process_finds(folder, tmp_path):
    one = build([folder], tmp_path / "one", options=Options(jobs=1))
    two = build([folder], tmp_path / "two", options=Options(jobs=2))
    assert one.outcomes == two.outcomes == {"added": 150, "skipped": 1}
    assert lines(tmp_path / "one") == lines(tmp_path / "two")


def test_pages_that_were_read_before_are_not_parsed_again(folder, tmp_path, monkeypatch):
    build([folder], tmp_path / "store")
    (folder / "007.html").write_text(PAGE.format(title="青禾县召开大会", what="造林"), encoding="utf-8")
    asked = []
    read = pages.read_page
    monkeypatch.setattr(pages, "read_page", lambda raw: asked.append(raw.name) or read(raw))
    again = build([folder], tmp_path / "store")
    assert asked == ["007"]
    assert again.outcomes == {"changed": 1, "unchanged": 149, "skipped": 1}
    build([folder], tmp_path / "whole")
    assert lines(tmp_path / "store") == lines(tmp_path / "whole")


def test_other_settings_read_the_pages_again(folder, tmp_path):
    build([folder], tmp_path / "store")
    moved = build([folder], tmp_path / "store", jurisdiction="云岭省白沙市青禾县")
    assert moved.outcomes == {"reread": 150, "skipped": 1}


def test_page_without_an_article_is_skipped_and_no_failure_even_with_strict(folder, tmp_path):
    for _ in range(2):
        result = run(folder, "-o", tmp_path / "store", "--strict", "--report", tmp_path / "report.jsonl")
        assert result.exit_code == 0
        assert "skipped: 1 web pages without an article" in result.stderr
        told = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
        (skipped,) = [line for line in told if line["outcome"] == "skipped"]
        assert Path(skipped["source"]).name == "index.html"
        assert "holds no article" in skipped["reason"]


def test_inputs_with_nothing_but_lists_are_told(folder, tmp_path):
    with pytest.raises(ReadError, match=r"index\.html: holds no article"):
        build([folder / "index.html"], tmp_path / "store")
