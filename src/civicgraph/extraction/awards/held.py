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
_BARE = re.compile(r"(?:^|[，。；：“”、\s了的])(?P<title>[^，。；：“”、（）《》\s的了—]{3,20})$")
_CALLED = r"(?:的?[㐀-鿿]{0,6}(?:党员|老人|战士|教师|民警|村民|代表))?"
_QUOTED = re.compile(rf"(?P<scope>{_SCOPE}*)“(?P<title>[^“”\n]{{2,24}})”(?:称号)?{_CALLED}、?$")
_NOT_TITLE = re.compile(r"表彰|授予|获|等|被|在|\d名|代表$")
_LONGEST = 48
_NEAR = 34


def held(page: Page, sentence: Sentence, named: list[Named]) -> Iterator[Giving]:
    """The honours right before the names of people and bodies."""
    for each in named:
        if each.kind == "place" or (page.inside_quote(each.start) and not page.inside_speech(each.start)):
            continue
        start = max(sentence.start, each.start - _LONGEST)
        title, at = _with_holder(page.text, start, each) or _apposed(page.text, start, each) or ("", 0)
        if title:
            yield Giving(at, each.end, title, each.names[:1], (), "award.holder", held=True)


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
    if quoted and is_honour(quoted["title"]):
        return quoted["scope"] + quoted["title"], quoted.start()
    plain = _SCOPED.search(text, start, each.start) if each.kind == "person" else None
    if plain and _is_title(plain["title"]) and kind_of(plain["title"]) in ("honour", "medal"):
        return plain["title"], plain.start("title")
    return None
