"""Paragraphs about one person: 张三，男，1975年3月生，现任…，拟任…; 张三同志1923年8月出生…历任…."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from civicgraph.extraction.appointments.parts import has_title, names_in_record, posts_behind
from civicgraph.extraction.appointments.words import alternatives, verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re

_OPENING = re.compile(
    r"[ ]*(?:（?[一二三四五六七八九十\d]{1,3}[）、.．][ ]*)?"
    r"(?P<name>[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,10})*|[㐀-鿿][ ]{1,4}[㐀-鿿])"
    r"(?:同志)?(?:简历[：，]|(?:简历)?(?:，|（|[：])[ ]*(?:[男女]|[㐀-鿿]{1,4}族|\d{4}年)"
    r"|，?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:出)?生|(?:出生于|生于)(?=\d{4}年)|[ ：]+(?=现任|拟任|现为))"
)
_AGED = re.compile(r"(?:现年|今年|时年)?\d{2}岁的(?P<name>[㐀-鿿]{2,3})，")
_NEXT = re.compile(r"(?:（[^（）\n]{1,14}）)?[，；、](?:并|同时|以及)?(?:兼)?")
#: 2018年10月任, 2021年7月，他出任: a post of the past in a record, unless it is this month's.
_DATED = re.compile(
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?(?:起|底|初|中)?(?:[，]?[他她其])?[，]?(?:又|再|后|开始|同时)?"
    r"(?:调职任|兼任|担任|出任|升任|调任|转任|接任|当选为?|任(?![职何期]))"
)
_UNTIL_NOW = re.compile(r"(?:职务)?(?:至今|到现在)")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives("record"))


def find_records(page: Page) -> Iterator[Holder]:
    """The posts of the person whom a paragraph is about."""
    for block in page.blocks:
        match = _OPENING.match(page.text, block.start, block.end) or _AGED.match(page.text, block.start, block.end)
        name = names_in_record(page, match) if match else None
        if match and name:
            yield from _posts(page, name, match.end(), block.end)
            yield from _dated(page, name, match.end(), block.end)


def _dated(page: Page, name: NameSpan, start: int, end: int) -> Iterator[Holder]:
    """2018年10月任县委书记: the posts with a date in somebody's record."""
    for dated in _DATED.finditer(page.text, start, end):
        posts = posts_behind(page, dated.end(), end, "former")
        if posts and not _is_recent(page, dated) and not _UNTIL_NOW.match(page.text, posts[-1].end):
            past = tuple(replace(post, status="former") for post in posts)
            yield Holder(name.start, posts[-1].end, past, name, "appointment.dated")


def _is_recent(page: Page, dated: re.Match[str]) -> bool:
    """Whether a post began in the year of the article, so that nothing tells that it has ended."""
    return page.year is None or int(dated["year"]) >= page.year


def _posts(page: Page, name: NameSpan, start: int, end: int) -> Iterator[Holder]:
    for verb in _verbs().finditer(page.text, start, end):
        at, status = verb.end(), verbs("record")[verb.group()]
        while has_title(page, at, end):
            posts = posts_behind(page, at, end, status)
            if not posts:
                break
            yield Holder(name.start, posts[-1].end, posts, name, "appointment.record")
            following = _NEXT.match(page.text, posts[-1].end, end)
            if following is None or _verbs().match(page.text, following.end()):
                break
            at = following.end()
