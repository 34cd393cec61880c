"""Lists whose length the text tells: 为助人为乐模范A、B；孝老爱亲模范C、D等4名道德模范颁奖."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import kind_of, read_honour
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.names.model import load_names
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number

_COUNTED = re.compile(
    r"(?:为|向|给|对|授予)(?P<list>[^。\n“”]{6,400}?)等?(?P<size>\d+|[二三四五六七八九十]+)(?:名|位)"
    r"(?P<honour>[^，。；：、“”\n]{4,24}?)(?:颁奖|颁发|授奖|授牌|进行了?(?:通报)?(?:表彰|表扬)|予以(?:通报)?(?:表彰|表扬))"
)
_PIECE = re.compile(r"[^、；，\s]+")
_NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,8}(?:·[㐀-鿿]{1,8})+")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class CountedList:
    """The names, the offsets of the passage, and the honour that all of them get."""

    start: int
    end: int
    names: tuple[NameSpan, ...]
    title: str

    def giving(self) -> Giving:
        """The honour for each."""
        names = tuple(dict.fromkeys(name.name for name in self.names))
        return Giving(self.start, self.end, self.title, names, (), "award.counted")


def find_counted(page: Page) -> Iterator[CountedList]:
    """The lists of a page that have exactly as many names as they say."""
    for match in _COUNTED.finditer(page.text):
        honour = read_honour(page.text, match.start("honour"), match.end("honour"), sure=False)
        if honour is None or honour.end != match.end("honour") or honour.kind == "loose":
            continue
        pieces = list(_PIECE.finditer(page.text, *match.span("list")))
        names = [_name(page, piece.start(), piece.end()) for piece in pieces]
        if len(names) == parse_number(match["size"]) and len(names) >= _FEWEST and all(names):
            yield CountedList(*match.span(), tuple(name for name in names if name), honour.title)


def _name(page: Page, start: int, end: int) -> NameSpan | None:
    """The name in an item, behind the honour that may stand before it (诚实守信模范|A)."""
    for at in range(start, end - 1):
        known = at == start or page.text[at - 1] == "的" or kind_of(page.text[start:at]) != "loose"
        if known and _NAME.fullmatch(page.text, at, end) and _is_named(page.text[at:end]):
            return NameSpan(at, end, page.text[at:end])
    return None


def _is_named(name: str) -> bool:
    return "·" in name or name[0] in load_names().surnames or name[:2] in load_names().surnames
