"""Names in running text that no title announces: 村民X, X说, X同志, X（男，45岁）; and known names said again."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

import ahocorasick_rs

from civicgraph import resources
from civicgraph.names import guard, lattice
from civicgraph.names.boundaries import name_at
from civicgraph.names.foreign import log_foreign
from civicgraph.names.lists import name_list
from civicgraph.names.model import load_names
from civicgraph.names.spans import Context, NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Cover

#: What a name needs after a word of this strength: 村民; 代表, 群众, which stand before much else; 由, 会见.
_ODDS_AFTER = {"strong": 2.5, "weak": 6.0, "verb": 9.0}
_OF_QUOTED = "”的"  # “人民教师”的X
_SURE_IN_LIST = 8.0
_PLACES = frozenset("省市县区州")  # behind what looks like a name
_KNOWN = 20.0  # the score of a known name
_HAN = re.compile(f"[{lattice.HAN}]")
#: More names than this are looked for all at once.
_MANY = 60
_MADE = ("为", "同")  # 以X为主任, 以X同志为核心
_ODDS_BEFORE_VERB = 3.0
_ODDS_BEFORE_PERSON = 0.0
#: Titles that stand behind a name: 王小明书记.
_POSTS = (
    "委员长|主席|总理|总书记|省长|市长|县长|区长|镇长|书记|部长|局长|主任|院长|校长|教授|院士|董事长|总经理|会长|委员"
    "|秘书长"
)
#: A verb that only a person does, at which a name that opens a clause may end; each way begins with a character, which
#: makes the search fast.
_SAYS = re.compile(
    r"说(?=[，：:,。道着起]|到这|到那)|告诉记者|介绍(?=[，：:,道说])|表示(?=[，：:,])|坦言|感慨|回忆(?=[，：:,道说])|笑着说|高兴地说|激动地说|认为(?=[，：:,])"
    r"|强调(?=[，：:,])|指出(?=[，：:,])|要求(?=[，：:,])|主持会议|作了?(?=题为|讲话|重要讲话|报告|工作报告|说明|发言|讲座|辅导|汇报)|一行(?=[^动业程])|同志(?=[^们])|先生(?=[^们])|女士(?=[^们])|"
    + "|".join(f"{post}(?=[^们级会办制])" for post in (f"副(?:{_POSTS})", *_POSTS.split("|")))
)
#: What is told of a person in brackets or between commas right after the name.
_PERSON = re.compile(
    r"[（，]\s*(?:男|女|汉族|[一-鿿]{1,3}族|中共党员|现年|时年|今年|年仅|\d{2}岁|\d{4}年(?:\d{1,2}月)?(?:出)?生)"
)
_CLAUSE = re.compile(rf"(?:^|[，。；：！？、“”‘’（）《》\s])([{lattice.HAN}]{{2,4}})(?<!等)$")


@cache
def _roles() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...], tuple[float, ...]]:
    """Finds the words before names; the words, and the odds that each needs."""
    with resources.data("name_roles.csv").open(encoding="utf-8", newline="") as handle:
        needed = {row["word"]: _ODDS_AFTER[row["strength"]] for row in csv.DictReader(handle)}
    needed.setdefault(_OF_QUOTED, _ODDS_AFTER["verb"])
    automaton = ahocorasick_rs.AhoCorasick(list(needed), implementation=ahocorasick_rs.Implementation.ContiguousNFA)
    return automaton, tuple(needed), tuple(needed.values())


def find_names(
    text: str, start: int, end: int, *, known: Collection[str] = (), avoid: Cover | None = None
) -> list[NameSpan]:
    """Names on strong evidence only, and every place where one of ``known`` stands again; in order, without overlaps.

    ``avoid`` are stretches where no name can be: places, bodies, documents.
    """
    found = _known_again(text, start, end, known)
    found += _after_roles(text, start, end)
    found += _before(_SAYS, text, start, end, _ODDS_BEFORE_VERB)
    found += _before(_PERSON, text, start, end, _ODDS_BEFORE_PERSON)
    return _settled(text, found, avoid) if found else []


def resolve_short(form: str, known: Collection[str]) -> str | None:
    """The only known person whom 张书记, 老张 or 欧阳主任 can mean; None where there is none or more than one."""
    bare = form[1:] if form[:1] in "老小" and len(form) == 2 else form
    surnames = load_names().surnames
    for size in (2, 1):
        surname = bare[:size]
        if surname in surnames and (len(bare) > size or bare != form):
            people = {name for name in known if name.startswith(surname) and len(name) > size}
            if people:
                return people.pop() if len(people) == 1 else None
    return None


def _known_again(text: str, start: int, end: int, known: Collection[str]) -> list[NameSpan]:
    """Every place of a known name; one that is also a word must not be part of the words around it."""
    return [
        NameSpan(at, at + len(name), name, _KNOWN)
        for at, name in _places(text, start, end, known)
        if not _is_word(name) or _alone(text, at, at + len(name)) or name_at(text, at, end, after=Context.TITLE)
    ]


def _places(text: str, start: int, end: int, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Where each name stands, from left to right, the longest of those at one place, without overlaps."""
    found = everywhere(text, names if isinstance(names, frozenset) else frozenset(names))
    free = start
    for index in range(bisect_left(found, (start,)), bisect_left(found, (end,))):
        at, _, name = found[index]
        if at >= free and at + len(name) <= end:
            free = at + len(name)
            yield at, name


