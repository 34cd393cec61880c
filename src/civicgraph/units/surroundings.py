"""What stands beside a name may show that it is no body here: 县医院迁建项目, 县一中附近, 解放军战士."""

from __future__ import annotations

from functools import cache

from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found
from civicgraph.units.tables import central_by_form, countries, kinds_with

_SITE = re.compile(
    "(?:新|老|分)?(?:校区|院区)?(?:[（(][^（）()]{1,8}[）)])?(?:新区|异地)?(?:迁建|扩建|改扩建|新建|改建|重建|搬迁|建设(?!集团|有限|局|银行|公司)|改造|棚户区|危旧房|项目|工程(?!公司|有限|局|学院|大学)|"
    "（[一二三四]期）|[0-9一二三四五六七八九十两]+[个大]项目|工地|施工|选址|奠基|开工|旧址|原址|新址|门口|门前|附近|家属院|宿舍|片区|路段|路口|对面|旁边?|内(?![蒙部科设])|里(?!面?程)|院内|大门|操场|北门|南门|东门|西门|公交站|地铁站|站台|广场|小区)"
)
_PLACE_ONLY = re.compile(
    "旧址|原址|遗址|附近|门口|门前|棚户区|危旧房|片区|家属院|宿舍楼|对面|旁|路口|小区|公交站|地铁站"
)
#: 世界顶尖科学家协会奖
_AWARD = re.compile("奖(?![励金状章])|杯|[^，。、“”《》]{0,10}(?:责任书|协议书?|合同)”")
#: 东西部协作联席会议上: a meeting, where nobody of it is named.
_JOINT = re.compile("(?:办公室|办|成员|召集)")
#: 省委党校研究生, 民革党员: what somebody has learnt, or belongs to.
_OF_A_PERSON = re.compile("(?:在职)?(?:研究生|本科|大专|函授|大学(?=学历|，))|(?:党员|盟员|会员|社员)")
#: 在|县文化中心|举行: a centre as a venue.
_VENUE = re.compile("(?:文化|服务|会议|体育|活动|会展|行政|展览|艺术|政务|健身|演艺)中心$")
_HELD = re.compile("[^，。；、]{0,8}?(?:召开|举行|举办|开幕|闭幕|启动|开班|上演|落幕)")
#: Halls in which bodies meet.
_HALL = ("会议厅", "会议室", "会议中心", "礼堂", "大会堂")
#: 青溪县第十六届人民代表大会|第一次会议 is a meeting.
_SESSION = re.compile("(?<=人民代表大会)(?:第[一二三四五六七八九十]+次|[一二三四五六七八九十]+次)会议")
#: 青溪一中|体育馆
_SPORTS = re.compile("体育[馆场]|田径场|足球场|篮球馆|篮球场|运动场")
_SOLDIERS = re.compile("战士|官兵|叔叔|指战员|军官|士兵|优良传统")
#: Zones and parks are places unless they act or receive something.
_ZONE_ACTS = re.compile(
    "(?:[、和与以及][^，。；]{2,40}(?:负责人|负责同志)|也|都|均|分别|双双)?(?:被|获|荣获|入选|升|成为|晋升|党|管委|负责人|主要|相关|等[0-9一二三四五六七八九十两三]*[个家]?(?:园区|单位))"
)
_ZONE_NAMED = re.compile("授予|命名|认定|分别是|升为|升格|评为|批准|表彰")
_VISITED = re.compile("(?:[在到至往进]|参观了?|来到|走进|前往|游览)$")
_LONGEST_COUNTRY = 9
_COUNTRY_LETTER = re.compile("(?:^|[^㐀-鿿]|[和与及同向对从由据])([俄美英法德日韩朝乌以伊印巴])$")


def country_before(text: str, offset: int) -> str:
    """The foreign country whose name ends at an offset (俄罗斯|外交部, 俄|国防部), or the empty string."""
    for length in range(min(offset, _LONGEST_COUNTRY), 1, -1):
        if text[offset - length : offset] in _countries():
            return text[offset - length : offset]
    if text.startswith("联合国", offset):
        return ""
    letter = _COUNTRY_LETTER.search(text, max(0, offset - 2), offset)
    return letter[1] if letter else ""


@cache
def _countries() -> frozenset[str]:
    return frozenset(countries()) - frozenset(central_by_form())


def is_body(text: str, found: Found) -> bool:
    """Whether a name stands for the body and not for its site."""
    kind = found.names[0].kind if found.names else ""
    if kind == "congress" and _SESSION.match(text, found.end):
        return False
    if kind == "army" and found.names[0].name == "中国人民解放军":
        return not _SOLDIERS.match(text, found.end)
    if _is_ground(text, found, kind):
        before = text.rfind("。", 0, found.start)
        return bool(_ZONE_ACTS.match(text, found.end) or _ZONE_NAMED.search(text, before + 1, found.start))
    return not any(shown(text, found, kind) for shown in (_is_site, _is_award_or_hall, _is_of_a_person))


def _is_ground(text: str, found: Found, kind: str) -> bool:
    """Whether a name is that of a zone, a park or a base, which is a place unless it acts or receives something."""
    ground = kind == "zone" or text.endswith("基地", found.start, found.end)
    return ground and not found.names[0].name.endswith(("委员会", "中心"))


def _is_site(text: str, found: Found, kind: str) -> bool:
    if _PLACE_ONLY.match(text, found.end) or (kind in kinds_with("site") and _SITE.match(text, found.end)):
        return True
    form = text[found.start : found.end]
    if kind == "school" and _SPORTS.match(text, found.end):
        return True
    if _VENUE.search(form) and text[found.start - 1 : found.start] in "在于" and _HELD.match(text, found.end):
        return True
    return kind == "culture" and _VISITED.search(text, max(0, found.start - 3), found.start) is not None


def _is_award_or_hall(text: str, found: Found, _: str) -> bool:
    form = text[found.start : found.end]
    if form.endswith("联席会议") and not _JOINT.match(text, found.end):
        return True
    return _AWARD.match(text, found.end) is not None or form.endswith(_HALL)


def _is_of_a_person(text: str, found: Found, kind: str) -> bool:
    learnt_or_joined = kind in ("school", "party_department", "democratic_party")
    return learnt_or_joined and _OF_A_PERSON.match(text, found.end) is not None
