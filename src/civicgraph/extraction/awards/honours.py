"""The name of an honour in a text: “时代楷模”称号, 第27届某某奖章, 集体一等功, 全省先进基层党组织."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from civicgraph.resources import data
from civicgraph.text import lazy_re as re

Kind = Literal["honour", "medal", "merit", "prize", "rank", "label", "loose"]

_NUMBER = r"[一二三四五六七八九十百\d]+"
_YEAR = r"(?:19|20)\d\d(?:[—\-–~至](?:(?:19|20)\d\d|\d\d))?年?度?"
_SCOPE = re.compile(
    rf"(?:全国|国家级?|中国|中华|世界|国际|联合国|全[省市县区州旗镇乡军军团系校]|[省部市县区州厅局校]级?|自治区级?|{_YEAR}|第{_NUMBER}届|首届|年度)+"
)
SCOPE_BEFORE = re.compile(_SCOPE.pattern + "$")
_BATCH = re.compile(rf"首批|第{_NUMBER}批|连续{_NUMBER}[年届次]|连续多[年次]|第{_NUMBER}次|新一批|\d+[A-Z]?级(?=国家)")
_VERBAL = re.compile("[为了获得评予选认定过]")
#: 获得3000元奖金和|“最佳组合”称号
_MONEY = re.compile("^.*奖金(?:和|及|以及|、)?")
_EDITION = re.compile(rf"第{_NUMBER}届|首届|{_YEAR}")
_COUNTED = re.compile(
    rf"(?:的?(?<![第前])(?<![一二三四五六七八九十百\d])(?:{_NUMBER}|两|多|若干|各)[余多]?[次项个枚块面人名家]|各)+$"
)
_COUNTS = re.compile(
    rf"^(?:[^“”]{{0,12}}的)?(?:(?:共|总?计|全部|其中|前)?(?:(?:{_NUMBER}|两|多|数|若干|几|一系列|以下|全部)[余多]?(?:次|项|个|枚|块|面|金|银)+|各级各类|多种|一系列|诸多|众多|各类|各种))+"
)
_ORDINAL = re.compile(rf"^(?:[^“”]{{0,12}}的)?(?:第{_NUMBER}|首|一)[个枚块座项](?![人级])")
_BARE = re.compile(
    r"^(?:最美|十佳|五好|此|该|这|这一|上述|以上|相关|有关|最高|国家级?|省级|市级|县级|全[国省市县]|个人|集体|各项|大|重要|多|等)*"
    r"(?:荣誉|称号|奖项|奖励|奖|荣誉称号|大奖|先进|先进称号|优秀|表彰|项目|系列奖|单项|奖章|勋章|勋章奖章|纪念章|奖牌|证书|奖状|奖杯|奖旗|锦旗|团体奖|个人奖|集体奖|殊荣|好人)?$"
)
_PLACE = re.compile("[㐀-鿿]{2,4}[省市县区部州旗]")
_BEST = re.compile("^(?:最美|最佳|十佳|十大)|·最美|^感动")
_QUOTATION = re.compile("“[^“”]*”")
#: Before quotation marks: whose honour it is (全国铁路公安系统“…”, 福建省“…”), not who gets it.
_WHOSE = re.compile(
    r"^(?:全国|全[省市县区军]|中国|[㐀-鿿]{2,4}(?:省|市|自治区|县|区|州))(?:[㐀-鿿]{2,10}(?:系统|行业|战线|领域))?(?:首[届批])?$|^[㐀-鿿]{2,8}(?:系统|行业|战线)$"
)
_NOUN_BEHIND = re.compile(r"(?P<noun>[㐀-鿿]{2,8}?)(?:荣誉)?称号")
_NOT_TITLE = re.compile(
    r"^(?:[获得评]|下列|以下|人士)|荣立|荣获|人次|作出|做出|贡献的|为(?:第|全国|[省市县]|国家|首批|“)|[他她们]|先进$|是$|就是|冠亚军|受表彰|获奖|获得|授予|颁|作为|以及|\d[名个家位户]|^(?:村镇|单位|原[^，]{1,8}[厅局处队部])|名单$|拟命名|队员|等(?:\d|[一二三四五六七八九十])|其|追记|[^国军民系]队友|对[^，]*的|各行各业"
)
_EMERGED = re.compile(
    r"^.*(?:涌现出|突出|优异|评选出|作出[^的]*贡献|做出[^的]*贡献|获奖|获此殊荣|受表彰|受到表彰)来?的|^(?:本次|本届|此次|这次)"
)
_TAIL = re.compile(r"(?:荣誉|光荣|等)?(?:称号|殊荣)$|荣誉$")
_CALLED = re.compile(
    r"提名奖|特别奖|入围奖|标兵户?|[等国家的]{0,3}(?:荣誉|光荣)?(?:称号|殊荣|荣誉(?!市民|村民)|奖项|大奖|奖章|勋章|奖状|奖|集体|牌匾|证书)"
)
#: A slogan in quotation marks: “一人参军，全家光荣”.
_SAYING = re.compile("[，。！？；：、]")
_ADDED = ("提名奖", "特别奖", "入围奖", "标兵", "标兵户")
_WHOLE_AFTER = ("奖", "奖章", "勋章", "集体")
_INNER = r"(?:[^，。；：！？“”‘’《》、（）\n]|（[^（）\n]{1,10}）|[“‘][^“”‘’\n]{1,12}[”’](?![，。；、等称荣和及“]))"
_ENDED = (
    r"(?=(?:荣誉|光荣)?(?:称号|殊荣)|[，。、；！？”（）《“\s]|[\d一二两三四五六]+[次项个枚块面人名家]"
    r"|等|和|与|及|以及|暨|的|并|各|这一|代表|获得者|奖励|名单|名录|榜单|行列|$)"
)
_STOP = re.compile(_ENDED)
_MARKS = re.compile("[“”‘’]")
#: What a title's ending is read without: quotation marks, （社区） behind 民主法治示范村.
_PLAIN = re.compile("[“”‘’]|（[^（）]{1,6}）[“”]?$")
_RUN = re.compile(_INNER + "{2,48}")
_QUOTED = re.compile(
    r"[：\s]*(?P<before>[^，。；：！？“”《》、（）\n]{0,24}?)“(?P<quoted>[^“”\n]{2,40})”(?P<after>"
    + _CALLED.pattern
    + ")?"
)
_OPEN = re.compile(
    rf"[^，。；：“”《》、（）\n]{{0,20}}?(?:最美|最佳|十佳|十大|杰出|优秀|先进|文明|模范|卓越|金牌|明星|五好|示范)[^，。；：“”《》、（）\n的了和与及在]{{1,9}}{_ENDED}"
)
_NOT_OPEN = re.compile(
    r"(?:代表|作用|成绩|成果|经验|事迹|精神|文化|理念|做法|传统|技术|设备|品质|品格|儿女|榜样|称号|水平|条件|基因|分子|力量|同志|典型)$|[是就]"
)
_JOINT = re.compile(
    r"(?:称号|等)?(?:各?[\d一二两三四五六]+[次项个枚])?[、和及与暨](?:以及)?|以及|(?<=”)(?=“)|(?<=”称号)(?=“)|\s*(?:[\d一二两三四五六]+[次项个枚])?[、，](?:并|多次|曾|先后)?(?=“)|[\d一二两三四五六]+次，(?=(?:个人|集体)[特一二三]等功)|，(?=[^，。；：“”获评授]{2,8}“[^“”]{2,16}”(?:[、等称]|，(?:[^，。；“”]{0,8}“)))"
)
_SCOPE_WORDS = re.compile(
    rf"全国|国家|中国|中华|世界|国际|全球|亚洲|全[省市县区州军系]|[省部市县区州厅旗]|自治区|{_YEAR}|第{_NUMBER}届|首批|第{_NUMBER}批|首届|[A-Z345]级"
)


#: 全国文明城市|（区）|、…
_ALSO = re.compile("（(?:[省市州县区旗乡镇村]|社区)(?:、(?:[省市州县区旗乡镇村]|社区))*）")
_MERITS = re.compile("了?(?P<of>个人|集体)?(?P<grades>[特一二三](?:、[一二三])+)等功")
_NEAR = 4
_LONGEST_WHOSE = 16


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour's name and the offsets of the words that give it."""

    start: int
    end: int
    title: str
    kind: Kind
    quoted: bool
    called: bool = False
    """Whether 称号, 荣誉 … behind the name says that it is one."""


