"""What a node can be found by: its names, their pinyin and the initials of that."""

from __future__ import annotations

from collections.abc import Iterable


def search_keys(label: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Names first, then pinyin without tones and blanks, then initials; lower case, each once.

    >>> search_keys("张晨", ())
    ('张晨', 'zhangchen', 'zc')
    """
    names = [_plain(name) for name in (label, *aliases)]
    return tuple(dict.fromkeys(key for key in (*names, *_pinyin(label)) if key))


def _plain(name: str) -> str:
    return "".join(name.lower().split())


def _pinyin(name: str) -> tuple[str, str]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # a big table, needed by views only

    syllables = lazy_pinyin(_plain(name), style=Style.NORMAL)
    return "".join(syllables), "".join(syllable[0] for syllable in syllables if syllable)
