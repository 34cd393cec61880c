"""Who takes part in a sentence: people and bodies, joined to groups as the text lists them (A、B等; A局、B局负责人)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Literal

from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People, PersonMention
from civicgraph.extraction.standing import may_act, standing_for, teams
from civicgraph.extraction.tails import HEADED, PERSON_TAIL, TAIL
from civicgraph.extraction.titles import TitleMention
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.text.spans import Cover

_LEADERS_WORD = (
    r"(?:[省市县区州旗盟镇乡]|自治区|中央|国家)?(?:四大班子|四家班子|四套班子|四大家|四家|班子|党政)?"
    r"(?:老|历届)?领导(?:同志)?[\s：]*"
)
_JOINT = re.compile(
    rf"\s*(?:[、，/])?(?:以?及|和|与|暨|联合|携手|会同)?\s*(?:及|和)?(?:{_LEADERS_WORD}|老同志|(?<=[、，和及])[^，。；：、]{{2,10}}代表、"
    r"|(?<=[、，和及与])(?![到在赴往向对为给由至])[㐀-鿿]{1,5}[省市县区州旗镇乡])?$"
)
#: A局、〔a body that nobody knows〕、B局
_UNKNOWN_BETWEEN = re.compile(
    r"(?:[、和及与]|联合|会同|携手)(?P<items>[^，。；：、]{2,12}(?:、[^，。；：、]{2,12})?)[、和及与]$"
)
_VERBS = re.compile(
    r"出席|参加|主持|讲话|陪同|汇报|强调|介绍|表示|指出|来到|深入|组织|开展|举行|召开|分别|负责|局长|[的了在]"
)
#: A，10个街道党工委书记，B局
_UNNAMED_BETWEEN = re.compile(
    r"[，、](?:[^，。；：、]{0,14}(?:书记|主任|局长|镇长|乡长|区长|县长|院长|校长|委员|代表|成员|干部|人员)[，、]){1,2}(?:以?及|政府|人大|政协)?$"
)
_VERBS_OF_LISTS = re.compile(r"出席|参加|列席|主持|讲话|陪同|汇报|强调|介绍|表示|指出|来到|深入|分别|向|为|对|由")
_LEADERS = re.compile(rf"{_LEADERS_WORD}$")
_HAVE_HEADS = (
    "局",
    "办",
    "院",
    "校",
    "学",
    "工委",
    "镇党委",
    "乡党委",
    "街道党工委",
    "公司",
    "银行",
    "医院",
    "园",
    "站",
)
_BEGINS = "，。；：“\n "
#: 县委[委员], 县政府[大楼]: not the body itself
_NOT_ITSELF = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,4}届|“[^”]{2,12}(?:专家|顾问|员|者|代表|教师|医生|人才)|[^，。；：、]{0,4}[组界]委员(?![会长])|委员|常委|候补委员|班子成员|各?成员单位|(?:[省市县区州镇乡]?(?:人民)?政府)?(?:有关|相关|各|所属|直属|组成)(?:工作)?(?:部门|委办局)|各[^，。；：、]{0,4}[委室]|[大办]楼|门[口前]|会议[室厅]|礼堂|广场|院内|附近|驻地|食堂|宿舍|旧址|新址|院区)"
)
#: 县政府领导A, 市政协A副主席: the body whose somebody is
_OF_SOMEBODY = re.compile(
    r"(?:主要|历届|历任|在家|老)*(?:领导|党组成员|班子成员|负责人|负责同志|干部)?：?"
    r"|[^，。；：、的和及与]{2,12}(?:办公室|中心|[处科股室部站所]|[大支中]队|分局)"
)
_PREPOSITIONS = "向为给对由跟"
_CALLING = re.compile(
    r"(?:职工|工人|员工|教师|老师|学生|民警|医生|护士|干部|队员|战士|选手|村民|居民|工程师|代表|会员|学员|负责人)$"
)
#: 并走访|市林业局副局长A: where posts seem to begin before a verb
_VERB_BEFORE = re.compile(r".*(?:调研(?![室员处])|走访|慰问|看望|会见|听取)了?")
#: A与〔a villager〕亲切交谈: only A acts on
_WITH = frozenset({"与", "同", "跟", "和"})
_TALKS = re.compile(r"(?:促膝|亲切|热情|一一|深入|面对面|进行了?)*(?:而谈|长谈|交谈|拉[起家]|聊|握手|唠)")
_NEAR = 80
_SHORTEST_NAME, _LONGEST_NAME = 2, 3
_LONGEST_TITLE = 10
_REPRESENTS = ("负责人", "负责同志", "代表")
_offsets = attrgetter("start", "end")


@record
class Member:
    """A participant by name; ``start`` is where the posts before a person's name begin."""

    start: int
    end: int
    who: tuple[str, ...]
    kind: Literal["person", "unit"]


