"""Who decided on the honours that later sentences tell of: C发布…表彰决定。其中，A获评全国优秀教师.

What was announced must name the honour (its first and last words), and its level must be that of the bodies; where the
announcement names no honour at all, the next sentences must tell of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import read_honour
from civicgraph.extraction.awards.scene import Scene
from civicgraph.extraction.awards.verbs import is_real
from civicgraph.text import lazy_re as re

_CUE = re.compile("决定|表彰|命名|名单|通报|命令|结果|揭晓|授予")
_TELLS = re.compile(
    r"(?:联合|共同|正式|集中|隆重|公开|通报|研究|近日|日前)*(?:"
    r"(?P<paper>(?:发布|公布|印发|下发|作出|做出|发出|揭晓|下达|签发|发文)了?)"
    r"|决定[：，]?(?:授予|追授|命名|表彰|对|给)|(?:通报|命名|联合)?表彰(?:命名|奖励)?了?(?!大会|会|活动|仪式|的|为|对象|名单)|命名了?(?!大会|的)|授予了?(?!大会|的|仪式))"
)
_PAPER = re.compile(r"表彰|命名|授予|获奖|评选结果|先进|优秀|文明|模范|标兵|十佳|最美|劳动|示范|嘉奖")
_DECISION = re.compile(r"决定|通报|名单|通知|命令|通令|结果|榜单|公告|令")
_PROPOSED = re.compile(r"公示|拟|候选|推荐|办法|方案|申报|评选活动|启动")
#: A decision that names none of its honours.
_BARE = re.compile(r"[^，。；“”]{0,16}(?:表彰|命名)(?:的)?(?:决定|通报|名单)?")
_MARKS = re.compile("[“”‘’（）()《》〈〉\\s、]")
_KINDS = "先进|文明|示范|模范|标兵|红旗|十佳|优秀|最美|平安|卫生|园林|生态|健康|森林|强|名|大"
#: The level, the year and the place that an honour begins with.
_SCOPE = re.compile(
    r"^(?:全国|国家级?|中国|中华|全[省市县区州军]|[省市县区]级?|自治区级?|(?:19|20)\d\d(?:[-—–至](?:19|20)?\d\d)?年?度?"
    rf"|第[一二三四五六七八九十\d]+[届批]|首[届批]|年度|(?!{_KINDS})[㐀-鿿]{{2,3}}(?:省|市|县|区|州|自治区)(?!城))+(?=.{{3}})"
)
_PREFIX = r"^(?:(?:19|20)\d\d(?:[-—–至](?:19|20)?\d\d)?年?度?|第[一二三四五六七八九十\d]+[届批]|首[届批]|“)*"
_OWN = rf"(?![㐀-鿿]{{0,3}}(?:{_KINDS})[省市县区])[㐀-鿿]{{2,3}}?"
_LEVELS = (
    ("N", re.compile(rf"{_PREFIX}(?:全国|国家|中国|中华|中央)")),
    ("P", re.compile(rf"全省|省级|自治区|{_PREFIX}{_OWN}省")),
    ("C", re.compile(rf"全市|市级|{_PREFIX}{_OWN}市")),
    ("D", re.compile(rf"全[县区]|[县区]级|{_PREFIX}{_OWN}(?:县|(?<!社)区)")),
)
_NATIONAL = re.compile("中华|中共中央|中央|全国|中国(?!.*[省市县区州])|国家|国务院|最高人民|共青团中央")
_BODY = r"^(?:中共|共青团|中国[㐀-鿿]{0,18}?)?"
_PROVINCIAL = re.compile(
    rf"{_BODY}(?:[㐀-鿿]{{2,8}}?(?:省|自治区)|北京市|上海市|天津市|重庆市)(?!.*[县区市](?:委|人民))"
)
_CITY = re.compile(
    rf"{_BODY}[㐀-鿿]{{2,6}}?(?:市|自治州|地区|盟)"
    r"(?![㐀-鿿]{1,3}[县区市](?:委|人民|[㐀-鿿]{2,6}[局会办]))"
)
_COUNTY = re.compile(rf"{_BODY}[㐀-鿿]{{2,12}}?[县区旗]")
_TOLD_LATER = frozenset(
    {"award.got", "award.made", "award.given", "award.given-to", "award.announced", "award.namely", "award.ranked"}
)
#: A sentence that goes on with what the one before told.
_ADDS = re.compile("^.?(?:另外|此外|同时|与此同|另有|另，|还有)")
_NEXT = 2
_NEAR = 40


@dataclass(frozen=True, slots=True)
class _Decider:
    """The bodies, the words of what they announced without marks, whether those name no honour, and the sentence."""

    bodies: tuple[str, ...]
    words: str
    bare: bool
    index: int
    start: int


class Deciders:
    """The announcements of an article, as its sentences are read."""

    def __init__(self) -> None:
        self._found: list[_Decider] = []
        self._last: tuple[int, Giving] | None = None

    def read(self, scene: Scene, index: int) -> None:
        """Keep who announced or decided in a sentence."""
        text, sentence = scene.text, scene.sentence
        if not _CUE.search(text, sentence.start, sentence.end):
            return
        for tells in _TELLS.finditer(text, sentence.start, sentence.end):
            words = text[tells.end() : sentence.end]
            if (tells["paper"] and not _is_of_honours(words)) or _PROPOSED.search(
                text, tells.start(), min(sentence.end, tells.end() + 40)
            ):
                continue
            clause = scene.clause(tells.start())
            if scene.page.inside_quote(tells.start()) or not is_real(text, clause, tells.start()):
                continue
            bodies = scene.conferrers.before(sentence.start, tells.start())
            if bodies:
                bare = (
                    read_honour(text, tells.end(), sentence.end, sure=False) is None and _BARE.match(words) is not None
                )
                self._found.append(_Decider(bodies, _MARKS.sub("", words), bare, index, tells.start()))
                return

    def of(self, giving: Giving, index: int) -> tuple[str, ...]:
        """The bodies that announced an honour before, where the sentence of the giving names none."""
        if giving.held or giving.rule not in _TOLD_LATER:
            return ()
        for decider in reversed(self._found):
            before = decider.index < index or decider.start < giving.start
            if before and agree(giving.title, decider.bodies) and _covers(decider, giving.title, index):
                return decider.bodies
        return ()

    def note(self, giving: Giving, index: int) -> None:
        """Keep the honour told last whose sentence names the bodies."""
        if giving.conferrers and not giving.held:
            self._last = (index, giving)

    def beside(self, giving: Giving, index: int, opening: str) -> tuple[str, ...]:
        """The bodies of the sentence before, where this one (此外，…) adds an honour of the same level."""
        goes_on = opening.startswith("；") or _ADDS.search(opening) is not None
        if self._last is None or giving.held or giving.rule not in _TOLD_LATER or not goes_on:
            return ()
        before, last = self._last
        if opening.startswith("；"):
            same_verb = giving.rule == last.rule == "award.given" and index - before == 1
            return last.conferrers if same_verb else ()
        same = levels_of(giving.title) & levels_of(last.title)
        return last.conferrers if index - before == 1 and same and agree(giving.title, last.conferrers) else ()

    def of_list(self, title: str, *, decision: bool) -> tuple[str, ...]:
        """The bodies that decided on the lists of a notice, where there is one such decision."""
        bodies = {decider.bodies for decider in self._found}
        only = next(iter(bodies)) if decision and len(bodies) == 1 else ()
        return only if only and agree(title, only) else ()


def _is_of_honours(words: str) -> bool:
    return _PAPER.search(words) is not None and _DECISION.search(words) is not None


def _covers(decider: _Decider, title: str, index: int) -> bool:
    """Whether what was announced names an honour; one that names nothing means the next sentences."""
    if decider.bare and index - decider.index <= _NEXT:
        return True
    core = _core(title)
    return len(core) >= 3 and core[:2] in decider.words and core[-2:] in decider.words


def _core(title: str) -> str:
    """An honour without its scope and year: 第四届河源省文明村镇 → 文明村镇."""
    bare = _MARKS.sub("", title)
    return _SCOPE.sub("", bare) or bare


def agree(title: str, bodies: tuple[str, ...]) -> bool:
    """Whether the level that an honour names is one of the bodies'; true where one of them names none.

    >>> agree("全国劳动模范", ("河源省人民政府",)), agree("全省劳动模范", ("河源省人民政府",)), agree("劳动模范", ())
    (False, True, True)
    """
    levels = levels_of(title)
    known = {_level(body) for body in bodies} - {""}
    return not levels or not known or bool(levels & known)


def levels_of(title: str) -> set[str]:
    """The levels that an honour names: N of the state, P of a province, C of a city, D of a county."""
    return {level for level, pattern in _LEVELS if pattern.search(title)}


def _level(body: str) -> str:
    if _NATIONAL.match(body):
        return "N"
    if _PROVINCIAL.match(body):
        return "P"
    return "C" if _CITY.match(body) else "D" if _COUNTY.match(body) else ""
