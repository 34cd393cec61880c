"""Runs of names: 赵文峰、朱雪松、禹卫民等; A（女）、B（回族）; A、B和C."""

from __future__ import annotations

from civicgraph.names import guard, lattice
from civicgraph.names.boundaries import name_at
from civicgraph.names.foreign import is_sounds
from civicgraph.names.model import load_names
from civicgraph.names.spans import Context, NameSpan
from civicgraph.text import lazy_re as re

_MOST = 2 / 3  # so many of a list must be names by themselves for an odd one to be taken along
#: Between two names: 、 ， white space, 和 与 及 以及, each perhaps after a remark in brackets: （女）, （回族）.
_BETWEEN = re.compile(
    r"[ ]*(?:（[^（）\n]{1,16}）)?[ ]*(?:[、，,/；;\n ]+[ ]*(?:以及|和|与|及)?|(?:以及|和|与|及))[ ]*"
)
#: After a comma or a new line a new clause may begin (…、李四，王五主持), unless a mark closes the name there too.
_WEAK = re.compile("[，,\\n]")
_CLOSED = re.compile(rf"[^{lattice.HAN}]|$|等|和|与|及")
_SHORT = 2
#: One character between a short name and a mark that is no word of its own there.
_LEFT_OVER = re.compile(
    rf"[{lattice.HAN}](?<![说称等道讲问答率陪在到又也还都均已将摄图和与及])(?:(?<!文)(?=[、，；。）])|(?=、(?![图摄])))"
)
_ENCLOSED = re.compile(
    rf"([{lattice.HAN}]{{2,4}}|[{lattice.HAN}]{{1,6}}(?:·[{lattice.HAN}]{{1,12}})+)(?=[、，,/；;。（）\s]|等|$)"
)


def name_list(text: str, start: int, end: int) -> list[NameSpan]:
    """The names of a list that begins at ``start``; it stops before whatever is no name.

    A string between two marks that looks odd as a name (a word, a rare surname) is taken along where most of the list
    are clearly names.
    """
    found: list[NameSpan] = []
    doubtful: list[NameSpan] = []
    at, weak = start, False
    while at < end:
        span = _with_left_over(text, name_at(text, at, end, after=Context.LIST), end)
        if span is None:
            span = _odd(text, at, end)
            if span is None:
                break
            doubtful.append(span)
        if weak and not _CLOSED.match(text, span.end):
            break
        found.append(span)
        between = _BETWEEN.match(text, span.end, end)
        if not between:
            break
        at, weak = between.end(), bool(_WEAK.search(between.group()))
    return _trusted(found, doubtful)


def _with_left_over(text: str, span: NameSpan | None, end: int) -> NameSpan | None:
    """陈华生 where the words would have 陈华: a character that would be left over before a mark belongs to it."""
    left = _LEFT_OVER.match(text, span.end, end) if span and span.end - span.start == _SHORT else None
    if span is None or left is None or load_names().split(span.name + left[0]) is None:
        return span
    return NameSpan(span.start, left.end(), span.name + left[0], span.score)


def _odd(text: str, at: int, end: int) -> NameSpan | None:
    """What stands alone between two marks and could be a name in a list of names."""
    match = _ENCLOSED.match(text, at, end)
    if not match or guard.is_placeholder(match.group(1)) or not _could_be(match.group(1)):
        return None
    return NameSpan(at, match.end(1), match.group(1))


def _could_be(text: str) -> bool:
    return load_names().split(text) is not None or (is_sounds(text) and not lattice.has_words(text))


def _trusted(found: list[NameSpan], doubtful: list[NameSpan]) -> list[NameSpan]:
    """The list, whole where most of it is sure, else up to the first doubtful name."""
    sure = len(found) - len(doubtful)
    if sure >= 2 and sure >= _MOST * len(found):
        return found
    return found[: next((index for index, span in enumerate(found) if span in doubtful), len(found))]
