"""The report has a line for every article; the exit code says what went wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph import pipeline
from civicgraph.building.outcome import BuildSummary, Failure
from civicgraph.cli.build import command
from civicgraph.errors import GraphError

MEETING = "青禾县召开防汛工作会议\n2019-05-07\n5月6日，青禾县召开防汛工作会议。县委书记莫云深出席会议并讲话。\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    found = tmp_path / "articles"
    found.mkdir()
    (found / "one.txt").write_text(MEETING, encoding="utf-8")
    (found / "two.txt").write_text(MEETING.replace("防汛", "抗旱"), encoding="utf-8")
    return found


def run(*arguments: object):
    return CliRunner().invoke(command, list(map(str, arguments)))


def report(path: Path) -> dict[str, str]:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {Path(line["source"]).name or line["id"]: line["outcome"] for line in lines}


def test_every_article_has_its_outcome(folder, tmp_path):
    (folder / "empty.txt").touch()
    run(folder, "-o", tmp_path / "store", "--report", tmp_path / "report.jsonl")
    assert report(tmp_path / "report.jsonl") == {"empty.txt": "unread", "one.txt": "added", "two.txt": "added"}
    (folder / "two.txt").write_text(MEETING.replace("防汛", "春耕"), encoding="utf-8")
    (folder / "three.txt").write_text(MEETING.replace("防汛", "秋收"), encoding="utf-8")
    (folder / "one.txt").unlink()
    result = run(folder, "-o", tmp_path / "store", "--report", tmp_path / "report.jsonl", "--prune")
    assert report(tmp_path / "report.jsonl") == {
        "empty.txt": "unread", "two.txt": "changed", "three.txt": "added", "one": "removed",
    }  # fmt: skip
    assert "articles added: 1, changed: 1, removed: 1" in result.stderr


def test_reason_stands_in_the_report(folder, tmp_path):
    (folder / "photo.txt").write_bytes(b"\x89PNG\0\0\0")
    run(folder, "-o", tmp_path / "graph.nq", "--report", tmp_path / "report.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["reason"] for line in lines if "reason" in line] == [
        "is not text (it has NUL bytes): give an article as text, a web page, or a file of records"
    ]


def test_report_that_cannot_be_written_is_told(folder, tmp_path):
    result = run(folder, "-o", tmp_path / "graph.nq", "--report", tmp_path / "missing" / "report.jsonl")
    assert isinstance(result.exception, GraphError)


@pytest.mark.parametrize(
    ("failures", "strict", "code"),
    [
        ([], True, 0),
        ([Failure("a.txt", "is empty")], False, 0),
        ([Failure("a.txt", "is empty")], True, 1),
        ([Failure("a.txt", "IndexError", wrong=True)], False, 1),
    ],
)
def test_exit_code_says_whether_articles_are_missing(folder, tmp_path, monkeypatch, failures, strict, code):
    monkeypatch.setattr(pipeline, "build", lambda *args, **kwargs: BuildSummary(failures=failures))
    assert run(folder, "-o", tmp_path / "graph.nq", *["--strict"] * strict).exit_code == code
