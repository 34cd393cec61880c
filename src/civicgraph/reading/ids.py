"""Names articles: safe in file names and IRIs, stable, each once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 100
#: File names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_id(text: str) -> str:
    """The text as a name: letters, digits, ``.``, ``_`` and ``-``; never a path, never empty.

    >>> safe_id("../../etc/passwd"), safe_id("http://x.cn/a?b=1"), safe_id("二〇一七 第3期")
    ('etc-passwd', 'http-x.cn-a-b-1', '二〇一七-第3期')
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip("-.")
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 9]}-{_digest(text)}"
    return f"article-{name}" if _DEVICES.fullmatch(name) else name or "article"


@dataclass(slots=True)
class Ids:
    """Gives each article an id that no other article of the run has; the same article has the same id again."""

    _taken: dict[str, bytes] = field(default_factory=dict)

    def assign(self, wanted: str, content: str) -> str:
        """The safe form of the wanted id, with a hash of the content behind it where another article has that."""
        name, mark = safe_id(wanted), sha256(content.encode("utf-8", "surrogatepass")).digest()
        for candidate in (name, f"{name}-{mark.hex()[:8]}", f"{name}-{mark.hex()}"):
            if self._taken.setdefault(candidate.casefold(), mark) == mark:
                return candidate
        raise AssertionError("two articles with one hash")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
