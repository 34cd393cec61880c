"""Puts the article of a page together: its title, its header line and its body, as a text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.errors import NoArticleError, ReadError
from civicgraph.reading.pages.body import body_below, find_body, is_furniture, whole_page, without_page
from civicgraph.reading.pages.charset import page_text
from civicgraph.reading.pages.fallback import find_by_density
from civicgraph.reading.pages.header import PageHeader, is_header_line, is_label, read_header_lines
from civicgraph.reading.pages.lines import WECHAT, Line, Page, parse_page
from civicgraph.reading.pages.title import Title, find_title
from civicgraph.reading.records import Draft, RawPage, ReadFailure
from civicgraph.text.fold import fold
from civicgraph.text.layout import layout

#: So many lines below its title a header may reach.
_NEAR = 12
#: So many lines may stand between title and header, and so long is what stands behind a label of its own line.
_SUBTITLES, _VALUE = 3, 40
#: What pages say of themselves; the first as the rules for government sites prescribe.
_DATES = ("pubdate", "publishdate", "article:published_time", "og:release_date")
_SITES = ("sitename", "og:site_name")
#: The date in the address, as content management systems put it there.
_ADDRESS = re.compile(r"/t((?:19|20)\d{6})_\d+|/((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)/")


_OF_ARTICLE = {"body", "heading", "caption", "signature"}
_NO_MEDIUM = re.compile("本站|本网|网络|互联网|原创|本站原创|未知|微信公众平台|微信|今日头条|搜狐|网易|百家号|腾讯网")


def read_page(raw: RawPage) -> Draft | ReadFailure:
    """The article of a page, or why there is none; needs no state, so it runs anywhere."""
    try:
        return _draft(raw)
    except NoArticleError as error:
        return ReadFailure(_place(raw), str(error), harmless=True)
    except ReadError as error:
        return ReadFailure(_place(raw), str(error))


def _place(raw: RawPage) -> str:
    """Where a page was read and published, for messages."""
    return f"{raw.source} {raw.url}" if raw.url else raw.source


def _draft(raw: RawPage) -> Draft:
    text = page_text(raw.data, raw.charset)
    page = parse_page(text)
    url = raw.url or page.url
    title = find_title(page)
    header, lines = _header_and_body(page, title, text)
    published = header.published or _first(page, _DATES) or _date_of_address(url)
    publisher = page.metas.get(WECHAT) or header.publisher or _medium(page.metas.get("contentsource"))
    return Draft(
        raw.source,
        raw.name,
        "\n".join(filter(None, (title.text, header.line, *lines))),
        title=title.text or None,
        published=published,
        publisher=publisher,
        url=url,
        site=_medium(_first(page, _SITES)),
    )


def _first(page: Page, names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(page.metas.get, names)), None)


def _header_and_body(page: Page, title: Title, text: str) -> tuple[PageHeader, list[str]]:
    box = find_body(page, title.end)
    first = _first_paragraph(page, title, box)
    header = _header(page, title, first, box)
    body = box or (body_below(page, first) if header.published or title.end else None) or whole_page(page, first)
    if body is None:
        return header, find_by_density(text, title.text)
    begin = max(first, body.start, title.end)
    near = title.end if title.end and begin - title.end <= _NEAR else begin
    lines = [*_top(page, range(near, begin), body.start), *without_page(page, range(begin, body.stop))]
    if not any(lines):
        raise NoArticleError("holds no article: its body has no text")
    return header, [*lines, *_editors(page, body.stop)]


def _editors(page: Page, end: int) -> Iterator[str]:
    """Those who made the page, in the lines below the body."""
    for line in page.lines[end : end + 3]:
        if {block.kind for block in layout(fold(line.text))} & {"editor", "signature"}:
            yield line.text


def _first_paragraph(page: Page, title: Title, box: range | None) -> int:
    """The first line below title and header: what stands before it may be header.

    Below the title there may be a second line of it, then the header's lines; the first other line is the body's.
    """
    start = title.end if title.end or not box else box.start
    last_header, others = start, 0
    for index in range(start, min(start + _NEAR, len(page.lines))):
        line = page.lines[index]
        if is_header_line(line) or (index > start and is_label(page.lines[index - 1]) and len(line.text) <= _VALUE):
            last_header = index + 1
        elif not line.is_link and not is_furniture(line.text):
            others += 1
            if last_header > start or others > _SUBTITLES or "。" in line.text:
                break
    return last_header


def _header(page: Page, title: Title, first: int, box: range | None) -> PageHeader:
    """The header below the title, else labelled above it, else below the body."""
    lines = page.lines
    below = read_header_lines(lines[title.end : first])
    if below.published:
        return below
    above = read_header_lines(_no_links(lines[max(0, title.start - _NEAR) : title.start]), labelled=True)
    if box and not title.end:
        above = read_header_lines(_no_links(lines[max(0, box.start - _NEAR) : box.start]))
    if above.published:
        return above
    foot = read_header_lines(_no_links(lines[box.stop - 3 : box.stop + 3]), labelled=True) if box else PageHeader()
    return PageHeader(foot.published, below.publisher or above.publisher, below.line or above.line)


def _no_links(lines: list[Line]) -> list[Line]:
    return [line for line in lines if not line.is_link]


def _top(page: Page, lines: range, start: int) -> Iterator[str]:
    """What stands between the title and the first paragraph beside the header: a second line of the title, reporters.

    Above the start of the body only reporters are of the article.
    """
    for index in lines:
        line = page.lines[index]
        kinds = {block.kind for block in layout(fold(line.text))}
        value = index > lines.start and is_label(page.lines[index - 1])
        if (
            not line.is_link
            and not value
            and not is_header_line(line)
            and kinds & (_OF_ARTICLE if index >= start else {"signature"})
        ):
            yield line.text


def _medium(text: str | None) -> str | None:
    return None if not text or _NO_MEDIUM.fullmatch(text) else text


def _date_of_address(url: str | None) -> str | None:
    match = _ADDRESS.search(url or "")
    if not match:
        return None
    return match[1] or f"{match[2]}-{match[3]}-{match[4]}"
