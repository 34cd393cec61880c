"""Tells what the lines of a web article are: title, header, captions, body, signature, editor, page furniture.

Named rules in a fixed order; the first that knows a line decides. The patterns of lines are data/page_lines.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from civicgraph import resources
from civicgraph.errors import DataError
from civicgraph.text import bylines
from civicgraph.text import lazy_re as re
from civicgraph.text.fold import fold
from civicgraph.text.header import find_source, is_header
from civicgraph.text.record import record
from civicgraph.text.spans import Span, trimmed

BlockKind = Literal[
    "title", "header", "caption", "body", "signature", "editor", "contact", "heading", "furniture"
]  # fmt: skip

_LINE = re.compile(r"[^\n]+")
_STOP_AT_END = re.compile(r"[。！？；：…][”’）》]*$")
_CAPTION = re.compile(
    r"[▲△▼↑↓←→◆►▶☝]|图[①-⑩一二三四五六七八九十\d]?(?:为|：|/)|(?:图片|资料图|视频截图)(?:说明)?[：:]|（?资料图"
)
_CAPTION_END = re.compile(
    r"(?:（[^（）]{0,30}(?:摄|图)）|[^，。]{2,8} ?[摄/]影?|（?图片(?:由|来源|来自)[^（）]{1,30}）?)$"
)
_ENUMERATION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．])")
_TITLE_LABEL = re.compile(r"^(?:#+ +|(?:标题|题目)： *)")
_LONGEST_HEADER = 160
_OPENING = {"）": "（", "】": "【", "]": "["}
_SHORT = 45
_HEADING = 30
_PARAGRAPH = 40


@record(order=True)
class Block:
    """A stretch of the text of one kind; white space around it is left out."""

    kind: BlockKind
    start: int
    end: int


class _Line(NamedTuple):
    """A line with what its neighbours tell.

    Attributes:
        titled: the title stands before it.
        begun: a paragraph of the body stands before it.
        doubled: the same words stand in the line before or after.
        before: the line before, or nothing.
        after: the line after, or nothing.
    """

    text: str
    title: str
    titled: bool
    number: int
    begun: bool
    doubled: bool
    before: str
    after: str


def layout(text: str, title: str = "") -> tuple[Block, ...]:
    """The blocks of the folded text, in order; every character that is not white space is in exactly one.

    ``title`` (folded or not) is the headline; the first line that equals it is the title block.
    """
    spans = [trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    spans = [span for span in spans if span]
    kinds = _kinds([span.of(text) for span in spans], fold(title).strip())
    return tuple(_split_signatures(text, list(zip(kinds, spans, strict=True))))


def looks_like_title(line: str) -> bool:
    """Whether a first line can be a headline: short, and no sentence or header."""
    return 2 <= len(line) <= 80 and not re.search(r"[。；]$|[。].", line) and not is_header(line)


def _kinds(lines: list[str], title: str) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    in_tail = titled = begun = False
    for index, text in enumerate(lines):
        before, after = (lines[index - 1] if index else ""), (lines[index + 1] if index + 1 < len(lines) else "")
        line = _Line(text, title, titled, index, begun, text in (before, after), before, after)
        in_tail = in_tail or (begun and _opens_tail(text))
        kind = _tail_kind(line) if in_tail else _kind(line)
        titled, begun = titled or kind == "title", begun or kind == "body"
        kinds.append(kind)
    return kinds


def _kind(line: _Line) -> BlockKind:
    for rule in RULES:
        kind = rule(line)
        if kind:
            return kind
    return "body"


def _tail_kind(line: _Line) -> BlockKind:
    """After 相关阅读 only those who made the page are of interest."""
    kind = _by_pattern(line)
    return kind if kind in ("editor", "contact") else "furniture"


def _title(line: _Line) -> BlockKind | None:
    """The headline, also as a heading of Markdown or behind 标题：; the page may repeat it above the text."""
    if not line.title or not line.text.endswith(line.title) or (line.titled and line.begun):
        return None
    if _TITLE_LABEL.sub("", line.text) != line.title:
        return None
    return "furniture" if line.titled else "title"


def _by_pattern(line: _Line) -> BlockKind | None:
    """The patterns of data/page_lines.csv; they take short lines only."""
    if len(line.text) > 150:
        return None
    found = _pattern("line").fullmatch(line.text)
    return _kind_of(found.lastgroup) if found else None


def _header(line: _Line) -> BlockKind | None:
    """The line of date and source; behind the body a bare date belongs to the document above it."""
    if len(line.text) > _LONGEST_HEADER or "。" in line.text:
        return None
    here = not line.begun or find_source(line.text) is not None
    return "header" if here and is_header(line.text) else None


def _signature(line: _Line) -> BlockKind | None:
    """A line that is nothing but a by-line: （记者 李小明 文/图）."""
    if len(line.text) > 80 or _ends_sentence(line.text):
        return None
    alone = not line.after if line.begun else is_header(line.after)
    named = (line.begun and bylines.is_names_only(line.text)) or (alone and bylines.are_chinese_names(line.text))
    return "signature" if named or bylines.line_pattern().fullmatch(line.text) else None


def _caption(line: _Line) -> BlockKind | None:
    """``▲…``, ``图为…``, ``…（王小明摄）``, a short line that stands twice or before the body."""
    if _CAPTION.match(line.text) or (len(line.text) <= 120 and _ends_in_credit(line.text)):
        return "caption"
    if len(line.text) > _SHORT or _ends_sentence(line.text) or _ENUMERATION.match(line.text):
        return None
    if line.doubled:
        return "caption"
    return "caption" if not line.begun and line.number and (line.titled or not line.title) and line.after else None


def _ends_in_credit(text: str) -> bool:
    tail = text[-45:]
    return ("摄" in tail or "图" in tail or "/" in tail) and bool(_CAPTION_END.search(text, max(0, len(text) - 45)))


def _heading(line: _Line) -> BlockKind | None:
    """A short line without a stop before or between paragraphs: a headline's second line, a subheading."""
    if len(line.text) > _SHORT or _ends_sentence(line.text) or not line.after:
        return None
    if not line.begun:
        return "heading" if (line.title and not line.titled) or line.text.startswith("—") else None
    between = _is_paragraph(line.before) and _is_paragraph(line.after)
    return "heading" if between and len(line.text) <= _HEADING else None


