"""How wide text is and where it breaks, so that labels can be laid out before any browser sees them."""

from __future__ import annotations

import math
import unicodedata
from functools import cache

_WIDE = frozenset("WFA")  # east Asian widths that take a whole em in a Chinese font
_NARROW_EM = 0.58  # the mean of Latin letters and digits in the sans-serif fonts of all systems, on the safe side
_NEVER_FIRST = frozenset("，。、；：？！）》」』”’…%,.;:?!)]}·")


@cache
def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in _WIDE else _NARROW_EM


def ems(text: str) -> float:
    """The width of a text in ems: 1 for a Chinese character, a good half for a Latin one."""
    return sum(map(_em, text))


def wrap(text: str, max_em: float, max_lines: int) -> tuple[str, ...]:
    """Breaks a label into lines of about equal width; what does not fit ends in ``…``.

    >>> wrap("青禾县人民代表大会常务委员会", 9, 2)
    ('青禾县人民代表', '大会常务委员会')
    """
    least = math.ceil(ems(text) / max_em) or 1
    width = ems(text) / least
    while width < max_em:
        lines = _fill(text, width)
        if len(lines) <= min(least, max_lines):
            return tuple(lines)
        width += 0.5
    lines = _fill(text, max_em)
    if len(lines) <= max_lines:
        return tuple(lines)
    return (*lines[: max_lines - 1], _cut(lines[max_lines - 1], max_em))


def _fill(text: str, max_em: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and ems(lines[-1] + piece.rstrip()) > max_em and piece[0] not in _NEVER_FIRST:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _pieces(text: str) -> list[str]:
    """Single wide characters, and runs of narrow ones up to 12 (a longer run may break anywhere)."""
    pieces: list[str] = []
    for char in text:
        joins = pieces and _em(char) < 1 and _em(pieces[-1][-1]) < 1 and pieces[-1][-1] != " " and len(pieces[-1]) < 12
        if joins:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _cut(line: str, max_em: float) -> str:
    while line and ems(line) > max_em - 1:
        line = line[:-1]
    return line + "…"
