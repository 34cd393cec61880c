"""Reads the lines between title and body of a page: when it was published, where it comes from, who made it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from civicgraph.reading.pages.lines import Line
from civicgraph.text.fold import fold
from civicgraph.text.header import find_source, is_header, read_timestamp

_DAY = (
    r"(?:19|20)\d\d(?:年|[-/.])[ ]?\d{1,2}(?:月|[-/.])[ ]?\d{1,2}(?!\d)日?"
    r"(?:[ T]*(?:星期.|周.)?[ ]*\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?)?)?"
)
#: Labels of dates, the best first; of a document's own date only what nothing better tells.
_DATES = tuple(
    re.compile(rf"(?:{label})[ ]?[：:]?[ 　\[【（]*(?P<date>{_DAY})")
    for label in (
        "(?:发布|发表|发稿|公开|公布|推送)(?:时间|日期)",
        "(?<![一-鿿])(?:时间|日期)",
        "(?:上传|录入|添加|编辑|创建|生成|更新|修改)(?:时间|日期)",
        "(?:成文|发文|印发|签发)(?:时间|日期)",
    )
)
_PEOPLE = re.compile(
    r"(?:作者|记者|通讯员|撰稿人?|供稿人?|文字|摄影|责任编辑|责编|编辑|编审|审核|校对|初审|复审|终审|监制)[ ]?[：:]"
    r"[ 　]*(?P<who>[^\s：:|【】\[\]（）]{2,20}(?:[ 　][一-鿿]{2,4}(?![：:一-鿿]))*)"
)
_SOURCES = re.compile(r"(?:来源|稿源|出处|转自|摘自|发布单位|发布机构|发布者|供稿单位|信息发布)[ ]?[：:|]")
#: A date with its minute at the end of a line is that of a page, whatever stands before it: 某某发布 2021-03-10 18:30.
_MINUTE_AT_END = re.compile(rf"{_DAY}(?<=\d{{2}}:\d{{2}})(?::\d{{2}})?$")
_LABEL = re.compile(r"[一-鿿]{2,6}[ ]?[：:]$")
_NEXT_LABEL = re.compile(
    r"(?:来源|作者|记者|责任编辑|责编|编辑|审核|浏览|阅读|点击|发布|时间|日期|字号|字体|打印|分享|访问)"
)


@dataclass(frozen=True, slots=True)
class PageHeader:
    """What the header says.

    Attributes:
        published: ISO date, or date and time.
        publisher: the medium that it comes from.
        line: its words that say so and who made it, as one line; empty where it says nothing.
    """

    published: str | None = None
    publisher: str | None = None
    line: str = ""


def read_header_lines(lines: list[Line], *, labelled: bool = False) -> PageHeader:
    """The header of the lines; where ``labelled``, only a date that says what it is (发布时间：…) counts."""
    joined = _joined(lines)
    text = fold(joined)
    date = next((match for pattern in _DATES if (match := pattern.search(text))), None)
    piece = date.span() if date else None
    published = read_timestamp(date["date"]) if date else None
    bare = None if date or labelled else next((line.text for line in lines if _is_bare_date(line)), None)
    if bare:
        published = read_timestamp(fold(bare))
    pieces = [] if bare else [piece] if piece and published else []
    source = _source(text)
    if source:
        pieces.append(source[0])
    pieces += [match.span() for match in _PEOPLE.finditer(text) if not _NEXT_LABEL.match(match["who"])]
    said = [joined[start:end].strip() for start, end in sorted(set(pieces))]
    words = ([_date_of(bare)] if bare else []) + said
    return PageHeader(published, joined[slice(*source[1])] if source else None, " ".join(words))


def is_header_line(line: Line) -> bool:
    """Whether the line has nothing else than a header has."""
    text = fold(line.text)
    short = len(text) <= 60 and "。" not in text
    return is_header(text) or is_label(line) or (short and bool(_PEOPLE.match(text) or _MINUTE_AT_END.search(text)))


def is_label(line: Line) -> bool:
    """Whether the line only says what the next one is: ``发布时间：``."""
    return bool(_LABEL.fullmatch(line.text)) and bool(_NEXT_LABEL.search(line.text))


def _joined(lines: list[Line]) -> str:
    """The lines as one; what a label in a line of its own names stands behind it."""
    pieces: list[str] = []
    for line in lines:
        glued = pieces and _LABEL.search(pieces[-1])
        pieces.append(("" if glued else "\n") + line.text)
    return "".join(pieces).strip()


def _is_bare_date(line: Line) -> bool:
    text = fold(line.text)
    told = is_header(text) or (len(text) <= 60 and _MINUTE_AT_END.search(text))
    return bool(told) and not line.is_link and read_timestamp(text) is not None


def _date_of(line: str) -> str:
    match = re.search(_DAY, fold(line))
    return line[slice(*match.span())] if match else line


def _source(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where a medium is named, with its label and without."""
    start = 0
    for line in text.split("\n"):
        span = find_source(line)
        if span:
            label = max((match.start() for match in _SOURCES.finditer(line, 0, span.start)), default=span.start)
            return (start + label, start + span.end), (start + span.start, start + span.end)
        start += len(line) + 1
    return None
