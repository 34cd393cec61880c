"""Tenures: each post beside a person's name, once, with all passages that show it."""

from __future__ import annotations

from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People
from civicgraph.model import Evidence, Tenure

_Key = tuple[str, str, str, str]


def find_tenures(page: Page, people: People) -> tuple[Tenure, ...]:
    """Who holds what where, in the order of the text; posts whose body nothing tells are none."""
    found: dict[_Key, list[Evidence]] = {}
    for holder in people.holders:
        for post in holder.posts:
            for unit in post.units:
                key = (holder.name.name, unit.name, post.title, post.status)
                start, end = min(holder.start, holder.name.start), max(holder.end, holder.name.end)
                found.setdefault(key, []).append(page.evidence(start, end, post.rule))
    return tuple(
        Tenure(person, unit, title, status, None, tuple(evidence))  # type: ignore[arg-type]
        for (person, unit, title, status), evidence in found.items()
    )
