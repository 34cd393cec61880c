"""Tables, archives and crawls: each record and member is an article or a failure with its place."""

import csv
import gzip
import io
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from civicgraph.errors import ReadError
from civicgraph.model import Article
from civicgraph.reading import ReadFailure, limits, read_articles
from civicgraph.reading.columns import parse_columns

ROWS = [
    {"title": "甲会召开", "text": "甲会，在“影院”召开。\n散会。", "date": "2017-03-10", "source": "青溪网"},
    {"title": "乙会召开", "text": '乙会"召开"。', "date": "2017-03-11", "source": ""},
]


def articles(*inputs: Path | str, **options: object) -> list[Article]:
    found = list(read_articles([str(given) for given in inputs], **options))  # type: ignore[arg-type]
    assert [each for each in found if isinstance(each, ReadFailure)] == []
    return [each for each in found if isinstance(each, Article)]


def outcomes(*inputs: Path | str) -> list[str]:
    """The text of an article, or the place and reason of a failure, without the folder."""
    folder = Path(inputs[0]).parent.as_posix() + "/"
    found = read_articles([str(given) for given in inputs])
    return [
        each.text if isinstance(each, Article) else f"! {each.source.removeprefix(folder)}: {each.reason}"
        for each in found
    ]


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_gives_an_article_a_row(tmp_path: Path, name: str, delimiter: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(table(ROWS, delimiter).encode(encoding))
    one, two = articles(path)
    assert (one.title, one.text, one.published, one.publisher) == tuple(ROWS[0].values())
    assert (two.title, two.text, two.published, two.publisher) == ("乙会召开", '乙会"召开"。', "2017-03-11", None)
    assert (one.id, one.source) == ("a-2", f"{path}:2")
    assert two.source == f"{path}:4"


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table([{"title": "甲", "text": "会议召开。" * 60_000}]), encoding="utf-8")
    assert len(articles(tmp_path)[0].text) == 300_000


def test_a_row_with_too_many_cells_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n甲,甲会,召开。\n\n乙,\n丙,丙会召开。\n丁\n", encoding="utf-8")
    first, second, third, fourth = outcomes(path)
    assert first.startswith("! a.csv:2: has 3 cells, more than the 2 columns")
    assert second.startswith("! a.csv:4: has no text")
    assert third == "丙会召开。"
    assert fourth.startswith("! a.csv:6: has no text")


def test_a_table_without_a_column_of_texts_says_how_to_name_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("headline,story\n甲,甲会召开。\n乙,乙会召开。\n", encoding="utf-8")
    assert outcomes(path) == [
        "! a.csv:1: has no column with a text: its columns are 'headline', 'story'; say which it is: --map text=COLUMN"
    ]
    one, two = articles(path, columns={"text": "story"})
    assert (one.title, one.text, two.text) == ("甲", "甲会召开。", "乙会召开。")


def test_a_quotation_mark_left_open_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from civicgraph.reading import csv_file

    monkeypatch.setattr(csv_file, "_LONGEST_CELL", 1000)
    path = tmp_path / "a.csv"
    path.write_text('title,text\n甲,甲会召开。\n乙,"' + "乙会召开。\n" * 500, encoding="utf-8")
    first, second, *_ = outcomes(path)
    assert first == "甲会召开。"
    assert second.startswith("! a.csv:3: is no row that can be read: field larger than field limit")


def test_columns_of_other_names_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"headline": "甲", "data": {"story": "会议召开。"}, "text": "摘要", "day": 20170310}\n', encoding="utf-8"
    )
    columns = parse_columns(["title=headline, text=data.story", "published=day"])
    [article] = articles(tmp_path, columns=columns)
    assert (article.title, article.text, article.published) == ("甲", "会议召开。", "2017-03-10")


@pytest.mark.parametrize("pair", ["headline=title", "title", "title=", "=x", "", "title=a,title=b"])
def test_a_wrong_map_is_refused_with_the_fields_there_are(pair: str) -> None:
    with pytest.raises(ReadError, match="--map"):
        parse_columns([pair])


def test_a_column_for_no_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no field 'headline'"):
        read_articles([tmp_path], columns={"headline": "x"})


