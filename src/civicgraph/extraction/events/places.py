"""Where an event took place: the venue of a gathering, the first stop of an inspection, the scene of an incident."""

from __future__ import annotations

from functools import cache

from civicgraph.extraction.events import verbs
from civicgraph.extraction.events.place_names import qualified
from civicgraph.extraction.events.place_words import no_place, one_of, site
from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re

_GOING = r"(?:先后|分别|专程|冒雨|一行|亲自|首先|深夜|连夜|又|再次|率队|带队)*"
_AT_SITE = re.compile(r"(?:^|[，。”])\s*(?:首先|随后|接着|当天)?，?在(?P<place>[^，。；：！？、在]{2,28})，")
_UNDER = re.compile(r"(?:主持|陪同|带领|率领|见证|支持|指导|领导|组织|引导)之?下$")
_SCENE = re.compile(
    r"(?:^|[，。])(?P<place>[^，。；：]{2,30}?)(?:境内|附近)?(?:因[^，。；]{1,10}?)?(?:突然|不幸)?(?:发生|出现|突发)"
)
#: A公司在临江县经开区施工时发生坍塌
_WORK_SCENE = re.compile(
    r"在(?P<place>[^，。；：在]{2,20}?)(?:实施|进行|施工|作业|行驶|生产|组织|开展|装卸|清理)[^，。；]{0,30}?(?:时|中|期间|过程中)，?(?:突然|不幸)?(?:发生|出现|突发)"
)
_BY_VILLAGE = re.compile(
    r"(?:^|[，。日午晚天前\s])(?P<place>[^，。；：、在由对全各\d\s]{2,20}?村)(?:隆重|热闹|成功|如期)?(?:举行|举办|开展|组织开展|迎来)"
)
_WENT = re.compile(r"(?:赴|(?<![达得感受想收提遇碰直])到|前往)(?P<place>[^，。；：]{2,20}?)(?:参加|出席)")
_BEIJING = re.compile(r"在京(?:召开|举行|开幕|闭幕|闭会|开会|隆重|举办|发布|会见|联合|出席|参加)")
#: 干部群众聚集在白鹭广场，举行…
_GATHERED = re.compile(
    r"(?:齐聚|聚集|相聚|欢聚|汇聚|集聚)(?:[在于到])?(?P<place>[^，。；：、]{2,24}?)(?=[，。]|参加|举行|举办|开展|共同|一起|一同)"
)
#: 县政府二会议室内暖意浓浓，…在这里举行
_HERE = re.compile(
    r"(?:^|[，。\s])(?P<place>[^，。；：、\s]{2,24}?)(?:内|里|中|上|前|外|现场)?(?:暖意|座无虚席|彩旗|人头|人声|人山|锣鼓|掌声|歌声|灯光|气氛|热闹|欢声|鲜花|红旗|张灯|书声|人潮|喜气)"
    r"[^。；]*?，[^。；]{0,50}在这里(?:隆重|正式|顺利)?(?:举行|召开|举办|启动|开幕|义务植树|参加)"
)
#: 于5月22日至26日赴…
_GOES = re.compile(r"(?:赴|到|前往|来到|深入)")
_RELATIVE = re.compile(
    r"(?:(?:召开|举行|举办|新建|在建|正在建设|由[^，。的]{2,16}|共驻共建|(?:结对|定点|对口)?帮扶|包联|联系|包保|挂[点钩联]|驻点|所在|[^，。的]{2,6}(?:对口支援|对口帮扶|援建|支援)|毗邻[^，。的]{2,10}|紧邻[^，。的]{2,10})的|(?:地处|坐落[在于]|设在)[^，。的]{2,16}的)"
)


#: rooms of an institution
_OWNERS = ("局", "院", "校", "学", "中", "公司", "集团", "馆", "站", "所", "支队", "大队", "园")
_ON_A_DAY = re.compile(r"(?:于|，)?(?:[^，。；]{0,12}[日晨午晚])?")
_OWNER_REACHES = 40
#: stands for a name of a person
BLANK = "□"


