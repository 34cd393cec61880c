"""Rows of a list of winners: names, names with what belongs to each, bodies, works with their makers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.awards.list_cells import bare, body_of, cells, glued_name, in_brackets, name_of, odd_name
from civicgraph.extraction.awards.list_headings import NUMBERING, Takes
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

_NUMBER = re.compile(NUMBERING + r"(?:\d{1,3}[\s|]+)?")
_END = re.compile(r"[\s。；，、：]+$")
_SENTENCE = re.compile("。.")
_WORK = re.compile("《[^《》\n]*》|“[^“”\n]*”(?=[ （])")
#: What else each gets: 酒泉市，奖励100万元.
_MONEY = re.compile(r"[，；（]?\s*(?:并|均)?(?:各|分别)?(?:奖励|奖金|奖给|颁发|奖)[^，。；、]{0,12}\d[^。；]*$")
#: Who taught or sent a winner is none.
_HELPED = re.compile(r"[\s，；、（](?:(?:指导|辅导)(?:教师|老师)|选送单位|编辑|责任编辑)(?=[：\s])")
#: A body with what it did: 某局：…，….
_DEED = re.compile(r"(?P<who>[^，。；：、\s]{3,24})：(?=[^。；：、]{2,40}，|[^，。；：、\s]{14,})")
#: A name with what somebody did: 张远山：柳溪村村民，….
_LIVED = re.compile(r"(?P<who>[㐀-鿿·]{2,12}(?:（[^（）]{1,10}）)?)：(?=[^。；：、\n]{4,40}，[^。；：、\n]{8,})")
_ENCLOSED = re.compile(r"（[^（）]*）")
_LABEL = re.compile(r"\s*：")
#: A life behind a name: 张远山，男，1965年生，…
_LIFE = re.compile(r"(?:（[^（）]*）)?[，、 ]\s*[男女](?=[，、 ])")
_FITS = re.compile(
    r"(?:[局委办院校所厅处室厂队站社组会部科馆店场园行长员师民工人者手]|中心|公司|集团|银行|支部|大学|学院|[小中]学|[一二三四五六七八九十\d]中|幼儿园|[乡镇村县市区州]|街道|社区|书记|主任|经理|教练|指导|调研员|干部|[股室]?副|学生|兵|警|司机|院士|书记、主任)$"
)
_SHORT = 8
_LONG = 44
_LONGEST_NAMED = 120


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a list names; ``odd`` are names only if those around them are."""

    start: int
    end: int
    names: tuple[NameSpan, ...] = ()
    odd: tuple[NameSpan, ...] = ()
    bodies: tuple[str, ...] = ()
    cells: int = 1


def read_row(page: Page, start: int, end: int, who: Takes, *, counted: bool) -> Row | None:
    """What a line names for a category; None where it is no row."""
    number = _NUMBER.match(page.text, start, end)
    low = number.end() if number else start
    high = end - (len(found[0]) if (found := _END.search(page.text[low:end])) else 0)
    helped = _HELPED.search(page.text, low, high)
    high = helped.start() if helped else high
    high -= len(found[0]) if (found := _MONEY.search(page.text[low:high])) else 0
    if high - low < 2 or _ENCLOSED.fullmatch(page.text, low, high):
        return None
    if who != "bodies" and (deed := _LIVED.match(page.text, low, end)):
        name = name_of(page, Span(*deed.span("who")))
        return Row(low, deed.end("who"), (name,)) if name else None
    if who in ("bodies", "any") and (deed := _DEED.match(page.text, low, end)):
        return _bodies(page, low, deed.end("who"), counted=False)
    if _SENTENCE.search(page.text, low, high):
        return None
    if who != "bodies":
        people = _people(page, low, high, who)
        if people is not None or who != "any":
            return people
    return _bodies(page, low, high, counted=counted and who == "bodies")


def _people(page: Page, start: int, end: int, who: Takes) -> Row | None:
    found = [cell for span in _outside_works(page.text, start, end) for cell in cells(page.text, *span)]
    found = [cell for cell in found if not _LABEL.match(page.text, cell.end, end)]
    if not found:
        return None
    first = name_of(page, found[0])
    if first is not None and _LIFE.match(page.text, first.end, end):
        return Row(start, end, (first,))
    names, others, odd = _sorted(page, found, who)
    if not names and not odd:
        return None
    if any(other.end - other.start > _LONG for other in others) or not _is_row(page, found, names or odd, others):
        return None
    return Row(start, end, tuple(names), tuple(odd), cells=len(found))


