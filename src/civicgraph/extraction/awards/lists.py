"""Winners in lists: lines or parts of a line under headings of categories, as in decisions, notices and results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.headline import is_decision
from civicgraph.extraction.awards.list_cells import acting
from civicgraph.extraction.awards.list_headings import NUMBERING, Heading, headings_in, takes
from civicgraph.extraction.awards.list_rows import Row, read_row
from civicgraph.extraction.awards.list_titles import Scope, in_full, is_bare, scope_of
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

_ABOUT = re.compile(
    "表彰|荣获|称号|文明|获奖|授予|评选|先进|优秀|名单|颁奖|揭晓|模范|决赛|大赛|比赛|竞赛|通报|等奖|表扬|命名|最美|奖[章状]|好人|标兵|红旗"
)
#: What is only proposed is not given yet.
_PROPOSED = re.compile(
    "(?<![模虚])拟(?:表彰|命名|授予|推荐|评|确定|认定|表扬|获|授|入选|选|定|上报|通过)|候选|推荐(?:对象|人选|名单)|建议名单|初评|入围名单|报名|参赛名单|评委名单|评审"
)
_TO_BE = re.compile("(?<![模虚])拟(?:表彰|命名|授予|推荐|评|确定|认定|表扬)[^。\n]{0,200}(?:予以|进行|现)公示")
_LINE = re.compile(r"[^\n]+")
_DATE = re.compile(
    r"[（(]?[二〇○0零一三四五六七八九十\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日[）)]?"
)
_LIST_TITLE = re.compile(
    r"(?:附件?\s*\d?\s*[：:]?\s*)?(?P<what>[^，。；：\n]{0,60}?(?:名单|名录|光荣榜|榜单|花名册|一览表|授奖项目|评选结果|获奖结果|获奖情况))\s*(?:（[^（）\n]{1,30}）)?\s*[：]?$"
)
_SKIPPED = re.compile(
    r"[（(]?(?:(?:序号|编号)?\s*(?:姓名|单位名称|单位|获奖者|作者|选手|作品|所在单位|学校|职务|性别|等次|备注|奖项"
    r"|名称|作品名称|指导教师|得分|[ |])+"
    r"|(?:以上)?(?:排名|名次|以下|以上)?不分(?:先后|名次)|(?:按|以)[^，。]{2,12}(?:为序|排序|排列)|排名不分先后.{0,6}|共\d+[名个家]?)[）)]?$"
)
_GROUP = re.compile(
    rf"{NUMBERING}【?“?(?P<name>[㐀-鿿、]{{1,14}}(?:系统|组别?|类别?|系列|片区|赛区|行业|战线|领域|学段))”?】?(?:（[^（）]*）)?：?$"
)
_WIDE_GROUP = re.compile(
    rf"{NUMBERING}【?[㐀-鿿、]{{1,6}}(?:单位|机关|部门|乡镇|街道|企业|学校|个人|[高初]中|小学|幼儿园|项目|代表|居民|农民|职工)】?(?:（[^（）]*）)?：?$"
)
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）")
#: 三、…: the next part of a text, whatever it is about.
_NEXT = re.compile("[一二三四五六七八九十]{1,3}[、.]")
_KEPT_GROUP = re.compile("[组类]别?$")
_VIRTUES = (
    "(?:助人为乐|见义勇为|诚实守信|敬业奉献|爱岗敬业|孝老爱亲|孝亲敬老|孝敬父母|自强不息|自强励志|创新创业|热心公益|勤劳致富"
    "|创业创新|清正廉洁|邻里和睦|无私奉献|奉献社会|团结友善|勤学上进|友善互助|诚信友善)"
)
_VIRTUE = re.compile(
    rf"{NUMBERING}【?“?(?:(?P<virtue>{_VIRTUES}(?:模范|好人|奖))|{_VIRTUES}(?:类别?|组)?)”?】?"
    r"(?:（[^（）\n]{1,12}）|\d+[名人位])?\s*(?P<colon>：)?(?=\s|$|(?<=：))"
)
_STOP = re.compile(r"。| (?=希望|特此|附件|望)|$")
_FOOT = re.compile(
    r"[（(【]?\s*(?:责任|本期|执行|值班)?(?:编辑|责编|编审|[初一二三终]审|审核|校对|来源|记者|通讯员|供稿|撰稿|文/|图/|联系|电话|主编|统筹|监制|"
    r"摄影|监督|作者单位|主办|承办|协办|扫码|点击|上一篇|下一篇|打印|关闭|抄送|主题词|公示|特此)"
)
_PLACING = re.compile("(?:[特一二三四]等奖|[金银铜]奖|优[秀胜]奖)$")
#: （临江市） below the title of a list: where those that follow are.
_WHERE = re.compile("（[㐀-鿿]{1,10}[省市县区州旗]）")
_MARK = re.compile("[。，！？：；]")
_MOST = 2_000
_FEW = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """A category with those that one row below it or one part of a line names."""

    title: str
    heading: Span
    start: int
    end: int
    names: tuple[NameSpan, ...]
    bodies: tuple[str, ...]

    def giving(self, title: str, conferrers: tuple[str, ...]) -> Giving:
        """The honour, by its full title, for each."""
        inline = self.start <= self.heading.end + 1
        heading = None if inline else (self.heading.start, self.heading.end)
        start = self.heading.start if inline else self.start
        recipients = tuple(dict.fromkeys(name.name for name in self.names)) or self.bodies
        return Giving(start, self.end, title, recipients, conferrers, "award.winners", heading=heading)


def find_listed(page: Page) -> tuple[Listed, ...]:
    """The winners of all lists of a page."""
    if not _ABOUT.search(page.text) or _PROPOSED.search(page.text, 0, page.shift) or _TO_BE.search(page.text):
        return ()
    reader = _Reader(page)
    for line in _lines(page.text):
        reader.read(line)
    reader.close()
    return tuple(reader.found)


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            yield Span(start, start + len(inner))


def _of_one_contest(found: list[Heading]) -> list[Heading]:
    """诵读一等奖：A；二等奖：B: the second prize of a line is one of the same contest."""
    out: list[Heading] = []
    for heading in found:
        place = _PLACING.search(out[-1].title) if out and _PLACING.fullmatch(heading.title) else None
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
        if line.end - line.start <= _FEW and _DATE.fullmatch(text, line.start, line.end):
            self._signed()
        elif _FOOT.match(text, line.start, line.end) and not _LIST_TITLE.fullmatch(text, line.start, line.end):
            self.close()
        elif self._virtue(line) or self._title(line) or self._headings(line) or self._group(line):
            return
        elif self.heading is not None:
            if self.heading.numbered and _NEXT.match(text, line.start):
                self.close()
            else:
                self._row(line)

    def _headings(self, line: Span) -> bool:
        found = _of_one_contest(list(headings_in(self.page.text, line.start, line.end, decided=self.decided)))
        for at, heading in enumerate(found):
            end = found[at + 1].start if at + 1 < len(found) else line.end
            if self.blocked or _PROPOSED.search(self.page.text, heading.start, heading.end):
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
        stop = _STOP.search(self.page.text, heading.end, end)
        row = read_row(self.page, heading.end, stop.start() if stop else end, heading.takes, counted=heading.count > 0)
        if row is None:
            self.heading = None
        else:
            self.rows.append(row)
            if stop and stop.end() < end:
                self.close()

    def _virtue(self, line: Span) -> bool:
        """助人为乐类: a part of the honour that a title names."""
        match = _VIRTUE.match(self.page.text, line.start, line.end)
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

    def _title(self, line: Span) -> bool:
        """…获奖名单: the title of a list; where it names one honour, its winners may stand right below."""
        match = _LIST_TITLE.fullmatch(self.page.text, line.start, line.end)
        if match is None or _NUMBERED.match(self.page.text, line.start):
            return False
        self.close()
        self.group = ""
        self.blocked = _PROPOSED.search(match["what"]) is not None
        if self.blocked:
            return True
        scope = scope_of(match["what"])
        self.scopes = (scope, *self.scopes[-1:])
        if len(scope.titles) == 1:
            self.heading = Heading(line.start, line.end, scope.titles[0], 0, takes(scope.titles[0], ""), numbered=False)
        return True

    def _group(self, line: Span) -> bool:
        text = self.page.text
        if line.end - line.start > _FEW:
            return False
        skipped = _SKIPPED.fullmatch(text, line.start, line.end) or _WHERE.fullmatch(text, line.start, line.end)
        if self.heading is not None and skipped:
            return True
        match = _GROUP.fullmatch(text, line.start, line.end)
        if match is not None:
            if self.heading is not None and not self.rows:
                self.nested = True
            elif _KEPT_GROUP.search(match["name"]):
                self.close(keep=not self.group)
                self.nested = False
            self.group = match["name"] if _KEPT_GROUP.search(match["name"]) else ""
            return True
        people = self.heading is not None and self.heading.takes in ("people", "families")
        return (
            (people or text[line.end - 1] == "：")
            and self.heading is not None
            and _WIDE_GROUP.fullmatch(text, line.start, line.end) is not None
        )

    def _row(self, line: Span) -> None:
        heading = self.heading
        assert heading is not None
        size = line.end - line.start
        row = (
            read_row(self.page, line.start, line.end, heading.takes, counted=heading.count > 0)
            if size <= _MOST
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
        short = line.end - line.start <= _FEW and not _MARK.search(self.page.text, line.start, line.end)
        return (
            short
            and self.heading is not None
            and (self.heading.takes == "people" or bool(self.heading.count and self.rows))
        )

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
