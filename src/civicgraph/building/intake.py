"""Articles → the ledger: reads ahead of extraction, and has only those extracted whose claims are not kept yet.

What waits for extraction lies in a file without a name, so that memory stays bounded and the end is known early.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable
from itertools import islice
from typing import IO, Final

from civicgraph.building.extracting import Packed, content_key, content_of, lost
from civicgraph.building.ledger import Ledger
from civicgraph.building.outcome import Failure, Progress, Step
from civicgraph.building.workers import Pump, Workers
from civicgraph.claims import fingerprint
from civicgraph.model import Article
from civicgraph.reading import ReadFailure

BATCH: Final = 64
"""Articles that are sent to a process at once: enough that sending costs nothing beside the work."""

FEW: Final = 2
"""So many batches are extracted here: to start other processes would take longer."""

_IN_MEMORY: Final = 1 << 24

_NOTE: Final = "INSERT INTO seen (source, id, wanted, key, sha, published, content) VALUES (?, ?, ?, ?, ?, ?, ?)"

UNDATED: Final = "~"
"""Sorts behind all dates."""

Pack = Callable[[list[Article]], list[Packed | Failure]]


class Intake:
    """One run through the inputs.

    Args:
        ledger: takes the claims, and in its table ``seen`` what was read.
        workers: who extracts.
        pack: what they do.
        version: of the rules and tables.
        tell: hears of the progress.
    """

    def __init__(self, ledger: Ledger, workers: Workers, pack: Pack, version: str, tell: Progress) -> None:
        self._ledger = ledger
        self._version = version
        self._tell = tell
        self._pump: Pump[Article, Packed | Failure] = Pump(workers, pack, lost)
        self._spool = _Spool()
        self._read = self._extracted = self._to_extract = 0

    def run(self, articles: Iterable[Article | ReadFailure]) -> None:
        """Take in all articles."""
        source = iter(articles)
        with self._spool:
            while batch := list(islice(source, BATCH)):
                self._look_at(batch)
                self._move(reading=True)
            while self._spool.batches or self._extracted < self._to_extract:
                self._move(reading=False)

    def _look_at(self, batch: list[Article | ReadFailure]) -> None:
        new: list[Article] = []
        for found in batch:
            if isinstance(found, Article):
                key = content_key(found, self._version)
                self._note(found, key)
                if not self._ledger.has_claims(key):
                    new.append(found)
            else:
                self._ledger.run(
                    "INSERT INTO seen (outcome, source, reason) VALUES ('unread', ?, ?)", (found.source, found.reason)
                )
        self._read += len(batch)
        self._to_extract += len(new)
        if new:
            self._spool.put(new)
        self._tell(Step("read", self._read))

    def _note(self, article: Article, key: bytes) -> None:
        where, when = article.source or article.id, article.published or UNDATED
        row = (where, article.id, article.id, key, fingerprint(article), when, content_of(article))
        self._ledger.run(_NOTE, row)

    def _move(self, *, reading: bool) -> None:
        """Send what waits as far as there is room, and keep what has come back."""
        few = self._to_extract <= FEW * BATCH
        while self._spool.batches and not self._pump.is_full and not (few and reading):
            self._pump.put(self._spool.take(), here=few)
        for batch, results in self._pump.take(wait=not reading):
            self._keep(batch, results)
            self._tell(Step("extract", self._extracted, None if reading else self._to_extract))

    def _keep(self, batch: list[Article], results: list[Packed | Failure]) -> None:
        kept = []
        for article, result in zip(batch, results, strict=True):
            key = content_key(article, self._version)
            if isinstance(result, Packed):
                kept.append((key, result))
            else:
                row = (result.reason, result.wrong, article.id, key)
                self._ledger.run(
                    "UPDATE seen SET outcome = 'failed', reason = ?, wrong = ? WHERE id = ? AND key = ?", row
                )
        self._ledger.keep(kept)
        self._extracted += len(batch)


class _Spool:
    """Batches of articles in the order in which they came, in a file."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed by __exit__)
        self._first = self._end = self.batches = 0

    def put(self, batch: list[Article]) -> None:
        self._file.seek(self._end)
        pickle.dump(batch, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()
        self.batches += 1

    def take(self) -> list[Article]:
        self._file.seek(self._first)
        batch: list[Article] = pickle.load(self._file)  # noqa: S301 (written by ourselves a moment ago)
        self._first = self._file.tell()
        self.batches -= 1
        return batch

    def __enter__(self) -> _Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
