"""The shapes of dates and times of day in folded text; what they mean is settled in ``date_context``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from civicgraph import resources
from civicgraph.text import lazy_re as re

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_TO = r"(?:至|到|-{1,2}|—{1,2}|–|―|~)"
_AND = r"(?:、|和|与|及|以及)"

_YEAR = rf"""
    (?:(?<!\d)(?P<year>\d{{4}}|[一二][一二三四五六七八九〇○零O]{{3}})[ ]?(?:年(?!轻|龄|级)度?|(?={_TO}\d{{4}}年))
      |(?<!\d)['’]?(?P<short_year>\d\d)年(?=\d{{1,2}}月)
      |(?<![以此之年成产今然随])(?P<relative_year>去|上|今|本|前|明|后(?!年[总产均])|同|当|次|翌)年(?!轻|龄|级|货|猪))"""
_MONTH = rf"""
    (?:(?<![\d.])(?P<month>{_NUMBER}|元)[ ]?(?:月份?(?!球|亮|饼|嫂|子|光|薪|供|租|票|卡)|(?={_TO}\d{{1,2}}月))
      |(?P<relative_month>上个?|本|这个|当|同|下个?|次)月份?(?!球|亮|饼|度))"""
_DAY = rf"""
    (?<![\d.])(?P<day>{_NUMBER})[ ]?(?:[两三四五]日|日(?!本|前夕|益|常|均|元|报|记者|志)
        |号(?!楼|院|线|文|馆|门|厅|桌|店|令|机|井|坑|公告)
      |(?=(?:(?:{_AND}|{_TO})\d{{1,2}}){{1,8}}[两三四五]?日))"""
_PART_OF_YEAR = r"年?(?:底|末|初)|[上下]半年|(?:第?[一二三四]季度)|[春夏秋冬][季天]"
_PART_OF_MONTH = r"[上中下]旬|月?(?:底|末|初)"
_CLOCK_END = r"(?!代|期|候|间|段|节|速|长|差|空|刻|常|装|令|政|事|评|光|尚)"
_CLOCK = (
    rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ ]?"
    rf"(?:[时点]{_CLOCK_END}钟?(?:\d{{1,2}}分?|[一二三四五六七八九十]{{1,3}}分|半|整)?|:\d{{2}}(?!\d|:\d))"
    r"[分]?(?:许|左右|前后)?"
)
_PART_OF_DAY = (
    r"(?:[上下]午|凌晨|清晨|早上|早晨|一早|中午|正午|午后|午间|傍晚|晚上|晚间|当晚|夜间|夜里|深夜"
    r"|晚(?![期年婚稻餐会宴报霞安]))"
)
_TIME = rf"[ ]?(?:(?P<part_of_day>{_PART_OF_DAY})[ ]?(?P<clock>{_CLOCK})?|(?P<bare_clock>{_CLOCK}))"

POINT = re.compile(
    rf"(?=[\d一二元去上今本前明后同当次翌这下三四五六七八九十廿'’])"
    rf"(?:{_YEAR}[ ]?)?(?:(?P<part_of_year>{_PART_OF_YEAR})|{_MONTH}[ ]?)?"
    rf"(?:(?P<part_of_month>{_PART_OF_MONTH})|{_DAY})?",
    re.VERBOSE,
)
IN_BRACKETS = re.compile(r"（(?=[\d一二])")
JOIN = re.compile(rf"(?:（(?:星期|周)[一二三四五六日天]）)?[ ]?(?:(?P<to>{_TO})|(?P<list>{_AND}))[ ]?")
WEEKDAY_NOTE = re.compile(r"[ ]?（(?:星期|周)[一二三四五六日天]）")
ISO = re.compile(
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d-]|\.\d)"
    r"(?:[ T]*(?P<clock>\d{1,2}:\d{2})(?::\d{2})?)?"
)
LUNAR = re.compile(
    r"(?:(?:农历|阴历|夏历|旧历|古历)[^，。；、（）\s]{0,8}?)?[正腊冬]月(?:初?[一二三四五六七八九十廿]{1,3}|\d{1,2}日?)?"
    r"|(?:农历|阴历|夏历|旧历|古历)(?:[^，。；、（）\s]{0,6}?[一二三四五六七八九十\d]+月)(?:初?[一二三四五六七八九十廿]{1,3}日?)?"
)
#: What each shape begins with, which is asked first, for it is quickly seen.
BEGIN_LUNAR, BEGIN_WEEKDAY, BEGIN_TIME = (
    frozenset("农阴夏旧古正腊冬"), frozenset("上本这下星周"), frozenset("上下凌清早一中正午傍晚间当夜深0123456789")
)  # fmt: skip
WEEKDAY = re.compile(
    r"(?:(?P<week>上上个?|上个?|本|这个?|下个?)(?:周|星期|礼拜)|(?P<bare>(?<![每逢至到、围])(?:星期|周)))(?P<weekday>[一二三四五六日天])"
    r"(?(bare)(?=[（，上下中晚早凌]|举行|召开|在)(?![上下]?[至到]))"
)
TIME = re.compile(_TIME)
BARE_TIME = re.compile(
    rf"(?P<part_of_day>{_PART_OF_DAY})[ ]?(?P<clock>{_CLOCK})"
    rf"|(?<![\d.:])(?P<bare_clock>\d{{1,2}}(?:时{_CLOCK_END}(?:\d{{1,2}}分)?(?:许|整)?|:\d{{2}}(?:许|左右)))"
    r"|(?<=[。！？；\n ])(?P<opening_part>[上下]午|晚上|傍晚|中午)(?=，)"
)


@dataclass(frozen=True, slots=True)
class DateWord:
    """A word for a day, with the days from the one that it counts from (two where it names two days)."""

    sense: str
    shift: int = 0
    last_shift: int | None = None


@cache
def date_words() -> dict[str, DateWord]:
    """The words of data/date_words.csv."""
    with resources.data("date_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: _date_word(row["sense"], row["shift"]) for row in csv.DictReader(file)}


@cache
def start_pattern() -> re.Pattern[str]:
    """Where a date can begin, with the group that tells its rules: ``digit``, ``numeral``, ``word`` or ``part``."""
    firsts = "".join(sorted({word[0] for word in date_words()}))
    seconds = "".join(sorted({word[1] for word in date_words()}))
    return re.compile(  # one class of first characters, then what each of them needs: a search for a class is fast
        rf"[\d'’{firsts}去上今本前明后同当次翌这下周星礼农阴夏旧古正腊冬一二三四五六七八九十廿元凌清早中傍晚夜深]"
        r"(?:(?P<digit>(?:(?<=['’])\d|(?<=\d))(?=\d{0,3}[ ]?[-年月日号时:/.至到、—–―~和与及以]))"
        rf"|(?P<word>(?<=[{firsts}])(?=[{seconds}])|(?<=[去上今本前明后同当次翌这下])(?=[年个月周星礼上])"
        r"|(?<=[周星礼])|(?<=[农阴夏旧古])历|(?<=[正腊冬])月)"
        r"|(?P<numeral>(?<=[一二三四五六七八九十廿元])(?=[一二三四五六七八九十廿〇○零O]{0,3}[ ]?[年月日号时点至到—-]))"
        r"|(?P<part>(?<=[上下])(?=午)|(?<=[凌清早中正午傍晚夜深])(?=[晨上午后间晚夜里 \d一二三四五六七八九十])))"
    )


@cache
def word_pattern() -> re.Pattern[str]:
    """All words for days, the longest first."""
    return re.compile("|".join(sorted(date_words(), key=lambda word: (-len(word), word))))


def _date_word(sense: str, shift: str) -> DateWord:
    first, _, last = shift.partition("..")
    return DateWord(sense, int(first or 0), int(last) if last else None)
