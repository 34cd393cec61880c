"""Honours and prizes that are given: who gave what to whom. Those only striven for (争创, 申报, 打造) are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.cast import Group, groups_in
from civicgraph.extraction.events.details import event_date
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.model import Award, PartialDate

_GIVES = r"授予|追授予|追授|颁授|颁发给|颁给"
_GETS = (
    r"荣获|获评为?|获授|荣膺|荣立|荣登|获颁|喜获|获得过?|获|被评选为|被评为|评为|被命名为|被认定为|被确定为|被表彰为|被追授为?|被授予|"
    r"入选|升为|摘得|夺得|斩获|捧回|当选|跻身|拿下|捧得|勇夺|立"
)
_STRIVEN = re.compile(r"(?:争创|创建|争当|争取|力争|申报|申请|打造|建设|迎接|复验|复审|冲刺|努力|早日|目标|全力|确保|有望|将|拟|评选|推荐|候选|为)了?[^，。；]{0,12}$")
_TERMS = r"首批|第[一二三四五六七八九十百\d]+[届批次]|连续[^，。“]{1,6}|(?:19|20)\d\d年?度?"
_HONOUR_END = (
    r"(?:国家)?(?:荣誉)?称号|奖章集体|奖章|勋章|金奖|银奖|铜奖|(?:特|一|二|三|优秀|优胜|组织|最佳)[^，。；、“”]{0,8}奖|冠军|亚军|季军|第[一二三四五六]名|[一二三]等功|"
    r"先进(?:单位|集体|个人|工作者|基层党组织|党组织|县|市|区|村|乡镇|模范)|文明(?:单位|村镇|村|城市|校园|家庭|标兵)|示范(?:单位|县|市|区|村|点|户|基地|岗|园|园区|街道|社区|学校|乡镇)|"
    r"(?:优秀|模范|标兵|劳动模范|最美|十佳|百佳|道德模范|优秀共产党员|优秀党务工作者)[^，。；、“”]{0,12}|楷模|卫士|医院|园区|百强县?|之乡|红旗[手单位村]*|奖"
)
_HONOUR = re.compile(
    rf"[：]?(?:了|过)?(?P<before>[^，。；“”]{{0,22}}?)“(?P<quoted>[^“”]{{2,40}})”(?P<after>(?:国家)?(?:荣誉)?(?:称号|奖章|集体|奖)?)"
    rf"|[：]?(?:了|过)?(?P<plain>[^，。；“”]{{0,36}}?(?:{_HONOUR_END}))(?=[，。；、！”（ \n]|\d|等|和|的|$)"
)
_GIVE = re.compile(rf"(?P<passive>被(?P<by>[^，。；]{{2,40}}?))?(?P<verb>{_GIVES})(?P<of>的)?")
_GET = re.compile(rf"(?P<verb>{_GETS})")
_PRONOUN = re.compile(r"(?:他|她|其|自己|本人)")
_LIST_SPLIT = re.compile(r"[、和及与]|以及")


@dataclass(frozen=True, slots=True)
class _Given:
    """An honour found in a sentence; offsets from the first to the last word that tells of it."""

    start: int
    end: int
    title: str
    recipients: tuple[str, ...]
    conferrers: tuple[str, ...]
    rule: str


def find_awards(page: Page, people: People) -> Iterator[Award]:
    """Each honour with each of its recipients."""
    found: dict[tuple[str, str | None], Award] = {}
    reader = _Reader(page, people)
    for sentence in page.sentences:
        if page.inside_speech(sentence.start):
            continue
        day = None
        for given in reader.read(sentence):
            day = event_date(page, sentence.start, sentence.end, given.start)
            _collect(found, page, given, day)
    yield from found.values()


def _collect(found: dict[tuple[str, str | None], Award], page: Page, given: _Given, day: PartialDate | None) -> None:
    evidence = page.evidence(given.start, given.end, given.rule)
    for recipient in given.recipients or (None,):
        old = found.get((given.title, recipient))
        conferrers = given.conferrers or (old.conferrers if old else ())
        passages = (*(old.evidence if old else ()), evidence)
        date = (old.date if old else None) or day
        found[given.title, recipient] = Award(given.title, recipient, conferrers, (), date, None, passages)


class _Reader:
    """Reads sentence by sentence and keeps whom 他, 她 or a missing subject mean."""

    def __init__(self, page: Page, people: People) -> None:
        self.page = page
        self.people = people
        self.subject: tuple[str, ...] = ()

    def read(self, sentence: Sentence) -> Iterator[_Given]:
        groups = groups_in(self.page, self.people, sentence)
        taken: list[tuple[int, int]] = []
        for match in _GIVE.finditer(self.page.text, sentence.start, sentence.end):
            given = self._given(sentence, groups, match)
            if given:
                taken.append((given.start, given.end))
                yield given
        for match in _GET.finditer(self.page.text, sentence.start, sentence.end):
            if not any(start <= match.start() < end for start, end in taken):
                got = self._got(sentence, groups, match)
                if got:
                    taken.append((got.start, got.end))
                    yield got
        if groups:
            self.subject = groups[0].members[0].who[:1]

    def _given(self, sentence: Sentence, groups: tuple[Group, ...], match: re.Match[str]) -> _Given | None:
        """C授予R“H”称号; R被C授予“H”称号; C授予的“H”."""
        clause_end = _clause_end(self.page.text, match.end(), sentence.end)
        after = [group for group in groups if match.end() <= group.start < clause_end]
        honour_start = after[-1].end if after and not match["of"] else match.end()
        honour = _honour(self.page.text, honour_start, clause_end)
        if honour is None:
            return None
        title, end = honour
        passive = match["passive"] is not None or match["of"] is not None or self.page.text[match.start() - 1] == "被"
        before = [group for group in groups if group.end <= match.start() + 1]
        if passive:
            conferrers, recipients = self._passive(groups, match, sentence)
        else:
            conferrers = _bodies(before[-1:])
            recipients = tuple(who for group in after for member in group.members for who in member.who)
            recipients = recipients or self._place(match.end(), clause_end)
        return _Given(match.start(), end, title, recipients, conferrers, "award.given")

    def _passive(
        self, groups: tuple[Group, ...], match: re.Match[str], sentence: Sentence
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        cut = match.start()
        by = [group for group in groups if cut < group.end <= match.start("verb") and group.start >= cut]
        if match["of"]:
            nearest = [group for group in groups if group.end <= match.start("verb")]
            by = nearest[-1:]
            cut = by[0].start if by else cut
        before = [group for group in groups if group.end <= cut]
        recipients = self._receivers(before, cut, sentence)
        return _bodies(by), recipients

    def _got(self, sentence: Sentence, groups: tuple[Group, ...], match: re.Match[str]) -> _Given | None:
        """R荣获“H”称号."""
        text = self.page.text
        if _STRIVEN.search(text, max(sentence.start, match.start() - 16), match.start()):
            return None
        clause_end = _clause_end(text, match.end(), sentence.end)
        honour = _honour(text, match.end(), clause_end)
        if honour is None or (match["verb"] in ("获", "立", "获得", "当选", "入选") and "“" not in text[match.end() : honour[1]] and not re.search(r"奖|称号|等功|名$|先进|示范|文明|模范", honour[0])):
            return None
        before = [group for group in groups if group.end <= match.start()]
        recipients = self._receivers(before, match.start(), sentence)
        return _Given(match.start(), honour[1], honour[0], recipients, (), "award.got")

    def _receivers(self, before: list[Group], position: int, sentence: Sentence) -> tuple[str, ...]:
        """The group before the verb; 他 or nothing is whom the sentence before spoke of; a place counts, too."""
        if before:
            last = before[-1]
            return tuple(who for member in last.members for who in member.who)
        pronoun = _PRONOUN.search(self.page.text, sentence.start, position)
        return () if False else (self._place(sentence.start, position) if not pronoun else ()) or self.subject

    def _place(self, start: int, end: int) -> tuple[str, ...]:
        places = self.page.places_in(start, end)
        return tuple(place.form if not place.place else place.place.name for place in places[:1])


def _clause_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[。；！？\n]").search(text, start, end)
    return stop.start() if stop else end


def _bodies(groups: list[Group]) -> tuple[str, ...]:
    return tuple(who for group in groups for member in group.members if member.kind == "unit" for who in member.who)


def _honour(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The honour's name at an offset, and where it ends."""
    match = _HONOUR.match(text, start, end)
    if match is None:
        return None
    if match["quoted"]:
        scope = re.sub(_TERMS, "", match["before"].split("的")[-1])
        keep = scope if re.fullmatch(r"(?:全国|全省|全市|全县|国家|[省市县]级?|国家级)", scope) else ""
        return keep + (f"“{match['quoted']}”" if keep else match["quoted"]), match.end()
    return match["plain"].removeprefix("了").strip("的、 "), match.end()