@lru_cache(maxsize=2)
def everywhere(text: str, names: frozenset[str]) -> list[tuple[int, int, str]]:
    """Each place of each name in a text, which is asked for block by block: its start, minus its length, itself."""
    if len(names) > _MANY:
        automaton = ahocorasick_rs.AhoCorasick(sorted(names))
        return sorted((at, at - end, text[at:end]) for _, at, end in automaton.find_matches_as_indexes(text, True))
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, -len(name), name))
            at = text.find(name, at + 1)
    return sorted(found)


def _is_word(name: str) -> bool:
    return load_names().words.get(name, (0.0, "x"))[1] not in "fx"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether marks stand on both sides."""
    return not _HAN.match(text, end) and not (start and _HAN.match(text, start - 1))


def _after_roles(text: str, start: int, end: int) -> list[NameSpan]:
    found = []
    for role, at, floor in _roles_in(text, start, end):
        span = name_at(text, at, end, after=Context.ROLE)
        if role == "以" and span and text[span.end : span.end + 1] not in _MADE:
            continue
        if span and span.score >= floor and (floor < _ODDS_AFTER["verb"] or _is_chinese(span.name)):
            found.append(span)
            found.extend(_listed_behind(text, span, end))
    return found


def _listed_behind(text: str, first: NameSpan, end: int) -> list[NameSpan]:
    """一级英模甲、|乙: the clear names of the list that a role opens."""
    if text[first.end : first.end + 1] != "、":
        return []
    listed = (span for span in name_list(text, first.end + 1, end) if span.score >= _SURE_IN_LIST)
    return [span for span in listed if text[span.end : span.end + 1] not in _PLACES]


def _roles_in(text: str, start: int, end: int) -> Iterator[tuple[str, int, float]]:
    """The words before names: word, its end, the odds that it needs.

    Of words at one place the longest that is followed by a character, as in a pattern.
    """
    _, words, needed = _roles()
    found = _role_words(text)
    free = start
    for at in range(bisect_left(found, (start,)), bisect_left(found, (end,))):
        first, minus_last, index = found[at]
        last = -minus_last
        if first >= free and last < end and "一" <= text[last] <= "鿿":
            free = last
            yield words[index], last, needed[index]


@lru_cache(maxsize=2)
def _role_words(text: str) -> list[tuple[int, int, int]]:
    """Start, minus end and number of each word before names in a text, which is asked for block by block."""
    automaton, _, _ = _roles()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    return sorted((first, -last, index) for index, first, last in found)


def _is_chinese(name: str) -> bool:
    return name not in guard.not_names() and load_names().split(name) is not None


def _before(pattern: re.Pattern[str], text: str, start: int, end: int, least: float) -> list[NameSpan]:
    """张三说, and 张三，男，汉族，1970年1月生, at the beginning of a clause."""
    found = []
    for match in pattern.finditer(text, start, end):
        clause = _CLAUSE.search(text, max(start, match.start() - 5), match.start())
        if clause and (odds := _odds(clause.group(1))) >= least:
            found.append(NameSpan(clause.start(1), clause.end(1), clause.group(1), round(odds, 3)))
    return found


def _odds(name: str) -> float:
    """Log-odds that a string between marks is a name; words are none."""
    model = load_names()
    if name in guard.not_names():
        return -20.0
    return max(model.log_name(name), log_foreign(model, name)) - model.log_word(name)


def _settled(text: str, found: list[NameSpan], avoid: Cover | None) -> list[NameSpan]:
    """The best of overlapping names, outside what is to be avoided, no placeholders, no doctrines."""
    kept: list[NameSpan] = []
    taken = Cover()
    for span in sorted(set(found), key=lambda span: (-span.score, span.start, -span.end)):
        blocked = taken.overlaps(span.start, span.end) or (avoid and avoid.overlaps(span.start, span.end))
        if not blocked and not guard.is_no_person(text, span.start, span.end):
            kept.append(span)
            taken.add(span.start, span.end)
    return sorted(kept)
