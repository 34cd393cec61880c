"""Tenures: each post beside a person's name, once, with all passages that show it."""

from __future__ import annotations

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.notices import CHANGES, Notices, is_notice
from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People
from civicgraph.model import Evidence, Tenure

_Key = tuple[str, str, str, str]
_SAYS_MORE = frozenset({"appointed", "removed", "acting", "deceased"})


def find_tenures(page: Page, people: People) -> tuple[Tenure, ...]:
    """Who holds what where, in the order of the text; posts whose body nothing tells are none."""
    found: dict[_Key, list[Evidence]] = {}
    for holder in people.holders:
        for post in holder.posts if _counts(page, holder) else ():
            for unit in post.units:
                key = (holder.name.name, unit.name, post.title, post.status)
                start, end = min(holder.start, holder.name.start), max(holder.end, holder.name.end)
                rule = holder.rule if holder.rule.startswith("appointment.") else post.rule
                found.setdefault(key, []).append(page.evidence(start, end, rule))
    _drop_plain(found)
    notices = Notices(page)
    return tuple(_tenure(key, tuple(evidence), notices) for key, evidence in found.items())


def _tenure(key: _Key, evidence: tuple[Evidence, ...], notices: Notices) -> Tenure:
    """A tenure, with the day of the change where a notice states it."""
    person, unit, title, status = key
    told = evidence if status in CHANGES else tuple(each for each in evidence if is_notice(each, status))
    day = notices.day_of_death(evidence) if status == "deceased" else notices.day(told) if told else None
    return Tenure(person, unit, title, status, day, evidence)  # type: ignore[arg-type]


def _counts(page: Page, holder: Holder) -> bool:
    """Whether a holder is not one of those who wrote the article: their posts in a by-line are no facts."""
    return not any(span.start <= holder.name.start < span.end for span in page.metadata.bylines)


def _drop_plain(found: dict[_Key, list[Evidence]]) -> None:
    """Who is said to get, lose or act in a post is not also said to hold it, where the article names it once more."""
    for person, unit, title, status in list(found):
        if status in _SAYS_MORE and (plain := found.pop((person, unit, title, "current"), None)):
            found[person, unit, title, status].extend(plain)
        elif status == "former" and (plain := found.get((person, unit, title, "current"))):
            over = _beside_name(found[person, unit, title, status]) or not _beside_name(plain)
            found.pop((person, unit, title, "current" if over else status))


def _beside_name(evidence: list[Evidence]) -> bool:
    """Whether a post stands beside a name, and is not only told of by a verb: 2012年担任总书记 does not end it."""
    return any(not each.rule.startswith("appointment.") for each in evidence)
