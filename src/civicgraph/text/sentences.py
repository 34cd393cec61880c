"""Splits a folded text into sentences, and a sentence into clauses, by small named rules in a fixed order.

A scan finds the places where a sentence could end; the first rule with an opinion decides. What stands between
（ ） 《 》 〈 〉 【 】 on one line is passed over as a whole, so an unclosed bracket harms nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span, trimmed_bounds

_PAIRS = (("（", "）"), ("《", "》"), ("〈", "〉"), ("【", "】"))
_INSIDE = {
    left: rf"[^{left}{right}\n]*(?:{left}[^{left}{right}\n]*{right}[^{left}{right}\n]*)*{right}"
    for left, right in _PAIRS
}
_BRACKETED = "|".join(left + inside for left, inside in _INSIDE.items())
#: One class of first characters, then what each of them needs: a search for a class is fast.
_CLOSERS, _CONTINUES = '”’』」"', "，、：）》】〉"
_STOPS = re.compile(
    rf"[{''.join(_INSIDE)}。！？；…\n]"
    rf"(?:{'|'.join(f'(?<={left}){inside}' for left, inside in _INSIDE.items())}"
    #: where no rule has a say: one stop, and what follows neither closes nor continues
    rf"|(?P<plain>(?<=[。！？；])(?![{_CLOSERS}{_CONTINUES}。！？；…]))"
    r"|(?P<stop>(?<=[。！？；…])[。！？；…]*|(?<=\n)\n*)"
    rf"(?P<closers>[{_CLOSERS}]*))"
)
#: No sentence of a real article is so long; a list of names without end is read in pieces of this size.
_LONGEST = 5_000
_CUTS = "，；、 "
_COMMAS = re.compile(rf"(?:{_BRACKETED})|(?P<comma>[，；：])")


class Gap(NamedTuple):
    """A place where a sentence could end.

    Attributes:
        stop: the run of stops: ``。``, ``？！``, ``……``, or line ends.
        closers: the closing quotes that follow it.
        left: the character before the stop, or nothing.
        right: what follows, up to three characters.
    """

    stop: str
    closers: str
    left: str
    right: str


def line_end(gap: Gap) -> bool | None:
    """A line end always ends a sentence."""
    return True if "\n" in gap.stop else None


def goes_on_after_mark(gap: Gap) -> bool | None:
    """``“快！”、“再快！”`` ``……，``: a comma or a closing mark continues the sentence."""
    return False if gap.right and gap.right[0] in _CONTINUES else None


def goes_on_after_quote(gap: Gap) -> bool | None:
    """``“加油！”的喊声`` ``“谁来种地？”“怎么种？”等问题``: a quoted sentence is a part of this one."""
    return False if gap.closers and gap.right.startswith(_ATTACHED) else None


def trailing_dots(gap: Gap) -> bool | None:
    """``等等……一系列``: dots within a clause end nothing, dots at its end do."""
    return bool(gap.closers) or gap.right[:1] in {"", "\n", " "} if not gap.stop.strip("…") else None


_ATTACHED = ("的", "等", "为主题", "为题", "是", "“")
RULES: tuple[Callable[[Gap], bool | None], ...] = (
    line_end,
    goes_on_after_mark,
    goes_on_after_quote,
    trailing_dots,
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of the folded text between two offsets, without the white space around them.

    Every character that is not white space is in exactly one sentence. ``；`` ends a sentence too.

    >>> [span.of("他说：“好。”会散了。") for span in split_sentences("他说：“好。”会散了。")]
    ['他说：“好。”', '会散了。']
    """
    end = len(text) if end is None else end
    return [Span(*bounds) for bounds in sentence_bounds(text, start, end)]


def sentence_bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The two ends of each sentence; one without end is cut at commas, which keeps the time that it takes linear."""
    for first, last in _cut(text, start, end, _sentence_ends(text, start, end)):
        begin = first
        while last - begin > _LONGEST:
            stop = max(text.rfind(mark, begin, begin + _LONGEST) for mark in _CUTS) + 1 or begin + _LONGEST
            yield begin, stop
            begin = stop
        yield begin, last


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The pieces of a sentence between ``，；：`` that stand outside brackets, each with its mark."""
    end = len(text) if end is None else end
    ends = (match.end() for match in _COMMAS.finditer(text, start, end) if match["comma"])
    return [Span(*bounds) for bounds in _cut(text, start, end, ends)]


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _STOPS.finditer(text, start, end):
        if match.lastgroup == "plain":
            yield match.end()
            continue
        stop_start, stop_end, after = match.start(), match.end("stop"), match.end()
        if stop_end < 0:  # a bracket
            continue
        stop = text[stop_start:stop_end]
        left, right = text[max(start, stop_start - 1) : stop_start], text[after : min(after + 3, end)]
        if _ends_sentence(Gap(stop, text[stop_end:after], left, right)):
            yield stop_end if "\n" in stop else after


def _ends_sentence(gap: Gap) -> bool:
    for rule in RULES:
        verdict = rule(gap)
        if verdict is not None:
            return verdict
    return True


def _cut(text: str, start: int, end: int, ends: Iterator[int]) -> Iterator[tuple[int, int]]:
    for stop in (*ends, end):
        if start < stop and not (text[start].isspace() or text[stop - 1].isspace()):
            yield start, stop
        else:
            first, last = trimmed_bounds(text, start, stop)
            if first < last:
                yield first, last
        start = stop
