"""The text of a page, whatever encoding it is in and whatever it says that it is in."""

from __future__ import annotations

import codecs
import re

from civicgraph.reading.decode import decode

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
#: A page of GBK or GB 18030 says gb2312; decoding it as what it says would lose the rarer characters of names.
_WIDER = (("gb", "gb18030"), ("big5", "big5hkscs"))
_MOST_DAMAGE = 0.01


def page_text(data: bytes, charset: str | None = None) -> str:
    """The text of a page; ``charset`` is what it came with. NULs are left out, as browsers do.

    UTF-8 that is whole is UTF-8, whatever is declared; otherwise what is declared holds where it fits, and what fits
    best where it does not.

    Raises:
        ReadError: it is no text, or damaged.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.replace(b"\0", b"")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as_declared(data, charset or _declared(data)) or decode(data).text


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _HEAD)
    return match[1].decode("ascii") if match else ""


def _as_declared(data: bytes, charset: str) -> str | None:
    """The text in the declared encoding, where hardly anything of it cannot be read in that."""
    encoding = next((wider for start, wider in _WIDER if charset.lower().startswith(start)), None)
    if encoding is None:
        return None
    text = data.decode(encoding, errors="replace")
    return text if text.count("\ufffd") <= 1 + len(text) * _MOST_DAMAGE else None
