"""Lists of winners by category: 先进单位（5个）：县教育局、县民政局…; 一等奖：张山 李石; or in the lines below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, kind_of
from civicgraph.extraction.awards.sites import sites_in
from civicgraph.extraction.page import Page
from civicgraph.names import Context, NameSpan, name_at, name_list
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number
from civicgraph.text.spans import Span

_LINE = re.compile(r"[^\n]+")
_NUMBERING = r"(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|[●■◆★▲·*-]\s*)?\s*"
_COUNT = (
    r"(?:\s*[（(]?\s*(?:共|各)?\s*(?P<count>\d+|[一二三四五六七八九十百]+)"
    r"\s*(?P<unit>[名个人家户位项支对件篇组所座])\s*[）)]?)?"
)
_CATEGORY = re.compile(
    rf"{_NUMBERING}(?:(?=“[^“”\n]{{1,16}}”[^，。；：“”（）【】\n]{{2,12}})|[“\"【])?(?P<title>(?:(?<!“)“[^“”\n]{{1,16}}”)?[^，。；：“”（）【】\n]{{2,36}}?)[”\"】]?(?:获得者|获奖者|获奖单位|获奖名单|名单|称号)?"
    rf"{_COUNT}(?:获得者|名单)?\s*(?:：|(?=\n)|$)"
)
#: No name of a category holds them.
_MARK = re.compile("[，。；]")
_CHOSEN = re.compile("^.*(?:入选|获评|获得|荣获|被评为|上榜)")
_PART_OF_LINE = re.compile(r"[^；。\n]+")
_OPENING = re.compile("(?:.*(?:有|如下|名单)：|.*其中，?|.*分别是：)(?=.)")
_ABOUT = re.compile(r"表彰|荣获|称号|文明|获奖|授予|评选|先进|优秀|名单|颁奖|揭晓|公示|模范|决赛|大赛|比赛|竞赛")
_NO_CATEGORY = re.compile(r"[关表]于|评选|表彰|授予|的|我|在")
_PERSONAL = re.compile(
    r"(?:个人|模范|[者员手兵]|教师|老师|校长|园长|好人|之星|干部|党员|青年|少年|学生|医生|护士|工匠|人物|标兵)$"
)
_HAN = "[㐀-鿿]"
#: The name in the first column of a row: 尤 其 市教育局副主任; 白杨（女） 某乡某村第一书记.
_FIRST_COLUMN = re.compile(
    rf"{_NUMBERING}(?P<name>{_HAN} {{1,2}}{_HAN}(?=[ （]|$)|{_HAN}{{2,4}}(?=[ （，：]|$)"
    rf"|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+)"
)
_ONE_BODY = re.compile(r"[^，。；：！？、]{3,40}")
_NUMBER_OF_ROW = re.compile(_NUMBERING)
_PIECE = re.compile(rf"{_HAN}+(?:·{_HAN}+)*(?:（[^（）]*）)?")
_SPACE = re.compile(r"[\s、，；（）。]")
_COLUMN = re.compile(r"[^\s，。；：！？、]{3,40}")
_ITEM = re.compile(r"[^、，；。：\s]{2,40}")
_FAMILIES = ("家庭", "户")
_FAMILY = re.compile("(?:家庭|一家|户)$")
#: The body in the first column of a row and what stands behind it.
_BODY_FIRST = re.compile(
    rf"{_NUMBERING}(?P<body>[^\s，。；：、]{{1,24}}(?:[部委办局院校学中班镇乡村社司心馆站所队厂会联室科园处]|街道))(?:：\s*|\s+)(?P<rest>[^，。；：]{{2,80}})"
)
_NO_PERSON = re.compile("[局委办院校镇乡村部科室会]$")
_MOST = 60
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Category:
    """The line that names a category: its honour, how many have it, and whether they are people."""

    title: str
    line: Span
    end: int
    count: int
    personal: bool


@dataclass(frozen=True, slots=True)
class Winners:
    """A category and a stretch where winners stand; bodies that no table knows by their own words."""

    category: Category
    first: int
    end: int
    names: tuple[NameSpan, ...]
    bodies: tuple[str, ...] = ()


def find_winners(page: Page) -> Iterator[Winners]:
    """The categories of all lists of winners of a page, with the people and bodies in them."""
    if not _ABOUT.search(page.text):
        return
    lines = list(_lines(page.text))
    for index, line in enumerate(lines):
        category = _category(page.text, line)
        if category is None or "；" in page.text[category.end : line.end]:
            yield from _in_one_line(page, line)
            continue
        if category.end < line.end:
            yield _inline(page, category)
        else:
            yield from _below(page, category, lines[index + 1 : index + 1 + (category.count or _MOST)])


def _in_one_line(page: Page, line: Span) -> Iterator[Winners]:
    """受表彰的有：先进党支部：A支部；优秀党员：B、C: several categories in a line, two or more."""
    found = []
    for item in _PART_OF_LINE.finditer(page.text, line.start, line.end):
        opening = _OPENING.match(page.text, item.start(), item.end())
        category = _category(page.text, Span(opening.end() if opening else item.start(), item.end()))
        if category is not None and category.end < item.end():
            found.append(_inline(page, category))
    if len(found) > 1:
        yield from found


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            yield Span(start, start + len(inner))


def _category(text: str, line: Span) -> Category | None:
    colon = text.find("：", line.start, line.end)
    if _MARK.search(text, line.start, colon if colon >= 0 else line.end):
        return None
    match = _CATEGORY.match(text, line.start, line.end)
    title = _CHOSEN.sub("", match["title"].strip()) if match else ""
    if match is None or not is_honour(title) or kind_of(title) == "loose" or _NO_CATEGORY.search(title):
        return None
    count = parse_number(match["count"]) or 0 if match["count"] else 0
    personal = match["unit"] in ("名", "人", "位") if match["unit"] else _PERSONAL.search(title) is not None
    return Category(title, line, match.end(), count, personal)


def _inline(page: Page, category: Category) -> Winners:
    """一等奖（3名）：张山、李石、王平; odd names too, where there are as many as the line says."""
    first, end = category.end, category.line.end
    names = _people(page, first, end)
    pieces = list(_PIECE.finditer(page.text, first, end))
    if category.personal and category.count and len(pieces) == category.count > len(names):
        names = tuple(NameSpan(m.start(), m.end(), m[0].partition("（")[0]) for m in pieces)
    items = list(_ITEM.finditer(page.text, first, end))
    if category.count and not category.personal and len(items) == category.count:
        if category.title.endswith(_FAMILIES):
            return Winners(category, first, end, tuple(_family(m) for m in items))
        return Winners(category, first, end, (), tuple(_full_name(page, m.start(), m.end()) for m in items))
    return Winners(category, first, end, names)


def _family(item: re.Match[str]) -> NameSpan:
    """The person whose family an item is: X家庭."""
    name = _FAMILY.sub("", item[0])
    return NameSpan(item.start(), item.start() + len(name), name)


def _full_name(page: Page, start: int, end: int) -> str:
    """The body or place that an item is, by its own words where nothing knows it."""
    unit = page.unit_starting_at(start)
    if unit is not None and unit.end == end and len(unit.names) == 1:
        return unit.names[0].name
    site = next((each for each in sites_in(page, start, end) if each.start == start and each.end == end), None)
    return site.name if site else page.text[start:end]


def _people(page: Page, first: int, end: int) -> tuple[NameSpan, ...]:
    return tuple(
        name
        for name in name_list(page.text, first, end)
        if page.unit_starting_at(name.start) is None and not page.places_in(name.start, name.end)
    )


def _below(page: Page, category: Category, lines: list[Span]) -> Iterator[Winners]:
    """The lines below a category: as many as it says, else as long as each names winners and nothing more."""
    for line in lines:
        if _category(page.text, line) is not None:
            return
        row = _row(page, category, line)
        if row is None:
            return
        yield row


def _row(page: Page, category: Category, line: Span) -> Winners | None:
    if at_work := _at_work(page, line):
        return Winners(category, line.start, line.end, at_work)
    names = _people(page, line.start, line.end)
    column = _FIRST_COLUMN.match(page.text, line.start, line.end)
    if category.personal and category.count and column:
        name = column["name"].replace(" ", "")
        names = (NameSpan(column.start("name"), column.end("name"), name),)
    units = page.units_in(line.start, line.end)
    told = category.count and column and line.end - line.start <= _WIDEST
    if not told and not (category.count and not category.personal) and not _is_full(page, line, names):
        return None
    start = _NUMBER_OF_ROW.match(page.text, line.start).end()  # type: ignore[union-attr]
    if not category.personal and (several := _several(page, start, line.end)):
        return Winners(category, line.start, line.end, (), several)
    whole = any(unit.start == start and unit.end >= line.end - 1 for unit in units)
    literal = not category.personal and not names and not whole and _ONE_BODY.fullmatch(page.text, start, line.end)
    return Winners(category, line.start, line.end, names, (page.text[start : line.end],) if literal else ())


def _at_work(page: Page, line: Span) -> tuple[NameSpan, ...]:
    """区文化局 张 山; 县一中：李石、王平: people behind the body where they work, and nothing more."""
    row = _BODY_FIRST.match(page.text, line.start, line.end)
    if row is None:
        return ()
    start, end = row.span("rest")
    names = _people(page, start, end)
    if not names and (one := name_at(page.text, start, end, after=Context.TITLE)) and not page.unit_starting_at(start):
        names = (one,) if one.end == end and not _NO_PERSON.search(one.name) else ()
    told = sum(len(name.name) for name in names)
    return names if told == len(_SPACE.sub("", page.text[start:end])) else ()


def _several(page: Page, start: int, end: int) -> tuple[str, ...]:
    """县公安局 县水利局: bodies in columns, by their full names where those are known."""
    found: list[str] = []
    for piece in _COLUMN.finditer(page.text, start, end):
        unit = next((each for each in page.units_in(piece.start(), piece.end()) if each.end == piece.end()), None)
        known = unit is not None and unit.start == piece.start()
        found += [name.name for name in unit.names] if unit and known else [_full_name(page, *piece.span())]
    return tuple(found) if len(found) > 1 else ()


def _is_full(page: Page, line: Span, names: tuple[NameSpan, ...]) -> bool:
    """Whether a third of a line or more are names: it is a row, not a sentence."""
    units = page.units_in(line.start, line.end)
    named = sum(n.end - n.start for n in names) + sum(u.end - u.start for u in units)
    length = len(_SPACE.sub("", page.text[line.start : line.end]))
    return 0 < named <= length <= named * 3 + (20 if names else 0) and length <= 60


def giving(page: Page, winners: Winners) -> Giving:
    """The category with those who have it: people, or else bodies; beside a name a body is only where he works."""
    line = winners.category.line
    heading = (line.start, line.end) if winners.first > line.end else None
    start = winners.first if heading else line.start
    names = tuple(dict.fromkeys(name.name for name in winners.names)) or winners.bodies or _bodies(page, winners)
    return Giving(start, winners.end, winners.category.title, names, (), "award.winners", heading=heading)


def _bodies(page: Page, winners: Winners) -> tuple[str, ...]:
    units = page.units_in(winners.first, winners.end)
    return tuple(dict.fromkeys(each.name for unit in units for each in unit.names))
