"""Frames with a giver as subject: C授予R“H”称号, C向R颁发H, C将H授予R, C命名R为H, C给R记一等功, and their passives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.awards.beside import beside
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.groups import Who
from civicgraph.extraction.awards.honours import SCOPE_BEFORE, Honour, is_honour, read_honour, read_honours
from civicgraph.extraction.awards.receivers import MEASURE, N
from civicgraph.extraction.awards.scene import PASSIVE, Frame, Scene
from civicgraph.extraction.awards.verbs import Verb, is_rule
from civicgraph.text import lazy_re as re

_HANDS_OVER = frozenset({"颁发", "颁发了", "授牌", "颁给"})
_TO = re.compile(
    r"(?:^|[，；：。）\s]|[^，。；：]*?)(?P<how>向|给予?|为|对|将|把)(?P<who>[^，。；：“”]{2,70}?)(?:各|分别|通报|各自)?$"
)
_TO_HIM = re.compile(r"(?P<how>向|给予?|为|对)(?P<who>[他她其])$")
_HANDED = re.compile(r"(?:将|把)(?P<honour>[^，。；]{2,40}?)$")
_SAME_AGAIN = re.compile(r"(?:并|同时|，|还|一并|且|各|分别)+$")
_NAMED_ONES = re.compile(
    r"[一二两三四五六七八九十\d][家个名位][㐀-鿿]{0,6}——(?P<who>[^。；]{2,60}?)，(?:并|同时|分别)?$"
)
_PRAISED = re.compile(
    r"(?:对|给)(?P<who>[^，。；]{2,60}?)(?:进行|予以|给予)[^，。；]{0,8}(?:表彰|表扬|奖励)，(?:并|同时)?$"
)
_QUOTE = re.compile("“([^“”]*)”")
_NEXT_PAIR = re.compile(r"(?:称号|荣誉)?\s*[、，和及](?:以及)?(?:授予|追授)?")
ENDS_CLAUSE = re.compile(
    r"(?:等)?(?:荣誉)?(?:称号)?(?:一次|各一次)?(?:的(?:决定|通报|命令|通令)》|(?=[，；。和、并]|$))"
)
_COUNTED = re.compile(
    rf"{N}{MEASURE}(?:[㐀-鿿]{{0,2}}同志|青年集体|个人|单位|集体|团组织|学校|企业|村|教师|老师|学生|同学|民警|辅警|医生|护士|选手|队员|村民|战士|官兵|教职工|家庭|班级|干部|职工|党员|团队)?(?:（[^（）]{{1,20}}）)?|同志"
)
_WIDE = re.compile(
    r"全[国省市县区军](?=[“㐀-鿿])|国家级|[省市县区]级(?=[“㐀-鿿])|(?:19|20)\d\d年|第[一二三四五六七八九十]+届"
)
_OF_PEOPLE = re.compile("(?:奖章|红旗手|工匠|模范|标兵|好人|者|员|师|手|青年|警官|人物|功臣|英雄|劳模|个人)$")
_NEXT = re.compile("称号|授予|[，；、]|等")
#: 授予X…称号|的决定》
_OF_DECISION = re.compile("(?:荣誉)?(?:称号)?的(?:决定|通报|命令|通令)》?")
_AGAIN = re.compile("，(?:并|同时)?(?:追?授予|追授|颁发|表彰|给予?)")
_IS = re.compile(r"(?:是|系|为|作为)$")
_AS = re.compile("(?<![评定名认选列记])为")
_PRONOUN = 4
_REWARD = "嘉奖"
#: 表彰|为全县…作出贡献的先进集体: for what they did, not as what.
_FOR_WHAT = re.compile("为[^，。；“”]{2,40}(?:作出|做出|付出|贡献)")
_MERIT = re.compile(r"了?(?:一次)?(?:个人|集体)?[特一二三]等(?:战)?功")


def give(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """授予, 追授, 颁发."""
    low = scene.clause(verb.start)
    if passive := PASSIVE.search(scene.text, low, verb.start):
        return scene.passive(verb, passive, "award.given-to")
    if scene.text.startswith("的", verb.end):
        return _given_by(scene, verb, low)
    frame = _to(scene, verb, low, "award.given-with")
    if frame is not None and (frame.who.names or frame.who.known or verb.word in _HANDS_OVER):
        return scene.honours(frame)
    if special := beside(scene, verb, low):
        return special
    if handed := _HANDED.search(scene.text, low, verb.start):
        return _handed(scene, verb, handed)
    return iter(()) if verb.word in _HANDS_OVER else _given(scene, verb)


def _to(scene: Scene, verb: Verb, low: int, rule: str) -> Frame | None:
    """C向R颁发H, C给他记一等功."""
    him = _TO_HIM.search(scene.text, low, verb.start)
    to = him or _TO.match(scene.text, low, verb.start)
    if to is None or to["how"] in ("将", "把"):
        return None
    names = _him(scene, to) if him else scene.receivers.listed(*to.span("who"))
    known = bool(names) or scene.receivers.fills(*to.span("who"))
    start = to.start("how")
    return Frame(start, verb.end, verb.sure, rule, Who(names, start, known), scene.givers(start))


def _him(scene: Scene, him: re.Match[str]) -> tuple[str, ...]:
    """Whom 他 or 其 means: those honoured last; 来到某村，为其: the place or body named last."""
    near = [n for n in scene.named if n.end <= him.start() and n.kind != "person"]
    if him["who"] == "其" and near:
        return near[-1].names
    return scene.last or scene.memory.person


def _given_by(scene: Scene, verb: Verb, low: int) -> Iterator[Giving]:
    """R是C授予的H."""
    groups = [group for group in scene.conferrers.groups if low <= group.start and group.end <= verb.start]
    is_ = _IS.search(scene.text, scene.sentence.start, groups[-1].start) if groups else None
    if is_ is not None:
        who = scene.subjects.of(is_.start())
        bodies = scene.conferrers.within(groups[-1].start, verb.start)
        yield from scene.honours(Frame(is_.start(), verb.end + 1, verb.sure, "award.given-by", who, bodies))


def _handed(scene: Scene, verb: Verb, handed: re.Match[str]) -> Iterator[Giving]:
    """C将H授予R."""
    honour = read_honour(scene.text, handed.start("honour"), verb.start, sure=verb.sure)
    end = scene.end(verb.end)
    stop = scene.text.find("，", verb.end, end)
    start = verb.end + scene.text.startswith("给", verb.end)
    names = scene.receivers.listed(start, stop if stop >= 0 else end)
    if honour is not None and names:
        bodies = scene.givers(handed.start())
        yield scene.giving(Frame(handed.start(), verb.end, verb.sure, "award.handed", bodies=bodies), honour, names)


def _given(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """C授予R H、R H."""
    frame = Frame(verb.start, verb.end, verb.sure, "award.given", bodies=scene.givers(verb.start))
    start, end = verb.end, scene.end(verb.end)
    honour, names = behind(scene, start, end, verb)
    if honour is not None and honour.start - start <= 1 and not names and (ones := _praised_before(scene, verb.start)):
        yield from scene.honours(replace(frame, who=Who(ones, frame.start)))
        return
    if honour is not None and honour.start - start <= 1 and not (names or frame.bodies):
        yield from scene.honours(replace(frame, who=scene.subjects.of(verb.start)))
        return
    if honour is not None and not (names or _may_be_nameless(scene, start, honour, frame)):
        return
    while honour is not None:
        last = honour
        for each in read_honours(scene.text, honour.start, end, sure=verb.sure):
            yield scene.giving(frame, each, names)
            last = each
        pair = _NEXT_PAIR.match(scene.text, last.end, end)
        start = pair.end() if pair else end
        honour, names = behind(scene, start, end, verb)
        if honour is not None and not honour.quoted:
            return
        if not names and not scene.receivers.fills(start, honour.start if honour else start):
            return


def _may_be_nameless(scene: Scene, start: int, honour: Honour, frame: Frame) -> bool:
    """Whether nobody needs to be named: 授予“…”, 授予30名同志“…”, and where a body gives it 授予他们“…”."""
    size = honour.start - start
    return size <= 1 or scene.receivers.fills(start, honour.start) or (bool(frame.bodies) and size <= _PRONOUN)


def behind(scene: Scene, start: int, end: int, verb: Verb) -> tuple[Honour | None, tuple[str, ...]]:
    """The honour behind a list of recipients, and the list; 并颁发H goes to those named before."""
    honour = _honour_behind(scene, start, end, verb)
    named = _OF_DECISION.match(scene.text, honour.end) if honour else None
    told = named is not None and (named[0].endswith("》") or scene.text.endswith("关于", 0, verb.start))
    if honour is None or (is_rule(scene.text, honour.end) and not told):
        return None, ()
    if scene.text[start : honour.start] in ("他", "她"):
        return honour, scene.last or scene.memory.person
    if whose := _whose(scene, start, honour):
        return replace(honour, title=whose), ()
    if honour.start - start > 1:
        as_ = scene.text.startswith("为", honour.start - 1)
        return honour, scene.receivers.listed(start, honour.start - as_)
    if _SAME_AGAIN.search(scene.text, scene.sentence.start, verb.start):
        return honour, _praised_before(scene, verb.start) or scene.last
    return (honour if honour.quoted else None), ()


def _whose(scene: Scene, start: int, honour: Honour) -> str:
    """授予|某省|“五四”青年奖章: the place whose honour it is, where no place can have it; the full title."""
    place = next((n for n in scene.named if n.kind == "place" and n.start == start), None)
    near = place is not None and scene.text.startswith("“", place.end) and honour.start >= place.end
    if place is None or not near or not _OF_PEOPLE.search(honour.title):
        return ""
    marks = "" if "“" in honour.title else "“"
    return f"{scene.text[place.start : place.end]}{marks}{honour.title}{'”' if marks else ''}"


def _praised_before(scene: Scene, position: int) -> tuple[str, ...]:
    """对R予以表彰，授予H: whom the clause before speaks of."""
    praised = _PRAISED.search(scene.text, scene.sentence.start, position) or _NAMED_ONES.search(
        scene.text, scene.sentence.start, position
    )
    return scene.receivers.listed(*praised.span("who")) if praised else ()


def _honour_behind(scene: Scene, start: int, end: int, verb: Verb) -> Honour | None:
    again = _AGAIN.search(scene.text, start, end)
    end = again.start() if again else end
    quotes = _quotes(scene, start, end)
    for quote in quotes:
        for position in _list_ends(scene, start, quote) if quote == quotes[-1] else [quote]:
            honour = read_honour(scene.text, position, end, sure=verb.sure)
            if honour and (honour.quoted or _fits(scene, start, position, honour, end)):
                return honour
    return None


def _quotes(scene: Scene, start: int, end: int) -> list[int]:
    """Where the honour's quotation marks may stand, the likeliest first; a recipient (某旅“某某连”) has some, too."""
    marks = list(_QUOTE.finditer(scene.text, start, end))
    if not marks:
        return [end]
    between = scene.text[marks[0].end() : marks[1].start()] if len(marks) > 1 else ""
    if len(marks) > 1 and not is_honour(marks[0][1]) and is_honour(marks[1][1]) and not _NEXT.search(between):
        return [marks[1].start(), marks[0].start()]
    if len(marks) == 1 or is_honour(marks[0][1]) or between:
        return [marks[0].start()]
    return [marks[1].start(), marks[0].start()]


