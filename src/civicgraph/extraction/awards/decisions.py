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
    parts = [part for part in _SPLIT.split(what) if part]
    found = [part for part in parts if is_honour(part)]
    if not found:
        return ()
    first = next((part for part in found), "")
    scope = what[: what.index(first)] + first
    stem = re.sub(r"(?:先进|优秀|模范|示范|文明|最美|十佳|劳动)[^、和及与]{0,8}$", "", scope)
    titles = [scope, *(stem + part if not part.startswith(stem) else part for part in found[1:])]
    return tuple(dict.fromkeys(titles))
