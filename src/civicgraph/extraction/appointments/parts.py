"""The parts of an appointment: the names in its slot and the posts behind its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Nearby, Post, read_post, real_titles
from civicgraph.extraction.shape import shaped
from civicgraph.model import Status
from civicgraph.names import Context, NameSpan, name_at
from civicgraph.text import lazy_re as re

_STOP = re.compile(r"[，。；！？\n]|(?:的)?职务|的(?!职)")
_CHAIN = re.compile(r"[、/ ]|，?(?:并|同时)?兼任?|和|及|以及|暨|（[^（）]{1,14}）[、兼]?|")
_COUNTED = r"(?:等?(?:[两二三四五六七八九十]+|\d+)[位名](?:同志)?)"
_REMARK = re.compile(rf"[ ]*(?:（[^（）\n]{{1,14}}）)?[ ]*(?:{_COUNTED}|同志|先生|女士)?(?:（[^（）\n]{{1,14}}）)?")
_JOINT = re.compile(r"[、和与及]|[ ]+(?=[㐀-鿿])")
_SLOT = re.compile(
    r"(?P<name>[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,10})*|[㐀-鿿] {1,4}[㐀-鿿])"
    rf"(?=[ ]*（[男女]|（[㐀-鿿]{{1,4}}族|{_COUNTED}|同志|先生|女士|为|任|[、的]|担任|兼任|请求|辞去|因)"
)
_LEAD = re.compile(
    r"[：:]?(?:中国人民政治协商会议)?(?:第[一二三四五六七八九十百\d]{1,4}[届任]|新一届|新一任|首届|首任)?"
)
_LISTED = re.compile(r"(?:、|和|与|及|以及)$")
_FAR = 30


def names_in_slot(page: Page, start: int, end: int) -> tuple[tuple[NameSpan, ...], int]:
    """The names of a list in the slot of a verb, and where they end with 同志 and remarks."""
    names: list[NameSpan] = []
    at = start
    while name := _in_slot(page, at, end):
        names.append(name)
        at = _behind(page, name.end, end)
        joint = _JOINT.match(page.text, at, end)
        if joint is None:
            break
        at = joint.end()
    return tuple(names), _behind(page, names[-1].end, end) if names else start


def _behind(page: Page, start: int, end: int) -> int:
    remark = _REMARK.match(page.text, start, end)
    return remark.end() if remark else start


def _in_slot(page: Page, start: int, end: int) -> NameSpan | None:
    """A name where only a name can stand: its shape is enough there."""
    slot = _SLOT.match(page.text, start, end)
    if slot:
        name = slot["name"].replace(" ", "")
        if shaped(page.text, start, slot.end("name")):
            return NameSpan(start, slot.end("name"), name, Context.LIST.value)
    return name_at(page.text, start, end, after=Context.LIST)


def names_in_record(page: Page, match: re.Match[str]) -> NameSpan | None:
    """The name with which a paragraph about somebody begins."""
    name = match["name"].replace(" ", "")
    if not shaped(page.text, match.start("name"), match.end("name")):
        return name_at(page.text, match.start("name"), match.end("name"), after=Context.LIST)
    return NameSpan(match.start("name"), match.end("name"), name, Context.LIST.value)


def listed_before(page: Page, start: int, end: int, holders: Sequence[Holder]) -> list[NameSpan]:
    """The names of the holders listed up to an offset: 局长甲、副局长乙|任…."""
    names: list[NameSpan] = []
    at = end
    while holder := next((each for each in holders if each.name.end == at and each.name.start >= start), None):
        names.insert(0, holder.name)
        joint = _LISTED.search(page.text, start, min(holder.start, holder.name.start))
        if joint is None:
            break
        at = joint.start()
    return names


def posts_behind(page: Page, start: int, end: int, status: Status, joined: Post | None = None) -> tuple[Post, ...]:
    """The chain of posts that begins at an offset, up to a mark or 职务."""
    stop = _STOP.search(page.text, start, end)
    limit = stop.start() if stop else end
    posts: list[Post] = []
    for title in real_titles(page, start, limit):
        left = posts[-1].end if posts else start
        post = read_post(page, title, Nearby(left, posts[-1] if posts else joined, opens=not posts))
        joint = page.text[left : post.start]
        if not (_CHAIN if posts else _LEAD).fullmatch(joint):
            break
        posts.append(replace(post, status=status) if post.status == "current" else post)
    return tuple(posts)


def has_title(page: Page, start: int, end: int) -> bool:
    """Whether a title stands soon behind an offset."""
    return bool(page.titles_in(start, min(end, start + _FAR)))
