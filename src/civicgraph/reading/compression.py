"""Opens compressed files: gzip and Zstandard, told by their first bytes, whatever the name says."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from civicgraph.reading.extras import extra
from civicgraph.reading.limits import Budget, Budgeted

#: The suffixes of compressed files.
COMPRESSIONS = frozenset({".gz", ".zst"})
#: What opening and reading a file can raise beside errors of ours.
READ_ERRORS = (OSError, EOFError, zlib.error)

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 17
#: So little is unpacked at once that a bomb gives no more than some 30 MB before it is counted.
_FED = 1 << 10


def open_file(path: Path) -> BinaryIO:
    """The bytes of the file, uncompressed.

    Raises:
        ReadError: it needs a package that is not installed.
    """
    stream = path.open("rb")
    try:
        start = stream.read(len(_ZSTD))
        stream.seek(0)
        return _uncompressed(stream, start, path.stat().st_size)
    except BaseException:
        stream.close()
        raise


def open_bytes(data: bytes) -> BinaryIO:
    """The same of bytes that have been read."""
    return _uncompressed(io.BytesIO(data), data[: len(_ZSTD)], len(data))


def uncompressed(stream: BinaryIO, size: int, budget: Budget | None = None) -> BinaryIO:
    """The same of a stream of so many bytes that cannot go back: the member of an archive."""
    buffered = io.BufferedReader(cast("io.RawIOBase", stream))
    return _uncompressed(buffered, buffered.peek(len(_ZSTD)), size, budget)


def _uncompressed(stream: BinaryIO, start: bytes, size: int, budget: Budget | None = None) -> BinaryIO:
    if start.startswith(_GZIP):
        opened = cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    elif start.startswith(_ZSTD):
        opened = cast("BinaryIO", _Unpacked(_unzstd(stream)))
    else:
        return stream
    return io.BufferedReader(Budgeted(opened, budget or Budget(size), stream), _CHUNK)


class _Unpacked(io.RawIOBase):
    """A stream of pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


def _unzstd(stream: BinaryIO) -> Iterator[bytes]:
    """What the frames hold.

    Raises:
        EOFError: the last one breaks off.
        OSError: one is damaged.
    """
    zstandard = extra("zstandard", "zst")
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    rest = b""
    try:
        while packed := rest or stream.read(_FED):
            if unpacker.eof:
                unpacker = zstandard.ZstdDecompressor().decompressobj()
            yield unpacker.decompress(packed)
            rest = unpacker.unused_data if unpacker.eof else b""
    except zstandard.ZstdError as error:
        raise OSError(f"the Zstandard data is damaged ({error})") from error
    if not unpacker.eof:
        raise EOFError("the Zstandard data breaks off")
