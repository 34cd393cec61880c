"""Honours that the title of a decision names: 《…关于表彰2016年…先进单位和先进个人的决定》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.awards.honours import is_honour
from civicgraph.model import Award, Document

_DECISION = re.compile(
    r"关于(?:对|表彰|命名|授予|通报表扬|表扬|通报表彰)(?P<what>.{4,60}?)(?:进行)?(?:的)?(?:通报)?(?:表彰|表扬|奖励)?的?(?:决定|通报|通知|命令)$"
)
_SPLIT = re.compile(r"[、和及与暨]|以及")
_TITLE = re.compile(r"(?:荣誉)?称号$|等$|^(?:.*等)?\d+[名个家位户]|^对")
_NOT_TITLE = re.compile(r"[为“”]|同志")
#: The words that begin the name of a category: what stands before them is its scope.
_KIND = re.compile(r"(?:先进|优秀|模范|示范|文明|最美|十佳|劳动|杰出|道德|标兵|突出)[^、和及与]{0,8}$")
_SCOPED = re.compile(r"全[国省市县区军]|[省市县区]级|(?:19|20)\d\d|国家|中国")


def decided(documents: tuple[Document, ...]) -> Iterator[Award]:
    """One award without a named recipient for each category of winners in a title; the issuers confer it."""
    for document in documents:
        match = _DECISION.search(document.title.replace(" ", ""))
        if match is None:
            continue
        evidence = tuple(replace(each, rule="award.decision") for each in document.evidence)
        for title in categories(match["what"]):
            yield Award(title, None, document.issuers, (), None, None, evidence)


def categories(what: str) -> tuple[str, ...]:
    """The honours of a phrase, each with the scope that the first one has.

    >>> categories("2016年全县教育工作先进单位和先进个人")
    ('2016年全县教育工作先进单位', '2016年全县教育工作先进个人')
    """
    found = [_TITLE.sub("", part) for part in _SPLIT.split(what)]
    titles = [title for title in found if is_honour(title) and not _NOT_TITLE.search(title)]
    stem = _KIND.sub("", titles[0]) if titles and _KIND.search(titles[0]) else ""
    others = (title if _SCOPED.match(title) else stem + title for title in titles[1:])
    return tuple(dict.fromkeys((*titles[:1], *others)))
