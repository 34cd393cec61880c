"""Places that act as bodies: 古槐街道等单位 in a list of bodies, 灵溪镇有关负责人, 该村负责人."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found
from civicgraph.units.heads import Head, Heads
from civicgraph.units.page import Page
from civicgraph.units.resolve import acting_place
from civicgraph.units.scope import Scope

_SPEAKER = re.compile(
    "(?:(?:、[㐀-鿿]{2,8})?等?的?(?:有关|相关|主要|党政|分管)?(?:负责人|负责同志|领导干部|领导班子|主要领导|分管领导))"
)
_LIST_END = re.compile(
    "(?:、[㐀-鿿]{2,8})?(?:等[0-9一二三四五六七八九十]*个?|成员)?(?:相关|有关|责任|职能)?(?:单位|部门)"
)
#: 玉泉镇、七个街道办事处、区应急局负责人|参加会议
_ON_THE_ROLL = re.compile(
    "(?:(?<=^)|(?<=[，。；\n]))[㐀-鿿]{2,9}(?:县|区|镇|乡|街道)、[^，。；\n]{2,60}?(?:负责人|负责同志)等?(?:参加|出席|陪同|列席)"
)
_JOINT = re.compile("[、和与及]|以及")
_GOING = re.compile("(?:来到|前往|深入|走访|抵达|赶赴|到|在|赴|位于|参观|考察|调研)(?:了)?$")
_THAT_VILLAGE = re.compile(f"(?:该|本|我)(?:村|社区)(?={_SPEAKER.pattern}|村委会|村“两委”)")
_VILLAGE = re.compile("[㐀-鿿]{1,5}?(?:村|社区)(?!委|民)")


def find_acting(text: str, heads: Heads, found: list[Found], year: int | None) -> Iterator[Found]:
    """Places that are read as bodies, outside the bodies found before."""
    starts, ends = {each.start for each in found}, {each.end for each in found}
    listed = _listed(text, heads.places, starts, ends)
    for head in heads.places:
        if head.full and head.scope.level in ("county", "township") and _acts(text, head, listed):
            yield Found(head.start, head.end, (acting_place(head.scope, year),), head.scope)
    for that in _THAT_VILLAGE.finditer(text):
        scope = _village_before(text, heads, that.start())
        if scope:
            yield Found(that.start(), that.end(), (acting_place(scope, year),), scope)


def _acts(text: str, head: Head, listed: set[int]) -> bool:
    return bool(_SPEAKER.match(text, head.end) or _ON_THE_ROLL.match(text, head.start, head.end + 80)) or (
        head.start in listed
    )


def _listed(text: str, places: tuple[Head, ...], starts: set[int], ends: set[int]) -> set[int]:
    """Starts of the places that stand in one list with a body, unless the list says where somebody goes."""
    by_start = {head.start: head for head in places}
    out: set[int] = set()
    seen: set[int] = set()
    for head in places:
        if head.start in seen:  # it goes on with a list that has been read
            continue
        run = [head]
        while (joint := _JOINT.match(text, run[-1].end)) and joint.end() in by_start and joint.end() not in starts:
            run.append(by_start[joint.end()])
        seen.update(each.start for each in run)
        joint = _JOINT.match(text, run[-1].end)
        behind = bool(joint and joint.end() in starts)
        if behind or _LIST_END.match(text, run[-1].end) or _SPEAKER.match(text, run[-1].end):
            out.update(_joined(text, run, ends, behind))
    return out


def _joined(text: str, run: list[Head], ends: set[int], behind: bool) -> Iterator[int]:
    """Starts of the places of a list from the first one on that stands behind a body or before one."""
    for index, head in enumerate(run):
        before = text[head.start - 1 : head.start] in "、和与及" and head.start - 1 in ends
        if before or (behind and not _GOING.search(text, max(0, head.start - 3), head.start)):
            yield from (each.start for each in run[index:])
            return


def _village_before(text: str, heads: Heads, offset: int) -> Scope | None:
    """The village named last behind its township: 段村乡|中朝村."""
    for head in reversed(heads.places):
        if head.end <= offset and head.scope.level in ("township", "county"):
            village = _VILLAGE.match(text, head.end)
            if village:
                return replace(head.scope, village=village[0])
    return None


def only_town(page: Page, offset: int) -> Scope:
    """The only township that the text names before an offset, else the jurisdiction."""
    before = [town for start, town in page.places.towns[:2] if start < offset]
    return before[0] if len(before) == 1 else page.home
