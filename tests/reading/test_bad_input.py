"""One bad file among good ones: it is named with its place, and the good ones are read."""

import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph.model import Article
from civicgraph.reading import ReadFailure, read_articles

GOOD = "青溪县召开会议\n3月8日，会议召开。"
MIB = 1 << 20


def record(**fields: object) -> bytes:
    return json.dumps({"text": "会议召开。", **fields}, ensure_ascii=False).encode() + b"\n"


def long_line(path: Path, start: bytes = b"", end: bytes = b"", size: int = 100 * MIB) -> None:
    """A file of one line, and a good record below."""
    with path.open("wb") as file:
        file.write(start)
        for _ in range(size // MIB):
            file.write(b"x" * MIB)
        file.write(end + b"\n" + record())


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "broken-utf-8.txt": (
        lambda path: path.write_bytes("会议召开".encode()[:-1] * 9 + b"\xff\xc0" * 99),
        "",
        "encoding",
    ),
    "nul.txt": (lambda path: path.write_bytes(b"a\0b\0\0" * 99), "", "not text"),
    "nul.jsonl": (lambda path: path.write_bytes(record() + b'{"text": "\0\0"}\n' + record()), ":2", "no JSON"),
    "deep.jsonl": (lambda path: path.write_bytes(record() + b"[" * MIB + b"\n" + record()), ":2", "nested too deeply"),
    "deep.json": (lambda path: path.write_bytes(b'[{"text": ' + b"[" * MIB), ":1", "nested too deeply"),
    "object.json": (lambda path: path.write_bytes(b'{"text": ' + b"[" * MIB), "", "no JSON"),
    "cut.json": (lambda path: path.write_bytes(b"[" + record() + b"," + record()[:-4]), ":2", "no JSON"),
    "cut.txt.gz": (lambda path: path.write_bytes(gzip.compress(GOOD.encode())[:-9]), "", "cannot be read"),
    "long.txt": (long_line, "", "larger than 32 MiB"),
    "long.html": (long_line, "", "larger than 32 MiB"),
    "long.jsonl": (lambda path: long_line(path, b'{"text": "', b'"}'), ":1", "more than 32 MiB"),
    "long.json": (lambda path: long_line(path, b'[{"text": "'), ":1", "no JSON"),
    "long.csv": (lambda path: long_line(path, b"text\n"), ":2", "field larger than field limit"),
    "long-text.jsonl": (lambda path: path.write_bytes(record(text="会" * 2_000_001)), ":1", "2,000,001 characters"),
    "no-text.jsonl": (lambda path: path.write_bytes(record(text=" ") + record()), ":1", "has no text"),
    "empty.txt": (lambda path: path.write_bytes(b""), "", "is empty"),
    "no-zip.zip": (lambda path: path.write_bytes(b"x" * 99), "", "no zip archive"),
    "no-parquet.parquet": (lambda path: path.write_bytes(b"x" * 99), ":1", "no Parquet"),
    "no-crawl.warc": (lambda path: path.write_bytes(b"\x01\x02" * 99), ":1", "breaks off"),
    "no-mail.mhtml": (lambda path: path.write_bytes(b"\x01\x02" * 99), "", "holds no web page"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_its_place_and_stops_nothing(tmp_path: Path, name: str) -> None:
    make, place, reason = BAD[name]
    for good in ("0.txt", "z.txt"):
        (tmp_path / good).write_text(GOOD, encoding="utf-8")
    make(tmp_path / name)
    first, *between, last = read_articles([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert first.text == last.text == GOOD
    failures = [each for each in between if isinstance(each, ReadFailure)]
    assert failures[0].source == f"{tmp_path / name}{place}"
    assert reason in failures[0].reason


@pytest.mark.parametrize("name", ["nul.jsonl", "deep.jsonl", "long.jsonl", "no-text.jsonl"])
def test_the_other_records_of_a_file_with_a_bad_one_are_read(tmp_path: Path, name: str) -> None:
    BAD[name][0](tmp_path / name)
    found = list(read_articles([tmp_path]))
    assert len([each for each in found if isinstance(each, ReadFailure)]) == 1
    assert isinstance(found[-1], Article)


@pytest.mark.parametrize("name", ["long.jsonl", "long.txt", "long.json", "long.csv"])
def test_a_line_of_100_megabytes_does_not_fill_the_memory(tmp_path: Path, name: str) -> None:
    BAD[name][0](tmp_path / name)
    tracemalloc.start()
    try:
        for _ in read_articles([tmp_path]):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * 32 * MIB


@pytest.mark.parametrize("date", ["2017-02-30", "0017-03-10", "2017-13-01", "9" * 5000, "10/03/2017"])
def test_a_date_that_cannot_be_is_left_out_and_the_article_is_read(tmp_path: Path, date: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(record(date=date))
    [found] = read_articles([tmp_path])
    assert isinstance(found, Article)
    assert found.published is None


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/", "..", "a/../b", "C:\\Windows", "NUL", "a\nb", "\u202ea", "x" * 5000, "%2e%2e", ""]
)
def test_ids_that_look_like_paths_become_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(record(id=name) + record(id=name, text="另一篇。"))
    one, two = read_articles([tmp_path])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id != two.id
    for found in (one, two):
        assert len(found.id) < 120
        assert not set("/\\\n\u202e:") & set(found.id)
        assert (tmp_path / found.id).resolve().parent == tmp_path.resolve()
