"""Rosters by labels: 组　长：张三　县委书记 / 副组长：李四（副县长）、王五（县教育局局长） / 成　员：…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civicgraph.extraction.appointments.parts import posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.extraction.shape import shaped
from civicgraph.names import Context, NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention

_LABEL = re.compile(
    r"^[ ]*(?P<label>(?:第[ ]*一|常[ ]*务|执[ ]*行)?[ ]*(?:副[ ]*)?"
    r"(?:组[ ]*长|总[ ]*指[ ]*挥[ ]*长?|指[ ]*挥[ ]*长|主[ ]*任(?:[ ]*委[ ]*员)?|会[ ]*长|理[ ]*事[ ]*长|秘[ ]*书[ ]*长"
    r"|成[ ]*员|委[ ]*员|顾[ ]*问|主[ ]*席|团[ ]*长|政[ ]*委))[：][ ]*",
    re.MULTILINE,
)
_NAME = re.compile(
    r"(?P<name>[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,10})*|[㐀-鿿][ ]{1,4}[㐀-鿿])(?:（[男女]）)?"
    r"(?:(?P<opens>（)|(?=[、，；。\n]|$|[ ]+(?=[㐀-鿿])|[ ]*\n))"
)
_BETWEEN = re.compile(r"[ ]*[）]?[、，；。]?\s*")
_GROUP = ("领导小组", "工作小组", "小组", "委员会", "指挥部", "工作专班", "专班", "组委会", "协会", "理事会", "工作组")
_FAR = 600
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """A member of a group: the name, and the posts beside it."""

    name: NameSpan
    posts: tuple[Post, ...]
    end: int


def find_labels(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """The members of a group whose roster stands under labels, in the group and in the posts beside their names."""
    labels = list(_LABEL.finditer(page.text))
    if len(labels) < _LEAST:
        return
    group = _group(page, labels[0].start())
    ends = [match.start() for match in labels[1:]] + [len(page.text)]
    for match, end in zip(labels, ends, strict=True):
        title = match["label"].replace(" ", "")
        for entry in _entries(page, match.end(), end, holders):
            if entry.posts:
                yield Holder(entry.name.start, entry.end, entry.posts, entry.name, "appointment.roster")
            if group is not None:
                post = Post(
                    match.start("label"), match.end(), title, group.names, "current", False, "appointment.roster"
                )
                yield Holder(entry.name.start, entry.name.end, (post,), entry.name, "appointment.roster")


def _group(page: Page, position: int) -> UnitMention | None:
    """The group that is named last before its roster."""
    for unit in reversed(page.units_in(max(0, position - _FAR), position)):
        if unit.form.endswith(_GROUP) and len(unit.names) == 1:
            return unit
    return None


def _entries(page: Page, start: int, end: int, holders: Sequence[Holder]) -> Iterator[_Entry]:
    """The members under one label, until something else stands there."""
    behind_posts = {holder.start: holder for holder in holders if holder.rule == "holder.title-before-name"}
    at = start
    while at < end:
        holder = behind_posts.get(at)
        entry = _Entry(holder.name, (), holder.name.end) if holder else _entry(page, at, end)
        if entry is None:
            return
        yield entry
        between = _BETWEEN.match(page.text, entry.end, end)
        if between is None or between.end() == entry.end:
            return
        at = between.end()


def _entry(page: Page, at: int, end: int) -> _Entry | None:
    """张三; 张三（副县长）; 张三　县教育局局长."""
    match = _NAME.match(page.text, at, end)
    if match is None or not shaped(page.text, *match.span("name")):
        return None
    name = NameSpan(at, match.end("name"), match["name"].replace(" ", ""), Context.LIST.value)
    line_end = page.text.find("\n", match.end(), end)
    limit = line_end if line_end >= 0 else end
    if match["opens"]:
        closing = page.text.find("）", match.end(), limit)
        posts = posts_behind(page, match.end(), closing, "current") if closing > 0 else ()
        return _Entry(name, posts, closing + 1 if closing > 0 else match.end())
    gap = len(page.text[match.end() : limit]) - len(page.text[match.end() : limit].lstrip(" "))
    posts = posts_behind(page, match.end() + gap, limit, "current") if gap else ()
    return _Entry(name, posts, posts[-1].end if posts else match.end())
