"""Posts in the order of the people: 甲、乙。任命前分别任某县委书记、某市委书记; 甲、乙先后卸任某、某市委书记."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extraction.appointments.parts import listed_before, names_in_slot, posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.units import resolve_unit

_EARLIER = re.compile(r"[：](?P<names>[㐀-鿿、]{5,60})。(?:本次|此次)?(?:任命|任职|调整|履新|提拔)前，?分别(?:任|担任)")
_LEAVE = re.compile(
    r"(?:先后|分别|相继)(?:卸任|不再兼任|不再担任)"
    r"(?P<places>[㐀-鿿]{2,4}(?:、[㐀-鿿]{2,4}){0,20}?、[㐀-鿿]{2,4}?)(?P<body>[市县区]委)(?P<title>书记)"
)
_RULE = "appointment.pairs"


def find_pairs(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """People and posts in two lists of one length, which belong together one by one.

    Args:
        page: the article.
        holders: the people whose posts stand beside their names.
    """
    for match in _EARLIER.finditer(page.text):
        yield from _before(page, match)
    for match in _LEAVE.finditer(page.text):
        yield from _left(page, match, holders)


def _before(page: Page, match: re.Match[str]) -> Iterator[Holder]:
    """甲、乙。本次任命前分别任|东溪县委书记、西溪县委书记."""
    names, behind = names_in_slot(page, match.start("names"), match.end("names"))
    posts = posts_behind(page, match.end(), page.sentence_at(match.end()).end, "former")
    if behind == match.end("names") and all(post.units for post in posts):
        yield from _paired(names, posts)


def _left(page: Page, match: re.Match[str], holders: Sequence[Holder]) -> Iterator[Holder]:
    """甲、乙先后卸任|东溪、西溪县委书记: each place is that of one."""
    names = listed_before(page, page.sentence_at(match.start()).start, match.start(), holders)
    bodies = [resolve_unit(f"{place}{match['body']}", page.context) for place in match["places"].split("、")]
    if all(len(units) == 1 and units[0].name.startswith("中共") for units in bodies):
        posts = [Post(match.start(), match.end(), match["title"], units, "removed", True, _RULE) for units in bodies]
        yield from _paired(names, posts)


def _paired(names: Sequence[NameSpan], posts: Sequence[Post]) -> Iterator[Holder]:
    if len(names) == len(posts) > 1:
        for name, post in zip(names, posts, strict=True):
            yield Holder(name.start, post.end, (post,), name, _RULE)
