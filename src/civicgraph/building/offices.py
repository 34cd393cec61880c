"""Keeps in the ledger who was seen in which post, and makes what follows: spells in office, conflicts, first and last.

What is told of a post depends on all sightings in it, what is told of a person on all sightings of the person; only
the posts and the people of sightings that are touched are made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Quad

from civicgraph.building.ledger import Ledger
from civicgraph.rdf.spells import conflict_quads, person_quads, spell_quads
from civicgraph.resolve.conflicts import conflicts_of_person, conflicts_of_post
from civicgraph.resolve.sightings import Sighting
from civicgraph.resolve.spells import spells

CHUNK: Final = 10_000
"""Quads that are given out at once."""

_HOLD: Final = "INSERT OR IGNORE INTO held SELECT tenure FROM sighted WHERE article = ?"
_SIGHTED: Final = """
SELECT day, status, stated, tenure, person, post, name, iri, passage, coalesce(lead, id), place, seats
FROM holding JOIN sighted USING (tenure) JOIN article ON article.number = sighted.article
LEFT JOIN story ON story.article = sighted.article WHERE {} = ?
"""
_OF_POST: Final = _SIGHTED.format("post")
_OF_PERSON: Final = _SIGHTED.format("person")
_LOST: Final = """
DELETE FROM holding WHERE tenure IN (SELECT tenure FROM held) AND tenure NOT IN (SELECT tenure FROM sighted)
"""


def note_sightings(ledger: Ledger, article: int, found: Iterable[Sighting]) -> None:
    """Put the sightings of an article in the place of those that it had, and touch their tenures."""
    ledger.run(_HOLD, (article,))
    ledger.run("DELETE FROM sighted WHERE article = ?", (article,))
    rows = [
        (each.tenure, article, each.day, each.status, each.stated, each.name, each.passage, each.place, each.seats)
        for each in found
    ]
    ledger.run_many("INSERT INTO sighted VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    ledger.run_many(
        "INSERT OR IGNORE INTO holding VALUES (?, ?, ?)", ((each.tenure, each.person, each.post) for each in found)
    )
    ledger.run(_HOLD, (article,))


def all_quads(ledger: Ledger) -> Iterator[list[Quad]]:
    """What is told of all posts and people that are touched, in a fixed order."""
    waiting: list[Quad] = []
    for quads in _groups(ledger):
        waiting += quads
        if len(waiting) > CHUNK:
            yield waiting
            waiting = []
    yield waiting


def _groups(ledger: Ledger) -> Iterator[list[Quad]]:
    yield from (quads_of_post(ledger, post) for post in touched_posts(ledger))
    yield from (quads_of_person(ledger, person) for person in touched_people(ledger))


def touched_posts(ledger: Ledger) -> Iterator[str]:
    """The keys of the posts in which a sighting is touched."""
    return ledger.column("SELECT DISTINCT post FROM held JOIN holding USING (tenure) ORDER BY post")


def touched_people(ledger: Ledger) -> Iterator[str]:
    """The keys of the people of whom a sighting is touched."""
    return ledger.column("SELECT DISTINCT person FROM held JOIN holding USING (tenure) ORDER BY person")


def tenures_of_post(ledger: Ledger, post: str) -> list[str]:
    """The keys of the tenures in a post, also of those that no article shows any more."""
    return list(ledger.column("SELECT tenure FROM holding WHERE post = ?", (post,)))


def tenures_of_person(ledger: Ledger, person: str) -> list[str]:
    """The keys of the tenures of a person, also of those that no article shows any more."""
    return list(ledger.column("SELECT tenure FROM holding WHERE person = ?", (person,)))


def quads_of_post(ledger: Ledger, post: str) -> list[Quad]:
    """The spells in a post, and the conflicts among its holders."""
    found = _sightings(ledger, _OF_POST, post)
    told = spells(found)
    return [*spell_quads(told), *conflict_quads(conflicts_of_post(found, told))]


def quads_of_person(ledger: Ledger, person: str) -> list[Quad]:
    """When the posts of a person were first and last seen, which at one time, and the conflicts among them."""
    found = _sightings(ledger, _OF_PERSON, person)
    return [*person_quads(found), *conflict_quads(conflicts_of_person(found))]


def drop_lost(ledger: Ledger) -> None:
    """Forget the tenures that no article shows any more, when what was told of them is gone."""
    ledger.run(_LOST)


def _sightings(ledger: Ledger, query: str, key: str) -> list[Sighting]:
    rows = ledger.run(query, (key,))
    return sorted(Sighting(day, status, bool(stated), *rest) for day, status, stated, *rest in rows)
