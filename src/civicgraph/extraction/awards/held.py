"""Honours that stand beside the name of who has them: “人民医护工作者”国家荣誉称号获得者李杰, 全国劳动模范李杰."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, kind_of, read_honour
from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.page import Page, Sentence

_HOLDER = re.compile(r"(?:的)?(?:荣誉)?(?:获得者|得主|荣获者)(?:——|：|、)?")
_BEFORE = re.compile(
    r"(?P<title>(?:全国|全[省市县区]|[省市县区州]级?|中国|国家级?|首届|第[一二三四五六七八九十\d]+届|(?:19|20)\d\d年度?)[^，。；：“”、（）《》\s的—]{0,18}(?<!获得者)(?<!得主))、?$"
)
_QUOTED = re.compile(
    r"(?P<scope>(?:全国|全[省市县区]|[省市县区州]级?|首届|第[一二三四五六七八九十\d]+届|(?:19|20)\d\d年度?|中国)*)“(?P<title>[^“”\n]{2,24})”(?:称号)?$"
)
_LONGEST = 44


def held(page: Page, sentence: Sentence, named: list[Named]) -> Iterator[Giving]:
    """The honours right before the names of people and bodies."""
    for each in named:
        if each.kind == "place" or (page.inside_quote(each.start) and not page.inside_speech(each.start)):
            continue
        start = max(sentence.start, each.start - _LONGEST)
        for title, at in (_with_holder(page.text, start, each.start), _apposed(page.text, start, each)):
            if title:
                yield Giving(at, each.end, title, each.names[:1], (), "award.holder", held=True)
                break


def _with_holder(text: str, start: int, end: int) -> tuple[str, int]:
    """H获得者R."""
    holder = next(
        (m for m in _HOLDER.finditer(text, start, end) if m.end() == end or _post_between(text, m.end(), end)), None
    )
    if holder is None:
        return "", 0
    quote = text.rfind("“", start, holder.start())
    if quote >= 0 and holder.start() - quote <= 34:
        honour = read_honour(text, quote, holder.end(), sure=True)
        near = honour is not None and holder.start() - honour.end <= 6
        return (honour.title, quote) if honour and near else ("", 0)
    before = re.compile(r"[^，。；：“”、（）《》\s的]{3,24}$").search(text, start, holder.start())
    return (before[0], before.start()) if before and is_honour(before[0]) else ("", 0)


def _post_between(text: str, start: int, end: int) -> bool:
    """获得者、某县医院医生李杰: the posts are part of the mention, so only a mark may stand between."""
    return text[start:end] in ("", "、", " ", "，")


def _apposed(text: str, start: int, each: Named) -> tuple[str, int]:
    """“时代楷模”李杰, 全国劳动模范李杰."""
    quoted = _QUOTED.search(text, start, each.start)
    if quoted and is_honour(quoted["title"]):
        return quoted["scope"] + quoted["title"], quoted.start()
    plain = _BEFORE.search(text, start, each.start)
    if plain and each.kind == "person" and kind_of(plain["title"]) in ("honour", "medal"):
        return plain["title"], plain.start()
    return "", 0
