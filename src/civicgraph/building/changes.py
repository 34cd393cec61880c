"""What a run changes: which articles are new, changed or gone, who is who then, and which graphs that touches."""

from __future__ import annotations

from typing import Final

from civicgraph.building.bodies import enter_bodies
from civicgraph.building.descriptions import drop_descriptions
from civicgraph.building.digest import Digest
from civicgraph.building.happenings import enter_events, find_events
from civicgraph.building.identity import enter_people, resolve_people
from civicgraph.building.ledger import OF_AN_ARTICLE, Ledger
from civicgraph.building.stories import enter_words, find_stories, note_gone, suspect_mates
from civicgraph.building.twins import name_twins

# Of several articles with one id the same is chosen whatever their order.
_CHOOSE: Final = """
INSERT OR IGNORE INTO chosen SELECT id, wanted, place, key, sha FROM seen
WHERE id IS NOT NULL AND outcome IS NULL ORDER BY id, sha, published, content
"""
_OUTCOMES: Final = """
UPDATE seen SET outcome = CASE
    WHEN place NOT IN (SELECT place FROM chosen) THEN 'repeated'
    WHEN NOT EXISTS (SELECT 1 FROM article WHERE article.id = seen.id) THEN 'added'
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = seen.id AND article.key = seen.key) THEN 'unchanged'
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = seen.id AND article.sha = seen.sha) THEN 'reread'
    ELSE 'changed' END
WHERE outcome IS NULL
"""
_GONE: Final = """
INSERT INTO gone SELECT number, id, iri FROM article WHERE id NOT IN (SELECT id FROM chosen)
AND (? OR wanted IN (SELECT wanted FROM seen))
"""
_FRESH: Final = """
INSERT INTO fresh SELECT number FROM article JOIN chosen USING (id) WHERE article.key != chosen.key
"""
_CHANGED: Final = """
UPDATE article SET key = chosen.key, sha = chosen.sha, wanted = chosen.wanted FROM chosen
WHERE chosen.id = article.id AND article.number IN (SELECT number FROM fresh)
"""
_NEW: Final = """
INSERT INTO article (id, wanted, iri, key, sha) SELECT id, wanted, article_iri(id), key, sha FROM chosen
WHERE id NOT IN (SELECT id FROM article) ORDER BY id
"""
_TOUCHED: Final = "SELECT number FROM gone UNION SELECT number FROM fresh"


MUCH: Final = 4
"""If more than one in so many articles is touched, a store is written anew: that is faster than many changes."""


def find_changes(ledger: Ledger, *, everything: bool, prune: bool) -> bool:
    """Bring the ledger up to date with the run, and fill its tables of what is touched.

    Afterwards ``gone`` has the articles whose graphs go, ``rewrite`` those whose graphs are written again, ``named``,
    ``located`` and ``held`` the people, places and tenures that may be told of otherwise than before.

    Args:
        ledger: inside the transaction that finishes the store.
        everything: write all graphs again.
        prune: let go of articles that are not in the inputs.

    Returns: whether all graphs are to be written, because it was asked for or because so much is touched.
    """
    _compare(ledger, prune=prune)
    _note_touched(ledger)
    _forget(ledger)
    _take_up(ledger)
    articles = ledger.number("SELECT count(*) FROM article")
    everything = everything or ledger.number(f"SELECT count(*) FROM ({_TOUCHED})") * MUCH > articles  # noqa: S608
    if everything:
        _touch_all(ledger)
    ledger.run("INSERT OR IGNORE INTO rewrite SELECT number FROM fresh")
    find_stories(ledger, everything=everything)
    find_events(ledger)
    resolve_people(ledger)
    return everything


def is_touched(ledger: Ledger) -> bool:
    """Whether there is anything to write."""
    tables = ("rewrite", "gone", "judged")
    return any(ledger.number(f"SELECT EXISTS (SELECT 1 FROM {table})") for table in tables)  # noqa: S608 (our names)


def _compare(ledger: Ledger, *, prune: bool) -> None:
    name_twins(ledger)
    ledger.run(_CHOOSE)
    ledger.run(_OUTCOMES)
    ledger.run(_GONE, (prune,))
    ledger.run(_FRESH)


def _note_touched(ledger: Ledger) -> None:
    """Of the articles as they were: the new version need not speak of the same things."""
    note_gone(ledger)
    suspect_mates(ledger)
    drop_descriptions(ledger)
    for target, column, table in (
        ("named", "name", "mention"),
        ("located", "path", "place"),
        ("held", "tenure", "sighted"),
        ("dated", "day", "happening"),
        ("lined", "line", "stage"),
    ):
        ledger.run(
            f"INSERT OR IGNORE INTO {target} SELECT {column} FROM {table} WHERE article IN ({_TOUCHED})"  # noqa: S608
        )


def _forget(ledger: Ledger) -> None:
    for table in OF_AN_ARTICLE:
        ledger.run(f"DELETE FROM {table} WHERE article IN ({_TOUCHED})")  # noqa: S608 (our own names)
    ledger.run("DELETE FROM article WHERE number IN (SELECT number FROM gone)")


def _take_up(ledger: Ledger) -> None:
    """The new and changed articles, by their digests."""
    ledger.run(_CHANGED)
    last = ledger.number("SELECT max(number) FROM article")
    ledger.run(_NEW)
    ledger.run("INSERT INTO fresh SELECT number FROM article WHERE number > ?", (last,))
    digests = ledger.run(
        "SELECT number, digest FROM fresh JOIN article USING (number) JOIN claims USING (key) ORDER BY number"
    )
    for number, digest in digests:
        found = Digest.from_json(digest)
        _enter(ledger, number, found)
        enter_words(ledger, number, found, found.published)
        enter_events(ledger, number, found)
        enter_bodies(ledger, number, found)


def _enter(ledger: Ledger, number: int, digest: Digest) -> None:
    enter_people(ledger, number, digest)
    ledger.run_many("INSERT INTO place VALUES (?, ?)", ((path, number) for path in digest.places))
    ledger.run_many("INSERT OR IGNORE INTO located VALUES (?)", ((path,) for path in digest.places))
    ledger.run_many("INSERT INTO fact VALUES (?, ?, ?)", ((number, *each) for each in digest.facts))
    ledger.run_many("INSERT INTO unmatched VALUES (?, ?, ?, ?)", ((number, *each) for each in digest.unmatched))


def _touch_all(ledger: Ledger) -> None:
    for table in (
        "rewrite",
        "named",
        "located",
        "held",
        "judgement",
        "holding",
        "event_link",
        "change",
        "sighted",
        "story",
        "retold",
        "retelling",
        "described",
        "description",
        "describing",
    ):
        ledger.run(f"DELETE FROM {table}")  # noqa: S608 (our own names)
    ledger.run("INSERT INTO rewrite SELECT number FROM article")
    ledger.run("INSERT INTO named SELECT name FROM mention UNION SELECT name FROM decision")
    ledger.run("INSERT OR IGNORE INTO lined SELECT DISTINCT line FROM stage")
    ledger.run("INSERT INTO located SELECT DISTINCT path FROM place")
