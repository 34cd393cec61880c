"""WARC, what crawlers keep: the web pages among its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from civicgraph.errors import ReadError
from civicgraph.reading.compression import READ_ERRORS
from civicgraph.reading.extras import extra
from civicgraph.reading.limits import read_all, read_some
from civicgraph.reading.records import RawPage, ReadFailure
from civicgraph.reading.sources import Source

_TYPES = ("response", "resource")
_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = "200"


def read(source: Source) -> Iterator[RawPage | ReadFailure]:
    """The pages of the crawl; pictures, redirections and pages that were not found are passed over.

    Raises:
        ReadError: warcio is not installed.
    """
    archive = extra("warcio.archiveiterator", "warc")
    broken = extra("warcio.exceptions", "warc").ArchiveLoadFailed
    number = 0
    with source.open() as stream:
        watched = _Watched(stream)
        try:
            for number, record in enumerate(archive.ArchiveIterator(watched), start=1):
                yield from _read(record, source, f"{source.name}:{number}", watched)
        except AttributeError:  # what warcio raises of a record without an address
            reason: str | None = "a record has no address"
        except (broken, ValueError, *READ_ERRORS) as error:
            reason = str(error).strip().partition("\n")[0]
        else:
            reason = None if watched.is_whole() else "this is the beginning of a record"
    if reason:
        yield ReadFailure(f"{source.name}:{number + 1}", f"the crawl breaks off here: {reason}")
    elif not number:
        yield ReadFailure(source.name, "is empty: there is no record in it")


@dataclass(slots=True)
class _Watched:
    """A stream that gives what it has before it says that it breaks off, and knows how it ended.

    Attributes:
        told: that it breaks off has been said.
    """

    stream: BinaryIO
    told: bool = False
    _end: bytes = b""

    def read(self, most: int) -> bytes:
        """Some of it."""
        data = read_some(self.stream, most)
        self._end = (self._end + data[-4:])[-4:]
        return data

    def is_whole(self) -> bool:
        """Whether it ends as a record does, as far as nothing else was said."""
        return self.told or not self._end or self._end.endswith((b"\n\n", b"\n\r\n"))


def _read(record: Any, source: Source, place: str, watched: _Watched) -> Iterator[RawPage | ReadFailure]:
    if not record.rec_type or record.rec_headers.get_header("Content-Length") is None:
        return  # a head that breaks off, which the end of the stream tells
    if record.rec_type not in _TYPES or not _is_page(record):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = read_all(record.content_stream())
        if getattr(record.raw_stream, "limit", 0) > 0:
            watched.told = True
            raise ReadError("the crawl breaks off within this record")
        name = url.strip("<>").partition("://")[2] or f"{source.stem}-{place}"
        yield RawPage(place, data, name, url.strip("<>") or None, _charset(record))
    except ReadError as error:
        yield ReadFailure(f"{place} {url}".strip(), str(error))


def _is_page(record: Any) -> bool:
    http = record.http_headers
    if http is None:
        return str(record.content_type or "").startswith(_PAGES)
    return http.get_statuscode() == _FOUND and (http.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _charset(record: Any) -> str | None:
    declared = (record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type) or ""
    _, _, charset = declared.lower().partition("charset=")
    return charset.strip(" \"';") or None
