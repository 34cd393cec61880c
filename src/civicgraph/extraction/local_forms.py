"""The words by which news means its own place without naming it (县委, 我市), and places named before a body."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from civicgraph import resources
from civicgraph.places import Level, PlaceMention
from civicgraph.text import lazy_re as re

#: What 县, 市 … can be, nearest first: 市委 is that of a county-level city, a prefecture or a municipality.
KINDS: dict[str, tuple[Level, ...]] = {
    "省": ("province",), "自治区": ("province",),
    "市": ("county", "city", "province"), "州": ("city",), "盟": ("city",), "地区": ("city",),
    "县": ("county",), "区": ("county",), "旗": ("county",),
    "镇": ("township",), "乡": ("township",), "街道": ("township",),
}  # fmt: skip
#: Of kinds in one text the deepest is the text's own: a county's news names the city's bodies, too.
DEPTH = {
    "省": 0, "自治区": 0, "市": 1, "州": 1, "盟": 1, "地区": 1,
    "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "街道": 3,
}  # fmt: skip
#: What makes another word of the kind: 市场监管局, 区域中心, 县级.
_OTHER_WORD = "(?!场|民|域|级|区|内|外|容|值|面|郊|块|间|里|名|城|镇|村|政(?!府|协|务))"
_BEFORE = "在由经和与及是的对向为把让被任现据受请到赴往来会时代后前了并以领率同织合席访从等表"
_ALONE = f"(?:(?<![㐀-鿿\\w])|(?<=[{_BEFORE}]))"
_STANDS_ALONE = re.compile(f"{_ALONE}(?:常务)?副?\\Z")
_OWN = re.compile("我(省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?!们)")
#: 全县, 该市: they tell something only where nothing else does.
_WEAK = re.compile("(?<![㐀-鿿])[全该本]([市县区旗州])(?!们)|(?<=[㐀-鿿])[全该]([市县区旗])(?=[㐀-鿿])")
#: What stands between a place and a form that only repeats it: 渑池县委书记、县长; 渑池县委和县政府; 渑池县代县长.
_SAME_OWNER = re.compile(r"[^，。；：！？\s]{1,14}[、和及与暨](?:常务)?副?|(?:时任|原|代|副|常务副)?")
_COMES_TO_US = re.compile(
    r"[^，。；！？\n]{0,40}来[\u3400-\u9fff](?=调研|考察|视察|检查|指导|督导|学习|访问)|[^，。；！？\n]{0,24}(?:来|(?:[团组队]|一行|客人|客商)[^，。；！？\n]{0,8}[到赴])(?=我[省市州盟县区旗镇乡])"
)
#: 白城市|党政代表团赴|嘉兴: whom a delegation goes to see.
_GOES_TO = re.compile(
    r"[^，。；！？\n]{0,8}?(?:代表团|考察团|访问团|考察组|招商团|学习团)[^，。；！？\n我]{0,6}?(?:赴|到|前往|抵达|走进)"
)
#: Areas that are no places with bodies of their own: 社区.
_AREA = re.compile(
    "(?:社|小|园|校|景|库|片|辖|厂|营|病|院|疫|灾|地|高新|经开|开发|示范|试验|度假|工业|产业|保税|功能|合作|管理|自贸)区$"
)
_MEDIUM = re.compile("融媒|新闻网|日报|晚报|报社|电视台|广播|[人民政府]{0,4}网|发布|.{0,3}讯")
_NOT_IN_NAMES = (
    "各全我本该这那某两几一每有为的和是在个等多数此外县市区镇乡副正届任职务委政党到按据加席过于优完将送口助善援彻实"
)


@dataclass(frozen=True, slots=True)
class LocalForm:
    """A bare form: 县委 (``县``), 我市 (``市``, own)."""

    start: int
    kind: str
    own: bool


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """A place that the table may lack, named before a body: ``临江市青溪县`` in 临江市青溪县委.

    Attributes:
        medium: the body is a medium: 青溪县融媒体中心.
    """

    start: int
    path: str
    kind: str
    medium: bool = False


@cache
def cues() -> str:
    """Alternatives of a pattern: what follows the level in the short name of a local body or its people."""
    with resources.data("jurisdiction_cues.csv").open(encoding="utf-8", newline="") as file:
        words = sorted((row["cue"] for row in csv.DictReader(file)), key=len, reverse=True)
    return (
        "(?:(?:"
        + "|".join(words)
        + ")(?!员会?议|托|期|远|久|江|城|途)|[㐀-鿿]{2,6}?(?:局|中心|办公室|指挥部|领导小组))"
    )


@cache
def _bare() -> re.Pattern[str]:
    """A level word before a cue; one class of first characters comes first, because a search for that is fast."""
    alone = f"(?:(?<=[{_BEFORE}副务].)|(?<![㐀-鿿\\w].))"
    level = f"([省自市州盟地县区旗镇乡街]{alone}(?:(?<=自)治区|(?<=街)道|(?<=州)(?!长)|(?<=[省市盟县区旗镇乡])))"
    return re.compile(f"{level}{_OTHER_WORD}(?={cues()})")


@cache
def _named() -> re.Pattern[str]:
    """A chain of names as long as it goes, each by its ending."""
    part = f"(?!自治[区州县旗])[^\\W{_NOT_IN_NAMES}a-zA-Z0-9]{{2,5}}?"
    above = f"(?:{part}(?:省|自治区))?(?:{part}(?:市|自治州|地区|盟))?(?:{part}[县区旗])?"
    return re.compile(
        f"{_ALONE}(?:中共|走[进近]|来自|位于|前往|赶赴|深入|来到|听取|出席)?(?P<path>{above}(?P<name>{part}(?P<kind>县|区|旗|市|镇|乡|街道)))"
    )


@cache
def _followed_by_body() -> re.Pattern[str]:
    return re.compile(cues())


def local_forms(text: str, mentions: Sequence[PlaceMention], *, carried: bool = False) -> list[LocalForm]:
    """The bare forms of a text, in its order; none within a place's name or in a row of titles that names the place.

    ``carried`` tells those of such rows, too: 县公安局 in 汝川县人民检察院、县公安局.
    """
    starts = [mention.start for mention in mentions]
    found = [LocalForm(match.start(), match[1], own=True) for match in _OWN.finditer(text)]
    for match in _bare().finditer(text):
        if not _STANDS_ALONE.search(text, max(0, match.start() - 3), match.start()):
            continue
        index = bisect_right(starts, match.start(1)) - 1
        before = mentions[index] if index >= 0 else None
        named = before is not None and (
            match.start(1) < before.end or (not carried and _continues(before, match, text))
        )
        if not named:
            found.append(LocalForm(match.start(1), match[1], own=False))
    return sorted(found, key=lambda form: form.start)


def weak_kind(text: str) -> str | None:
    """The kind of which 全县 and 该县 speak most; None where they do not occur."""
    found = Counter(match[1] or match[2] for match in _WEAK.finditer(text))
    return max(found, key=lambda kind: (found[kind], DEPTH[kind]), default=None)


def _continues(before: PlaceMention, match: re.Match[str], text: str) -> bool:
    """Whether the form continues a title that names the place."""
    between = text[before.end : match.start(1)]
    return _same_kind(before, match[1]) and bool(_SAME_OWNER.fullmatch(between))


def _same_kind(mention: PlaceMention, kind: str) -> bool:
    return any(place.name.endswith(kind) and place.level in KINDS[kind] for place in mention.candidates)


def is_owner(mention: PlaceMention, text: str) -> bool:
    """Whether a body or its people follow the place: 平舆县 in 平舆县委书记."""
    return mention.complete and bool(_followed_by_body().match(text, mention.end))


def is_visitor(end: int, text: str) -> bool:
    """Whether the place that ends there is another one's: 丹浦县党政代表团来我县考察."""
    return bool(_COMES_TO_US.match(text, end))


def visited_from(end: int, text: str) -> int | None:
    """Where the place begins to which a delegation of the place that ends there goes: 甲市党政代表团赴|乙市."""
    found = _GOES_TO.match(text, end)
    return found.end() if found else None


def named_owners(text: str, mentions: Sequence[PlaceMention], title_end: int) -> list[NamedOwner]:
    """Places that no mention covers, named before a body, in the title or in a chain, and more than once."""
    covered = {mention.end for mention in mentions if mention.complete}
    found = [name for name in _named().finditer(text) if name.end() not in covered and not _AREA.search(name["name"])]
    visitors = {name["name"] for name in found if is_visitor(name.end(), text)}
    often = {name for name in {name["name"] for name in found} - visitors if text.count(name) > 1}
    return [
        NamedOwner(name.start("path"), name["path"], name["kind"], bool(_MEDIUM.match(text, name.end())))
        for name in found
        if name.start() < title_end or name["path"] != name["name"] or _followed_by_body().match(text, name.end())
        if name["name"] in often
    ]
