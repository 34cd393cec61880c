"""Names that are words (周末, 石头), where the words around leave nothing but a person: 授予周末“优秀教师”称号."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.suits import suits
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.names.model import load_names
from civicgraph.text import lazy_re as re

_ITEM = r"[㐀-鿿]{2,3}"
_LIST = rf"(?P<who>{_ITEM}(?:、{_ITEM})*)"
_N = r"(?:\d+|[一二两三四五六七八九十百]+)[余多]?"
_GOT = r"(?:荣获|荣立|获评|被评为|被授予|被记|荣记)"
_BEGINS = r"(?:^|(?<=[，。；：\n]))"
_SCOPE = rf"(?:全[国省市县区]|[省市县区]级?|第{_N}届|(?:19|20)\d\d年度?|[㐀-鿿]{{2,4}}[省市县区州])*"
_TITLE = r"(?P<title>[^，。；：“”\n]{2,16})"
#: Each shape has one list of names and the honour of those named.
_SHAPES = (
    rf"(?:追?授予?|授予了?){_LIST}(?:同志|等{_N}[名位人][㐀-鿿]{{0,4}})?{_SCOPE}“{_TITLE}”",
    rf"{_BEGINS}(?P<who>{_ITEM}(?:、{_ITEM})+)(?:同志|等?{_N}[名位人](?:同志)?)?{_GOT}了?[^“”，。；：]{{0,12}}?“?{_TITLE}",
    rf"{_BEGINS}(?P<who>{_ITEM})(?:同志|等{_N}[名位人](?:同志)?){_GOT}了?[^“”，。；：]{{0,12}}?“?{_TITLE}",
    rf"(?:表彰了?|对|和|[，、]){_LIST}等{_N}[名位]{_TITLE}(?=[，。；、和及与“进予颁]|$)",
    rf"“{_TITLE}”代表(?P<who>{_ITEM}?(?:、{_ITEM}?)*)(?=[，。；领上作发颁接授]|等)",
)
_PATTERNS = tuple(re.compile(shape) for shape in _SHAPES)
_CALLED = re.compile("(?:荣誉)?称号.*$")
_MERIT = re.compile("^(?:个人)?[特一二三]等功")
_CALLING = re.compile(
    r"^(?:先后|相继|曾经|多次)$|[员人者们部局校村县市区民兵众生工团队组会院处科所站师手长家户属友]$|[各全该我本其首两]|^(?:公安|武警|党政|干群|军民|时代|方面|成都|常务)"
)
_NO_NAMES = frozenset("dpcrum")


def odd_names(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """The names of lists all of whose items have a surname, where people only can get the honour."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(page.text, start, end):
            if _for_people(match["title"]):
                yield from _all(page, *match.span("who"))


def _for_people(title: str) -> bool:
    title = _CALLED.sub("", title.replace("最美", ""))
    return not suits(title, person=False) or _MERIT.match(title) is not None


def _all(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """Every item of a list, or none where one of them can be no name."""
    items = list(re.finditer(_ITEM, page.text[start:end]))
    names = [NameSpan(start + m.start(), start + m.end(), m[0]) for m in items]
    if all(_may_be(name.name) and not page.places_in(name.start, name.end) for name in names):
        yield from names


def _may_be(name: str) -> bool:
    """Whether a word begins with a surname and tells neither a calling nor how or when."""
    model = load_names()
    entry = model.words.get(name)
    fits = name[0] in model.surnames and not _CALLING.search(name)
    return fits and (entry is None or entry[1] not in _NO_NAMES)
