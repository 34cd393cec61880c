"""What the headline of a notice says of all the lists below it: whose contest it was, and that it is a decision."""

from __future__ import annotations

from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re

_CONTEST = re.compile(
    r"^(?:.{0,24}?关于(?:公布|表彰|对)?|喜报[！：]?)?(?P<name>[^，。！？]{2,60}?(?:大赛|比赛|竞赛|征文|评选|展演|展评|锦标赛|联赛)(?:活动)?"
    r"(?P<part>“[^“”]{1,12}”|[㐀-鿿]{1,6}[类组])?)(?:的)?(?:获奖|评选结果|评审结果|结果|进行表彰|表彰|优胜)"
)
_BARE = re.compile(
    r"(?:“[^“”]{1,16}”)?(?:[特一二三四]等奖|[冠亚季]军|第[一二三四五六]名|优[秀胜]奖|入围奖|鼓励奖|纪念奖|[金银铜]奖|[金银铜]杯单位|优秀组织奖|组织奖|提名奖)"
)
_QUOTED = re.compile("“[^“”]*”")
_DECISION = re.compile(
    r"(?:表彰|命名|授予|嘉奖|通报表扬|记功).{0,60}?(?:决定|通报|通知|命令|公告|名单)|关于公布.{2,60}名单"
)


def contest_of(page: Page) -> str:
    """The contest whose results a headline announces; empty where it announces none."""
    found = _CONTEST.match(page.text[: page.shift].strip() or page.text.split("\n", 1)[0])
    if found is None:
        return ""
    part = found["part"] or ""
    return found["name"][: len(found["name"]) - len(part)] + part.strip("“”")


def in_contest_of(contest: str, title: str) -> str:
    """A prize of a list with the contest of the headline.

    >>> in_contest_of("青溪县诗歌大赛", "一等奖"), in_contest_of("青溪县诗歌大赛", "先进集体")
    ('青溪县诗歌大赛一等奖', '先进集体')
    """
    if not contest or not _BARE.fullmatch(title):
        return title
    quoted = _QUOTED.match(title)
    return contest + (title[quoted.end() :] if quoted else title)


def is_decision(page: Page) -> bool:
    """Whether a headline is that of a decision or of a list of those honoured."""
    return _DECISION.search(page.text, 0, page.shift or page.text.find("\n")) is not None


def issuers_of(page: Page) -> tuple[str, ...]:
    """The bodies that the headline of a decision begins with: 县委、县政府|关于表彰…的决定."""
    about = page.text.find("关于", 0, page.shift)
    if about < 0 or not is_decision(page):
        return ()
    units = page.units_in(0, about)
    near = bool(units) and units[-1].end == about
    return tuple(dict.fromkeys(name.name for unit in units for name in unit.names)) if near else ()
