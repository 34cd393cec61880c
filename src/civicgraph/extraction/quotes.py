"""Which stretches of a text are quoted, and whether a quotation is speech or only a name."""

from __future__ import annotations

from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

_QUOTED = re.compile(r"“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”")
_TITLED = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")
_SPEECH = re.compile(r"[，。！？；]")
_LONG = 24


def quoted_spans(text: str) -> tuple[Span, ...]:
    """All that stands between “ ” or 《 》, in order."""
    found = [Span(*match.span()) for pattern in (_QUOTED, _TITLED) for match in pattern.finditer(text)]
    outer: list[Span] = []
    for span in sorted(found):
        if not outer or span.start >= outer[-1].end:
            outer.append(span)
    return tuple(outer)


def speech_spans(text: str) -> tuple[Span, ...]:
    """The quotations that are speech: long ones, or with the marks of a sentence inside; “一节一展” is none."""
    return tuple(
        Span(*match.span())
        for match in _QUOTED.finditer(text)
        if match.end() - match.start() > _LONG or _SPEECH.search(match[0])
    )
