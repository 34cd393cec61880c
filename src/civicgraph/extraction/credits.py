"""Finds the by-lines of a page and whom they name: reporters, editors, others who made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from civicgraph.names import Context, NameSpan, name_at
from civicgraph.names.bylines import names_in_byline
from civicgraph.text import lazy_re as re
from civicgraph.text.bylines import BylineRole, are_chinese_names, bracket_pattern, byline_words
from civicgraph.text.layout import Block
from civicgraph.text.spans import Span

_BRACKET = re.compile(r"（[^（）\n]{2,80}）")
_TRAILING = re.compile(r"（[^（）\n]{2,80}）$|【[^【】\n]{2,80}】$|\[[^\[\]\n]{2,80}\]$")
#: The role of names in a line without labels.
_BLOCK_ROLES: dict[str, BylineRole] = {"signature": "reporter", "editor": "editor"}
#: How far into the first paragraph a by-line in brackets can stand: 某某网某某讯（记者 …）.
_LEAD = 40
#: The last word before 摄; the words before that are of the caption, unless they are names.
_PHOTO = re.compile(r"(?:.*[。，；：！ ])?(?P<names>[^。，；：！（） ]{2,16}[ /]?(?:摄|摄影|摄影报道|供图))$")
_ONE_BEFORE = re.compile(r"(?:^|(?<=[。，；：！ 、]))[\u4e00-\u9fff]{2,3}[ 、]$")
#: What stands before 记者: the kind of reporter.
_STANDING = r"(?:全媒体|融媒体?|特约|特派|首席|见习|实习|资深|驻[\u4e00-\u9fff]{2,3})*"
_WRITERS = ("记者", "通讯员", "实习生")
_RUNNING_LABEL = re.compile(
    r"(?:(?<![\u4e00-\u9fffA-Za-z])|(?<=讯))(?:本[报台网刊]|[\u4e00-\u9fff]{2,8}(?:报|网|台|社|融媒体?|中心))?"
    rf"{_STANDING}(?:{'|'.join(_WRITERS)})[：: ]*"
)
#: A last character of a name that nothing follows.
_ONE_MORE = re.compile(r"(?![摄文图供报讯电等及和与])[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_IS_DATELINE = re.compile(r"(?:[讯电]|报道)[ ]*$")
_STATION = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:台|报|网|中心|局|站)[ ]+")
#: What stands before the first 记者 with nothing between: （某某在线记者 王小明）.
_MEDIUM_BEFORE = re.compile(r"[（【\[ ]?[\u4e00-\u9fff]*(?:[报网台社刊]|在线|新闻|客户端|融媒体?|中心|频道|广播|发布)")
_OPENING = re.compile(r"[□■◎●▌\s]*")


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """A person whom a by-line names."""

    start: int
    end: int
    name: str
    role: BylineRole
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Byline:
    """A by-line and the people in it; the span covers its brackets and labels."""

    start: int
    end: int
    credits: tuple[Credit, ...]


def find_bylines(text: str, blocks: tuple[Block, ...]) -> Iterator[Byline]:
    """The by-lines of the folded text, in order; each names somebody, or is a block made of nothing else."""
    first_body = next((block for block in blocks if block.kind == "body"), None)
    for block in blocks:
        if block.kind in ("header", "signature", "editor"):
            yield _whole_block(text, block)
        elif block.kind == "caption":
            yield from _photographers(text, block)
        elif block is first_body:
            yield from _in_lead(text, block)
        elif block.kind == "body":
            yield from _at_start(text, block)
            yield from _at_end(text, block)


def _whole_block(text: str, block: Block) -> Byline:
    span = Span(block.start, block.end)
    return Byline(block.start, block.end, tuple(_credits(text, span, _BLOCK_ROLES.get(block.kind), block.kind)))


def _photographers(text: str, block: Block) -> Iterator[Byline]:
    """``图为…（王小明 摄）``, ``… 记者 王小明 摄``."""
    bracket = _TRAILING.search(text, block.start, block.end)
    if bracket and ("摄" in bracket[0] or bracket_pattern().fullmatch(bracket[0])):
        yield from _named(text, Span(*bracket.span()), "caption")
    elif match := _PHOTO.match(text, block.start, block.end):
        start = match.start("names")
        while (before := _ONE_BEFORE.search(text, block.start, start)) and are_chinese_names(before[0][:-1]):
            start = before.start()
        yield from _named(text, Span(start, match.end("names")), "caption")


def _in_lead(text: str, block: Block) -> Iterator[Byline]:
    """The brackets at the beginning of the article, else the words 记者某某 there; and the brackets at its end."""
    found = False
    for match in _BRACKET.finditer(text, block.start, min(block.end, block.start + _LEAD + 80)):
        if match.start() - block.start <= _LEAD and _is_byline(text, match):
            for byline in _named(text, Span(*match.span()), "lead"):
                found = True
                yield byline
            break
    if not found:
        yield from _running(text, block, block.start + _LEAD)
    yield from _at_end(text, block, block.start + _LEAD)


def _is_byline(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket of the first words has labels, or names alone behind 讯 and 电."""
    names_alone = _behind_dateline(text, bracket.start()) and are_chinese_names(_STATION.sub("", bracket[0][1:-1]))
    return names_alone or bool(bracket_pattern().fullmatch(bracket[0]))


