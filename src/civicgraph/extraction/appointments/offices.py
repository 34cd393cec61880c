"""Offices that are filled: 秘书长由某某兼任, 聘请县政协原主席某某为名誉会长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.extraction.appointments.news import is_news
from civicgraph.extraction.appointments.parts import names_in_slot, posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Nearby, Post, read_post, real_titles
from civicgraph.extraction.posts.model import make_post
from civicgraph.extraction.titles import TitleMention
from civicgraph.model import Status
from civicgraph.names import Context, name_at
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitName

_BY = re.compile(r"(?:一职|职务)?(?:分别)?由")
_FILLS = re.compile(r"(?P<verb>接任|担任|兼任|出任|兼)(?=[，。；])")
#: 市委原书记|是|某某.
_IS = re.compile(r"[是系](?=[㐀-鿿]{2,4}[，。；])")
_NO_LONGER = re.compile(r"(?:此前|之前|当时)[^。；]{0,24}$")
_INVITES = re.compile(r"(?:聘请|聘任|邀请|特聘)(?:了)?$")
_AS = re.compile(r"(?:同志|先生|女士)?(?:为|担任|出任)")
_ELECTS = re.compile(r"当选|选举产生|选举|推选|推举")
_CLAUSE = re.compile(r"[，。；：\n]")
_FAR = 160
_LONGEST_VERB = 4


def find_offices(page: Page, holders: Sequence[Holder], known: Sequence[Holder]) -> Iterator[Holder]:
    """People who fill an office that stands before 由, or are invited into one.

    Args:
        page: the article.
        holders: the people whose posts stand beside their names.
        known: those with posts that a verb gives.
    """
    for match in _BY.finditer(page.text):
        sentence = page.sentence_at(match.start())
        if sentence.end > match.end() and not page.inside_speech(match.start()):
            yield from _filled(page, match, sentence.start, sentence.end, known)
    for holder in holders:
        if _INVITES.search(page.text, max(0, holder.start - _LONGEST_VERB), holder.start):
            yield from _invited(page, holder)
    for title in page.titles:
        if page.text.startswith(("是", "系"), title.tail):
            yield from _who_is(page, title)


def _who_is(page: Page, title: TitleMention) -> Iterator[Holder]:
    """市委原书记|是|某某: a post that names its body, and who has it."""
    match = _IS.match(page.text, title.tail)
    sentence = page.sentence_at(title.start)
    if match is None or sentence.end <= match.end() or page.inside_speech(title.start):
        return
    name = name_at(page.text, match.end(), sentence.end, after=Context.TITLE)
    left = max(
        (mark.end() for mark in _CLAUSE.finditer(page.text, sentence.start, title.start)), default=sentence.start
    )
    post = read_post(page, title, Nearby(left))
    if name is None or page.text[name.end : name.end + 1] not in "，。；" or not post.units:
        return
    if post.status == "current" and _NO_LONGER.search(page.text, sentence.start, post.start):
        post = replace(post, status="former")
    yield Holder(post.start, name.end, (post,), name, "appointment.office")


def _filled(page: Page, by: re.Match[str], start: int, end: int, known: Sequence[Holder]) -> Iterator[Holder]:
    """秘书长|由|某某兼任."""
    titles = [title for title in real_titles(page, start, by.start()) if title.tail == by.start()]
    names, behind = names_in_slot(page, by.end(), end)
    fills = _FILLS.match(page.text, behind, end) if titles and names else None
    if fills is None:
        return
    left = max((mark.end() for mark in _CLAUSE.finditer(page.text, start, titles[0].start)), default=start)
    post = _post(page, titles[0], left, known)
    if post is None:
        return
    given: Status = "appointed" if fills["verb"] == "接任" or _is_new(page, by.start()) else "current"
    status = given if post.status == "current" else post.status
    full = Post(post.start, fills.end(), post.title, post.units, status, post.single, post.rule)
    for name in names:
        yield Holder(min(post.start, name.start), fills.end(), (full,), name, "appointment.office")


def _post(page: Page, title: TitleMention, left: int, known: Sequence[Holder]) -> Post | None:
    """The post of a title; that of the body which the text has just elected somebody into, where it names none."""
    post = read_post(page, title, Nearby(left))
    if post.units:
        return post if post.rule != "post.implied-body" or post.start < title.outer else None
    before = [each for each in known if each.end <= left and each.posts and each.posts[-1].units]
    last = max(before, key=lambda each: each.end, default=None)
    if last is None or left - last.end > _FAR or last.posts[-1].status != "appointed":
        return None
    return make_post(page, title, title.outer, last.posts[-1].units, "appointment.office")


def _is_new(page: Page, at: int) -> bool:
    return is_news(page) or _ELECTS.search(page.text, max(0, at - _FAR), at) is not None


def _invited(page: Page, holder: Holder) -> Iterator[Holder]:
    """聘请|县政协原主席某某|为名誉会长."""
    as_ = _AS.match(page.text, holder.name.end)
    sentence = page.sentence_at(holder.start)
    posts = posts_behind(page, as_.end(), sentence.end, "appointed") if as_ else ()
    if len(posts) != 1:
        return
    units = posts[0].units if posts[0].rule == "post.body-before" else _association(page, holder.start)
    if units:
        post = Post(posts[0].start, posts[0].end, posts[0].title, units, "appointed", posts[0].single, posts[0].rule)
        yield Holder(holder.start, post.end, (post,), holder.name, "appointment.office")


def _association(page: Page, at: int) -> tuple[UnitName, ...]:
    """The only association that the article has named so far."""
    found = {unit.names for unit in page.units_in(0, at) if unit.form.endswith(_ASSOCIATIONS) and len(unit.names) == 1}
    return next(iter(found)) if len(found) == 1 else ()


_ASSOCIATIONS = ("协会", "商会", "学会", "联合会", "促进会", "研究会", "联谊会", "校友会")
