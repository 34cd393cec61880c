"""Honours that stand beside those who get them, before the verb: 为“H1”代表R1、“H2”R2授牌; 为R等5名H颁发证书."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import is_honour, read_honour
from civicgraph.extraction.awards.receivers import N
from civicgraph.extraction.awards.scene import Frame, Scene
from civicgraph.extraction.awards.verbs import Verb
from civicgraph.text import lazy_re as re

_APPOSED = re.compile(
    r"(?:为|向|给)(?P<whom>(?:(?!颁发|授予|追授|荣获|获得)[^。；：“]){0,24}“(?:(?!颁发|授予|追授|荣获|获得)[^。；]){2,80})$"
)
_WITH_HONOUR = re.compile(
    r"(?P<scope>(?:(?:19|20)\d\d年度?)?[㐀-鿿]{0,8}?)“(?P<title>[^“”]{2,20})”(?P<called>代表|获得者|称号获得者)?(?P<who>[^“”]{2,60}?)(?=，?(?:和|以及)?[㐀-鿿]{0,6}“|、“|$)"
)
_COUNTED_ONES = re.compile(
    rf"(?:为|向|给)(?P<who>[^。；：“”]{{2,60}}?)等?{N}[名位个家户](?:荣?获)?(?P<honour>[^，。；：、“”]{{3,24}})$"
)
_MEDAL = re.compile(
    r"(?:为|向|给)(?P<who>[^，。；“”]{2,60})“(?P<title>[^“”]{2,20})”的?[^，。；“”]{0,16}(?:颁发|授予|颁授|佩戴)了?(?P<thing>纪念章|奖章|证书|奖牌|牌匾|荣誉证书)"
)


def beside(scene: Scene, verb: Verb, low: int) -> Iterator[Giving] | None:
    """The honour stands beside those who get it, before the verb."""
    if medal := _MEDAL.search(scene.text, low, scene.end(verb.end)):
        return _medal(scene, verb, medal)
    if counted := _COUNTED_ONES.search(scene.text, low, verb.start):
        return _to_counted(scene, verb, counted)
    apposed = _APPOSED.search(scene.text, low, verb.start)
    return _each_with_honour(scene, verb, apposed) if apposed else None


def _each_with_honour(scene: Scene, verb: Verb, apposed: re.Match[str]) -> Iterator[Giving]:
    """为“H1”代表R1、R2，“H2”R3授牌."""
    scope = ""
    for each in _WITH_HONOUR.finditer(scene.text, *apposed.span("whom")):
        names = scene.receivers.listed(*each.span("who"))
        scope = scope or (each["scope"] or "")
        if names and (is_honour(each["title"]) or each["called"]):
            frame = Frame(apposed.start(), verb.end, verb.sure, "award.given-with")
            yield Giving(frame.start, verb.end, scope + each["title"], names, (), frame.rule)


def _to_counted(scene: Scene, verb: Verb, counted: re.Match[str]) -> Iterator[Giving]:
    """为R等5名H颁发证书: what they are called before the verb is the honour."""
    names = scene.receivers.listed(*counted.span("who"))
    honour = read_honour(scene.text, counted.start("honour"), verb.start, sure=False)
    if names and honour is not None and honour.end == verb.start and is_honour(honour.title):
        frame = Frame(counted.start(), verb.end, verb.sure, "award.given-with", bodies=scene.givers(counted.start()))
        yield scene.giving(frame, honour, names)


def _medal(scene: Scene, verb: Verb, medal: re.Match[str]) -> Iterator[Giving]:
    """C为R等5名“H”的党员颁发纪念章."""
    names = scene.receivers.listed(*medal.span("who"))
    if names and medal.start("who") < verb.start < medal.end():
        title = medal["title"] + (medal["thing"] if medal["thing"] in ("纪念章", "奖章") else "")
        bodies = scene.givers(medal.start())
        yield Giving(medal.start(), medal.end(), title, names, bodies, "award.given-with")
