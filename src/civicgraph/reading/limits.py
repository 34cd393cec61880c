"""How large inputs may be: what is larger is refused with its name, so that no file can fill the memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from civicgraph.errors import ReadError

LARGEST_ARTICLE: Final = 32 << 20
"""Bytes of a file, line or record that is one article, with all that a record may carry beside its text."""
LONGEST_TEXT: Final = 2_000_000
"""Characters of the text of an article; a county's yearbook has fewer."""
LARGEST_OBJECT: Final = 512 << 20
"""Bytes of a JSON file that is one object: it cannot be read in pieces."""

#: Text is packed to a tenth, repetitive records to a hundredth; only what was made to do harm goes beyond.
_MOST_TIMES = 250
#: So much may come out of any file, however small.
_ALWAYS = 64 << 20


class BombError(ReadError):
    """A compressed file holds so much more than its size that it can only be meant to fill a disk or a memory."""


@dataclass(slots=True)
class Budget:
    """What may come out of a compressed file or archive.

    Attributes:
        packed: its size in bytes.
        spent: how much has come out of it.
    """

    packed: int
    spent: int = 0

    def spend(self, number: int) -> None:
        """Count bytes that came out.

        Raises:
            BombError: there are too many.
        """
        self.spent += number
        if self.spent > _ALWAYS and self.spent > self.packed * _MOST_TIMES:
            raise BombError(
                f"unpacks to more than {_MOST_TIMES} times its size ({self.packed:,} bytes), as only a zip bomb does: "
                "unpack it yourself if you trust it"
            )


class Budgeted(io.RawIOBase):
    """A stream that counts what is read from it.

    Reading raises :class:`BombError` where the budget is spent.
    """

    def __init__(self, stream: BinaryIO, budget: Budget, below: BinaryIO | None = None) -> None:
        self._stream = stream
        self._below = below
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what fits into the buffer."""
        data = read_some(self._stream, len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the streams below too."""
        self._stream.close()
        if self._below is not None:
            self._below.close()
        super().close()


def read_some(stream: BinaryIO, most: int) -> bytes:
    """What can be had at once, at most so many bytes: where a file breaks off, ``read`` loses what it had begun."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(most)


def read_all(stream: BinaryIO, most: int = LARGEST_ARTICLE) -> bytes:
    """All of the stream.

    Raises:
        ReadError: it is larger than ``most`` bytes.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise ReadError(f"is larger than {most >> 20} MiB, which no article is: split it into its articles")
    return data


def lines_of(stream: BinaryIO, most: int = LARGEST_ARTICLE) -> Iterator[bytes | None]:
    """The lines of the stream; None in the place of one that is longer than ``most`` bytes."""
    while line := stream.readline(most):
        if len(line) < most or line.endswith(b"\n"):
            yield line
            continue
        while len(line) == most and not line.endswith(b"\n"):
            line = stream.readline(most)
        yield None
