"""Headings of lists of winners: 一、先进集体（12个）; 优秀教师：; 一等奖3名：; 获得“…”的单位有：."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from civicgraph.extraction.awards.honours import is_honour, kind_of
from civicgraph.extraction.awards.suits import suits
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number

Takes = Literal["people", "bodies", "families", "any"]

NUMBERING = (
    r"(?:附件?\d?[：:]\s*)?(?:[一二三四五六七八九十]{1,3}[、.·]|（[一二三四五六七八九十\d]{1,3}）、?|\d{1,3}[.、·](?!\d)|第[一二三四五六七八九十]+[、：]"
    r"|[●■◆★▲·*○◎□◇☆※#-]+\s*)?\s*"
)
_N = r"(?:\d+|[一二三四五六七八九十百]+)"
_COUNT = re.compile(rf"(?P<count>{_N})\s*(?P<unit>[名个人家户位项支对件篇幅组所座])")
_BESIDE = rf"(?:\s*（[^（）\n]{{1,36}}）|\s*(?:共|各)?{_N}\s*[名个人家户位项支对件篇幅组所座](?![㐀-鿿])|\s*[名个]单?)"
_BEHIND = (
    r"(?:(?:荣誉)?称号)?(?:的?(?:获得者|获奖者|得主|获奖(?:单位|个人|人员|选手|作品|名单)|单位名单|人员名单|个人名单|名单|称号)"
    r"|(?<=[奖号章杯状手]”)的?(?:单位|个人|作品)|(?<=[奖号章状])(?:镇区|企业|单位|个人|集体|学校|乡镇|家庭|人员|作品)名单"
    r"|的[㐀-鿿]{0,8}?(?:分别)?(?:是|有|为)|(?<=”)：?(?:分别)?(?:是|为|有)(?=：))?"
)
_SIGNS = r"(?:[^，。；：“”（）【】《》\n]|“[^“”\n]{1,24}”|（[省市县区州旗乡镇村街道社区单位校园、]{1,8}）"
_LONGER = r"|（[^（）\n]{1,6}组）|（(?:以|按|含|不含|除)[^（）\n]{1,20}）(?=[^（）：\n]{2,12}(?:奖|名单))"
_TITLE = f"{_SIGNS}{_LONGER}){{2,44}}?"
_HEADING = re.compile(
    rf"{NUMBERING}【?(?P<title>“[^“”\n]{{3,24}}”|{_TITLE})】?{_BEHIND}(?P<beside>{_BESIDE}{{0,2}}){_BEHIND}\s*"
    r"(?:(?P<colon>：|——)|(?=\n)|$|(?P<gap>[ ](?=\S))|(?P<work>(?= ?《)))"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）")
_PART_OF_TEXT = re.compile("[一二三四五六七八九十]{1,3}[、.]")
_CHOSEN = re.compile(
    "^(?:.*(?:入选|获评|获得|荣获|被评为|上榜|授予|评为)|(?:此次|本次|同时|另外|其中)?获(?!奖)|(?:此次|本次|同时|另外|其中)(?=[省市县国]))"
)
#: 先进乡（镇）, 优胜县: whatever is behind a word of praise.
_PRAISED = re.compile(
    r"“?(?:先进|优胜|优秀|文明|示范|模范|达标|最佳|最美|十佳|十大|功勋|杰出|金牌|十强|明星)”?[㐀-鿿]{1,6}”?(?:（[㐀-鿿、]{1,8}）(?:组织|单位|集体|党委|支部)?)?$"
    r"|[㐀-鿿]{2}(?:楷模|好人|工匠|卫士|标兵|能手|红旗手)”?$"
    r"|(?:[金银铜][杯牌]|[特一二三四]等奖|优秀奖|优胜奖|组织奖)(?:单位|集体|个人|选手|作品|企业|项目|节目|学校|乡镇|村)$"
)
_NO_CATEGORY = re.compile(
    r"[关表]于|荣立|颁|宣读|主持|致辞|讲话|竞选|评选|表彰|授予|的|我|在|拟|候选|推荐|评委|评审|条件|标准|办法|申报|^创建|争创|深入|积极|加强|打造|按照|设立|设置|为了|开展|通过|要求|(?:代表|发言|典型|事迹|经验|精神|成果|做法|材料)$|^(?:各|获奖|获|荣获|等)+(?:单位|集体|个人|奖)?$"
    r"|^(?:奖|获奖|奖项|评奖|荣誉|项目奖|各等级奖|个人奖|集体奖|团体奖)$"
)
_QUOTED = re.compile("“[^“”]*”")
_PERSONAL = re.compile(
    r"(?:个人|模范|[者员手兵长]|教师|老师|好人|之星|干部|党员|青年|少年|学生|医生|护士|工匠|人物|标兵|奖章|媳妇|婆婆|妯娌|女婿|儿女|乡贤|先锋|楷模|好少年|带头人|专家|师|能人|母亲|父亲|主任|书记)”?$"
)
_BODIES = re.compile(
    r"(?:奖状|先锋号|示范岗|文明岗|组织奖|团体奖|集体奖|团体[一二三]等奖|集体[一二三]等奖|金杯|银杯|铜杯|单位)”?$"
)
#: What a decision can honour: taken for a category under its title though the words praise nobody.
_DECIDED = re.compile("(?:企业|单位|集体|个人|[奖者]|家庭|[户县镇乡村区]|教师|集团|学校)$")
_FAMILIES = re.compile("(?:家庭|标兵户|文明户|示范户|光荣户|星级户)”?$")
#: Where a heading may begin within a line.
_INNER = re.compile(
    r"(?:^|(?<=[；。）\s，：、]))(?=[^；。，：\s]{2,40}：|[一二三四五六七八九十]{1,2}、[^，。；：\n]{2,30}（)"
)
_GRADE = re.compile(
    r"(?<![“荣获项个\d])(?:特等|[一二三四]等|优秀|优胜|鼓励|入围|提名|优秀组织|最佳组织|组织)奖(?:（?\d+[名个项]）?)?："
)
#: 一等奖 《甲》 作者 张远山: a grade before a work.
_BEFORE_WORK = re.compile("(?<=[\\s：])(?:[特一二三四]等|优秀|[金银铜]|纪念|入围)奖(?= ?《)")
_GRADE_ALONE = re.compile("(?:[特一二三四]等|[金银铜]|优秀|优胜|入围)奖")
_GRADED = re.compile("等奖$|[金银铜]奖$|优秀奖$")
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that name a category, with where what stands in it begins.

    Attributes:
        start, end: the heading's own words with their colon.
        title: the category: 先进集体, 一等奖.
        count: how many have it; 0 where that is not told.
        numbered: whether it has a number of its own (一、).
    """

    start: int
    end: int
    title: str
    count: int
    takes: Takes
    numbered: bool


