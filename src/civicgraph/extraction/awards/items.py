"""Items of a list that have no verb of their own: 授予A“甲”称号；|B“乙”称号; C决定，|A、B为H."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.given import ENDS_CLAUSE, behind
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import read_honour
from civicgraph.extraction.awards.receivers import N
from civicgraph.extraction.awards.scene import Frame, Scene
from civicgraph.extraction.awards.verbs import Verb, find_verbs
from civicgraph.text import lazy_re as re

_ITEM = re.compile(rf"[^。；“”]{{2,60}}?等{N}[名人位个家户][^。；“”]{{0,12}}“[^“”]{{2,24}}”(?:荣誉)?(?:称号)?")
_GOOD_NEWS = re.compile(
    r"[将把](?P<honour>(?:个人|集体)?[一二三]等功)(?:立功)?喜报[^，。；]{0,16}送到了?(?P<who>[^，。；]{2,40}?)(?:同志)?的?(?:家[中里]?|父母|家属|亲人|手[中里])"
)
_DECIDES = re.compile("决定[：，]")
#: C决定，|A、B为H; an item of such a list behind ；.
_ITEM_AS = re.compile(
    r"(?P<who>[^，。；：“”]{2,160}?)为(?P<title>(?=“|[^，。；]{2,40}(?:单位|集体|个人|称号|县|市|区|镇|乡|村|者|员|模范|企业|学校|奖)(?:[，。；]|$)))"
)


def item(scene: Scene) -> Iterator[Giving]:
    """授予A等10人“甲”称号；|B等10人“乙”称号: an item of a list without a verb of its own."""
    start = scene.sentence.start
    yield from _good_news(scene)
    decides = _DECIDES.search(scene.text, start, scene.sentence.end)
    if as_ := _ITEM_AS.match(scene.text, decides.end() if decides else start, scene.sentence.end):
        found_as = tuple(_as(scene, as_, decides))
        yield from found_as
        if found_as:
            return
    found = _ITEM.match(scene.text, start, scene.sentence.end)
    if found is None or scene.text[start - 1 : start] != "；" or find_verbs(scene.text, *found.span()):
        return
    verb = Verb(start, start, "授予", "give", sure=True)
    honour, names = behind(scene, start, found.end(), verb)
    if honour is not None and names:
        yield scene.giving(Frame(start, start, verb.sure, "award.given", bodies=scene.memory.conferrers), honour, names)


def _good_news(scene: Scene) -> Iterator[Giving]:
    """将三等功喜报送到现役军人R家中."""
    for news in _GOOD_NEWS.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        honour = read_honour(scene.text, *news.span("honour"), sure=True)
        names = scene.receivers.listed(*news.span("who"))
        if honour is not None and names:
            yield Giving(news.start(), news.end(), honour.title, names, (), "award.handed")


def _as(scene: Scene, as_: re.Match[str], decides: re.Match[str] | None) -> Iterator[Giving]:
    """C决定，A、B为H; 授予A为“甲”称号；|B为“乙”称号."""
    after = scene.text[as_.start() - 1 : as_.start()] == "；"
    bodies = scene.givers(decides.start()) if decides else scene.memory.conferrers if after else ()
    honour = read_honour(scene.text, as_.start("title"), scene.sentence.end, sure=True)
    ended = honour is not None and ENDS_CLAUSE.match(scene.text, honour.end, scene.sentence.end)
    names = scene.receivers.listed(*as_.span("who"))
    if bodies and honour is not None and ended and names and scene.receivers.fills(*as_.span("who")):
        scene.memory.conferrers = bodies
        yield scene.giving(Frame(as_.start(), as_.end(), True, "award.given", bodies=bodies), honour, names)
