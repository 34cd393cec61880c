"""Compiles patterns that hold the same large classes of characters again and again.

Python 3.11 goes through all 27,584 characters of ``[㐀-鿿]`` each time the class stands in a pattern, which takes a
millisecond; hundreds of patterns have it. What ``re`` makes of a class is remembered while a pattern is compiled.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache
from re import Pattern
from typing import Any

_Optimize = Callable[..., Any]


def compile_pattern(pattern: str, flags: int) -> Pattern[str]:
    """What ``re.compile`` gives.

    >>> compile_pattern("[㐀-鿿]+", 0).findall("县长a")
    ['县长']
    """
    found = _compiler()
    if found is None:
        return re.compile(pattern, flags)
    compiler, original, remembering = found
    compiler._optimize_charset = remembering
    try:
        return re.compile(pattern, flags)
    finally:
        compiler._optimize_charset = original


@cache
def _compiler() -> tuple[Any, _Optimize, _Optimize] | None:
    """The compiler of ``re``, its own function and one that remembers; None where a version has none of these names."""
    try:
        compiler = importlib.import_module("re._compiler")
        original: _Optimize = compiler._optimize_charset
    except (ImportError, AttributeError):
        return None
    known: dict[tuple[Any, ...], Any] = {}

    def remembering(charset: Any, *more: Any) -> Any:
        if any(more):  # letters without regard to case
            return original(charset, *more)
        key = tuple(charset)
        if key not in known:
            known[key] = original(charset)
        return known[key]

    return compiler, original, remembering
