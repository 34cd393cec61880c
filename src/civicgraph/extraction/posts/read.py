"""Reads the post of a title: the rules one after the other, the surest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.bare import bare_body, joined_committee, own_rank, town_committee
from civicgraph.extraction.posts.implied import bare_village, embassy, government, national, region_chair, village
from civicgraph.extraction.posts.inherited import association, by_kind, carried, institution, of_chief
from civicgraph.extraction.posts.joined import court_part, office, organisation, part_of_joined, zone
from civicgraph.extraction.posts.model import Nearby, Post, make_post, stem_of
from civicgraph.extraction.posts.written import part_of_body, party_of_body, publication, written
from civicgraph.extraction.titles import TitleMention
from civicgraph.names import Context, name_at
from civicgraph.places import PlaceMention


def _role(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """执行主席, 人大代表, 某校教师: names a person, but is no post."""
    if mention.host != "role":
        return None
    return make_post(page, mention, mention.outer - len(nearby.stem), (), "no-post.role")


_LONGEST_UNKNOWN = 16
_Rule = Callable[[Page, TitleMention, Nearby], Post | None]
_RULES: tuple[_Rule, ...] = (
    _role,
    national,
    embassy,
    village,
    bare_village,
    zone,
    written,
    publication,
    party_of_body,
    part_of_body,
    government,
    region_chair,
    own_rank,
    organisation,
    court_part,
    office,
    association,
    bare_body,
    part_of_joined,
    by_kind,
    joined_committee,
    carried,
    of_chief,
    institution,
    town_committee,
)


def read_post(page: Page, mention: TitleMention, nearby: Nearby) -> Post:
    """The post of a title; without bodies where nothing tells which.

    Args:
        page: the article.
        mention: the title.
        nearby: what stands before it.
    """
    nearby = replace(nearby, stem=stem_of(page, mention, nearby.left))
    for rule in _RULES:
        post = rule(page, mention, nearby)
        if post is not None:
            return post
    stem = nearby.stem
    start = mention.outer - len(stem) if len(stem) <= _LONGEST_UNKNOWN else mention.outer
    return make_post(page, mention, start, (), "unmatched.title")


def real_titles(page: Page, start: int, end: int) -> tuple[TitleMention, ...]:
    """The titles that lie wholly within, without those that end in the first letter of a place: 山西省长|治市."""
    titles = page.titles_in(start, end)
    return tuple([title for title in titles if not _begins_place(page, title)]) if titles else ()


def _begins_place(page: Page, title: TitleMention) -> bool:
    last = title.end - 1
    if page.text[last] != "长":
        return False
    places = page.places_in(last - 12, title.end + 6)
    return any(place.start <= last and place.end > title.end and not _is_named(page, place, title) for place in places)


def _is_named(page: Page, place: PlaceMention, title: TitleMention) -> bool:
    """书记、县长|沙某某: a place by its bare stem only, where a title goes on a list and a name follows it."""
    bare = place.start == title.end - 1 and place.form[-1] not in _LEVELS
    if not bare or page.text[title.outer - 1 : title.outer] not in _JOINS:
        return False
    return name_at(page.text, title.end, min(len(page.text), title.end + _WINDOW), after=Context.TITLE) is not None


_LEVELS = frozenset("省市县区旗州盟")
_JOINS = frozenset("、，兼")
_WINDOW = 12