@cache
def _to() -> re.Pattern[str]:
    """到…调研, 深入…; 在… too, as ``at``."""
    return re.compile(
        rf"{_GOING}(?:来到了?|前往|下沉到?|深入到?|走进|奔赴|赶赴|莅临|来(?=[我该本][省市县区州旗镇乡])|赴"
        r"|来(?=[㐀-鿿]{1,12}(?:馆|公司|[镇乡村]|社区|园区|学校|[中小]学|医院)(?:参观|调研|考察|检查|指导|视察))"
        r"|(?<![落达得感受想看收听提直遇碰等接了与入])到(?![会场达位期底处时年目])|抵达"
        r"|(?P<at>(?<![存所潜正实现内])在)(?![建场座职岗校线家于此]))(?P<place>[^，。；：！？]{2,40}?)"
        rf"(?<!施工)(?<!建设)(?<!项目)(?=，|。|、|；|$|等[地处乡镇村企单多点]|和|及|与|就|参加|举行|举办|召开|{one_of('looks')})"
    )


@cache
def _upon() -> re.Pattern[str]:
    """对…开展检查."""
    return re.compile(rf"对(?P<place>[^，。；：！？、]{{2,24}})(?:开展|进行)(?:[^，。；]{{0,8}})(?:{one_of('looks')})")


@cache
def _object() -> re.Pattern[str]:
    """考察了我县…: the object of a verb of looking."""
    return re.compile(
        rf"{one_of('visits')}了?(?P<place>(?P<our>[我该本][省市县区州旗镇乡])?[^，。；：！？、等的]{{2,24}})"
    )


@cache
def _site_seen() -> re.Pattern[str]:
    """察看了…项目: what was looked at, where its last word tells a site."""
    return re.compile(
        rf"{one_of('sees')}了?(?P<place>[㐀-鿿“”\d]{{2,20}}?{one_of('seen')}(?:常设展)?)(?=[，。；、和及])"
    )


@cache
def _cut() -> re.Pattern[str]:
    """The words before which a place has ended."""
    return re.compile(f"{one_of('and')}|{one_of('cut')}")


@cache
def _room() -> re.Pattern[str]:
    """三楼, 二会议室: a part of an institution that the text names elsewhere."""
    house = "(?:(?:门诊|办公|综合|教学|行政|培训|住院|科技)?大?楼)?"
    return re.compile(rf"{house}[一二三四五六七八九十\d]+楼|[^，。]{{0,4}}{one_of('room')}上?$")


@cache
def _held_at() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![存所潜实现内])在(?!职|校|岗|线)|(?<![关由对属处位过基鉴至])于)(?P<place>[^，。；：！？在]{2,40}?)"
        r"(?:隆重|顺利|成功|正式|联合|共同|集中|组织|主持|分别|现场|胜利|亲切|热情|友好|继续|圆满|同时|同步|如期|举办地)*"
        rf"(?:(?:{verbs.one_of('venue')})(?![节会])|[向为][^，。；]{{2,60}}?(?:颁发|颁授|授予|授牌|赠送))"
    )


def venue(page: Page, start: int, end: int) -> str | None:
    """The place in 在…召开 of a stretch, with its county or city where it is bare."""
    for match in _held_at().finditer(page.text, start, end):
        if place := _named(page, match):
            return place
    if _BEIJING.search(page.text, start, end):
        return "北京"
    return _gathered_at(page, start, end)


def _gathered_at(page: Page, start: int, end: int) -> str | None:
    """聚集在白鹭广场，隆重举行…; 会议室内暖意浓浓，…在这里举行."""
    for cue, pattern in (("聚", _GATHERED), ("在这里", _HERE)):
        match = pattern.search(page.text, start, end) if page.text.find(cue, start, end) >= 0 else None
        if match and (place := _named(page, match)) and site().search(place):
            return place
    return None


def went_to(page: Page, start: int, end: int) -> str | None:
    """到省城参加…大会: where somebody went for a gathering."""
    match = _WENT.search(page.text, start, end)
    return _named(page, match) if match else venue(page, start, end)


