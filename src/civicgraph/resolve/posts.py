"""Posts as far as they tell who holds them: leading or not, of one seat or many, and their rank."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from civicgraph import resources
from civicgraph.model import Unit
from civicgraph.resolve.places import NATION, level, lies_in_municipality
from civicgraph.resolve.seats import is_single

_LEADING: Final = re.compile(
    "(?:书记|主席|总理|主任|总裁|经理|主委|长|长官|总统|首相|总干事|总督|总监|大使|总领事|专员|司令员?|政委|政治委员|总编辑?|主编|发言人|总指挥)$"
)
"""Posts that few hold at a time: to share one joins two mentions; to be a 委员 or 教授 of one body does not."""

_LITTLE: Final = re.compile(
    "(?:班|年级|德育|教务|政教|教导|总务|妇女|治保)主任$|护士长$|警长$|[河林湖田街路链点]长$|[小班]组长$|网格长$|裁判长$|楼长$"
)
"""Of these many have one unit."""

_MANY: Final = re.compile(r"(?:代表|委员|[党团成会队组]员|学生|[村居]民|职工|员工|志愿者|嘉宾|选手)$")
"""Posts that hundreds hold in one unit: to share one tells nothing."""

_FEW: Final = re.compile(r"常委$")

LEADING_BODIES: Final = frozenset({"party", "government", "congress", "cppcc", "discipline", "supervision", "township"})
"""Kinds of bodies whose few members are known by name in their whole place."""

_NATIONAL: Final = frozenset({"party", "government", "congress", "cppcc", "discipline", "state", "department"})
_STATE: Final = re.compile(
    "中共中央|中国共产党中央|中华人民共和国|全国人民代表大会|全国人大|中国人民政治协商会议全国|全国政协|国务院|中央军事委员会|"
    "中央军委|最高人民|中央.*(?:委员会|领导小组|办公室|部|委|办|局)$"
)
_CENTRAL: Final = re.compile("中国|中央|国家|全国")
"""How the bodies of the state begin: some whatever they are, others where they are of a kind that the state has."""

_BARE: Final = re.compile(r"[省市县区州盟旗镇乡村我本该全各](?:委|政府|人大|政协|纪委|长|里|[^\s]{0,6}局)[^\s]*")
"""A unit by a name that means another one in each place: 县委, 区教育局."""

_IN_OFFICE: Final = frozenset({"current", "appointed", "acting"})


@dataclass(frozen=True, slots=True, order=True)
class HeldPost:
    """A post as one article shows it in somebody's hands.

    Attributes:
        unit, title: the post.
        place: of the unit, from the province down, :data:`~civicgraph.resolve.places.NATION`, or empty.
        kind: of the unit.
        status: as the article says.
        day: on which, or empty where no day is known.
    """

    unit: str
    title: str
    place: str = ""
    kind: str = "other"
    status: str = "current"
    day: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the article shows the person in office."""
        return self.status in _IN_OFFICE

    @property
    def is_known(self) -> bool:
        """Whether the post tells its holder from namesakes: few hold it, as against 委员 or 教授 of one body."""
        return _is_known_title(self.title) and not (not self.place and _BARE.fullmatch(self.unit))

    @property
    def is_employed(self) -> bool:
        """Whether people who share the unit are few enough for that to tell something."""
        return bool(self.unit) and not _MANY.search(self.title)

    @property
    def is_leading(self) -> bool:
        """Whether it is a post in one of the leading bodies of a place."""
        return bool(self.place) and self.is_known and (self.place == NATION or self.kind in LEADING_BODIES)

    @property
    def is_single(self) -> bool:
        """Whether only one person holds it at a time."""
        unit = Unit(self.unit, kind=self.kind, place=self.place or None)
        return self.is_known and is_single(unit, self.title)


def place_of(unit: str, place: str | None, kind: str) -> str:
    """The place of a unit; the whole nation for the bodies of the state."""
    if place:
        return place
    central = _STATE.match(unit) or (kind in _NATIONAL and _CENTRAL.match(unit))
    return NATION if central else ""


@lru_cache(maxsize=65536)
def rank(place: str, kind: str, title: str) -> int | None:
    """The rank of a post from 1 (deputy head of a township) to 10 (head of the state); None where it has none.

    The steps are those of the civil service (正科 2, 正处 4, 正厅 6, 正部 8); see ``data/post_ranks.csv``.
    """
    ranks, found = _ranks(), level(place) if place else None
    body = ranks.get(("body", kind))
    if found is None or body is None or not _is_known_title(title):
        return None
    table = "municipality" if lies_in_municipality(place) and found != "province" else "level"
    below = min((ranks["title", word] for what, word in ranks if what == "title" and word in title), default=0)
    return ranks[table, found] + body + below


@lru_cache(maxsize=8192)
def _is_known_title(title: str) -> bool:
    known = _LEADING.search(title) or _FEW.search(title)
    return known is not None and not _LITTLE.search(title)


@cache
def _ranks() -> dict[tuple[str, str], int]:
    with resources.data("post_ranks.csv").open(encoding="utf-8", newline="") as rows:
        return {(row["what"], row["key"]): int(row["rank"]) for row in csv.DictReader(rows)}
