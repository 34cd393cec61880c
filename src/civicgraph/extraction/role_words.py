"""Words of role in a text (出席, 主持, 强调, 宣读 …), and whether one is meant as such or is part of a noun."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal, cast

import ahocorasick_rs

from civicgraph.model import Role
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

CueKind = Literal["", "leads", "says", "tells", "loose", "holds", "wins"]
Case = Literal["subject", "agent", "to", "with", "at", "heard", "object", "other"]

_STOP = "，。；：！？\n"
_NOUN_AFTER = re.compile(
    r"(?:重要)?(?:讲话|指示|批示|报告|工作)?精神|的(?:方式|形式)|的(?:要求|指示|通知|部署)|稿|人员|员(?!工|会)|部(?!署)|[委处科]|生活|干事"
    r"|工作(?:领导|动员|部署|推进|总结|座谈|会|方案|小组|专班|条例|机构|办公室|规划|要点)|工作组|检查组|小组|组(?!织)|队(?!伍建)|室|台|团|责任|单位(?!和|及|与)|情况|获得者|对象|系统|制度|机制|方案|指标|体系|标准|办法|结果|评价|周期|目录|意见|电(?!话|视)|信(?!访)|鉴定|[一二三四五六七八九十\d]+个|等?(?:环节|阶段|流程|程序)|[^，。；]{0,4}引[起发]|时?的(?:重要)?讲话"
)
#: 颁奖晚会, 签约仪式, 汇报会: behind words that have no gathering as their object
_GATHERING_AFTER = re.compile(r"晚会|仪式|典礼|大会|活动|会(?!同)")
_OF_GATHERINGS = frozenset({"attend", "chair", "organise", "accompany"})
#: 宣读活动祭文, 宣布大会开幕
_WITH_ANY = frozenset({"宣布", "宣读", "宣读了"})
_CONDOLES = re.compile(r"(?:表示|致以|转达|送去|送上|致电|发来|带来|用于|致|的|和)$")
_SENDS = re.compile(r"(?:表示|致以|送去|送上|转达|带来|带去|的)[^，。]{0,4}(?:亲切|深切|诚挚)的?$")
_DEEPLY = re.compile(r"(?:深切|亲切|诚挚)$")
_NO_OBJECT = re.compile(r"[，。；、！和]|$")
_TOPIC = re.compile(r"(?:^|[，。；：\n]|[㐀-鿿]{1,4})(?:围绕|就)(?![业职任读近坐座此是])[^，。；：\n]*$")
#: 参加对接考察, 参与此次调研: to join an inspection
_JOINED = re.compile(
    r"了?(?:此次|这次|本次|上述|有关|相关|当天的|此项)?[^，。；：、的]{0,4}"
    r"(?:调研|考察|检查|督导|督查|慰问|走访|视察|巡查|暗访|看望|接访|督办|巡河|巡林)(?:指导|慰问|座谈|活动|工作)?"
    r"(?=[，。；！\n（）]|$)"
)
_JOINS = frozenset({"参加", "参与", "一同参加", "参加了"})
#: 对…表示热烈祝贺, 给予充分肯定: speech, whatever follows
_WELCOMES = re.compile(
    r"(?:了|热烈|衷心|诚挚|崇高|由衷|亲切|真诚|最|的|和|深切|高度){0,5}(?:祝贺|欢迎|感谢|敬意|谢意|赞赏|肯定)"
)
_offsets = attrgetter("start", "end")
_PAST = re.compile(
    r"(?<=[㐀-鿿])曾(?=[率带到赴在参与主先多两三受])[^，。；]*$|此前[^，。；]{0,20}$|以来，[^。；]{0,40}$"
)
_OPEN = re.compile(r"（[^）\n]*$")
_REPORT = re.compile(
    r"(?<!工)作了?(?:关于)?(?:工作|[^，。；：“”作]){2,26}?的?(?:工作|情况)?报告(?!会)|作的《[^》]{4,80}(?:报告|说明)》"
)


#: 进行项目介绍, 进行了经验交流发言
_GIVES = re.compile(
    r"进行了?[^，。；：、“”进]{0,8}?(?P<what>介绍|汇报|说明|发言|讲解|授课|解读|宣讲|点评)(?![人员稿会])"
)
_GIVES_ROLE: dict[str, Role] = {"介绍": "report", "汇报": "report", "说明": "report"}
_OF_GUESTS = re.compile(r"的?(?:领导|人员|代表|同志|嘉宾|干部|者|专家|企业家)")
#: By word or role, what makes it a noun or another verb: 与会领导, 领取通知, 签约的, 主持修建.
_CONTRACT = re.compile(r"的|了?[^，。；]{0,12}令|表示|双方|各方")
_NOUN_IF_AFTER = {
    **dict.fromkeys(("签订", "签订了", "签署", "签署了", "签下"), _CONTRACT),
    "与会": _OF_GUESTS,
    "参会": _OF_GUESTS,
    "发起": re.compile(r"人|单位|方"),
    "宣誓": re.compile(r"人|词|制度|仪式"),
    "表达": re.compile(""),
    "接待": re.compile(r"(?!了?[^，。；]{0,14}(?:一行|代表团|考察团|考察组|客人|客商|来宾))"),
    "给予": re.compile(r"(?!了?[^，。；]{0,8}(?:肯定|好评|赞扬|赞赏|评价))"),
    "到会": _OF_GUESTS,
    "领取": re.compile(r"(?!了?[^，。；]{0,14}(?:奖|证书|牌|章|状|锦旗))"),
    "sign": re.compile(r"的|项目|企业|客商|双方|各方|嘉宾|单位|金额|总额|额|代表|了?[^，。；]{0,12}令|表示"),
    "chair": re.compile(r"修建|编写|编纂|研发|研制|工作|全面|日常|建设|开发|设计|完成|村务|公道|人[，。、]"),
}
#: 深入施工现场，了解进度: whoever goes somewhere to learn how things stand
_WENT_TO = re.compile(r"(?:深入|来到|走进|前往|先后到|赶赴)[^。；：]{2,60}$")
_HEARD = re.compile(r"听取了?(?:大家|委员|代表|与会人员|相关|部分|有关|[^，。；]{0,6}的)?$")
_HEARD_REACHES = 16
#: A在峰会上的主旨|讲话: a noun
_SPEECH = re.compile(r"[上中]的(?:主旨|重要|开幕|闭幕|总结|动员|新年|视频)?$")
#: 接受…颁发的证书: who is given it acts
_GIVEN = re.compile(r"(?P<to>[为向给][^，。；：]*)?(?:接受|接过|领取|获得)[^，。；：]*$")
_MAKES = re.compile("[作提]出?了?[^，。；]{0,8}$")
_IN_SPEECH = re.compile(r"(?:讲话|致辞|致词|发言)中[^。；]*$")
_TO_THEM = re.compile(r"[向为给](?:他们|她们|其)$")
#: 将对学员进行|考核: not done yet
_FUTURE = re.compile(r"(?<![即隆])[将拟](?!于|在)[^，。；：]{0,16}$")
_TIMES = re.compile(r"(?:\d+[余多]?次|多次|委托)[^，。；]{0,14}$")
#: 民兵组织, 党组织: a noun
_BODIES = re.compile(
    r"(?:党|民兵|社会|基层|群团|群众|志愿|自治|经济|公益|行业|国际|妇女|老年|各级|社团|合作|非法|恐怖|武装)$"
)
_ENDS = re.compile(r"[，。、；：]|的|负责|成员|书记|力|架构|领导|关系|实施$")
_PAST_REACHES = 40
_TOPIC_REACHES = 300
_TOWARDS = re.compile(r"[对向][^，。；：\n]{1,60}$")
_FAR = r"(?![了期主什何止的])[^，。；：]{1,24}"


@record
class Cue:
    """A word of role in a text; ``kind`` tells how it goes on (see ``data/role_cues.csv``)."""

    start: int
    end: int
    word: str
    role: Role
    kind: CueKind


@cache
def _cues() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, Role, CueKind]]]:
    with data("role_cues.csv").open(encoding="utf-8", newline="") as file:
        rows = [(r["word"], cast("Role", r["role"]), cast("CueKind", r["kind"])) for r in csv.DictReader(file)]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([row[0] for row in rows], matchkind=kind), rows


def find_cues(text: str) -> tuple[Cue, ...]:
    """All words of role in folded text, with 作…的报告 and 进行…介绍."""
    words = [cue for word in _words(text) for cue in _without_work(text, word)]
    words = list(_joined(text, words))
    taken = {cue.start for cue in words}
    whole = [Cue(*match.span(), match[0], "report", "") for match in _REPORT.finditer(text)]
    whole += [
        Cue(*match.span(), match[0], _GIVES_ROLE.get(match["what"], "speak"), "") for match in _GIVES.finditer(text)
    ]
    whole = [cue for cue in whole if cue.start not in taken]
    inside = {cue.end: cue.start for cue in whole}  # 作提案工|作报告
    words = [cue for cue in words if not inside.get(cue.end, cue.end) < cue.start]
    return tuple(sorted((*words, *whole), key=_offsets))


def _words(text: str) -> list[Cue]:
    automaton, rows = _cues()
    return [Cue(start, end, *rows[index]) for index, start, end in automaton.find_matches_as_indexes(text)]


def _joined(text: str, words: list[Cue]) -> Iterator[Cue]:
    """参加对接|考察: one word of role; 对…表示热烈祝贺: speech."""
    end = 0
    for cue in words:
        if cue.start < end:
            continue
        joined, role = None, cue.role
        if cue.word in _JOINS:
            joined, role = _JOINED.match(text, cue.end), "accompany"
        elif cue.word in ("表示", "表达") and _TOWARDS.search(text, max(0, cue.start - _PAST_REACHES), cue.start):
            joined = _WELCOMES.match(text, cue.end)
        if joined:
            yield Cue(cue.start, joined.end(), text[cue.start : joined.end()], role, "")
        else:
            yield cue
        end = joined.end() if joined else cue.end


def _without_work(text: str, cue: Cue) -> list[Cue]:
    """工|作情况汇报: only 汇报 is meant."""
    if not cue.word.startswith("作") or cue.start == 0 or text[cue.start - 1] != "工":
        return [cue]
    first = cue.start + 1
    return [Cue(each.start + first, each.end + first, each.word, each.role, each.kind) for each in _words(cue.word[1:])]


def is_noun(text: str, start: int, cue: Cue) -> bool:
    """Whether a word of role is part of a noun or of a topic (检查组, 签约的项目); it is read from ``start``."""
    if _NOUN_AFTER.match(text, cue.end) or _OPEN.search(text, start, cue.start):
        return True
    before = max(start, cue.start - _PAST_REACHES)
    if _PAST.search(text, before, cue.start) or (cue.role == "inspect" and _TIMES.search(text, before, cue.start)):
        return True
    if cue.role not in _OF_GATHERINGS and cue.word not in _WITH_ANY and _GATHERING_AFTER.match(text, cue.end):
        return True
    return _is_part(text, start, cue)


def _is_part(text: str, start: int, cue: Cue) -> bool:
    """签约的项目, 主持修建, 表示慰问, 大会的召开: what only words of one role can be part of."""
    if cue.word == "了解":
        return _WENT_TO.search(text, start, cue.start) is None
    if _is_heard(text, start, cue):
        return True
    if pattern := _NOUN_IF_AFTER.get(cue.word) or _NOUN_IF_AFTER.get(cue.role):
        return pattern.match(text, cue.end) is not None
    if cue.word == "组织":
        return _BODIES.search(text, start, cue.start) is not None or _ENDS.match(text, cue.end) is not None
    if cue.role == "inspect":
        return _is_condolence(text, start, cue) or _FUTURE.search(text, start, cue.start) is not None
    return cue.kind == "holds" and text.startswith("的", cue.start - 1)


def _is_condolence(text: str, start: int, cue: Cue) -> bool:
    """表示亲切慰问, 的检查: words, or a noun; but 亲切慰问教师 is a visit."""
    if _SENDS.search(text, start, cue.start) or _CONDOLES.search(text, start, cue.start):
        return True
    return _DEEPLY.search(text, start, cue.start) is not None and _NO_OBJECT.match(text, cue.end) is not None


def _is_heard(text: str, start: int, cue: Cue) -> bool:
    """听取发言, 在会上的讲话, 接受颁发的: what others do."""
    if cue.role == "present" and (given := _GIVEN.search(text, start, cue.start)):
        return not (given["to"] or _TO_THEM.search(text, start, cue.start))  # but 为获得…的同志颁奖, 接受A向他们颁发的
    if cue.word.endswith("讲话") and _SPEECH.search(text, start, cue.start):
        return True
    return cue.role == "speak" and _HEARD.search(text, max(start, cue.start - _HEARD_REACHES), cue.start) is not None


def in_speech(text: str, start: int, cue: Cue) -> bool:
    """在讲话中对规划做了介绍: all that is speech."""
    return _IN_SPEECH.search(text, start, cue.start) is not None


def is_made(text: str, start: int, cue: Cue) -> bool:
    """作了明确要求: what follows is not what was said."""
    return cue.word == "要求" and _MAKES.search(text, start, cue.start) is not None


def is_topic(text: str, start: int, cue: Cue, following: Cue | None) -> bool:
    """就人才交流、产业合作发言: a word between 就 and the verb of its clause."""
    if following is None:
        return False
    gap = text[cue.end : following.start]
    if following.word.startswith(("表示", "给予")) and "并" not in gap:  # 对A来我县考察|表示欢迎
        clause = max(text.rfind(mark, start, cue.start) for mark in _STOP) + 1
        if _TOWARDS.search(text, max(start, clause), cue.start) and not any(mark in gap for mark in _STOP):
            return True
    if any(mark in gap for mark in _STOP):
        return False
    if following.start == cue.end and cue.word.startswith(("作", "进行")):  # 作了汇报|发言
        return False
    clause = max(text.rfind(mark, start, cue.start) for mark in _STOP) + 1
    return _TOPIC.search(text, max(start, clause, cue.start - _TOPIC_REACHES), cue.start) is not None


@dataclass(frozen=True, slots=True)
class _CaseWords:
    """The prepositions and verbs that take a group: by word, as patterns over a list and over a description."""

    by_word: dict[str, Case]
    longest: int
    over_list: re.Pattern[str]
    far: re.Pattern[str]
    far_of_person: re.Pattern[str]


@cache
def _cases() -> _CaseWords:
    with data("role_cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_word = {row["word"]: cast("Case", row["case"]) for row in rows}
    longest_first = sorted(by_word, key=lambda word: (-len(word), word))
    far = [
        row["word"] for row in sorted(rows, key=lambda row: (-len(row["word"]), row["word"])) if row["reach"] == "far"
    ]
    single = (
        r"(?<![作认成分称因变改视达得感受想收提遇碰直方走动面应针合信使利财供])"
        r"(?!经[济信贸营开办]|就业|对外|和[平谐]|用[工户]|同[志学]|将军|请示|在[线岗职编家]|向阳|从业|给水)"
    )
    return _CaseWords(
        by_word,
        max(map(len, by_word)),
        re.compile(
            rf"{single}(?P<word>{'|'.join(word for word in longest_first if word != '代表')})[^，。；：]*[、和及与]$"
        ),
        re.compile(rf".*{single}(?P<word>{'|'.join(far)}){_FAR}$"),
        re.compile(rf".*{single}(?P<word>{'|'.join(far)}){_FAR}(?<!的)$"),
    )


def case_before(text: str, start: int, position: int, *, person: bool) -> Case | None:
    """The case that what stands before a group gives it, read from ``start``: 由A, 在X和A陪同下, 为获奖代表A颁奖."""
    words = _cases()
    before = text[max(start, position - words.longest) : position]
    for first in range(len(before)):
        if case := words.by_word.get(before[first:]):
            return case
    clause = text[start:position]
    match = words.over_list.search(clause) or (words.far_of_person if person else words.far).match(clause)
    return words.by_word[match["word"]] if match else None


@cache
def _unnamed() -> re.Pattern[str]:
    with data("unnamed_people.csv").open(encoding="utf-8", newline="") as file:
        words = sorted((row["word"] for row in csv.DictReader(file)), key=lambda word: (-len(word), word))
    return re.compile(
        r"(?:(?![并还也在向为给对同和跟将把就以来从由经被让使]|与(?!会)|先后|深入|通过)[^，。；：]{0,16}?)"
        rf"(?:{'|'.join(words)})[^，。；：]{{0,16}}"
    )


def is_unnamed(text: str, start: int, end: int) -> bool:
    """Whether a stretch from a mark to a word of role has somebody unnamed as its subject (与会领导为获奖代表…)."""
    return _unnamed().fullmatch(text, start, end) is not None
