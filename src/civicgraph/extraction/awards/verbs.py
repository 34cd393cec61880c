"""The verbs of giving and getting honours, and the words around them that say that nothing was given."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from civicgraph.extraction.layer import Layer
from civicgraph.extraction.page import Page
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

Frame = Literal["give", "make", "get", "merit", "win"]

#: A page without any of these tells of no honour.
_ANY = re.compile(
    r"授|颁|创建|获|奖|表彰|荣|称号|命名|评|模范|功臣|等功|夺|冠|捧|摘|第[一二三]名|蝉联|成为|认定|创成|升[为格级]|名列|位列|位居|分列|纪念章|榜上有名|上榜|入选|入围|楷模|先进|优秀|最美|十佳|得主|追认|烈士|跻身|标兵|这(?:\d+|[一二两三四五六七八九十])[个名家位件户][㐀-鿿（）]{0,8}(?:分别|依次)?[是为]"
)
_STRIVEN = re.compile(
    r"(?:(?:争创|争当|争做|争取|力争|申报|申请|申创|打造|迎接|复验|复审|复核|冲刺|冲击|角逐|争夺|竞逐|竞争|努力|早日|确保|有望|有机会|有资格|能否|"
    r"(?<!即)(?<!宣)拟|推荐|候选|如果|若|只要|凡|为了?(?=争|获|夺|表彰)|未能|未|没有|没|无缘|错失|落选|撤销|取消|不再|不予|不得|摘掉|收回|能够|"
    r"希望|期待|目标|创建(?!成)|参评|方可|才能|优先|鼓励|支持(?!下)|培育|对(?:首次|新|当年|成功|凡)|曾想|梦想|渴望|要求|计划|必须|每年|每月|每季度|都会|定期)[^，。；：！？、]{0,14}"
    r"|(?<![许认])可(?:以|获|申|按|凭|享)?[^，。；：！？、]{0,4}|应当?(?!邀|急|用|对)[^，。；：！？、]{0,4}|评选|为)$"
)
_FUTURE = re.compile(
    r"(?:(?:[也都还就也会]|^|[，；：]|[年月日]|[^即必终立准])(?<!即)将(?![“张王李]))[^，。；“”]{0,8}$|即将[^，。；]{0,8}$|将(?:于|在)[^。；]{0,30}$"
)
_OBJECT = re.compile(r"将[^，。；]{0,40}(?:称号|奖章|勋章|奖|牌匾|证书|荣誉)”?$")
_UNREAL_AFTER = re.compile(
    r"(?:及|或)?以上|(?:称号)?(?:候选|提名(?!奖)|入围(?!奖)|推荐|参评|培育|创建)|(?:及|或)以[上下]|(?:称号|荣誉)?(?:先进)?(?:集体|个人|民警|选手|单位|获得者)?代表(?!队|团|作)|(?:称号|荣誉)?的(?:决定|通知|办法|条件|资格|标准|企业|单位|个人|集体|人员|村|社区|可|给予|给|奖励|按|一次性|，给予|，奖励|，一次性)"
)


#: 获 alone, and no part of another word: 捕获, 获悉.
_GOT = "(?<![收捕抓缴截查渔擒猎奖荣喜])获(?![得悉知批利取救准释选益胜赠赔权标许任款金息者课业奖])"
#: What shows that a verb has no honour as its object: 授予仪式, 表彰的先进集体.
_NO_OBJECT = (
    "得?[者主]|权|军旗|刺刀|的同志|的先进|的个人|的单位|的集体|的模范|的代表|代表"
    "|对象|决定|通报|文件|仪式|典礼|大会|活动|名单|更名"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb where it stands.

    Attributes:
        sure: what follows is an honour if it stands in quotation marks.
        passive: 被 stands before it, perhaps with the giver between.
    """

    start: int
    end: int
    word: str
    frame: Frame
    sure: bool


_MERIT = r"了?(?:一次)?(?:个人|集体)?[特一二三]等(?:战)?功"


@cache
def _table() -> Mapping[str, tuple[Frame, bool]]:
    with data("award_verbs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return MappingProxyType({row["word"]: (cast(Frame, row["frame"]), row["sure"] == "yes") for row in rows})


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_table(), key=lambda word: (-len(word), word)) if word != "获")
    before = r"(?<![的受])(?<!受到)(?<!获得)(?<!接受)(?!(?<=[\d总得积高满比])分)"
    return re.compile(rf"{before}(?!荣获得)(?:{words}|{_GOT}|记(?={_MERIT}))(?!{_NO_OBJECT})")


def any_words(page: Page) -> Layer[Span]:
    """The words without which a stretch of a page tells of no honour."""
    return page.once(_any_words)[0]


def _any_words(page: Page) -> tuple[Layer[Span]]:
    return (Layer([Span(*match.span()) for match in _ANY.finditer(page.text)]),)


def find_verbs(text: str, start: int, end: int) -> list[Verb]:
    """The verbs in a stretch of folded text, in order."""
    found = []
    for match in _pattern().finditer(text, start, end):
        frame, sure = _table().get(match[0], ("merit", False))
        found.append(Verb(match.start(), match.end(), match[0], frame, sure))
    return found


def is_real(text: str, start: int, verb: int) -> bool:
    """Whether nothing before a verb, in a clause from ``start`` on, says that an honour is not given (yet)."""
    clause = text[max(start, verb - 60) : verb]
    if _OBJECT.search(clause):
        return not _STRIVEN.search(clause[: clause.rfind("将")])
    return not _STRIVEN.search(clause) and not _FUTURE.search(clause)


def is_rule(text: str, end: int) -> bool:
    """Whether what follows an honour tells of anybody who gets it: 获得…称号的企业奖励20万元."""
    return _UNREAL_AFTER.match(text, end) is not None
