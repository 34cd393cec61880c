"""The line of date and source under a headline."""

import pytest

from civicgraph.text.fold import fold
from civicgraph.text.header import is_header, read_header

CASES = [
    ("2017-03-10 09:41 来源:云岭网", "2017-03-10T09:41", "云岭网"),
    ("2017-03-10 09:41:12 来源: 云岭日报 作者: 王小明", "2017-03-10T09:41", "云岭日报"),
    ("发布时间：2017年3月10日　来源：云岭县融媒体中心　浏览：12", "2017-03-10", "云岭县融媒体中心"),
    ("日期：2017/03/10 信息来源：本站", "2017-03-10", None),
    ("来源：网络 时间：2017.3.1 8:05", "2017-03-01T08:05", None),
    ("云岭新闻网 2017-03-10 09:41", "2017-03-10T09:41", "云岭新闻网"),
    ("2017-02-30 来源：云岭网", None, "云岭网"),
    ("2017-03-10 25:99", "2017-03-10", None),
    ("【来源：云岭发布】", None, "云岭发布"),
    ("时间：2017-03-10 来源：云岭网作者：王小明", "2017-03-10", "云岭网"),
]


@pytest.mark.parametrize(("line", "published", "source"), CASES)
def test_a_header_is_read(line: str, published: str | None, source: str | None) -> None:
    folded = fold(line)
    header = read_header(folded)
    assert is_header(folded)
    assert header.published == published
    assert (header.source and header.source.of(folded)) == source


@pytest.mark.parametrize(
    "line",
    [
        "3月10日，会议召开。",
        "2017年深化文明城市创建动员会召开",
        "云岭县召开会议",
        "2017年3月10日，云岭县在县会议中心召开全县平安建设推进会议",
    ],
)
def test_a_sentence_or_headline_is_no_header(line: str) -> None:
    assert not is_header(fold(line))
