"""When, where and with how many people an event took place, read from the sentence that tells of it."""

from __future__ import annotations

import re

from civicgraph.extraction.page import Page
from civicgraph.model import PartialDate
from civicgraph.text.numerals import parse_number

_HELD = (
    r"(?:隆重|顺利|成功|正式|联合|共同|集中|组织|主持|分别|现场|胜利|圆满)*(?:召开|举行|举办|开幕|闭幕|启动|开班|开机|开赛|收看|收听收看|观看|拉开帷幕|开营|开讲|落幕|挂牌|开工|揭牌|奠基|通车)"
)
_AT = re.compile(rf"(?:(?<![存所潜实现])在(?!职|校)|(?<![关由对属处位过基鉴至])于)(?P<place>[^，。；：！？在]{{2,40}}?){_HELD}")
_NO_PLACE = re.compile(r"会上|期间|主持下|陪同下|带领下|领导下|基础上|方面|过程中|之际|前提下|指导下|支持下|努力下|^京$|(?:后|前|时|之际|过程|当中|之中|实处|位|底|家$)$|^各")
_TO = re.compile(
    r"(?:先后|分别|专程|冒雨|一行|亲自)*(?:来到|前往|深入到?|走进|奔赴|赶赴|莅临|赴|(?<![落达得感受想看听收提直遇碰等])到|抵达|在)(?P<place>[^，。；：！？]{2,40}?)"
    r"(?=，|。|、|；|等[地处乡镇村企单]|实地|现场|开展|进行|调研|考察|检查|视察|督导|督查|督办|慰问|走访|看望|指导|巡查|巡河|巡林|查看|察看|参观|和|及|与|就|参加|$)"
)
_OBJECT = re.compile(
    r"(?:调研|考察|检查|视察|督导|督查|慰问|走访|看望|巡查|察看|查看|参观|巡视)了?(?P<place>(?P<our>[我该本][省市县区州旗镇乡])?[^，。；：！？、等的]{2,24})"
)
_VERB = re.compile(r"调研|考察|检查|出席|参加|会见|会谈|同(?!心|安|德|仁|江)|就|慰问|视察|督导|主持|发表|分别|集中|召集")
_SCENE = re.compile(r"(?:^|[，。])(?P<place>[^，。；：]{2,30}?)(?:境内|附近)?(?:突然|不幸)?发生")
_SITE = re.compile(r"(?:[县市区旗镇乡村]|街道|社区|公司|企业|工地|现场|项目|学校|[小中大]学|医院|[园家厂所站店场院馆]|中心|基地|广场|公园|大厅|一线|重点工程|景区|河段|水库|林场|农场|合作社)$")
_NOT_PRESENT = re.compile(r"平均|累计|年均|受益|惠及|带动|帮助|救治|收到|接待|覆盖|培养|救援|招收|招聘|新增|解决|贫困|涉及")
_PEOPLE = re.compile(
    r"(?:共计|共有|共|约|近|超|大约|总计|一行)*(?P<number>\d[\d,]*(?:\.\d+)?[万千百]?|[一二两三四五六七八九十百千万]+)(?:[余多]|来)?(?:名|位|个)?(?P<unit>余人|多人|人次|人|名|位)"
    r"(?<!到会)(?!次|大代表|以上|均|民[^警]|才|口|生产|们|工(?!作人员)|力|物|选(?!手)|[小分])"
)
_COME = re.compile(r"参加|出席|参与|参会|列席|观看|到场|聆听|参训|受训|与会|参赛|在场|现场|前来|吸引|向群众|组成|的考察团|的考察组|植树|一行\d|代表团|组织\d|赴")


def event_date(page: Page, start: int, end: int, at: int) -> PartialDate | None:
    """The day nearest before ``at`` in a sentence, else the first after it; None where it is vague."""
    mentions = [date for date in page.dates_in(start, end) if date.value is None or date.value.grain == "day"]
    before = [date for date in mentions if date.end <= at]
    chosen = before[-1] if before else (mentions[0] if mentions else None)
    return chosen.value if chosen else None


def venue(page: Page, start: int, end: int) -> str | None:
    """The place in 在…召开 of a stretch, with its county or city where it is bare."""
    for match in _AT.finditer(page.text, start, end):
        place = _VERB.split(match["place"].strip())[0]
        first, last = match.start("place"), match.start("place") + len(place)
        if len(place) >= 2 and not _NO_PLACE.search(place) and not page.dates_in(first, last):
            return qualified(page, first, last)
    if re.search(r"在京(?:召开|举行|开幕|闭幕|闭会|开会|隆重)", page.text[start:end]):
        return "北京"
    return None


def scene(page: Page, start: int, end: int) -> str | None:
    """石桥镇松岭村发生山体滑坡: where something happened."""
    match = _SCENE.search(page.text, start, end)
    if match is None:
        return None
    dates = [date.end for date in page.dates_in(match.start("place"), match.end("place"))]
    first = max((*dates, match.start("place")))
    return qualified(page, first, match.end("place")) if match.end("place") - first >= 2 else None


def destination(page: Page, start: int, end: int) -> str | None:
    """The first place in 到…调研, 深入… of a stretch."""
    for match in _TO.finditer(page.text, start, end):
        place = _VERB.split(re.split(r"[和及与]|以及", match["place"].strip())[0])[0]
        if len(place) >= 2 and not _NO_PLACE.search(place):
            return qualified(page, match.start("place"), match.start("place") + len(place))
    return _looked_at(page, start, end)


def _looked_at(page: Page, start: int, end: int) -> str | None:
    """考察了我县灵川镇…: the object of the verb, where it begins with a place."""
    for match in _OBJECT.finditer(page.text, start, end):
        first = match.start("place")
        named = any(mention.start == first for mention in page.places_in(first, match.end()))
        if (match["our"] or named) and _SITE.search(match["place"]):
            return qualified(page, first, match.end())
        if match["our"] and page.jurisdiction:
            return page.jurisdiction.local_name
    return None


def qualified(page: Page, start: int, end: int) -> str:
    """A place as the text has it, behind its county or city where the text leaves that out."""
    text = page.text[start:end].strip()
    home = page.jurisdiction.local_name if page.jurisdiction else ""
    text = re.sub(r"^(?:位于)?[我该本](?=[县市区镇乡州旗省])", "", text).removeprefix("位于")
    if re.fullmatch(r"[县市区镇乡州旗省]", text):
        return home
    if not home or any(mention.start <= start + 1 and mention.end <= end for mention in page.places_in(start, end)):
        return text
    bare = text.removeprefix(home[-1]) if text[:1] == home[-1:] else text
    return home + bare


def attendance(page: Page, start: int, end: int) -> int | None:
    """The number of people who took part, as a sentence gives it."""
    for match in _PEOPLE.finditer(page.text, start, end):
        if page.text[max(start, match.start() - 4) : match.start()].find("应到") >= 0:
            continue
        clause_end = re.compile(r"[，。；]").search(page.text, match.end(), end)
        around = page.text[max(start, match.start() - 14) : (clause_end.start() if clause_end else end)]
        if match["unit"] != "人次" and _COME.search(around) and not _NOT_PRESENT.search(around):
            number = parse_number(match["number"].replace(",", ""))
            return int(number) if number is not None and number >= 2 else None
    return None
