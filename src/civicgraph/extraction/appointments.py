"""Posts that a verb gives or takes: 任命A为…, 免去B的…职务, A当选…, C同志任…, 不再担任…, D生前是…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post, read_post
from civicgraph.model import Status
from civicgraph.names import Context, NameSpan, name_at

_STOP = re.compile(r"[，。；！？\n]|(?:的)?职务")
_GIVES = re.compile(r"(?P<verb>任命|聘任|聘请|聘|选举|补选|推选|推举|选任|提名|增选|选出|决定任命|同意任命)(?:了)?[：:]?\s*")
_TAKES = re.compile(r"(?P<verb>免去|免除|撤销|罢免|解除|接受)(?:了)?[：:]?\s*")
_AS = re.compile(r"(?:同志|先生|女士)?(?:（[^（）]{1,8}）)?(?:为|任|担任|出任)(?!期|何|务|职|命)")
_OF = re.compile(r"(?:同志)?(?:（[^（）]{1,8}）)?(?:兼任|担任)?的?|(?:同志)?(?:请求)?辞去")
_HOLDS: tuple[tuple[str, Status], ...] = (
    ("不再担任", "removed"), ("不再兼任", "removed"), ("辞去", "removed"), ("卸任", "removed"), ("被免去", "removed"),
    ("拟任", "nominated"), ("拟提名为", "nominated"), ("拟提名任", "nominated"), ("提名为", "nominated"), ("被提名为", "nominated"),
    ("当选为", "appointed"), ("当选", "appointed"), ("出任", "appointed"), ("就任", "appointed"), ("被任命为", "appointed"),
    ("调任", "appointed"), ("升任", "appointed"), ("转任", "appointed"), ("接任", "appointed"),
    ("曾任", "former"), ("历任", "former"), ("生前是", "former"), ("生前系", "former"), ("生前任", "former"), ("曾担任", "former"),
    ("现任", "current"), ("兼任", "current"), ("担任", "current"), ("任", "current"), ("是", "current"), ("系", "current"),
    ("作为", "current"), ("成为", "current"), ("当上", "current"),
)  # fmt: skip
_VERBS = re.compile("(?:同志|先生|女士)?，?(?P<verb>" + "|".join(verb for verb, _ in sorted(_HOLDS, key=lambda row: -len(row[0]))) + ")(?!的|期|何|务|职|命|由|因|否|不)")
_STATUS = dict(_HOLDS)
_DECADE = re.compile(r"[一二三四五六七八九\d]{1,2}0?世纪|[一二三四五六七八九]十年代|\d0年代|当年|那时|早年")
_BEFORE_NAME = re.compile(r"(?:[，。；：、“（\s]|由|和|与|的|决定|以|及)$")


def find_appointments(page: Page) -> Iterator[Holder]:
    """People with the posts that a verb gives or takes, in order of the text."""
    for sentence in page.sentences:
        last: NameSpan | None = None
        for match in _GIVES.finditer(page.text, sentence.start, sentence.end):
            for holder in _given(page, match, sentence.end):
                last = holder.name
                yield holder
        yield from _taken(page, sentence.start, sentence.end)
        yield from _held(page, sentence.start, sentence.end)


def _posts(page: Page, start: int, end: int, status: Status | None) -> tuple[Post, ...]:
    """The chain of posts in a stretch."""
    stop = _STOP.search(page.text, start, end)
    limit = stop.start() if stop else end
    posts: list[Post] = []
    for title in page.titles_in(start, limit):
        left = posts[-1].end if posts else start
        post = read_post(page, title, left, posts[-1] if posts else None)
        posts.append(replace(post, status=status) if status and post.status == "current" else post)
    return tuple(posts)


def _names_from(page: Page, start: int, end: int, after: Context) -> tuple[NameSpan, ...]:
    names: list[NameSpan] = []
    name = name_at(page.text, start, end, after=after)
    while name is not None:
        names.append(name)
        joint = re.compile(r"(?:（[^（）]{1,8}）)?[、和]").match(page.text, name.end, end)
        name = name_at(page.text, joint.end(), end, after=Context.LIST) if joint else None
    return tuple(names)


def _given(page: Page, match: re.Match[str], end: int) -> Iterator[Holder]:
    """任命A、B为…; 提名 is no appointment yet."""
    names = _names_from(page, match.end(), end, Context.TITLE)
    as_ = _AS.match(page.text, names[-1].end, end) if names else None
    if as_ is None:
        return
    status: Status = "nominated" if match["verb"] == "提名" else "appointed"
    posts = _posts(page, as_.end(), end, status)
    for name in names:
        yield Holder(match.start(), posts[-1].end if posts else name.end, posts, name, "appointment.given")


def _taken(page: Page, start: int, end: int) -> Iterator[Holder]:
    """免去A的…职务; 其 is whom the sentence named last."""
    for match in _TAKES.finditer(page.text, start, end):
        names = _names_from(page, match.end(), end, Context.TITLE)
        if not names and page.text.startswith("其", match.end()):
            yield from _his(page, start, match, end)
            continue
        of = _OF.match(page.text, names[-1].end, end) if names else None
        if of is None:
            continue
        posts = _posts(page, of.end(), end, "removed")
        for name in names if posts else ():
            yield Holder(match.start(), posts[-1].end, posts, name, "appointment.taken")


def _his(page: Page, start: int, match: re.Match[str], end: int) -> Iterator[Holder]:
    before = [m for m in _GIVES.finditer(page.text, start, match.start())]
    names = _names_from(page, before[-1].end(), match.start(), Context.TITLE) if before else ()
    posts = _posts(page, match.end() + 1, end, "removed") if names else ()
    if posts:
        yield Holder(match.start(), posts[-1].end, posts, names[-1], "appointment.taken-from-him")


def _held(page: Page, start: int, end: int) -> Iterator[Holder]:
    """A同志任…, B当选为…, C生前是…: a name, the verb, a post."""
    for match in _VERBS.finditer(page.text, start, end):
        name = _name_ending(page, start, match.start())
        status = _STATUS[match["verb"]] if not _long_ago(page, start, match.start()) else "former"
        posts = _posts(page, match.end(), end, status) if name else ()
        if name and posts and posts[0].start - match.end() <= 6:
            yield Holder(name.start, posts[-1].end, posts, name, f"appointment.{_STATUS[match['verb']]}")


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
