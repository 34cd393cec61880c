"""All people of an article: beside their posts, in lists of leaders, in by-lines, as speakers, and each time again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from civicgraph.extraction.appointments import find_appointments, find_subjects, with_rosters
from civicgraph.extraction.holders import Holder, find_holders
from civicgraph.extraction.layer import Layer
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.extraction.posts.foreign import is_ours
from civicgraph.extraction.repeats import without_repeats
from civicgraph.extraction.visitors import without_guests
from civicgraph.names import Context, NameSpan, find_names, load_names, name_at, name_list, resolve_short
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record
from civicgraph.text.spans import Cover

_LEADERS = re.compile(
    r"(?:[省市县区州旗盟镇乡]|自治区|县处级|县市|副?[市县厅处]级|[局校院厅处队厂矿行]|公司|集团)"
    r"(?:委、[省市县区州旗盟]?(?:人民)?政府|(?:人民)?政府|委|人大(?:常委会)?|政协|四大班子|四家班子|四套班子|四大家|四家|历届|以上|级|党政|党[组委]|班子|老|主要|相关|有关|其他|其它|在家)*"
    r"(?:领导干部|领导同志|领导班子成员|班子成员|老?领导(?!班子|小组|干部|下))(?:和老同志|、老同志)?(?:同志)?(?:有|还有|分别是)?[：\s]*"
    r"|执行主席(?:分别)?(?:是|为|有)?[：\s]*"
)
_NAME = r"[㐀-鿿]{2,4}(?:·[㐀-鿿]{1,8})*"
_OPENS = (
    r"[，：；（“]|授予|追授|表彰了?|嘉奖|任命|选举|推荐|学习|慰问了?|看望了?|会见了?|陪同|率领|带领"
    r"|由|邀请|聘请|包括|以及|和|与"
)
_RUN = re.compile(rf"(?:{_OPENS})(?={_NAME}[、 ]+{_NAME}(?:[、 ]+|和){_NAME})")
#: 的宫某某、李某某等劳动模范: two names will do where 等 and people follow.
_PAIR = re.compile(rf"(?:{_OPENS}|的)(?={_NAME}(?:、|和){_NAME}等)")
#: 慰问了|张三|等老同志.
_VISITED = re.compile(
    rf"(?:慰问|看望|走访)了?(?:[^，。；、]{{0,4}}的)?(?={_NAME}等(?:老同志|老干部|老领导|老党员|同志))"
)
_PEOPLE = re.compile(
    r"等(?:同志|\d+[名位人]|[两三四五六七八九十]+[名位人]|[^，。；、]{0,6}(?:模范|个人|代表|工作者|英模|教师|先锋|标兵|能手|选手|法官|检察官|民警|干警|英雄|榜样|专家|群众|村民|职工|干部))"
)
_FIRST = re.compile(rf"{_NAME}[、 ]+{_NAME}(?:[、 ]+|和){_NAME}")
#: What every list of _RUN and _FIRST has in it.
_LISTS = re.compile(f"[㐀-鿿][、 ]+{_NAME}")
_HONOURED = re.compile(r"(?:获得者|得主|候选人)(?:——|：)?")
_SURE = 8.0
_SURE_BEHIND_BODY = 10.0
_NOT_BEHIND = frozenset({"foreign", "media", "publication"})
_BEFORE_SURNAME = re.compile(r"(?:^|[^㐀-鿿]|[由和与在向同对请给问的是])$")
_ENDS_OF_PLACES = frozenset("省市县区乡镇村")


@record
class PersonMention:
    """A person at a place of the page; ``outer`` is where the posts before the name begin."""

    start: int
    end: int
    name: str
    outer: int
    rule: str


@dataclass(frozen=True, slots=True)
class People:
    """The people of a page.

    Attributes:
        holders: people beside their posts.
        mentions: every place where somebody is named, in order.
    """

    holders: tuple[Holder, ...]
    mentions: tuple[PersonMention, ...]
    _names: Layer[PersonMention] = field(init=False, repr=False, compare=False)
    _holders: Layer[Holder] = field(init=False, repr=False, compare=False)
    _surnamed: dict[str, set[str]] = field(init=False, repr=False, compare=False)
    _named: dict[str, list[Holder]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named: dict[str, list[Holder]] = {}
        surnamed: dict[str, set[str]] = {}
        for holder in self.holders:
            named.setdefault(holder.name.name, []).append(holder)
            surnamed.setdefault(holder.name.name[0], set()).add(holder.name.name)
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_surnamed", surnamed)
        object.__setattr__(self, "_names", Layer(self.mentions))
        object.__setattr__(self, "_holders", Layer(sorted(self.holders, key=attrgetter("start"))))

    def mentions_in(self, start: int, end: int) -> tuple[PersonMention, ...]:
        """The mentions whose names begin within."""
        return self._names.beginning_in(start, end)

    def posts_of(self, name: str) -> list[Post]:
        """All posts of somebody, in the order of the holders."""
        return [post for holder in self._named.get(name, ()) for post in holder.posts]

    def only_one_surnamed(self, character: str) -> str | None:
        """The only holder of a post whose name begins with a character."""
        names = self._surnamed.get(character, ())
        return next(iter(names)) if len(names) == 1 else None

    def names_in(self, start: int, end: int) -> list[NameSpan]:
        """The names that begin within."""
        return [NameSpan(each.start, each.end, each.name) for each in self.mentions_in(start, end)]

    def post_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of posts within, whose bodies are no participants."""
        return [(post.start, post.end) for holder in self._holders.beginning_in(start, end) for post in holder.posts]


