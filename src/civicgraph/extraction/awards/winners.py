"""Lists of winners by category: 先进单位（5个）：县教育局、县民政局…; 一等奖：张山 李石; or in the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, kind_of
from civicgraph.extraction.page import Page, Sentence
from civicgraph.names import NameSpan, name_list

_NUMBERING = r"(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|[●■◆★▲·*-]\s*)?\s*"
_COUNT = r"(?:\s*[（(]?\s*(?:共|各)?\s*(?:\d+|[一二三四五六七八九十百]+)\s*[名个人家户位项支对件篇组]\s*[）)]?)?"
_CATEGORY = re.compile(
    rf"{_NUMBERING}[“\"【]?(?P<title>[^，。；：“”（）【】\n]{{2,36}}?)[”\"】]?(?:获得者|获奖者|获奖单位|获奖名单|名单|称号)?{_COUNT}(?:获得者|名单)?\s*(?:：|(?=\n)|$)"
)
_INLINE = re.compile(r"(?P<title>[^，。；：“”（）\s]{2,24})(?:获得者|得主)?(?:分别)?(?:是|为|有|由|授予)：?(?=[㐀-鿿])")
_ABOUT = re.compile(r"表彰|获奖|授予|评选|先进|优秀|名单|颁奖|揭晓|公示|模范|决赛|大赛|比赛|竞赛")
_MOST = 40


@dataclass(frozen=True, slots=True)
class Winners:
    """A category and the stretch where its winners stand.

    Attributes:
        heading: the line of the category.
        first, end: where the winners stand, in that line or below.
    """

    title: str
    heading: tuple[int, int]
    first: int
    end: int
    names: tuple[NameSpan, ...]


def find_winners(page: Page) -> Iterator[Winners]:
    """The categories of all lists of winners of a page, with the names of people in them."""
    if not _ABOUT.search(page.text):
        return
    lines = list(_lines(page))
    for index, line in enumerate(lines):
        match = _CATEGORY.match(page.text, line.start, line.end)
        if match is None or not _is_category(match["title"]):
            continue
        if match.end() < line.end:
            yield _of(page, match["title"], line, match.end(), line.end)
        else:
            yield from _below(page, match["title"], lines[index : index + _MOST])


def _lines(page: Page) -> Iterator[Sentence]:
    """The lines of the text: the sentences of one line joined."""
    start = 0
    for end in [*(m.start() for m in re.finditer("\n", page.text)), len(page.text)]:
        text = page.text[start:end]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            yield Sentence(start + lead, start + len(text.rstrip()), "body")
        start = end + 1


def _is_category(title: str) -> bool:
    return is_honour(title) and (kind_of(title) != "loose") and not re.search(r"[关表]于|评选|表彰|授予|的", title)


def _of(page: Page, title: str, line: Sentence, first: int, end: int) -> Winners:
    names = (
        n for n in name_list(page.text, first, end) if not page.units_in(n.start, n.end) and not _is_place(page, n)
    )
    return Winners(title, (line.start, line.end), first, end, tuple(names))


def _is_place(page: Page, name: NameSpan) -> bool:
    """Whether a name is a place or a body's beginning: 鲁小满　|青沅县|某某合作社."""
    unit = page.unit_starting_at(name.start)
    return unit is not None or bool(page.places_in(name.start, name.end))


def _below(page: Page, title: str, lines: list[Sentence]) -> Iterator[Winners]:
    """The lines below a category, as long as each names winners and nothing more."""
    for line in lines[1:]:
        names = name_list(page.text, line.start, line.end)
        units = page.units_in(line.start, line.end)
        whole = sum(n.end - n.start for n in names) + sum(u.end - u.start for u in units)
        length = len(re.sub(r"[\s、，；（）。]", "", page.text[line.start : line.end]))
        next_category = _CATEGORY.match(page.text, line.start, line.end)
        if (next_category and is_honour(next_category["title"])) or length > 60 or not whole or whole * 3 < length:
            return
        yield _of(page, title, lines[0], line.start, line.end)


def giving(page: Page, winners: Winners) -> Giving:
    """The category with those who have it."""
    heading = winners.heading if winners.first > winners.heading[1] else None
    start = winners.first if heading else winners.heading[0]
    return Giving(start, winners.end, winners.title, _recipients(page, winners), (), "award.winners", heading=heading)


def _recipients(page: Page, winners: Winners) -> tuple[str, ...]:
    """The people of the list, or else its bodies: beside a winner's name a body is only where he works."""
    if winners.names:
        return tuple(dict.fromkeys(name.name for name in winners.names))
    units = page.units_in(winners.first, winners.end)
    return tuple(dict.fromkeys(each.name for unit in units for each in unit.names))
