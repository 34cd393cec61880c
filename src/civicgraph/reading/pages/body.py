"""Finds the body of the article among the lines of a page."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.reading.pages.containers import Kind, containers
from civicgraph.reading.pages.lines import Block, Page
from civicgraph.text.fold import fold
from civicgraph.text.layout import layout

#: A notice may be this short.
_SHORTEST = 8
#: Of boxes inside each other the innermost is taken that holds so much of the fullest.
_NEARLY_ALL = 0.9
#: So many lines in the box of a body are its text even if all are links: 附件：….
_FEW_LINES = 3
_BUTTON = 60
#: A box that may hold more than the article must be no list of links.
_MOST_LINKS = 0.5
#: A page with fewer has no menus.
_FEW_LINKS = 0.1


def find_body(page: Page, title_end: int) -> range | None:
    """The lines of the body, the title and the header perhaps among them; None where no box or header shows it.

    ``title_end`` is the line after the title.
    """
    for kind in ("body", "box"):
        found = _fullest(page, [block for block in page.blocks if _fits(page, block, kind, title_end)])
        if found:
            return range(found.start, found.end)
    return None


def body_below(page: Page, header_end: int) -> range | None:
    """The lines that stand below a header in the smallest box that holds both."""
    for block in page.blocks:  # the inner come first
        if block.start < header_end <= block.end and _text(page, range(header_end, block.end)) >= _SHORTEST:
            end = _end_of_article(page, range(header_end, block.end))
            if _text(page, range(header_end, end)) >= _SHORTEST:
                return range(header_end, end)
    return None


def whole_page(page: Page, start: int) -> range | None:
    """All lines, where the page is hardly more than an article: few links, and a sentence."""
    lines = range(start, len(page.lines))
    links = sum(page.lines[index].links for index in lines)
    few = links <= _text(page, lines) * _FEW_LINKS
    return lines if few and any("。" in page.lines[index].text for index in lines) else None


def without_page(page: Page, body: range) -> Iterator[str]:
    """The text of the body's lines without the lists of links and the buttons that stand around it."""
    lines = page.lines[body.start : body.stop]
    only_links = all(line.is_link for line in lines)
    for line in lines:
        of_article = only_links or not line.is_link or "附件" in line.text or "。" in line.text
        if of_article and (len(line.text) > _BUTTON or not is_furniture(line.text)):
            yield line.text


def _fits(page: Page, block: Block, kind: Kind, title_end: int) -> bool:
    known = containers()
    if not any(known.get(name) == kind for name in block.names) or block.end <= title_end:
        return False
    lines = range(max(block.start, title_end), block.end)
    text = _text(page, lines)
    whole = sum(len(page.lines[index].text) for index in lines)
    if kind == "body":
        return text >= _SHORTEST or (whole >= _SHORTEST and len(lines) <= _FEW_LINES)
    return text >= _SHORTEST and text >= whole * _MOST_LINKS


def _fullest(page: Page, blocks: list[Block]) -> Block | None:
    """The block with most text; the innermost one of those that hold nearly as much."""
    sized = [(_text(page, range(block.start, block.end)), block) for block in blocks]
    most = max((size for size, _ in sized), default=0)
    return next((block for size, block in sized if size >= most * _NEARLY_ALL), None)


def _text(page: Page, lines: range) -> int:
    """How many characters are text, not links."""
    return sum(len(page.lines[index].text) for index in lines if not page.lines[index].is_link)


def _end_of_article(page: Page, lines: range) -> int:
    """Where the page goes on without the article: at 相关新闻, at the foot, at the second link in a row."""
    links = 0
    begun = False
    for index in lines:
        line = page.lines[index]
        if is_furniture(line.text) and not begun:
            continue
        if _ends_article(line.text):
            return index
        links = links + 1 if line.is_link else 0
        begun = begun or not line.is_link
        if links == 2 and begun:
            return index - 1
    return lines.stop


def _ends_article(text: str) -> bool:
    """Whether the line below an article belongs to the page: a button, 相关新闻, the foot."""
    return all(block.kind == "furniture" for block in layout(f"正文。\n{fold(text)}")[1:])


def is_furniture(text: str) -> bool:
    """Whether the line is a button, a path or a foot of the page."""
    return all(block.kind == "furniture" for block in layout(fold(text)))
