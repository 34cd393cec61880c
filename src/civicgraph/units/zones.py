"""Zones that are named in short: 开发区党工委, 经开区管委会 of the zone that the text names in full."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.text import lazy_re as re
from civicgraph.units.expand import expand
from civicgraph.units.found import Found
from civicgraph.units.model import UnitName
from civicgraph.units.page import Page
from civicgraph.units.scope import Scope

_KINDS = {
    "开发区": "开发区", "经开区": "经济(?:技术)?开发区|经开区", "高新区": "高新(?:技术)?(?:产业)?(?:开发)?区",
    "新区": "新区", "示范区": "示范区", "园区": "园区", "工业园区": "工业园区",
    "产业园区": "产业园区", "保税区": "保税区",
}  # fmt: skip
_WORDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_BODY = "党工委|工委|管委会|管理委员会|纪工委"
_BARE = re.compile(
    f"({_WORDS})({_BODY}|[㐀-鿿]{{0,4}}(?:局|办公室|中心))"
    f"(?=[^㐀-鿿]|副?(?:主任|书记|局长)|委员|党[组委]|负责|相关|有关|$)"
)
_BEFORE = re.compile("(?:^|[^㐀-鿿]|[由在与和及任兼对向为该本全])$")
_FULL = re.compile("[㐀-鿿]{0,8}?(?:开发区|经开区|高新区|新区|示范区|试验区|园区|保税区)")


def find_zones(page: Page, found: list[Found]) -> Iterator[Found]:
    """The bodies of zones that are named without their place; ``found`` is in order."""
    taken = {offset for each in found for offset in range(each.start, each.end)}
    for bare in _BARE.finditer(page.text):
        if bare.start() in taken or not _BEFORE.search(page.text, max(0, bare.start() - 1), bare.start()):
            continue
        zone, scope = _zone(page, bare[1], bare.start())
        if zone:
            yield Found(bare.start(), bare.end(), (zone_body(zone, bare[2], scope),), scope)


def zone_body(zone: str, body: str, scope: Scope) -> UnitName:
    """A body of a zone: its committee of the party, its administration or another."""
    name = {
        "党工委": f"中共{zone}工作委员会",
        "工委": f"中共{zone}工作委员会",
        "纪工委": f"中共{zone}纪律检查工作委员会",
    }.get(body, expand(zone + body))
    return UnitName(name, (zone + body,), "party" if body in ("党工委", "工委") else "zone", scope.path or None)


def _zone(page: Page, word: str, offset: int) -> tuple[str, Scope]:
    """The zone of this kind named before in full, or else after; that of the jurisdiction where there is none."""
    named: list[tuple[int, str, Scope]] = []
    for head in page.places.places:
        full = _FULL.match(page.text, head.end)
        if full and re.search(f"(?:{_KINDS[word]})$", full[0]):
            place = head.scope.prefix if head.full else page.text[head.start : head.end]
            named.append((head.start, place + full[0], head.scope))
    before = [each for each in named if each[0] < offset]
    if named:
        _, zone, scope = before[-1] if before else named[0]
        return zone, scope
    word = {"经开区": "经济技术开发区", "高新区": "高新技术产业开发区"}.get(word, word)
    return (page.home.prefix + word, page.home) if page.home.level in ("city", "county") else ("", page.home)
