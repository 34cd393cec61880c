"""Posts said again in short: 院长王某某 after 县医院院长王某某 is the same post, whatever was named in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.posts import Post

#: Rules that only guess the body, from what the text spoke of before.
_GUESSED = frozenset({"post.institution-before", "post.body-of-chief"})
_BEFORE_TITLE = "holder.name-before-title"
#: Rules that read a bare title behind a name as one of the article's own place, or of what stands before it.
_BARE = _GUESSED | {"post.implied-body", "unmatched.title"}


def without_repeats(holders: Sequence[Holder]) -> tuple[Holder, ...]:
    """The holders without guessed posts of people whose post of this title is told elsewhere.

    王某某院长 is no second post of the head of another hospital, and 李某某局长 no promotion of a deputy.
    """
    told: dict[str, set[str]] = {}
    for holder in holders:
        titles = {post.title for post in holder.posts if not _is_guess(holder, post) and _has_body(post)}
        told.setdefault(holder.name.name, set()).update(titles)
    return tuple(_without(holder, told[holder.name.name]) for holder in holders)


def _has_body(post: Post) -> bool:
    """Whether the text writes a body before a title, even if nobody knows of which place: 省教育工委副书记."""
    return bool(post.units) or post.end - post.start > len(post.title) + _SHORTEST_BODY


_SHORTEST_BODY = 2


def _is_guess(holder: Holder, post: Post) -> bool:
    return post.rule in (_BARE if holder.rule == _BEFORE_TITLE else _GUESSED)


def _without(holder: Holder, told: set[str]) -> Holder:
    kept = tuple(
        post
        for post in holder.posts
        if not (_is_guess(holder, post) and any(title.endswith(post.title) for title in told))
    )
    return holder if len(kept) == len(holder.posts) else replace(holder, posts=kept)
