"""Files and folders become articles; what is none becomes a failure with a reason, and never stops the rest."""

import gzip
import io
import json
import logging
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.errors import ReadError
from civicgraph.model import Article
from civicgraph.reading import ReadFailure, read_articles
from civicgraph.reading.ids import Ids, safe_id

PAGE = "云岭县召开会议\r\n\r\n2017-03-10 09:41 来源:云岭网\r\n\r\n　　3月8日，会议召开。\r\n责编:张丽"


def articles(*inputs: Path | str, **options: str) -> list[Article]:
    found = list(read_articles([str(given) for given in inputs], **options))
    assert [each for each in found if isinstance(each, ReadFailure)] == []
    return [each for each in found if isinstance(each, Article)]


def failure(*inputs: Path | str) -> ReadFailure:
    [found] = read_articles([str(given) for given in inputs])
    assert isinstance(found, ReadFailure)
    return found


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_a_text_file_is_one_article_with_the_facts_of_its_header(tmp_path: Path) -> None:
    path = tmp_path / "会议.txt"
    path.write_bytes(PAGE.encode())
    [article] = articles(path)
    assert article == Article(
        "会议", "云岭县召开会议", PAGE, published="2017-03-10T09:41", publisher="云岭网", source=str(path)
    )
    assert article.source == str(path)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_a_text_file_is_read_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE.encode(encoding))
    [article] = articles(tmp_path)
    assert article.text == PAGE


def test_a_text_without_a_headline_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("3月8日，会议召开。县长王小明讲话。\n会议结束。", encoding="utf-8")
    [article] = articles(tmp_path)
    assert (article.title, article.published, article.publisher) == ("", None, None)


def test_the_headline_stands_below_the_path_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("当前位置：首页 > 要闻\n云岭县召开会议\n3月8日，会议召开。", encoding="utf-8")
    assert articles(tmp_path)[0].title == "云岭县召开会议"


@pytest.mark.parametrize("first", ["# 云岭县召开会议", "标题：云岭县召开会议"])
def test_a_marked_headline_is_read_without_its_mark(tmp_path: Path, first: str) -> None:
    (tmp_path / "a.md").write_text(first + "\n\n3月8日，会议召开。", encoding="utf-8")
    assert articles(tmp_path)[0].title == "云岭县召开会议"


def test_json_lines_give_an_article_each_under_many_names_of_fields(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    records = [
        {
            "id": "a1",
            "title": "甲会召开",
            "text": "会议。",
            "published": "2017-03-10",
            "publisher": "云岭网",
            "jurisdiction": "某省某市",
        },
        {
            "title": "乙会召开",
            "content": "会议。",
            "pubtime": "2017年3月10日 09:41",
            "source": "云岭日报",
            "url": "http://x/1",
        },
        {"标题": "丙会召开", "正文": ["会议。", "散会。"], "发布时间": "2017/3/10", "来源": "云岭网", "编号": 7},
    ]
    path.write_text(lines(*records), encoding="utf-8")
    one, two, three = articles(path, jurisdiction="云岭省")
    assert one == Article("a1", "甲会召开", "会议。", "2017-03-10", "云岭网", "某省某市")
    assert two == Article("news-2", "乙会召开", "会议。", "2017-03-10T09:41", "云岭日报", "云岭省", "http://x/1")
    assert three == Article("7", "丙会召开", "会议。\n散会。", "2017-03-10", "云岭网", "云岭省")
    assert [article.source for article in (one, two, three)] == [f"{path}:{number}" for number in (1, 2, 3)]


def test_a_record_without_date_or_headline_takes_them_from_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"id": "x", "text": PAGE}), encoding="utf-8")
    [article] = articles(tmp_path)
    assert (article.title, article.published, article.publisher) == ("云岭县召开会议", "2017-03-10T09:41", "云岭网")


def test_a_broken_line_is_one_failure_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        lines({"text": "甲。"}) + '{"text": "乙\n\n[1]\n' + lines({"title": "丙"}, {"text": "丁。"}), encoding="utf-8"
    )
    found = list(read_articles([path]))
    assert [type(each) for each in found] == [Article, ReadFailure, ReadFailure, ReadFailure, Article]
    broken, no_object, no_text = [each for each in found if isinstance(each, ReadFailure)]
    assert (broken.source, no_object.source, no_text.source) == (f"{path}:2", f"{path}:4", f"{path}:5")
    assert "no JSON" in broken.reason
    assert "no object" in no_object.reason
    assert "has no text: its fields are 'title'" in no_text.reason


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_json_lines_are_read_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": PAGE}, {"text": "县委书记王小明讲话。"}).encode(encoding))
    assert [article.text for article in articles(tmp_path)] == [PAGE, "县委书记王小明讲话。"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"text": "甲。"}, {"text": "乙。"}]),
        json.dumps([{"text": "甲。"}, {"text": "乙。"}], indent=2),
        json.dumps({"articles": [{"text": "甲。"}, {"text": "乙。"}]}),
        lines({"text": "甲。"}, {"text": "乙。"}),
    ],
    ids=["array", "indented", "object", "lines"],
)
def test_json_files_hold_articles_in_several_shapes(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert [article.text for article in articles(tmp_path)] == ["甲。", "乙。"]


def test_a_json_file_can_be_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"title": "甲", "text": "乙。"}, indent=1), encoding="utf-8")
    assert [(article.id, article.text) for article in articles(tmp_path)] == [("a", "乙。")]