def _is_paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH or _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    return bool(_STOP_AT_END.search(text, max(0, len(text) - 6)))


RULES: tuple[Callable[[_Line], BlockKind | None], ...] = (
    _title,
    _by_pattern,
    _header,
    _signature,
    _caption,
    _heading,
)


def _split_signatures(text: str, lines: list[tuple[BlockKind, Span]]) -> Iterator[Block]:
    """The blocks, the bracket of names at the end of a paragraph as a block of its own."""
    last_body = max((index for index, (kind, _) in enumerate(lines) if kind == "body"), default=-1)
    for index, (kind, span) in enumerate(lines):
        bracket = _trailing_bracket(text, span) if kind == "body" else None
        if bracket and _is_signature(bracket.of(text), is_last=index == last_body):
            body = trimmed(text, span.start, bracket.start)
            yield Block("body", body.start, body.end)
            yield Block("signature", bracket.start, bracket.end)
        else:
            yield Block(kind, span.start, span.end)


def _trailing_bracket(text: str, span: Span) -> Span | None:
    """The bracket at the end of a line, if something stands before it."""
    opening = _OPENING.get(text[span.end - 1])
    start = text.rfind(opening, span.start + 1, span.end) if opening else -1
    whole = start > 0 and text[span.end - 1] not in text[start : span.end - 1]
    return Span(start, span.end) if whole and 4 <= span.end - start <= 62 else None


def _is_signature(bracket: str, *, is_last: bool) -> bool:
    if bylines.NOT_NAMES.fullmatch(bracket):
        return False
    return bool(bylines.bracket_pattern().fullmatch(bracket)) or (is_last and bylines.is_names_only(bracket))


def _opens_tail(text: str) -> bool:
    return _pattern("tail").fullmatch(text) is not None


@cache
def _pattern(scope: str) -> re.Pattern[str]:
    """All patterns of a scope as one, each in a group that has the name of its kind and its row."""
    with resources.data("page_lines.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["kind"], row["pattern"]) for row in csv.DictReader(file) if row["scope"] == scope]
    return re.compile("|".join(f"(?P<{_kind_of(kind)}_{row}>{pattern})" for row, (kind, pattern) in enumerate(rows)))


def _kind_of(group: str | None) -> BlockKind:
    name, _, _ = (group or "").partition("_")
    for kind in get_args(BlockKind):
        if kind == name:
            return cast("BlockKind", kind)
    raise DataError(f"page_lines.csv: unknown kind of line {name!r}; use one of {get_args(BlockKind)}")
