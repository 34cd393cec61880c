"""Title and text of an article as one folded string, which every layer of extraction counts its offsets in."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.model import Article
from civicgraph.text.fold import fold


@dataclass(frozen=True, slots=True)
class Joined:
    """The folded string, and where the article's own text begins in it (0 where the title is a line of the text)."""

    text: str
    shift: int


def join(article: Article) -> Joined:
    """The title, a line break, the text; the text alone where the title is empty or one of its lines.

    >>> join(Article("a", "县长调研", "县长调研记：5月3日，……")).shift
    5
    """
    if not article.title or _is_line(article.title, article.text):
        return Joined(fold(article.text), 0)
    return Joined(fold(f"{article.title}\n{article.text}"), len(article.title) + 1)


def _is_line(title: str, text: str) -> bool:
    at = text.find(title)
    while at >= 0:
        stop = text.find("\n", at + len(title))
        before, after = text[text.rfind("\n", 0, at) + 1 : at], text[at + len(title) : stop if stop >= 0 else None]
        if not before.strip() and not after.strip():
            return True
        at = text.find(title, at + 1)
    return False
