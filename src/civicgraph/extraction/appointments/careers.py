"""Careers told in prose: 张三出生于1969年4月，…2012年任副县长，2018年10月任县委常委。2021年7月，他出任县长."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from civicgraph.extraction.appointments.parts import has_title, names_in_record, posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.model import Status
from civicgraph.names import NameSpan
from civicgraph.resources import data
from civicgraph.text import lazy_re as re

#: What stands behind the name of somebody whose life is told.
_LIFE = (
    r"(?:同志)?(?:，[男女]，|（[男女]，|，[㐀-鿿]{1,4}族，|，?\d{4}年\d{1,2}月(?:\d{1,2}日)?出?生|出?生于(?:\d{4}年)?|早期曾|早年"
    r"|，[㐀-鿿]{2,10}人，(?=\d{4}年|生于|出生|[男女]，|现年|汉族)|(?:于)?\d{4}年(?:\d{1,2}月)?(?:毕业于|从[^，。]{2,14}毕业|参加工作|入伍|入党))"
)
_OPENS = re.compile(
    r"[ ]*(?:[^，。；：\n]{0,24}(?:显示|介绍|注意到|发现|简历|履历|资料|梳理|如下)[，：])?"
    rf"(?P<name>[㐀-鿿]{{2,4}}?(?:·[㐀-鿿]{{1,10}})*){_LIFE}"
)
_TELLS = re.compile(_LIFE)
#: What may stand between the last mark and the verb.
_BEFORE = re.compile(
    r"(?:^|[，。；：、\s（])(?:并|后来?|同时|其后|之后|随后|后又|再次|又|再|还|此后|次年|次月|同年|其中|至今|(?:\d{4}|翌|当)年"
    r"|\d{4}[年.]\d{1,2}月?|\d{4}年(?:初|底|末)|(?:同年|当年)?\d{1,2}月|[起至到—-])*(?:，)?[他她其]?"
    r"(?:又|再|后|还|曾|先后|开始|起|同时|已|被|并)*$"
)
_CLOSES = re.compile(
    r"(?:等)?(?:多个|多种|一系列)?(?:领导)?(?:职务?|岗位|一职)?(?:至今|期间)?(?:（[^（）\n]{1,14}）)?(?:[，。；！\n]|$)"
)
_LISTED = re.compile(r"，(?:以及|及|和)?(?=[㐀-鿿])")
_STILL = re.compile(r"(?:职务?)?(?:至今|迄今)")
_HOLDS: frozenset[Status] = frozenset({"current", "appointed", "acting"})
_FAR_BEFORE = 24


@dataclass(frozen=True, slots=True)
class _Career:
    """A stretch of text about one person."""

    page: Page
    name: NameSpan
    start: int
    end: int

    def steps(self, known: Sequence[Holder]) -> Iterator[Holder]:
        """The posts that the verbs of the stretch give, each with its status."""
        here = [*self._read(known)]
        holds = {
            (post.title, unit.name)
            for holder in (*known, *(step for kind, step in here if kind == "now"))
            if holder.name.name == self.name.name
            for post in holder.posts
            if post.status in _HOLDS
            for unit in post.units
        }
        last = max((step.end for kind, step in here if kind == "step"), default=-1)
        for kind, step in here:
            if kind == "step" and step.end == last and (not holds or _any_held(step, holds)):
                continue  # nothing tells whether the last one is still held
            posts = tuple(
                post
                for post in step.posts
                if kind == "now" or not any((post.title, u.name) in holds for u in post.units)
            )
            if posts:
                yield replace(step, posts=posts)

    def _read(self, known: Sequence[Holder]) -> Iterator[tuple[str, Holder]]:
        for verb in _verbs().finditer(self.page.text, self.start, self.end):
            if not self._is_own(verb.start(), known):
                continue
            kind = _kinds()[verb.group()]
            at = verb.end()
            while posts := self._posts(at, kind):
                yield kind, Holder(self.name.start, posts[-1].end, posts, self.name, "appointment.career")
                following = _LISTED.match(self.page.text, posts[-1].end, self.end) if kind == "past" else None
                if following is None:
                    break
                at = following.end()

    def _posts(self, at: int, kind: str) -> tuple[Post, ...]:
        """The posts behind a verb, if they close their clause."""
        if not has_title(self.page, at, self.end):
            return ()
        status: Status = "current" if kind == "now" else "former"
        posts = posts_behind(self.page, at, self.end, status)
        if not posts or not _CLOSES.match(self.page.text, posts[-1].end, self.end):
            return ()
        still = kind == "now" or _STILL.match(self.page.text, posts[-1].end) is not None
        return tuple(replace(post, status="current" if still else "former") for post in posts)

    def _is_own(self, at: int, known: Sequence[Holder]) -> bool:
        """Whether the verb opens its clause and its sentence has named nobody else."""
        before = self.page.text[max(self.start - 1, at - _FAR_BEFORE) : at]
        if not _BEFORE.search(before.replace(f"{self.name.name}于", "").replace(self.name.name, "")):
            return False
        start = max(self.page.sentence_at(at).start, self.start)
        return not any(start <= each.name.start < at and each.name.name != self.name.name for each in known)


def _any_held(step: Holder, holds: set[tuple[str, str]]) -> bool:
    return any((post.title, unit.name) in holds for post in step.posts for unit in post.units)


def _told_until(page: Page, end: int, name: str) -> int:
    """The end of a paragraph, or of those behind it that go on with 他 or the name: 2001年6月，张三回到…."""
    while _goes_on(page.text, end + 1, name):
        following = page.text.find("\n", end + 1)
        end = following if following >= 0 else len(page.text)
    return end


def _goes_on(text: str, start: int, name: str) -> bool:
    """Whether a paragraph begins with 他 or a name, alone or behind one clause."""
    start += text.startswith(" ", start)
    comma = text.find("，", start, start + _FAR_BEFORE)
    places = (start, comma + 1) if comma > 0 else (start,)
    who = [at for at in places if text.startswith(("他", "她", name), at)]
    return bool(who) and text[who[0] + 1 : who[0] + 2] != "们"


def find_careers(page: Page, known: Sequence[Holder]) -> Iterator[Holder]:
    """The posts of the people whose lives the text tells.

    Args:
        page: the article.
        known: the people with posts that other rules have found.
    """
    openings: list[tuple[NameSpan, int, int, int]] = []
    introduced = {each.start: each for each in known if _TELLS.match(page.text, each.name.end)}
    for sentence in page.sentences:
        match = _OPENS.match(page.text, sentence.start, sentence.end) if sentence.block == "body" else None
        name = names_in_record(page, match) if match else None
        behind = match.end() if match else sentence.start
        if name is None:
            name, behind = _introduced(introduced, sentence.start, sentence.end)
        if name:
            end = page.text.find("\n", behind)
            until = _told_until(page, end if end >= 0 else len(page.text), name.name)
            openings.append((name, sentence.start, behind, until))
    for index, (name, _, start, end) in enumerate(openings):
        following = openings[index + 1][1] if index + 1 < len(openings) else end
        yield from _Career(page, name, start, min(end, following)).steps(known)


def _introduced(introduced: dict[int, Holder], start: int, end: int) -> tuple[NameSpan | None, int]:
    """县政协副主席|张三，男，…: who stands with a post before his life is told."""
    holder = next((each for at, each in introduced.items() if start <= at < end), None)
    return (holder.name, holder.name.end) if holder else (None, start)


@cache
def _kinds() -> dict[str, str]:
    with data("career_verbs.csv").open(encoding="utf-8", newline="") as file:
        return {row["verb"]: row["kind"] for row in csv.DictReader(file)}


@cache
def _verbs() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=lambda verb: (-len(verb), verb)))
    return re.compile(rf"(?:{words})(?![的期何务职命由因否不])")
