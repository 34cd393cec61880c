"""Who chose the winners of whom an article tells: 本届评选表彰由甲、乙联合开展."""

from __future__ import annotations

from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.cast import Cast
from civicgraph.text import lazy_re as re

_CHOSEN_BY = re.compile(
    r"(?:评选表彰(?:活动|工作)?|表彰评选(?:活动|工作)?|每(?:\d|[一二两三四五])年(?:评选表彰|评选|表彰|评)一次)(?:是|，)*由(?P<by>[^。；：“”]{2,120}?)(?:等)?(?:\d+[个家])?(?:单位|部门)?"
    r"(?:联合|共同)?(?:组织)?(?:开展|评选)"
)


def organisers(cast: Cast) -> tuple[str, ...]:
    """The bodies that chose, where a sentence says so of all; who hosts a gala confers nothing by that."""
    found: dict[str, None] = {}
    for match in _CHOSEN_BY.finditer(cast.page.text):
        sentence = cast.page.sentence_at(match.start())
        found.update(dict.fromkeys(Conferrers(cast, sentence, []).within(*match.span("by"))))
    return tuple(found)
