"""Who chose the winners of whom an article tells: 本届评选表彰由甲、乙联合开展."""

from __future__ import annotations

from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.cast import Cast
from civicgraph.text import lazy_re as re

_CHOSEN_BY = re.compile(
    r"(?:评选表彰(?:活动|工作)?|表彰评选(?:活动|工作)?|每(?:\d|[一二两三四五])年(?:评选表彰|评选|表彰|评)一次)(?:是|，)*由(?P<by>[^。；：“”]{2,120}?)(?:等)?(?:\d+[个家])?(?:单位|部门)?"
    r"(?:联合|共同)?(?:组织)?(?:开展|评选)"
)

#: “某某奖章”是某总工会授予…; not what a body only approves or allows.
_GIVEN_BY = re.compile(
    r"(?:“(?P<quoted>[^“”\n]{4,30})”|(?P<plain>(?<![㐀-鿿])[㐀-鿿]{3,20}(?:奖章|奖状|纪念章|先锋号|文明号)))(?:荣誉)?(?:称号|奖项)?，?"
    r"(?:是|系)由?(?P<by>(?!经)[^，。；：“”\n]{2,40}?)(?:共同|联合)?(?:授予|颁发|设立|评选)(?!的?(?:条件|范围|标准))"
)


def organisers(cast: Cast) -> tuple[str, ...]:
    """The bodies that chose, where a sentence says so of all; who hosts a gala confers nothing by that."""
    found: dict[str, None] = {}
    for match in _CHOSEN_BY.finditer(cast.page.text):
        sentence = cast.page.sentence_at(match.start())
        found.update(dict.fromkeys(Conferrers(cast, sentence, []).within(*match.span("by"))))
    return tuple(found)


def founders(cast: Cast) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The honours that a sentence describes by who gives them: “X奖章”是C授予…的最高荣誉, with those bodies."""
    found = []
    for match in _GIVEN_BY.finditer(cast.page.text):
        sentence = cast.page.sentence_at(match.start())
        bodies = Conferrers(cast, sentence, []).within(*match.span("by"))
        if bodies:
            found.append((match["quoted"] or match["plain"], bodies))
    return tuple(found)
