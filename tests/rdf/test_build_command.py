"""The command ``civicgraph build``, on invented articles."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph.cli.build import command
from civicgraph.errors import GraphError, ReadError
from civicgraph.store import open_store

MEETING = """青禾县召开防汛工作会议

2019-05-07 来源：青禾新闻网

5月6日，青禾县召开防汛工作会议。县委书记莫云深出席会议并讲话。县委副书记、县长秦若川主持会议。
"""

VISIT = """莫云深到水利局调研

2019-05-09

5月8日，青禾县委书记莫云深到县水利局调研。
"""

COUNTY = "云岭省白沙市青禾县"


@pytest.fixture
def folder(tmp_path) -> Path:
    found = tmp_path / "articles"
    found.mkdir()
    (found / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (found / "visit.txt").write_text(VISIT, encoding="gb18030")
    return found


def run(*args: object):
    return CliRunner().invoke(command, [*map(str, args), "--jurisdiction", COUNTY])


def test_summary_goes_to_stderr_and_nothing_to_stdout(folder, tmp_path):
    result = run(folder, "-o", tmp_path / "graph.trig")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 articles" in result.stderr
    assert "tenures" in result.stderr
    assert "\r" not in result.stderr


def test_order_of_inputs_changes_no_byte(folder, tmp_path):
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    run(folder / "meeting.txt", folder / "visit.txt", "-o", first)
    run(folder / "visit.txt", folder / "meeting.txt", "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_order_of_two_articles_with_one_name_changes_no_byte(tmp_path):
    for number, text in enumerate((MEETING, VISIT)):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "same.txt").write_text(text, encoding="utf-8")
    run(tmp_path / "0", tmp_path / "1", "-o", tmp_path / "first.nq")
    run(tmp_path / "1", tmp_path / "0", "-o", tmp_path / "second.nq")
    assert (tmp_path / "first.nq").read_bytes() == (tmp_path / "second.nq").read_bytes()


def test_hash_seed_of_the_process_changes_no_byte(folder, tmp_path):
    written = set()
    for seed in "12":
        out = tmp_path / f"graph{seed}.trig"
        call = [sys.executable, "-m", "civicgraph", "build", folder, "-o", out, "--jurisdiction", COUNTY]
        subprocess.run(call, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
        written.add(out.read_bytes())
    assert len(written) == 1


def test_building_into_a_folder_of_inputs_twice_changes_nothing(folder):
    run(folder, "-o", folder / "store")
    before = set(open_store(folder / "store"))
    result = run(folder, "-o", folder / "store")
    assert "not read" not in result.stderr
    assert set(open_store(folder / "store")) == before


def test_article_that_is_no_text_is_named_and_the_rest_is_built(folder, tmp_path):
    (folder / "photo.txt").write_bytes(b"\x89PNG\0\0\0")
    result = run(folder, "-o", tmp_path / "graph.nq")
    assert result.exit_code == 0
    assert "not read: 1" in result.stderr
    assert "photo.txt" in result.stderr


def test_strict_says_by_its_exit_code_that_an_article_was_not_read(folder, tmp_path):
    (folder / "photo.txt").write_bytes(b"\x89PNG\0\0\0")
    assert run(folder, "-o", tmp_path / "graph.nq", "--strict").exit_code == 1
    assert (tmp_path / "graph.nq").exists()


@pytest.mark.parametrize("make", ["missing", "folder without articles", "empty file", "binary file"])
def test_input_without_articles_is_an_error_and_nothing_is_written(tmp_path, make):
    source = tmp_path / "input.txt"
    if make == "folder without articles":
        source = tmp_path / "input"
        source.mkdir()
    elif make != "missing":
        source.write_bytes(b"" if make == "empty file" else b"\0\1\2\3")
    result = run(source, "-o", tmp_path / "graph.nq")
    assert isinstance(result.exception, ReadError)
    assert result.exception.exit_code == 2
    assert source.name in str(result.exception)
    assert not (tmp_path / "graph.nq").exists()


def test_output_of_others_is_left_alone_before_anything_is_read(folder, tmp_path):
    (tmp_path / "graph.nq").write_text("mine", encoding="utf-8")
    result = run(folder, "-o", tmp_path / "graph.nq")
    assert isinstance(result.exception, GraphError)
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == "mine"
    assert run(folder, "-o", tmp_path / "graph.nq", "--force").exit_code == 0


def test_errors_reach_the_user_without_a_traceback(tmp_path):
    call = [sys.executable, "-m", "civicgraph", "build", "no-such-file.txt", "-o", tmp_path / "graph.nq"]
    result = subprocess.run(call, check=False, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 2
    assert "no-such-file.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_was_not_understood_is_listed_by_frequency(folder, tmp_path, monkeypatch):
    from collections import Counter

    from civicgraph import pipeline
    from civicgraph.pipeline import BuildSummary

    many = Counter({("title", f"职务{number}"): number for number in range(1, 14)})
    monkeypatch.setattr(pipeline, "build", lambda *args, **kwargs: BuildSummary(unmatched=many))
    lines = run(folder, "-o", tmp_path / "graph.nq").stderr.splitlines()
    assert lines[1:3] == ["not understood: 13", "  13 × title 职务13"]
    assert lines[-1] == "  … and 3 more"
