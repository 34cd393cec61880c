"""A build that is stopped at any moment, or that cannot write, breaks nothing, and the next one finishes its work."""

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import building
import pytest
from building import articles
from invented import lines

from civicgraph.building import intake
from civicgraph.errors import GraphError
from civicgraph.pipeline import Options, build_articles
from civicgraph.store import cannot_write, data_name, open_store

SCRIPT = Path(building.__file__)
KILLS = 3


def start(store: Path, count: int, jobs: int = 1, **how) -> subprocess.Popen:
    call = [sys.executable, SCRIPT, store, str(count), str(jobs)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **how)


def seconds_of(store: Path, count: int, jobs: int = 1) -> float:
    began = time.monotonic()
    process = start(store, count, jobs)
    out, _ = process.communicate()
    assert process.returncode == 0, out
    return time.monotonic() - began


@pytest.mark.parametrize("jobs", [1, 2])
def test_build_that_is_killed_at_any_moment_ends_as_if_it_had_not_been(tmp_path, jobs):
    """First from nothing, then from a finished store that changes; the store can be read after each kill."""
    whole = seconds_of(tmp_path / "whole", 140, jobs)
    rng = random.Random(11 + jobs)
    for number in range(KILLS):
        store = tmp_path / "store"
        if number % 2:
            shutil.copytree(tmp_path / "part", store) if (tmp_path / "part").exists() else None
        for _ in range(2):
            process = start(store, 140, jobs)
            time.sleep(rng.uniform(0, whole * 1.1))
            process.kill()
            process.communicate()
        if store.exists() and any(store.glob("oxigraph-*")):
            _is_whole_or_unfinished(store)
        build_articles(articles(140), store)
        assert lines(store) == lines(tmp_path / "whole"), number
        shutil.rmtree(store)
        if number == 0:
            build_articles(articles(130), tmp_path / "part")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == ["part", "whole"]


def _is_whole_or_unfinished(store: Path) -> None:
    if data_name(store):
        assert len(open_store(store)) > 0
    else:
        with pytest.raises(GraphError, match="not finished"):
            open_store(store)


