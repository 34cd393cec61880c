"""The full name of a place or a prize in a contest: 在全县演讲比赛中 … 一等奖 → 全县演讲比赛一等奖."""

from __future__ import annotations

from civicgraph.text import lazy_re as re

_EVENT = (
    r"(?:总决赛|半决赛|决赛|预赛|锦标赛|联赛|公开赛|挑战赛|邀请赛|选拔赛|对抗赛|擂台赛|团体赛|个人赛|接力赛|比赛|大赛|竞赛|邀请赛|巡回赛|分站赛|[^，。；：的\s]赛|运动会"
    r"|奥运会|亚运会|世锦赛|世界杯|大运会|评选活动|评选|展评|展演|汇演|会演|调演|征文|演讲|评比|大比武|比武|竞演|技能节|艺术节|电影节|书法展|美术展|展览)"
)
_CONTEST = re.compile(
    rf"(?:(?:在|于)|^|(?<=[，。；：\s]))(?P<in>[^，。；：]{{2,44}}?{_EVENT})(?:活动)?(?:中|上|里|赛场|当中|(?=[，\s]))"
)
_HEAD = re.compile(rf"(?P<name>[^，。；：的]{{2,32}}?{_EVENT})$")
_WHEN_AND_WHERE = re.compile(
    r"^(?:.*(?:举行|进行|举办|开展|开幕|落幕|结束|组织)的|(?:今天|昨天|昨晚|今晚|近日|日前|今年|去年|当天|上午|下午|晚上|刚刚|随后|最后|此外|\d+月\d+日|本届|\d{4}年\d{1,2}月(?:\d{1,2}日)?|(?:今天|昨天)?(?:上午|下午)?(?:进行|举行)?的|（\d+月\d+日）|同样)+)+"
)
_ACTION = re.compile(r"参加|出征|代表|出战|击败|战胜|第[一二三四五六七八九十]+次|组织|选送")
_SCOPED = re.compile("全[国省市县区]|[省市县]级?第")
_SEX = re.compile("[男女]")
_IN = re.compile("[在于]")
_FULL = 7


def _both(contest: str, prize: str) -> bool:
    """Whether both say for whom it is: 女子组 … 男子组冠军."""
    return bool(_SEX.search(contest) and _SEX.search(prize))


def in_contest(text: str, start: int, verb: int, prize: str) -> str:
    """A prize with the contest that the sentence names before it, unless its own name is full.

    >>> in_contest("在全县演讲比赛中，张山获得一等奖", 0, 11, "一等奖")
    '全县演讲比赛一等奖'
    """
    if len(prize) >= _FULL or _SCOPED.match(prize):
        return prize
    for match in reversed(list(_CONTEST.finditer(text, start, verb))):
        head = _HEAD.search(_WHEN_AND_WHERE.sub("", _IN.split(match["in"])[-1]))
        if (
            head is not None
            and len(head["name"]) >= 4
            and not _ACTION.search(head["name"])
            and not _both(head["name"], prize)
        ):
            return head["name"] + prize
    return prize