def _sorted(page: Page, found: list[Span], who: Takes) -> tuple[list[NameSpan], list[Span], list[NameSpan]]:
    """The names among the cells, what belongs to them, and what is a name only if those around are."""
    names: list[NameSpan] = []
    others: list[Span] = []
    odd: list[NameSpan] = []
    for cell in found:
        if (name := name_of(page, cell)) is not None:
            names.append(name)
        elif inner := _makers(page, cell, who):
            names += inner
        elif (glued := _glued(page, cell, who)) is not None:
            names.append(glued)
        else:
            others.append(cell)
    if not names or len(names) > len(others):
        expected = others if len(names) > 1 else (others[:1] or [])
        odd = [span for cell in expected if (span := odd_name(page, cell)) is not None]
        others = [cell for cell in others if all(cell.start != span.start for span in odd)]
    return names, others, odd


def _glued(page: Page, cell: Span, who: Takes) -> NameSpan | None:
    if who == "any" and (
        _FITS.search(page.text, cell.start, bare(page.text, cell).end) or body_of(page, cell, sure=False)
    ):
        return None
    return glued_name(page, cell)


def _makers(page: Page, cell: Span, who: Takes) -> list[NameSpan]:
    """The people in brackets behind a work, a body or a group."""
    if who == "any" and body_of(page, cell, sure=False):
        return []
    inner = list(in_brackets(page.text, cell))
    names = [name for each in inner if (name := name_of(page, each)) is not None]
    return names if names and len(names) == len(inner) else []


def _is_row(page: Page, found: list[Span], names: list[NameSpan], others: list[Span]) -> bool:
    """Whether what stands beside the names is what belongs to them, rather than words of a sentence."""
    length = found[-1].end - found[0].start
    if others and len(names) == 1 and length > _LONGEST_NAMED:
        return False
    fitting = [other for other in others if _fits(page, other)]
    first = names[0].start == found[0].start
    return len(fitting) == len(others) or (
        first and len(others) <= 3 and "，" not in page.text[found[0].start : found[-1].end]
    )


def _fits(page: Page, cell: Span) -> bool:
    inner = bare(page.text, cell)
    return (
        inner.end - inner.start <= 4
        or page.unit_starting_at(inner.start) is not None
        or page.unit_ending_at(inner.end) is not None
        or _FITS.search(page.text, inner.start, inner.end) is not None
        or (inner.end - inner.start <= _SHORT and "，" not in page.text[inner.start : inner.end])
    )


def _bodies(page: Page, start: int, end: int, *, counted: bool) -> Row | None:
    found = [cell for span in _outside_works(page.text, start, end) for cell in cells(page.text, *span)]
    found = [cell for cell in found if not _LABEL.match(page.text, cell.end, end)]
    if "|" in page.text[start:end]:
        first = _of_table(page, found, counted=counted)
        return Row(start, end, bodies=first, cells=len(found)) if first else None
    named = [_body(page, cell, sure=counted and len(found) == 1) for cell in found]
    if not found or not all(named):
        return None
    return Row(start, end, bodies=tuple(name for each in named for name in each), cells=len(found))


def _of_table(page: Page, found: list[Span], *, counted: bool) -> tuple[str, ...]:
    """The first body of a row of a table; behind it stand its place and what else is told of it."""
    named = (_body(page, cell, sure=False) for cell in found)
    return next((each for each in named if each), ()) or (_body(page, found[0], sure=counted) if found else ())


def _body(page: Page, cell: Span, *, sure: bool) -> tuple[str, ...]:
    """A body, or the one in brackets behind a work."""
    inner = list(in_brackets(page.text, cell))
    behind = body_of(page, inner[0], sure=False) if len(inner) == 1 else ()
    return body_of(page, cell, sure=False) or behind or body_of(page, cell, sure=sure)


def _outside_works(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line outside 《…》."""
    at = start
    for work in _WORK.finditer(text, start, end):
        yield at, work.start()
        at = work.end()
    yield at, end
