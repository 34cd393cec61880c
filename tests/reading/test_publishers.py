"""``sources.toml``: publisher and jurisdiction by site, folder or medium."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph.cli import group
from civicgraph.errors import ReadError
from civicgraph.model import Article
from civicgraph.reading import read_articles

TABLE = """
[[source]]
folder = "crawl"
publisher = "某网"
jurisdiction = "河源省"

[[source]]
folder = "crawl/qingxi"
jurisdiction = "河源省临江市青溪县"

[[source]]
site = "qingxi.gov.cn"
publisher = "青溪县人民政府网"

[[source]]
medium = "临江日报"
jurisdiction = "河源省临江市"
"""


def article(folder: Path, name: str, **fields: str) -> Article:
    """The one article of a file below the folder, as the table beside it and an option have it."""
    (folder / "sources.toml").write_text(TABLE, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"text": "我县召开会议。", **fields}, ensure_ascii=False), encoding="utf-8")
    [found] = read_articles([path], jurisdiction="其他省", sources=folder / "sources.toml")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("name", "fields", "publisher", "jurisdiction"),
    [
        ("a.json", {}, None, "其他省"),
        ("crawl/a.json", {}, "某网", "河源省"),
        ("crawling/a.json", {}, None, "其他省"),
        ("crawl/qingxi/deep/a.json", {}, "某网", "河源省临江市青溪县"),
        ("crawl/a.json", {"publisher": "青溪发布"}, "青溪发布", "河源省"),
        ("crawl/a.json", {"jurisdiction": "云岭省"}, "某网", "云岭省"),
        ("a.json", {"url": "http://www.qingxi.gov.cn/1"}, "青溪县人民政府网", "其他省"),
        ("a.json", {"url": "http://notqingxi.gov.cn/1"}, None, "其他省"),
        ("crawl/a.json", {"url": "https://qingxi.gov.cn:8080/1"}, "青溪县人民政府网", "河源省"),
        ("a.json", {"publisher": "临江日报"}, "临江日报", "河源省临江市"),
        ("a.json", {"url": "http://[broken"}, None, "其他省"),
    ],
)
def test_the_most_precise_entry_tells_what_the_article_does_not(
    tmp_path: Path, name: str, fields: dict[str, str], publisher: str | None, jurisdiction: str
) -> None:
    found = article(tmp_path, name, **fields)
    assert (found.publisher, found.jurisdiction) == (publisher, jurisdiction)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[source]\n", "cannot be read"),
        ("", "has no list of sources"),
        ("source = 1", "has no list of sources"),
        ("[[source]]\nsite = 'a'", "source 1: says nothing"),
        ("[[source]]\npublisher = 'a'", "source 1: says nothing"),
        ("[[source]]\nsite = 'a'\npublisher = 1", "source 1: is not of the form"),
        ("[[source]]\nsite = 'a'\npublisher = 'b'\n[[source]]\nplace = 'c'", "source 2: 'place' means nothing"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.txt").write_text("会议召开。", encoding="utf-8")
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=f"sources.toml: {message}"):
        read_articles([tmp_path / "a.txt"], sources=tmp_path / "sources.toml")


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("会议召开。", encoding="utf-8")
    with pytest.raises(ReadError, match="cannot be read"):
        read_articles([tmp_path / "a.txt"], sources=tmp_path / "sources.toml")


def test_the_options_of_the_command_line_reach_the_articles(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "crawl").mkdir()
    path = tmp_path / "crawl" / "a.csv"
    path.write_text("headline,story\n青溪县召开会议,会议召开。\n", encoding="utf-8")
    options = ["--map", "title=headline", "--map", "text=story", "--sources", str(tmp_path / "sources.toml")]
    result = CliRunner().invoke(group, ["extract", str(path), *options])
    facts = json.loads(result.stdout)
    assert (facts["title"], facts["publisher"]) == ("青溪县召开会议", "某网")
    assert "河源省" in facts["jurisdiction"]


def test_a_wrong_option_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n会议召开。\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["extract", str(tmp_path / "a.csv"), "--map", "headline=title"])
    assert isinstance(result.exception, ReadError)
    assert "give FIELD=COLUMN" in str(result.exception)
