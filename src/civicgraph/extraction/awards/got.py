"""Frames with a recipient as subject: R荣获H, R获得C颁发的H, R夺冠, 三个园区升为省级，它们分别是R."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.contests import in_contest
from civicgraph.extraction.awards.givings import Giving
from civicgraph.extraction.awards.honours import Honour, read_honour, read_honours
from civicgraph.extraction.awards.scene import Frame, Scene
from civicgraph.extraction.awards.verbs import Verb
from civicgraph.text import lazy_re as re
from civicgraph.units.find import find_units

_GIVEN_BY = re.compile(
    r"[了过]?(?:由|的|为)?(?P<by>[^，。；“”：]{2,44}?)(?:近日|日前|联合|共同|分别)*"
    r"(?:颁发|授予|评选|颁授|表彰|命名|评定|认定|追授|颁布|发布|评审|公布)(?:的|为|颁发的)?"
)
_RAISED = re.compile(r"“?(?P<level>(?:国家|省|市|县|区|[一二三四五六七八]星|[1-5]?A+)级)”?(?![㐀-鿿])")
_NOUN = re.compile(r"[个批家名位](?P<noun>[^，。；：、]{2,16})$")
_RANKS = re.compile(
    r"(?P<of>[^，。；：、]{0,12}?)(?:第?(?P<ranks>[一二三四五六七八](?:[、和]?第?[一二三四五六七八])+)(?P<unit>名|位|等奖)|(?P<cups>冠、?亚(?:、?季)?)军)"
)
#: 分获男子青年组、女子青年组第一名
_GROUPS = re.compile(
    r"(?P<groups>[^，。；：、]{2,12}?组?(?:[、和][^，。；：、]{2,12}?)*[、和][^，。；：、]{2,12}?组)(?P<prize>第[一二三四五六七八]名|[冠亚季]军|[一二三]等奖)"
)
_FIRST = re.compile(
    r"[^，。；“”]{0,8}?(?:(?:首|第[一二三四五六七八九十\d]+)[批家个所]|唯一(?:一[个家所])?)(?:获此殊荣的|获得?)?"
    r"(?=国家|全国|[省部]级|中国|“)"
)
_CENTRAL = re.compile(
    "(?:国务院|公安部|教育部|司法部|民政部|水利部|农业农村部|农业部|科技部|文化部|文化和旅游部|生态环境部|商务部|国家卫健委|团中央|全国妇联|全国总工会|全国工商联|中国科协)"
)
_AND = re.compile("[、和]")
#: 团体总分的|第一、二名; 了, 本次比赛的 tell nothing.
_OF = re.compile(r"^(?:[了过]|本次|此次|这次|[^，]{0,6}(?:比赛|大赛|活动)(?=的))*的?|的$")
_RANK = re.compile("[一二三四五六七八冠亚季]")
_BY = re.compile(r"(?P<honour>[^，。；：、]{2,40}?)(?:由|被)(?P<who>[^，。；：]{2,44})$")
_ENDS = re.compile(r"[，。；！\s]|$")
#: 公安部|首批|“…”
_BATCH = 3
_GIVES = re.compile("授予|颁发|颁授|评选|表彰|命名|评定|认定|追授|颁布|发布|评审|公布")
_DECISION = re.compile(
    r"(?:发布|印发|下发|作出|做出|公布)了?《?关于(?:表彰|命名|授予|公布)[^。；]{4,120}?的?(?:决定|通报|通知|命令)》?，(?:其中|在)?"
)
_JOINT = re.compile("[、和与及]|联合")
_APART = re.compile("分别$")
_PRIZES = {"金": "金牌", "银": "银牌", "铜": "铜牌"}


def get(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """荣获, 获得, 被评为 …"""
    if verb.word == "成为":
        return _first_of_its_kind(scene, verb)
    groups = _GROUPS.match(scene.text, verb.end, scene.sentence.end)
    if groups is not None:
        return _by_group(scene, verb, groups)
    ranks = _RANKS.match(scene.text, verb.end, scene.sentence.end)
    if ranks is not None:
        return _ranked(scene, verb, ranks)
    by = _BY.search(scene.text, scene.clause(verb.start), verb.start)
    if by is not None and _ENDS.match(scene.text, verb.end):
        return _gone_to(scene, verb, by)
    return _direct(scene, verb)


def _by_group(scene: Scene, verb: Verb, groups: re.Match[str]) -> Iterator[Giving]:
    """A、B分获青年组、中年组第一名: one each."""
    titles = [group.removesuffix("组") + "组" + groups["prize"] for group in _AND.split(groups["groups"])]
    who = scene.subjects.of(verb.start)
    for name, title in zip(who.names, titles, strict=False) if len(who.names) == len(titles) else ():
        full = in_contest(scene.text, scene.sentence.start, verb.start, title)
        yield Giving(min(who.start, verb.start), groups.end(), full, (name,), (), "award.ranked")


def _ranked(scene: Scene, verb: Verb, ranks: re.Match[str]) -> Iterator[Giving]:
    """A、B分获二、三名: one each."""
    places = _RANK.findall(ranks["ranks"] or ranks["cups"])
    who = scene.subjects.of(verb.start, strict=True)
    prize = "{}军" if ranks["cups"] else "{}等奖" if ranks["unit"] == "等奖" else "第{}名"
    for name, place in zip(who.names, places, strict=False) if len(who.names) == len(places) else ():
        title = _OF.sub("", ranks["of"]) + prize.format(place)
        full = in_contest(scene.text, scene.sentence.start, verb.start, title)
        full = scene.stem + title if full == title else full
        yield Giving(min(who.start, verb.start), ranks.end(), full, (name,), (), "award.ranked")


def _first_of_its_kind(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """R成为我县首家国家级绿色工厂."""
    first = _FIRST.match(scene.text, verb.end, scene.sentence.end)
    if first is not None:
        who = scene.subjects.of(verb.start, strict=True)
        yield from scene.honours(Frame(verb.start, first.end(), verb.sure, "award.got", who))


def _gone_to(scene: Scene, verb: Verb, by: re.Match[str]) -> Iterator[Giving]:
    """冠军由R摘得."""
    honour = read_honour(scene.text, by.start("honour"), by.end("honour"), sure=False)
    names = scene.receivers.listed(*by.span("who"))
    if honour is not None and names:
        yield scene.giving(Frame(by.start(), verb.end, verb.sure, "award.gone-to"), honour, names)


def _direct(scene: Scene, verb: Verb) -> Iterator[Giving]:
    first, bodies = _given_by(scene, verb)
    sure = verb.sure or bool(bodies)
    honour = next(read_honours(scene.text, first, scene.end(first), sure=sure), None)
    if honour is None:
        return _raised(scene, verb)
    strict = not verb.sure and honour.kind in ("rank", "prize", "label")
    who = scene.subjects.of(verb.start, strict=strict)
    bodies = bodies or _deciders(scene, verb) or _named_by(scene, honour)
    apart = verb.word.startswith("分") or _APART.search(scene.text, 0, verb.start) is not None
    own = (
        bool(bodies)
        and scene.page.unit_starting_at(verb.end) is not None
        and not _GIVES.search(scene.text, verb.end, first)
    )
    return scene.honours(Frame(verb.start, first, sure, "award.got", who, bodies, apart, own))


def _given_by(scene: Scene, verb: Verb) -> tuple[int, tuple[str, ...]]:
    """Where the honour begins, and who gives it: 获得|C颁发的|H."""
    by = _GIVEN_BY.match(scene.text, verb.end, scene.sentence.end)
    bodies = scene.conferrers.within(*by.span("by")) if by else ()
    if not bodies and (direct := _direct_givers(scene, verb.end)):
        return direct
    return (by.end(), bodies) if by and bodies else (verb.end, ())


def _named_by(scene: Scene, honour: Honour) -> tuple[str, ...]:
    """获评|公安部一级派出所: the central body whose name begins that of the honour."""
    central = _CENTRAL.match(honour.title)
    found = find_units(central[0], scene.page.context) if central else ()
    return tuple(name.name for unit in found for name in unit.names) if len(found) == 1 else ()


def _deciders(scene: Scene, verb: Verb) -> tuple[str, ...]:
    """C发布关于表彰…的决定，其中，R荣获H: who decided, as the same sentence says."""
    decision = _DECISION.search(scene.text, scene.sentence.start, verb.start)
    return scene.conferrers.before(scene.sentence.start, decision.start()) if decision else ()


def _direct_givers(scene: Scene, start: int) -> tuple[int, tuple[str, ...]] | None:
    """荣获|县委、县政府|“…”称号."""
    names: tuple[str, ...] = ()
    unit = scene.page.unit_starting_at(start)
    while unit is not None:
        names += tuple(name.name for name in unit.names)
        joint = _JOINT.match(scene.text, unit.end)
        following = scene.page.unit_starting_at(joint.end()) if joint else None
        if following is None:
            return (unit.end, names) if _is_of(scene, unit.end) else None
        unit = following
    return None


def _is_of(scene: Scene, end: int) -> bool:
    """Whether an honour follows a body's name right away: 获评公安部|一级派出所."""
    honour = read_honour(scene.text, end, scene.end(end), sure=True)
    near = honour is not None and honour.start - end <= (_BATCH if honour.quoted else 0)
    return honour is not None and near and (honour.quoted or honour.kind in ("honour", "medal", "label"))


def _raised(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """The level of what stands before: 三个农业园区升为“省级”，它们分别是…"""
    level = _RAISED.match(scene.text, verb.end, scene.sentence.end)
    noun = _NOUN.search(scene.text, scene.sentence.start, verb.start)
    names = scene.namely(level.end()) if level and noun else ()
    if level and noun and names:
        yield Giving(verb.start, level.end(), level["level"] + noun["noun"], names, (), "award.raised")


def win(scene: Scene, verb: Verb) -> Iterator[Giving]:
    """夺冠, 摘金: the verb names the prize, the sentence must name the contest."""
    who = scene.subjects.of(verb.start, strict=True)
    prize = _PRIZES.get(verb.word[-1], "冠军")
    title = in_contest(scene.text, scene.sentence.start, verb.start, prize)
    if who.names and title != prize:
        yield Giving(min(who.start, verb.start), verb.end, title, who.names, (), "award.won")
