"""All givings of a sentence, verb by verb from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from civicgraph.extraction.awards.given import give, make, merit
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.got import get, win
from civicgraph.extraction.awards.items import item
from civicgraph.extraction.awards.scene import Scene
from civicgraph.extraction.awards.verbs import Frame, Verb, find_verbs, is_real
from civicgraph.text import lazy_re as re

#: 《某局关于|授予X…的决定》: a title that tells who got what.
_DECISION = re.compile("《[^《》“”]{0,40}关于(?:追)?$")
_BEFORE_OTHERS = re.compile(r"(?<![参赠])[与同跟给对向和]$|(?:会见|看望|慰问|接见|祝贺|宣传)了?$")
_BROUGHT = re.compile(
    r"[为向给](?:荣立|荣获|获得?|获评|被评为)[^，。；的]{2,24}的[^，。；]{2,40}(?:送[去上来]?|颁|授|佩戴|披|献)"
)
_READERS: dict[Frame, Callable[[Scene, Verb], Iterator[Giving]]] = {
    "give": give,
    "make": make,
    "merit": merit,
    "get": get,
    "win": win,
}


def read_frames(scene: Scene) -> Iterator[Giving]:
    """The givings; a verb within what another one has read (获得C授予的H) is passed over."""
    read_to = scene.sentence.start
    for verb in find_verbs(scene.text, scene.sentence.start, scene.sentence.end):
        if verb.start < read_to or _is_title(scene, verb) or _is_relative(scene, verb) or not _is_real(scene, verb):
            continue
        for giving in _READERS[verb.frame](scene, verb):
            read_to = max(read_to, giving.end)
            scene.last = giving.recipients or scene.last
            yield giving
    if read_to == scene.sentence.start:
        yield from item(scene)


def _is_real(scene: Scene, verb: Verb) -> bool:
    size = verb.start - scene.clause(verb.start)
    return is_real(_without_names(scene, verb), 0, size - _is_handed(scene, verb))


def _is_handed(scene: Scene, verb: Verb) -> bool:
    """Whether 为 before a verb tells to whom something is brought: 为|荣立三等功的X送上喜报."""
    return verb.frame == "get" and _BROUGHT.match(scene.text, verb.start - 1, scene.sentence.end) is not None


def _without_names(scene: Scene, verb: Verb) -> str:
    """The clause up to a verb with all names blotted out: 应 in 雷应国 says nothing."""
    low = scene.clause(verb.start)
    clause = list(scene.text[low : verb.start])
    for each in scene.named:
        if each.kind == "person" and low <= each.start and each.end <= verb.start:
            clause[each.start - low : each.end - low] = "○" * (each.end - each.start)
    return "".join(clause)


def _is_relative(scene: Scene, verb: Verb) -> bool:
    """Whether the verb begins what describes somebody else: 与|获得H的代表座谈."""
    alone = verb.frame == "get" and not verb.word.startswith("被")
    return alone and _BEFORE_OTHERS.search(scene.text, scene.sentence.start, verb.start) is not None


def _is_title(scene: Scene, verb: Verb) -> bool:
    """Whether a verb stands within a name in quotation marks or the title of a document."""
    inside = scene.page.inside_quote(verb.start) and not scene.page.inside_speech(verb.start)
    return inside and not (verb.frame == "give" and _DECISION.search(scene.text, scene.sentence.start, verb.start))
