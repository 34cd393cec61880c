"""A sentence with all that its frames of giving look at, and what every frame does with the honours behind its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.awards.contests import in_contest
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.groups import Who
from civicgraph.extraction.awards.honours import Honour, read_honours
from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.awards.receivers import Receivers
from civicgraph.extraction.awards.subjects import Memory, Subjects
from civicgraph.extraction.awards.verbs import Verb, is_rule
from civicgraph.extraction.cast import Cast
from civicgraph.extraction.page import Sentence
from civicgraph.text import lazy_re as re

PASSIVE = re.compile(r"(?:被|荣?获|获得|受)(?P<by>[^，。；：“”被]{0,44})$")
_PLACE = re.compile(r"(?:第[一二三四五六七八]名|[冠亚季]军|[金银铜]牌|[特一二三]等奖)$")
#: 甲队、乙队获前三名: nobody is told which place is whose.
_FIRST_FEW = re.compile("前[两二三四五六七八九十]名$")
_NAMELY = re.compile(
    r"(?:称号)?(?:\d+[个名项枚家]|[一二三四五六七八九十]+[个名项枚家])?[，：（]?(?:它们|他们|她们|其中)?(?:分别)?(?:是|为|有)：?"
)
_END = re.compile(r"[。；！？\n]")
_OWNER = re.compile(r"\s?的(?!喜报|消息|捷报|好消息|好成绩|佳绩|成绩|优异成绩|喜讯|情况|事迹|荣誉)(?=[㐀-鿿“0-9])")
_THESE = re.compile(
    r"\s?的(?:[㐀-鿿\d]{0,6}(?:人|者|单位|集体|员|手|企业|学校|[乡镇村]|家庭|组织|队|作品|节目|院|所|局|馆|[园景小社]区|支部|中心|站|班组|项目|工|干部|教师|学生|同志))?(?:分别)?(?:有|是|为|包括)：?"
)
#: Between two lists of which each gets an honour of its own: A等10人和|B等10名同学.
_NEXT_LIST = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)[余多]?[名人位个家户][㐀-鿿]{0,6}?[和、与及]")
_TWO = re.compile(r"(?P<one>[^和]{2,16})和(?P<other>[^和]{2,16}?)(?P<prize>[金银铜]牌|[冠亚季]军|[一二三]等奖)")
#: 荣立二等功|及以上民警代表: a kind of people.
_ABOVE = re.compile("[及或]?(?:其?以上)(?!的?成绩)")
_BEFORE_OWNER = re.compile(r"[，。、；]")
_ALONE = re.compile(r"(?:^|[，；。、\s]|决定|并|同时)$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame has found around its verb.

    Attributes:
        start: where the frame begins.
        first: where its honours begin.
        sure: any name in quotation marks there is an honour.
        own: the bodies stand before the first honour of a list and give only that one.
        apart: as many recipients as honours get one each (A、B分获冠军、亚军).
    """

    start: int
    first: int
    sure: bool
    rule: str
    who: Who = Who()  # noqa: RUF009 - immutable
    bodies: tuple[str, ...] = ()
    apart: bool = False
    own: bool = False