def _behind_dateline(text: str, at: int) -> bool:
    """Whether 讯, 电 or 报道 stand before an offset; looked for in its line only, not from the start of the article."""
    return _IS_DATELINE.search(text, text.rfind("\n", 0, at) + 1, at) is not None


def _at_start(text: str, block: Block) -> Iterator[Byline]:
    """``本报记者 王小明 报道`` or ``某某网讯（记者 王小明）`` at the start of a later paragraph."""
    bracket = _BRACKET.search(text, block.start, min(block.end, block.start + _LEAD + 80))
    early = bracket and bracket.start() - block.start <= _LEAD
    if bracket and early and _behind_dateline(text, bracket.start()) and _is_byline(text, bracket):
        yield from _named(text, Span(*bracket.span()), "lead")
    else:
        yield from _running(text, block, block.start + 1)


def _at_end(text: str, block: Block, after: int = 0) -> Iterator[Byline]:
    bracket = _TRAILING.search(text, block.start, block.end)
    if bracket and bracket.start() > after and bracket_pattern().fullmatch(bracket[0]):
        yield from _named(text, Span(*bracket.span()), "end")


def _running(text: str, block: Block, before: int) -> Iterator[Byline]:
    """``记者王小明 通讯员李大伟报道`` without brackets: the names that follow their labels directly."""
    opening = _OPENING.match(text, block.start, block.end)
    at = opening.end() if opening else block.start
    end = min(block.end, before + 20)
    named = any(text.find(word, at, end) >= 0 for word in _WRITERS)
    label = _RUNNING_LABEL.search(text, at, end) if named else None
    if not label or label.start() > before:
        return
    found, at = list[Credit](), label.end()
    start = label.start()
    while label:
        names = list(_name_run(text, label.end(), block.end))
        found.extend(
            Credit(name.start, name.end, text[name.start : name.end], "reporter", "metadata.byline-running")
            for name in names
        )
        at = names[-1].end if names else at
        label = _RUNNING_LABEL.match(text, _skip_spaces(text, at), block.end) if names else None
    if found:
        yield Byline(start, at, tuple(found))


def _name_run(text: str, at: int, end: int) -> Iterator[NameSpan]:
    """Names one after the other, with spaces or 、 between them."""
    name = name_at(text, at, end, after=Context.BYLINE)
    while name:
        yield name
        gap = re.compile(r"[ 、]+").match(text, name.end, end)
        follows = gap and not _RUNNING_LABEL.match(text, gap.end(), end)
        name = name_at(text, gap.end(), end, after=Context.BYLINE) if gap and follows else None


def _skip_spaces(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "、", "，") and text[at : at + 1]:
        at += 1
    return at


def _named(text: str, span: Span, rule: str) -> Iterator[Byline]:
    found = tuple(_credits(text, span, "reporter", rule))
    if found:
        yield Byline(span.start, span.end, found)


def _credits(text: str, span: Span, role: BylineRole | None, rule: str) -> Iterator[Credit]:
    """The people of a by-line, each with the role of the label before it."""
    for start, end, segment_role in _segments(text, span, role):
        if segment_role:
            for name in names_in_byline(text, start, end):
                name_end = _whole_end(text, name, end)
                yield Credit(name.start, name_end, text[name.start : name_end], segment_role, f"metadata.byline-{rule}")


def _whole_end(text: str, name: NameSpan, end: int) -> int:
    """Where the name ends: with the characters set apart, even if the last of the three is rare in names."""
    alone = name.end - name.start == 2 and _ONE_MORE.match(text, name.end, end)
    return name.end + 1 if alone else name.end


def _segments(text: str, span: Span, role: BylineRole | None) -> Iterator[tuple[int, int, BylineRole | None]]:
    """The stretches between the labels of a by-line; none for what follows 来源."""
    start = span.start
    for match in _label().finditer(text, span.start, span.end):
        medium = _MEDIUM_BEFORE.fullmatch(text, start, match.start()) if match["label"] in _WRITERS else None
        if not medium:
            yield start, match.start(), role
        start, role = match.end(), byline_words().get(match["label"] or "")
    yield start, span.end, role


@cache
def _label() -> re.Pattern[str]:
    """The labels of two characters and more (文 and 图 give no other role), and those that names do not follow."""
    labels = "|".join(sorted((word for word in byline_words() if len(word) > 1), key=lambda word: (-len(word), word)))
    other = (
        r"作者(?:单位|系|为|简介)|来源|稿源|出处|转自|发布单位|信息来源|(?:发布|更新|上传)?(?:时间|日期)"
        r"|(?:点击|浏览|阅读|访问)[数量率次]*"
    )
    return re.compile(rf"(?:{other})[：:]?|(?:本[报台网刊])?{_STANDING}(?P<label>{labels})")