def read_honours(text: str, start: int, end: int, *, sure: bool) -> Iterator[Honour]:
    """The honours listed from an offset on: “甲”“乙”等称号; 二级甲等医院和爱婴医院.

    Args:
        text: folded text.
        start, end: where to read.
        sure: the verb before tells that an honour follows, so that any quoted name is one.

    >>> [honour.title for honour in read_honours("“省级文明村”“平安村”称号。", 0, 13, sure=True)]
    ['省级文明村', '平安村']
    """
    if several := _MERITS.match(text, start, end):
        for grade in several["grades"].split("、"):
            title = f"{several['of'] or ''}{grade}等功"
            yield Honour(several.start(), several.end(), title, kind_of(title), False)
        return
    honour = read_honour(text, start, end, sure=sure)
    while honour is not None:
        yield honour
        joint = _JOINT.match(text, honour.end, end)
        following = read_honour(text, joint.end(), end, sure=sure) if joint else None
        near = (
            following is not None
            and joint is not None
            and following.start - joint.end() <= _near(text, joint.end(), end)
        )
        honour = following if near else None


def _near(text: str, start: int, end: int) -> int:
    """How far behind a joint the next honour may begin: 福建省“…” belongs to the list."""
    quote = text.find("“", start, min(end, start + _LONGEST_WHOSE))
    return quote - start if quote >= 0 and _WHOSE.match(text[start:quote]) else _NEAR


