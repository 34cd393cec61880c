"""Finds the title of the article on a page: what stands there, checked against what the page is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from civicgraph.reading.pages.lines import Page
from civicgraph.text.fold import fold

_METAS = ("articletitle", "og:title", "dc.title", "title")
_SITES = ("sitename", "og:site_name", "columnname", "application-name")
_PARTS = re.compile(r"\s*(?:[-_|–>»＿｜－]+|(?<!—)—(?!—))\s*|\s{2,}")
_SITE = re.compile(
    r".*(?:网|网站|门户|政府|频道|新闻|要闻|动态|资讯|公开|公告|首页|平台|客户端|日报|晚报|时报|晨报|公众号|中心|电视台|委员会|办公室|局)"
)
_NAME = re.compile(r"title|biaoti|headline|(?:^|[-_])(?:bt|tit|h1)(?:$|[-_\d])")
_HEADINGS = ("h1", "h2", "h3")
_CUT = re.compile(r"(?:…|\.{2,})+$")
_SHORTEST, _LONGEST = 4, 120


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and its lines on the page; none where it stands only above the page."""

    text: str
    start: int = 0
    end: int = 0


def find_title(page: Page) -> Title:
    """The title of the article; empty where the page has none."""
    stated = list(_stated(page))
    for text in stated:
        found = _on_page(page, _key(text))
        if found:
            return found
    heading = _heading(page)
    if heading:
        return heading
    return Title(_CUT.sub("", stated[0])) if stated else Title("")


def _stated(page: Page) -> Iterator[str]:
    """What the page says that its title is, the best first."""
    yield from (page.metas[name] for name in _METAS[:1] if page.metas.get(name))
    title = _without_site(page.title, {page.metas.get(name, "") for name in _SITES})
    if title:
        yield title
    yield from (page.metas[name] for name in _METAS[1:] if page.metas.get(name))


def _without_site(title: str, sites: set[str]) -> str:
    """The title without the names of site and column around it; nothing where it is only these."""
    parts = [part for part in _PARTS.split(title) if part]
    while parts and (parts[-1] in sites or (len(parts) > 1 and _SITE.fullmatch(parts[-1]))):
        parts.pop()
    while len(parts) > 1 and (parts[0] in sites or (_SITE.fullmatch(parts[0]) and len(parts[0]) < len(parts[1]))):
        parts.pop(0)
    if not parts or (len(parts) == 1 and re.fullmatch(r".*(?:网|网站|人民政府|门户|首页)", parts[0])):
        return ""
    start = title.find(parts[0])
    return title[start : title.rfind(parts[-1]) + len(parts[-1])].strip()


def _key(text: str) -> str:
    return re.sub(r"\s", "", fold(_CUT.sub("", text)))


def _on_page(page: Page, key: str) -> Title | None:
    """The line, or the two or three lines, that say the title; the longest of several, of equal ones a heading."""
    headings = {
        index for block in page.blocks if _is_heading(block.tag, block.names) for index in range(block.start, block.end)
    }
    best: tuple[int, bool, int, Title] | None = None
    for start, line in enumerate(page.lines):
        if _key(line.text)[:_SHORTEST] not in key:
            continue
        for end in range(start + 1, min(start + 3, len(page.lines)) + 1):
            lines = page.lines[start:end]
            said = _key("".join(each.text for each in lines))
            is_link = start not in headings and any(each.is_link for each in lines)
            fits = not is_link and _says(said, key, truncated=end == start + 1)
            rank = (min(len(said), len(key)), start in headings, -start)
            if fits and (best is None or rank > best[:3]):
                best = (*rank, Title("".join(each.text for each in lines), start, end))
    return best[3] if best else None


def _says(said: str, key: str, *, truncated: bool) -> bool:
    """Whether the words are the title, most of it, or more than a title that was cut short."""
    if len(said) < _SHORTEST or len(said) > _LONGEST:
        return False
    return (said in key and len(said) * 2 >= len(key)) or (truncated and len(key) >= 8 and said.startswith(key))


@lru_cache(maxsize=4096)
def _is_heading(tag: str, names: frozenset[str]) -> bool:
    return tag in _HEADINGS or any(_NAME.search(name) for name in names)


def _heading(page: Page) -> Title | None:
    """The first heading that is no link, headings of the first rank before others."""
    ranked = sorted(
        (block for block in page.blocks if block.end - block.start <= 3 and _is_heading(block.tag, block.names)),
        key=lambda block: (_HEADINGS.index(block.tag) if block.tag in _HEADINGS else 1, block.start),
    )
    for block in ranked:
        lines = page.lines[block.start : block.end]
        text = "".join(line.text for line in lines)
        if 6 <= len(text) <= _LONGEST and not any(line.is_link for line in lines) and not _SITE.fullmatch(text):
            return Title(text, block.start, block.end)
    return None
