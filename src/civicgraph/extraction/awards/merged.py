"""The awards of an article, each once: headline and text tell of the same honour in longer and shorter words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import kind_of
from civicgraph.extraction.awards.presenters import Presenting
from civicgraph.extraction.page import Page
from civicgraph.model import Award, Evidence, PartialDate
from civicgraph.text import lazy_re as re

_MARKS = re.compile(r"[“”‘’\s的]|（[㐀-鿿]{1,2}）")
_THING = re.compile("(?:纪念章|证书|牌匾)$")
_LEVEL = re.compile("全国|国家|(?<=全)[省市县区]|[省市县区](?=级)")
_SAME_LEVEL = {"国家": "全国"}
_LEVELS = re.compile("[省市县区]")
_TELLING = 4
_END = 4
_NAME = 4
_SEVERAL = 3
_SUM = re.compile("先进(?:集体|个人|单位|典型)$")
#: 一等奖, 冠军: a prize without its contest.
_BARE = 3
_SCOPE = re.compile(
    r"^(?:全国|国家级?|全[省市县区]|[省市县区]级?|(?:19|20)\d\d年度?|第[一二三四五六七八九十\d]+届|中国)+"
)


class Merged:
    """Collects givings."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._awards: dict[tuple[str, str | None], Award] = {}
        self._evidence: dict[tuple[str, str | None], dict[Evidence, None]] = {}
        self._titles_of: dict[str | None, list[str]] = {}
        self._presented: list[Presenting] = []
        self._past: set[tuple[str, str | None]] = set()
        self._organisers: tuple[str, ...] = ()
        self._founders: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def add(self, giving: Giving, day: PartialDate | None, *, past: bool = False) -> None:
        """An honour for each of its recipients; ``past`` ones were not handed over at the event of the article."""
        spans = [giving.heading] if giving.heading else []
        spans.append((giving.start, giving.end))
        evidence = tuple(self._page.evidence(start, end, giving.rule) for start, end in spans)
        for recipient in giving.recipients or (None,):
            if past:
                self._past.add((giving.title, recipient))
            decided = giving.decided_by
            self.add_award(Award(giving.title, recipient, giving.conferrers, (), day, None, evidence, decided))

    def add_award(self, award: Award) -> None:
        """An award, joined with what was said of the same honour of the same recipient before."""
        titles = self._titles_of.setdefault(award.recipient, [])
        known = next((title for title in titles if _is_again(title, award)), None)
        if known is None:
            titles.append(award.title)
            self._awards[award.title, award.recipient] = award
            self._evidence[award.title, award.recipient] = dict.fromkeys(award.evidence)
            return
        key = known, award.recipient
        self._evidence[key].update(dict.fromkeys(award.evidence))
        old = self._awards[key]
        title = max(old.title, award.title, key=lambda title: (len(_MARKS.sub("", title)), title == old.title))
        conferrers = old.conferrers or award.conferrers
        decided = old.decided_by or award.decided_by
        self._awards[key] = Award(
            title, award.recipient, conferrers, (), old.date or award.date, None, decided_by=decided
        )

    def present(self, presenting: Presenting) -> None:
        """A handing-over; an honour that only it names is an award that names nobody."""
        self._presented.append(presenting)
        evidence = presenting.at
        for title in (t for t in presenting.titles if presenting.recipients or kind_of(t) != "rank"):
            for recipient in presenting.recipients or (None,):
                self.add_award(Award(title, recipient, (), (), None, None, (evidence,)))

    def confer(self, bodies: tuple[str, ...]) -> None:
        """Who chose all winners of the article, for those of whom it says nothing else."""
        self._organisers = bodies

    def found(self, honours: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """The honours of which the article tells who gives them."""
        self._founders = honours

    def awards(self) -> tuple[Award, ...]:
        """All of them, without those of no recipient whose honour somebody is named for; conferrers are shared."""
        found = [replace(award, evidence=tuple(self._evidence[key])) for key, award in self._awards.items()]
        others = _Others(found)
        kept = [a for a in found if not others.tell_better(a) and not _is_sum(a, found)]
        return tuple(self._with_presenters(self._with_conferrers(award, others)) for award in kept)

    def _with_presenters(self, award: Award) -> Award:
        only_held = all(e.rule == "award.holder" for e in award.evidence)
        who = [
            name
            for each in self._presented
            if _concerns(each, award, past=only_held or (award.title, award.recipient) in self._past)
            for name in each.who
            if name != award.recipient
        ]
        return replace(award, presenters=tuple(dict.fromkeys(who)))

    def _with_conferrers(self, award: Award, others: _Others) -> Award:
        if award.conferrers and set(award.conferrers) < set(self._organisers):
            return replace(award, conferrers=self._organisers)
        if award.conferrers or all(e.rule == "award.holder" for e in award.evidence):
            return award
        given = others.conferrers(award.title)
        past = (award.title, award.recipient) in self._past
        given = given or next((who for title, who in self._founders if same_honour(title, award.title)), ())
        return replace(award, conferrers=given or (() if past else self._organisers))


def _is_again(title: str, award: Award) -> bool:
    """Whether an award is one that is known by another title; 一等奖 alone is that of the contest."""
    if same_honour(title, award.title):
        return True
    short, long = sorted((title, award.title), key=len)
    bare = len(short) <= _BARE and kind_of(short) in ("rank", "prize", "merit")
    return award.recipient is not None and bare and long.endswith(short)


def _concerns(presenting: Presenting, award: Award, *, past: bool) -> bool:
    """Whether a handing-over names the award's recipient, or its honour, or means all of them."""
    named = award.recipient is not None and award.recipient in presenting.whom
    if named and past:
        return award.title in presenting.whom
    before = presenting.leads or any(e.part == "title" or e.start < presenting.at.end for e in award.evidence)
    return (
        named
        or (presenting.all and not past and before)
        or any(same_honour(title, award.title) for title in presenting.titles)
    )


class _Others:
    """The awards of an article by their titles and by how their recipients' names end."""

    def __init__(self, found: list[Award]) -> None:
        self.named = tuple(dict.fromkeys(award.title for award in found if award.recipient))
        self._givers: dict[str, tuple[str, ...]] = {}
        self._by_name: dict[str, list[Award]] = {}
        for award in found:
            if award.conferrers:
                self._givers.setdefault(award.title, award.conferrers)
            for key in {_end(award.recipient), _LEVELS.sub("", award.recipient)} if award.recipient else ():
                self._by_name.setdefault(key, []).append(award)

    def conferrers(self, title: str) -> tuple[str, ...]:
        """Who gave the honour to those of whom the article tells it."""
        return next((bodies for known, bodies in self._givers.items() if same_honour(known, title)), ())

    def tell_better(self, award: Award) -> bool:
        """Whether somebody is named for the honour of nobody, or the recipient by a longer name."""
        who = award.recipient
        if who is None:
            return any(same_honour(award.title, title) or title.endswith(award.title) for title in self.named)
        if len(who) <= _NAME:
            return False
        near = (*self._by_name.get(_end(who), ()), *self._by_name.get(_LEVELS.sub("", who), ()))
        return any(_is_longer(who, each.recipient or "") and same_honour(each.title, award.title) for each in near)


def _end(who: str) -> str:
    """What a longer name of the same body ends in as well."""
    return who[-_END:]


def _is_longer(who: str, other: str) -> bool:
    """Whether a name is the same as another one but for what that says more."""
    if len(other) <= len(who):
        return False
    return _is_part(who, other) or _LEVELS.sub("", other) == _LEVELS.sub("", who)


def _is_part(who: str, longer: str) -> bool:
    """Whether a name is another one that leaves something out: 雨城区|上坝路社区 of 雨城区东城街道上坝路社区."""
    tail = who[-_END:]
    begins = longer[: len(who) - _END] == who[:-_END]
    return longer.endswith(who) or (len(longer) > len(who) and len(who) > 2 * _END and longer.endswith(tail) and begins)


def _is_sum(award: Award, found: list[Award]) -> bool:
    """Whether 先进集体, 先进个人 of a decision's title sum up what the article lists by category or by name."""
    rules = {evidence.rule for evidence in award.evidence}
    if (
        award.recipient is not None
        or not rules <= {"award.decision", "award.praise-given"}
        or not _SUM.search(award.title)
    ):
        return False
    others = [
        a for a in found if a is not award and any(e.rule in ("award.praised", "award.winners") for e in a.evidence)
    ]
    return len({a.title for a in others}) >= _SEVERAL


@lru_cache(4096)
def same_honour(one: str, other: str) -> bool:
    """Whether two titles are one honour: the same but for marks, or one says more of its scope.

    >>> same_honour("2016年度优秀教师", "2016年度教育工作优秀教师"), same_honour("全国劳动模范", "全省劳动模范")
    (True, False)
    """
    a, b = sorted((_THING.sub("", _MARKS.sub("", title)) for title in (one, other)), key=len)
    if a == b or (b.endswith((a, f"（{a}）")) and len(a) >= _TELLING) or b.startswith(f"{a}（"):
        return True
    if not _levels(a) & _levels(b) and _levels(a) and _levels(b):
        return False
    scope, wider = _scope(a), _scope(b)
    bare, longer = a[len(scope) :], b[len(wider) :]
    if scope and wider and scope != wider:
        return False
    return longer == bare or (longer.endswith(bare) and len(bare) >= _TELLING)


def _levels(title: str) -> set[str]:
    """The levels that a title names: of the state, a province, a city, a county."""
    return {_SAME_LEVEL.get(found, found) for found in _LEVEL.findall(title)}


def _scope(title: str) -> str:
    found = _SCOPE.match(title)
    return found[0] if found else ""
