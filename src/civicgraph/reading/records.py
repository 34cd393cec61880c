"""What the readers of formats hand on, and how the fields of a record are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from civicgraph.reading.columns import USUAL, Columns

_SURROGATES = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file or record that is no article: where it is (``news.jsonl:17``), and why, with what to do.

    Attributes:
        harmless: nothing is wrong: it is a page without an article, as crawls hold many.
    """

    source: str
    reason: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format states it; what it does not state is None and looked for in the text.

    Attributes:
        source: the file and record, for messages.
        name: what the id is made of where the record has none.
        site: the name of the site it stands on; the publisher where nothing else names one.
    """

    source: str
    name: str
    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    jurisdiction: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class RawPage:
    """A web page that is still to be parsed.

    Attributes:
        source: the file and record, for messages.
        data: the page, in any encoding.
        name: what the id is made of.
        url: where it was published, where that is known beside the page.
        charset: the encoding that it was sent with.
    """

    source: str
    data: bytes
    name: str
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A line of JSON that is still to be parsed.

    Attributes:
        source: the file and line, for messages.
        data: the line.
        name: what the id is made of where the record has none.
        encoding: of the file, as far as its first lines tell.
        columns: the names of the fields.
    """

    source: str
    data: bytes
    name: str
    encoding: str
    columns: Columns


def draft_of_record(record: object, source: str, name: str, columns: Columns = USUAL) -> Draft | ReadFailure:
    """The draft of a record such as a JSON object, by the names its fields go by."""
    if not isinstance(record, Mapping):
        return ReadFailure(
            source, f"is no object with fields but a {type(record).__name__}: give an object with a text"
        )
    fields = {field: _first(record, names) for field, names in columns.items()}
    text = fields.pop("text")
    if text is None:
        return ReadFailure(source, _why_no_text(record, columns["text"]))
    if fields["publisher"] and fields["publisher"].startswith(("http://", "https://")):
        fields["url"], fields["publisher"] = fields["url"] or fields["publisher"], None
    return Draft(source, name, text, **fields)


def _why_no_text(record: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    blank = next((name for name in names if name in record), None)
    if blank:
        return f"has no text: its field {blank!r} holds none"
    found = ", ".join(map(repr, list(record)[:8])) or "none"
    return f"has no text: its fields are {found}; name one of them {names[0]!r}, or say which it is: --map text=NAME"


def _first(record: Mapping[Any, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds something, as text."""
    for name in names:
        if (name in record or "." in name) and (text := _as_text(_value(record, name))):
            return text
    return None


def _value(record: Mapping[Any, Any], name: str) -> object:
    """The field; ``data.title`` is also the title of the object in the field data."""
    if name in record or "." not in name:
        return record.get(name)
    outer, _, inner = name.partition(".")
    below = record.get(outer)
    return _value(below, inner) if isinstance(below, Mapping) else None


def _as_text(value: object) -> str | None:
    """Text as it is, numbers in digits, paragraphs joined by line breaks; None for anything else and for blanks."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, date):  # and times, of Parquet
        value = value.isoformat()
    if not isinstance(value, str) or not value.strip():
        return None
    return value if _is_clean(value) else _SURROGATES.sub("\ufffd", value)


def _is_clean(text: str) -> bool:
    """Whether nothing in it must be replaced; to encode it is the fastest way to find out."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
