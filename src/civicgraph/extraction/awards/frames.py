"""Frames of giving in one sentence: C授予R“H”称号; R被C授予“H”; R荣获“H”; “H”获得者R; those striven for (争创) are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.awards.honours import Honour, is_honour, read_honour
from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Page, Sentence

_GIVE_VERBS = "追授予|授予|追授|颁授"
_GIVEN_VERBS = "授予|颁发|追授|命名|认定|评定"
_GET_VERBS = (
    "荣获|获评为?|获授|荣膺|荣立|荣登|获颁|喜获|获得过?|被评选为|被评定为|被评为|被命名为|被认定为|被确定为|被表彰为|被追授为|"
    "被授予|升为|摘得|夺得|斩获|捧回|捧得|勇夺|跻身|入选|成功创建(?:为|成)?|成功创成|创成|其中|分获|分别获得|"
    "获(?<![收捕抓缴截斩荣喜查]获)(?![悉知批利取救准释选益得评授颁胜赠赔])|立(?<![建设成创树确订站矗独]立)(?=[一二三特]等功|个人|集体)"
)
_HOLDERS = "获得者|得主|荣誉获得者"
_ANY = re.compile(f"{_GIVE_VERBS}|{_GIVEN_VERBS}|{_GET_VERBS}|{_HOLDERS}")
_GIVE = re.compile(
    rf"(?P<passive>被(?P<by>[^，。；被]{{2,40}}?)?)?(?<![的])(?P<verb>{_GIVE_VERBS})(?!权|仪式|单位|的)(?P<as>为)?"
)
_GIVEN_BY = re.compile(rf"(?P<verb>{_GIVEN_VERBS})的")
_GET = re.compile(f"(?P<verb>{_GET_VERBS})")
_WEAK = frozenset({"获得", "获得过", "获", "入选", "其中", "跻身", "立", "分获", "分别获得", "成功创建", "创成"})
_STRIVEN = re.compile(
    r"(?:争创|创建|争当|争取|力争|申报|申请|打造|迎接|复验|复审|冲刺|努力|早日|确保|有望|(?<!即)将|拟|推荐|候选|为了?|如果|若|凡|对|未|没有|曾经?想)[^，。；]{0,10}$"
)
_HOLDER = re.compile(rf"(?:称号|奖章|奖|勋章|模范|楷模)?(?:的)?(?:{_HOLDERS})(?:——|：)?")
_NAMELY = re.compile(r"[，。]?(?:它们|他们|她们|其中)?(?:分别)?(?:是|为|有)：?")
_LEVEL = re.compile(r"(?:[个批家名位])(?P<noun>[^，。；：]{2,16})$")


@dataclass(frozen=True, slots=True)
class Giving:
    """One frame as it stands in a sentence; conferrers and recipients are full names."""

    start: int
    end: int
    title: str
    recipients: tuple[str, ...]
    conferrers: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Referents:
    """Whom 他 and a missing subject mean."""

    person: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()


def may_give(text: str, start: int, end: int) -> bool:
    """Whether a stretch has any of the words that every frame needs."""
    return _ANY.search(text, start, end) is not None


class Frames:
    """The frames of one sentence."""

    def __init__(self, page: Page, sentence: Sentence, groups: tuple[Group, ...], referents: Referents) -> None:
        self.page = page
        self.text = page.text
        self.sentence = sentence
        self.groups = groups
        self.referents = referents

    def read(self) -> Iterator[Giving]:
        """All givings of the sentence, from left to right within each frame, none twice."""
        taken: list[tuple[int, int]] = []
        for giving in (*self._holders(), *self._given(), *self._given_by(), *self._got()):
            if not any(start < giving.end and giving.start < end for start, end in taken):
                taken.append((giving.start, giving.end))
                yield giving

    def _given(self) -> Iterator[Giving]:
        conferrers: tuple[str, ...] = ()
        for match in _GIVE.finditer(self.text, self.sentence.start, self.sentence.end):
            clause_end = self._clause_end(match.end())
            receivers = [g for g in self.groups if match.end() <= g.start < clause_end]
            passive = match["passive"] is not None
            honour = self._honour_after(match.end(), receivers, clause_end, passive=passive or bool(match["as"]))
            if honour is None or (not honour.quoted and not is_honour(honour.title)):
                continue
            if passive:
                by = self._within(match.start(), match.start("verb"))
                yield self._giving(match.start(), honour, self._receivers(match.start()), _bodies(by), "award.given-to")
                continue
            conferrers = _bodies(self._before(match.start())[-1:]) or conferrers
            receivers = [g for g in receivers if g.start < honour.start]
            recipients = _all(receivers) or self._places(match.end(), honour.start)
            yield self._giving(match.start(), honour, recipients, conferrers, "award.given")

    def _given_by(self) -> Iterator[Giving]:
        """获得C授予的“H”称号; R是C授予的“H”."""
        for match in _GIVEN_BY.finditer(self.text, self.sentence.start, self.sentence.end):
            honour = read_honour(self.text, match.end(), self._clause_end(match.end()))
            before = self._before(match.start())
            if honour is None or not before:
                continue
            by, rest = before[-1], before[:-1]
            recipients = _all(rest[-1:]) or self._missing(by.start)
            yield self._giving(match.start(), honour, recipients, _bodies([by]), "award.given-by")

    def _got(self) -> Iterator[Giving]:
        for match in _GET.finditer(self.text, self.sentence.start, self.sentence.end):
            if _STRIVEN.search(self.text, max(self.sentence.start, match.start() - 14), match.start()):
                continue
            honour = read_honour(self.text, match.end(), self._clause_end(match.end()))
            if honour is None or (match["verb"] in _WEAK and not is_honour(honour.title)):
                continue
            if not honour.quoted and not is_honour(honour.title):
                continue
            honour = self._leveled(honour, match.start())
            recipients = self._listed_after(honour.end) or self._receivers(match.start())
            yield self._giving(match.start(), honour, recipients, (), "award.got")
            yield from self._second(match.start(), honour, recipients)

    def _second(self, start: int, first: Honour, recipients: tuple[str, ...]) -> Iterator[Giving]:
        """荣获“甲”“乙”称号, 二级甲等医院和爱婴医院: further honours in the same clause."""
        end = first.end
        while joint := re.compile(r"[、和及与]?(?=“)|[、和及与]").match(self.text, end, self.sentence.end):
            honour = read_honour(self.text, joint.end(), self._clause_end(end))
            if honour is None or honour.end <= end or (not honour.quoted and not is_honour(honour.title)):
                return
            yield self._giving(honour.start, honour, recipients, (), "award.got-as-well")
            end = honour.end

    def _holders(self) -> Iterator[Giving]:
        """“H”获得者R."""
        for match in _HOLDER.finditer(self.text, self.sentence.start, self.sentence.end):
            start = self.text.rfind("“", self.sentence.start, match.start())
            after = [g for g in self.groups if 0 <= g.start - match.end() <= 1]
            honour = read_honour(self.text, start, match.end()) if start >= 0 else None
            if after and honour and match.start() - honour.end <= 6:
                yield self._giving(start, honour, after[0].members[0].who, (), "award.holder")

    def _honour_after(self, start: int, receivers: list[Group], end: int, *, passive: bool) -> Honour | None:
        """The honour behind the verb, or behind the last receiver before it."""
        if passive:
            return read_honour(self.text, start, end)
        for group in reversed(receivers):
            honour = read_honour(self.text, group.end, end)
            if honour is not None:
                return honour
        return read_honour(self.text, start, end)

    def _leveled(self, honour: Honour, verb: int) -> Honour:
        """三个现代农业园区升为“省级”: the level of what stands before."""
        if not re.fullmatch(r"(?:国家|省|市|县|[一二三四五]星|[1-5A]+)级", honour.title):
            return honour
        noun = _LEVEL.search(self.text, self.sentence.start, verb)
        title = honour.title + (noun["noun"] if noun else "")
        return Honour(honour.start, honour.end, title, honour.quoted)

    def _listed_after(self, end: int) -> tuple[str, ...]:
        """…，它们分别是A、B、C."""
        namely = _NAMELY.match(self.text, end, self.sentence.end)
        after = [g for g in self.groups if namely and 0 <= g.start - namely.end() <= 1]
        return _all(after[:1])

    def _receivers(self, position: int) -> tuple[str, ...]:
        """The group before the verb; else 他, a place, or whom the sentence before spoke of."""
        before = self._before(position)
        return _all(before[-1:]) or self._missing(position)

    def _missing(self, position: int) -> tuple[str, ...]:
        if re.compile(r"[他她]").search(self.text, self.sentence.start, position):
            return self.referents.person
        return self._places(self.sentence.start, position) or self.referents.subject

    def _places(self, start: int, end: int) -> tuple[str, ...]:
        for place in self.page.places_in(start, end)[:1]:
            return (place.place.name if place.place else place.form,)
        return ()

    def _before(self, position: int) -> list[Group]:
        return [g for g in self.groups if g.end <= position]

    def _within(self, start: int, end: int) -> list[Group]:
        return [g for g in self.groups if start <= g.start and g.start < end]

    def _clause_end(self, start: int) -> int:
        stop = re.compile(r"[。；！？\n]").search(self.text, start, self.sentence.end)
        return stop.start() if stop else self.sentence.end

    def _giving(
        self, start: int, honour: Honour, recipients: tuple[str, ...], conferrers: tuple[str, ...], rule: str
    ) -> Giving:
        return Giving(start, honour.end, honour.title, recipients, conferrers, rule)


def _all(groups: list[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who for group in groups for member in group.members for who in member.who))


def _bodies(groups: list[Group]) -> tuple[str, ...]:
    return tuple(who for group in groups for member in group.members if member.kind == "unit" for who in member.who)