def _fits(scene: Scene, start: int, position: int, honour: Honour, end: int) -> bool:
    """Whether a name without marks ends its clause and what stands before it is a list of recipients."""
    rest = ENDS_CLAUSE.match(scene.text, honour.end, end)
    return rest is not None and (position == start or scene.receivers.fills(start, position))


def _list_ends(scene: Scene, start: int, end: int) -> list[int]:
    """Where a list of recipients may end, the last first: behind names, 同志, 等30名同志."""
    ends = {start, *(n.end for n in scene.named if start <= n.start and n.end <= end)}
    scope = SCOPE_BEFORE.search(scene.text, start, end)
    ends |= {scope.start() if scope else end} if scene.text.startswith("“", end) else set()
    ends |= {match.start() for match in _WIDE.finditer(scene.text, start, end)}
    ends |= {at + 1 for at in range(start, end) if scene.text[at] == "）"}
    ends |= {match.end() for match in _COUNTED.finditer(scene.text, start, end)}
    return sorted(ends, reverse=True)


def make(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """命名, 评为, 认定 …"""
    low = scene.clause(verb.start)
    first = verb.end + scene.text.startswith("为", verb.end)
    if passive := PASSIVE.search(scene.text, low, verb.start):
        return scene.passive(verb, passive, "award.made")
    if first > verb.end or verb.word.endswith("为"):
        return iter(()) if _FOR_WHAT.match(scene.text, verb.end) else _made(scene, verb, low, first)
    return _make_of(scene, verb)


def _made(scene: Scene, verb: Verb, low: int, first: int) -> Iterator[Giving]:
    """将R评为H; R评为H."""
    to = _TO.match(scene.text, low, verb.start)
    if to is None:
        alone = low > scene.sentence.start and verb.start - low <= 1 and scene.last
        who = Who(scene.last, low) if alone else scene.subjects.of(verb.start, strict=True)
        yield from scene.honours(Frame(verb.start, first, verb.sure, "award.made", who))
    elif names := scene.receivers.listed(*to.span("who")):
        start = to.start("how")
        frame = Frame(start, first, verb.sure, "award.made", Who(names, start), scene.givers(start))
        yield from scene.honours(frame)


def _make_of(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """C命名R为H."""
    end = scene.end(verb.end)
    comma = scene.text.find("，", verb.end, end)
    end = comma if comma >= 0 else end
    for as_ in _AS.finditer(scene.text, verb.end, end):
        honour = read_honour(scene.text, as_.end(), end, sure=verb.sure)
        names = scene.receivers.listed(verb.end, as_.start())
        if honour is not None and (names or scene.receivers.fills(verb.end, as_.start())):
            bodies = scene.givers(verb.start)
            frame = Frame(verb.start, as_.end(), verb.sure, "award.made", Who(names, verb.start), bodies)
            yield from scene.honours(frame)
            return


def merit(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """C给R记一等功; R被记一等功; 并记一等功."""
    reward = verb.word == _REWARD
    if not reward and not _MERIT.match(scene.text, verb.end):
        return
    low = scene.clause(verb.start)
    frame = _to(scene, verb, low, "award.merit")
    if frame is not None and frame.who.names:
        first = verb.start if reward else verb.end
        yield from scene.honours(replace(frame, first=first))
    elif reward:
        return
    elif passive := PASSIVE.search(scene.text, low, verb.start):
        yield from scene.passive(verb, passive, "award.merit")
    elif _SAME_AGAIN.search(scene.text, low - 1, verb.start):
        names = _praised_before(scene, low) or scene.last
        yield from scene.honours(Frame(verb.start, verb.end, verb.sure, "award.merit", Who(names, low, bool(names))))
