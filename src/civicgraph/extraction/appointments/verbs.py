"""Verbs behind a name: A同志任…, B当选为…, 因年龄原因不再担任…的C, D生前是…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extraction.appointments.parts import has_title, posts_behind
from civicgraph.extraction.appointments.words import alternatives, verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.model import Status
from civicgraph.names import Context, NameSpan, name_at

_DECISION = re.compile(r"决定|经研究|任命|宣布")
_DECADE = re.compile(r"[一二三四五六七八九\d]{1,2}0?世纪|[一二三四五六七八九]十年代|\d0年代|当年|那时|早年")
_BEFORE_NAME = re.compile(r"(?:[，。；：、“（\s]|由|和|与|的|决定|以|及)$")
_OF_WHOM = re.compile(r"(?:职务)?的(?=[㐀-鿿])")
_NO_OTHER_WORD = "(?![的期何务职命由因否不])"
_BEFORE_VERB = re.compile(r"(?:同志|先生|女士)?，?\Z")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:同志|先生|女士)?，?(?P<verb>{alternatives('name')}){_NO_OTHER_WORD}")


@cache
def _bare_verbs() -> re.Pattern[str]:
    """The verbs without what may stand before them: a search for a choice of characters is fast."""
    return re.compile(f"(?:{alternatives('name')}){_NO_OTHER_WORD}")


def find_verbs(page: Page) -> Iterator[Holder]:
    """People with the posts that a verb behind their names says."""
    for found in _bare_verbs().finditer(page.text):
        if not has_title(page, found.end(), len(page.text)):
            continue
        before = _BEFORE_VERB.search(page.text, max(0, found.start() - 3), found.start())
        match = _verbs().match(page.text, before.start() if before else found.start())
        if match is None:
            continue
        sentence = page.sentence_at(match.start())
        if sentence.end > match.end():
            yield from _held(page, match, sentence.start, sentence.end)


def _held(page: Page, match: re.Match[str], start: int, end: int) -> Iterator[Holder]:
    verb = match["verb"]
    status = verbs("name")[verb]
    names = _names_ending(page, start, match.start())
    if names:
        posts = posts_behind(page, match.end(), end, _status_here(page, verb, start, match.start()))
        for name in names if posts else ():
            yield Holder(name.start, posts[-1].end, posts, name, f"appointment.{status}")
    elif status == "removed":
        yield from _of_whom(page, match, end)


def _names_ending(page: Page, start: int, end: int) -> list[NameSpan]:
    """The name that ends at an offset, and those listed before it: 甲、乙|当选为…."""
    names: list[NameSpan] = []
    at = end
    while name := _name_ending(page, start, at):
        names.insert(0, name)
        if page.text[name.start - 1 : name.start] not in ("、", "和"):
            break
        at = name.start - 1
    return names


def _status_here(page: Page, verb: str, start: int, end: int) -> Status:
    """The status that a verb gives in its sentence: 任 in a decision appoints, 成为 in 1983 is long ago."""
    status = verbs("name")[verb]
    if status != "current":
        return status
    if verb in verbs("decided") and _DECISION.search(page.text, start, end):
        return "appointed"
    return "former" if _long_ago(page, start, end) else "current"


def _of_whom(page: Page, match: re.Match[str], end: int) -> Iterator[Holder]:
    """不再担任县人大常委会主任|的某某."""
    posts = posts_behind(page, match.end(), end, "removed")
    of = _OF_WHOM.match(page.text, posts[-1].end, end) if posts else None
    name = name_at(page.text, of.end(), end, after=Context.TITLE) if of else None
    if name is not None:
        yield Holder(match.start(), name.end, posts, name, "appointment.removed")


def _long_ago(page: Page, start: int, end: int) -> bool:
    """1983年…成为首任主任: the sentence is set in an earlier year."""
    earlier = _DECADE.search(page.text, start, end) is not None
    year = page.year
    dates = [date.value for date in page.dates_in(start, end) if date.value]
    return earlier or (year is not None and bool(dates) and int(dates[0].value[:4]) < year - 1)


def _name_ending(page: Page, start: int, end: int) -> NameSpan | None:
    for size in (3, 2, 4):
        first = end - size
        if first < start or not (first == start or _BEFORE_NAME.search(page.text, start, first)):
            continue
        name = name_at(page.text, first, end, after=Context.ROLE)
        if name is not None and name.end == end:
            return name
    return None
