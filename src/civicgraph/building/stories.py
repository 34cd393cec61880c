"""Keeps in the ledger which articles tell one story, and touches those for which that is new."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Final

from civicgraph.building.digest import Digest
from civicgraph.building.ledger import Ledger
from civicgraph.resolve.stories import NUMBERS, Telling, bands, leads, may_be_alike, window

_UNDATED: Final = "~"
"""Sorts behind all dates: who does not tell when leads no story of others."""

_FORM: Final = f">{NUMBERS}I"

# Those with which an article (one) shares a band, published in its window or the ones beside it; without a day, at any
# time: else the phrases that all articles of a place have in common would lead from each to all others.
_MATES: Final = """
SELECT other.article FROM banded AS one CROSS JOIN banded AS other ON other.hash = one.hash
AND other.window BETWEEN one.window - 1 AND one.window + 1 WHERE one.window != 0 AND {0}
UNION SELECT other.article FROM banded AS one CROSS JOIN banded AS other ON other.hash = one.hash AND other.window = 0
WHERE one.window != 0 AND {0}
UNION SELECT other.article FROM banded AS one CROSS JOIN banded AS other ON other.hash = one.hash
WHERE one.window = 0 AND {0}
"""
_TOUCHED: Final = _MATES.format("one.article IN (SELECT number FROM gone UNION SELECT number FROM fresh)")
_OF_TOUCHED: Final = f"INSERT OR IGNORE INTO suspect {_TOUCHED}"
_ALL: Final = "INSERT OR IGNORE INTO suspect SELECT article FROM words"
_OF_ONE: Final = _MATES.format("one.article = ?1")
_SIGNATURE: Final = "SELECT signature FROM words WHERE article = ?"
_TOLD: Final = "SELECT lead FROM story WHERE article = ?"
_OF_FRESH_LEADS: Final = """
INSERT OR IGNORE INTO rewrite SELECT article FROM story
WHERE lead IN (SELECT id FROM article WHERE number IN (SELECT number FROM fresh))
"""
_RETITLED: Final = """
INSERT OR IGNORE INTO retelling SELECT DISTINCT lead FROM story
WHERE lead IN (SELECT id FROM article WHERE number IN (SELECT number FROM fresh))
"""


def suspect_mates(ledger: Ledger) -> None:
    """Note the articles whose stories may change: those that share a band with what is touched."""
    ledger.run(_OF_TOUCHED)


def enter_words(ledger: Ledger, number: int, digest: Digest, published: str | None) -> None:
    """Note the signature of a new or changed article."""
    if digest.signature:
        row = (number, published or _UNDATED, struct.pack(_FORM, *digest.signature))
        ledger.run("INSERT INTO words VALUES (?, ?, ?)", row)
        at = window(row[1])
        rows = ((band, at, number) for band in bands(digest.signature))
        ledger.run_many("INSERT OR IGNORE INTO banded VALUES (?, ?, ?)", rows)


def find_stories(ledger: Ledger, *, everything: bool) -> None:
    """Settle which articles tell one story, and touch those for which that is new."""
    ledger.run(_ALL if everything else _OF_TOUCHED)
    settled = bytearray(ledger.number("SELECT max(number) FROM article") + 1)
    for number in ledger.column("SELECT number FROM suspect ORDER BY number"):
        if number < len(settled) and not settled[number]:
            found = _component(ledger, number, settled)
            for each in found:
                settled[each] = True
            _settle(ledger, found)
    ledger.run("DELETE FROM story WHERE article IN (SELECT number FROM gone)")
    ledger.run(_OF_FRESH_LEADS)
    ledger.run(_RETITLED)


def _component(ledger: Ledger, number: int, settled: bytearray) -> dict[int, Telling]:
    """All articles that are joined to this one by reposts of reposts; none of those that are settled is."""
    first = _telling(ledger, number)
    found = {} if first is None else {number: first}
    waiting = list(found)
    while waiting:
        each = waiting.pop()
        for mate, other in _alike(ledger, each, found[each], lambda mate: mate in found or bool(settled[mate])):
            found[mate] = other
            waiting.append(mate)
    return found or {number: Telling(_UNDATED, "", ())}


def _alike(
    ledger: Ledger, number: int, telling: Telling, is_known: Callable[[int], bool]
) -> Iterator[tuple[int, Telling]]:
    packed = struct.pack(_FORM, *telling.signature)
    for mate in list(ledger.column(_OF_ONE, (number,))):
        if not is_known(mate) and any(may_be_alike(packed, each) for each in ledger.column(_SIGNATURE, (mate,))):
            other = _telling(ledger, mate)
            if other is not None and telling.repeats(other):
                yield mate, other


def _telling(ledger: Ledger, number: int) -> Telling | None:
    query = "SELECT published, id, signature FROM words JOIN article ON article.number = words.article WHERE number = ?"
    row = ledger.run(query, (number,)).fetchone()
    return None if row is None else Telling(row[0], row[1], struct.unpack(_FORM, row[2]))


def _settle(ledger: Ledger, found: dict[int, Telling]) -> None:
    led = leads(found.values()) if len(found) > 1 else {}
    for number, telling in found.items():
        before = next(ledger.column(_TOLD, (number,)), None)
        lead = led.get(telling.id)
        if lead != before:
            ledger.run("INSERT OR IGNORE INTO rewrite SELECT number FROM article WHERE number = ?", (number,))
            ledger.run("INSERT OR IGNORE INTO named SELECT name FROM mention WHERE article = ?", (number,))
            _note(ledger, number, before)
            ledger.run("DELETE FROM story WHERE article = ?", (number,))
        if lead != before and lead is not None:
            ledger.run("INSERT INTO story VALUES (?, ?)", (number, lead))
            _note(ledger, number, lead)


def _note(ledger: Ledger, number: int, lead: str | None) -> None:
    ledger.run("INSERT OR IGNORE INTO retold SELECT iri FROM article WHERE number = ?", (number,))
    if lead is not None:
        ledger.run("INSERT OR IGNORE INTO retelling VALUES (?)", (lead,))


def note_gone(ledger: Ledger) -> None:
    """Touch the stories of articles that go, before the ledger forgets them."""
    ledger.run("INSERT OR IGNORE INTO retold SELECT iri FROM gone JOIN story ON story.article = gone.number")
    ledger.run("INSERT OR IGNORE INTO retelling SELECT lead FROM gone JOIN story ON story.article = gone.number")
