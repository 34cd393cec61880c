"""The ledger of a store: claims by content, and what of each article the graph must be kept right with.

One SQLite file. While it is open it is locked, so that two builds never write one store. Claims are kept as soon as
they are read: a build that is stopped goes on from there. All else changes in the one transaction in which the new
store is finished.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from civicgraph.building.extracting import Packed
from civicgraph.errors import GraphError
from civicgraph.rdf.sheet import article_node

FORMAT: Final = 3

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claims (key BLOB PRIMARY KEY, claims BLOB NOT NULL, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS page (
    key BLOB PRIMARY KEY, id TEXT, claims BLOB, sha TEXT, published TEXT, content BLOB, harmless TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, wanted TEXT NOT NULL, iri TEXT NOT NULL,
    key BLOB NOT NULL, sha TEXT NOT NULL, quads INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS article_key ON article (key);
CREATE INDEX IF NOT EXISTS article_wanted ON article (wanted);
CREATE TABLE IF NOT EXISTS mention (
    name TEXT, article INTEGER, data TEXT NOT NULL, person TEXT, PRIMARY KEY (name, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mention_article ON mention (article);
CREATE TABLE IF NOT EXISTS crowd (article INTEGER PRIMARY KEY, names TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS decision (name TEXT, kind TEXT, article TEXT, row TEXT NOT NULL, line INTEGER);
CREATE TABLE IF NOT EXISTS judgement (name TEXT, record TEXT, PRIMARY KEY (name, record)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS place (path TEXT, article INTEGER, PRIMARY KEY (path, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_article ON place (article);
CREATE TABLE IF NOT EXISTS described (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS description (
    id BLOB PRIMARY KEY, thing TEXT NOT NULL, told TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS description_thing ON description (thing);
CREATE TABLE IF NOT EXISTS describing (article INTEGER PRIMARY KEY, ids BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS holding (tenure TEXT PRIMARY KEY, person TEXT, post TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS holding_person ON holding (person);
CREATE INDEX IF NOT EXISTS holding_post ON holding (post);
CREATE TABLE IF NOT EXISTS sighted (
    tenure TEXT, article INTEGER, day TEXT, status TEXT, stated INTEGER, name TEXT, passage TEXT, place TEXT,
    seats INTEGER);
CREATE INDEX IF NOT EXISTS sighted_tenure ON sighted (tenure);
CREATE INDEX IF NOT EXISTS sighted_article ON sighted (article);
DROP TABLE IF EXISTS sighting;
CREATE TABLE IF NOT EXISTS stage (
    line TEXT, step INTEGER, era INTEGER, name TEXT, place TEXT, article INTEGER,
    PRIMARY KEY (line, name, place, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stage_article ON stage (article);
CREATE TABLE IF NOT EXISTS change (line TEXT, change TEXT, PRIMARY KEY (line, change)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS happening (
    article INTEGER, local TEXT, day TEXT, name TEXT, report TEXT, event TEXT, called TEXT, kind TEXT,
    PRIMARY KEY (article, local)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS happening_day ON happening (day);
CREATE TABLE IF NOT EXISTS event_link (
    day TEXT, event TEXT, what TEXT, score REAL, PRIMARY KEY (day, event, what)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (article INTEGER PRIMARY KEY, published TEXT NOT NULL, signature BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS banded (
    hash INTEGER, window INTEGER, article INTEGER, PRIMARY KEY (hash, window, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS banded_article ON banded (article);
DROP TABLE IF EXISTS band;
CREATE TABLE IF NOT EXISTS story (article INTEGER PRIMARY KEY, lead TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS story_lead ON story (lead);
CREATE TABLE IF NOT EXISTS fact (article INTEGER, kind TEXT, number INTEGER, PRIMARY KEY (article, kind)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unmatched (
    article INTEGER, kind TEXT, surface TEXT, number INTEGER, PRIMARY KEY (article, kind, surface)) WITHOUT ROWID;
"""

_OTHER: Final = "the format of the ledger is"

