"""Verbs behind a name: A同志任…, B当选为…, 因年龄原因不再担任…的C, D生前是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from civicgraph.extraction.appointments.news import is_news
from civicgraph.extraction.appointments.parts import has_title, listed_before, names_in_slot, posts_behind
from civicgraph.extraction.appointments.words import alternatives, verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.posts import Post
from civicgraph.extraction.shape import shaped
from civicgraph.model import Status
from civicgraph.names import Context, NameSpan, name_at
from civicgraph.text import lazy_re as re

_DECISION = re.compile(r"决定|经研究|任命|宣布|履新|人事(?:调整|变动)|新任|当选|选举产生|选举出|推选出")
_ADDRESS = ("同志", "先生", "女士")
#: Between two verbs of one subject.
_SAME_SUBJECT = frozenset({"，", "；", "", "职务，"})
_CLAUSE = re.compile(r"(?:^|[，。；：、！？”\s])([㐀-鿿]{2,3})$")
_OPENING = re.compile(r"(?:^|[。：；\n]|[年月日]，)([㐀-鿿]{2,3})$")
_ABOVE = 300
_JUST_ABOVE = 120
_SHORT_NAME = 5
_LONGEST_VOTES = 24
_ADVERBS = ("已经", "正式", "刚刚", "已", "再次", "再度", "成功", "顺利", "又", "均", "分别", "此前", "之前")
#: Adverbs that may also end a name: 李忠|也卸任.
_SMALL_ADVERBS = ("也", "则", "亦", "仍", "便", "还")
_VOTES = re.compile(r"(?:以[^，。；、]{2,14}|高票|全票|满票|等\d+[名位人](?:代表|同志)?)$")
#: 甲同志|因到龄退休、|不再担任….
_REASON = re.compile(r"(?:因[^，。；、]{2,16}[，、]|，在[^，。；、]{2,10}中)$")
#: 任县长|期间.
_THEN_ONLY = re.compile(r"(?:职务)?(?:的?期间|时[，。])")
_DECADE = re.compile(r"[一二三四五六七八九\d]{1,2}0?世纪|[一二三四五六七八九]十年代|\d0年代|当年|那时|早年")
#: 此前张三|任….
_EARLIER = re.compile(r"(?:此前|在此之前|之前|[任调]职?前|调整前|履新前|任命前)，?[^，。；：]{0,5}$")
#: 调整前，甲任…；|乙任….
_BEFORE_ALL = re.compile(r"(?:此前|调整前|任命前|履新前)，")
_THEN = re.compile(r"(?:之后|随后|此后|后来|其后)，?")
#: Verbs that in a piece of personnel news tell what is new.
_GETS = frozenset({"任", "兼任"})
_BEFORE_NAME = re.compile(
    r"(?:[，。；：、“（\s年月日]|提议|同意|建议|对|此前|任命前|履新前|由|和|与|的|决定|以|及"
    r"|会员|委员|党员|教授|医生|律师|教师|老师|作家|书记员|干部|父亲|母亲|妻子|丈夫|儿子|女儿)$"
)
_BEGINS_NOUN = frozenset("主责信")
_FOR = re.compile(r"[，；](?:并)?(?:提名)?为")
_OF_WHOM = re.compile(r"(?:职务)?的(?=[㐀-鿿])")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('name')})(?![的期何务职命由因否不])")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The verbs that are no part of 主任, 责任, 信任; the pattern begins with characters: that is fast."""
    start = 0
    while match := _verbs().search(text, start):
        inside = text[match.start() - 1 : match.start()] in _BEGINS_NOUN
        start = match.start() + 1 if inside else match.end()
        if not inside:
            yield match


def _name_end(text: str, at: int) -> int:
    """Where the name before a verb ends: without 以…高票, 等20名代表, 同志 and a comma."""
    reason = _REASON.search(text, max(0, at - _LONGEST_VOTES), at)
    at = reason.start() if reason else at
    votes = _VOTES.search(text, max(0, at - _LONGEST_VOTES), at)
    at = votes.start() if votes else at
    at -= next((len(word) for word in _ADVERBS if text.endswith(word, 0, at)), 0)
    at -= text[at - 1 : at] == "，"
    return at - 2 if text.endswith(_ADDRESS, 0, at) else at


