"""Paragraphs about one person: 张三，男，1975年3月生，现任…，拟任…; 张三同志1923年8月出生…历任…."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from civicgraph.extraction.appointments.parts import has_title, names_in_record, posts_behind
from civicgraph.extraction.appointments.words import alternatives, verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re

_OPENING = re.compile(
    r"[ ]*(?:（?[一二三四五六七八九十\d]{1,3}[）、.．][ ]*)?(?:[^，。；：\n]{0,24}(?:显示|履历|简历|资料)[，：])?"
    r"(?P<name>[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,10})*|[㐀-鿿][ ]{1,4}[㐀-鿿])"
    r"(?:同志)?(?:简历[：，]|(?:简历)?(?:，|（|[：])[ ]*(?:[男女]|[㐀-鿿]{1,4}族|\d{4}年)"
    r"|，?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:出)?生|[ ：]+(?=现任|拟任|现为))"
)
_AGED = re.compile(r"(?:现年|今年|时年)?\d{2}岁的(?P<name>[㐀-鿿]{2,3})，")
_NEXT = re.compile(r"(?:（[^（）\n]{1,14}）)?[，；、](?:并|同时|以及)?(?:兼)?")


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
