"""Bodies of the production corps of Xinjiang: 八师石河子市党委, 一四三团, 师工会, 七连党支部."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units.expand import expand, kind_of
from civicgraph.units.found import Found
from civicgraph.units.model import UnitName

CORPS = "新疆生产建设兵团"
_ABOUT = re.compile("生产建设兵团|新疆兵团|师市|团场|兵团(?:党委|日报|新闻网|职工|各师)|连管会")
_NUMERAL = "[一二三四五六七八九十]"
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
#: 第八师石河子市, 农八师, 师市, 师
_DIVISION = (
    f"(?:新疆(?:生产建设)?兵团|兵团)?(?:第(?P<number>{_NUMERAL}{{1,3}})|农?(?P<short>{_NUMERAL}{{1,2}}))师(?![长父傅生资范])"
    "(?P<city>{cities})?"
)
_REGIMENT = (
    "(?P<regiment>[一二三四五六七八九〇零百十]{1,5}|\\d{1,3})"
    "团(?!长|结|体|队|员|聚|圆|级|委书)(?:场(?![长所合面地馆]))?"
)
_COMPANY = f"(?P<company>{_NUMERAL}{{1,3}}|\\d{{1,2}})连(?![续接环锁日天夜年胜冠珠任])"
#: What a division, a regiment or a company has.
_TAIL = (
    "(?P<tail>党委(?:组织部|宣传部|统战部|政法委|办公室|党校|编办)?|纪委(?:监委)?|工会|团委|妇联|机关(?!事)|医院|人民医院|中学|小学|学校|幼儿园"
    "|党支部|党总支|连管会|政法委|检察院|法院|公安局|融媒体中心|(?![在和与及的是由等])[㐀-鿿]{2,8}?(?:局|办公室|中心|服务站|林业站))?"
)
_BARE = re.compile(
    "(?:(?<=^)|(?<=[^㐀-鿿])|(?<=[在由和与及是的对向为到、]))(?:(?P<both>师市)|(?P<level>师|团))"
    "(?P<tail>党委(?:组织部|宣传部|统战部|政法委|办公室|党校)?|纪委(?:监委)?|工会|团委|妇联|机关(?!事)|医院|中学|学校|幼儿园"
    "|[㐀-鿿]{2,8}?(?:局|服务中心|办公室)|(?=(?:党委)?(?:副?书记|副?政委|副?师长|副?团长)))"
)


@dataclass(slots=True)
class _Known:
    """What the text has named so far.

    Attributes:
        own: the division that 师 and 师市 mean, without and with its city; empty where that is open.
        division, regiment: those named last.
    """

    own: tuple[str, str] = ("", "")
    division: str = ""
    regiment: str = ""
    named: list[Found] = field(default_factory=list)


def find_corps(text: str) -> list[Found]:
    """The bodies of the corps in a text that speaks of it, in order."""
    if _ABOUT.search(text) is None:
        return []
    matches = [*_full().finditer(text), *_BARE.finditer(text)]
    known = _Known(own=_own(text))
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and (found := _read(match, known)):
            known.named.append(found)
            end = found.end
    return known.named


@cache
def _full() -> re.Pattern[str]:
    division = _DIVISION.replace("{cities}", "|".join(f"{city}市" for city in sorted(_cities().values()) if city))
    rest = f"(?:{_REGIMENT})?(?:{_COMPANY})?"
    alone = "(?:(?<=^)|(?<=[^㐀-鿿0-9])|(?<=[在由和与及是的对向为到赴予自]))"
    return re.compile(
        f"{alone}(?:{division}{rest}|(?:新疆生产建设兵团|兵团)?{_REGIMENT}(?:{_COMPANY})?|{_COMPANY}){_TAIL}".replace(
            "(?P<regiment>", "(?P<r1>", 1
        )
        .replace("(?P<company>", "(?P<c1>", 1)
        .replace("(?P<company>", "(?P<c2>", 1)
        .replace("(?P<company>", "(?P<c3>", 1)
        .replace("(?P<regiment>", "(?P<r2>", 1)
    )


@cache
def _cities() -> dict[str, str]:
    with data("corps_divisions.csv").open(encoding="utf-8", newline="") as file:
        return {row["number"]: row["city"] for row in csv.DictReader(file)}


def _own(text: str) -> tuple[str, str]:
    """The division that a text calls 师市: the only one that it names, or the first, if named before 师市 is."""
    named = [(found.start(), found["number"] or found["short"]) for found in _division().finditer(text)]
    if not named:
        return "", ""
    bare = _BARE.search(text)
    if len({number for _, number in named}) > 1 and bare and bare.start() < named[0][0]:
        return "", ""
    number = named[0][1]
    city = _cities().get(number, "")
    return f"{CORPS}第{number}师", f"{CORPS}第{number}师" + (f"{city}市" if city else "")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(_DIVISION.replace("{cities}", "\0"))


def _read(match: re.Match[str], known: _Known) -> Found | None:
    """The body of a match; None where what is written in short has not been named before."""
    groups = match.groupdict()
    tail = groups["tail"] or ""
    if "both" in groups:
        owner = known.own[1] if groups["both"] else known.own[0] if groups["level"] == "师" else known.regiment
        is_regiment = groups["level"] == "团"
        return _found(match, owner, tail, is_regiment=is_regiment)
    number = groups["number"] or groups["short"]
    if number:
        known.division, known.regiment = f"{CORPS}第{number}师", ""
    regiment = groups["r1"] or groups["r2"]
    company = groups["c1"] or groups["c2"] or groups["c3"]
    if regiment and (known.division or company or tail):
        known.regiment = f"{known.division or CORPS}{regiment.translate(_DIGITS)}团"
    if company:
        owner = f"{known.regiment}{company.translate(_DIGITS)}连" if known.regiment else ""
        return _found(match, owner, tail, is_regiment=True)
    if regiment:
        return _found(match, known.regiment, tail, is_regiment=True)
    return _found(match, known.division + (groups["city"] or ""), tail, is_regiment=False)


def _found(match: re.Match[str], owner: str, tail: str, *, is_regiment: bool) -> Found | None:
    if not owner:
        return None
    return Found(match.start(), match.end(), tuple(_named(owner, tail, match[0], is_regiment=is_regiment)))


def _named(owner: str, tail: str, form: str, *, is_regiment: bool) -> Iterator[UnitName]:
    """The body that an owner and a tail make; the party committee of a regiment is the regiment."""
    short = owner.removeprefix(CORPS)
    if not tail or (is_regiment and tail == "党委"):
        yield UnitName(owner, tuple(dict.fromkeys((form, short))), "government")
    elif tail == "党委":
        yield UnitName(f"中共{owner}委员会", (form, f"{short}党委"), "party", None, owner)
    elif tail.startswith("党委"):
        yield UnitName(f"中共{owner}委员会{tail[2:]}", (form,), "party_department", None, owner)
    elif tail.startswith("纪委"):
        yield UnitName(f"中共{owner}纪律检查委员会", (form, f"{short}纪委"), "discipline", None, owner)
    else:
        yield UnitName(owner + expand(tail), (form, short + tail), kind_of(tail) or "other", None, owner)
