"""A post, and what stands around a title while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from civicgraph.extraction.page import Page
from civicgraph.extraction.titles import TitleMention, status_before_body
from civicgraph.model import Status
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.units import UnitName

_STEM_EDGE = re.compile(
    r"[^\w·]|[的了跟他她兼]"
    r"|(?:仪式|会|典礼|活动|论坛)上(?=[省市县区旗州])"
    r"|(?:领导(?:有|包括)|还有|分别是|图为|左为|右为|中为|分管|主管|联系|陪同|邀请|任命|免去|聘请|选举(?!委员会)|来自|担任|挂职|带队|带领|率领|会同|推荐|当选|调任|升任|卸任)"
    r"|(?:以及|[由和与及在向为给任暨])(?=[\w“]|$)"
)
_LONGEST_STEM = 30
#: 宣传部长 = 宣传部 + 部长: the title's first letter ends the body's name as well.
SHARED_HEADS = frozenset("部局厅院校行所站处科司馆社园厂场队庭台会")
SHARED_UNITS = ("大队", "支队", "中队", "总队", "分局")


@record
class Post:
    """A title with the bodies it belongs to (two where the body is written as two: 县纪委监委).

    Attributes:
        start, end: from the word of status or the body to the remark behind the title.
        single: the post has one seat.
        rule: the rule that found the body.
    """

    start: int
    end: int
    title: str
    units: tuple[UnitName, ...]
    status: Status
    single: bool
    rule: str


@record
class Nearby:
    """What a title may lean on.

    Attributes:
        left: offset before which nothing belongs to this post (the end of the post or name before it).
        joined: the post before it in the same chain or list, whose body or place may be carried along.
        chiefs: the posts of the paragraph so far by their titles, for 副主任 after 县人大常委会主任.
        opens: no other post stands before it in its chain.
        stem: what stands between the last mark, 的 or preposition and the title: 县教育 before 局长.
    """

    left: int
    joined: Post | None = None
    chiefs: Mapping[str, Post] = field(default_factory=dict)
    opens: bool = True
    stem: str = ""


def make_post(page: Page, mention: TitleMention, start: int, units: tuple[UnitName, ...], rule: str) -> Post:
    """The post of a title whose body begins at ``start``; 原 before the body counts as well."""
    status = mention.status
    if start < mention.outer or status == "current":
        said, outer = status_before_body(page.text, start)
        status, start = (said, outer) if said != "current" else (status, outer)
    return Post(start, mention.tail, mention.title, units, status, mention.single, rule)


def stem_of(page: Page, mention: TitleMention, left: int) -> str:
    """What stands between the last mark, 的 or preposition and a title: 县教育 before 局长."""
    window = page.text[max(left, mention.outer - _LONGEST_STEM) : mention.outer]
    cut = max((edge.end() for edge in _STEM_EDGE.finditer(window)), default=0)
    said = _SAID_BEFORE.match(window, cut)
    return window[said.end() if said else cut :]


#: 原|教育局|局长; but 原阳县 and 原种场.
_SAID_BEFORE = re.compile(r"(?:原(?![阳平州种野件料始])|时任|现任|新任|前任)(?=\w{2})")
