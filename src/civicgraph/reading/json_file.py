"""JSON: an object that is an article or holds a list of them, or an array, which is read as a stream."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from civicgraph.reading import json_lines
from civicgraph.reading.decode import decode, find_encoding
from civicgraph.reading.limits import LARGEST_ARTICLE, LARGEST_OBJECT, read_some
from civicgraph.reading.records import Draft, RawRecord, ReadFailure, draft_of_record
from civicgraph.reading.sources import Source

_CHUNK = 1 << 20
_LISTS = ("articles", "records", "items", "data", "results", "list", "news")
_BLANK = "\ufeff \t\r\n"


class _NotJsonError(Exception):
    """The array breaks off or holds something that is no JSON."""


def read(source: Source) -> Iterator[Draft | RawRecord | ReadFailure]:
    """The articles of the file."""
    head = source.head()
    encoding = find_encoding(head) if head.strip() else "utf-8"
    start = head.decode(encoding, errors="replace").lstrip(_BLANK)[:1]
    if not start:
        yield ReadFailure(source.name, "is empty: there is no article in it")
    elif start == "[":
        yield from _records(_array(source, encoding), source)
    else:
        yield from _object(source)


def _object(source: Source) -> Iterator[Draft | RawRecord | ReadFailure]:
    try:
        value = json.loads(decode(source.bytes(LARGEST_OBJECT)).text.strip(_BLANK))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from json_lines.read(source)
        else:
            yield ReadFailure(source.name, f"is no JSON: {error.msg} in line {error.lineno}")
        return
    except (ValueError, RecursionError) as error:
        yield ReadFailure(source.name, f"is no JSON: {error}")
        return
    records = (
        next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        if isinstance(value, dict)
        else None
    )
    if records is not None and not isinstance(value.get("text"), str):
        yield from _records(iter(records), source)
    else:
        yield draft_of_record(value, source.name, source.stem, source.columns)


def _records(records: Iterator[object], source: Source) -> Iterator[Draft | RawRecord | ReadFailure]:
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            yield draft_of_record(record, f"{source.name}:{number}", f"{source.stem}-{number}", source.columns)
    except _NotJsonError as error:
        yield ReadFailure(f"{source.name}:{number + 1}", f"is no JSON: {error}")
        return
    if not number:
        yield ReadFailure(source.name, "is empty: there is no article in it")


def _array(source: Source, encoding: str) -> Iterator[object]:
    """The elements of the array, without ever holding all of it.

    Raises:
        _NotJsonError: the array breaks off.
    """
    decoder = json.JSONDecoder()
    with source.open() as stream:
        chunks = _chunks(stream, encoding)
        buffer = next(chunks, "").lstrip(_BLANK)[1:]
        while True:
            buffer = _filled(buffer.lstrip(_BLANK + ","), chunks)
            if buffer.startswith("]"):
                return
            value, buffer = _element(decoder, buffer, chunks)
            yield value


def _element(decoder: json.JSONDecoder, buffer: str, chunks: Iterator[str]) -> tuple[object, str]:
    """The element at the start of the buffer, and what follows; reads on until it is whole."""
    while True:
        try:
            value, end = decoder.raw_decode(buffer)
        except RecursionError as error:
            raise _NotJsonError("it is nested too deeply") from error
        except ValueError as error:
            more = next(chunks, None) if len(buffer) < LARGEST_ARTICLE else None
            if more is None:
                raise _NotJsonError(str(error)) from error
            buffer += more
        else:
            return value, buffer[end:]


def _filled(buffer: str, chunks: Iterator[str]) -> str:
    while not buffer:
        more = next(chunks, None)
        if more is None:
            raise _NotJsonError("the array breaks off")
        buffer = more.lstrip(_BLANK + ",")
    return buffer


def _chunks(stream: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while data := read_some(stream, _CHUNK):
        yield decoder.decode(data)
