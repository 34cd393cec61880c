"""Posts that end with another one: 某某的省人大常委会委员职务相应终止."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.appointments.parts import names_in_slot, posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re

_ENDS = re.compile(r"职务(?:也|均|即|相应|自然|自行|随之|同时|一并){1,4}(?:终止|免除|撤销)")
_CLAUSE = re.compile(r"[，。；：\n]")
_OF = "的"
_FAR = 80


def find_ended(page: Page) -> Iterator[Holder]:
    """People whose posts have ended of themselves, because they have lost another.

    Args:
        page: the article.
    """
    for match in _ENDS.finditer(page.text):
        start = page.sentence_at(match.start()).start
        for at in (*reversed([mark.end() for mark in _CLAUSE.finditer(page.text, start, match.start())]), start):
            if match.start() - at > _FAR:
                break
            names, behind = names_in_slot(page, at, match.start())
            posts = posts_behind(page, behind + 1, match.start(), "removed") if page.text[behind] == _OF else ()
            if names and posts and posts[-1].end == match.start():
                yield from (Holder(at, match.end(), posts, name, "appointment.ended") for name in names)
                break
