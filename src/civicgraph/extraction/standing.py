"""Bodies that a sentence means without their names: 该局负责人, 督察组, places that stand for their governments."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.page import Page, Sentence
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Cover
from civicgraph.units import UnitName, resolve_unit

_HEAD = r"(?:相关|有关|主要|分管|党政)*(?:负责同志|负责人|负责干部|领导干部|主要领导)"
_SPEAKS = r"(?:分别|先后|依次)?(?:在会上|会上|就[^，。]{2,20})?(?:作|进行)了?[^，。；]{0,6}(?:发言|汇报|交流|承诺|述职)"
_AND_OTHERS = r"(?:等\d*[个家]?(?:单位|乡镇|镇|街道|部门)?)?"
#: What makes a place a body: 石桥镇负责人; 石桥镇、河口乡等…主要负责同志; 石桥镇、柳溪村和…分别作了发言
_ACTS = re.compile(
    rf"(?:、[^，。；、]{{2,16}}){{0,6}}(?:[和及与][^，。；、]{{2,12}})?{_AND_OTHERS}(?:党委政府)?的?{_HEAD}"
    rf"|(?:、[^，。；、]{{2,24}}){{0,6}}(?:[和及与][^，。；]{{2,30}}?)?{_AND_OTHERS}{_SPEAKS}"
)
#: What every stretch that _ACTS takes has in it.
_MAY_ACT = re.compile("负责[同人干]|领导|发言|汇报|交流|承诺|述职")
#: 与乡镇负责人: no place by name
_NO_PLACE = re.compile("[并与和同及由各、]?.*乡镇|[并与由各].*")
_PLACE = re.compile(
    r"(?:(?<=[、，和及与：；。\n])|(?<![㐀-鿿]))([㐀-鿿]{2,8}?(?:镇|乡|街道|苏木|村|社区|园区|产业园|开发区))"
    r"(?=[、和及与]|等|(?:相关|有关|主要|分管)*(?:负责|领导)|分别|先后|作)"
)
#: 该局负责人, 该村主要负责同志: the body or place spoken of last
_THIS_BODY = re.compile(rf"该(?P<kind>[局院庭村镇乡县市区办委队司校行社所站])的?{_HEAD}")
#: 督察组: the team spoken of by its full name before
_TEAM = re.compile(
    r"(?P<kind>督察组|巡视组|巡察组|考核组|验收组|检查组|督导组|调查组|工作组)(?<![㐀-鿿]...)(?=[^的成长])"
)
_VILLAGE = re.compile(
    r"(?:(?<=[县区市旗在到])|(?<![㐀-鿿])(?![在到于从至往]))(?:[^\W县市区乡镇]{2,4}?(?:镇|乡|街道))?[^\W县市区乡镇]{2,4}?(?:村|社区)(?![民委里内口])"
)
_NEAR = 80

#: Where a body stands, and its names.
Standing = tuple[int, int, tuple[str, ...]]


def standing_for(page: Page, sentence: Sentence, taken: Cover) -> Iterator[Standing]:
    """The bodies that a sentence means by a place or by 该局, before what shows that they act."""
    if may_act(page, sentence):
        yield from _acting_places(page, sentence, taken)
        yield from _this_body(page, sentence)


def may_act(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence has a word behind which places and 该局 act."""
    return _MAY_ACT.search(page.text, sentence.start, sentence.end) is not None


def teams(page: Page, sentence: Sentence) -> Iterator[Standing]:
    """督察组下沉到…: 省第四环境保护督察组, where the article names one team of the kind."""
    if page.text.find("组", sentence.start, sentence.end) < 0:
        return
    for match in _TEAM.finditer(page.text, sentence.start, sentence.end):
        known = dict.fromkeys(
            tuple(name.name for name in unit.names)
            for unit in page.units_in(0, match.start())
            if unit.form.endswith(match["kind"])
        )
        if len(known) == 1:
            yield (*match.span(), next(iter(known)))


def _acting_places(page: Page, sentence: Sentence, taken: Cover) -> Iterator[Standing]:
    """石桥镇、河口乡主要负责人: places that stand for their governments, known to the gazetteer or not."""
    found = {(place.start, place.end) for place in page.places_in(sentence.start, sentence.end)}
    found |= {match.span(1) for match in _PLACE.finditer(page.text, sentence.start, sentence.end)}
    for start, end in sorted(found):
        own = not _NO_PLACE.fullmatch(page.text, start, end)
        if own and _ACTS.match(page.text, end, sentence.end) and not taken.overlaps(start, end):
            names = resolve_unit(page.text[start:end], page.context)
            if names:
                yield start, end, tuple(name.name for name in names)


def _this_body(page: Page, sentence: Sentence) -> Iterator[Standing]:
    """该局负责人: the body of that kind that was spoken of last; 该村负责人: the last village."""
    for match in _THIS_BODY.finditer(page.text, sentence.start, sentence.end):
        before = [unit for unit in page.units_in(0, match.start()) if unit.form.endswith(match["kind"])]
        names = before[-1].names if before else _village(page, match.start()) if match["kind"] in "村区" else ()
        if names:
            yield match.start(), match.end("kind"), tuple(name.name for name in names)


def _village(page: Page, end: int) -> tuple[UnitName, ...]:
    """The committee of the village that was spoken of last."""
    named = [match[0] for match in _VILLAGE.finditer(page.text, max(0, end - _NEAR), end)]
    return resolve_unit(named[-1], page.context) if named else ()
