"""Extraction: a pure function from one article to its claims."""

from __future__ import annotations

from civicgraph.extraction.reader import extract as _extract
from civicgraph.model import Article, Claims

__all__ = ["extract"]


def extract(
    article: Article | str,
    *,
    title: str = "",
    published: str | None = None,
    publisher: str | None = None,
    jurisdiction: str | None = None,
) -> Claims:
    """All that one article says, each fact with its evidence; the same article gives the same claims.

    Args:
        article: an article, or the text of one.
        title: of a text; an article has its own, as it has what follows.
        published: ISO date, which resolves 昨天 and 3月8日.
        publisher: the medium, where the text does not name it.
        jurisdiction: the place whose 县委 … is meant, from the province down, where the text does not tell.

    Raises:
        TypeError: an article comes with what only a text needs.
    """
    if isinstance(article, str):
        return _extract(Article("text", title, article, published, publisher, jurisdiction))
    if title or published or publisher or jurisdiction:
        raise TypeError("an Article has its own title, day, publisher and jurisdiction; use dataclasses.replace")
    return _extract(article)
