"""What a run changes: which articles are new, changed or gone, who is who then, and which graphs that touches."""

from __future__ import annotations

import json
from typing import Final

from civicgraph.building.digest import Digest
from civicgraph.building.ledger import OF_AN_ARTICLE, Ledger
from civicgraph.building.stories import enter_words, find_stories, note_gone, suspect_mates
from civicgraph.building.twins import name_twins
from civicgraph.resolve.persons import Mention, Resolver

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
_PEOPLE: Final = """
SELECT name, scope, posts FROM named LEFT JOIN mention USING (name) ORDER BY name, scope, article
"""
_REWRITE: Final = "INSERT OR IGNORE INTO rewrite SELECT article FROM mention WHERE name = ? AND scope = ?"
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
    _resolve(ledger)
    return everything


def is_touched(ledger: Ledger) -> bool:
    """Whether there is anything to write."""
    return ledger.number("SELECT EXISTS (SELECT 1 FROM rewrite) OR EXISTS (SELECT 1 FROM gone)") > 0


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
    for target, column, table in (
        ("named", "name", "mention"),
        ("located", "path", "place"),
        ("held", "tenure", "sighted"),
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


def _enter(ledger: Ledger, number: int, digest: Digest) -> None:
    people = [(each.name, each.scope, number, json.dumps(each.posts, ensure_ascii=False)) for each in digest.mentions]
    ledger.run_many("INSERT INTO mention VALUES (?, ?, ?, ?)", people)
    ledger.run_many("INSERT OR IGNORE INTO named VALUES (?)", ((each.name,) for each in digest.mentions))
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
        "joined",
        "judgement",
        "holding",
        "sighted",
        "story",
        "retold",
        "retelling",
        "described",
    ):
        ledger.run(f"DELETE FROM {table}")  # noqa: S608 (our own names)
    ledger.run("INSERT INTO rewrite SELECT number FROM article")
    ledger.run("INSERT INTO named SELECT DISTINCT name FROM mention")
    ledger.run("INSERT INTO located SELECT DISTINCT path FROM place")


def _resolve(ledger: Ledger) -> None:
    """Who is who among the people that are touched, one name after the other."""
    before, resolver = None, Resolver()
    for name, scope, posts in ledger.run(_PEOPLE):
        if name != before:
            _settle(ledger, before, resolver)
            before, resolver = name, Resolver()
        if scope is not None:
            resolver.note(Mention(name, scope, tuple((unit, title) for unit, title in json.loads(posts))))
    _settle(ledger, before, resolver)


def _settle(ledger: Ledger, name: str | None, resolver: Resolver) -> None:
    """Keep who is who of one name, and touch the articles for which that is new."""
    if name is None:
        return
    found = resolver.resolve()
    _judge(ledger, name, {(each.person, each.reason, each.score) for each in found.judgements})
    joined = {scope: target for (_, scope), target in found.joined.items()}
    before = dict(ledger.run("SELECT scope, target FROM joined WHERE name = ?", (name,)))
    if joined == before:
        return
    for scope in sorted(joined.keys() | before.keys()):
        if joined.get(scope) != before.get(scope):
            ledger.run(_REWRITE, (name, scope))
    ledger.run("DELETE FROM joined WHERE name = ?", (name,))
    ledger.run_many("INSERT INTO joined VALUES (?, ?, ?)", ((name, *each) for each in joined.items()))


def _judge(ledger: Ledger, name: str, found: set[tuple[str, str, float]]) -> None:
    """Keep why mentions of one name are one person, and what of that is new or no longer so."""
    before = set(ledger.run("SELECT person, reason, score FROM judgement WHERE name = ?", (name,)))
    if found == before:
        return
    ledger.run("DELETE FROM judgement WHERE name = ?", (name,))
    ledger.run_many("INSERT INTO judgement VALUES (?, ?, ?, ?)", ((name, *each) for each in found))
    ledger.run_many("INSERT INTO judged VALUES (?, ?, ?, 0)", before - found)
    ledger.run_many("INSERT INTO judged VALUES (?, ?, ?, 1)", found - before)
