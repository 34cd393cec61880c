"""Tells what a query would do before it runs: whether it reaches out to the network, and where it is wrong.

Oxigraph offers neither its parse tree nor a switch against ``SERVICE``. So a query is asked of its own parser twice:
with every ``service`` in it spelt otherwise it must still be a query, which it is where the word stands in a comment, a
string, an IRI or a name, and is not where it was the keyword. No second grammar can disagree with the one that runs.
"""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import Store

from civicgraph.errors import QueryError
from civicgraph.rdf.vocab import PREFIXES

_WRONG: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE: Final = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)\b[^<]*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_LONGEST_REASON: Final = 80


def refuse_service(text: str) -> None:
    """Refuse a query that would ask another server.

    Raises:
        QueryError: it has a ``SERVICE``, or is wrong.
    """
    if uses_keyword(text, "service"):
        raise QueryError("SERVICE is not allowed: a query reads the graph that is given and never the network")


def uses_keyword(text: str, keyword: str) -> bool:
    """Whether a word has a meaning in this query, that is, stands outside comments, strings, IRIs and names.

    Raises:
        QueryError: the text is no query, whatever the word means.
    """
    pattern = re.compile(re.escape(keyword), re.IGNORECASE)
    if not pattern.search(text):
        return False
    disguised = pattern.sub(keyword[:-2] + "xq", text)
    try:
        parse(disguised)
    except SyntaxError as error:
        if _is_about(error, disguised, keyword[:-2] + "xq"):
            return True
        raise syntax_error(error, text) from None
    return False


def parse(text: str) -> None:
    """Let Oxigraph read a query; nothing is asked of any graph.

    Raises:
        SyntaxError: it is no query.
    """
    try:
        Store().query(text, prefixes=PREFIXES)
    except RuntimeError:  # a function that does not exist: the query is well formed, and running it says so
        return


def syntax_error(error: SyntaxError, text: str) -> QueryError:
    """What is wrong with a query, with line, column and the line itself."""
    if _UPDATE.match(text):
        return QueryError("a graph is asked, not changed: write SELECT, ASK, CONSTRUCT or DESCRIBE")
    found = _WRONG.fullmatch(str(error))
    if not found:
        return QueryError(f"the query is not SPARQL: {error}")
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    return QueryError(f"the query is wrong at line {line}, column {column}{_reason(found[3])}\n  {shown}".rstrip())


def _reason(expected: str) -> str:
    if "Prefix not found" in expected:
        return f": its prefix is not declared (these need not be: {', '.join(sorted(PREFIXES))})"
    first = expected.removeprefix("one of ").strip()
    return f": expected {first}" if len(first) <= _LONGEST_REASON and "[_]" not in first else ""


def _is_about(error: SyntaxError, text: str, word: str) -> bool:
    found = _WRONG.fullmatch(str(error))
    if not found:
        return False
    before = text.split("\n")[: int(found[1]) - 1]
    place = sum(len(line) + 1 for line in before) + int(found[2]) - 1
    return any(match.start() <= place <= match.end() + 1 for match in re.finditer(word, text))
