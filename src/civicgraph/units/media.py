"""Finds the medium that a report names as its own: 苍南新闻网10月10日消息, 桂林生活网讯, 三门峡日报记者."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found
from civicgraph.units.model import UnitName

_ENDS = "网|报|在线|电视台|电台|融媒|融媒体|客户端|之窗|频道|发布|新闻(?!网)|快讯|传媒"
_NAME = f"(?![本据])(?:[㐀-鿿A-Za-z0-9·]{{1,10}}?(?:{_ENDS}))"
_OPENING = re.compile(
    rf"[ \t“【]*({_NAME})(?:[㐀-鿿]{{1,4}}|[·-][㐀-鿿]{{2,8}}?)?"
    r"(?=讯[ （，：]|\d{1,2}月\d{1,2}日(?:消息|讯|电)|(?:消息|报道)[ （：，]|（?(?:全媒体)?(?:首席)?(?:记者|通讯员))"
)
_SOURCE = re.compile(rf"来源[：:]\s*({_NAME})(?=[\s（）。，]|$)")

#: “V观渑池”等县域媒体, “青沅发布”微信公众号
_QUOTED = re.compile(
    "“([^“”，。、]{2,10})”(?=(?:官方)?(?:微信|微博|政务)?(?:公众号|公众平台|视频号|抖音号|客户端|APP)"
    "|等(?:县域|主流|新闻|各类|多家|本地)*媒体)"
)

#: 据上观新闻报道
_CITED = re.compile("据([㐀-鿿]{2,6}?(?:新闻|日报|晚报|时报|早报|晨报|新闻网|在线))(?=报道|消息|不完全统计|记者)")


def find_media(text: str) -> Iterator[Found]:
    """The media in the opening of a report or in its line of source."""
    openings = (_OPENING.match(text, start) for start in _line_starts(text))
    for matches in (filter(None, openings), _SOURCE.finditer(text), _QUOTED.finditer(text), _CITED.finditer(text)):
        for found in matches:
            aka = (f"{found[1]}社",) if found[1].endswith("报") else ()
            yield Found(found.start(1), found.end(1), (UnitName(found[1], aka, "media"),))


def _line_starts(text: str) -> Iterator[int]:
    start = 0
    while start >= 0:
        yield start
        start = text.find("\n", start) + 1 or -1
