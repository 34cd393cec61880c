"""Zip archives: their members are read like files of a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from civicgraph.errors import ReadError
from civicgraph.reading.compression import uncompressed
from civicgraph.reading.formats import read_source
from civicgraph.reading.limits import BombError, Budget, Budgeted
from civicgraph.reading.records import Draft, RawPage, RawRecord, ReadFailure
from civicgraph.reading.sources import Source, is_wanted, parts_of_pages, stem_of, suffixes

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def read(source: Source) -> Iterator[Draft | RawPage | RawRecord | ReadFailure]:
    """The articles of the members, by name; a broken member is a failure, an archive in the archive too.

    Raises:
        BombError: it unpacks to too much.
        ReadError: it stands in an archive.
    """
    if source.inner:
        raise ReadError("is an archive in an archive, which is not read: unpack the outer one")
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            budget = Budget(_size(stream))
            members = _members(archive)
            for name, info in members:
                yield from _read(archive, name, info, source, budget)
    except zipfile.BadZipFile as error:
        yield ReadFailure(source.name, f"is no zip archive that can be read: {error}")
        return
    if not members:
        yield ReadFailure(source.name, "is empty: there is no file of a known kind in it")


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, 2)


def _members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members to read, with their names, in the order of these."""
    named = sorted(((_name(info), info) for info in archive.infolist() if not info.is_dir()), key=lambda each: each[0])
    parts = parts_of_pages(name for name, _ in named)
    return [(name, info) for name, info in named if _is_wanted(PurePosixPath(name), parts)]


def _is_wanted(path: PurePosixPath, parts: frozenset[str]) -> bool:
    hidden = any(folder.startswith((".", "__MACOSX")) for folder in path.parts)
    return not hidden and is_wanted(path.name) and not any(str(above) in parts for above in path.parents)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; Chinese Windows writes it in GBK without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _read(
    archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo, source: Source, budget: Budget
) -> Iterator[Draft | RawPage | RawRecord | ReadFailure]:
    if info.flag_bits & _ENCRYPTED:
        yield ReadFailure(f"{source.name}/{name}", "is locked with a password: unpack it yourself")
        return
    path = PurePosixPath(name)

    def opened() -> BinaryIO:
        inner = cast("BinaryIO", Budgeted(cast("BinaryIO", archive.open(info)), budget))
        return uncompressed(inner, info.compress_size, budget)

    member = Source(
        f"{source.name}/{name}", stem_of(path.name), suffixes(path.name)[0], opened, source.columns, inner=True
    )
    try:
        yield from read_source(member)
    except BombError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield ReadFailure(member.name, f"cannot be unpacked: {error}")
