"""Finds the files that inputs name, and opens them: folders, compressed files, the standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from civicgraph.errors import ReadError
from civicgraph.reading.formats import COMPRESSIONS, READERS

STDIN = "-"
#: What opening and reading a file can raise.
READ_ERRORS = (OSError, EOFError, zlib.error)
_SKIPPED_NAMES = ("README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG", "SOURCES", "__MACOSX")
_HEAD = 1 << 16
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read articles from.

    Attributes:
        name: as messages call it.
        stem: the file's name without folders and suffixes.
        suffix: of the format, without that of a compression: ``.jsonl`` of ``news.jsonl.gz``; in lower case.
        open: opens the bytes, uncompressed.
    """

    name: str
    stem: str
    suffix: str
    open: Callable[[], BinaryIO]

    def head(self) -> bytes:
        """The first 64 KiB."""
        with self.open() as stream:
            return stream.read(_HEAD)

    def bytes(self) -> bytes:
        """All of it."""
        with self.open() as stream:
            return stream.read()


def find_sources(inputs: Sequence[str | Path]) -> Iterator[Source]:
    """The files of the inputs, in the order of the inputs; those of a folder by name, its folders after its files.

    Raises:
        ReadError: an input does not exist, or a folder has no file of a known kind.
    """
    for given in inputs:
        if str(given) == STDIN:
            yield _standard_input()
            continue
        path = Path(given)
        if path.is_dir():
            yield from map(_file, _files(path))
        elif path.exists():
            yield _file(path)
        else:
            raise ReadError(f"{path}: there is no such file or folder")


def _files(folder: Path) -> list[Path]:
    found = [Path(root) / name for root, _, names in _walk(folder) for name in sorted(names) if _is_wanted(name)]
    if not found:
        known = ", ".join(sorted(READERS))
        raise ReadError(f"{folder}: has no articles; files of these kinds are read: {known}, also compressed as .gz")
    return found


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """The folders in the order of their names, hidden ones left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", *_SKIPPED_NAMES)))
        yield root, folders, names


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", *_SKIPPED_NAMES)) and _suffixes(name)[0] in READERS


def _suffixes(name: str) -> tuple[str, str]:
    """The suffix of the format and that of the compression, in lower case: ``.jsonl`` and ``.gz``."""
    path = PurePath(name.lower())
    return (PurePath(path.stem).suffix, path.suffix) if path.suffix in COMPRESSIONS else (path.suffix, "")


def _file(path: Path) -> Source:
    suffix, compression = _suffixes(path.name)
    stem = path.name[: len(path.name) - len(suffix) - len(compression)]
    return Source(path.as_posix(), stem, suffix, lambda: _open(path))


def _open(path: Path) -> BinaryIO:
    """The bytes of a file; compression is told by the first bytes, whatever the suffix says."""
    with path.open("rb") as stream:
        compressed = stream.read(2) == _GZIP
    return cast("BinaryIO", gzip.open(path)) if compressed else path.open("rb")


def _standard_input() -> Source:
    """The standard input; it is read once and kept, so that its kind can be told.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        data = sys.stdin.buffer.read()
        data = gzip.decompress(data) if data.startswith(_GZIP) else data
    except READ_ERRORS as error:
        raise ReadError(f"standard input: cannot be read: {error}") from error
    return Source("standard input", "stdin", "", lambda: io.BytesIO(data))
