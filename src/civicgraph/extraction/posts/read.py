"""Reads the post of a title: the rules one after the other, the surest first."""

from __future__ import annotations

from collections.abc import Callable

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.implied import embassy, government, national, region_chair, village
from civicgraph.extraction.posts.inherited import carried, institution, of_chief
from civicgraph.extraction.posts.model import Nearby, Post, make_post
from civicgraph.extraction.posts.written import bare_body, own_rank, part_of_body, part_of_joined, written, zone
from civicgraph.extraction.titles import TitleMention


def _role(page: Page, mention: TitleMention, _: Nearby) -> Post | None:
    """执行主席, 人大代表: names a person, but is no post."""
    return make_post(page, mention, mention.outer, (), "post.role") if mention.host == "role" else None


_Rule = Callable[[Page, TitleMention, Nearby], Post | None]
_RULES: tuple[_Rule, ...] = (
    _role,
    national,
    embassy,
    village,
    zone,
    written,
    part_of_body,
    government,
    region_chair,
    own_rank,
    bare_body,
    part_of_joined,
    carried,
    of_chief,
    institution,
)


def read_post(page: Page, mention: TitleMention, nearby: Nearby) -> Post:
    """The post of a title; without bodies where nothing tells which.

    Args:
        page: the article.
        mention: the title.
        nearby: what stands before it.
    """
    for rule in _RULES:
        post = rule(page, mention, nearby)
        if post is not None:
            return post
    return make_post(page, mention, mention.outer, (), "post.unknown-body")