def stands_at(page: Page, start: int, end: int) -> str | None:
    """在石桥镇柳溪村，…: where the telling of a sentence stands."""
    at = _AT_SITE.search(page.text, start, end)
    return _named(page, at) if at and site().search(at["place"]) else None


def scene_of(page: Page, start: int, end: int) -> str | None:
    """石桥镇松岭村发生山体滑坡: where something happened."""
    match = _WORK_SCENE.search(page.text, start, end) or _SCENE.search(page.text, start, end)
    if match is None:
        return None
    dates = [date.end for date in page.dates_in(match.start("place"), match.end("place"))]
    first = max((*dates, match.start("place")))
    return qualified(page, first, match.end("place")) if match.end("place") - first >= 2 else None


def destination(page: Page, start: int, end: int, *, going: bool = False) -> str | None:
    """The first place in 到…调研, 深入…; else 在…，A看了 and the object of the verb, where they look like places.

    ``going`` leaves out 在…, which says of a gathering where it is only with its verb.
    """
    for match in _to().finditer(page.text, start, end):
        if going and match["at"]:
            continue
        if place := _named(page, match):
            return place
    upon = _upon().search(page.text, start, end)
    place = _named(page, upon) if upon and site().search(upon["place"]) else None
    return stands_at(page, start, end) or place or _looked_at(page, start, end)


def goes_to(page: Page, start: int, end: int) -> str | None:
    """A一行赴县医院，开展…: the first place that somebody goes to, where it is a site."""
    for match in _to().finditer(page.text, start, end):
        if not match["at"] and (place := _named(page, match)) and site().search(place):
            return place
    return None


def held_by_village(page: Page, start: int, end: int) -> str | None:
    """徐村举行文化节: where a village holds something is there."""
    match = _BY_VILLAGE.search(page.text, start, end)
    return _named(page, match) if match else None


def _named(page: Page, match: re.Match[str]) -> str | None:
    """The place of a match, cut before what is no part of it; None where it is none."""
    start = match.start("place")
    dated = [date.end for date in page.dates_in(start, match.end("place")) if date.start == start]
    if dated and not _GOES.match(page.text, dated[0], match.end("place")):
        return None  # 在今天国新办举行的…上
    start = max((start, *dated))
    if page.inside_quote(match.start()) or _UNDER.search(match["place"]):
        return None
    for junk in (_GOES, _RELATIVE):
        found = junk.match(page.text, start, match.end("place"))
        start = found.end() if found else start
    place = _cut().split(page.text[start : match.end("place")].strip(), maxsplit=1)[0]
    end = start + len(place)
    if len(place) < 2 or BLANK in place or no_place().search(place) or page.dates_in(start, end):
        return None
    if page.titles_in(start, end) and not site().search(place):  # 湖南省委书记A, but 苏木达来嘎查
        return None
    room = _room().match(place) and _owner(page, match.start())
    return f"{room}{place.removesuffix('上')}" if room else qualified(page, start, start + len(place)) or None


def _owner(page: Page, position: int) -> str | None:
    """古田一中于9月2日|在操场举行: the institution whose rooms are meant."""
    before = [
        unit for unit in page.units_in(max(0, position - _OWNER_REACHES), position) if unit.form.endswith(_OWNERS)
    ]
    if not before or not _ON_A_DAY.fullmatch(page.text, before[-1].end, position):
        return None
    return qualified(page, before[-1].start, before[-1].end)


def _looked_at(page: Page, start: int, end: int) -> str | None:
    """考察了我县灵川镇…: the object of the verb, where it begins with a place or is a site."""
    for match in _object().finditer(page.text, start, end):
        first = match.start("place")
        named = any(mention.start == first for mention in page.places_in(first, match.end()))
        if (match["our"] or named) and site().search(match["place"]):
            return qualified(page, first, match.end())
        if match["our"] and page.jurisdiction:
            return page.jurisdiction.local_name
    seen = _site_seen().search(page.text, start, end)
    return _named(page, seen) if seen else None
