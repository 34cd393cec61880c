"""When and with how many people an event took place, read from the sentence that tells of it."""

from __future__ import annotations

from civicgraph.extraction.page import Page
from civicgraph.model import PartialDate
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number

_NOT_PRESENT = re.compile(
    r"平均|累计|年均|受益|惠及|带动|帮助|救治|收到|接待|覆盖|培养|救援|招收|招聘|新增|解决|贫困|涉及|应到|应出席|应参加|共有人口|安置|转移|疏散|洽谈|意向|咨询|[我本][市县区镇][^，。；\d]{0,6}代表团近?\d"
    r"|[为向给][^，。；]{0,4}\d+[余多]?[名位个][^，。；]{0,10}(?:发放|赠|捐|送|资助|义诊|办理|提供)"
)
_PEOPLE = re.compile(
    r"(?:共计|共有|共|约|近|超|大约|总计|一行)*"
    r"(?<![数几])(?P<number>\d[\d,]*(?:\.\d+)?[万千百]?|[一二两三四五六七八九十百千万]+)(?:[余多]|来)?(?P<unit>余人|多人|人次|[名位]|个人|人|(?:全?校)?师生|师生员工|干部职工|党员干部|干部群众|学生|群众|村民|市民|居民|观众|职工|官兵|学员|志愿者|会员)"
    r"(?<!到会)(?!次|大代表|以上|均|民[^警]|才|口|生产|们|工(?!作人员)|力|物|选(?!手)|[小分])"
)
_COME = re.compile(
    r"各界(?:人士|群众|代表)|学员|为近?[\d一二三四五六七八九十百千]+[余多]?(?:名|位|人)[^，。；]{0,14}(?:作|讲|上了|授课)|参加|来自|出席|参与|参会|列席|观看|到场|聆听|参训|受训|与会|参赛|在场|现场|入场|进场|前来|吸引|向群众|的考察团|的考察组|植树|一行\d|代表团|组织[^，。；的]{0,6}\d"
    r"|组成的|组成[^，。；]{0,8}[组团队]|赴|前往|实到|实际到会|出席会议|到会|送别|告别|悼念|同场竞技|角逐|齐聚|汇聚"
)
_SOME_MORE = re.compile("[余多]")
_ROUND = "十百千万"
_REACHES = 50
#: 学员有…以及…，共计100人: the clause before it tells of whom
_IN_ALL = re.compile("共计|总计")
_CLAUSE = re.compile(r"[，。；]")


def event_date(page: Page, start: int, end: int, at: int) -> PartialDate | None:
    """The day nearest before ``at`` in a sentence, else the first after it; None where it is vague."""
    mentions = [date for date in page.dates_in(start, end) if date.value is None or date.value.grain == "day"]
    before = [date for date in mentions if date.end <= at]
    chosen = before[-1] if before else (mentions[0] if mentions else None)
    return chosen.value if chosen else None


def has_day(page: Page, start: int, end: int) -> bool:
    """Whether a stretch names a day, or leaves it open (近日)."""
    dates = page.dates_in(start, end)
    dates = tuple([date for date in dates if not page.text.startswith("连日", date.start)])
    return bool(dates) and any(date.kind == "vague" or (date.value and date.value.grain == "day") for date in dates)


def attendance(page: Page, start: int, end: int) -> int | None:
    """The number of people who took part, as a sentence gives it; of all rather than of some (…共97人)."""
    found = list(_PEOPLE.finditer(page.text, start, end))
    for match in sorted(
        found, key=lambda match: not (match[0].startswith("共") or page.text.startswith("等", match.start() - 1))
    ):
        stop = _CLAUSE.search(page.text, match.end(), end)
        comma = page.text.rfind("，", start, match.start())
        whole = _IN_ALL.match(match[0]) is not None
        before = start if whole else max(comma, start, match.start() - _REACHES)
        around = page.text[before : (stop.start() if stop else end)]
        if match["unit"] == "人次" or _NOT_PRESENT.search(around) or not _COME.search(around):
            continue
        number = parse_number(match["number"].replace(",", ""))
        plain = (
            match["number"] in _ROUND and match["unit"] == "人" and not _SOME_MORE.search(match[0])
        )  # 千人桥镇, 百人合唱
        if number is not None and number >= 2 and not plain and not page.inside_quote(match.start()):
            return int(number)
    return None
