"""Official documents: what stands between 《 》 and is called a law, a notice, a plan, a report …"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.model import Document, Evidence
from civicgraph.resources import data
from civicgraph.units import UnitMention
from civicgraph.units.find import find_units

_NOT_OFFICIAL = re.compile(
    r"(?:电影|影片|电视剧|纪录片|专题片|小说|图书|专著|丛书|歌曲|戏剧|话剧|豫剧|越剧|小品|节目|栏目|绘本|舞蹈|诗歌|散文|作品|题为|题目是|题目为|杂志|报刊)$"
)
_LECTURE = re.compile(r"^(?:的|为题)(?:专题)?(?:讲座|党课|辅导|授课|演讲|报告会|文章|评论|社论|署名|述评)|^(?:一书|等书|杂志|栏目|节目)")
_WHOLE_NAMES = frozenset({"宪法", "民法典", "刑法", "党章", "民法通则"})
_ISSUES = re.compile(
    r"(?:联合)?(?:印发|下发|出台|制定|制订|发布|公布|颁布|发出|下达|起草|编制|编印|审议通过|修订|签发)"
    r"(?:完成|通过|实施|并实施)?(?:了)?$"
)
_JOINT = re.compile(r"[、和与及 ]|以及|联合|")
_ABOUT = re.compile(r"关于|印发")


def find_documents(page: Page) -> Iterator[Document]:
    """Each official document once, with its issuers where the title or the text tells."""
    found: dict[str, Document] = {}
    listed: tuple[str, ...] = ()
    end_of_last = -1
    for start, end in outermost(page.text):
        title = page.evidence(start + 1, end - 1, "document.title").quote
        joined = page.text[end_of_last:start] in ("", "、", "和", "及", "与") and end_of_last > 0
        issuers = _issuers(page, start, end) or (listed if joined else ())
        end_of_last, listed = end, issuers
        kind = document_kind(page.text, start, end)
        if kind is None:
            continue
        old = found.get(title)
        seen: tuple[Evidence, ...] = (*(old.evidence if old else ()), page.evidence(start, end, "document.title"))
        found[title] = Document(title, (old.issuers if old and old.issuers else issuers), kind, seen)
    yield from found.values()


def outermost(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each outermost 《…》, marks included; one that is never closed is none."""
    depth, start = 0, -1
    for match in re.finditer("[《》\n]", text):
        mark = match[0]
        if mark == "《":
            start = match.start() if depth == 0 else start
            depth += 1
        elif mark == "》" and depth:
            depth -= 1
            if depth == 0:
                yield start, match.end()
        elif mark == "\n":
            depth = 0


def document_kind(text: str, start: int, end: int) -> str | None:
    """The kind of the document whose 《 and 》 stand at the offsets; None for books, plays, lectures, short references.

    >>> document_kind("印发《青溪县防汛应急预案》。", 2, 13)
    'plan'
    >>> document_kind("电影《县长的办法》上映", 2, 9) is None
    True
    """
    title = re.sub(r"[（(][^（）()]*[)）]$", "", text[start + 1 : end - 1]).strip()
    if title in _WHOLE_NAMES:
        return "law"
    if _NOT_OFFICIAL.search(text[max(0, start - 4) : start]) or _LECTURE.match(text[end : end + 6]):
        return None
    for length in range(min(6, len(title) - 2), 0, -1):
        kind = _kinds().get(title[-length:])
        if kind is not None:
            return kind
    return None


def _issuers(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The bodies named in the title before 关于, right before the document, or as subject of 印发, 出台 …"""
    title_end = _ABOUT.search(page.text, start, end)
    in_title = find_units(page.text[start + 1 : title_end.start()], page.context) if title_end else ()
    if in_title:
        return _names(in_title)
    sentence = page.sentence_at(start)
    before = page.text[sentence.start : start]
    direct = page.units_in(sentence.start, start)
    if direct and direct[-1].end == start:
        return _names(_coordinated(page, direct))
    verb = _ISSUES.search(before)
    subjects = page.units_in(sentence.start, sentence.start + verb.start()) if verb else ()
    return _names(_coordinated(page, subjects)) if subjects else ()


def _coordinated(page: Page, mentions: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """The last mention and those listed right before it (县委、县政府)."""
    taken = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _JOINT.fullmatch(page.text, mention.end, taken[0].start):
            break
        taken.insert(0, mention)
    return tuple(taken)


def _names(mentions: Iterable[UnitMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.name for mention in mentions for name in mention.names))


@cache
def _kinds() -> dict[str, str]:
    with data("document_kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["suffix"]: row["kind"] for row in csv.DictReader(file)}