@record
class Group:
    """Participants that stand together.

    Attributes:
        end: after 等, 负责人, 一行.
        open_list: the list ends in 等.
        heads: for each member 负责人, 领导, 代表 … behind it or behind the list that it ends, or nothing.
        leaders: 县领导, 市领导 … stands before the list.
    """

    start: int
    end: int
    members: tuple[Member, ...]
    open_list: bool
    heads: tuple[str, ...]
    leaders: bool

    def first(self) -> Group:
        """The group of its first member only."""
        return replace(self, members=self.members[:1], heads=self.heads[:1], open_list=False)

    def with_group(self, other: Group) -> Group:
        """The two groups of one list: A、B，〔somebody whom nobody knows〕，C."""
        return Group(
            self.start, other.end, self.members + other.members, self.open_list or other.open_list,
            self.heads + other.heads, self.leaders,
        )  # fmt: skip

    def joined(self, member: Member, end: int, *, open_list: bool, head: str) -> Group:
        """The group with one more member; 负责人 behind a body is meant for the bodies listed before it too."""
        if member.who == self.members[-1].who:  # 柳溪村，该村负责人
            return Group(self.start, end, self.members, self.open_list, (*self.heads[:-1], head), self.leaders)
        heads = list(self.heads)
        for index in range(len(heads) - 1, -1, -1):
            if heads[index] or self.members[index].kind != "unit" or member.kind != "unit":
                break
            heads[index] = head
        return Group(
            self.start, end, (*self.members, member), self.open_list or open_list, (*heads, head), self.leaders
        )


class Cast:
    """The groups of all sentences of a page, each sentence read once."""

    def __init__(self, page: Page, people: People) -> None:
        self.page = page
        self.people = people
        self._groups: dict[int, tuple[Group, ...]] = {}
        self._once: dict[str, frozenset[str]] = {}

    def once(self, what: str, read: Callable[[Page, People], frozenset[str]]) -> frozenset[str]:
        """What is read from the whole page when it is first asked for."""
        if what not in self._once:
            self._once[what] = read(self.page, self.people)
        return self._once[what]

    def groups(self, sentence: Sentence) -> tuple[Group, ...]:
        """The groups of a sentence in order."""
        found = self._groups.get(sentence.start)
        if found is None:
            found = self._groups[sentence.start] = groups_in(self.page, self.people, sentence)
        return found


def groups_in(page: Page, people: People, sentence: Sentence) -> tuple[Group, ...]:
    """The groups of a sentence in order."""
    groups: list[Group] = []
    for member in _members(page, people, sentence):
        end, open_list, head = _tail(page, people, member, sentence.end)
        last = groups[-1] if groups else None
        if last and _fits(last, member) and _joins(page, last.end, member):
            groups[-1] = last.joined(member, end, open_list=open_list, head=head)
        else:
            before = _LEADERS.search(page.text, max(sentence.start, member.start - 12), member.start)
            start = before.start() if before else member.start
            groups.append(Group(start, end, (member,), open_list, (head,), before is not None))
    return tuple(groups)


def _tail(page: Page, people: People, member: Member, limit: int) -> tuple[int, bool, str]:
    """Where what belongs to a participant ends, whether the list ends in 等, and 负责人, 领导 … behind a body."""
    if member.kind == "unit":
        tail = TAIL.match(page.text, member.end, limit)
        return (tail.end(), bool(tail["open"]), tail["head"] or "") if tail else (member.end, False, "")
    title = next((t for t in page.titles_in(member.end, member.end + _LONGEST_TITLE) if t.start == member.end), None)
    behind = title.end if title and not people.mentions_in(title.end, title.end + 1) else member.end
    tail = PERSON_TAIL.match(page.text, behind, limit)
    return (tail.end(), bool(tail["open"] or tail["team"]), tail["head"] or "") if tail else (behind, False, "")


def _joins(page: Page, end: int, member: Member) -> bool:
    """Whether what stands between two members makes a list of them."""
    gap = page.text[end : member.start]
    if gap in _WITH and _TALKS.match(page.text, member.end):
        return False
    if _JOINT.match(gap) or (_UNNAMED_BETWEEN.match(gap) and not _VERBS_OF_LISTS.search(gap)):
        return True
    if member.kind == "person":
        return _unknown_person(page, end, member.start)
    unknown = _UNKNOWN_BETWEEN.match(gap)
    return unknown is not None and not _VERBS.search(unknown["items"])


