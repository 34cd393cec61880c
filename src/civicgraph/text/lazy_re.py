"""The names of ``re`` that rules use, with patterns that are compiled only when they are first used.

    from civicgraph.text import lazy_re as re

There are hundreds of patterns, a large class of Chinese characters takes long to compile, and one article needs but a
part of them; so ``civicgraph extract`` on one article starts in less time. A pattern that is in use is as fast as one
of ``re``; one that ``re`` would try at every offset, though its matches begin with few characters, is faster: it is
tried where these stand (``first_characters``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from re import (
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

from civicgraph.text.first_characters import worth_looking_for

__all__ = [
    "IGNORECASE",
    "MULTILINE",
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
        firsts = worth_looking_for(self.pattern, self.flags)
        if firsts:
            self.__dict__.update(search=_searching(firsts, compiled), finditer=_finding(firsts, compiled))
        self.__class__ = _Compiled  # type: ignore[assignment]  # from now on attributes are found without __getattr__
        return getattr(self, name)


def _looking_for(firsts: frozenset[str]) -> Callable[[str, int, int], Match[str] | None]:
    return re.compile(f"[{''.join(map(escape, sorted(firsts)))}]").search


def _searching(firsts: frozenset[str], compiled: Pattern[str]) -> Callable[..., Match[str] | None]:
    look_for, match_at = _looking_for(firsts), compiled.match

    def search(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        while first := look_for(string, pos, endpos):
            if found := match_at(string, first.start(), endpos):
                return found
            pos = first.start() + 1
        return None

    return search


def _finding(firsts: frozenset[str], compiled: Pattern[str]) -> Callable[..., Iterator[Match[str]]]:
    look_for, match_at = _looking_for(firsts), compiled.match

    def finditer(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        while first := look_for(string, pos, endpos):
            found = match_at(string, first.start(), endpos)
            if found:
                yield found
            pos = found.end() if found else first.start() + 1

    return finditer


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - stands for re.compile
    """What ``re.compile`` gives, later; a pattern that is wrong is found when it is first used.

    >>> compile("[县市]长").findall("县长、市长")
    ['县长', '市长']
    """
    return cast("Pattern[str]", _Waiting(pattern, flags))