def read_honour(text: str, start: int, end: int, *, sure: bool) -> Honour | None:
    """The honour whose name begins at an offset; a few words of scope may stand before its quotation marks."""
    quoted = _QUOTED.match(text, start, end)
    plain_end = _plain_end(text, start, end)
    around = quoted and plain_end and plain_end > quoted.end("quoted") and not quoted["after"]
    if (
        quoted
        and not around
        and (plain_end is None or plain_end >= quoted.start("quoted") - 1 or quoted.start("quoted") - start <= 6)
    ):
        honour = _quoted(quoted)
        if honour is not None and (sure or honour.called or is_honour(honour.title)):
            return honour
        return None
    if plain_end is not None:
        honour = _plain(text, start, plain_end)
        if honour is not None and (honour.kind != "loose" or honour.called or _SCOPE_WORDS.search(honour.title)):
            return honour
        if honour is not None:
            return None
    opened = _OPEN.match(text, start, end) if sure else None
    if opened is None or _NOT_OPEN.search(opened[0]):
        return None
    return _plain(text, opened.start(), opened.end())


def _quoted(match: re.Match[str]) -> Honour | None:
    before, title, after, end = match["before"], match["quoted"], match["after"] or "", match.end()
    before = _BATCH.sub("", _MONEY.sub("", before.rsplit("的", 1)[-1])).strip("了过为由")
    scope = _SCOPE.search(before)
    if _WHOSE.match(before) and not _VERBAL.search(before):
        title = f"{before}“{title}”"
    elif scope and scope.end() == len(before):
        title = f"{_with_place(before, scope[0])}“{title}”"
    elif _EDITION.search(before):
        title = f"{before[_EDITION.search(before).start() :]}“{title}”"  # type: ignore[union-attr]
    elif before and not _VERBAL.search(before) and len(before) <= 8 and after in _WHOLE_AFTER:
        title = before + title
    if after in _ADDED:
        title = f"{title if '“' in title else '“' + title + '”'}{after}"
    elif after in _WHOLE_AFTER and not title.endswith(after):
        title += after
    elif not after and (noun := _NOUN_BEHIND.match(match.string, match.end())):
        title, after, end = f"“{title}”{noun['noun']}", "称号", noun.end()
    if _BARE.match(title) or _SAYING.search(title):
        return None
    return Honour(
        match.start("quoted") - 1 - len(scope[0] if scope else ""),
        end,
        title,
        kind_of(title),
        True,
        bool(after),
    )


def _with_place(before: str, scope: str) -> str:
    """河源省 where only 省 is a word of scope."""
    return before if _PLACE.fullmatch(before) else scope


def _plain(text: str, start: int, end: int) -> Honour | None:
    title = text[start:end]
    called = _CALLED.match(text, end)
    title = _clean(title)
    if not title:
        return None
    stop = called.end() if called and called[0] not in ("奖", "集体") else end
    also = _ALSO.match(text, stop)
    stop = also.end() if also else stop
    return Honour(start, stop, title, kind_of(title), False, called is not None and called.end() > end)


def _clean(title: str) -> str:
    """The title without what belongs to the verb (了), counts (4枚), 称号; empty where nothing is left."""
    title = _EMERGED.sub("", title.strip("了过的：到为等 "))
    if _COUNTS.match(title):
        return ""
    title = _ORDINAL.sub("", _BATCH.sub("", title))
    edition = _EDITION.search(title)
    if edition and 0 < edition.start() <= 8 and not _PLACE.fullmatch(title, 0, edition.start()):
        title = title[edition.start() :]
    title = _COUNTED.sub("", _TAIL.sub("", title)).strip("的")
    if len(title) < 2 or _BARE.match(title) or _NOT_TITLE.search(_QUOTATION.sub("“”", title)):
        return ""
    return title


def _plain_end(text: str, start: int, end: int) -> int | None:
    """Where the first word of an honour ends that begins at an offset, before a mark or a joint."""
    run = _RUN.match(text, start, end)
    if run is None:
        return None
    for stop in _STOP.finditer(text, start + 2, min(run.end() + 1, end)):
        at = stop.start()
        enclosed = text[at : at + 1] == "“" and at < run.end()
        if at <= run.end() and not enclosed and _ending(_MARKS.sub("", text[max(start, at - _longest() - 2) : at])):
            return at
    return None


@cache
def _kinds() -> Mapping[str, Kind]:
    with data("honours.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["word"]: cast(Kind, row["kind"]) for row in csv.DictReader(file)})


@cache
def _longest() -> int:
    return max(map(len, _kinds()))


def _ending(title: str) -> str | None:
    """The longest word of ``data/honours.csv`` that a title ends in."""
    for length in range(min(len(title), _longest()), 0, -1):
        if title[-length:] in _kinds():
            return title[-length:]
    return None


def kind_of(title: str) -> Kind:
    """The kind of honour that a title's ending tells; ``loose`` where it tells nothing."""
    ending = _ending(_PLAIN.sub("", title))
    return _kinds()[ending] if ending else "loose"


def is_honour(title: str) -> bool:
    """Whether a name ends like an honour (奖, 先进集体, 示范村).

    >>> is_honour("县级文明单位"), is_honour("县级文明")
    (True, False)
    """
    return _ending(_PLAIN.sub("", title)) is not None or _BEST.search(title) is not None
