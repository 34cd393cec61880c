"""Which articles tell one story: the same text, or nearly, that several places published.

Near-duplicates are found by MinHash (Broder 1997): the share of equal numbers in two signatures estimates the share of
equal five-character pieces of two texts; articles of which a band of the signature is equal are compared. The first to
be published leads a story, and each other article belongs to the first lead that it repeats. So a story does not drift
from bulletin to bulletin that repeat each other's phrases, and nothing depends on the order of the articles.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

NUMBERS: Final = 64
"""Of a signature; the estimate is right within 0.06."""

_EQUAL: Final = bytes(4)
_SEED: Final = 20170310
_PIECE: Final = 5
_FEWEST: Final = 60
"""Pieces that a text must have: short notices repeat each other's words without telling one story."""

_BAND: Final = 4
"""Numbers in a band: of two texts that share 0.75 of their pieces, 99.8 % share a band, of 0.3 only 12 %."""

ALIKE: Final = 0.75
"""The least share of a repost: sites change the header, the byline and a paragraph."""

DAYS: Final = 7
"""A repost follows within so many days; what is alike later is a form that is used again."""

_NO_WORD: Final = re.compile(r"[\W_]+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """An article as one telling of a story; sorted, the first to be published comes first."""

    published: str
    id: str
    signature: tuple[int, ...]

    def repeats(self, lead: Telling) -> bool:
        """Whether this article tells the story of the other."""
        alike = sum(map(int.__eq__, self.signature, lead.signature))
        return alike >= ALIKE * NUMBERS and _are_near(self.published, lead.published)


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text by its five-character pieces, punctuation aside; empty where it has too few."""
    from rensa import RMinHash  # noqa: PLC0415 (only where articles are extracted)

    words = _NO_WORD.sub("", text)
    pieces = {words[start : start + _PIECE] for start in range(len(words) - _PIECE + 1)}
    if len(pieces) < _FEWEST:
        return ()
    found = RMinHash(NUMBERS, _SEED)
    found.update(sorted(pieces))
    return tuple(found.digest())


def bands(numbers: tuple[int, ...]) -> list[int]:
    """The bands of a signature, as numbers; articles that share one are worth comparing."""
    return [_band(start, numbers[start : start + _BAND]) for start in range(0, len(numbers), _BAND)]


def may_be_alike(one: bytes, other: bytes) -> bool:
    """Whether two packed signatures may have enough equal numbers: a quick look, which never overlooks one that has.

    Where they are equal their difference is zero; zeros that belong to two numbers can only make it look like more.
    """
    different = int.from_bytes(one) ^ int.from_bytes(other)
    return different.to_bytes(len(one)).count(_EQUAL) >= ALIKE * NUMBERS


def window(published: str) -> int:
    """When an article was published, by spans of as many days as a repost may follow; 0 where no day is told.

    Two articles that may tell one story are of one window or of two that follow each other, or one tells no day.
    """
    return date.fromisoformat(published[:10]).toordinal() // DAYS if _DAY.match(published) else 0


def leads(tellings: Iterable[Telling]) -> dict[str, str]:
    """The id of the article that leads the story of each; only of stories that several articles tell."""
    first: list[Telling] = []
    led: dict[str, str] = {}
    for telling in sorted(tellings):
        lead = next((lead for lead in first if telling.repeats(lead)), None)
        if lead is None:
            first.append(telling)
        else:
            led[telling.id] = led[lead.id] = lead.id
    return led


def _band(start: int, numbers: tuple[int, ...]) -> int:
    digest = hashlib.blake2b(struct.pack(f">I{len(numbers)}I", start, *numbers), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _are_near(first: str, second: str) -> bool:
    """Whether two articles were published within a few days, or it is not told."""
    if not (_DAY.match(first) and _DAY.match(second)):
        told = min(len(first.strip("~")), len(second.strip("~")))
        return first[:told] == second[:told]
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days) <= DAYS
