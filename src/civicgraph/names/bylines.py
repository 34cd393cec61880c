"""Names of those who wrote: (记者黄小秀 文静 莫保山), 通讯员李明王芳 记者 张三, （王志远） at the end."""

from __future__ import annotations

import csv
import math
from functools import cache

from civicgraph import resources
from civicgraph.names import guard, lattice
from civicgraph.names.dotted import DOTTED
from civicgraph.names.foreign import begins_with_part, log_foreign
from civicgraph.names.model import NameModel, load_names
from civicgraph.names.spans import Context, NameSpan
from civicgraph.text import lazy_re as re

#: 浙江在线|记者, 今报|全媒体记者: what stands before 记者 is the medium.
_WRITER = re.compile(r"(?:全媒体|融媒体|首席|见习|实习|特约)*(?:记者|通讯员)")
_RUN = re.compile(rf"[{lattice.HAN}·]+")
_PAD = re.compile(rf"([{lattice.HAN}])( {{1,4}})([{lattice.HAN}])(?![{lattice.HAN}])")
_NAME = -3.0  # what each name costs: few names rather than many
_OFFICE = -2.0  # what a word of office costs
_INITIAL = -12.0  # 文 and 图 are characters of names as well
_BODY_COST = -8.0
_LONGEST_ODD = 4
_LONGEST_CHINESE = 3
_ODD = -25.0  # a whole run of unknown shape
_JUNK = -15.0  # what each character costs that belongs to no name


@cache
def _parts(kind: str) -> str:
    """The words of data/byline_parts.csv of a kind as alternatives of a pattern, the longer ones first."""
    with resources.data("byline_parts.csv").open(encoding="utf-8", newline="") as file:
        words = [row["word"] for row in csv.DictReader(file) if row["kind"] == kind]
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _role() -> re.Pattern[str]:
    """What stands beside the names: what somebody is or did."""
    return re.compile(f"(?:{_parts('standing')})*(?:{_parts('office')})|[文图摄](?![一-鿿])")


@cache
def _body() -> re.Pattern[str]:
    """The body that somebody writes for: 县融媒体中心, 市公安局."""
    return re.compile(f"[{lattice.HAN}]{{2,14}}(?:{_parts('body')})")


def names_in_byline(text: str, start: int, end: int) -> list[NameSpan]:
    """The names of a by-line or signature, run together or apart; words of office and bodies are skipped."""
    found: list[NameSpan] = []
    at = start
    while at < end:
        padded = _padded(text, at, end)
        if padded:
            found.append(padded)
            at = padded.end
            continue
        match = _RUN.match(text, at, end)
        if match:
            found.extend(_names_of_run(text, at, match.end()))
        at = match.end() if match else at + 1
    return found


def _padded(text: str, at: int, end: int) -> NameSpan | None:
    """``李 明`` between marks."""
    if at and re.match(f"[{lattice.HAN}]", text[at - 1]):
        return None
    match = _PAD.match(text, at, end)
    if not match or match.group(1) not in load_names().surnames:
        return None
    return NameSpan(at, match.end(), match.group(1) + match.group(3), Context.BYLINE.value)


def _names_of_run(text: str, start: int, end: int) -> list[NameSpan]:
    """The names of characters that stand together."""
    role = _role().match(text, start, end)
    if role:
        return _names_of_run(text, role.end(), end)
    dotted = DOTTED.fullmatch(text, start, end)
    if dotted:
        return [NameSpan(start, end, dotted.group(), Context.BYLINE.value)]
    writer = _WRITER.search(text, start, end)
    if writer:
        return _names_of_run(text, writer.end(), end)
    run = text[start:end]
    body = _body().match(text, start, end)
    if body and body.end() == end:
        return []
    sizes = _split(run)
    if _is_told(run, sizes) or _is_brand(run, sizes):
        return []
    spans, at = [], start
    for size, is_name in sizes:
        name = text[at : at + size]
        if is_name and not guard.is_placeholder(name):
            spans.append(NameSpan(at, at + size, name, Context.BYLINE.value))
        at += size
    return spans


def _is_told(run: str, sizes: list[tuple[int, bool]]) -> bool:
    """Whether a run rather tells something than names somebody: 各部门踊跃捐款."""
    named = sum(size for size, is_name in sizes if is_name)
    return named < sum(size for size, is_name in sizes if not is_name and size == 1) and not _role().search(run)


def _is_brand(run: str, sizes: list[tuple[int, bool]]) -> bool:
    """Whether a run of four is a word that only begins like a name: 海欣热|力."""
    return sizes == [(3, True), (1, False)] and run[-1] not in "等讯电"


def _split(run: str) -> list[tuple[int, bool]]:
    """The best way to cut a run into names and what is none: (length, whether a name) of each piece."""
    model = load_names()
    best: list[tuple[float, list[tuple[int, bool]]]] = [(0.0, [])] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        options = [(_JUNK + best[start + 1][0], 1, False)]
        role = _role().match(run, start)
        if role:
            cost = _INITIAL if role.group() in "文图" else _OFFICE
            options.append((best[role.end()][0] + cost, role.end() - start, False))
        body = _body().match(run, start)
        if body:
            options.append((best[body.end()][0] + _BODY_COST, body.end() - start, False))
        for size in range(2, min(5, len(run) - start) + 1):
            options.append((_odds(model, run, start, size) + best[start + size][0], size, True))
        value, size, is_name = max(options)
        best[start] = value, [(size, is_name), *best[start + size][1]]
    return best[0][1]


def _odds(model: NameModel, run: str, start: int, size: int) -> float:
    """How good a name a piece is; a whole run of two to four characters is one even if it looks odd."""
    name = run[start : start + size]
    told = size > _LONGEST_CHINESE and lattice.has_words(name) and not begins_with_part(name)  # 海欣热力: a company
    share = max(model.log_name(name), -math.inf if told else log_foreign(model, name))
    if share > -math.inf:
        return share + _NAME
    whole = size == len(run) <= _LONGEST_ODD and not lattice.has_words(name)
    return _ODD if whole or (size == len(run) and begins_with_part(name)) else -math.inf
