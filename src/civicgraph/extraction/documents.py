"""Official documents: what stands between 《 》 and is called a law, a notice, a plan, a report …"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.model import Document, Evidence
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention
from civicgraph.units.find import find_units

_MARK = re.compile("[《》\n]")
_WORKS = (
    "电影|影片|故事片|动画片|电视剧|连续剧|网络剧|短剧|纪录片|专题片|宣传片|微电影|短片|视频|小说|图书|专著|著作|丛书|书籍|书目|教材|课程|歌曲|主题歌|曲目|民歌|山歌|合唱|独唱"
    "|戏剧|话剧|歌剧|舞剧|豫剧|越剧|京剧|粤剧|情景剧|音乐剧|儿童剧|小戏|大戏|剧目|小品|相声|快板|评书|诵读|朗诵|诗朗诵|节目|栏目|专栏|专题|绘本|漫画|舞蹈|诗歌|散文|诗集|作品|画作|油画|国画"
    "|杂志|报刊|报纸|期刊|刊物|古籍|典籍|社论|快评|时评|评论|评论员文章|通讯|综述|报道|文章|论文|讲座|微党课|党课|唱响|演唱|高唱|诵读|观看|观赏|收看|品读"
)
_NOT_OFFICIAL = re.compile(rf"(?:{_WORKS}|名为|主题为)(?:[^，。；《》]{{0,2}})$")
_TITLED = re.compile(r"(?:题为|题目是|题目为)$")
_ENTITLED_REPORT = re.compile(r"的?(?:工作|主题|专题)?报告(?!会)|的?决定|的?通知")
_NOT_AFTER = re.compile(
    r"为题|为主题|等[^，。；]{0,8}(?:影片|电影|电视剧|作品|歌曲|图书|书籍|节目|剧目)|(?:的|为题)(?:专题)?(?:讲座|党课|辅导课|授课|演讲|报告会|文章|评论|社论|署名|述评|发言|演出)"
    r"|一书|等书|一文|杂志|报(?=\d|[日讯道记]|$)|栏目|节目|展览|图片展|演出|文艺|晚会|专题片|第[一二三四五六七八九十\d]+[集季期回]|系列报道|作者|主题曲|电影|电视剧|电视片|歌曲|微视频|图书|丛书"
)
_LECTURE = re.compile(r"(?:的|为题)(?:专题)?(?:讲座|党课|辅导课|授课|演讲|发言)")
#: Books and classics that are named like documents.
_NO_DOCUMENT = re.compile(
    r"^论|^第[^，。]{1,6}条$|共产党宣言|学习纲要|论述摘编|专题摘编|文选|文集|(?:方|书|兵|魔|语|手|做|技|想|说|看|笔|刀|剑|拳|疗|算|食|活|历|佛|戏|变|针|养|栽培|心)法$|教学设计|读本|百科|大全|志$|史$|谈$"
)
#: Words behind 》 that tell what stands before it: 《中国的能源转型》白皮书.
_CALLED = re.compile(
    r"(?:国家|行业|团体|国际|地方)?(?:白皮书|蓝皮书|绿皮书|标准(?!化)|议案|立场文件|文件)|(?:的?工作|智库|研究|年度|调查)?报告(?![会文中里])"
)
_VERSION = re.compile(
    r"(?:\s*[（(][^（）()]*[)）])+$|\s*(?:19|20)\d\d年?版?$|[一二三四]?期?$|第[一二三四五六七八九十]+号$"
)
_WHOLE_NAMES = frozenset({"宪法", "民法典", "刑法", "党章", "民法通则", "刑事诉讼法", "民事诉讼法"})
_ISSUES = re.compile(
    r"(?:联合|共同|研究|近日|日前|正式|相继|先后|又|也|并|就)*"
    r"(?:印发|下发|出台|制定|制订|发布|发表|公布|颁布|发出|下达|起草|编制|编印|审议通过|修订|签发|转发|批转|出具|制发)"
    r"(?:完成|通过|实施|并实施|并印发|印发|下发|出台)?(?:了|的)?(?:新修订的|新的|《[^《》]*》[、和])*$"
)
_DECREES = re.compile(r"(?:印发|下发|出台|颁布|颁发|制定|签发|转发)了?$")
_NAMED = 5
_JOINT = re.compile(r"[、和与及 ]|以及|联合|")
_ABOUT = re.compile(r"关于|印发")
_DEFINED = re.compile(r"（\s*(?:以下|下文|下)?\s*(?:简|统)?称(?:为|：)?\s*(?=《)")
_PLAIN = re.compile(r"[^㐀-鿿A-Za-z0-9]|[年的]")
_SHORT = 12


@dataclass(frozen=True, slots=True)
class _Title:
    """A title where it stands."""

    title: str
    kind: str
    issuers: tuple[str, ...]
    evidence: Evidence


def find_documents(page: Page) -> Iterator[Document]:
    """Each official document once, with its issuers where the title or the text tells."""
    if "《" not in page.text:
        return
    found: dict[str, Document] = {}
    for each in _titles(page):
        key = core(each.title)
        old = found.get(key)
        new = Document(each.title, each.issuers, each.kind, (each.evidence,))
        found[key] = _joined(old, new) if old else new
    yield from _merged(found)


def _titles(page: Page) -> Iterator[_Title]:
    listed: tuple[str, ...] = ()
    end_of_last = -1
    for start, end in outermost(page.text):
        joined = page.text[end_of_last:start] in ("", "、", "和", "及", "与") and end_of_last > 0
        issuers = _issuers(page, start, end) or (listed if joined else ())
        end_of_last, listed = end, issuers
        kind = document_kind(page.text, start, end)
        if kind is not None and not _DEFINED.search(page.text, max(0, start - 12), start + 1):
            title = page.evidence(start + 1, end - 1, "document.title").quote
            yield _Title(title, kind, issuers, page.evidence(start, end, "document.title"))


def core(title: str) -> str:
    """What makes a title the same in two writings: no marks, no version in brackets.

    >>> core("青溪县防汛预案（2019—2021年）") == core("青溪县防汛预案")
    True
    """
    return _PLAIN.sub("", _VERSION.sub("", title)) or title


def _joined(old: Document, new: Document) -> Document:
    """One document of two mentions: the longer title, the issuers of the first that has any."""
    title = max(old.title, new.title, key=lambda title: (len(title), title == old.title))
    return Document(title, old.issuers or new.issuers, old.kind, (*old.evidence, *new.evidence))


def _merged(found: dict[str, Document]) -> Iterator[Document]:
    """The documents, short names (《实施方案》 after 《青溪县…实施方案》) joined with the full ones."""
    full = {key: _full(key, found) for key in found}
    for key, document in found.items():
        if full[key] == key:
            short = [found[each] for each in found if each != key and full[each] == key]
            issuers = next((each.issuers for each in (document, *short) if each.issuers), ())
            evidence = [passage for each in (document, *short) for passage in each.evidence]
            yield replace(document, issuers=issuers, evidence=tuple(sorted(evidence)))


def _full(key: str, found: dict[str, Document]) -> str:
    """The longest title that a short one abbreviates, else the title itself."""
    longer = [each for each in found if len(each) > len(key) and _abbreviates(key, each)]
    return max(longer, key=len) if longer else key


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name is made of characters of another one in their order, and ends like it."""
    if len(short) > _SHORT or not full.endswith(short[-2:]):
        return False
    left = iter(full)
    return all(character in left for character in short)


