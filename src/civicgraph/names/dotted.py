"""Names with middle dots: 巴哈提·努尔别克, 唐纳德·J·特朗普."""

from __future__ import annotations

from civicgraph.names import lattice
from civicgraph.names.foreign import is_sounds
from civicgraph.names.spans import NameSpan
from civicgraph.text import lazy_re as re

_LETTERS = "一-鿿A-Za-z-"
#: The first dot stands within so many characters.
LONGEST_FIRST = 10
DOTTED = re.compile(
    f"([一-鿿A-Z][{_LETTERS}]{{0,{LONGEST_FIRST - 2}}})((?:·[{_LETTERS}]{{1,10}})*)·([{_LETTERS}]{{1,14}})"
)
_SURE = 10.0  # the score of a name with dots
_SOUND, _OTHER = -4.5, -11.0  # log-probability of a character of the last part
_VERB = 2.0  # a follower of this weight ends a name that stands before the foreign one
_LONGEST = 10


def dotted_name(text: str, start: int, end: int) -> NameSpan | None:
    """The name with dots that begins at ``start``; its last part ends where words begin.

    None also where a Chinese name and a verb stand before the foreign name: 王某某致电约翰·史密斯.
    """
    match = DOTTED.match(text, start, end)
    if not match or _starts_with_other_name(match.group(1)):
        return None
    reading = lattice.read(text, match.start(3), end)
    if not reading.run:
        return NameSpan(start, match.end(), match.group(), _SURE)
    sizes = range(1, min(_LONGEST, len(reading.run)) + 1)
    size = max(sizes, key=lambda size: _log_sounds(reading.run[:size]) + reading.after[size])
    stop = match.start(3) + size
    return NameSpan(start, stop, text[start:stop], _SURE)


def _starts_with_other_name(first: str) -> bool:
    """Whether the first part holds a word that follows names: 致电, 向, 同."""
    if is_sounds(first):
        return False
    if lattice.has_words(first):
        return True
    boosts = lattice.followers()
    pieces = (first[at : at + size] for at in range(2, len(first)) for size in (1, 2))
    return any(boosts.get(piece, 0.0) >= _VERB for piece in pieces)


def _log_sounds(part: str) -> float:
    return sum(_SOUND if is_sounds(char) else _OTHER for char in part)
