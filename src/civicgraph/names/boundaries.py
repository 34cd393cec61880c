"""Where a name ends that is expected at a place: the lattice of names and the words behind them decides."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from civicgraph.names import guard, lattice
from civicgraph.names.dotted import LONGEST_FIRST, dotted_name
from civicgraph.names.foreign import (
    first_characters,
    is_sounds,
    log_foreign,
    sounds,
    sounds_behind_surname,
    starts_foreign,
)
from civicgraph.names.lattice import Reading
from civicgraph.names.model import load_names
from civicgraph.names.spans import Context, NameSpan
from civicgraph.text import lazy_re as re

_CLOSE = 6.0  # two readings nearer than this are settled by the rest of the article
_ELSEWHERE = 2.0  # what each other occurrence adds
_OCCURRENCES = 3  # so many at most
_NEAR = 50_000  # and no further away
_LOOKS = 100  # nor among more places than these
#: Posts that mostly other countries have, with what that adds to the log-odds of a foreign name.
_ABROAD = {
    **dict.fromkeys(("总统", "首相", "国王", "外长", "防长", "财长", "议长", "女王", "亲王"), 9.0),
    **dict.fromkeys(("总理", "大使", "公使", "州长"), 4.0),
}
#: Surnames that are mostly small words; after a post another name may follow them.
_JOINS = frozenset("和与同及向由对为是")
_JOINS_ODDS = 3.0
_FLOOR = 1.0  # less is no evidence
_FLOOR_OF_WORDS = 6.9
_VERB = 3.0  # the boost of a follower that shows a person
#: Where a string of unknown shape between marks may be a name.
_ENCLOSING = frozenset((Context.LIST, Context.BYLINE))
_LONGEST_CHINESE = 4
_ENCLOSED = -30.0  # a string of unknown shape between marks where a name must stand
_PADDED = re.compile(rf"([{lattice.HAN}])[ ]{{1,4}}([{lattice.HAN}])(?=[^{lattice.HAN}]|$)")


def name_at(text: str, start: int, end: int, *, after: Context) -> NameSpan | None:
    """The name that begins at ``start``, or None where what stands there is more likely no name.

    ``text`` is folded. The words behind the name, and where they leave a doubt the other places where the article
    has it, tell its length: 副市长王杰出席 → 王杰, 市长王杰出、 → 王杰出, 县长王成为先进单位颁奖 → 王成.
    Names of other shapes: 巴哈提·努尔别克, 扎西次仁, 普京. ``李 明``, padded to the width of three, is one name.
    """
    padded = _padded(text, start, end, after) if text[start + 1 : start + 2] == " " else None
    if padded:
        return padded
    dotted = dotted_name(text, start, end) if text.find("·", start, start + LONGEST_FIRST) > 0 else None
    if dotted:
        return dotted
    if after not in _ENCLOSING and not (text[start : start + 1] in _firsts() and _can_start(text, start, end)):
        return None
    reading = lattice.read(text, start, end)
    return _best(text, start, reading, after) if len(reading.run) >= 2 else None


@cache
def _firsts() -> frozenset[str]:
    """The characters that any name begins with; most of what stands behind a title has none of them."""
    return frozenset(surname[0] for surname in load_names().surnames) | first_characters()


def _can_start(text: str, start: int, end: int) -> bool:
    """Whether a name of any shape begins there."""
    surnames, opening = load_names().surnames, text[start : min(start + 4, end)]
    return opening[:1] in surnames or opening[:2] in surnames or starts_foreign(opening)


def _best(text: str, start: int, reading: Reading, after: Context) -> NameSpan | None:
    abroad = _ABROAD.get(text[max(0, start - 2) : start], 0.0)
    found = _candidates(reading, after, abroad)
    if not found:
        return None
    if len(found) > 1 and found[0][0] - found[1][0] < _CLOSE:
        scored = ((score + _elsewhere(text, start, reading, size), size) for score, size in found)
        found = sorted(scored, reverse=True)
    score, size = found[0]
    name = reading.run[:size]
    odds = score + after.value - max(reading.none, _joined(text, start, reading, after))
    if odds < _floor(reading, name, after) or guard.is_no_person(text, start, start + size):
        return None
    return NameSpan(start, start + size, name, round(odds, 3))


def _floor(reading: Reading, name: str, after: Context) -> float:
    """The odds that are evidence enough; a word needs more, unless a verb or a mark shows that a name stands there."""
    if after in _ENCLOSING or guard.not_names().get(name) != "word":
        return _FLOOR
    following = (reading.run[len(name) : len(name) + size] for size in (1, 2, 3, 4))
    return _FLOOR if any(lattice.followers().get(word, 0.0) >= _VERB for word in following) else _FLOOR_OF_WORDS


def _joined(text: str, start: int, reading: Reading, after: Context) -> float:
    """The reading as a small word and a name: 总书记|和|苏某."""
    word = reading.run[0]
    if word not in _JOINS or after is Context.BYLINE:
        return -math.inf
    found = _candidates(lattice.read(text, start + 1, start + len(reading.run)), after, 0.0)
    odds = 0.0 if after is Context.LIST else _JOINS_ODDS
    return load_names().words[word][0] + odds + found[0][0] if found else -math.inf


def _candidates(reading: Reading, after: Context, abroad: float) -> list[tuple[float, int]]:
    """(log-probability, length) of each way to read a name and what follows, best first."""
    run = reading.run
    found = []
    for size in range(2, min(max(_LONGEST_CHINESE, sounds(run), sounds_behind_surname(run)), len(run)) + 1):
        chinese, foreign = _log_shares(run[:size])
        share = max(chinese, foreign + abroad)
        if share == -math.inf and size == len(run) <= 4 and reading.closed and _enclosed(run, after):
            share = _ENCLOSED - size
        if share > -math.inf:
            found.append((share + reading.after[size], size))
    found.sort(reverse=True)
    return found


@lru_cache(maxsize=1 << 13)
def _log_shares(name: str) -> tuple[float, float]:
    """Log-probability as a Chinese name and as a foreign one; the same names come again and again."""
    model = load_names()
    return model.log_name(name), log_foreign(model, name)


def _enclosed(run: str, after: Context) -> bool:
    """Whether a string between marks may be a name of unknown shape, because names stand before it."""
    shaped = run[0] in load_names().surnames or is_sounds(run)
    return after in _ENCLOSING and shaped and not lattice.has_words(run)


def _elsewhere(text: str, start: int, reading: Reading, size: int) -> float:
    """What other places of the article say for this length: the name stands there too, and something else behind it."""
    name, following = reading.run[:size], reading.run[size : size + 1]
    count, last = 0, start + _NEAR
    at = text.find(name, max(0, start - _NEAR), last)
    for _ in range(_LOOKS):
        if at < 0 or count >= _OCCURRENCES:
            break
        if at != start and text[at + size : at + size + 1] != following:
            count += 1
        at = text.find(name, at + size, last)
    return _ELSEWHERE * count


def _padded(text: str, start: int, end: int, after: Context) -> NameSpan | None:
    """``李 明``: a name of two characters set to the width of three."""
    match = _PADDED.match(text, start, end)
    if not match or match.group(1) not in load_names().surnames or after in (Context.RUNNING, Context.ROLE):
        return None
    return NameSpan(start, match.end(), match.group(1) + match.group(2), after.value)
