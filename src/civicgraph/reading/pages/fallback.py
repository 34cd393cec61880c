"""The last resort for the body of a page: trafilatura, which weighs the text of boxes against their links."""

from __future__ import annotations

import logging

from civicgraph.errors import NoArticleError, ReadError
from civicgraph.reading.extras import extra

_SHORTEST = 40


def find_by_density(text: str, title: str) -> list[str]:
    """The lines of the body that trafilatura finds; its dates and titles are not asked for, it may guess them.

    Raises:
        NoArticleError: there is none.
        ReadError: it cannot be looked for, as trafilatura is not installed.
    """
    nothing = "holds no article: no box, header or paragraph of one was found (a front page or a list?)"
    if not title:
        raise NoArticleError(nothing)
    try:
        trafilatura = extra("trafilatura", "html")
    except ReadError as error:
        raise ReadError(f"{nothing}; to look for one by the density of the text it {error}") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of each page in which it finds nothing
    found = trafilatura.extract(text, include_comments=False, include_tables=True, fast=True) or ""
    lines = [line.strip(" |") for line in str(found).splitlines() if line.strip(" |-")]
    if "。" not in found or len(found) < _SHORTEST:
        raise NoArticleError(nothing)
    return [line for line in lines if line != title]
