"""Reads a few characters as a name and the words behind it, in all ways, and weighs them."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from civicgraph import resources
from civicgraph.names.model import begin_longer_words, load_names
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

HAN = "〇㐀-䶿一-鿿"
WINDOW = 11
_RUN = re.compile(f"[{HAN}]{{0,{WINDOW}}}")
_LONGEST_WORD = 4
_UNSEEN_WORD = -17.0
#: What the class of a word adds to its log-probability where it follows a name, against its share of all text.
_AFTER_NAME = {
    "v": 2.0,
    "p": 2.5,
    "d": 1.5,
    "t": 0.5,
    "c": 0.5,
    "u": 0.0,
    "r": -0.5,
    "a": -1.0,
    "m": -1.5,
    "n": -1.5,
    "b": -0.5,
    "x": -1.5,
    "f": -2.0,
    "l": -1.5,
}
#: The same for a word that follows a title at once, without a name: 书记出席, but hardly 书记温泉.
_AFTER_TITLE = {
    "v": 1.0,
    "p": 1.5,
    "d": 1.5,
    "t": 0.5,
    "c": 3.0,
    "u": 1.0,
    "r": 0.0,
    "a": 0.0,
    "m": -0.5,
    "n": -1.0,
    "b": -1.5,
    "x": -3.0,
    "f": -4.0,
    "l": 0.0,
}
_AT_A_MARK = math.log(0.3)  # the name is followed by a mark, a space or the end
_CUT_OFF = -4.0  # it reaches the end of the window
_UNLISTED_CHARACTER = -1.5  # a character that the list of followers lacks hardly follows a name as a word
_MAY_FOLLOW_ALONE = frozenset("dpcu")  # classes of words of which a single character follows names as often as any
_UNLISTED = (-13.0, "v")  # a follower that the vocabulary lacks
_LONE_CHARACTER = -2.5  # a last word of one character between the name and a mark: 王杰|出、
_IN_LIST = -4.0  # a word between the name and a mark that encloses names
#: Marks that any clause may end in; the others (、 brackets, white space, the end) rather stand right after the name.
_LOOSE = frozenset("，。：；！？”》…—0123456789")
#: Words of one character that often stand between a name and a mark: 李明说：张三等， 王芳为“先进个人”
_LONE = frozenset("说等讲称摄文图为将对在以把向从用被获读叫作任的是")


@cache
def followers() -> Mapping[str, float]:
    """Words that stand after names, with what that adds to their log-probability: data/name_followers.csv."""
    with resources.data("name_followers.csv").open(encoding="utf-8", newline="") as handle:
        return MappingProxyType({row["word"]: float(row["boost"]) for row in csv.DictReader(handle)})


@record
class Reading:
    """The characters from a place on, up to the next mark.

    Attributes:
        run: at most WINDOW Chinese characters.
        closed: whether a mark, another script or the end follows the run.
        rest: for each offset, the log-probability of the words from there on.
        after: the same where a name ends at the offset.
        none: the same for the whole run, where a title with no name stands before it.
    """

    run: str
    closed: bool
    rest: tuple[float, ...]
    after: tuple[float, ...]
    none: float


def read(text: str, start: int, end: int) -> Reading:
    """Reads what stands at ``start``, not beyond ``end``."""
    match = _RUN.match(text, start, end)
    run = match.group() if match else ""
    closed = len(run) < WINDOW or start + len(run) >= end
    return _read_run(run, closed, closed and text[start + len(run) : start + len(run) + 1] not in _LOOSE)


@lru_cache(maxsize=1 << 12)
def _read_run(run: str, closed: bool, tight: bool) -> Reading:
    """Goes from the last character to the first: the best words from each on, and the best after a name."""
    find, longer, firsts, followers_ = load_names().words.get, _longer(), _first_of_followers(), _followers()
    size = len(run)
    rest = [0.0] * (size + 1)
    after = [_AT_A_MARK if closed else _CUT_OFF] * (size + 1)
    none = -math.inf
    for start in range(size - 1, -1, -1):
        best, best_after = _UNSEEN_WORD + rest[start + 1], -math.inf
        last = min(start + _LONGEST_WORD, size) if run[start : start + 2] in longer else min(start + 2, size)
        boosts = followers_ if run[start] in firsts else None
        for stop in range(start + 1, last + 1):
            word = run[start:stop]
            entry = find(word)
            boost = boosts.get(word) if boosts else None
            if entry is None:
                if boost is None:
                    continue
                entry = _UNLISTED
            share, kind = entry
            tail = rest[stop] + _edge(word, tight) if stop == size and closed else rest[stop]
            if share + tail > best:  # noqa: PLR1730 - a call of max() would cost more than the rest of the loop
                best = share + tail
            if boost is None:
                lone = stop == start + 1 and kind not in _MAY_FOLLOW_ALONE
                boost = _UNLISTED_CHARACTER if lone else _AFTER_NAME[kind]
            if share + boost + tail > best_after:  # noqa: PLR1730
                best_after = share + boost + tail
            if start == 0 and share + _AFTER_TITLE[kind] + tail > none:
                none = share + _AFTER_TITLE[kind] + tail
        rest[start], after[start] = best, max(best_after, best - 3)
    return Reading(run, closed, tuple(rest), tuple(after), max(none, rest[0] - 4))


@cache
def _followers() -> dict[str, float]:
    return dict(followers())


@cache
def _first_of_followers() -> frozenset[str]:
    return frozenset(word[0] for word in followers())


@cache
def _longer() -> frozenset[str]:
    return begin_longer_words() | {word[:2] for word in followers() if len(word) > 2}


def _edge(word: str, tight: bool) -> float:
    """What a last word between the name and a mark costs: 王杰|出、 is no good reading."""
    if word in _LONE:
        return 0.0
    alone = _LONE_CHARACTER if len(word) == 1 else 0.0
    return 3 * alone + _IN_LIST if tight else alone


def has_words(text: str) -> bool:
    """Whether a word of two or more characters stands in a short text (one that is no foreign name itself)."""
    words = load_names().words
    pieces = (text[start:stop] for start in range(len(text)) for stop in range(start + 2, len(text) + 1))
    return any(words.get(piece, (0.0, "f"))[1] not in "fx" for piece in pieces)
