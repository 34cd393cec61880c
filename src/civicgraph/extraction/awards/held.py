"""Honours that stand beside the name of who has them: “人民医护工作者”国家荣誉称号获得者李杰, 全国劳动模范李杰."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, kind_of, read_honour
from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.page import Page, Sentence
from civicgraph.text import lazy_re as re

_NUMBER = r"[一二三四五六七八九十\d]+"
_SCOPE = rf"(?:全国|全[省市县区]|[省市县区州]级?|中国|国家级?|首届|第{_NUMBER}届|(?:19|20)\d\d年度?)"
_HOLDER = re.compile(r"(?:的)?(?:荣誉)?(?:获得者|得主|荣获者)(?:——|：)?(?P<post>[、，]?[^，。；、“”：]{0,18})$")
_SCOPED = re.compile(rf"(?P<title>{_SCOPE}[^，。；：“”、（）《》\s的—]{{1,22}})、?$")
_BARE = re.compile(
    r"(?:^|[，。；：“”、\s了的向给对由]|为(?!民))(?P<title>(?:[^，。；：“”、（）《》\s的了—为向给对由]|为民){3,20})$"
)
_CALLED = r"(?:的?[㐀-鿿]{0,6}(?:党员|老人|战士|教师|民警|村民|代表))?"
_QUOTED = re.compile(rf"(?P<scope>{_SCOPE}*)“(?P<title>[^“”\n]{{2,24}})”(?:称号)?{_CALLED}、?$")
_NOT_TITLE = re.compile(r"表彰|授予|获|等|被|在|\d名|代表$")
#: Before quotation marks: what stands there belongs to whoever is named before (评为“甲”、; 张山等10名“甲”、).
_OF_OTHERS = re.compile(r"(?:[为获予得选到立]|[一二三四五六七八九十两\d余多][名位个人家户]|代表|获得者)$")
_OF_THE_NEXT = re.compile(r"等?(?:\d+|[一二三四五六七八九十]+)[余多]?[名位个人家户]|[为获]“")
#: 为敬业奉献模范|X颁奖: what is handed to somebody is the honour before the name.
_HANDED = re.compile(r"[为向给](?P<title>[^，。；：“”、（）《》\s的了为向给]{4,20})$")
_HANDS = re.compile(r"[^，。；：\n]{0,40}?(?:颁奖|颁发|授牌|授奖|佩戴)")
_LONGEST = 48
_NEAR = 34


def held(page: Page, sentence: Sentence, named: list[Named]) -> Iterator[Giving]:
    """The honours right before the names of people and bodies."""
    for each in named:
        if each.kind == "place" or (page.inside_quote(each.start) and not page.inside_speech(each.start)):
            continue
        start = max(sentence.start, each.start - _LONGEST)
        if handed := _HANDED.search(page.text, start, each.start) if _HANDS.match(page.text, each.end) else None:
            if each.kind == "person" and _is_title(handed["title"]) and kind_of(handed["title"]) in ("honour", "medal"):
                names = (*each.names, *_more(page, named, each))
                yield Giving(handed.start("title"), each.end, handed["title"], names, (), "award.given-with")
            continue
        title, at = _with_holder(page.text, start, each) or _apposed(page.text, start, each) or ("", 0)
        if title:
            names = each.names[:1] if each.kind == "unit" else (*each.names[:1], *_more(page, named, each))
            yield Giving(at, each.end, title, names, (), "award.holder", held=True)


def _more(page: Page, named: list[Named], first: Named) -> Iterator[str]:
    """The people listed right behind somebody."""
    end = first.end
    for each in named:
        if each.kind == "person" and end < each.start <= end + 1 and page.text[end] in "、和":
            yield from each.names
            end = each.end


def _with_holder(text: str, start: int, each: Named) -> tuple[str, int] | None:
    """H获得者R; H获得者、某县医院医生R."""
    holder = _HOLDER.search(text, start, each.start)
    if holder is None or (holder["post"] and each.kind != "person"):
        return None
    quote = text.rfind("“", start, holder.start())
    if quote >= 0 and holder.start() - quote <= _NEAR:
        honour = read_honour(text, quote, holder.end(), sure=True)
        near = honour is not None and holder.start() - honour.end <= 6
        return (honour.title, quote) if honour and near else None
    found = _SCOPED.search(text, start, holder.start()) or _BARE.search(text, max(0, start - 1), holder.start())
    return (found["title"], found.start("title")) if found and _is_title(found["title"]) else None


def _is_title(title: str) -> bool:
    return is_honour(title) and not _NOT_TITLE.search(title)


def _apposed(text: str, start: int, each: Named) -> tuple[str, int] | None:
    """“时代楷模”李杰, 全国劳动模范李杰, 全国劳动模范、某村支书李杰."""
    quoted = _QUOTED.search(text, start, each.start)
    if quoted and is_honour(quoted["title"]) and not _of_others(text, start, quoted, each):
        return quoted["scope"] + quoted["title"], quoted.start()
    plain = _SCOPED.search(text, start, each.start) if each.kind == "person" else None
    if plain and _is_title(plain["title"]) and kind_of(plain["title"]) in ("honour", "medal"):
        return plain["title"], plain.start("title")
    return None


def _of_others(text: str, start: int, quoted: re.Match[str], each: Named) -> bool:
    """Whether a comma parts the honour from the name, and one of them belongs to something else in a list."""
    if not quoted[0].endswith("、"):
        return False
    before = _OF_OTHERS.search(text, max(0, start - 1), quoted.start())
    return before is not None or _OF_THE_NEXT.match(text, each.end) is not None
