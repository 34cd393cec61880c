"""Winners in lists: lines or parts of a line under headings of categories, as in decisions, notices and results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.awards import list_lines as lines
from civicgraph.extraction.awards.headline import is_decision
from civicgraph.extraction.awards.list_cells import acting
from civicgraph.extraction.awards.list_headings import Heading, headings_in, takes
from civicgraph.extraction.awards.list_namely import find_namely
from civicgraph.extraction.awards.list_rows import Row, read_row
from civicgraph.extraction.awards.list_titles import Scope, in_full, is_bare, scope_of
from civicgraph.extraction.awards.listed import Listed
from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span


def find_listed(page: Page) -> tuple[Listed, ...]:
    """The winners of all lists of a page."""
    if (
        not lines.ABOUT.search(page.text)
        or lines.PROPOSED.search(page.text, 0, page.shift)
        or lines.TO_BE.search(page.text)
    ):
        return ()
    reader = _Reader(page)
    for line in _lines(page.text):
        reader.read(line)
    reader.close()
    return (*reader.found, *find_namely(page))


def _lines(text: str) -> Iterator[Span]:
    row: Span | None = None
    for match in lines.LINE.finditer(text):
        inner = match[0].strip()
        if not inner:
            continue
        start = match.start() + match[0].index(inner)
        if inner[0] == "|" and row is not None:
            row = Span(row.start, start + len(inner))
            continue
        if row is not None:
            yield row
        row = Span(start, start + len(inner))
    if row is not None:
        yield row


def _of_one_contest(found: list[Heading]) -> list[Heading]:
    """诵读一等奖：A；二等奖：B: the second prize of a line is one of the same contest."""
    out: list[Heading] = []
    for heading in found:
        place = lines.PLACING.search(out[-1].title) if out and lines.PLACING.fullmatch(heading.title) else None
        out.append(replace(heading, title=out[-1].title[: place.start()] + heading.title) if place else heading)
    return out


class _Reader:
    """Reads line by line, with the titles and the heading that stand above."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Listed] = []
        self.scopes: tuple[Scope, ...] = (scope_of(page.text[: page.shift].strip()),)
        self.issuers = frozenset(name.name for unit in page.units_in(0, page.shift) for name in unit.names)
        self.heading: Heading | None = None
        self.rows: list[Row] = []
        self.decided = is_decision(page)
        self.group, self.nested, self.above, self.blocked = "", False, "", False
        self.missed = False

    def read(self, line: Span) -> None:
        """One line: a title, headings with or without winners, a group, a row, or something else, which ends a list."""
        text = self.page.text
        if line.end - line.start <= lines.FEW and lines.DATE.fullmatch(text, line.start, line.end):
            self._signed()
        elif lines.FOOT.match(text, line.start, line.end) and not self._is_title(line):
            self.close()
        elif self._virtue(line) or self._title(line) or self._headings(line) or self._group(line):
            return
        elif self.heading is not None:
            if self._is_where(line):
                return
            if self.heading.numbered and lines.NEXT.match(text, line.start):
                self.close()
            else:
                self._row(line)

    def _headings(self, line: Span) -> bool:
        found = _of_one_contest(list(headings_in(self.page.text, line.start, line.end, decided=self.decided)))
        for at, heading in enumerate(found):
            end = found[at + 1].start if at + 1 < len(found) else line.end
            if self.blocked or lines.PROPOSED.search(self.page.text, heading.start, heading.end):
                self.close()
                continue
            self._open(heading)
            if heading.end < end:
                self._inline(heading, end)
        return bool(found)

    def _open(self, heading: Heading) -> None:
        if is_bare(heading.title):
            self.above = self.heading.title if self.heading and not self.rows else self.above
        else:
            self.above = ""
        self.close()
        if self.nested:
            self.group, self.nested = "", False
        self.heading = heading

    def _inline(self, heading: Heading, end: int) -> None:
        if (counted := lines.NUMBER.fullmatch(self.page.text, heading.end, end)) is not None:
            self.heading = replace(heading, count=int(counted[1]))
            return
        stop = lines.STOP.search(self.page.text, heading.end, end)
        row = read_row(self.page, heading.end, stop.start() if stop else end, heading.takes, counted=heading.count > 0)
        if row is None and not lines.WORK.fullmatch(self.page.text, heading.end, end):
            self.heading = None
        elif row is not None:
            self.rows.append(row)
            if stop and stop.end() < end:
                self.close()

    def _virtue(self, line: Span) -> bool:
        """助人为乐类: a part of the honour that a title names."""
        match = lines.VIRTUE.match(self.page.text, line.start, line.end)
        if match is None or (match.end() < line.end and not match["colon"]):
            return False
        title = next((each for scope in self.scopes for each in scope.titles[:1]), "")
        if not title or takes(title, "") == "bodies":
            return False
        title += f"（{match['virtue']}）" if match["virtue"] else ""
        self._open(Heading(line.start, match.end(), title, 0, "people", numbered=False))
        if match.end() < line.end:
            self._inline(self.heading, line.end)  # type: ignore[arg-type]
        return True

    def _is_title(self, line: Span) -> re.Match[str] | None:
        return lines.LIST_TITLE.fullmatch(self.page.text, line.start, line.end)

    def _title(self, line: Span) -> bool:
        """…获奖名单: the title of a list; where it names one honour, its winners may stand right below."""
        match = self._is_title(line)
        if match is None or lines.NUMBERED.match(self.page.text, line.start):
            return False
        self.close()
        self.group = ""
        self.blocked = lines.PROPOSED.search(match["what"]) is not None
        if self.blocked:
            return True
        part = lines.OF_PART.fullmatch(match["what"])
        if part is not None:
            self.group = part[1]
            return True
        scope = scope_of(match["what"])
        self.scopes = (scope, *self.scopes[-1:])
        if len(scope.titles) == 1:
            self.heading = Heading(line.start, line.end, scope.titles[0], 0, takes(scope.titles[0], ""), numbered=False)
        return True

    def _group(self, line: Span) -> bool:
        text = self.page.text
        if line.end - line.start > lines.FEW:
            return False
        if self.heading is not None and self._is_skipped(line):
            return True
        match = lines.GROUP.fullmatch(text, line.start, line.end)
        if match is not None:
            if self.heading is not None and not self.rows:
                self.nested = True
            elif lines.KEPT_GROUP.search(match["name"]):
                self.close(keep=not self.group)
                self.nested = False
            self.group = match["name"] if lines.KEPT_GROUP.search(match["name"]) else ""
            return True
        people = self.heading is not None and self.heading.takes in ("people", "families")
        return (
            (people or text[line.end - 1] == "：")
            and self.heading is not None
            and lines.WIDE_GROUP.fullmatch(text, line.start, line.end) is not None
        )

    def _is_where(self, line: Span) -> bool:
        """银川市（5所）: whether a line only says where those below it are, whom the category does not mean."""
        title = self.heading.title if self.heading else ""
        schools = title.rstrip("”").endswith(("学校", "校园", "幼儿园", "企业", "医院", "社区", "家庭"))
        return schools and lines.PLACE.fullmatch(self.page.text, line.start, line.end) is not None

    def _is_skipped(self, line: Span) -> bool:
        """Whether a line under a heading names columns, places, the order or the number, or what is honoured."""
        text, heading = self.page.text, self.heading
        counted = lines.NUMBER.fullmatch(text, line.start, line.end)
        if counted is not None and heading is not None:
            self.heading = replace(heading, count=int(counted[1]))
        part = heading is not None and heading.numbered and lines.PART.match(text, line.start, line.end) is not None
        patterns = (lines.KIND, lines.SKIPPED, lines.WHERE, lines.WORK, lines.NUMBER)
        return part or any(pattern.fullmatch(text, line.start, line.end) for pattern in patterns)

    def _row(self, line: Span) -> None:
        heading = self.heading
        assert heading is not None
        if lines.HELPERS.match(self.page.text, line.start, line.end):
            return
        size = line.end - line.start
        row = (
            read_row(self.page, line.start, line.end, heading.takes, counted=heading.count > 0)
            if size <= lines.MOST
            else None
        )
        if row is not None:
            self.rows.append(row)
            self.missed = False
        elif not self.missed and self._may_miss(line):
            self.missed = True
        else:
            self.close()

    def _may_miss(self, line: Span) -> bool:
        """Whether a line may be a row that nobody understands: a short one that is no sentence."""
        short = line.end - line.start <= lines.FEW and not lines.MARK.search(self.page.text, line.start, line.end)
        return short and self.heading is not None and (self.heading.takes == "people" or self.heading.count > 0)

    def _signed(self) -> None:
        """Before a date stands who signs, not the last one of a list."""
        if self.rows and self.rows[-1].bodies and self.rows[-1].cells == 1 and not self._is_full():
            self.rows.pop()
        while self.rows and self.rows[-1].bodies and set(self.rows[-1].bodies) <= self.issuers:
            self.rows.pop()
        self.close()

    def _is_full(self) -> bool:
        count = sum(len(row.names) + len(row.odd) or len(row.bodies) for row in self.rows)
        return self.heading is not None and 0 < self.heading.count == count

    def close(self, *, keep: bool = False) -> None:
        """Write down what stands under a heading."""
        heading, rows = self.heading, self.rows
        if heading is not None and rows:
            title = in_full(self.page.text, heading.start, heading.title, self.group or self.above, self.scopes)
            units = title.endswith(("单位", "集体"))
            odd = self._trusts_odd(heading.count)
            for row in rows:
                names = tuple(sorted((*row.names, *row.odd))) if odd else row.names
                bodies = tuple(map(acting, row.bodies)) if units else row.bodies
                if names or row.bodies:
                    self.found.append(
                        Listed(title, Span(heading.start, heading.end), row.start, row.end, names, bodies)
                    )
        self.rows, self.missed = [], False
        self.heading = heading if keep and not rows else None

    def _trusts_odd(self, count: int) -> bool:
        """Whether strings that only might be names are: most of the list are names, or it is as long as it says."""
        sure = sum(len(row.names) for row in self.rows)
        odd = sum(len(row.odd) for row in self.rows)
        return (sure >= 2 and sure >= 2 * odd) or (count > 0 and sure + odd == count)
