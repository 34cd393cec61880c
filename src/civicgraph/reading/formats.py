"""The table of formats: which module reads files of which suffix, and how content without a known suffix is told.

To support a format, write one module with ``read(source) -> Iterator[Draft | ReadFailure]`` and add its row here.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from civicgraph.errors import ReadError
from civicgraph.reading.decode import find_encoding

if TYPE_CHECKING:
    from civicgraph.reading.records import Draft, ReadFailure
    from civicgraph.reading.sources import Source

Reader = Callable[["Source"], Iterator["Draft | ReadFailure"]]

#: The suffix of a format → the module that reads it.
READERS = {
    ".json": "civicgraph.reading.json_file",
    ".jsonl": "civicgraph.reading.json_lines",
    ".markdown": "civicgraph.reading.plain",
    ".md": "civicgraph.reading.plain",
    ".ndjson": "civicgraph.reading.json_lines",
    ".text": "civicgraph.reading.plain",
    ".txt": "civicgraph.reading.plain",
}
#: The suffixes of compressed files.
COMPRESSIONS = frozenset({".gz"})

_MARKUP = ("<!doctype", "<html", "<?xml")


def reader_of(source: Source) -> Reader:
    """The function that reads the source, by its suffix, else by what it holds.

    Raises:
        ReadError: it holds what no reader reads.
    """
    module = READERS.get(source.suffix) or _module_of_content(source.head())
    return cast("Reader", importlib.import_module(module).read)


def _module_of_content(head: bytes) -> str:
    try:
        text = head.decode(find_encoding(head), errors="replace").lstrip("\ufeff \t\r\n")
    except ReadError:
        return READERS[".txt"]  # its reader says what is wrong
    if text[:15].lower().startswith(_MARKUP):
        raise ReadError("is HTML or XML, which is not read: give its text, or JSON Lines with the text of each article")
    if text.startswith("{"):
        return READERS[".jsonl" if _is_record(text.partition("\n")[0]) else ".json"]
    return READERS[".json" if text.startswith("[") and _opens_array(text) else ".txt"]


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _opens_array(text: str) -> bool:
    return text[1:].lstrip()[:1] in ("{", "]")