def test_a_long_array_is_read_in_pieces(tmp_path: Path) -> None:
    records = [{"id": str(number), "text": "会议召开。" * 1000} for number in range(300)]
    (tmp_path / "a.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    assert len(articles(tmp_path)) == 300


def test_an_array_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "甲。"}, {"text": "乙', encoding="utf-8")
    first, second = read_articles([path])
    assert isinstance(first, Article)
    assert isinstance(second, ReadFailure)
    assert second.source == f"{path}:2"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl", "A.JSONL.GZ", "a.ndjson.gz"])
def test_compressed_files_are_read_whatever_their_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(lines({"text": "甲。"}).encode()))
    assert [article.text for article in articles(tmp_path)] == ["甲。"]


def test_a_truncated_compressed_file_is_a_failure_after_what_it_held(tmp_path: Path) -> None:
    data = gzip.compress(lines(*({"text": f"第{number}。"} for number in range(9000))).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    *_, last = read_articles([tmp_path])
    assert isinstance(last, ReadFailure)
    assert "cannot be read" in last.reason


def test_folders_are_read_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "3.txt", ".hidden/4.txt", "a/.5.txt", "a/README.md", "a/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("会议召开。", encoding="utf-8")
    assert [Path(article.source).name for article in articles(tmp_path)] == ["3.txt", "1.txt", "2.txt"]


def test_a_link_to_a_folder_above_does_not_loop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("会议召开。", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(articles(tmp_path)) == 1


def test_a_missing_file_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_articles([tmp_path / "missing.txt"])


def test_a_folder_without_articles_is_an_error_that_names_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(ReadError, match=r"no articles.*\.jsonl"):
        read_articles([tmp_path])


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
@pytest.mark.parametrize("data", [b"", b" \n\r\n ", "\ufeff".encode()])
def test_an_empty_file_is_a_failure(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert "is empty" in failure(tmp_path).reason


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.bin"])
def test_a_binary_file_is_a_failure(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    assert "not text" in failure(path).reason


def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("会议召开。", encoding="utf-8")

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert failure(path).reason == "cannot be read: Permission denied"


def test_files_of_unknown_suffix_are_told_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(lines({"text": "甲。"}, {"text": "乙。"}), encoding="utf-8")
    (tmp_path / "b").write_text('[\n {"text": "丙。"}]', encoding="utf-8")
    (tmp_path / "c").write_text("[转载] 会议召开。", encoding="utf-8")
    paths = [tmp_path / name for name in ("a.dat", "b", "c")]
    assert [article.text for article in articles(*paths)] == ["甲。", "乙。", "丙。", "[转载] 会议召开。"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (PAGE.encode("gbk"), [PAGE]),
        (lines({"text": "甲。"}, {"text": "乙。"}).encode(), ["甲。", "乙。"]),
        (gzip.compress(lines({"text": "甲。"}).encode()), ["甲。"]),
    ],
    ids=["text", "json-lines", "gzip"],
)
def test_a_hyphen_reads_the_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [article.text for article in articles("-")] == texts


@pytest.mark.parametrize("date", ["2017-02-30", "0017-03-10", "昨天"])
def test_an_impossible_date_is_left_out_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, date: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"text": "甲。", "date": date}), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert articles(path)[0].published is None
    assert f"{path}:1: published {date!r}" in caplog.text


def test_ids_that_look_like_paths_are_made_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines({"id": "../../x/y", "text": "甲。"}, {"id": "CON", "text": "乙。"}), encoding="utf-8"
    )
    assert [article.id for article in articles(tmp_path)] == ["x-y", "article-CON"]


def test_of_two_articles_with_one_id_the_second_has_a_hash(tmp_path: Path) -> None:
    for name, text in (("a/1.txt", "甲会。"), ("b/1.txt", "乙会。"), ("c/1.txt", "甲会。")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, two, again = [article.id for article in articles(tmp_path)]
    assert one == again == "1"
    assert two.startswith("1-")
    assert len(two) == 10


def test_lone_surrogates_and_nuls_of_json_become_replacement_characters(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "甲\\ud800\\u0000乙。"}\n', encoding="utf-8")
    assert articles(tmp_path)[0].text == "甲\ufffd\ufffd乙。"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"text": ' + "9" * 5000 + "}", '{"text": NaN}', "nul", '{"text": true}']
)
def test_strange_json_is_a_failure(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jsonl").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(text + "\n", encoding="utf-8")
    assert all(isinstance(found, ReadFailure) for found in read_articles([tmp_path]))


def test_the_same_files_give_the_same_articles(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": "甲。"}, {"text": "乙。", "id": "a-1"}), encoding="utf-8")
    assert articles(tmp_path) == articles(tmp_path)


@given(st.text())
def test_every_id_is_safe_as_a_file_name(text: str) -> None:
    name = safe_id(text)
    assert name
    assert len(name) <= 110
    assert "/" not in name
    assert not name.startswith(".")
    assert safe_id(name) == name


@given(st.lists(st.tuples(st.sampled_from(["a", "A", "b", ""]), st.sampled_from(["x", "y", "z"]))))
def test_an_id_names_one_content_only(wanted: list[tuple[str, str]]) -> None:
    ids = Ids()
    given_ids = [(ids.assign(name, content).casefold(), content) for name, content in wanted]
    assert len(dict(given_ids)) == len(set(given_ids))