def outermost(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each outermost 《…》, marks included; one that is never closed is none."""
    depth, start = 0, -1
    for match in _MARK.finditer(text):
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
    whole = text[start + 1 : end - 1].strip()
    title = _VERSION.sub("", whole).strip() or whole
    if title in _WHOLE_NAMES:
        return "law"
    kind = _kind(title) or ("report" if _CALLED.match(text, end) else None) or _decreed(text, start, title)
    return kind if kind and not _is_work(text, start, end, kind) else None


def _kind(title: str) -> str | None:
    if _NO_DOCUMENT.search(title):
        return None
    for length in range(min(6, len(title) - 2), 0, -1):
        kind = _kinds().get(title[-length:])
        if kind is not None:
            return kind
    return None


def _decreed(text: str, start: int, title: str) -> str | None:
    """Only a document is 印发, 出台 …, whatever its name; 《方案》 alone is a short reference."""
    named = len(title) >= _NAMED and not _NO_DOCUMENT.search(title)
    return "other" if named and _DECREES.search(text, max(0, start - 8), start) else None


def _is_work(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the words around tell of a book, a play, a lecture, a newspaper."""
    before = text[max(0, start - 8) : start]
    if _TITLED.search(before):
        return not _ENTITLED_REPORT.match(text, end)
    if kind == "law" and _LECTURE.match(text, end):
        return False
    return bool(_NOT_OFFICIAL.search(before) or _NOT_AFTER.match(text, end))


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