class Scene:
    """One sentence; reading it changes what it carries on.

    Attributes:
        last: the recipients named last.
        stem: the contest or category of the placing named last: 团体总分 of 团体总分第一名.
        memory: the giver whom 授予 without a subject means.
    """

    def __init__(self, cast: Cast, sentence: Sentence, named: list[Named], memory: Memory) -> None:
        self.page, self.text = cast.page, cast.page.text
        self.sentence, self.named, self.memory = sentence, named, memory
        self.subjects = Subjects(cast.page, sentence, named, memory)
        self.receivers = Receivers(self.text, named)
        self.conferrers = Conferrers(cast, sentence, named)
        self.last: tuple[str, ...] = ()
        self.stem = ""

    def clause(self, position: int) -> int:
        """Where the clause of an offset begins."""
        marks = [self.text.rfind(mark, self.sentence.start, position) for mark in "，；：。"]
        return max(*marks, self.sentence.start - 1) + 1

    def end(self, start: int) -> int:
        """Where the sentence, or a part of it before ；, ends."""
        stop = _END.search(self.text, start, self.sentence.end)
        return stop.start() if stop else self.sentence.end

    def givers(self, position: int) -> tuple[str, ...]:
        """The bodies before a verb; those of the giving before (C授予…；授予…) where it has none of its own."""
        found = self.conferrers.before(self.sentence.start, position)
        if not found and _ALONE.search(self.text, max(0, self.sentence.start - 1), position):
            found = self.memory.conferrers
        self.memory.conferrers = found
        return found

    def passive(self, verb: Verb, found: re.Match[str], rule: str) -> Iterator[Giving]:
        """R被C授予H, R被C命名为H."""
        first = verb.end + self.text.startswith("为", verb.end)
        bodies = self.conferrers.within(found.start(), verb.start)
        who = self.subjects.of(found.start())
        return self.honours(Frame(found.start(), first, verb.sure, rule, who, bodies))

    def honours(self, frame: Frame) -> Iterator[Giving]:
        """All honours listed behind a verb, for the same recipients."""
        honours = list(read_honours(self.text, frame.first, self.end(frame.first), sure=frame.sure))
        above = honours and _ABOVE.match(self.text, honours[-1].end)
        if not honours or above or self.names_somebody(honours[0]):
            return
        who = self._owner(honours[-1].end, frame.start) or frame.who
        names = who.names or self.namely(honours[-1].end)
        if not names and not self._is_told(who, frame, honours):
            return
        if frame.apart and len(honours) == 1 and len(names) > 1:
            honours = _parted(honours[0])
        apart = self._apart(frame, who, names, len(honours)) if frame.apart else None
        for index, honour in enumerate(honours):
            if len(names) > 1 and _FIRST_FEW.search(honour.title):
                continue
            if names or _can_be_anonymous(honour):
                yield self.giving(frame, honour, apart[index] if apart else names)
            frame = replace(frame, bodies=()) if frame.own else frame

    def _apart(self, frame: Frame, who: Who, names: tuple[str, ...], size: int) -> list[tuple[str, ...]] | None:
        """One recipient for each honour, or one list of them (A等10人和B等10名同学); None where they do not tally."""
        if len(names) == size:
            return [(name,) for name in names]
        cuts = [m.end() for m in _NEXT_LIST.finditer(self.text, max(who.start, self.sentence.start), frame.start)]
        if who.start < 0 or len(cuts) != size - 1:
            return None
        bounds = [who.start, *cuts, frame.start]
        lists = [self.receivers.listed(low, high) for low, high in pairwise(bounds)]
        return lists if all(lists) else None

    def names_somebody(self, honour: Honour) -> bool:
        """Whether a person stands within what looks like an honour: it is not its name."""
        return self.receivers.person_in(honour.start, honour.end)

    def _is_told(self, who: Who, frame: Frame, honours: list[Honour]) -> bool:
        """Whether an honour of nobody is worth telling: a count gets it, or a body is named that gives it."""
        by = self.text[frame.start : frame.first].endswith("的")
        known = who.known or (bool(frame.bodies) and frame.rule == "award.got" and by)
        return known and not any(is_rule(self.text, honour.end) for honour in honours)

    def giving(self, frame: Frame, honour: Honour, names: tuple[str, ...]) -> Giving:
        """One honour, a prize with the contest that the sentence names."""
        title = honour.title
        if honour.kind in ("rank", "prize") and not honour.quoted:
            title = in_contest(self.text, self.sentence.start, frame.start, title)
            self.stem = _PLACE.sub("", title) or self.stem
        return Giving(frame.start, max(honour.end, frame.first), title, names, frame.bodies, frame.rule)

    def namely(self, end: int) -> tuple[str, ...]:
        """…，它们分别是A、B、C."""
        namely = _NAMELY.match(self.text, end, self.sentence.end)
        return self.receivers.listed(namely.end(), self.end(namely.end())) if namely else ()

    def _owner(self, end: int, start: int) -> Who | None:
        """获得H的R: the person behind the honour; nobody where none is named there."""
        owner = _OWNER.match(self.text, end)
        if owner is None:
            return None
        if listed := _THESE.match(self.text, end, self.sentence.end):
            comma = self.text.find("，", listed.end(), self.end(listed.end()))
            stop = comma if comma >= 0 else self.end(listed.end())
            return Who(self.receivers.listed(listed.end(), stop), start)
        behind = next((n for n in self.named if owner.end() <= n.start <= owner.end() + 6), None)
        if behind is None or behind.kind != "person" or _BEFORE_OWNER.search(self.text, owner.end(), behind.start):
            return Who(known=False)
        return Who((*behind.names, *self._listed_behind(behind)), start)

    def _listed_behind(self, first: Named) -> Iterator[str]:
        """The people listed right behind the owner of an honour."""
        end = first.end
        for each in self.named:
            if each.kind == "person" and end < each.start <= end + 1 and self.text[end] in "、和":
                yield from each.names
                end = each.end


def _parted(honour: Honour) -> list[Honour]:
    """女子66公斤级和男子80公斤级金牌 shared out: one for each, with the ending of both."""
    parts = _TWO.fullmatch(honour.title)
    if parts is None or honour.quoted:
        return [honour]
    return [replace(honour, title=parts[name] + parts["prize"]) for name in ("one", "other")]


def _can_be_anonymous(honour: Honour) -> bool:
    """Whether an honour is worth telling although nobody is named for it: no medals of a contest, no bare 示范基地."""
    return honour.quoted or (honour.kind != "rank" and (honour.kind not in ("label", "loose") or len(honour.title) > 5))
