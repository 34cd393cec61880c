"""Winners whose honour a sentence before them names: C发布“最美…”事迹。A、B等光荣入选; C公布…名单，A榜上有名."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, kind_of, read_honour
from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.awards.scene import Scene
from civicgraph.text import lazy_re as re

_TOLD = re.compile(
    r"(?:公开|隆重|联合|正式|集中)*(?:发布|公布|揭晓|通报)了?(?=[^，。；]{4,50}(?:先进事迹|名单|榜单|评选结果|结果|名录))"
)
_LISTED = re.compile(
    r"(?:光荣|成功|双双|均|也|全部|分别|赫然)*(?:入选|上榜|当选|榜上有名|在列|名列其中|获此殊荣|获得这一称号|获此称号|获得此项荣誉|获奖)(?=[，。；！]|$)"
)
_ARE = re.compile(
    r"(?:上榜|获奖|入选|受表彰|获评|获得?此?殊荣|获此称号|当选|被?命名)的(?P<noun>[㐀-鿿]{2,8}?)(?:分别)?(?:是|为|有)：?"
    r"(?P<who>[^。；\n]{2,240})"
)
#: 青溪好人评选结果揭晓，他们是A、B: whose honour is announced, then those who have it.
_RESULT = re.compile(
    r"(?P<title>[^，。；：]{4,36}?)(?:评选)?(?:活动)?(?:结果|名单)?(?:[最终正式近日前昨天隆重]){0,6}(?:揭晓|出炉|产生|公布|诞生)[^，。；：]{0,6}，"
    r"(?:他们|她们|它们|获奖者|当选者|获得者)(?:分别)?(?:是|为)：?(?P<who>[^。；\n]{2,300})"
)
#: 有3个村上榜，分别为A、B; 这7个村（社区）是：A、B
_NAMELY = re.compile(
    r"(?:(?:入选|上榜|榜上有名|获奖|获评|在列|获此殊荣|获得?表彰)，|这(?:\d+|[一二两三四五六七八九十]+)[个家名位件户](?:[㐀-鿿]{1,6}(?:（[㐀-鿿]{1,4}）)?)?)"
    r"(?:分别|依次)?(?:是|为)：?(?P<who>[^。\n]{4,400})"
)
_QUOTED = re.compile("“[^“”]{4,30}”")
_DASHED = re.compile(
    r"(?P<title>(?:最美|最佳|十佳|优秀|先进|[㐀-鿿]{4}模范)[^，。；：、—（）]{0,14}(?:（[^（）]{1,6}）)?)——(?P<who>[^、，。；—]{2,40})"
)
_COMMA = re.compile("[，；]")
_OF_ANOTHER = ("提名奖", "特别奖", "入围奖")
_JOINT = re.compile("[、和与及 ]|以及|联合|会同")


class Announcement:
    """The honour announced last in an article, with who announced it."""

    def __init__(self) -> None:
        self.title = ""
        self.bodies: tuple[str, ...] = ()
        self.open: list[str] = []
        self.told = ""

    def in_full(self, giving: Giving) -> Giving:
        """提名奖 alone: that of the honour told before."""
        if giving.held or giving.rule in ("award.ranked", "award.merit"):
            return giving
        if giving.title in _OF_ANOTHER:
            named = self.told and not self.told.endswith(_OF_ANOTHER)
            title = f"{self.told if '“' in self.told else '“' + self.told + '”'}{giving.title}"
            return replace(giving, title=title) if named else giving
        self.told = giving.title if kind_of(giving.title) in ("honour", "medal", "label") else self.told
        return giving

    def leave_open(self, title: str) -> None:
        """Remember an honour of which only the number of winners was told so far."""
        self.open.append(title)

    def _later(self, scene: Scene) -> Iterator[Giving]:
        """上榜的村镇分别是A、B: those of whom only the number was told, by the noun that their honour ends in."""
        for match in _ARE.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            title = next((each for each in reversed(self.open) if each.endswith(match["noun"])), None)
            names = scene.receivers.listed(*match.span("who")) if title else ()
            if title and names:
                yield Giving(match.start(), match.end(), title, names, (), "award.announced")

    def _namely(self, scene: Scene) -> Iterator[Giving]:
        """Those of whom only the number was told, where the honour was announced or stands before in the sentence."""
        for match in _NAMELY.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            quotes = list(_QUOTED.finditer(scene.text, scene.sentence.start, match.start()))
            honour = read_honour(scene.text, quotes[-1].start(), scene.sentence.end, sure=True) if quotes else None
            title = honour.title if honour else self.title or (self.open[-1] if self.open else "")
            names = _listed(scene, *match.span("who")) if title and is_honour(title) else ()
            if names:
                bodies = self.bodies if title == self.title else ()
                yield Giving(match.start(), match.end(), title, names, bodies, "award.announced")

    def read(self, scene: Scene) -> Iterator[Giving]:
        """What a sentence announces, then those that it lists."""
        yield from self._later(scene)
        yield from _results(scene)
        yield from self._namely(scene)
        yield from _dashed(scene)
        for told in _TOLD.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            honour = read_honour(scene.text, told.end(), scene.sentence.end, sure=True)
            if honour is not None:
                self.title = honour.title
                self.bodies = _announcers(scene, told.start())
        listed = _LISTED.search(scene.text, scene.sentence.start, scene.sentence.end) if self.title else None
        if listed is not None:
            start = scene.clause(listed.start())
            names = scene.receivers.listed(start, listed.start()) or _all(scene, start, listed.start())
            if names:
                yield Giving(start, listed.end(), self.title, names, self.bodies, "award.announced")


def _dashed(scene: Scene) -> Iterator[Giving]:
    """最美服务窗口——某中心、最美家庭——某某家庭: two or more in a sentence."""
    found = list(_DASHED.finditer(scene.text, scene.sentence.start, scene.sentence.end))
    for match in found if len(found) > 1 else ():
        names = scene.receivers.listed(*match.span("who")) if is_honour(match["title"]) else ()
        if names:
            yield Giving(match.start(), match.end(), match["title"], names, (), "award.announced")


def _listed(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The names of a list whose items are parted by 、 or by commas."""
    cuts = [match.start() for match in _COMMA.finditer(scene.text, start, end)]
    parts = pairwise([start - 1, *cuts, end])
    return tuple(dict.fromkeys(name for low, high in parts for name in scene.receivers.listed(low + 1, high)))


def _results(scene: Scene) -> Iterator[Giving]:
    for match in _RESULT.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        honour = read_honour(scene.text, *match.span("title"), sure=True)
        names = scene.receivers.listed(*match.span("who")) if honour else ()
        if honour is not None and honour.kind != "loose" and honour.end == match.end("title") and names:
            yield Giving(match.start(), match.end(), honour.title, names, (), "award.announced")


def _announcers(scene: Scene, position: int) -> tuple[str, ...]:
    """The bodies named last before the verb, not the medium that reports."""
    found: list[Named] = []
    for each in reversed([n for n in scene.named if n.kind == "unit" and n.end <= position]):
        if found and not _JOINT.fullmatch(scene.text, each.end, found[0].start):
            break
        found.insert(0, each)
    return tuple(name for each in found for name in each.names)


def _all(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Everybody named in a clause: 作家A的小说《…》、B的戏曲《…》."""
    found = [n for n in scene.named if start <= n.start and n.end <= end and n.kind != "place"]
    places = [n for n in scene.named if start <= n.start and n.end == end] if not found else []
    return tuple(dict.fromkeys(name for each in (*found, *places) for name in each.names))