def read_heading(text: str, start: int, end: int, *, decided: bool) -> Heading | None:
    """The heading that begins at an offset and ends at the end of its line, at a colon or behind its count.

    ``decided``: in a decision, where numbered words with a count are a category whatever they say.
    """
    match = _HEADING.match(text, start, min(end, start + _LONGEST))
    if match is None or (match.end() == start + _LONGEST < end and not match["colon"]):
        return None
    numbered = _NUMBERED.match(text, start) is not None
    counted = _COUNT.search(match["beside"] or "")
    graded = _GRADE_ALONE.fullmatch(match["title"]) is not None
    if match["gap"] and not (graded or (counted and (numbered or "（" in match["beside"]))):
        return None
    title = _CHOSEN.sub("", match["title"].strip(" 、"))
    told = (
        decided
        and _PART_OF_TEXT.match(text, start)
        and _DECIDED.search(title)
        and not _NO_CATEGORY.search(_QUOTED.sub("“”", title))
    )
    if not (is_category(title) or told) or (match["work"] is not None and not _GRADED.search(title)):
        return None
    count = parse_number(counted["count"]) or 0 if counted else 0
    return Heading(start, match.end(), title, count, takes(title, counted["unit"] if counted else ""), numbered)


def is_category(title: str) -> bool:
    """Whether words name an honour of a list."""
    bare = _QUOTED.sub("“”", title)
    named = (is_honour(title) and kind_of(title) not in ("loose", "rank")) or _PRAISED.search(title) is not None
    return named and not _NO_CATEGORY.search(bare)


def takes(title: str, unit: str) -> Takes:
    """Who can stand in a category: people, bodies, families, or all of them.

    >>> takes("先进个人", ""), takes("先进集体", "个"), takes("一等奖", ""), takes("最美家庭", "户")
    ('people', 'bodies', 'any', 'families')
    """
    if _FAMILIES.search(title):
        return "families"
    if not suits(title, person=True) or _BODIES.search(title):
        return "bodies"
    if not suits(title, person=False) or _PERSONAL.search(title):
        return "people"
    return "bodies" if unit in ("家", "所", "座") else "any"


def headings_in(text: str, start: int, end: int, *, decided: bool = False) -> Iterator[Heading]:
    """The headings of a line: one that opens it, and those within it where there are two or more, or numbered ones."""
    found = []
    first = read_heading(text, start, end, decided=decided)
    if first is not None:
        found.append(first)
    line = text[start:end]
    if "：" in line or "奖 《" in line or "奖《" in line or ("、" in line and "（" in line):
        places = {m.start() for m in _INNER.finditer(text, start, end)} | {
            m.start() for pattern in (_GRADE, _BEFORE_WORK) for m in pattern.finditer(text, start, end)
        }
        for place in sorted(places):
            if place > start and (not found or place >= found[-1].end):
                heading = read_heading(text, place, end, decided=decided)
                if heading is not None and heading.end < end:
                    found.append(heading)
    sure = len(found) > 1 or (first is not None) or any(each.numbered and each.count for each in found)
    yield from found if sure else ()