# Of this build alone; on disk, but in a file of its own that goes with the process.
_TEMPORARY: Final = """
CREATE TEMP TABLE seen (
    place INTEGER PRIMARY KEY, outcome TEXT, source TEXT NOT NULL, id TEXT, wanted TEXT, key BLOB, sha TEXT,
    published TEXT, content BLOB, reason TEXT, wrong INTEGER NOT NULL DEFAULT 0);
CREATE INDEX temp.seen_id ON seen (id, sha, published, content);
CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY, wanted TEXT, place INTEGER, key BLOB, sha TEXT) WITHOUT ROWID;
CREATE TEMP TABLE opened (
    key BLOB PRIMARY KEY, id TEXT, claims BLOB, sha TEXT, published TEXT, content BLOB, harmless TEXT) WITHOUT ROWID;
CREATE TEMP TABLE thing (iri TEXT, class TEXT, PRIMARY KEY (iri, class)) WITHOUT ROWID;
CREATE TEMP TABLE gone (number INTEGER PRIMARY KEY, id TEXT, iri TEXT);
CREATE TEMP TABLE fresh (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE rewrite (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE named (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE held (tenure TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE lined (line TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE dated (day TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE relinked (event TEXT, what TEXT, score REAL, now INTEGER);
CREATE TEMP TABLE suspect (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE retold (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE retelling (lead TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE judged (record TEXT, now INTEGER);
CREATE TEMP TABLE unheeded (line INTEGER, why TEXT);
CREATE TEMP TABLE redescribed (thing TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE located (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""

OF_AN_ARTICLE: Final = (
    "mention", "crowd", "place", "sighted", "happening", "stage", "fact", "unmatched", "words", "banded",
)  # fmt: skip
"""Tables with rows of an article, beside ``article`` itself."""


class Ledger:
    """An open ledger; see :func:`open_ledger`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def run(self, statement: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        return self._connection.execute(statement, tuple(values))

    def run_many(self, statement: str, rows: Iterable[Iterable[Any]]) -> None:
        """Run a statement for each row."""
        self._connection.executemany(statement, map(tuple, rows))

    def number(self, statement: str, values: Iterable[Any] = ()) -> int:
        """The one number that a statement asks for."""
        return int(self.run(statement, values).fetchone()[0] or 0)

    def column(self, statement: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        """The first column of what a statement asks for."""
        return (row[0] for row in self.run(statement, values))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is kept, or nothing of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        self._connection.commit()

    def get(self, name: str) -> str | None:
        """A note about all of the store: its generation, the version of the code that wrote it."""
        row = self.run("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Change a note."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def has_claims(self, key: bytes) -> bool:
        """Whether the claims of this content are kept."""
        return self.run("SELECT 1 FROM claims WHERE key = ?", (key,)).fetchone() is not None

    def keep(self, packed: Iterable[tuple[bytes, Packed]]) -> None:
        """Keep claims, at once and for good."""
        with self.transaction():
            rows = ((key, each.claims, each.digest) for key, each in packed)
            self.run_many("INSERT OR REPLACE INTO claims VALUES (?, ?, ?)", rows)

    def keep_pages(self, version: str) -> None:
        """Keep what the web pages of this run led to; what code of another version made of pages is of no use."""
        if self.get("pages") != version:
            self.run("DELETE FROM page")
            self.set("pages", version)
        self.run("INSERT OR REPLACE INTO page SELECT * FROM opened")

    def drop_unused(self) -> None:
        """Let go of the claims that no article of the store has any more, and of pages that led to them."""
        self.run("DELETE FROM claims WHERE key NOT IN (SELECT key FROM article)")
        self.run(
            "DELETE FROM page WHERE key NOT IN (SELECT key FROM opened) AND claims NOT IN (SELECT key FROM claims)"
        )

    def close(self) -> None:
        """Close the file and let go of the lock."""
        self._connection.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(path: Path, *, lasting: bool) -> Ledger:
    """Open a ledger, made where there is none, and lock it.

    Args:
        path: the file.
        lasting: it is kept for later builds; else nothing is done to make it safe against a loss of power.

    Raises:
        GraphError: another build has it open, it cannot be written, or it is damaged.
    """
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        _prepare(connection, lasting=lasting)
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise explained(error, path) from error
    return Ledger(connection, path)


def explained(error: sqlite3.Error, path: Path) -> GraphError:
    """What went wrong with a ledger, and what to do."""
    store, what = path.parent, str(error)
    if "locked" in what:
        return GraphError(f"another build is writing {store}: wait until it is done, or name another output")
    if _OTHER in what:
        return GraphError(f"another version of civicgraph wrote {store} ({what}): build all articles into a new folder")
    if "full" in what or "I/O" in what:
        return GraphError(f"cannot write {store}: {what}; what was there is untouched: make room and run this again")
    if "readonly" in what or "unable to open" in what:
        return GraphError(f"cannot write {store}: it is read-only or out of reach; name another output")
    return GraphError(f"the ledger {path} is damaged ({what}): build all articles into a new folder")


def _prepare(connection: sqlite3.Connection, *, lasting: bool) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute(f"PRAGMA journal_mode = {'WAL' if lasting else 'MEMORY'}")
    connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'OFF'}")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("BEGIN EXCLUSIVE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in {0, FORMAT}:
        raise sqlite3.DatabaseError(f"{_OTHER} {version}, not {FORMAT}")
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    connection.executescript(_TEMPORARY)
    connection.create_function("article_iri", 1, lambda id_: article_node(id_).value, deterministic=True)
