"""Web pages and lines of JSON in a build: parsed only when they are new; lists of links are no failures."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import lines

from civicgraph.building import pages
from civicgraph.cli.build import command
from civicgraph.errors import ReadError
from civicgraph.pipeline import Options, build
from civicgraph.reading import UnreadRecord

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


def line(number: int, **fields: str) -> str:
    text = f"5月6日，青禾县召开第{number}项工作会议。县委书记莫云深出席会议并讲话。"
    return json.dumps({"text": text, "date": "2019-05-07", **fields}, ensure_ascii=False) + "\n"


def parsed(monkeypatch) -> list[str]:
    """Fills up with the places of the lines that are parsed from now on."""
    asked: list[str] = []
    read = UnreadRecord.read
    monkeypatch.setattr(UnreadRecord, "read", lambda each: asked.append(each.raw.name) or read(each))
    return asked


def test_lines_that_were_read_before_are_not_parsed_again_wherever_they_stand(tmp_path, monkeypatch):
    file, old = tmp_path / "crawl.jsonl", [line(number, id=f"a{number}") for number in range(100)]
    file.write_text("".join(old), encoding="utf-8")
    build([file], tmp_path / "store")
    file.write_text(line(200, id="a200") + "".join(old) + line(7, id="a7", title="又一次"), encoding="utf-8")
    (tmp_path / "moved.jsonl").write_bytes(file.read_bytes())
    asked = parsed(monkeypatch)
    again = build([tmp_path / "moved.jsonl"], tmp_path / "store")
    assert asked == ["moved-1", "moved-102"]
    assert again.outcomes == {"added": 2, "unchanged": 100}
    build([file], tmp_path / "whole")
    assert lines(tmp_path / "store") == lines(tmp_path / "whole")


def test_article_that_is_named_after_its_line_is_another_one_on_another_line(tmp_path):
    file = tmp_path / "crawl.jsonl"
    file.write_text(line(1) + line(2), encoding="utf-8")
    build([file], tmp_path / "store")
    file.write_text(line(3) + line(1) + line(2), encoding="utf-8")
    build([file], tmp_path / "store")
    build([file], tmp_path / "whole")
    assert lines(tmp_path / "store") == lines(tmp_path / "whole")


def test_other_settings_read_the_lines_again(tmp_path, monkeypatch):
    (tmp_path / "crawl.jsonl").write_text(line(1, id="a1", headline="县里开会"), encoding="utf-8")
    build([tmp_path / "crawl.jsonl"], tmp_path / "store")
    asked = parsed(monkeypatch)
    build([tmp_path / "crawl.jsonl"], tmp_path / "store", columns={"title": "headline"})
    build([tmp_path / "crawl.jsonl"], tmp_path / "store", jurisdiction="云岭省白沙市青禾县")
    assert len(asked) == 2


def test_line_that_is_no_article_is_told_each_time(tmp_path):
    (tmp_path / "crawl.jsonl").write_text(line(1, id="a1") + '{"broken\n', encoding="utf-8")
    reasons = [build([tmp_path / "crawl.jsonl"], tmp_path / "store").failures for _ in range(2)]
    assert reasons[0] == reasons[1] != []