def find_verbs(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """People with the posts that a verb behind their names says."""
    last: Holder | None = None
    for match in _matches(page.text):
        if not has_title(page, match.end(), len(page.text)):
            continue
        sentence = page.sentence_at(match.start())
        if sentence.end <= match.end():
            continue
        if last and last.name.start < sentence.start:
            last = None
        for holder in _held(page, match, sentence, last, holders):
            last = holder
            yield holder
            for nominee in (*_nominated(page, holder, sentence.end), *_others(page, holder, sentence.end)):
                last = nominee
                yield nominee


def _held(
    page: Page, match: re.Match[str], sentence: Sentence, last: Holder | None, holders: Sequence[Holder]
) -> Iterator[Holder]:
    verb = match.group()
    status = verbs("name")[verb]
    end = _name_end(page.text, match.start())
    listed = listed_before(page, sentence.start, end, holders)
    names = listed if verb in verbs("decided") else listed[-1:]
    names = names or _names_ending(page, sentence.start, end, verb)
    if page.text[end - 1 : end] in _SMALL_ADVERBS:
        before = listed_before(page, sentence.start, end - 1, holders)
        names = before[-1:] or _known(page, sentence.start, end - 1, holders) or names
    if not names and last and page.text[last.end : match.start()] in _SAME_SUBJECT:
        names = [last.name]
    if names:
        joined = last.posts[-1] if last else None
        here = _status_here(page, verb, sentence.start, match.start())
        posts = posts_behind(page, match.end(), sentence.end, here, joined)
        if posts and _is_of_another(posts[-1], names, holders):
            return
        if posts and _THEN_ONLY.match(page.text, posts[-1].end):
            posts = tuple(replace(post, status="former") if post.status == "current" else post for post in posts)
        if posts and status == "removed":
            posts = (*posts, *_behind_comma(page, posts[-1], sentence.end))
        if page.text.endswith("分别", 0, match.start()) and not _each_same(posts):
            yield from _each(names, posts)
            return
        for name in names if posts else ():
            yield Holder(name.start, posts[-1].end, posts, name, "appointment.verb")
    elif status in _OF_WHOM_STATUSES:
        yield from _of_whom(page, match, sentence.end, status)


def _known(page: Page, start: int, end: int, holders: Sequence[Holder]) -> list[NameSpan]:
    """李忠|也卸任: a name that the article has beside a post ends here."""
    for name in sorted({holder.name.name for holder in holders}, key=len, reverse=True):
        if page.text.endswith(name, start, end):
            return [NameSpan(end - len(name), end, name, Context.ROLE.value)]
    return []


def _each_same(posts: tuple[Post, ...]) -> bool:
    """甲、乙分别辞去委员职务: one post, which all of them have had."""
    return len(posts) == 1


def _each(names: list[NameSpan], posts: tuple[Post, ...]) -> Iterator[Holder]:
    """甲、乙|分别任|东溪县县长、西溪县县长: to each his own, if there are as many."""
    if len(names) == len(posts):
        for name, post in zip(names, posts, strict=True):
            yield Holder(name.start, post.end, (post,), name, "appointment.verb")


def _is_of_another(post: Post, names: Sequence[NameSpan], holders: Sequence[Holder]) -> bool:
    """甲拟任副市长，现任县委书记|乙拟任…: whether the posts stand before somebody else's name."""
    own = {name.name for name in names}
    return any(post.end == each.posts[-1].end and each.name.name not in own for each in holders if each.posts)


def _behind_comma(page: Page, last: Post, end: int) -> tuple[Post, ...]:
    """不再担任县委书记、常委，|开发区党工委书记|职务: more posts, clause by clause, up to 职务."""
    found: tuple[Post, ...] = ()
    while page.text.startswith("，", last.end):
        more = posts_behind(page, last.end + 1, end, "removed", last)
        if not more:
            return ()
        found, last = (*found, *more), more[-1]
    return found if page.text.startswith("职务", last.end) else ()


def _others(page: Page, holder: Holder, end: int) -> Iterator[Holder]:
    """某某当选会长，|某某、某某为副会长: others get posts of the same body."""
    if holder.posts[-1].status not in ("appointed", "current") or page.text[holder.end : holder.end + 1] not in (
        "，",
        "；",
    ):
        return
    names, behind = names_in_slot(page, holder.end + 1, end)
    if not names or not page.text.startswith("为", behind):
        return
    posts = posts_behind(page, behind + 1, end, holder.posts[-1].status, holder.posts[-1])
    for name in names if posts and posts[0].units else ():
        yield Holder(name.start, posts[-1].end, posts, name, "appointment.verb")


def _nominated(page: Page, holder: Holder, end: int) -> Iterator[Holder]:
    """某某任县委书记，|为县人大常委会主任人选."""
    clause = _FOR.match(page.text, holder.end, end)
    posts = posts_behind(page, clause.end(), end, "current") if clause else ()
    if posts and posts[-1].status == "nominated":
        yield Holder(holder.name.start, posts[-1].end, posts, holder.name, "appointment.verb")


def _names_ending(page: Page, start: int, end: int, verb: str) -> list[NameSpan]:
    """The name that ends at an offset, and those listed before it: 甲、乙|当选为…."""
    names: list[NameSpan] = []
    at = end
    while name := _name_ending(page, start, at) or _shaped_ending(page, start, at, verb):
        names.insert(0, name)
        joint = _JOINT_BEFORE.search(page.text, max(0, name.start - _LONGEST_JOINT), name.start)
        if joint is None and verb in _ELECTS and _is_comma_list(page, start, name.start):
            joint = _COMMA.search(page.text, start, name.start)
        if joint is None:
            break
        at = joint.start()
    return names


def _is_comma_list(page: Page, start: int, at: int) -> bool:
    """甲某某，乙某某，|丙某某|当选为: whether the clause before a name is nothing but a clear name."""
    clause = _ONLY_NAME.search(page.text, start, at)
    return clause is not None and shaped(page.text, *clause.span(1))


_ELECTS = ("当选为", "当选", "被选为", "被选举为")
_COMMA = re.compile("，$")
_ONLY_NAME = re.compile(r"[，；：]([㐀-鿿]{2,3})，$")
_JOINT_BEFORE = re.compile(r"[ ]*[、和][ ]*$")
_LONGEST_JOINT = 4


def _status_here(page: Page, verb: str, start: int, end: int) -> Status:
    """The status that a verb gives in its sentence: 任 in a decision appoints, 成为 in 1983 is long ago."""
    status = verbs("name")[verb]
    if status == "appointed" and "选" not in verb and long_ago(page, start, end):
        return "former"  # 2008年调任; who was elected then may be in office still
    if status != "current":
        return status
    if _EARLIER.search(page.text, start, end) or _BEFORE_ALL.match(page.text, _line_start(page, start)):
        return "former"
    if verb in verbs("decided") and _is_decided(page, start, end):
        return "appointed"
    if verb in _GETS and is_news(page) and not long_ago(page, start, end):
        return "appointed"
    return "former" if long_ago(page, start, end) else "current"


def _line_start(page: Page, start: int) -> int:
    """Where the sentence with all its clauses between ； begins."""
    return max(page.text.rfind("。", 0, start), page.text.rfind("\n", 0, start)) + 1


def _is_decided(page: Page, start: int, end: int) -> bool:
    """Whether the sentence, or for 某同志|任 the text above it, tells of a decision."""
    if page.text.endswith("同志", start, end):
        start = max(0, start - _ABOVE)
    elif end - start <= _SHORT_NAME:
        start = max(0, start - _JUST_ABOVE)
    return _DECISION.search(page.text, start, end) is not None


_OF_WHOM_STATUSES = frozenset({"removed", "appointed"})


def _of_whom(page: Page, match: re.Match[str], end: int, status: Status) -> Iterator[Holder]:
    """不再担任县人大常委会主任|的某某, 出任县长|的某某."""
    posts = posts_behind(page, match.end(), end, status)
    of = _OF_WHOM.match(page.text, posts[-1].end, end) if posts else None
    name = name_at(page.text, of.end(), end, after=Context.TITLE) if of else None
    if name is not None:
        yield Holder(match.start(), name.end, posts, name, "appointment.of-whom")


def long_ago(page: Page, start: int, end: int) -> bool:
    """1983年…成为首任主任: the sentence is set in an earlier year."""
    earlier = _DECADE.search(page.text, start, end) is not None
    year = page.year
    dates = [date.value for date in page.dates_in(start, end) if date.value]
    if not dates and _THEN.match(page.text, start, end):
        dates = [date.value for date in page.dates_in(max(0, start - _JUST_ABOVE), start) if date.value][-1:]
    return earlier or (year is not None and bool(dates) and int(dates[0].value[:4]) < year - 1)


def _shaped_ending(page: Page, start: int, end: int, verb: str) -> NameSpan | None:
    """雷雨|生前是: before a verb that only people have, or opening a sentence, a name's shape is enough."""
    pattern = _CLAUSE if verb in verbs("person") else _OPENING
    slot = pattern.search(page.text, max(start - 1, end - 5, 0), end)
    if slot is None or not shaped(page.text, slot.start(1), slot.end(1)):
        return None
    return NameSpan(slot.start(1), slot.end(1), slot[1], Context.ROLE.value)


def _name_ending(page: Page, start: int, end: int) -> NameSpan | None:
    for size in (3, 2, 4):
        first = end - size
        if first < start or not (first == start or _BEFORE_NAME.search(page.text, start, first)):
            continue
        name = name_at(page.text, first, end, after=Context.ROLE)
        if name is not None and name.end == end:
            return name
    return None
