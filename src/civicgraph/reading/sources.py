"""Finds the files that inputs name, and opens them: folders, patterns, compressed files, the standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from civicgraph.errors import ReadError
from civicgraph.reading.columns import USUAL, Columns
from civicgraph.reading.compression import COMPRESSIONS, READ_ERRORS, open_bytes, open_file
from civicgraph.reading.formats import READERS
from civicgraph.reading.limits import LARGEST_ARTICLE, read_all

STDIN = "-"
_SKIPPED_NAMES = ("README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG", "SOURCES", "__MACOSX")
_PAGES = (".html", ".htm")
#: Browsers save the pictures and frames of ``page.html`` in ``page_files`` or ``page.files``.
_PARTS = ("_files", ".files")
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read articles from.

    Attributes:
        name: as messages call it.
        stem: the file's name without folders and suffixes.
        suffix: of the format, without that of a compression: ``.jsonl`` of ``news.jsonl.gz``; in lower case.
        open: opens the bytes, uncompressed.
        columns: the names that the fields of records go by.
        inner: it stands in an archive.
    """

    name: str
    stem: str
    suffix: str
    open: Callable[[], BinaryIO]
    columns: Columns
    inner: bool = False

    def head(self) -> bytes:
        """The first 64 KiB."""
        with self.open() as stream:
            return stream.read(_HEAD)

    def bytes(self, most: int = LARGEST_ARTICLE) -> bytes:
        """All of it.

        Raises:
            ReadError: it is larger than ``most`` bytes.
        """
        with self.open() as stream:
            return read_all(stream, most)


def find_sources(inputs: Sequence[str | Path], columns: Columns = USUAL) -> Iterator[Source]:
    """The files of the inputs, in the order of the inputs; those of a folder by name, its folders after its files.

    An input that is no file or folder is a pattern (``news/**/*.html``), its matches in the order of their names.

    Raises:
        ReadError: an input does not exist, or a folder has no file of a known kind.
    """
    for given in inputs:
        if str(given) == STDIN:
            yield _standard_input(columns)
            continue
        for path in _matches(Path(given)):
            yield from (_file(each, columns) for each in (_files(path) if path.is_dir() else [path]))


def _matches(path: Path) -> list[Path]:
    if path.exists():
        return [path]
    found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not found and glob.has_magic(str(path)):
        raise ReadError(f"{path}: no file or folder is of this pattern")
    if not found:
        raise ReadError(f"{path}: there is no such file or folder")
    if any(each.is_file() for each in found):  # of news/**/* the files; the folders only repeat them
        found = [each for each in found if each.is_file() and is_wanted(each.name)]
    return found


def _files(folder: Path) -> list[Path]:
    found = [Path(root) / name for root, _, names in _walk(folder) for name in sorted(names) if is_wanted(name)]
    if not found:
        known = ", ".join(sorted(READERS))
        compressed = " or ".join(sorted(COMPRESSIONS))
        raise ReadError(f"{folder}: has no articles; files of these kinds are read: {known}, also as {compressed}")
    return found


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """The folders in the order of their names; hidden ones and the parts of saved pages left out."""
    for root, folders, names in os.walk(folder):
        parts = parts_of_pages(names)
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", *_SKIPPED_NAMES)) and name not in parts
        )
        yield root, folders, names


def parts_of_pages(names: Iterable[str]) -> frozenset[str]:
    """The folders that belong to the saved pages of these names: ``page.html`` → ``page_files``, ``page.files``."""
    pages = [PurePath(name) for name in names if name.lower().endswith(_PAGES)]
    return frozenset(page.with_suffix("").as_posix() + end for page in pages for end in _PARTS)


def is_wanted(name: str) -> bool:
    """Whether a file of this name is read where it was not named by itself."""
    return not name.startswith((".", *_SKIPPED_NAMES)) and suffixes(name)[0] in READERS


def suffixes(name: str) -> tuple[str, str]:
    """The suffix of the format and that of the compression, in lower case: ``.jsonl`` and ``.gz``."""
    path = PurePath(name.lower())
    return (PurePath(path.stem).suffix, path.suffix) if path.suffix in COMPRESSIONS else (path.suffix, "")


def stem_of(name: str) -> str:
    """The file's name without its suffixes."""
    return name[: len(name) - sum(map(len, suffixes(name)))]


def _file(path: Path, columns: Columns) -> Source:
    return Source(path.as_posix(), stem_of(path.name), suffixes(path.name)[0], lambda: open_file(path), columns)


def _standard_input(columns: Columns) -> Source:
    """The standard input; it is read once and kept, so that its kind can be told.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        data = sys.stdin.buffer.read()
    except READ_ERRORS as error:
        raise ReadError(f"standard input: cannot be read: {error}") from error
    return Source("standard input", "stdin", "", lambda: open_bytes(data), columns)