def find_people(page: Page) -> People:
    """Everybody who is named."""
    beside = tuple(without_guests(page, with_rosters(page, find_holders(page))))
    found_holders = (_ours(page, holder) for holder in (*beside, *find_appointments(page, beside)))
    holders = without_repeats(tuple(found_holders))
    found: dict[int, PersonMention] = {}
    for holder in holders:
        found[holder.name.start] = _mention(holder.name, min(holder.start, holder.name.start), holder.rule)
    for name in _leaders(page):
        found.setdefault(name.start, _mention(name, name.start, "person.leaders-list"))
    for name in _honoured(page):
        found.setdefault(name.start, _mention(name, name.start, "person.honoured"))
    for name in _unannounced(page):
        found.setdefault(name.start, _mention(name, name.start, "person.list"))
    for name in (*_behind_bodies(page), *_at_home(page), *_visited(page)):
        found.setdefault(name.start, _mention(name, name.start, "person.behind-body"))
    known = {mention.name for mention in found.values()}
    for name in _elsewhere(page, known, found):
        found.setdefault(name.start, _mention(name, name.start, "person.named"))
    for mention in _short(page, holders):
        found.setdefault(mention.start, mention)
    bylines = page.metadata.bylines
    kept = [
        found[start]
        for start in sorted(found)
        if not any(span.start <= start < span.end for span in bylines) and not _is_place(found[start])
    ]
    people = People(holders, tuple(kept))
    taken = {(holder.name.start, post.end) for holder in holders for post in holder.posts}
    more = [holder for holder in find_subjects(page, people.names_in) if (holder.name.start, holder.end) not in taken]
    return People((*holders, *more), people.mentions) if more else people


def _short(page: Page, holders: tuple[Holder, ...]) -> Iterator[PersonMention]:
    """花书记: surname and title of the only holder of such a post whom they can mean."""
    titles: dict[str, set[str]] = {}
    for holder in holders:
        titles.setdefault(holder.name.name, set()).update(post.title for post in holder.posts)
    for title in page.titles if titles else ():
        start = title.outer - 1
        if title.outer != title.start or not _BEFORE_SURNAME.search(page.text, max(0, start - 2), start):
            continue
        name = resolve_short(page.text[start : title.end], titles)
        core = title.title.removeprefix("副")
        if name and any(held.endswith(core) for held in titles[name]) and page.sentence_at(start).end > title.end:
            yield PersonMention(start, title.end, name, start, "person.short")


def _is_place(mention: PersonMention) -> bool:
    """石桥镇 begins with a surname; only beside a post is such a string a person."""
    return mention.rule.startswith("person.") and len(mention.name) > 2 and mention.name[-1] in _ENDS_OF_PLACES


def _ours(page: Page, holder: Holder) -> Holder:
    """The holder without posts of another state."""
    if all(is_ours(page, post, holder.name.name) for post in holder.posts):
        return holder
    return replace(holder, posts=tuple(post for post in holder.posts if is_ours(page, post, holder.name.name)))


