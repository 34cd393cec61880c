"""All mentions of a name that share an anchor, as one: what is compared, however many articles there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from civicgraph.resolve.keys import person_key
from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.posts import HeldPost, rank
from civicgraph.resolve.traits import NOTHING, Traits

Standing = Literal["leader", "official", "writer", "other"]

LAST: Final = "9999-99-99"
"""Sorts behind all days: of what has no day."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last of some days."""

    first: str
    last: str

    def with_day(self, day: str) -> Span:
        """This span, so long that it holds the day."""
        return Span(min(self.first, day), max(self.last, day))

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass
class Node:
    """What is known of one name by one anchor.

    Attributes:
        key: of the anchor; a person's, where it becomes one.
        anchor: what the mentions share.
        name: the key of the name.
        first_article, last_article: by day, then by id.
        count: of mentions.
        days: on which it was seen, or None.
        posts: each with the days on which it was held, or None.
        places: the jurisdictions of the articles that list it.
        met: the people of standing in its articles.
        media: that it writes for.
        stories: whose tellings the articles are.
        articles: their ids, of an anchor that is one article.
        died: the day of its death, or empty.
        alias: the key that it would have if people had not decided about it, or empty.
    """

    key: str
    anchor: tuple[str, ...]
    name: str
    first_article: str = ""
    last_article: str = ""
    count: int = 0
    days: Span | None = None
    posts: dict[HeldPost, Span | None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    media: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    traits: Traits = NOTHING
    listed: bool = False
    wrote: bool = False
    died: str = ""
    alias: str = ""

    @property
    def order(self) -> tuple[bool, str, str]:
        """The node that comes first gives a person its IRI: the earliest, so that later articles change nothing.

        One that stands alone because people decided about it comes last, so that decisions change little.
        """
        return (bool(self.alias), self.days.first if self.days else LAST, self.key)

    @property
    def is_grouped(self) -> bool:
        """Whether it may hold many articles."""
        return self.anchor[0] != "article"

    @cached_property
    def standing(self) -> Standing:
        """The best that is known of it."""
        if self.listed or any(post.is_leading for post in self.posts):
            return "leader"
        if any(post.is_known for post in self.posts):
            return "official"
        return "writer" if self.wrote else "other"

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """The places that its standing refers to."""
        leading = {post.place for post in self.posts if post.is_leading}
        if self.standing == "leader":
            return tuple(sorted(leading or self.places))
        if self.standing == "official":
            return tuple(sorted({post.place for post in self.posts if post.is_known and post.place}))
        return tuple(sorted(self.places)) if self.standing == "writer" else ()

    @cached_property
    def single_seats(self) -> Mapping[tuple[str, str], Span]:
        """The days on which it headed leading bodies: (place, unit) → days."""
        found: dict[tuple[str, str], Span] = {}
        for post, span in self.posts.items():
            if span and post.is_single and post.is_leading and post.kind in {"party", "government", "township"}:
                at = (post.place, post.unit)
                found[at] = found[at].with_day(span.first).with_day(span.last) if at in found else span
        return found

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """The ranks of the posts that it held."""
        found = {rank(post.place, post.kind, post.title) for post in self.posts if post.is_held}
        return tuple(sorted(each for each in found if each is not None))

    @cached_property
    def known_posts(self) -> frozenset[tuple[str, str]]:
        """Units and titles by which it is known."""
        return frozenset((post.unit, post.title) for post in self.posts if post.is_known)

    @cached_property
    def other_posts(self) -> frozenset[tuple[str, str]]:
        """Units and titles that others share, but not hundreds."""
        return frozenset((post.unit, post.title) for post in self.posts if not post.is_known and post.is_employed)

    @cached_property
    def known_units(self) -> frozenset[str]:
        """Units of posts by which it is known."""
        return frozenset(unit for unit, _ in self.known_posts)

    @cached_property
    def units(self) -> frozenset[str]:
        """Units of all posts."""
        return frozenset(post.unit for post in self.posts if post.is_known or post.is_employed)

    def take(self, mention: Mention) -> None:
        """Add a mention of this anchor."""
        self.count += 1
        day = mention.day
        self._note_article((day or LAST, mention.article))
        if day:
            self.days = self.days.with_day(day) if self.days else Span(day, day)
        for post in mention.posts:
            self._hold(post)
        self.listed |= mention.listed
        self.wrote |= mention.wrote
        self.traits = mention.traits
        for found, told in ((self.places, mention.place), (self.media, mention.medium), (self.stories, mention.story)):
            if told:
                found.add(told)
        self.met.update(mention.met)
        self.met.discard(self.name)

    def _note_article(self, at: tuple[str, str]) -> None:
        self._first = min(self._first or at, at)
        self._last = max(self._last or at, at)
        self.first_article, self.last_article = self._first[1], self._last[1]

    def _hold(self, post: HeldPost) -> None:
        day = post.day if post.is_held else ""
        bare = HeldPost(post.unit, post.title, post.place, post.kind, "current" if post.is_held else "former")
        span = self.posts.get(bare)
        if day:
            span = span.with_day(day) if span else Span(day, day)
        self.posts[bare] = span
        if post.status == "deceased" and post.day:
            self.died = min(self.died or LAST, post.day)

    _first: tuple[str, str] | None = None
    _last: tuple[str, str] | None = None


def gather(mentions: Iterable[Mention], alone: frozenset[str] = frozenset()) -> list[Node]:
    """The mentions of one name by anchors, in the order of their keys.

    Args:
        mentions: of one name, in any order.
        alone: the articles whose mention stands alone, because people have decided about it.
    """
    found: dict[str, Node] = {}
    for mention in mentions:
        key, anchor = identify(mention, alone)
        alias = mention.node() if mention.article in alone else ""
        node = found.setdefault(key, Node(key, anchor, mention.name, alias=alias if alias != key else ""))
        node.take(mention)
    return [found[key] for key in sorted(found)]


def identify(mention: Mention, alone: frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    """The key and the anchor of the node that a mention belongs to."""
    anchor = ("article", mention.article) if mention.article in alone else mention.anchor()
    return person_key(mention.name, *anchor), anchor


def days_between(one: Span, other: Span) -> int:
    """Days from the end of the one that ends first to the beginning of the other; negative where they overlap."""
    first, second = sorted((one, other))
    return (date.fromisoformat(second.first) - date.fromisoformat(first.last)).days
