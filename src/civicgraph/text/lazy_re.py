"""The names of ``re`` that rules use, with patterns that are compiled only when they are first used.

    from civicgraph.text import lazy_re as re

There are hundreds of patterns, a large class of Chinese characters takes long to compile, and one article needs but a
part of them; so ``civicgraph extract`` on one article starts in less time. A pattern that is in use is as fast as one
of ``re``.
"""

from __future__ import annotations

import re
from re import VERBOSE, Match, Pattern, escape, findall, finditer, fullmatch, match, search, split, sub
from typing import Any, cast

__all__ = [
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


class _Compiled:
    """Has the methods of the compiled pattern as its attributes."""

    pattern: str
    flags: int


class _Waiting(_Compiled):
    """Becomes a ``_Compiled`` when it is first asked for a method."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        self.__class__ = _Compiled  # type: ignore[assignment]  # from now on attributes are found without __getattr__
        return getattr(self, name)


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - stands for re.compile
    """What ``re.compile`` gives, later; a pattern that is wrong is found when it is first used.

    >>> compile("[县市]长").findall("县长、市长")
    ['县长', '市长']
    """
    return cast("Pattern[str]", _Waiting(pattern, flags))
