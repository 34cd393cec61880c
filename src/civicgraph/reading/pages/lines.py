"""A page as its reader sees it: lines of text, and the boxes that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from civicgraph.errors import ReadError
from civicgraph.reading.extras import extra
from civicgraph.reading.pages.containers import known_names

_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "svg", "math", "select",
    "button", "textarea", "nav", "footer", "aside", "audio", "video", "map", "rp", "rt", "applet", "canvas",
    "head",
))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HAN = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—]"
#: The line breaks of the source within a sentence; between Chinese characters they are no space.
_SOURCE_BREAK = re.compile(rf"(?<={_HAN})[ \t]*[\r\n]\s*(?={_HAN})")
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u200b\ufeff]+")
_NUMBERS = re.compile(r"[\d\s:/.年月日\[\]()（）【】-]+")
_ROW_LENGTH = 300
#: libxml2 compares each attribute of a tag with all others.
_MOST_ATTRIBUTES = 500
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_ATTRIBUTE = re.compile(r"\s[^\s=<>\"']+\s*=")


#: The account that a page of WeChat stands on, among what the page says of itself.
WECHAT = "wechat account"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, and how many of its characters are links."""

    text: str
    links: int

    @property
    def is_link(self) -> bool:
        """Whether most of it leads elsewhere; dates and numbers beside a link do not count."""
        return bool(self.links) and self.links * 5 >= len(_NUMBERS.sub("", self.text)) * 3


@dataclass(frozen=True, slots=True)
class Block:
    """A box of the page: its tag, the names in its id and class, and its lines from ``start`` to before ``end``."""

    tag: str
    names: frozenset[str]
    start: int
    end: int


@dataclass(slots=True)
class Page:
    """A page.

    Attributes:
        lines: in the order of the page.
        blocks: the inner before the outer.
        title: what the browser shows above it.
        metas: what it says of itself, by name in lower case.
        url: where it was saved from.
    """

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    url: str | None = None


def parse_page(text: str) -> Page:
    """The page of a text in HTML; broken HTML is mended as browsers do.

    Raises:
        ReadError: there is nothing in it, or it is nested so deeply that what follows is lost; or lxml is missing.
    """
    etree = extra("lxml.etree", "html")
    if any(len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise ReadError(f"is no page that can be read: a tag has more than {_MOST_ATTRIBUTES} attributes")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ReadError("is an empty page: there is no article in it")
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ReadError("is no page that can be read: its tags are nested more than 2,048 deep")
    page = Page(title=_clean(root.findtext(".//title") or ""), metas=_metas(root))
    page.url = _url(root, page.metas)
    _Flattener(page).walk(etree, root)
    return page


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name") or meta.get("property"), _clean(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    account = next(root.iterfind(".//*[@id='js_name']"), None)
    if account is not None:
        found[WECHAT] = _clean("".join(account.itertext()))
    return found


_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


def _url(root: Any, metas: dict[str, str]) -> str | None:
    """Where the page says that it stands: its own address, or what the browser that saved it noted."""
    link = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    saved = next((match[1] for match in map(_SAVED_FROM.search, _comments(root)) if match), None)
    for url in (link, metas.get("og:url"), saved, metas.get("url")):
        if url and url.startswith(("http://", "https://")):
            return str(url).strip()
    return None


def _comments(root: Any) -> list[str]:
    above = [each.text or "" for each in root.itersiblings(preceding=True) if not isinstance(each.tag, str)]
    return above + [each.text or "" for each in root if not isinstance(each.tag, str)]


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" \u3000")


@dataclass(slots=True)
class _Row:
    """A row of a table that is being read: where it begins, and where its cells do."""

    line: int
    block: int
    cells: list[int] = field(default_factory=list)
    whole: bool = True


