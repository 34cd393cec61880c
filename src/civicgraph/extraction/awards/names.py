"""Names of people that an honour announces: 授予X同志“…”, X荣获…, “时代楷模”X, 全国劳动模范X, lists of winners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extraction.awards.honours import is_honour
from civicgraph.extraction.awards.verbs import ANY, Verb, find_verbs
from civicgraph.extraction.awards.winners import find_winners
from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People, PersonMention
from civicgraph.names import Context, NameSpan, find_names, name_at, name_list

_GIVES = re.compile(r"追授予?|授予|表彰|命名|追认|批准|评定|(?:决定|命令|，|。|\s|[厅局委部府])(?:给予?|为|向|对)")
_FOLLOWS = re.compile(
    r"（[^（）]{1,12}）|同志|烈士|先生|女士|等|、|“|全国|[省市县]|中国|国家|个人|追?记|颁发|为|和|颁授|授予|追授|荣誉|优秀|劳动|先进|道德"
)
_ADVERBS = re.compile(
    r"(?:同志|烈士|老师|家庭|一家|夫妇|近日|日前|先后|相继|曾|又|也|还|均|都|分别|再次|多次|同时|光荣|已|成功|最终|双双|一举|以[^，。；]{2,24}(?:成绩|优势|分|总分|得票)|(?:19|20)\d\d年|今年|去年|当年|等\d*[余多]?[名位人]?(?:同志|选手|教师|同学|队员)?|[一二三四五六七八九十两]人|（[^（）]{1,12}）)*"
)
_QUOTED = re.compile(
    r"“(?P<title>[^“”\n]{2,24})”(?:国家)?(?:荣誉)?(?:称号|奖章|勋章|奖)?(?:的)?(?:获得者|得主)?(?:——|：)?(?=[㐀-鿿])"
)
_PLAIN = re.compile(
    r"(?:全国|全[省市县区]|[省市县区州]级?|中国|国家级)(?P<title>[^，。；：“”、（）《》\s的]{2,16}?)(?:获得者|得主)?(?:——|：)?(?=[㐀-鿿])"
)
_BEGINS = re.compile(r"[，。；：、！？\s（）“”》]")
_AND_OTHERS = re.compile(
    r"(?<=[、，对给向和及予彰了])(?P<name>[㐀-鿿]{2,4}?)等(?:\d+|[一二三四五六七八九十百]+)[余多]?[名位]"
)
_SMALL = "还又也均曾再已都共先并将则"
_SURE = 3.0


def with_honoured(page: Page, people: People) -> People:
    """The people of a page and those whom only an honour announces, these also wherever they are named again."""
    found = [name for name in honoured_names(page) if not people.mentions_in(name.start, name.end)]
    if not found:
        return people
    mentions = {mention.start: mention for mention in people.mentions}
    known = {name.name for name in found}
    again = find_names(page.text, 0, len(page.text), known=known, avoid=page.units) if known else []
    for name in (*found, *(name for name in again if name.name in known)):
        if not any(m.start < name.end and name.start < m.end for m in mentions.values()):
            mentions[name.start] = PersonMention(name.start, name.end, name.name, name.start, "person.honoured")
    return People(people.holders, tuple(mentions[start] for start in sorted(mentions)))


def honoured_names(page: Page) -> Iterator[NameSpan]:
    """The names of those who are honoured, wherever the words around tell that a name stands there."""
    if not ANY.search(page.text):
        return
    for sentence in page.sentences:
        if ANY.search(page.text, sentence.start, sentence.end):
            yield from _behind_givers(page, sentence.start, sentence.end)
            yield from _before_verbs(page, sentence.start, sentence.end)
            yield from _behind_honours(page, sentence.start, sentence.end)
            yield from _counted(page, sentence.start, sentence.end)
    for winners in find_winners(page):
        yield from winners.names


def _behind_givers(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """授予X同志“…”; 给X记一等功; 授予X、Y等10名同志."""
    for match in _GIVES.finditer(page.text, start, end):
        names = [] if page.unit_starting_at(match.end()) else name_list(page.text, match.end(), end)
        first = names[0] if names else _name(page, match.end(), end)
        last = names[-1] if names else first
        if first and last and _FOLLOWS.match(page.text, last.end, end):
            yield from names or [first]


def _name(page: Page, start: int, end: int) -> NameSpan | None:
    name = name_at(page.text, start, end, after=Context.TITLE)
    return name if name is not None and name.score >= _SURE else None


def _before_verbs(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X荣获…; 县医院X被评为…; X、Y获得…."""
    for verb in find_verbs(page.text, start, end):
        if verb.sure or verb.frame in ("merit", "win") or verb.word[0] in "获夺摘斩":
            yield from _subject(page, verb, start, end)
        elif passive := re.compile("被[^，。；]{0,30}$").search(page.text, start, verb.start):
            yield from _ending_at(page, passive.start(), start, end)


def _subject(page: Page, verb: Verb, start: int, end: int) -> Iterator[NameSpan]:
    passive = re.compile("被[^，。；]{0,30}$").search(page.text, start, verb.start)
    yield from _ending_at(page, passive.start() if passive else verb.start, start, end)


def _ending_at(page: Page, stop: int, start: int, end: int) -> Iterator[NameSpan]:
    """The name, or the list of names, that begins a clause or follows a body and ends before a verb, adverbs aside."""
    for at in range(max(start, stop - 40), stop - 1):
        if at > start and not _BEGINS.match(page.text, at - 1) and page.unit_ending_at(at) is None:
            continue
        if page.unit_starting_at(at) or page.inside_quote(at):
            continue
        names = name_list(page.text, at, min(end, stop)) or [n for n in [_name(page, at, end)] if n]
        if (
            names
            and names[-1].end <= stop
            and _ADVERBS.fullmatch(page.text, names[-1].end, stop)
            and names[0].score >= 1
        ):
            yield from (*names[:-1], _without_adverb(names[-1]))
            return


def _without_adverb(name: NameSpan) -> NameSpan:
    """华天|还|夺得: a small word before the verb is no part of the name."""
    if len(name.name) == 3 and name.name[-1] in _SMALL:
        return NameSpan(name.start, name.end - 1, name.name[:-1], name.score)
    return name


def _counted(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X等20名先进个人."""
    for match in _AND_OTHERS.finditer(page.text, start, end):
        name = name_at(page.text, match.start("name"), end, after=Context.LIST)
        if name is not None and name.end == match.end("name"):
            yield name


def _behind_honours(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """“时代楷模”X; 全国劳动模范X."""
    for pattern in (_QUOTED, _PLAIN):
        for match in pattern.finditer(page.text, start, end):
            if is_honour(match["title"]) or "者" in match[0][-4:]:
                name = _name(page, match.end(), end)
                if name is not None and not page.unit_starting_at(match.end()):
                    yield name
