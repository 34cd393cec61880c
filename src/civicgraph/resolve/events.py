"""Which reports tell of one event: those of one day whose names mean the same and whose places and people fit.

Leaders go from meeting to meeting, so that people alone join nothing; neither does a name that tells no event from
another (座谈会). What contradicts keeps apart for good: other sessions, other bodies, other places, other chairs, the
same article. All events of a day are settled together, the first to be published first, so that the result does not
depend on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from civicgraph.model import Claims, Event, EventKind
from civicgraph.resolve.event_names import EventName, event_name
from civicgraph.resolve.keys import event_key, key

JOINED: Final = 0.8
"""The least score of two reports of one event."""

_COMPARED: Final = 8
"""Members of a cluster with which another report is compared: the first of them, as all tell the same."""

_LIKE: Final = 0.6
"""The least likeness of names that may mean the same."""

_GATHERINGS: Final = frozenset({"meeting", "ceremony", "training", "activity", "signing", "contest", "other"})
"""Kinds that one event may be taken for by several writers; going somewhere is not coming together."""

_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one article tells of it.

    Attributes:
        published: of the article; sorts behind all dates where nothing tells it.
        article, local: the id of the article, and the key of the event in it.
        day: of the event; empty where none is told.
        name, kind, place: of the event.
        jurisdiction: of the article.
        people, chairs: the names of those who take part, and of those who chair.
    """

    published: str
    article: str
    local: str
    day: str
    name: str
    kind: EventKind
    place: str = ""
    jurisdiction: str = ""
    people: frozenset[str] = field(default=frozenset())
    chairs: frozenset[str] = field(default=frozenset())

    def to_plain(self) -> list[Any]:
        """As JSON has it."""
        return [
            self.published, self.article, self.local, self.day, self.name, self.kind, self.place, self.jurisdiction,
            sorted(self.people), sorted(self.chairs),
        ]  # fmt: skip

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Report:
        """What :meth:`to_plain` gave."""
        published, article, local, day, name, kind, place, jurisdiction, people, chairs = plain
        who, chair = frozenset(people), frozenset(chairs)
        return cls(published, article, local, day, name, kind, place, jurisdiction, who, chair)

    @property
    def own(self) -> str:
        """The key that the event has if no other article tells of it otherwise."""
        return key("event", self.day, self.name, self.jurisdiction)

    @property
    def words(self) -> EventName:
        """What the name says."""
        return event_name(self.name, self.jurisdiction)

    @property
    def order(self) -> tuple[str, str, str]:
        """The first to be published comes first."""
        return self.published, self.article, self.local


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two reports tell of one event, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """One event of a day.

    Attributes:
        key: of the event.
        reports: the first gives the event its name and kind.
        reasons: why each other report is of it, in their order.
    """

    key: str
    reports: tuple[Report, ...]
    reasons: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article's event is called in the graph: the key of the event, its name and its kind."""

    key: str
    name: str
    kind: EventKind


def reports(claims: Claims) -> list[Report]:
    """The events of an article, those of one day and name once, in the order of the text."""
    people = {person.name for person in claims.persons}
    found: dict[tuple[str, str], Report] = {}
    for event in claims.events:
        report = _report(claims, event, people)
        found.setdefault((report.day or event.key, report.name), report)
    return list(found.values())


def _report(claims: Claims, event: Event, people: set[str]) -> Report:
    day = event.date.value if event.date and event.date.grain == "day" else ""
    who = frozenset(each.who for each in event.participants) & people
    chairs = frozenset(each.who for each in event.participants if each.role == "chair") & people
    return Report(
        claims.published or "~", claims.article, event.key, day, event.name, event.kind,
        event.place or "", claims.jurisdiction or "", who, chairs,
    )  # fmt: skip


def match(one: Report, other: Report) -> Match | None:
    """Whether two reports of one day tell of one event; None where they do not."""
    if _are_apart(one, other):
        return None
    both = one.people & other.people
    share = len(both) / (min(len(one.people), len(other.people)) or 1)
    likeness, telling = one.words.likeness(other.words), one.words.telling and other.words.telling
    places = _places(one, other)
    found: list[tuple[float, str]] = []
    if likeness == 1 and telling and (both or places or one.jurisdiction == other.jurisdiction):
        found.append((0.95 if both or places else 0.85, "names that mean the same"))
    if likeness == 1 and not telling and ((places and both) or (len(both) > 1 and share > 0.5)):
        found.append((0.85, "names that mean the same"))
    if one.words.holds(other.words) and both and (share >= 0.5 or places):
        found.append((0.85, "a name that is part of the other"))
    if likeness >= _LIKE and telling and len(both) > 1 and (share >= 0.5 or places):
        found.append((0.8, "names that are alike"))
    if one.kind == other.kind == "inspection" and both and places and _is_exact(one, other):
        found.append((0.8, "one round through one place"))
    if not found:
        return None
    score, why = max(found)
    return Match(score, _reason(one, other, why, both, places=places))