def _unknown_person(page: Page, start: int, end: int) -> bool:
    """县长A，县人大常委会主任〔a name that nobody knows〕，副县长B: one list."""
    marks = "，、"
    if end - start > _NEAR // 2 or page.text[start] not in marks or page.text[end - 1] not in marks:
        return False
    titles = page.titles_in(start, end)
    name = page.text[titles[-1].end : end - 1] if titles else ""
    return _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and not _VERBS.search(page.text, start, end)


def _fits(last: Group, member: Member) -> bool:
    """A list that has ended (等, 一行) takes people with posts, but no bodies."""
    return not (last.open_list and member.kind == "unit" and last.members[-1].kind == "person")


def _members(page: Page, people: People, sentence: Sentence) -> Iterator[Member]:
    """People with their posts, and the bodies that are not part of a post, in order."""
    mentions = people.mentions_in(sentence.start, sentence.end)
    named = page.units_in(sentence.start, sentence.end)
    titles = page.titles_in(sentence.start, sentence.end)
    if not (mentions or named or titles or may_act(page, sentence)):
        yield from (Member(*team, "unit") for team in teams(page, sentence))
        return
    persons = [Member(_posts_start(page, mention), mention.end, (mention.name,), "person") for mention in mentions]
    persons = [_with_employer(page, person) for person in persons]
    begins = sorted(person.start for person in persons)
    taken = Cover(people.post_spans(sentence.start, sentence.end))
    for person in persons:
        taken.add(person.start, person.end)
    units = [
        Member(unit.start, unit.end, tuple(name.name for name in unit.names), "unit")
        for unit in named
        if not taken.holds(unit.start, unit.end)
        and not _NOT_ITSELF.match(page.text, unit.end)
        and (not _has_title(page, unit.end) or _by_its_head(page, unit.form, unit.end))
        and not _OF_SOMEBODY.fullmatch(page.text, unit.end, _next(begins, unit.end))
        and not unit.form.startswith("各")
    ]
    for unit in units:
        taken.add(unit.start, unit.end)
    short = _by_surname(page, people, sentence, titles, taken)
    meant = [Member(*each, "unit") for each in (*standing_for(page, sentence, taken), *teams(page, sentence))]
    yield from sorted((*persons, *units, *short, *meant), key=_offsets)


def _by_its_head(page: Page, form: str, end: int) -> bool:
    """县教育局局长作了发言: whoever heads a body, unnamed, stands for it."""
    return form.endswith(_HAVE_HEADS) and HEADED.match(page.text, end) is not None


def _next(begins: list[int], position: int) -> int:
    """The first offset of a list at or after a position, or the position before it."""
    return next((begin for begin in begins if begin >= position), position - 1)


def _with_employer(page: Page, person: Member) -> Member:
    """县水利局职工A: the body that employs somebody is no participant beside him."""
    calling = _CALLING.search(page.text, max(0, person.start - _LONGEST_TITLE), person.start)
    employer = calling and page.unit_ending_at(calling.start())
    return replace(person, start=employer.start) if employer else person


def _posts_start(page: Page, mention: PersonMention) -> int:
    """Where somebody's posts begin: 向|教师A."""
    start = mention.outer
    verb = _VERB_BEFORE.match(page.text, start, mention.start)
    start = verb.end() if verb else start
    behind = page.text[start] in _PREPOSITIONS and start < mention.start
    return (
        start + 1 if behind and any(t.outer == start + 1 for t in page.titles_in(start + 1, mention.start)) else start
    )


def _by_surname(
    page: Page, people: People, sentence: Sentence, titles: tuple[TitleMention, ...], taken: Cover
) -> Iterator[Member]:
    """贺副县长指出: the one person of the article with that surname."""
    for title in titles:
        start = title.outer - 1
        if start < sentence.start or taken.overlaps(start, title.end):
            continue
        if start == sentence.start or page.text[start - 1] in _BEGINS:
            named = people.only_one_surnamed(page.text[start])
            if named:
                yield Member(start, title.end, (named,), "person")


def _has_title(page: Page, end: int) -> bool:
    """县教育局副局长: what stands before a title is not the body itself."""
    titles = page.titles_in(end, end + _LONGEST_TITLE)
    return any(title.start == end and not title.title.endswith(_REPRESENTS) for title in titles)