class _Flattener:
    """Walks through the elements and writes down lines and blocks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._pieces: list[str] = []
        self._links = 0
        self._link_depth = 0
        self._starts: list[tuple[int, frozenset[str]] | None] = []  # of the open elements; None of inline ones
        self._rows: list[_Row] = []

    def walk(self, etree: Any, root: Any) -> None:
        """Read everything below the root."""
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        skipped = False
        for event, element in walker:
            if event == "start":
                skipped = not self._start(element)
                if skipped:
                    walker.skip_subtree()
                continue
            if event == "end" and not skipped:
                self._end(element)
            skipped = False
            self._say(element.tail)
        self._break()

    def _start(self, element: Any) -> bool:
        """Whether what is inside is to be read."""
        tag = element.tag
        if tag in _SKIPPED or _is_hidden(element.attrib):
            return False
        if tag == "a":
            self._link_depth += 1
        names = _names(element)
        if tag in _INLINE and not names & known_names():
            self._starts.append(None)
        else:
            self._open(tag, names)
        self._say(element.text)
        return True

    def _open(self, tag: str, names: frozenset[str]) -> None:
        self._break()
        self._starts.append((len(self._page.lines), names))
        if tag == "table":
            for row in self._rows:
                row.whole = False
        elif tag == "tr":
            self._rows.append(_Row(len(self._page.lines), len(self._page.blocks)))
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].cells.append(len(self._page.lines))

    def _end(self, element: Any) -> None:
        if element.tag == "a":
            self._link_depth -= 1
        opened = self._starts.pop()
        if opened is not None:
            self._close(element.tag, *opened)

    def _close(self, tag: str, start: int, names: frozenset[str]) -> None:
        self._break()
        end = len(self._page.lines)
        if end > start:
            self._page.blocks.append(Block(tag, names, start, end))
        if tag == "tr" and self._rows:
            self._join(self._rows.pop())

    def _say(self, text: str | None) -> None:
        if text:
            self._pieces.append(_SOURCE_BREAK.sub("", text) if "\n" in text else text)
            if self._link_depth:
                self._links += len(text.strip())

    def _break(self) -> None:
        if self._pieces:
            text = _clean("".join(self._pieces))
            if text:
                self._page.lines.append(Line(text, self._links))
            self._pieces.clear()
            self._links = 0

    def _join(self, row: _Row) -> None:
        """The row as one line, where it is one of data and no part of the layout."""
        lines, blocks = self._page.lines, self._page.blocks
        if row.cells[:1] != [row.line]:
            return
        ends = [*row.cells[1:], len(lines)]
        filled = [lines[start:end] for start, end in zip(row.cells, ends, strict=True) if end > start]
        inner = blocks[row.block :]
        short = sum(len(line.text) for line in lines[row.line :]) <= _ROW_LENGTH
        if not row.whole or not short or len(filled) < 2 or not all(map(_is_cell, filled)):
            return
        if any(block.names & known_names() for block in inner):
            return
        del lines[row.line + 1 :]
        whole = [line for cell in filled for line in cell]
        lines[row.line] = Line(" ".join(line.text for line in whole), sum(line.links for line in whole))
        blocks[row.block :] = [Block(each.tag, each.names, row.line, row.line + 1) for each in inner]


def _is_cell(lines: list[Line]) -> bool:
    """Whether the lines are one cell of a table of data: one, or a few short ones without links."""
    return len(lines) == 1 or (len(lines) <= 3 and all(len(line.text) <= 20 and not line.links for line in lines))


def _is_hidden(attributes: Any) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_HIDDEN.search(attributes["style"])))


def _names(element: Any) -> frozenset[str]:
    """What an element is called: by its id and class, and by its tag."""
    attributes = element.attrib
    said = [attributes[name] for name in ("id", "class", "itemprop") if name in attributes]
    return _split(" ".join(said), element.tag)


@lru_cache(maxsize=4096)
def _split(said: str, tag: str) -> frozenset[str]:
    return frozenset({*said.lower().split(), f"<{tag}>"})
