"""Who hands over an honour: 县领导A、B为先进单位颁奖. Reading a decision or handing over a prize confers nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.awards.honours import kind_of, read_honour, read_honours
from civicgraph.extraction.awards.receivers import Receivers
from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.page import Page, Sentence
from civicgraph.model import Evidence
from civicgraph.text import lazy_re as re

_HANDS = re.compile(
    r"(?:为|向|给)(?P<whom>(?:[^，。；：]|，(?=“)){2,80}?|[其他她]们?)(?:代表|获得者)?(?:一一|分别|现场|共同|进行)*"
    r"(?P<verb>颁奖|授奖|授牌|授匾|颁发了?[^，。；]{0,12}?(?:证书|奖牌|奖状|牌匾|奖杯|奖章|纪念章|勋章|奖金|奖品|证|绶带)|颁授了?|佩戴|授予了?)"
    r"(?!仪式|大会|活动|典礼|晚会|词|嘉宾)"
)
_GIVE_WORD = re.compile("(?:颁[发奖授]|授[予奖牌匾]|佩戴)了?")
_TITLE = (
    r"(?:副?(?:书记|[省市县区州镇乡部局校院行会科处所馆团厅站社]长|主任|主席|秘书长|(?:总)?经理|董事长|政委|老师|教授))"
)
_NEXT_TITLED = re.compile(_TITLE + "[、和与]")
_GAP = re.compile(
    rf"{_TITLE}?(?:、[^，。；：“”]{{1,24}})?(?:等[省市县区州镇乡校院局部]?(?:有关|相关)?(?:领导)?(?:同志)?|[^。；：“”]{{0,40}}(?:并|，|会上|现场))?"
    r"(?:[省市县区部厅局镇乡校院州]?领导|同志|一并|分别|一一|一道|一起|共同|亲自|现场|上台|依次|先后|随后|会上|还|并|也|，|等|\s)*"
)
#: What all those honoured are called together: “双先”, “两优一先”.
_COLLECTIVE = re.compile(
    "“(?:双先|双优|双最美|[三四五]美|双十佳|双十最美|[两二三四五]优(?:[一二两]先)?|一先[两二]优|先优)”"
)
_QUOTED = re.compile("“([^“”]{2,24})”")
#: 受表彰的先进单位和个人: all of them.
_EVERYBODY = re.compile("受表彰|获奖")
_GENERIC = re.compile("先进(?:单位|集体|个人|典型)")
_ON_STAGE = re.compile(
    r"(?:等?(?:[省市县区镇]?领导)?)?(?:依次|先后|分别|共同)?"
    r"(?:上台|登台|现场|上前)(?:颁奖|授奖|授牌)(?=[，。；！]|$)"
)
_LONGEST = 14
_TWO = 2
#: A line above the first paragraph that only names the paper and the day.
_DATELINE = 30
_RECEIVED = re.compile(
    r"(?:接受|从)(?P<by>[^，。；]{2,40}?)(?:向他们|为他们|向其|为其)?(?:颁发的|颁奖|授奖|手中接过|手里接过)"
)
_GOT = re.compile("(?:获奖(?!者|代表|单位|个人|选手|集体)|获得|荣获|获评|获)?了?")
_DELEGATES = re.compile("(?:(?<=[、及和与])|(?<=以及))(?P<honour>[^，。；、“”]{4,24}?)(?:代表|(?=[、及和与]|$))")
#: 为一等奖获得者|A、B; 为获得一等奖的|A.
_WINNERS = re.compile(
    r"(?:(?:奖|奖章|称号|[冠亚季]军|第[一二三四五六]名|”)(?:的?(?:获得者|得主|获奖者)|的)|(?:获得者|得主))(?:——|：)?(?P<who>[^，。；：]{2,60})$"
)
_VISITS = re.compile(r"(?:慰问|看望|探望|走访|会见|接见|拜访|走进)[^，。；]{0,16}$")
_TOGETHER = re.compile(r"(?:并|，)?(?:与|和|同)$")
_ANYBODY = re.compile(
    r"获奖|称号|勋章|先进|优秀|受表彰|代表|选手|单位|个人|集体|企业|人员|教师|家庭|他们|模范|获得者|团队|队"
)


@dataclass(frozen=True, slots=True)
class Presenting:
    """People who hand over.

    Attributes:
        at: the passage.
        titles: the honours named.
        all: it is said of everybody honoured (获奖代表).
        leads: it stands in the first paragraph, before those honoured may be named.
        whom: the words for those who receive.
        recipients: those named behind the one honour that they get (为一等奖获得者|A、B颁奖).
    """

    at: Evidence
    who: tuple[str, ...]
    titles: tuple[str, ...]
    all: bool
    leads: bool
    whom: str
    recipients: tuple[str, ...] = ()


def find_presenting(cast: Cast, sentence: Sentence, receivers: Receivers) -> Iterator[Presenting]:
    """The handings-over of a sentence, by the people named last before."""
    page, groups = cast.page, cast.groups(sentence)
    people = [group for group in groups if any(member.kind == "person" for member in group.members)]
    yield from _received(cast, sentence, people)
    yield from _everybody(cast, sentence, people)
    for hands in _HANDS.finditer(page.text, sentence.start, sentence.end):
        group = next((each for each in reversed(people) if each.end <= hands.start()), None)
        if group is None or page.inside_quote(hands.start("verb")):
            continue
        if _GAP.fullmatch(page.text, group.end, hands.start()):
            group = _subject(page.text, people, group)
            joined = _TOGETHER.search(page.text, sentence.start, group.start) is not None
            before = [each for each in people if each.end <= group.start][-1:] if joined else []
            before = before or _titled(page.text, people, group)
            presenting = _presenting(cast, sentence, (*before, group), hands, receivers)
            yield from _apart(presenting, page.text[group.end : hands.start() + 1])


def _received(cast: Cast, sentence: Sentence, people: list[Group]) -> Iterator[Presenting]:
    """接受A等领导颁发的奖章; 从A手中接过奖牌: who hands over stands before the verb of those who receive."""
    for match in _RECEIVED.finditer(cast.page.text, sentence.start, sentence.end):
        inside = [each for each in people if match.start("by") <= each.start and each.start < match.end("by")]
        who = tuple(name for each in inside for m in each.members if m.kind == "person" for name in m.who)
        if who:
            at = cast.page.evidence(match.start(), match.end(), "award.presented")
            yield Presenting(at, who, (), True, False, "")


def _subject(text: str, people: list[Group], group: Group) -> Group:
    """The people named first, where those named last are only visited: A看望B，并为C颁发…"""
    before = [each for each in people if each.end <= group.start]
    if before and _VISITS.search(text, before[0].end, group.start):
        return before[0]
    return group


def _apposed(page: Page, receivers: Receivers, start: int, end: int) -> tuple[str, tuple[str, ...]] | None:
    """为优秀教师|A、B颁奖: the honour right before those who have it."""
    whole = receivers.listed(start, end) if receivers.fills(start, end) else ()
    called = page.text[start : page.text.find(whole[0], start, end)] if whole else ""
    if kind_of(called) in ("honour", "medal"):
        return called, whole
    for at in range(min(end - 2, start + _LONGEST), start + 3, -1):
        title = page.text[start:at]
        if kind_of(title) in ("honour", "medal") and receivers.fills(at, end) and (names := receivers.listed(at, end)):
            return title, names
    return None


def _names_body(page: Page, title: str, start: int) -> bool:
    """Whether the name of a body stands within what was read as an honour: 先进集体|县第一中学."""
    at = page.text.find(title, start)
    return at >= 0 and any(unit.start > at for unit in page.units_in(at, at + len(title)))


def _everybody(cast: Cast, sentence: Sentence, people: list[Group]) -> Iterator[Presenting]:
    """甲、乙上台颁奖: all that are honoured."""
    for plain in _ON_STAGE.finditer(cast.page.text, sentence.start, sentence.end):
        group = next((each for each in reversed(people) if each.end == plain.start()), None)
        who = tuple(name for m in group.members if m.kind == "person" for name in m.who) if group else ()
        if group is not None and who:
            at = cast.page.evidence(group.start, plain.end(), "award.presented")
            yield Presenting(at, who, (), True, True, "")


def _apart(presenting: Presenting, between: str) -> Iterator[Presenting]:
    """甲、乙分别为H1、H2获得者颁奖: one each, where there are as many people as honours."""
    size = len(presenting.titles)
    if size < _TWO or size != len(presenting.who) or "分别" not in between:
        yield presenting
        return
    for who, title in zip(presenting.who, presenting.titles, strict=True):
        yield replace(presenting, who=(who,), titles=(title,), whom="")


def _of_delegates(text: str, start: int, end: int, known: tuple[str, ...]) -> Iterator[str]:
    """优秀教师代表、优秀校长代表及杰出教师代表: the honours of a list of delegates."""
    for each in _DELEGATES.finditer(text, start, end):
        honour = read_honour(text, each.start("honour"), each.end("honour"), sure=True)
        if honour is not None and honour.end == each.end("honour") and honour.title not in known:
            yield honour.title


def _titled(text: str, people: list[Group], last: Group) -> list[Group]:
    """甲副主任、乙副主席、|丙副局长: those listed before somebody, each with the post behind the name."""
    found: list[Group] = []
    for each in reversed([group for group in people if group.end <= last.start]):
        if not _NEXT_TITLED.fullmatch(text, each.end, (found[0] if found else last).start):
            break
        found.insert(0, each)
    return found


def _presenting(
    cast: Cast, sentence: Sentence, groups: tuple[Group, ...], hands: re.Match[str], receivers: Receivers
) -> Presenting:
    page = cast.page
    members = [member for group in groups for member in group.members if member.kind == "person"]
    who = tuple(name for member in members for name in member.who)
    got = _GOT.match(page.text, hands.start("whom"))
    start = got.end() if got else hands.start("whom")
    titles = tuple(
        honour.title
        for honour in read_honours(page.text, start, hands.end("whom"), sure=True)
        if not cast.people.mentions_in(honour.start, honour.end) and not _COLLECTIVE.fullmatch(f"“{honour.title}”")
    )
    apposed = _apposed(page, receivers, start, hands.end("whom"))
    titles = (apposed[0],) if apposed else tuple(title for title in titles if not _names_body(page, title, start))
    titles += tuple(dict.fromkeys(_of_delegates(page.text, start, hands.end("whom"), titles)))
    whom = _COLLECTIVE.sub("获奖", hands["whom"])
    quotes = (match for match in _QUOTED.finditer(whom) if not whom.startswith("基金", match.end()))
    titles += tuple(dict.fromkeys(match[1] for match in quotes if match[1] not in titles))
    first = hands.start("verb") + len(_GIVE_WORD.match(hands["verb"])[0])  # type: ignore[index]
    titles += tuple(honour.title for honour in read_honours(page.text, first, sentence.end, sure=True))
    everybody = _EVERYBODY.search(whom) is not None and all(_GENERIC.fullmatch(title) for title in titles)
    anybody = everybody or (not titles and _ANYBODY.search(whom) is not None)
    at = page.evidence(groups[0].start, hands.end(), "award.presented")
    above = page.text[page.shift : sentence.start].split("\n")[:-1]
    leads = all(len(line.strip()) < _DATELINE for line in above)
    winners = _WINNERS.search(page.text, start, hands.end("whom")) if len(titles) == 1 else None
    recipients = apposed[1] if apposed else receivers.listed(*winners.span("who")) if winners else ()
    return Presenting(at, who, titles, anybody, leads, hands["whom"], recipients)
