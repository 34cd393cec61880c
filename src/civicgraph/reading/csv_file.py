"""CSV and TSV: one article a row, under the names of the first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from civicgraph.reading.columns import Columns
from civicgraph.reading.decode import find_encoding
from civicgraph.reading.limits import LONGEST_TEXT
from civicgraph.reading.records import Draft, ReadFailure, draft_of_record
from civicgraph.reading.sources import Source

_DELIMITERS = ",\t;|"
_LONGEST_CELL = 2 * LONGEST_TEXT


def read(source: Source) -> Iterator[Draft | ReadFailure]:
    """The rows of the file, as a stream; the delimiter is told by the first row."""
    head = source.head()
    encoding = find_encoding(head) if head.strip() else "utf-8"
    with source.open() as stream:
        yield from _rows(source, _lines(stream, encoding), _delimiter(source, head, encoding))


def _delimiter(source: Source, head: bytes, encoding: str) -> str:
    if source.suffix == ".tsv":
        return "\t"
    first = head.decode(encoding, errors="replace").lstrip("\ufeff\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines, however they end; of one that is too long the beginning, at which the field limit stops."""
    with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="") as text:
        while line := text.readline(_LONGEST_CELL + 1):
            yield line
            while len(line) > _LONGEST_CELL and not line.endswith(("\r", "\n")):
                line = text.readline(_LONGEST_CELL + 1)


def _rows(source: Source, lines: Iterator[str], delimiter: str) -> Iterator[Draft | ReadFailure]:
    csv.field_size_limit(_LONGEST_CELL)  # the module has one limit for all; 131,072 characters at first
    reader = csv.reader(lines, delimiter=delimiter)
    names: list[str] | None = None
    found = False
    while True:
        start = reader.line_num + 1
        place = f"{source.name}:{start}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield ReadFailure(place, f"is no row that can be read: {error}; is a quotation mark left open?")
            continue
        if row is None:
            break
        if not any(cell.strip("\ufeff \t") for cell in row):
            continue
        if names is None:
            names = [cell.strip("\ufeff \t") for cell in row]
            if wrong := _wrong_names(names, source.columns):
                yield ReadFailure(place, wrong)
                return
            continue
        found = True
        yield _record(row, names, place, f"{source.stem}-{start}", source.columns)
    if not found:
        yield ReadFailure(source.name, "is empty: there is no article in it")


def _wrong_names(names: list[str], columns: Columns) -> str | None:
    if any(name in columns["text"] for name in names):
        return None
    found = ", ".join(map(repr, names[:8]))
    return f"has no column with a text: its columns are {found}; say which it is: --map text=COLUMN"


def _record(row: list[str], names: list[str], place: str, name: str, columns: Columns) -> Draft | ReadFailure:
    if len(row) > len(names):
        return ReadFailure(
            place, f"has {len(row)} cells, more than the {len(names)} columns: put texts with commas in quotes"
        )
    return draft_of_record(dict(zip(names, row, strict=False)), place, name, columns)
