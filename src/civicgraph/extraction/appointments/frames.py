"""Frames with the name in a slot: 任命A、B为…, C为…; 免去D的…职务, E的…职务; 接受F辞去…职务的请求."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from civicgraph.extraction.appointments.parts import has_title, names_in_slot, posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.posts import Post
from civicgraph.model import Status
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re

_NUMBER = r"(?:（?[一二三四五六七八九十\d]{1,3}[）、.．]\s*)?"
_WHOM = rf"(?:以下|下列)?(?:同志|人员)?[：:]?\s*{_NUMBER}(?=[㐀-鿿])"
_GIVES = re.compile(rf"(?P<verb>任命|聘任|聘请|续聘|选举|补选|增选|推选|推举|选任|提名|选出|聘)(?:了|产生)?{_WHOM}")
_TAKES = re.compile(rf"(?P<verb>免去|免除|撤销|罢免|解除|接受|同意|批准|关于)(?:了)?(?:接受|同意|批准)?{_WHOM}")
_AS = re.compile(r"(?:为|任|担任|出任|兼任)(?![期何务职命])")
_OF = re.compile(r"(?:所?担任|兼任|所任)?的|担任|兼任")
_NOTHING = re.compile("")
_RESIGNS = re.compile(r"(?:因[^，。；]{1,20}?)?，?(?:提出|请求|申请)?辞去(?:所?担任的?|兼任的?)?")
_ALSO = re.compile(r"，(?:并)?(?:决定)?(?:由)?其(?:为|任|担任|兼任)")
_NEXT = re.compile(rf"[，；、。]?\s*{_NUMBER}")
_POST_ENDS = re.compile(r"的?职务")
_POST_END = re.compile(r"(?:的)?(?:职务)?(?:的?请求)?")
#: 接受, 同意 and 批准 take a post only from who gives it up.
_ACCEPTS = frozenset({"接受", "同意", "批准", "关于"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """A verb and what it does; ``end`` is as far as its list of people may go."""

    page: Page
    verb: str
    status: Status
    end: int

    def clauses(self, start: int, at: int) -> Iterator[Holder]:
        """The clauses one after the other, over line ends, until something else stands there."""
        joined: Post | None = None
        while at < self.end:
            holders = self._clause(start, at, joined)
            if not holders:
                return
            yield from holders
            joined = holders[-1].posts[-1]
            for more in self._also(holders, joined):
                yield more
                joined = more.posts[-1]
            close = _POST_END.match(self.page.text, joined.end)
            following = _NEXT.match(self.page.text, close.end() if close else joined.end)
            if following is None or not following.group():
                return
            start = at = following.end()

    def _clause(self, start: int, at: int, joined: Post | None) -> tuple[Holder, ...]:
        """The people of one clause with their posts."""
        names, behind = names_in_slot(self.page, at, self.end)
        verb = self._verb_behind(behind) if names else None
        if verb is None or not has_title(self.page, verb.end(), self.end):
            return ()
        posts = posts_behind(self.page, verb.end(), self.end, self.status, joined)
        if not posts or self._is_report(start, posts[-1]) or not self._is_closed(behind, verb, posts[-1]):
            return ()
        rule = "appointment.taken" if self.status == "removed" else "appointment.given"
        return tuple(Holder(start, posts[-1].end, posts, name, rule) for name in names)

    def _also(self, holders: tuple[Holder, ...], joined: Post) -> list[Holder]:
        """任命甲为副县长，|并决定其为代理县长: the same people get another post."""
        also = _ALSO.match(self.page.text, joined.end, self.end)
        posts = posts_behind(self.page, also.end(), self.end, self.status, joined) if also else ()
        return [replace(holder, end=posts[-1].end, posts=posts) for holder in holders] if posts else []

    def _verb_behind(self, at: int) -> re.Match[str] | None:
        """为 behind who gets a post; 的 or 辞去 behind who loses one."""
        text = self.page.text
        if self.status != "removed":
            return _AS.match(text, at, self.end)
        resigns = _RESIGNS.match(text, at, self.end)
        if resigns or self.verb in _ACCEPTS:
            return resigns
        return _OF.match(text, at, self.end) or _NOTHING.match(text, at)

    def _is_closed(self, behind: int, verb: re.Match[str], post: Post) -> bool:
        """免去张三县水利局局长|职务: without 的 only 职务 or 同志 shows where the name ends."""
        text = self.page.text
        if verb.end() > behind or text.endswith("同志", 0, behind):
            return True
        return bool(post.units) and _POST_ENDS.match(text, post.end) is not None

    def _is_report(self, start: int, post: Post) -> bool:
        """关于选举某某为…人选|的报告: names the candidate in the title of a document."""
        before = self.page.text[max(0, start - 4) : start]
        return post.status == "nominated" and before.endswith(("关于", "对"))


def find_frames(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """People with the posts that a verb before their names gives or takes."""
    for match in _GIVES.finditer(page.text):
        status: Status = "nominated" if match["verb"] == "提名" else "appointed"
        yield from _Frame(page, match["verb"], status, _reach(page, match)).clauses(match.start(), match.end())
    for match in _TAKES.finditer(page.text):
        if page.text.startswith("其", match.end()):
            yield from _from_him(page, match, holders)
        else:
            yield from _Frame(page, match["verb"], "removed", _reach(page, match)).clauses(match.start(), match.end())


def unread_frames(page: Page) -> Iterator[tuple[int, int]]:
    """Where a verb, a name and 为 stand, but no title that is known."""
    for match in _GIVES.finditer(page.text):
        end = _reach(page, match)
        names, behind = names_in_slot(page, match.end(), end)
        verb = _AS.match(page.text, behind, end) if names else None
        stop = _STOP.search(page.text, verb.end(), end) if verb else None
        limit = stop.start() if stop else end
        if verb and limit > verb.end() and not page.titles_in(verb.end(), limit):
            yield match.start(), limit


_STOP = re.compile(r"[，。；！？\n]")


def _reach(page: Page, match: re.Match[str]) -> int:
    """A frame goes on over the lines of a notice, but only from a place that is read at all."""
    return len(page.text) if page.sentence_at(match.start()).end > match.start() else match.start()


def _from_him(page: Page, match: re.Match[str], holders: Sequence[Holder]) -> Iterator[Holder]:
    """任命A为…，免去|其|…职务: A loses it."""
    sentence = page.sentence_at(match.start())
    before = list(_GIVES.finditer(page.text, sentence.start, match.start()))
    if before:
        names = names_in_slot(page, before[-1].end(), match.start())[0]
    else:
        names = _named_before(page, sentence.start, match.start(), holders) or _got_before(
            page, sentence, match.start()
        )
    resigns = _RESIGNS.match(page.text, match.end() + 1)
    at = resigns.end() if resigns else match.end() + 1
    posts = posts_behind(page, at, sentence.end, "removed") if len(names) == 1 else ()
    if posts:
        yield Holder(match.start(), posts[-1].end, posts, names[0], "appointment.taken-from-him")


def _got_before(page: Page, sentence: Sentence, end: int) -> tuple[NameSpan, ...]:
    """甲同志任董事长，免去|其|…: who gets a post in the clause before."""
    clause = max(page.text.rfind(mark, sentence.start, end) for mark in "；：") + 1
    names, behind = names_in_slot(page, max(clause, sentence.start), end)
    return names if names and _GOT.match(page.text, behind, end) else ()


_GOT = re.compile(r"(?:同志)?(?:任|担任|兼任|当选)")


def _named_before(page: Page, start: int, end: int, holders: Sequence[Holder]) -> tuple[NameSpan, ...]:
    """The only person with a post in the clauses before: 县委副书记某某援藏期满，免去|其|…."""
    clause = max(page.text.rfind("；", start, end), page.text.rfind("：", start, end), start)
    return tuple(holder.name for holder in holders if clause <= holder.name.start and holder.name.end <= end)
