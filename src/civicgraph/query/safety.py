"""Tells what a query would do before it runs: whether it reaches out to the network, and where it is wrong.

Oxigraph offers neither its parse tree nor a switch against ``SERVICE``. So it is asked itself: with every ``service``
in it spelt otherwise a text must still be a query. It is one where the word stands in a comment, a string, an IRI or a
name, and none where it was the keyword. No second grammar can disagree with the one that runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Store

from civicgraph.errors import QueryError
from civicgraph.rdf.vocab import PREFIXES

_WRONG: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE: Final = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)\b[^<]*<[^>]*>)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|\#[^\n]*", re.DOTALL
)
_TOLD: Final = re.compile(r"The SELECT contains[^,]*|Duplicated variable[^,]*|SELECT \* is not[^,]*|IRI parsing failed")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_SHOWN: Final = 30
_OVERSHOOT: Final = 20
"""Oxigraph names the place after the longest keyword that it tried there: further on, but less than this."""


def refuse_service(text: str) -> None:
    """Refuse a query that would ask another server.

    Raises:
        QueryError: it has a ``SERVICE``, or is wrong.
    """
    error = _error_when_disguised(text, "service")
    if error is None:
        return
    if re.search(r"(?<![?$:@\w])service", _QUOTED.sub(" ", text), re.IGNORECASE):
        raise QueryError("SERVICE is not allowed: a query reads the graph that is given and never the network")
    raise syntax_error(error, text)


def uses_keyword(text: str, keyword: str) -> bool:
    """Whether a word has a meaning in this query, that is, stands outside comments, strings, IRIs and names.

    Args:
        text: a query without ``SERVICE``.
        keyword: a word of SPARQL, in lower case.

    Raises:
        QueryError: the text is no query.
    """
    if _error_when_disguised(text, keyword) is None:
        return False
    if error := _error(text):
        raise syntax_error(error, text)
    return True


def syntax_error(error: SyntaxError, text: str) -> QueryError:
    """What is wrong with a query: line, column, and what cannot stand there."""
    if _UPDATE.match(text):
        return QueryError("a graph is asked, not changed: write SELECT, ASK, CONSTRUCT or DESCRIBE")
    place = _place(text, _offset(str(error), text))
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return QueryError(f"the query is wrong at line {line}, column {column}: {_reason(error, text, place)}")


def _reason(error: SyntaxError, text: str, place: int) -> str:
    if told := _TOLD.search(str(error)):
        return told[0]
    rest = text[place:].split("\n", maxsplit=1)[0].strip()[:_SHOWN]
    prefix = re.match(r"([\w-]*):", rest)
    if prefix and prefix[1] not in PREFIXES and not re.search(rf"prefix\s+{prefix[0]}", text, re.IGNORECASE):
        return f"the prefix {prefix[0]} is not declared (these need not be: {', '.join(sorted(PREFIXES))})"
    return f"`{rest}` cannot stand here" if rest else "it ends too early, or a bracket is open"


def _error_when_disguised(text: str, keyword: str) -> SyntaxError | None:
    """What the parser says when a word is spelt otherwise; None if it is content, or there is no such word."""
    disguised, count = re.subn(re.escape(keyword), keyword[:-2] + "xq", text, flags=re.IGNORECASE)
    return _error(disguised) if count else None


def _error(text: str) -> SyntaxError | None:
    """What the parser says against a query; it runs, if it can, on nothing."""
    try:
        Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        return error
    except RuntimeError:  # a function that does not exist: the query is well formed, and running it says so
        return None
    return None


def _offset(message: str, text: str) -> int:
    found = _WRONG.fullmatch(message)
    if not found:
        return len(text)
    before = text.split("\n")[: int(found[1]) - 1]
    return sum(len(line) + 1 for line in before) + int(found[2]) - 1


def _place(text: str, reported: int) -> int:
    """Where the first token stands with which the parser cannot go on."""
    return next((start for start in _starts(text, reported) if _is_beginning(text[:start])), reported)


def _starts(text: str, reported: int) -> Iterator[int]:
    """Where tokens begin, and where the text ends, from the reported place backwards."""
    starts = [len(text.rstrip()), *(token.start() for token in _TOKEN.finditer(text))]
    return (start for start in sorted(starts, reverse=True) if reported - _OVERSHOOT <= start <= reported)


def _is_beginning(text: str) -> bool:
    """Whether a query can begin so: the parser gets over it, and over the blanks that follow, to what no query has."""
    followed = text + "\n" * _OVERSHOOT + "\x01"
    error = _error(followed)
    return error is not None and _offset(str(error), followed) >= len(followed) - 1
