"""What makes a thing itself, as a key: its kind and a hash of what tells it from others, never of a run.

A key is the end of an IRI: ``person/q3x0…``. The hash is the first 16 letters (80 bits) of a base32 SHA-256.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from typing import Final

from civicgraph.model import Award, Claims, Document, Event, Unit

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_BYTES: Final = 10
_SHIFTS: Final = range(70, -1, -10)
_KEPT: Final = 1 << 14
"""Keys that are remembered: an article names the same things over and over."""


@lru_cache(maxsize=_KEPT)
def key(kind: str, *parts: str) -> str:
    """The key of a thing of this kind that these parts tell from all others; empty parts count."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:_BYTES])
    pairs = _pairs()
    return f"{kind}/{''.join([pairs[number >> shift & 1023] for shift in _SHIFTS])}"


@cache
def _pairs() -> tuple[str, ...]:
    """Each ten bits as two letters of base32; five times as fast as the standard library, made for long data."""
    return tuple(first + second for first in _LETTERS for second in _LETTERS)


def person_key(name: str, *anchor: str) -> str:
    """A person: the key of the name and what makes it mean one person (see :mod:`civicgraph.resolve.mentions`)."""
    return key("person", name, *anchor)


def unit_key(unit: Unit) -> str:
    """A unit: its full official name, which holds its place; a passage that does not tell the place means the same."""
    return key("unit", unit.name)


def place_key(path: str) -> str:
    """A place: its names from the province down."""
    return key("place", path)


def post_key(unit: str, title: str) -> str:
    """A post: the unit's key and the title."""
    return key("post", unit, title)


def tenure_key(person: str, post: str) -> str:
    """A tenure: the keys of person and post."""
    return key("tenure", person, post)


def event_key(claims: Claims, event: Event) -> str:
    """An event: its day, name and the jurisdiction of the article; without a day it is this article's own."""
    if event.date is None or event.date.grain != "day":
        return key("event", claims.article, event.key, event.name)
    return key("event", event.date.value, event.name, claims.jurisdiction or "")


def participation_key(event: str, participant: str, role: str) -> str:
    """A participation: the keys of event and participant, and the role."""
    return key("participation", event, participant, role)


def honour_key(title: str) -> str:
    """An honour: its title."""
    return key("honour", title)


def conferral_key(claims: Claims, award: Award, recipient: str | None) -> str:
    """A conferral: honour, recipient and day; to nobody by name it is this article's own."""
    day = award.date.value if award.date else ""
    return key("conferral", honour_key(award.title), recipient or claims.article, day)


def document_key(claims: Claims, document: Document) -> str:
    """A document: title and issuers; where no issuer is told, title and the jurisdiction of the article."""
    issuers = sorted(document.issuers) or [claims.jurisdiction or ""]
    return key("document", document.title, *issuers)
