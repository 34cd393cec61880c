"""What a category of a list is called in full: its scope, year and contest stand in the title above."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.extraction.awards.contests import in_contest
from civicgraph.extraction.awards.decisions import categories, has_scope, stem_of
from civicgraph.extraction.awards.list_headings import is_category
from civicgraph.text import lazy_re as re

_OF = re.compile(
    r"关于(?:对|表彰|命名|授予|通报表彰|表扬|通报表扬|公布|奖励|通报|评选|给予|确定|认定)+(?P<what>.{2,70})$"
)
_TAIL = re.compile(
    r"(?:进行|予以|给予)?(?:的)?(?:通报)?(?:表彰|表扬|奖励|记功)?的?(?:决定|通报|通知|命令|公告|公示)$"
    r"|(?:(?:获奖|入选|当选|受表彰|命名)(?:单位|人员|个人|作品)?|表彰|人员|授奖项目|获得者|评选)*(?:名单|名录|榜单|光荣榜|花名册|一览表|结果|项目)?(?:的|公布|揭晓|出炉|公告|通报|通知|决定|如下)*$"
)
_HEAD = re.compile(
    r"^(?:.*通讯员.*）|.*讯|附件?\d?[：:]?|\d{1,2}[.、·]|\d{4}年新创|[^，。]{2,24}关于|[^，。]{2,16}(?:表彰|命名|公布)(?=\d|第|全[国省市县])|\s)+"
)
_CONTEST = re.compile(
    r"(?P<name>[^，。；：！\s]{0,40}?(?:总决赛|决赛|锦标赛|联赛|公开赛|挑战赛|邀请赛|选拔赛|接力赛|比赛|大赛|竞赛|运动会|评选活动|展评|展演|汇演|会演|征文|演讲|评比|比武|艺术节|书法展|美术展|展览|考核|考评)(?:活动)?)"
)
_CHOSEN = re.compile("^.*(?:获评|荣获|获得|喜获|入选|被评为|上榜|当选)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[—\-–至](?:19|20)?\d\d)?(?:学年|年)?度?")
_BARE_PRIZE = re.compile(
    r"^(?:[特一二三四]等|优秀|优胜|鼓励|入围|提名|(?:优秀|最佳)?组织|金|银|铜|单项|特别|道德风尚|最佳[㐀-鿿]{1,4}|优秀[㐀-鿿]{1,4})奖$|^(?:集体|个人|团体)[特一二三]等奖$"
)
_BEST = re.compile("最美|十佳|十大|感动|好")
_QUOTED = re.compile("“(?P<title>[^“”\n]{2,24})”")
_PRAISE = re.compile("先进|优秀|模范|文明|示范|最美|十佳|十大|优胜|杰出|标兵|道德模范|劳动模范|爱心")
_GIVEN = re.compile("^.*(?:表彰|命名|授予|表扬)了?")
_SPLIT = re.compile("[、和及与暨]|以及")
_HOLDS = re.compile("举行|举办|开展|公布|组织")
_SHORT, _SHORTEST = 6, 5
_LOOK_BACK = 700


@dataclass(frozen=True, slots=True)
class Scope:
    """What a title of a list or an article says of all its categories.

    Attributes:
        titles: the categories that it names itself, in full.
        stem: what stands before the first of them: 2016年度农村工作.
        contest: the contest that it names.
    """

    titles: tuple[str, ...]
    stem: str
    contest: str

    @property
    def year(self) -> str:
        """The year that it begins with."""
        found = _YEAR.match(self.stem) or (_YEAR.match(self.titles[0]) if self.titles else None)
        return found[0] if found else ""

    def full(self, title: str) -> str:
        """A category with what the scope says of it.

        >>> scope_of("关于表彰2016年度农村工作先进村和先进个人的决定").full("先进村")
        '2016年度农村工作先进村'
        """
        whole = next((each for each in self.titles if each == title or each.endswith(title)), None)
        if whole is not None:
            return whole
        if has_scope(title) or not self.stem:
            return title
        overlap = next((size for size in range(len(title) - 2, 1, -1) if self.stem.endswith(title[:size])), 0)
        if overlap or len(title) <= _SHORT:
            return self.stem + title[overlap:]
        return title if title.startswith("“") or not self.year else self.year + title

    def of_cup(self, title: str) -> str:
        """“X杯”金杯单位 in the contest for the same cup: by the contest's name."""
        cup = _QUOTED.match(title)
        found = self.contest.find(cup["title"]) if cup else -1
        return self.contest + title[cup.end() :] if cup and cup.end() < len(title) and found >= 0 else ""


def scope_of(words: str) -> Scope:
    """What a title says: of a decision (关于表彰…的决定) or of a list (…获奖名单)."""
    words = words.replace(" ", "")
    decision = _OF.search(words)
    what = decision["what"] if decision else _HEAD.sub("", words)
    what = _CHOSEN.sub("", _TAIL.sub("", what, count=1))
    stem, titles = _categories(what)
    contest = _contest(what)
    quoted = [m["title"] for m in _QUOTED.finditer(what) if is_category(m["title"]) or _BEST.match(m["title"])]
    if not titles and len(quoted) == 1:
        titles = (what if what.endswith(f"“{quoted[0]}”") and not has_scope(quoted[0]) else quoted[0],)
    return Scope(titles, stem, contest)


def _categories(what: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the first category, and all of them in full: 2009年度督查和信访工作先进单位和先进个人."""
    first = _PRAISE.search(what)
    parts = [part for part in _SPLIT.split(what[first.start() :]) if part] if first else []
    if first and "“" not in what and all(is_category(part) for part in parts):
        stem = _GIVEN.sub("", what[: first.start()])
        return stem, tuple(part if has_scope(part) else stem + part for part in parts)
    titles = categories(what)
    return stem_of(titles[0]) if titles else "", titles


def _contest(what: str) -> str:
    """The contest that a title names, without who holds it."""
    found = _CONTEST.search(what)
    name = _HOLDS.split(found["name"])[-1] if found else ""
    return name if len(name) >= _SHORTEST else ""


def in_full(text: str, start: int, title: str, group: str, scopes: tuple[Scope, ...]) -> str:
    """A category by its full name: of the nearest title that says something of it; a prize by its contest."""
    if _BARE_PRIZE.match(title):
        contest = next((scope.contest for scope in scopes if scope.contest), "")
        if contest:
            return contest + group + title
        if group and (full := next((f for scope in scopes if (f := scope.full(group)) != group), "")):
            return full + title
        return in_contest(text, max(0, start - _LOOK_BACK), start, group + title)
    for scope in scopes:
        full = scope.of_cup(title) or scope.full(title)
        if full != title:
            return full
    return title


def is_bare(title: str) -> bool:
    """Whether a prize is named by its grade alone: 一等奖, 优秀组织奖."""
    return _BARE_PRIZE.match(title) is not None
