"""The names of ``re`` that rules use, with patterns that are compiled only when they are first used.

    from civicgraph.text import lazy_re as re

There are hundreds of patterns, a large class of Chinese characters takes long to compile, and one article needs but a
part of them; so ``civicgraph extract`` on one article starts in less time. A pattern that is in use is as fast as one
of ``re``; one that ``re`` would try at every offset, though its matches begin with few characters, is faster: it is
tried where these stand, and one whose matches need some rare character only in texts that have it
(``first_characters``).
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

from civicgraph.text.charsets import compile_pattern
from civicgraph.text.first_characters import needed_somewhere, worth_looking_for

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

#: So many uses are too few to make up for the time that the look for first characters takes to prepare.
_SELDOM = 100
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


class _Compiled:
    """Has the methods of the compiled pattern as its attributes."""

    pattern: str
    flags: int
    search: Callable[..., Match[str] | None]
    finditer: Callable[..., Iterator[Match[str]]]


class _Waiting(_Compiled):
    """Becomes a ``_Compiled`` when it is first asked for a method."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = compile_pattern(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        self.search, self.finditer = _searching(self, compiled), _finding(self, compiled)
        self.__class__ = _Compiled  # type: ignore[assignment]  # from now on attributes are found without __getattr__
        return getattr(self, name)


_Search = Callable[[str, int, int], Match[str] | None]


def _begins(pattern: str, flags: int) -> _Search | None:
    """Finds the first character of the next match, where that is quicker than to find the match.

    The class of first characters comes first, since only then does ``re`` run over the text without trying anything;
    the pattern itself is looked for from in front of that character, where it may also look back.
    """
    firsts = worth_looking_for(pattern, flags)
    if not firsts:
        return None
    first = _class_of(firsts)
    end = "\n" if flags & VERBOSE else ""
    try:
        return compile_pattern(f"{first}(?<=(?={pattern}{end}){first})", flags).search
    except re.error:  # what refers to its own groups cannot be looked back at
        return None


def _class_of(characters: frozenset[str]) -> str:
    return f"[{''.join(map(escape, sorted(characters)))}]"


def _hasten(pattern: _Compiled, compiled: Pattern[str]) -> None:
    """Let a pattern that is often used look for first characters, or else be as ``re`` has it."""
    begin = _begins(pattern.pattern, pattern.flags)
    pattern.search = _quick_search(begin, compiled) if begin else compiled.search
    pattern.finditer = _quick_finditer(begin, compiled) if begin else compiled.finditer
    needed = needed_somewhere(pattern.pattern, pattern.flags)
    if needed:
        has = re.compile(_class_of(needed)).search
        pattern.search = _search_if(has, pattern.search)
        pattern.finditer = _finditer_if(has, pattern.finditer)


def _searching(pattern: _Compiled, compiled: Pattern[str]) -> Callable[..., Match[str] | None]:
    """``search`` for the first times."""
    uses = iter(range(_SELDOM))

    def search(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        if next(uses, None) is None:
            _hasten(pattern, compiled)
            return pattern.search(string, pos, endpos)
        return compiled.search(string, pos, endpos)

    return search


def _finding(pattern: _Compiled, compiled: Pattern[str]) -> Callable[..., Iterator[Match[str]]]:
    """``finditer`` for the first times."""
    uses = iter(range(_SELDOM))

    def finditer(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        if next(uses, None) is None:
            _hasten(pattern, compiled)
            return pattern.finditer(string, pos, endpos)
        return compiled.finditer(string, pos, endpos)

    return finditer


def _quick_search(begin: _Search, compiled: Pattern[str]) -> Callable[..., Match[str] | None]:
    match_at = compiled.match

    def search(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        first = begin(string, pos, endpos)
        return match_at(string, first.start(), endpos) if first else None

    return search


def _quick_finditer(begin: _Search, compiled: Pattern[str]) -> Callable[..., Iterator[Match[str]]]:
    match_at = compiled.match

    def finditer(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        while first := begin(string, pos, endpos):
            found = match_at(string, first.start(), endpos)
            if found is None:  # cannot be: it has just been found
                return
            yield found
            pos = found.end()

    return finditer


def _search_if(has: _Search, search_: Callable[..., Match[str] | None]) -> Callable[..., Match[str] | None]:
    def search(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        return search_(string, pos, endpos) if has(string, pos, endpos) else None

    return search


def _finditer_if(has: _Search, finditer_: Callable[..., Iterator[Match[str]]]) -> Callable[..., Iterator[Match[str]]]:
    def finditer(string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        return finditer_(string, pos, endpos) if has(string, pos, endpos) else iter(())

    return finditer


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - stands for re.compile
    """What ``re.compile`` gives, later; a pattern that is wrong is found when it is first used.

    >>> compile("[县市]长").findall("县长、市长")
    ['县长', '市长']
    """
    return cast("Pattern[str]", _Waiting(pattern, flags))
