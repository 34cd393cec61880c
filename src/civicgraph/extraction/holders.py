"""Chains of posts and the people who hold them: 县委常委、宣传部部长李彬; 副主任黄山、张勇; 赵乐章委员长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.posts import Post, read_post
from civicgraph.names import Context, NameSpan, name_at

_CHAIN = re.compile(r"[、/ ]|，?(?:并|同时)?兼任?|和|及|以及|暨|")
_JOINT = re.compile(r"[、和与及]\s*|以及|\s+(?=[㐀-鿿])")
_GOES_ON = "、/兼和及暨"
_LEFT_OF_NAME = re.compile(r"(?:^|[，。；：、“（\n \s]|由|和|与|在|请|向|同|受)$")


@dataclass(frozen=True, slots=True)
class Holder:
    """People beside the posts that they hold.

    Attributes:
        start: where the first post begins, or the name that stands before it.
        posts: the posts; none for a name listed after the holder of a single seat.
    """

    start: int
    end: int
    posts: tuple[Post, ...]
    name: NameSpan
    rule: str


def find_holders(page: Page) -> tuple[Holder, ...]:
    """All people named beside a post, in order."""
    return tuple(holder for sentence in page.sentences for holder in _Reader(page, sentence).read())


class _Reader:
    """Reads one sentence title by title; ``chain`` holds the posts since the last name, ``carried`` the post before."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        self.page = page
        self.sentence = sentence
        self.titles = page.titles_in(sentence.start, sentence.end)
        self.chain: list[Post] = []
        self.carried: Post | None = None
        self.left = sentence.start

    def read(self) -> Iterator[Holder]:
        for index, title in enumerate(self.titles):
            if title.start < self.left:
                continue
            self._extend(index)
            names = self._names_after(index)
            if names:
                yield from _holders(self.chain, names)
                self._close(names[-1].end)
                continue
            before = self._name_before()
            if before is not None:
                yield Holder(before.start, title.end, tuple(self.chain), before, "holder.name-before-title")
                self._close(title.end)
            elif self.page.text[title.end : title.end + 1] not in _GOES_ON:
                self._close(title.end)

    def _close(self, position: int) -> None:
        self.carried = self.chain[-1] if self.chain else self.carried
        self.chain, self.left = [], position

    def _extend(self, index: int) -> None:
        """Add the post of a title to the chain, or begin a new chain with it."""
        title = self.titles[index]
        previous = self.chain[-1] if self.chain else self.carried
        left = self.chain[-1].end if self.chain else self.left
        post = read_post(self.page, title, left, previous)
        joint = self.page.text[left : post.start]
        if self.chain and not _CHAIN.fullmatch(joint):
            self.chain = []
            post = read_post(self.page, title, left, self.carried)
        self.chain.append(post)

    def _names_after(self, index: int) -> list[NameSpan]:
        """The name right after a title, and those listed after it until another post begins."""
        text, position = self.page.text, self.titles[index].end
        position += len(text[position : self.sentence.end]) - len(text[position : self.sentence.end].lstrip(" ："))
        names: list[NameSpan] = []
        name = self._name(position, Context.TITLE)
        while name is not None:
            names.append(name)
            joint = _JOINT.match(text, name.end, self.sentence.end)
            if joint is None or self._post_begins(joint.end(), index + 1):
                break
            name = self._name(joint.end(), Context.LIST)
        return names

    def _name(self, start: int, after: Context) -> NameSpan | None:
        if self.page.unit_starting_at(start) or self.page.inside_quote(start):
            return None
        return name_at(self.page.text, start, self.sentence.end, after=after)

    def _post_begins(self, start: int, index: int) -> bool:
        """Whether a title comes before the next mark or joint: what stands there is its body, not a name."""
        if index >= len(self.titles):
            return False
        between = self.page.text[start : self.titles[index].start]
        if self.titles[index].start < start or re.search(r"[，。；、：]", between):
            return False
        name = self._name(start, Context.LIST) if between else None
        return name is None or name.end != self.titles[index].outer

    def _name_before(self) -> NameSpan | None:
        """赵乐章委员长, 李杰副市长: a name between a mark and its title."""
        post = self.chain[0]
        for size in (3, 2, 4):
            start = post.start - size
            if start < self.left or not _LEFT_OF_NAME.search(self.page.text[max(self.left, start - 2) : start] or " "):
                continue
            name = self._name(start, Context.LIST)
            if name is not None and name.end == post.start:
                return name
        return None


def _holders(chain: list[Post], names: list[NameSpan]) -> Iterator[Holder]:
    """The chain with its first name; a shared title (副主任A、B) also with the names after it."""
    posts = _spread_status(chain)
    yield Holder(posts[0].start, names[0].end, posts, names[0], "holder.title-before-name")
    shared = () if posts[-1].single else posts[-1:]
    for name in names[1:]:
        yield Holder(name.start, name.end, shared, name, "holder.shared-title")


def _spread_status(chain: list[Post]) -> tuple[Post, ...]:
    """原 covers every post up to the name: who was 原党组副书记、副主任 held both."""
    out: list[Post] = []
    for post in chain:
        inherited = bool(out) and out[-1].status == "former" and post.status == "current"
        out.append(replace(post, status="former") if inherited else post)
    return tuple(out)
