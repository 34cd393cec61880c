"""Reads the line between a headline and its article: ``2017-03-10 09:41 来源:某某网 作者:某某``."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.text import lazy_re as re
from civicgraph.text.date_context import Moment
from civicgraph.text.spans import Span

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年|[-/.])[ ]?(?P<month>\d{1,2})(?:月|[-/.])[ ]?(?P<day>\d{1,2})(?!\d)日?"
    r"(?:[ T]*(?:星期.|周.)?[ ]*(?P<hour>\d{1,2})[:时](?P<minute>\d{2})(?:[:分]\d{2}秒?)?)?"
)
_SOURCE_LABEL = (
    r"(?:信息|文章|稿件|新闻|内容|资料|消息)?"
    r"(?:来源|稿源|出处|转自|摘自|发布单位|发布机构|发布者|信息发布|供稿单位|主办单位)"
)
_LABEL = re.compile(
    rf"{_SOURCE_LABEL}|(?:发布|发表|更新|上传|成文|录入|编辑|创建)?(?:时间|日期)|作者|记者|通讯员|撰稿人?|供稿人?|责任编辑|责编"
    r"|编辑|审核|校对|监制|点击(?:数|量|率|次数)?|浏览(?:数|量|次数)?|阅读(?:数|量|次数)?|访问(?:量|次数)|字号|字体|分享|打印|责任人"
)
_SOURCE = re.compile(rf"{_SOURCE_LABEL}[ ]?[：:|][ ]*(?P<source>[^\s|【】（）：:]{{2,40}})")
#: Not the name of a medium.
_NO_SOURCE = re.compile(
    r"(?:本站|本网|网络|互联网|未知|原创|本站原创|本网原创|不详|其他|转载|网站|admin.*|管理员|\d.*|.*编辑$)"
)
_MEDIUM = (
    r"(?:[\u4e00-\u9fffA-Za-z0-9·]{1,20}?(?:融媒体中心|新闻中心|传媒中心|电视台|广播台|人民广播电台|广播电视台|客户端|新闻网"
    r"|生活网|政府网|政务网|门户网|信息网|发布|在线|日报|晚报|早报|晨报|时报|商报|都市报|周报|青年报|农民报|工人报|法治报|法制报|网|报|新华社|中新社))"
)
_BARE_SOURCE = re.compile(rf"(?:(?<=[\s|\d])|^)(?P<source>{_MEDIUM})(?=[\s|]|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says.

    Attributes:
        published: ISO date, or date and time; None where the line has none that exists.
        source: where the medium stands in the line (offsets of the line), or None.
    """

    published: str | None = None
    source: Span | None = None


def read_header(line: str) -> Header:
    """What the folded line says of date and source."""
    return Header(read_timestamp(line), find_source(line))


def is_header(line: str) -> bool:
    """Whether the folded line is a header: labels and a date or a source, no sentence."""
    if len(line) > 160 or "。" in line:
        return False
    rest = _DATE.sub(" ", line)
    labels = _LABEL.findall(rest)
    has_date = rest != line
    rest = _SOURCE.sub(" ", rest)
    words = re.sub(r"[\s\d:：|/【】\[\]（）-]", "", _LABEL.sub("", rest))
    if has_date:
        return len(words) <= (24 if labels or _BARE_SOURCE.search(line) else 0)
    return bool(_SOURCE.search(line)) and len(words) <= 24


def read_timestamp(text: str) -> str | None:
    """The first date (and time) of the folded text as ISO; None where there is none, or none that exists."""
    match = _DATE.search(text)
    if not match:
        return None
    moment = Moment(int(match["year"]), int(match["month"]), int(match["day"]))
    if not moment.exists():
        return None
    clock = match["hour"] and int(match["hour"]) < 24 and int(match["minute"]) < 60
    return f"{moment.partial()}T{int(match['hour']):02}:{match['minute']}" if clock else str(moment.partial())


def find_source(line: str) -> Span | None:
    """Where the folded line names the medium that it comes from; None for 本站, 网络 and the like."""
    match = _SOURCE.search(line) or (_BARE_SOURCE.search(_blank_dates(line)))
    if not match or _NO_SOURCE.fullmatch(match["source"]) or _LABEL.fullmatch(match["source"]):
        return None
    start = match.start("source")
    label = _LABEL.search(match["source"])
    end = start + label.start() if label and label.start() >= 2 else match.end("source")
    return None if _NO_SOURCE.fullmatch(line, start, end) else Span(start, end)


def _blank_dates(line: str) -> str:
    return _DATE.sub(lambda match: " " * len(match[0]), line)