def _mention(name: NameSpan, outer: int, rule: str) -> PersonMention:
    return PersonMention(name.start, name.end, name.name, outer, rule)


def _leaders(page: Page) -> Iterator[NameSpan]:
    """县领导A、B、C等."""
    for match in _LEADERS.finditer(page.text):
        yield from name_list(page.text, match.end(), page.sentence_at(match.start()).end)


def _unannounced(page: Page) -> Iterator[NameSpan]:
    """A、B、C等副市级以上领导; 授予A、B、C等: a list of at least three, nearly all of them clearly names."""
    for sentence in page.sentences:
        listed = _LISTS.search(page.text, sentence.start, sentence.end) is not None
        starts = [sentence.start] if listed and _FIRST.match(page.text, sentence.start, sentence.end) else []
        if listed:
            starts += [match.end() for match in _RUN.finditer(page.text, sentence.start, sentence.end)]
        for start in starts:
            names = name_list(page.text, start, sentence.end)
            sure = [name for name in names if name.score >= _SURE]
            if len(names) >= 3 and len(sure) * 4 >= len(names) * 3:
                yield from names
        for match in _PAIR.finditer(page.text, sentence.start, sentence.end):
            names = name_list(page.text, match.end(), sentence.end)
            if len(names) == 2 and _PEOPLE.match(page.text, names[1].end) and all(n.score >= _SURE for n in names):
                yield from names


def _honoured(page: Page) -> Iterator[NameSpan]:
    """“人民教师”荣誉称号获得者X."""
    for match in _HONOURED.finditer(page.text):
        name = name_at(page.text, match.end(), len(page.text), after=Context.TITLE)
        if name is not None:
            yield name


def _visited(page: Page) -> Iterator[NameSpan]:
    """慰问了|张三|等老同志: the only one who is named of those who are visited."""
    for match in _VISITED.finditer(page.text):
        name = name_at(page.text, match.end(), len(page.text), after=Context.LIST)
        if name and page.text.startswith("等", name.end):
            yield name


def _at_home(page: Page) -> Iterator[NameSpan]:
    """佛山社区|X家: whose house somebody visits."""
    for match in _HOME.finditer(page.text):
        name = name_at(page.text, match.start("name"), match.end("name"), after=Context.ROLE)
        if name and name.end == match.end("name") and name.score >= _SURE_AT_HOME:
            yield name


_HOME = re.compile(r"(?:村|社区|组|嘎查)(?:村民|居民|农户)?(?P<name>[㐀-鿿]{2,3})家(?=[、，。中里和及走看])")
_SURE_AT_HOME = 6.0


def _behind_bodies(page: Page) -> Iterator[NameSpan]:
    """县民族中学|X发言: a clear name right behind a body."""
    surnames = load_names().surnames
    for unit in page.units:
        sentence = page.sentence_at(unit.start)
        if sentence.end <= unit.end or page.unit_starting_at(unit.end) or page.inside_quote(unit.end):
            continue
        if unit.names[0].kind in _NOT_BEHIND or page.text[unit.end + 2 : unit.end + 3] in ("“", "《"):
            continue
        if not (page.text[unit.end] in surnames or page.text[unit.end : unit.end + 2] in surnames):
            continue
        name = name_at(page.text, unit.end, sentence.end, after=Context.ROLE)
        clear = name is not None and name.score >= _SURE_BEHIND_BODY and load_names().split(name.name) is not None
        if name and clear and not page.titles_in(unit.end, name.end + 1):
            yield name


def _elsewhere(page: Page, known: set[str], found: dict[int, PersonMention]) -> Iterator[NameSpan]:
    """Names in running text, of people known from other places of the article or announced by a verb or a noun."""
    taken = Cover((mention.start, mention.end) for mention in found.values())
    names = frozenset(known)
    avoid = Cover((each.start, each.end) for layer in (page.units, page.places) for each in layer)
    for block in page.blocks:
        if block.kind in ("title", "body", "caption", "heading"):
            for name in find_names(page.text, block.start, block.end, known=names, avoid=avoid):
                if not taken.overlaps(name.start, name.end):
                    yield name
