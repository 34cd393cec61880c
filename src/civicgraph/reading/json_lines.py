"""JSON Lines: one record a line, read as a stream; a broken line is one failure."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from civicgraph.errors import ReadError
from civicgraph.reading.columns import Columns
from civicgraph.reading.decode import decode, find_encoding
from civicgraph.reading.limits import LARGEST_ARTICLE, lines_of
from civicgraph.reading.records import Draft, RawRecord, ReadFailure, draft_of_record
from civicgraph.reading.sources import Source


def read(source: Source) -> Iterator[Draft | RawRecord | ReadFailure]:
    """The records of the file, line by line; those that are bytes are left to be parsed by :func:`read_record`."""
    encoding = _encoding(source.head())
    found = False
    with source.open() as stream:
        for number, line in enumerate(_lines(stream, encoding), start=1):
            place, name = f"{source.name}:{number}", f"{source.stem}-{number}"
            if line is None:
                yield ReadFailure(place, f"is a line of more than {LARGEST_ARTICLE >> 20} MiB, which no article needs")
            elif not _is_blank(line):
                yield _record(line, encoding, place, name, source.columns)
            found = found or line is None or not _is_blank(line)
    if not found:
        yield ReadFailure(source.name, "is empty: there is no article in it")


def _encoding(head: bytes) -> str:
    """The encoding; a broken record among the first does not make the file unreadable."""
    try:
        return find_encoding(head)
    except ReadError:
        if head.lstrip()[:1] == b"{":
            return "utf-8"
        raise


def _is_blank(line: bytes | str) -> bool:
    if isinstance(line, str):
        return not line.strip("\ufeff \t\r\n")
    return not line.removeprefix(codecs.BOM_UTF8).strip()


def _lines(stream: BinaryIO, encoding: str) -> Iterator[bytes | str | None]:
    """The lines as bytes; as text in encodings whose line breaks are not single bytes; None if too long."""
    if encoding.startswith(("utf-16", "utf-32")):
        with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as lines:
            yield from lines
    else:
        yield from lines_of(stream)


def _record(
    line: bytes | str, encoding: str, source: str, name: str, columns: Columns
) -> Draft | RawRecord | ReadFailure:
    if isinstance(line, str):
        return _parsed(line, source, name, columns)
    return RawRecord(source, line, name, encoding, columns)


def read_record(raw: RawRecord) -> Draft | ReadFailure:
    """The draft of a line, or why there is none."""
    try:
        text = _text(raw.data, raw.encoding)
    except (ReadError, ValueError) as error:
        return ReadFailure(raw.source, f"is no JSON: {error}")
    return _parsed(text, raw.source, raw.name, raw.columns)


def _parsed(text: str, source: str, name: str, columns: Columns) -> Draft | ReadFailure:
    try:
        return draft_of_record(json.loads(text.strip("\ufeff \t\r\n")), source, name, columns)
    except json.JSONDecodeError as error:
        return ReadFailure(source, f"is no JSON: {error.msg} at character {error.pos + 1}")
    except RecursionError:
        return ReadFailure(source, "is no JSON that can be read: it is nested too deeply")
    except (ReadError, ValueError) as error:
        return ReadFailure(source, f"is no JSON: {error}")


def _text(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return decode(line).text
