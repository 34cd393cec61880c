"""What the sentence around a holder says of his post: elected with a roster, dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.model import Status
from civicgraph.text import lazy_re as re

_ROSTER = re.compile(
    r"[\s“]*(?:他们(?:分别)?(?:是|为)|她们(?:分别)?是|(?:当选|任命)?名单(?:如下|为)|组成人员(?:名单)?(?:如下|是|为))[：:，]?"
)
_MADE = re.compile(r"任命|选举|当选|推选|聘任|选出|产生")
_ELECTS = re.compile(r"(?:选举产生|选举出|选出|推选出|选举|补选|增选|任命)(?:了)?[^，。；]{0,30}$")
_ELECTED = re.compile(r"(?:新当选的?|新任命的?|刚刚当选的?)$")
_LISTED = re.compile(r"(?:（[^（）]{0,12}）)?(?:[、，；和与及]|以及)\s*(?:以及|和|与|及)?\s*")
_END = re.compile(r"(?:（[^（）]{0,12}）)?(?:等|[，。；\n]|$)")
_ONCE = ("曾任", "曾担任", "历任")
#: 县长某某|已调任….
_MOVES = re.compile(r"(?:同志)?(?:已经?|日前|近日|正式)?(?:调任|转任|改任|升任)(?=[㐀-鿿])")
_DIES = re.compile(
    r"(?:同志)?(?:〔[^〔〕\n]{1,20}〕|（[^（）]{1,12}）)?(?:，|、)?“?(?:因[^。；]{0,20}?)?(?:于[^。；]{2,24}?)?(?:在[^。；，]{2,16}?)?"
    r"(?:不幸)?(?:逝世|去世|病逝|牺牲|殉职|辞世|离世|因公殉职|因公牺牲|以身殉职)"
)


#: Who dies on duty has held the post to the end; who dies of age may have left it long ago.
_ON_DUTY = ("殉职", "牺牲")


def with_rosters(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """The holders, each with the status that its sentence tells."""
    listed_until = past_until = -1
    elected: Holder | None = None
    for holder in holders:
        past_until = _past_until(page, holder, past_until)
        if past_until >= 0 or _MOVES.match(page.text, holder.end) or _is_over(page, holder.end):
            yield _under(holder, "former")
            continue
        if _is_elected(page, holder) or (elected and _goes_on(page, elected, holder)):
            elected = holder
            yield _under(holder, "appointed")
            continue
        elected = None
        goes_on = listed_until >= 0 and _LISTED.fullmatch(page.text, listed_until, holder.start)
        listed_until = holder.end if goes_on or _opens_roster(page, holder) else -1
        if listed_until >= 0 and (_END.match(page.text, holder.end) or _LISTED.match(page.text, holder.end)):
            yield _under(holder, "appointed")
        elif dies := _DIES.match(page.text, holder.end):
            yield _all_under(holder, "deceased" if dies[0].endswith(_ON_DUTY) else "former")
        else:
            yield holder


def _is_over(page: Page, at: int) -> bool:
    """张三|（1991年3月—1997年1月）: whether the years of service behind a name are over."""
    served = _SERVED.match(page.text, at) if page.text.startswith("（", at) else None
    return served is not None and page.year is not None and int(served[1]) < page.year


_SERVED = re.compile(r"（\d{4}(?:年|[.年]\d{1,2}月?)?[—－～至-]+(\d{4})(?:年|[.年）])")


def _past_until(page: Page, holder: Holder, before: int) -> int:
    """Where the last holder of a list behind 曾任 ends: 曾任|县长甲、乡长乙; -1 for all others."""
    if holder.rule != "holder.title-before-name" or not holder.posts:
        return -1
    if page.text.startswith(_ONCE, holder.start):
        return holder.end
    return holder.end if before >= 0 and page.text[before : holder.start] == "、" else -1


def _is_elected(page: Page, holder: Holder) -> bool:
    """新当选的|县长某某."""
    return _ELECTED.search(page.text, max(0, holder.start - 8), holder.start) is not None


def _goes_on(page: Page, before: Holder, holder: Holder) -> bool:
    """新当选的主任甲，|副主任乙、丙: more people of the same body in the list."""
    if _LISTED.fullmatch(page.text, before.end, holder.start) is None or not before.posts:
        return False
    return holder.rule == "holder.shared-title" or (
        bool(holder.posts) and len(holder.posts) == 1 and holder.posts[0].units == before.posts[-1].units
    )


def _opens_roster(page: Page, holder: Holder) -> bool:
    """任命了…组成人员。他们是：|主任…; 选举产生了|主任…."""
    if not holder.posts or holder.rule != "holder.title-before-name":
        return False
    sentence = page.sentence_at(holder.start)
    if _ELECTED.search(page.text, sentence.start, holder.start) or _ELECTS.search(
        page.text, sentence.start, holder.start
    ):
        return True
    opening = _ROSTER.match(page.text, sentence.start)
    before = page.text[max(0, sentence.start - 80) : sentence.start]
    return opening is not None and opening.end() >= holder.start and _MADE.search(before) is not None


def _under(holder: Holder, status: Status) -> Holder:
    """The holder under a status; where 原 tells some former posts from the others, these are still held."""
    said = status == "former" and any(post.status == "former" for post in holder.posts)
    return holder if said else _all_under(holder, status)


def _all_under(holder: Holder, status: Status) -> Holder:
    posts = tuple(replace(post, status=status) if post.status == "current" else post for post in holder.posts)
    return replace(holder, posts=posts)
