"""Articles → the ledger: reads ahead of extraction, and has only those extracted whose claims are not kept yet.

What waits for extraction lies in a file without a name, so that memory stays bounded and the end is known early.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable
from typing import IO, Final

from civicgraph.building.extracting import Packed, content_key, content_of, key_of, lost
from civicgraph.building.ledger import Ledger
from civicgraph.building.outcome import Failure, Progress, Step
from civicgraph.building.pages import BATCH, Found, Known, PageReader, Read
from civicgraph.building.workers import Pump, Workers
from civicgraph.claims import fingerprint
from civicgraph.model import Article
from civicgraph.reading import ReadFailure

FEW: Final = 2
"""So many batches are extracted here: to start other processes would take longer."""

_IN_MEMORY: Final = 1 << 24

_PAGE: Final = "INSERT OR IGNORE INTO opened (key, id, claims, sha, published, content) VALUES (?, ?, ?, ?, ?, ?)"
_FAILURE: Final = "INSERT INTO seen (outcome, source, reason) VALUES (?, ?, ?)"
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
        self._pages = PageReader(ledger, workers, version)
        self._pump: Pump[Article, Packed | Failure] = Pump(workers, pack, lost)
        self._spool = _Spool()
        self._read = self._extracted = self._to_extract = 0

    def run(self, articles: Iterable[Found]) -> None:
        """Take in all articles."""
        with self._spool:
            for batch in self._pages.read(articles):
                self._look_at(batch)
                self._move(reading=True)
            while self._spool.batches or self._extracted < self._to_extract:
                self._move(reading=False)

    def _look_at(self, batch: list[Read]) -> None:
        new = [each.found for each in batch if self._note(each) and isinstance(each.found, Article)]
        self._read += len(batch)
        self._to_extract += len(new)
        if new:
            self._spool.put(new)
        self._tell(Step("read", self._read))

    def _note(self, read: Read) -> bool:
        """Note what was read; whether it is an article that is to be extracted."""
        found = read.found
        if isinstance(found, ReadFailure):
            self._ledger.run(_FAILURE, ("skipped" if found.harmless else "unread", found.source, found.reason))
            return False
        row = found.row if isinstance(found, Known) else self._row(found)
        self._ledger.run(_NOTE, (found.source or row[0], row[0], *row))
        if read.page:
            self._ledger.run(_PAGE, (read.page, *row))
        return not isinstance(found, Known) and not self._ledger.has_claims(row[1])

    def _row(self, article: Article) -> tuple[str, bytes, str, str, bytes]:
        content = content_of(article)
        key = key_of(content, self._version)
        return article.id, key, fingerprint(article), article.published or UNDATED, content

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
