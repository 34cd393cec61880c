"""Tells pieces of personnel news, in which 任 means that somebody has just got the post."""

from __future__ import annotations

from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re

_NEWS = re.compile(
    r"履新|一把手|人事(?:任免|调整|变动|任命)|(?:书记|[市县区]长|主要领导)(?:密集)?(?:调整|换人|履新)|新任(?!务)|任前公示"
    r"|职务(?:变动|调整)|官宣|任[^，。；\n]{2,10}(?:书记|[市县区]长)(?:$|[\n ])"
)


def is_news(page: Page) -> bool:
    """Whether the title of an article says that it tells who has got which post."""
    end = page.shift if page.shift else page.text.find("\n")
    return end > 0 and _NEWS.search(page.text, 0, end) is not None
