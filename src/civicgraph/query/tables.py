"""Answers as text: a table for reading, CSV for spreadsheets, TSV for exact terms."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from civicgraph.query.rows import Rows, Term, value
from civicgraph.rdf.vocab import PREFIXES

_GAP: Final = "  "
_NARROWEST: Final = 6
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_LOCAL: Final = re.compile(r"[\w-]+")
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})


def table(rows: Rows, width: int | None = None) -> str:
    """The rows in columns that line up, wide East Asian characters counted as two.

    IRIs of known namespaces are shortened (``cg:Person``); control characters become blanks, so that no text of an
    article commands the terminal.

    Args:
        rows: the answer.
        width: of the terminal; cells that do not fit end in ``…``. None cuts nothing.
    """
    lines = [list(rows.columns), *([_cell(term) for term in row] for row in rows.terms)]
    widths = [max(map(text_width, column)) for column in zip(*lines, strict=True)]
    if width is not None:
        widest = _widest(widths, width)
        widths = [min(each, widest) for each in widths]
    numeric = [_is_numeric(column) for column in zip(*rows.terms, strict=True)] or [False] * len(widths)
    lines.insert(1, ["-" * each for each in widths])
    return "".join(f"{_line(line, widths, numeric)}\n" for line in lines)


def to_csv(rows: Rows) -> str:
    """The values as RFC 4180 has them: a header, commas, quotes where needed, lines that end in CR LF.

    A text that a spreadsheet would run as a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a return) gets
    an apostrophe in front, for what stands in an article is written by strangers; numbers stay as they are. JSON and
    TSV are exact.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_csv_cell(term) for term in row] for row in rows.terms)
    return text.getvalue()


def to_tsv(rows: Rows) -> str:
    """The terms in the SPARQL 1.1 Query Results TSV Format (W3C): each as Turtle writes it, with language and type."""
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    lines += ["\t".join("" if term is None else _tsv_cell(term) for term in row) for row in rows.terms]
    return "".join(f"{line}\n" for line in lines)


def text_width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cell(term: Term | None) -> str:
    text = _short(term) if isinstance(term, NamedNode) else _text(term)
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)


def _text(term: Term | None) -> str:
    found = value(term)
    return str(found).lower() if isinstance(found, bool) else "" if found is None else str(found)


def _short(node: NamedNode) -> str:
    for prefix, namespace in PREFIXES.items():
        local = node.value.removeprefix(namespace)
        if local != node.value and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return node.value


def _csv_cell(term: Term | None) -> str:
    text = _text(term)
    is_text = isinstance(value(term), str)
    return f"'{text}" if is_text and _FORMULA.match(text) else text


def _tsv_cell(term: Term) -> str:
    return str(term).replace("\t", "\\t") if isinstance(term, Literal) else str(term)


def _is_numeric(column: Sequence[Term | None]) -> bool:
    values = [value(term) for term in column if term is not None]
    return bool(values) and not any(isinstance(each, str | bool) for each in values)


def _widest(widths: Sequence[int], width: int) -> int:
    """The widest that a column may be so that all fit; never less than what can be read."""
    room = width - len(_GAP) * (len(widths) - 1)
    fits = (each for each in range(max(widths, default=0), _NARROWEST, -1) if sum(min(w, each) for w in widths) <= room)
    return next(fits, _NARROWEST)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = (_pad(_cut(cell, width), width, right) for cell, width, right in zip(cells, widths, numeric, strict=True))
    return _GAP.join(padded).rstrip()


def _pad(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - text_width(text))
    return blanks + text if right else text + blanks


def _cut(text: str, width: int) -> str:
    if text_width(text) <= width:
        return text
    while text and text_width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"
