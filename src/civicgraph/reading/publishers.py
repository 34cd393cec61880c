"""``sources.toml``: which site, folder or medium is whose, so that 我县 in its articles is known."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from civicgraph.errors import ReadError

_KEYS = ("site", "folder", "medium")
_GIVES = ("publisher", "jurisdiction")
_FORM = 'give [[source]] with site, folder or medium, and publisher or jurisdiction, each a text in "…"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[source]]``: what it holds of, and what it says.

    Attributes:
        site: a host, with all hosts below it: ``www.qingxi.gov.cn``.
        folder: a folder or file, absolute.
        medium: the publisher as articles state it.
        publisher: of articles that state none.
        jurisdiction: of articles that state none.
    """

    site: str | None = None
    folder: str | None = None
    medium: str | None = None
    publisher: str | None = None
    jurisdiction: str | None = None

    def fits(self, host: str, file: str, medium: str | None) -> bool:
        """Whether all that the entry names is so of an article."""
        return (
            (not self.site or host == self.site or host.endswith(f".{self.site}"))
            and (not self.folder or file == self.folder or file.startswith(self.folder.rstrip(os.sep) + os.sep))
            and (not self.medium or medium == self.medium)
        )

    @property
    def precision(self) -> tuple[int, int, int]:
        """Of two entries that fit the more precise holds: a site before a folder before a medium, then the longer."""
        return len(self.site or ""), len(self.folder or ""), len(self.medium or "")


@dataclass(frozen=True, slots=True)
class Publishers:
    """The entries of a file, the most precise first."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Publishers:
        """The entries of a ``sources.toml``; its folders are relative to it.

        Raises:
            ReadError: it cannot be read, or an entry is not of the form.
        """
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ReadError(f"{path}: cannot be read: {error}") from error
        rows = table.get("source")
        if not isinstance(rows, list) or set(table) != {"source"}:
            raise ReadError(f"{path}: has no list of sources: {_FORM}")
        entries = [_entry(row, path, number) for number, row in enumerate(rows, start=1)]
        return cls(tuple(sorted(entries, key=lambda entry: entry.precision, reverse=True)))

    def publisher(self, url: str | None, file: str) -> str | None:
        """The publisher of an article that names none."""
        found = (entry.publisher for entry in self._fitting(url, file, None))
        return next(filter(None, found), None)

    def jurisdiction(self, url: str | None, file: str, medium: str | None) -> str | None:
        """The jurisdiction of an article that names none."""
        found = (entry.jurisdiction for entry in self._fitting(url, file, medium))
        return next(filter(None, found), None)

    def _fitting(self, url: str | None, file: str, medium: str | None) -> list[Entry]:
        if not self.entries:
            return []
        host, file = _host(url or ""), os.path.abspath(file)  # noqa: PTH100 (as text; the name may go on inside an archive)
        return [entry for entry in self.entries if entry.fits(host, file, medium)]


def _entry(row: object, path: Path, number: int) -> Entry:
    place = f"{path}: source {number}"
    if not isinstance(row, Mapping) or not all(isinstance(value, str) and value.strip() for value in row.values()):
        raise ReadError(f"{place}: is not of the form: {_FORM}")
    unknown = sorted(set(row) - {*_KEYS, *_GIVES})
    if unknown:
        raise ReadError(f"{place}: {unknown[0]!r} means nothing here: {_FORM}")
    if not set(row) & set(_KEYS) or not set(row) & set(_GIVES):
        raise ReadError(f"{place}: says nothing of anything: {_FORM}")
    fields = {key: value.strip() for key, value in row.items()}
    if "site" in fields:
        fields["site"] = _host(fields["site"]) or fields["site"].lower().strip("/")
    if "folder" in fields:
        fields["folder"] = os.path.abspath(path.parent / fields["folder"])  # noqa: PTH100 (as of articles)
    return Entry(**fields)


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""