def test_parquet_gives_an_article_a_row(tmp_path: Path) -> None:
    import datetime as dt

    rows = [
        {"id": 1, "headline": "甲", "content": "甲会召开。", "date": dt.datetime(2017, 3, 10, 9, 41), "picture": b"x"},
        {"id": 2, "headline": "乙", "content": None, "date": None, "picture": b"y"},
        {"id": 3, "headline": "丙", "content": "丙会召开。", "date": None, "picture": b"y"},
    ]
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path)
    one, two, three = read_articles([path])
    assert isinstance(one, Article)
    assert (one.id, one.title, one.text, one.published) == ("1", "甲", "甲会召开。", "2017-03-10T09:41")
    assert two == ReadFailure(f"{path}:2", "has no text: its field 'content' holds none")
    assert isinstance(three, Article)
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(path.read_bytes()))
    assert outcomes(tmp_path / "b.parquet.gz")[::2] == ["甲会召开。", "丙会召开。"]


def test_broken_parquet_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist([{"text": "会议召开。"}]), path)
    path.write_bytes(path.read_bytes()[:-20])
    [failure] = outcomes(path)
    assert failure.startswith("! a.parquet:1: is no Parquet that can be read")


def zipped(path: Path, members: dict[str, bytes], **options: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_members_of_a_zip_are_read_like_files(tmp_path: Path) -> None:
    members = {
        "b/2.txt": "乙会召开。".encode("gbk"),
        "a.jsonl.gz": gzip.compress('{"text": "甲会召开。"}\n'.encode()),
        "c.jsonl.zst": zstandard.compress('{"text": "丙会召开。"}\n'.encode()),
        "d.html": "<h1>丁会召开</h1><p>丁会召开。</p>".encode(),
        "d_files/frame.html": "<p>假。</p>".encode(),
        "e.csv": table(ROWS[1:]).encode(),
        "picture.png": b"x",
        "__MACOSX/b.txt": b"x",
        ".hidden/b.txt": b"x",
        "README.md": b"x",
    }
    path = zipped(tmp_path / "news.zip", members)
    assert outcomes(path) == ["甲会召开。", "乙会召开。", "丙会召开。", "丁会召开\n丁会召开。", '乙会"召开"。']
    assert [each.source for each in articles(path)][1] == f"{path}/b/2.txt"
    assert [each.id for each in articles(path)] == ["a-1", "2", "c-1", "d", "e-2"]


def test_names_in_a_zip_of_chinese_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x.txt")
        info.filename = "会议.txt".encode("gbk").decode("cp437")
        archive.writestr(info, "会议召开。")
    data = path.read_bytes()
    name = "会议.txt".encode("gbk").decode("cp437").encode()
    path.write_bytes(_with_old_name(data, name, "会议.txt".encode("gbk")))
    assert [each.id for each in articles(path)] == ["会议"]


def _with_old_name(data: bytes, name: bytes, old: bytes) -> bytes:
    """The archive with the name in GBK and without the mark of UTF-8, as old programs wrote it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a" * (len(old) - 4) + ".txt", "会议召开。")
    return out.getvalue().replace(b"a" * (len(old) - 4) + b".txt", old)


def test_broken_members_of_a_zip_are_failures_and_the_rest_goes_on(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"x.txt": "假。".encode()}).read_bytes()
    path = zipped(
        tmp_path / "a.zip",
        {
            "1.txt": b"\0\x01\x02\x03" * 99,
            "2.zip": inner,
            "3.txt": "会议召开。".encode() * 50,
            "4.txt": "散会。".encode(),
        },
    )
    data = bytearray(path.read_bytes())
    place = data.index(b"3.txt") + 8
    data[place] ^= 0xFF
    path.write_bytes(data)
    first, second, third, fourth = outcomes(path)
    assert first.startswith("! a.zip/1.txt: is not text")
    assert second == "! a.zip/2.zip: is an archive in an archive, which is not read: unpack the outer one"
    assert third.startswith("! a.zip/3.txt: cannot be")
    assert fourth == "散会。"


@pytest.mark.parametrize("cut", [0, 10, 60, -1])
def test_a_broken_zip_is_one_failure(tmp_path: Path, cut: int) -> None:
    data = zipped(tmp_path / "x", {"a.txt": "会议召开。".encode() * 20}).read_bytes()
    (tmp_path / "a.zip").write_bytes(data[:cut])
    [failure] = outcomes(tmp_path / "a.zip")
    assert failure.startswith("! a.zip: is no zip archive")


def test_an_empty_zip_is_a_failure(tmp_path: Path) -> None:
    assert outcomes(zipped(tmp_path / "a.zip", {"a.png": b"x"})) == [
        "! a.zip: is empty: there is no file of a known kind in it"
    ]


def test_a_locked_member_is_a_failure(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x", "b.txt": "会议召开。".encode()})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert outcomes(path) == ["! a.zip/a.txt: is locked with a password: unpack it yourself", "会议召开。"]


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz", "a.jsonl.zst", "a.txt.gz", "a.csv.zst"])
def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path, name: str) -> None:
    data = b" " * (200 << 20)
    pack = {"zip": lambda data: data, "gz": gzip.compress, "zst": zstandard.compress}[name.rpartition(".")[2]]
    if name.endswith(".zip"):
        zipped(tmp_path / name, {"a.jsonl": data, "b.txt": "会议召开。".encode()})
    else:
        (tmp_path / name).write_bytes(pack(data))
    (tmp_path / "b.txt").write_text("散会。", encoding="utf-8")
    *failures, rest = outcomes(tmp_path / name, tmp_path / "b.txt")
    assert rest == "散会。"
    assert "zip bomb" in failures[-1] or "larger than 32 MiB" in failures[-1]
    assert len(failures) <= 7


def test_many_members_share_one_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_ALWAYS", 1 << 20)
    path = zipped(tmp_path / "a.zip", {f"{number}.txt": b" " * (1 << 19) for number in range(9)})
    assert outcomes(path)[-1].startswith("! a.zip: unpacks to more than 250 times its size")
    assert len(outcomes(path)) == 3


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_compressed_file_that_breaks_off_is_a_failure_after_what_it_held(tmp_path: Path, pack: object) -> None:
    lines = "".join(f'{{"text": "第{number * 7919 % 1000003}次会议。"}}\n' for number in range(60_000))
    data = pack(lines.encode())  # type: ignore[operator]
    path = tmp_path / ("a.jsonl.gz" if pack is gzip.compress else "a.jsonl.zst")
    path.write_bytes(data[: len(data) * 2 // 3])
    *read, last = outcomes(path)
    assert len(read) > 1000
    assert "cannot be read" in last
    assert "! " not in "".join(read[:-1])


def test_frames_of_zstandard_follow_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(b"".join(zstandard.compress(f'{{"text": "{name}会。"}}\n'.encode()) for name in "甲乙丙"))
    assert outcomes(path) == ["甲会。", "乙会。", "丙会。"]


def test_damaged_zstandard_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt.zst").write_bytes(zstandard.compress(b"x")[:4] + b"\xff" * 40)
    [failure] = outcomes(tmp_path / "a.txt.zst")
    assert "Zstandard data is damaged" in failure


PAGE = "<title>{0}</title><h1>{0}</h1><p>2017-03-10 来源：青溪网</p><div id=zoom>{0}。</div>"


def record(kind: str, url: str, content: bytes, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:x>\r\nContent-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(path: str, kind: str, data: bytes, status: str = "200 OK", header: str = "") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{header}\r\n".encode()
    return record("response", f"http://www.qingxi.gov.cn/{path}", http + data, "application/http; msgtype=response")


def crawl(*, packed: bool) -> bytes:
    packed_page = gzip.compress(PAGE.format("乙会召开").encode())
    records = [
        record("warcinfo", "a.warc", b"software: x\r\n", "application/warc-fields"),
        response("1.html", "text/html; charset=gbk", PAGE.format("甲会召开").encode("gbk")),
        response("1.png", "image/png", b"x"),
        response("2.html", "text/html", b"gone", "404 Not Found"),
        response("list/", "text/html", b"<ul><li><a href=1.html>x</a></ul>"),
        response("3.html", "text/html", packed_page, header="Content-Encoding: gzip\r\n"),
        response("4.html", "text/html", PAGE.format("丙会召开").encode()),
    ]
    return b"".join(gzip.compress(each) if packed else each for each in records)


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("a.warc", True), ("x", False)])
def test_the_pages_of_a_crawl_are_articles(tmp_path: Path, name: str, packed: bool) -> None:
    (tmp_path / name).write_bytes(crawl(packed=packed))
    one, listing, two, three = read_articles([tmp_path / name])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert isinstance(three, Article)
    assert (one.id, one.url) == ("www.qingxi.gov.cn-1.html", "http://www.qingxi.gov.cn/1.html")
    assert (one.title, one.published, one.publisher) == ("甲会召开", "2017-03-10", "青溪网")
    assert (two.title, three.title) == ("乙会召开", "丙会召开")
    assert isinstance(listing, ReadFailure)
    assert listing.source == f"{tmp_path / name}:5 http://www.qingxi.gov.cn/list/"


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_cut_anywhere_keeps_what_came_before_and_names_the_cut(tmp_path: Path, packed: bool) -> None:
    data = crawl(packed=packed)
    last = data.rindex(b"\x1f\x8b" if packed else b"WARC/1.0")
    for cut in [*range(1, last, 61), *range(last + 40, len(data) - 8, 13)]:
        (tmp_path / "a.warc").write_bytes(data[:cut])
        found = list(read_articles([tmp_path / "a.warc"]))
        read = [each for each in found if isinstance(each, Article)]
        assert all(each.text.endswith("召开。") for each in read)
        if cut > last:
            assert [each.title for each in read] == ["甲会召开", "乙会召开"]
            assert isinstance(found[-1], ReadFailure)


def test_a_record_that_breaks_off_is_a_failure(tmp_path: Path) -> None:
    data = crawl(packed=False)
    (tmp_path / "a.warc").write_bytes(data[:-20])
    assert outcomes(tmp_path / "a.warc")[-1] == (
        "! a.warc:7 http://www.qingxi.gov.cn/4.html: the crawl breaks off within this record"
    )


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.warc", "warcio.archiveiterator", "warc"),
        ("a.parquet", "pyarrow", "parquet"),
        ("a.txt.zst", "zstandard", "zst"),
    ],
)
def test_a_missing_package_is_a_failure_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(zstandard.compress(b"x"))
    (tmp_path / "b.txt").write_text("散会。", encoding="utf-8")
    if extra != "zst":
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setitem(sys.modules, module, None)
    failure, rest = outcomes(tmp_path / name, tmp_path / "b.txt")
    package = module.partition(".")[0]
    assert failure == f"! {name}: needs the package {package}: pip install 'civicgraph[{extra}]'"
    assert rest == "散会。"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (table(ROWS).encode(), ["甲会，在“影院”召开。\n散会。", '乙会"召开"。']),
        (zstandard.compress('{"text": "甲。"}\n'.encode()), ["甲。"]),
        (PAGE.format("甲会召开").encode("gbk"), ["甲会召开\n2017-03-10 来源：青溪网\n甲会召开。"]),
    ],
    ids=["csv", "zst", "html"],
)
def test_the_standard_input_is_told_by_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [article.text for article in articles("-")] == texts


def test_a_pattern_names_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/deep/3.txt", "a/x.png", "a/[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(f"{name}会议召开。", encoding="utf-8")
    names = lambda pattern: [Path(each.source).name for each in articles(tmp_path / pattern)]  # noqa: E731
    assert names("*/*.txt") == ["1.txt", "[1].txt", "2.txt"]
    assert names("**/*") == ["1.txt", "[1].txt", "3.txt", "2.txt"]
    assert names("a/[1].txt") == ["[1].txt"]
    assert names("*") == ["1.txt", "[1].txt", "3.txt", "2.txt"]
    with pytest.raises(ReadError, match="no file or folder is of this pattern"):
        read_articles([tmp_path / "*.html"])
