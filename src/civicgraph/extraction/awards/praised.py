"""Categories of winners that a gathering praises: 表彰了10个先进集体和20名先进个人, 对先进单位进行表彰."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.awards.decisions import categories, shared, stem_of
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import Honour, read_honour
from civicgraph.extraction.awards.receivers import Receivers
from civicgraph.extraction.awards.verbs import is_real
from civicgraph.extraction.page import Page, Sentence
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number

_N = r"(?:\d[\d,]*|[一二两三四五六七八九十百]+)(?:[余多])?"
_M = r"(?:名|位|个|家|人|户|支|所|项|件|对)"
_PRAISE = re.compile(
    r"(?<![受被获待拟])(?<!关于)(?:重奖了?|(?:通报|隆重|集中|命名)?表彰|评选表彰|(?:通报|集中)?表扬(?=了)|评选出|共选出|评出|选树|命名)(?!会|大|活动|决定|仪式|名单|奖励(?!了)|的|为|工作|座谈|制度|获得|荣获|被|体系|先进(?:[，。、]|$)|对象|通报)(?:奖励)?了?(?:一批)?"
)
_TO_BE_PRAISED = re.compile(
    r"(?:对|给)(?:[^，。；：、“”]{2,30}(?:突出|优异|显著|贡献)的)?(?P<what>[^。；：]{4,400}?)(?:进行|予以|给予|作出|作|以)了?(?:通报|隆重|集中|现场|命名|和)*(?:表彰|命名|奖励|授牌|颁奖|表扬)(?!大会|会|活动|为)"
)
_GOT_PRAISE = re.compile(
    rf"(?P<what>{_N}{_M}[^，。；：]{{4,90}}?)(?:在会上)?(?:受到|获得|接受)了?(?:[^，。；]{{0,12}}的?)?表彰(?!的)"
)
#: 4名最美婆婆分别为X、Y: the category, then those who have it.
NAMELY = re.compile(rf"{_N}{_M}(?P<title>[^，。；：、]{{4,24}}?)分别(?:为|是)：?(?P<who>[^。；：\n]{{2,240}})")
_LIST_READ = re.compile(
    r"(?:宣读|公布|宣布)了?(?P<what>[^，。；“”《》]{4,60}?)的?(?:获奖|表彰|获得者|受表彰)(?:者|人员|单位|个人)?名单"
)
#: 受到表彰的X、Y等劳动模范
_PRAISED_ONES = re.compile(r"(?:受到?|获得?)表彰的(?P<what>[^，。；：]{5,60})")
#: 发布了X等5名“最美军人”的先进事迹
_DEEDS = re.compile(r"发布了?(?P<what>[^。；：]{6,160}?“[^。；：]{4,160}?)的?(?:先进)?事迹")
_GATHERING = re.compile(r"会议|大会|会上|仪式上|活动[上中]|现场|会后")
#: The levels that come between a number and what is counted: 550名|省、市、县|优秀教师.
_COUNT = re.compile(rf"(?:[^，。；：、“”]{{0,40}}的)?{_N}{_M}(?:[国省市县区镇乡校](?:、[国省市县区镇乡校级])+级?)?")
_COUNTED_BEHIND = re.compile(r"[^，。；]{0,3}?\d[名个家位人户]")
_ITEM = re.compile(rf"(?:{_N}{_M})?")
_JOINT = re.compile(
    r"(?:获得者|获奖(?:单位|个人|集体|者))?(?:各?\d+[名个家位人户]|各[一二三四五六七八九十百]+[名个])?(?:以及|[、和与及暨]|，(?=\d|评出|表彰)|，(?=[^，。；：]{2,24}?\d+[名个家位人户](?:[，、。；和]|$)))(?=\S)"
)
_LISTED = re.compile(r"(?:获得者|代表|获奖(?:单位|个人|集体|者))?(?:以及|[、和与及暨，]|，和)(?=\S)")
_BEFORE_COUNT = re.compile(rf"等?(?P<size>{_N}){_M}")
_MARK = re.compile(r"[。；！？\n：]")
#: Prizes of a contest that nobody is named for.
_PLAIN = re.compile("[特一二三四]等奖|[冠亚季]军|优[秀胜]奖|[金银铜]奖|[金银铜]牌|鼓励奖|优秀组织奖")
#: The next counted item of a list, behind one that nobody can read.
_MORE = re.compile(rf"[、和及](?={_N}{_M})|(?<=\d[名个户位家人])[，、](?=[^，。；：]{{2,24}}?\d+[名个家位人户])")
_FAR = 30


#: 宣读了|县委、县政府|关于表彰…的决定: a decision without 《》.
_DECISION = re.compile(
    r"(?:宣读|传达|宣布)了?(?P<by>[^。；《》：]{0,60}?)(?:关于)?(?:通报)?(?:表彰|命名)(?P<what>[^，。；《》：]{4,70}?)"
    r"的(?:决定|通报|命令|通知|决议)"
)

_BEFORE_VERB = (
    (_TO_BE_PRAISED, "award.praise-given"),
    (_GOT_PRAISE, "award.praise-got"),
    (_LIST_READ, "award.praised"),
    (_PRAISED_ONES, "award.praise-got"),
    (_DEEDS, "award.praised"),
)


class Praised:
    """Reads one sentence."""

    def __init__(self, page: Page, sentence: Sentence, receivers: Receivers, conferrers: Conferrers) -> None:
        self.page, self.text, self.sentence = page, page.text, sentence
        self.receivers, self.conferrers = receivers, conferrers

    def read(self) -> Iterator[Giving]:
        """The categories with those who are named of them."""
        yield from self._decisions()
        for match in _PRAISE.finditer(self.text, self.sentence.start, self.sentence.end):
            if self._holds(match.start()):
                stop = _MARK.search(self.text, match.end(), self.sentence.end)
                yield from self._listed(
                    match.start(), match.end(), stop.start() if stop else self.sentence.end, "award.praised"
                )
        for pattern, rule in _BEFORE_VERB:
            for match in pattern.finditer(self.text, self.sentence.start, self.sentence.end):
                if self._holds(match.start()):
                    yield from self._listed(match.start(), *match.span("what"), rule)
        yield from self._namely()

    def _decisions(self) -> Iterator[Giving]:
        for match in _DECISION.finditer(self.text, self.sentence.start, self.sentence.end):
            bodies = self.conferrers.within(*match.span("by"))
            for title in categories(match["what"]) if self._holds(match.start()) else ():
                yield Giving(match.start(), match.end(), title, (), bodies, "award.praised")

    def _namely(self) -> Iterator[Giving]:
        for match in NAMELY.finditer(self.text, self.sentence.start, self.sentence.end):
            honour = read_honour(self.text, match.start("title"), match.end("title"), sure=True)
            names = self.receivers.listed(*match.span("who"))
            if honour is not None and honour.end == match.end("title") and names:
                yield Giving(match.start(), match.end(), honour.title, names, (), "award.namely")

    def _holds(self, position: int) -> bool:
        clause = max(self.text.rfind(mark, self.sentence.start, position) for mark in "，；：") + 1
        return not self.page.inside_quote(position) and is_real(self.text, max(clause, self.sentence.start), position)

    def _is_told(self, start: int, at: int) -> bool:
        """Whether the words around tell of a gathering that praises, not of praise as such."""
        return self.text[at - 1] == "了" or _GATHERING.search(self.text, self.sentence.start, start + 2) is not None

    def _listed(self, start: int, at: int, end: int, rule: str) -> Iterator[Giving]:
        bodies = self.conferrers.before(self.sentence.start, start)
        first, stem = True, ""
        while at < end:
            honour, names, counted = self._item(at, end, rule)
            counted = counted or (honour is not None and self._is_counted(honour, end))
            more = _MORE.search(self.text, at, end) if honour is None and not first else None
            if more is not None:
                at = more.end()
                continue
            if honour is None or (first and not (counted or bodies or self._is_told(start, at))):
                return
            title = honour.title if honour.quoted or names else shared(stem, honour.title)
            stem = stem_of(title) if first else stem
            if names or not _PLAIN.fullmatch(title):
                yield Giving(start, honour.end, title, names, bodies, rule)
            joint = (_LISTED if rule == "award.praise-given" else _JOINT).match(self.text, honour.end, end)
            at, first = (joint.end() if joint else end), False

    def _item(self, at: int, end: int, rule: str) -> tuple[Honour | None, tuple[str, ...], bool]:
        """10个先进集体; 张山等10名优秀教师."""
        count = _COUNT.match(self.text, at, end)
        if count:
            return self._honour(count.end(), end, counted=True), (), True
        for match in _BEFORE_COUNT.finditer(self.text, at, min(end, at + 80)):
            names = self.receivers.listed(at, match.start())
            if names and (match[0].startswith("等") or parse_number(match["size"]) == len(names)):
                return self._honour(match.end(), end, counted=True), names, True
        open_end = self.text.find("等", at, min(end, at + 80))
        names = self.receivers.listed(at, open_end) if open_end > at and rule == "award.praise-got" else ()
        if names and self.receivers.fills(at, open_end):
            return self._honour(open_end + 1, end, counted=True), names, True
        return self._honour(at, end, counted=False), (), False

    def _honour(self, at: int, end: int, *, counted: bool) -> Honour | None:
        """The honour there; without a number before it, none whose name is a common word."""
        honour = read_honour(self.text, at, end, sure=True)
        counted = counted or (honour is not None and self._is_counted(honour, end))
        known = honour is not None and (honour.quoted or counted or honour.kind != "loose")
        if not honour or not known or honour.start - at > _FAR:
            return None
        return None if self.receivers.person_in(honour.start, honour.end) else honour

    def _is_counted(self, honour: Honour, end: int) -> bool:
        """Whether a number stands behind an honour: 先进集体10个."""
        behind = _COUNT.match(self.text, honour.end, end) or _COUNTED_BEHIND.match(self.text, honour.end - 3, end)
        return behind is not None
