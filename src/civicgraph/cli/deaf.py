"""A standard error whose reader may go: the work goes on, and what would have been said is dropped."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Deaf(io.RawIOBase):
    """Bytes on their way to a reader; when that is gone (a pipe is broken), to nobody.

    Args:
        raw: the stream beneath.
    """

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, data: ReadableBuffer, /) -> int | None:
        try:
            return self._raw.write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def listen_to_nobody() -> None:
    """Let what is said on the standard error stop nothing, whoever has stopped to listen: ``build … 2>&1 | head``."""
    stream = sys.stderr
    raw = getattr(stream, "buffer", None)
    raw = getattr(raw, "raw", raw)  # not buffered with PYTHONUNBUFFERED
    if isinstance(stream, io.TextIOWrapper) and isinstance(raw, io.RawIOBase):
        buffer = io.BufferedWriter(_Deaf(raw))
        sys.stderr = io.TextIOWrapper(buffer, stream.encoding, stream.errors, line_buffering=True)
