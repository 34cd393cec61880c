"""MHTML: a web page saved with its pictures as one file, in the form of a mail."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from civicgraph.errors import ReadError
from civicgraph.reading.records import RawPage
from civicgraph.reading.sources import Source


def read(source: Source) -> Iterator[RawPage]:
    """The page.

    Raises:
        ReadError: there is no page in it, or it is too large for an article.
    """
    mail = message_from_bytes(source.bytes(), policy=policy.compat32)
    page = next(
        (part for part in mail.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise ReadError("holds no web page: save it again as HTML or MHTML")
    yield RawPage(source.name, data, source.stem, _address(mail, page), page.get_content_charset())


def _address(mail: Message, page: Message) -> str | None:
    found = (part.get(name) for part, name in ((page, "Content-Location"), (mail, "Snapshot-Content-Location")))
    return next((str(url).strip() for url in found if url and str(url).startswith("http")), None)
