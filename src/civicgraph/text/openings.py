"""Patterns of what stands at the beginning of a text or right behind certain marks."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.text import lazy_re as re


class Opening:
    """A pattern that matches at the beginning of a text and behind marks, which are part of the match there.

    The marks come first in the pattern, so that ``re`` runs from one to the next; behind ``(?<=…)`` or ``^`` it would
    try the whole pattern at every offset.

    >>> [match["name"] for match in Opening("[，。]", "(?P<name>.[芳明])").finditer("张芳，王敏，李明")]
    ['张芳', '李明']
    """

    def __init__(self, marks: str, inside: str) -> None:
        self._first, self._behind = re.compile(inside), re.compile(f"(?:{marks})(?:{inside})")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order, none overlapping."""
        first = self._first.match(text)
        if first:
            yield first
        yield from self._behind.finditer(text, first.end() if first else 0)
