"""With which characters a match of a pattern can begin, and what it needs: if rare, these are quickly looked for.

``re`` itself goes by them only where a pattern begins with a character or with a choice of characters; behind
``(?<!…)`` and ``(…)?`` it tries the whole pattern at every offset. What a pattern is made of is read from the parser of
the standard library; where a version of Python has none under its name, nothing is known and nothing is lost.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any

#: More characters than this in a range are as good as any.
_LONGEST_RANGE = 64
#: The commonest characters of news by the share of text that each makes up; others are rare.
_SHARES = (
    ("，", 0.06),
    ("。、的", 0.03),
    ("一在是人有不了中国年为大上行业和个公时这发", 0.008),
    ("0123456789“” \n：；", 0.005),
    (
        "以来资会金对市出到要地日于家成用下能我经方产他月生新分多作现可后理过也司网开前元进机全场工等高合法就本动部长们者定自同主实关其将",
        0.003,
    ),
)
_SHARE = {character: share for characters, share in _SHARES for character in characters}
_RARE = 0.0004
#: So much of a text may be such characters.
_FEW = 0.15
#: What a match needs somewhere is looked for where it is at most so much of a text, and so much scarcer than what
#: matches begin with.
_SCARCE = 0.012
_MUCH = 3


def worth_looking_for(pattern: str, flags: int) -> frozenset[str] | None:
    """The first characters of all matches, where looking for them beats what ``re`` does; else None.

    >>> sorted(worth_looking_for("(?<!副)(?:市|县)长", 0) or "")
    ['县', '市']
    >>> worth_looking_for("[市县]长", 0) is None
    True
    """
    parsed = _parsed(pattern, flags)
    if parsed is None or _begins_with_choice(parsed) or _begins_the_text(parsed):
        return None
    firsts, may_be_empty = _of_sequence(parsed)
    return firsts if firsts and not may_be_empty and _share_of(firsts) <= _FEW else None


def needed_somewhere(pattern: str, flags: int) -> frozenset[str] | None:
    """Characters of which each match has at least one, where few texts have any; else None.

    >>> sorted(needed_somewhere("[^，]{2,9}(?:举行|召开)", 0) or "")
    ['举', '召']
    >>> needed_somewhere("[^，]{2,9}(?:举行)?", 0) is None
    True
    """
    parsed = _parsed(pattern, flags)
    needed = None if parsed is None or _begins_the_text(parsed) else _needed_in(parsed)
    if not needed or _share_of(needed) > _SCARCE:
        return None
    firsts, may_be_empty = _of_sequence(parsed)
    scarcer = not firsts or may_be_empty or _share_of(needed) * _MUCH < _share_of(firsts)
    return needed if scarcer else None


def _parsed(pattern: str, flags: int) -> Any:
    parser = _parser()
    if parser is None or flags & re.IGNORECASE:
        return None
    parsed = parser.parse(pattern, flags)
    return None if parsed.state.flags & re.IGNORECASE else parsed


def _share_of(characters: frozenset[str]) -> float:
    return sum(_SHARE.get(each, _RARE) for each in characters)


def _needed_in(parsed: Any) -> frozenset[str] | None:
    """The scarcest of what the things of a sequence need."""
    needs = [need for kind, value in parsed if (need := _needed_by(str(kind), value))]
    return min(needs, key=_share_of) if needs else None


def _needed_by(kind: str, value: Any) -> frozenset[str] | None:
    if kind in ("LITERAL", "IN"):
        return _of(kind, value)[0]
    if kind == "BRANCH":
        needs = [_needed_in(choice) for choice in value[1]]
        return frozenset().union(*(need for need in needs if need)) if all(needs) else None
    if kind == "SUBPATTERN":
        return None if value[1] or value[2] else _needed_in(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _needed_in(value[2]) if value[0] else None
    return _needed_in(value[1]) if kind == "ASSERT" and value[0] > 0 else None


@cache
def _parser() -> Any:
    try:
        return importlib.import_module("re._parser")
    except ImportError:
        return None


def _begins_with_choice(parsed: Any) -> bool:
    """Whether ``re`` finds first characters by itself."""
    while parsed and str(parsed[0][0]) == "SUBPATTERN":
        parsed = parsed[0][1][3]
    if not parsed:
        return False
    kind, value = str(parsed[0][0]), parsed[0][1]
    if kind == "BRANCH":
        return all(choice and str(choice[0][0]) == "LITERAL" for choice in value[1])
    return kind in ("LITERAL", "IN")


def _begins_the_text(parsed: Any) -> bool:
    """Whether ``re`` stops after the first offset."""
    return bool(parsed) and str(parsed[0][0]) == "AT" and str(parsed[0][1]) in ("AT_BEGINNING", "AT_BEGINNING_STRING")


_Firsts = tuple[frozenset[str] | None, bool]


def _of_sequence(parsed: Any) -> _Firsts:
    """The first characters (None for any) of one thing after the other, and whether all of it may be empty."""
    found: frozenset[str] = frozenset()
    for kind, value in parsed:
        firsts, may_be_empty = _of(str(kind), value)
        if firsts is None:
            return None, False
        found |= firsts
        if not may_be_empty:
            return found, False
    return found, True


def _of(kind: str, value: Any) -> _Firsts:
    if kind == "LITERAL":
        return frozenset(chr(value)), False
    if kind == "IN":
        return _of_class(value), False
    if kind == "BRANCH":
        return _of_branches([_of_sequence(choice) for choice in value[1]])
    if kind == "SUBPATTERN":
        return (None, False) if value[1] or value[2] else _of_sequence(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        firsts, may_be_empty = _of_sequence(value[2])
        return firsts, may_be_empty or value[0] == 0
    return (frozenset(), True) if kind in ("ASSERT", "ASSERT_NOT", "AT") else (None, False)


def _of_branches(choices: list[_Firsts]) -> _Firsts:
    found: frozenset[str] = frozenset()
    for firsts, _ in choices:
        if firsts is None:
            return None, False
        found |= firsts
    return found, any(may_be_empty for _, may_be_empty in choices)


def _of_class(items: Any) -> frozenset[str] | None:
    found: set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] <= _LONGEST_RANGE:
            found.update(chr(code) for code in range(value[0], value[1] + 1))
        else:
            return None
    return frozenset(found)
