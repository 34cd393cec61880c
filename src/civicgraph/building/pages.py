"""Web pages among what is read → articles, in the order of reading; pages that led to claims before are not parsed.

To find the article of a page takes as long as to extract its facts, so it is done by the workers, too. Lines of JSON,
of which a collection can have millions, are known by their bytes as well, and parsed here where they are not.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from civicgraph.building.ledger import Ledger
from civicgraph.building.version import pages_version
from civicgraph.building.workers import Pump, Workers
from civicgraph.model import Article
from civicgraph.reading import RawPage, ReadFailure, Unread, UnreadPage, UnreadRecord, read_page
from civicgraph.reading.records import Draft

BATCH: Final = 64
"""Articles and pages that are handed on at once."""

_BYTES: Final = 16_000_000
"""Of pages in a batch; one page more is sent all the same."""

Found = Unread

_LOOK: Final = "SELECT harmless, id, claims, sha, published, content FROM page WHERE key = ?"
_HARMLESS: Final = "INSERT OR IGNORE INTO opened (key, harmless) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Known:
    """A page or line that was read before: what of its article stands in the table ``seen``."""

    source: str
    row: tuple[str, bytes, str, str, bytes]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at one place.

    Attributes:
        page: the key of the page or line that it was found on, to be noted with what it led to.
    """

    found: Article | ReadFailure | Known
    page: bytes | None = None


class PageReader:
    """Finds the articles of pages.

    Args:
        ledger: knows the pages of earlier builds.
        workers: who parses.
        version: of the rules and tables that extract from the articles.
    """

    def __init__(self, ledger: Ledger, workers: Workers, version: str) -> None:
        self._ledger = ledger
        self._made_by = f"{version} {pages_version()}"
        self._file = self._settings = ""
        self._pump: Pump[RawPage | None, Draft | ReadFailure | None] = Pump(workers, parse_batch, _lost)
        self._sent: deque[list[UnreadPage | Read]] = deque()
        self._parsed = 0

    def read(self, found: Iterable[Found]) -> Iterator[list[Read]]:
        """What was read, in batches; each page as its article or as the reason why there is none."""
        for batch in _batches(found):
            self._send([self._look_up(each) for each in batch])
            for _, results in self._pump.take(wait=self._pump.is_full):
                yield self._finish(results)
        for _, results in self._pump.drain():
            yield self._finish(results)

    def _look_up(self, found: Found) -> UnreadPage | Read:
        if isinstance(found, UnreadRecord):
            return self._look_up_record(found)
        return (self._known(found, self._key(found)) or found) if isinstance(found, UnreadPage) else Read(found)

    def _look_up_record(self, record: UnreadRecord) -> Read:
        if record.file != self._file:
            self._file, self._settings = record.file, record.settings()
        by_line = self._hash(self._settings, record.raw.data)
        by_place = self._hash(self._settings, record.raw.data, record.raw.name.encode("utf-8", "surrogatepass"))
        if known := self._known(record, by_line) or self._known(record, by_place):
            return known
        found = record.read()
        return Read(found, by_place if isinstance(found, Article) and record.names(found) else by_line)

    def _known(self, found: UnreadPage | UnreadRecord, key: bytes) -> Read | None:
        row = self._ledger.run(_LOOK, (key,)).fetchone()
        if row and row[0]:
            return Read(ReadFailure(found.raw.source, row[0], harmless=True))
        return Read(Known(found.raw.source, row[1:])) if row and self._ledger.has_claims(row[2]) else None

    def _key(self, page: UnreadPage) -> bytes:
        return self._hash(page.settings(), page.raw.data)

    def _hash(self, settings: str, *data: bytes) -> bytes:
        made = hashlib.sha256(f"{self._made_by} {settings}".encode("utf-8", "surrogatepass"))
        for each in data:
            made.update(each)
        return made.digest()[:16]

    def _send(self, batch: list[UnreadPage | Read]) -> None:
        raw = [each.raw if isinstance(each, UnreadPage) else None for each in batch]
        few = self._parsed < BATCH  # to start other processes would take longer
        self._parsed += len(raw) - raw.count(None)
        self._sent.append(batch)
        self._pump.put(raw, here=few or not any(raw))

    def _finish(self, results: list[Draft | ReadFailure | None]) -> list[Read]:
        return [self._finished(each, result) for each, result in zip(self._sent.popleft(), results, strict=True)]

    def _finished(self, each: UnreadPage | Read, result: Draft | ReadFailure | None) -> Read:
        if isinstance(each, Read) or result is None:
            assert isinstance(each, Read)
            return each
        if isinstance(result, Draft):
            return Read(each.finish(result), self._key(each))
        if result.harmless:
            self._ledger.run(_HARMLESS, (self._key(each), result.reason))
        return Read(result)


def parse_batch(pages: list[RawPage | None]) -> list[Draft | ReadFailure | None]:
    """What stands on each page; needs no state, so it runs anywhere."""
    return [None if page is None else read_page(page) for page in pages]


def _lost(page: RawPage | None) -> ReadFailure | None:
    reason = "the process that read it died, perhaps for want of memory; it stays out"
    return None if page is None else ReadFailure(page.source, reason)


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for each in found:
        batch.append(each)
        size += len(each.raw.data) if isinstance(each, UnreadPage) else 0
        if len(batch) == BATCH or size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