def test_workers_die_with_a_parent_that_is_killed(tmp_path):
    process = start(tmp_path / "store", 3000, 2)
    deadline = time.monotonic() + 30
    while not (workers := children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def command(folder: Path, *arguments: object) -> subprocess.Popen:
    call = [sys.executable, "-m", "civicgraph", "build", folder, *arguments]
    return subprocess.Popen(call, stderr=subprocess.PIPE, text=True, encoding="utf-8")


@pytest.fixture
def folder(tmp_path) -> Path:
    found = tmp_path / "articles"
    found.mkdir()
    for each in articles(600):
        (found / f"{each.id}.txt").write_text(f"{each.title}\n{each.text * 20}", encoding="utf-8")
    return found


def test_ctrl_c_stops_within_a_second_and_says_how_to_go_on(folder, tmp_path):
    process = command(folder, "-o", tmp_path / "store", "--jobs", "2")
    deadline = time.monotonic() + 60
    while not children(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, said = process.communicate()
    assert time.monotonic() - began < 2  # a second, and one for a busy machine
    assert process.returncode == 130
    assert "Stopped" in said
    assert "goes on" in said
    assert "Traceback" not in said


def test_what_was_extracted_before_a_stop_is_not_extracted_again(tmp_path, monkeypatch):
    def stopping(each):
        if each.id == "a150":
            raise KeyboardInterrupt
        return extract(each)

    from civicgraph.extraction import extract

    with pytest.raises(KeyboardInterrupt):
        build_articles(articles(200), tmp_path / "store", extract=stopping, version="1")
    asked = []

    def watched(each):
        asked.append(each.id)
        return extract(each)

    build_articles(articles(200), tmp_path / "store", extract=watched, version="1")
    assert len(asked) == 200 - 2 * intake.BATCH


def test_two_builds_at_once_on_one_store_are_refused(tmp_path):
    def second(each):
        with pytest.raises(GraphError, match="another build is writing"):
            build_articles(articles(1), tmp_path / "store")
        return extract(each)

    from civicgraph.extraction import extract

    build_articles(articles(2), tmp_path / "store", extract=second, version="1")
    assert len(open_store(tmp_path / "store")) > 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_build_goes_on_when_nobody_reads_its_log_any_more(tmp_path, jobs):
    records = [json.dumps({"id": each.id, "text": each.text}, ensure_ascii=False) for each in articles(200)]
    (tmp_path / "articles.jsonl").write_text("\n".join(records), encoding="utf-8")
    call = [sys.executable, "-m", "civicgraph", "build", "articles.jsonl", "-o", "store", "--jobs", jobs]
    reads, says = os.pipe()
    os.close(reads)
    try:
        done = subprocess.run(call, cwd=tmp_path, stderr=says, check=False, timeout=120)
    finally:
        os.close(says)
    assert done.returncode == 0
    assert len(lines(tmp_path / "store")) > 200


def test_store_can_be_read_while_it_is_built(tmp_path):
    build_articles(articles(50), tmp_path / "store")
    before = lines(tmp_path / "store")
    reader = open_store(tmp_path / "store")
    build_articles(articles(60), tmp_path / "store")
    assert sorted(map(str, reader)) == before
    assert lines(tmp_path / "store") != before


def _small_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


@pytest.mark.parametrize("name", ["store", "graph.nq"])
def test_disk_that_is_full_is_told_and_leaves_what_was_there(tmp_path, name):
    build_articles(articles(20), tmp_path / name)
    before = set(open_store(tmp_path / name))
    process = start(tmp_path / name, 400, preexec_fn=_small_files)
    said, _ = process.communicate()
    assert process.returncode != 0
    assert "civicgraph.errors.GraphError: cannot write" in said
    assert set(open_store(tmp_path / name)) == before
    build_articles(articles(400), tmp_path / name)
    assert len(open_store(tmp_path / name)) > len(before)


def test_build_that_cannot_write_leaves_no_unfinished_data_on_the_disk(tmp_path):
    build_articles(articles(20), tmp_path / "store")
    data = {path.name for path in (tmp_path / "store").glob("oxigraph*")}
    start(tmp_path / "store", 400, preexec_fn=_small_files).communicate()
    assert {path.name for path in (tmp_path / "store").glob("oxigraph*")} == data


def test_disk_without_space_is_told_in_words():
    for error in (OSError(errno.ENOSPC, "No space left on device"), OSError("IO error: No space left on device: x")):
        assert "the disk is full" in str(cannot_write(Path("store"), error))
    assert "Permission denied" in str(cannot_write(Path("store"), OSError(errno.EACCES, "Permission denied")))


@pytest.mark.parametrize("name", ["store", "graph.nq"])
def test_place_that_cannot_be_written_is_told(name):
    with pytest.raises(GraphError, match="cannot write"):
        build_articles(articles(1), Path("/proc") / name, options=Options())


@pytest.fixture
def somebody() -> Iterator[None]:
    """Somebody who may not write what is ours; root may write anywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A finished store in a folder in which nobody may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_articles(articles(2), folder / "store")
        paths = (folder / "store" / "ledger.sqlite", folder / "store", folder)
        for path in paths:
            path.chmod(0o444 if path.is_file() else 0o555)
        yield folder
        for path in reversed(paths):
            path.chmod(0o755)


@pytest.mark.parametrize("name", ["store", "new", "new.nq", "store/new.nq"])
def test_read_only_folder_is_told_and_stays_as_it_is(read_only, somebody, name):
    before = lines(read_only / "store")
    with pytest.raises(GraphError, match=r"read-only|cannot write"):
        build_articles(articles(3), read_only / name)
    assert lines(read_only / "store") == before
    assert [path.name for path in read_only.iterdir()] == ["store"]


def test_damaged_ledger_is_told(tmp_path):
    build_articles(articles(2), tmp_path / "store")
    (tmp_path / "store" / "ledger.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(GraphError, match="is damaged"):
        build_articles(articles(3), tmp_path / "store")
