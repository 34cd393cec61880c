"""The values that flow through civicgraph: articles, evidence and claims. Imports nothing of ours.

Offsets count Unicode code points in a part of the article (its text, or its title where that stands apart from the
text); ends are exclusive. All values are immutable and ordered, so that what is written does not depend on the order
of work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Part = Literal["text", "title"]
Grain = Literal["year", "month", "day"]
Status = Literal["current", "former", "appointed", "removed", "acting", "nominated", "deceased"]
EventKind = Literal[
    "meeting", "inspection", "ceremony", "visit", "training", "contest", "activity", "signing", "incident", "other"
]
Role = Literal[
    "attend", "chair", "speak", "read", "present", "receive", "inspect", "accompany", "organise", "sign", "report"
]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_GRAIN: dict[int, Grain] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date that is as precise as the text: ``2017``, ``2017-03`` or ``2017-03-08``.

    Raises:
        ValueError: the value has none of the three forms, or the calendar lacks the day.
    """

    value: str

    def __post_init__(self) -> None:
        if not _DATE.fullmatch(self.value):
            raise ValueError(f"not a date of year, month or day: {self.value!r}")
        if len(self.value) == len("2017-03-08"):
            date.fromisoformat(self.value)

    @property
    def grain(self) -> Grain:
        """How precise the date is."""
        return _GRAIN[len(self.value)]

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    Attributes:
        id: unique and stable name within the collection, never a path outside it.
        title: the headline; part of ``text`` or not (then its evidence has the part ``title``).
        text: the text as read; nothing is cleaned away.
        published: ISO date, or date and time: ``2017-03-10``, ``2017-03-10T09:41``, ``2017-03``, ``2017``.
        publisher: the medium, where the source states it beside the text.
        jurisdiction: the place whose bodies are meant, from the province down (``河南省驻马店市平舆县``), where known.
        url: where it was published.
        source: the file (and record) it was read from, for messages.
    """

    id: str
    title: str
    text: str
    published: str | None = None
    publisher: str | None = None
    jurisdiction: str | None = None
    url: str | None = None
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage that says a fact, and the rule that read it; ``article.<part>[start:end] == quote``."""

    part: Part
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A named person, once an article."""

    name: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A body by its full official name.

    Attributes:
        name: ``中共平舆县委员会``.
        aka: the forms this article uses and other right forms, without those that equal ``name``.
        kind: a key of ``data/unit_kinds.csv``: ``party``, ``government``, ``media`` …
        place: the place it belongs to, from the province down, or None.
        parent: the full name of the body it is part of, or None.
    """

    name: str
    aka: tuple[str, ...] = ()
    kind: str = "other"
    place: str | None = None
    parent: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """Who holds what post where, as seen in this article."""

    person: str
    unit: str
    title: str
    status: Status = "current"
    date: PartialDate | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """One role of one participant (a person's or a unit's name) in an event of this article.

    Attributes:
        position: 1-based place in the first list of leaders that names the participant (the protocol order), or None.
    """

    who: str
    role: Role
    position: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering, inspection, visit, ceremony … of this article.

    Attributes:
        key: local to the article: ``e1``, ``e2`` …
        place: a venue or destination as full as the article allows.
        open_list: the list of participants ends in 等.
    """

    key: str
    name: str
    kind: EventKind
    date: PartialDate | None = None
    place: str | None = None
    attendance: int | None = None
    open_list: bool = False
    participants: tuple[Participation, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """An honour given to one recipient, or to recipients that are not named (``recipient`` None).

    Attributes:
        recipient: a person's or a unit's name.
        conferrers: the bodies that decided it.
        presenters: the people who handed it over.
        event: key of the event at which it was handed over, if any.
        decided_by: title of the document of this article that decided it, if any.
    """

    title: str
    recipient: str | None = None
    conferrers: tuple[str, ...] = ()
    presenters: tuple[str, ...] = ()
    date: PartialDate | None = None
    event: str | None = None
    evidence: tuple[Evidence, ...] = ()
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """An official document that stands between 《 》."""

    title: str
    issuers: tuple[str, ...] = ()
    kind: str = "other"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Unmatched:
    """Something in scope that no rule placed: a title-like or unit-like string, or a frame."""

    kind: Literal["title", "unit", "frame"]
    surface: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one article says, each fact with its evidence; the result of extraction.

    Attributes:
        url, sha256: of the article (see :func:`civicgraph.claims.fingerprint`); set where claims become a graph.
    """

    article: str
    title: str
    published: str | None = None
    publisher: str | None = None
    jurisdiction: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    awards: tuple[Award, ...] = ()
    documents: tuple[Document, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    url: str | None = None
    sha256: str | None = None