def _reason(one: Report, other: Report, why: str, both: frozenset[str], *, places: bool) -> str:
    people = f"; {len(both)} in both: {'、'.join(sorted(both)[:_SHOWN])}" if both else ""
    place = f"; one place: {min(one.place, other.place, key=len)}" if places else ""
    return f"one event on one day, {why}: {one.name} · {other.name}{people}{place}"


def _are_apart(one: Report, other: Report) -> bool:
    """Whether anything speaks against it that nothing can outweigh."""
    kinds = one.kind != other.kind and not {one.kind, other.kind} <= _GATHERINGS
    near = one.jurisdiction.startswith(other.jurisdiction) or other.jurisdiction.startswith(one.jurisdiction)
    if kinds or not near or one.article == other.article or one.words.contradicts(other.words):
        return True
    same = one.words.telling and one.words == other.words
    chairs = bool(one.chairs and other.chairs and not one.chairs & other.chairs)
    places = bool(_venue(one) and _venue(other) and not _places(one, other))
    return (chairs and not (same and one.words.numbers)) or (
        places and not (same and len(one.people & other.people) > 1)
    )


def _places(one: Report, other: Report) -> bool:
    """Whether both name a place, and one may be the other: 县礼堂, 青禾县礼堂."""
    short, long = sorted((_venue(one), _venue(other)), key=len)
    return bool(short) and short in long


def _venue(report: Report) -> str:
    """The place without the names of what it lies in; empty where it is no more than where the article is from."""
    return event_name(report.place, report.jurisdiction).words if report.place else ""


def _is_exact(one: Report, other: Report) -> bool:
    """Whether both name the same place, not only one of several."""
    return _venue(one) == _venue(other)


def join(found: Iterable[Report]) -> list[Joined]:
    """The events of a day, in the order of their first reports.

    Args:
        found: all reports of the day, whatever their order.
    """
    clusters: list[_Cluster] = []
    near: dict[str, list[_Cluster]] = {}
    for report in sorted(found, key=lambda each: each.order):
        blocks = [*report.people, f"\x1f{report.words.words}"]
        chosen, why = _best(report, _candidates(blocks, near))
        if chosen is None:
            chosen = _Cluster([], [])
            clusters.append(chosen)
        chosen.reports.append(report)
        chosen.reasons += [why] if why else []
        for block in blocks:
            if chosen not in (known := near.setdefault(block, [])):
                known.append(chosen)
    return list(_keyed(clusters))


@dataclass(eq=False, slots=True)
class _Cluster:
    reports: list[Report]
    reasons: list[Match]


def _candidates(blocks: Sequence[str], near: Mapping[str, list[_Cluster]]) -> list[_Cluster]:
    """The clusters that share a name or a participant, each once."""
    return list({id(each): each for block in sorted(blocks) for each in near.get(block, ())}.values())


def _best(report: Report, candidates: Iterable[_Cluster]) -> tuple[_Cluster | None, Match | None]:
    """The cluster that a report fits best; it fits none that holds something against it."""
    fitting: list[tuple[float, tuple[str, str, str], _Cluster, Match]] = []
    for cluster in candidates:
        compared = cluster.reports[:_COMPARED]
        if any(_are_apart(each, report) for each in compared):
            continue
        matches = [found for each in compared if (found := match(each, report)) and found.score >= JOINED]
        if matches:
            best = max(matches, key=lambda each: (each.score, each.reason))
            fitting.append((-best.score, cluster.reports[0].order, cluster, best))
    if not fitting:
        return None, None
    chosen = min(fitting, key=lambda each: each[:2])
    return chosen[2], chosen[3]


def _keyed(clusters: Iterable[_Cluster]) -> Iterator[Joined]:
    """Each cluster with the key of its first report, or one of its own where another cluster has that."""
    taken: set[str] = set()
    for cluster in clusters:
        first = cluster.reports[0]
        found = first.own if first.own not in taken else key("event", first.own, first.article, first.local)
        taken.add(found)
        yield Joined(found, tuple(cluster.reports), tuple(cluster.reasons))


def replaced(joined: Sequence[Joined]) -> dict[str, str]:
    """The keys that events of a day would have, had they not been joined → those that they have."""
    keys = {each.key for each in joined}
    found: dict[str, str] = {}
    for each in joined:
        for report in each.reports:
            if report.own not in keys:
                found.setdefault(report.own, each.key)
    return found


def told(claims: Claims, lead: Claims, found: Mapping[tuple[str, str], Told]) -> dict[str, Told]:
    """What the events of an article are called, by their local keys.

    An event is that which the lead of its story tells of under the same name, if there is one: a repost of the next day
    may date it otherwise. An event without a day is this article's own.

    Args:
        claims: of the article.
        lead: of the article that leads its story.
        found: what the events of both are called, by the id of the article and the local key.
    """
    same: dict[str, list[Event]] = {}
    for event in lead.events:
        same.setdefault(event.name, []).append(event)
    result: dict[str, Told] = {}
    for event in claims.events:
        by_lead = same.get(event.name)
        source, original = (lead, by_lead.pop(0)) if by_lead else (claims, event)
        own = event_key(source, original)
        first = next(each for each in source.events if event_key(source, each) == own)
        plain = Told(own, original.name, original.kind)
        result[event.key] = found.get((source.article, first.key), plain)
    return result
