"""The table of formats: which module reads files of which suffix, and how content without a known suffix is told.

To support a format, write one module with ``read(source) -> Iterator[Draft | RawPage | RawRecord | ReadFailure]`` and
add its row here.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from civicgraph.errors import ReadError
from civicgraph.reading.columns import USUAL
from civicgraph.reading.compression import READ_ERRORS
from civicgraph.reading.decode import find_encoding
from civicgraph.reading.limits import BombError
from civicgraph.reading.records import ReadFailure

if TYPE_CHECKING:
    from civicgraph.reading.records import Draft, RawPage, RawRecord
    from civicgraph.reading.sources import Source

Reader = Callable[["Source"], Iterator["Draft | RawPage | RawRecord | ReadFailure"]]

#: The suffix of a format → the module that reads it.
READERS = {
    ".csv": "civicgraph.reading.csv_file",
    ".htm": "civicgraph.reading.html_file",
    ".html": "civicgraph.reading.html_file",
    ".json": "civicgraph.reading.json_file",
    ".jsonl": "civicgraph.reading.json_lines",
    ".markdown": "civicgraph.reading.plain",
    ".md": "civicgraph.reading.plain",
    ".mht": "civicgraph.reading.mhtml_file",
    ".mhtml": "civicgraph.reading.mhtml_file",
    ".ndjson": "civicgraph.reading.json_lines",
    ".parquet": "civicgraph.reading.parquet_file",
    ".shtml": "civicgraph.reading.html_file",
    ".text": "civicgraph.reading.plain",
    ".tsv": "civicgraph.reading.csv_file",
    ".txt": "civicgraph.reading.plain",
    ".warc": "civicgraph.reading.warc_file",
    ".xhtml": "civicgraph.reading.html_file",
    ".zip": "civicgraph.reading.zip_file",
}

_STARTS = ((b"PK\x03\x04", ".zip"), (b"PAR1", ".parquet"), (b"WARC/", ".warc"))
_MARKUP = re.compile(r"<(?:!doctype|html|\?xml|!--|head|body|meta|title|div|p|h1|table)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:From|MIME-Version|Snapshot-Content-Location|Content-Type|Subject|Date): .*?\n[A-Z]", re.DOTALL)


def read_source(source: Source) -> Iterator[Draft | RawPage | RawRecord | ReadFailure]:
    """What the source holds, read by its suffix, else by its content; errors of the whole of it are failures.

    Raises:
        BombError: it stands in an archive that unpacks to too much.
    """
    try:
        yield from reader_of(source)(source)
    except BombError as error:
        if source.inner:
            raise
        yield ReadFailure(source.name, str(error))
    except ReadError as error:
        yield ReadFailure(source.name, str(error))
    except READ_ERRORS as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield ReadFailure(source.name, f"cannot be read: {reason}")


def reader_of(source: Source) -> Reader:
    """The function that reads the source, by its suffix, else by what it holds."""
    module = READERS.get(source.suffix) or READERS[_suffix_of_content(source.head())]
    return cast("Reader", importlib.import_module(module).read)


def _suffix_of_content(head: bytes) -> str:
    known = next((suffix for start, suffix in _STARTS if head.startswith(start)), None)
    if known:
        return known
    try:
        text = head.decode(find_encoding(head), errors="replace").lstrip("\ufeff \t\r\n")
    except ReadError:
        return ".txt"  # its reader says what is wrong
    return _suffix_of_text(text)


def _suffix_of_text(text: str) -> str:
    line = text.partition("\n")[0]
    if _MARKUP.match(text):
        return ".html"
    if text.startswith("{"):
        return ".jsonl" if _is_record(line) else ".json"
    if text.startswith("[") and _opens_array(text):
        return ".json"
    if _MAIL.match(text) and "multipart/related" in text[:4000]:
        return ".mhtml"
    return ".csv" if _is_head_of_table(line) else ".txt"


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _opens_array(text: str) -> bool:
    return text[1:].lstrip()[:1] in ("{", "]")


def _is_head_of_table(line: str) -> bool:
    """Whether the line names fields and nothing else that could be said: ``title,text,date``."""
    names = {name.strip().strip('"') for name in re.split(r"[,;\t|]", line)}
    usual = {name for known in USUAL.values() for name in known}
    return len(names) > 1 and bool(names & set(USUAL["text"])) and len(names & usual) > 1
