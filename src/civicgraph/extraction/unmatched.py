"""What is in scope and no rule placed: titles without a body, words like titles, names like bodies, frames.

This is the to-do list of the data files, not a list of facts: it would rather name too much than too little, but
nothing that the article says in general (有关部门, 各镇).
"""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.appointments import unread_frames
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.extraction.posts import real_titles
from civicgraph.extraction.shape import is_word, shaped
from civicgraph.model import Unmatched
from civicgraph.names import Context, name_at
from civicgraph.text import lazy_re as re

#: A word that may be a title: behind a mark or 兼, before a name.
_TITLE_LIKE = re.compile(
    r"(?:(?<=[、，。；：“兼\s])|^)(?P<word>[㐀-鿿]{1,9}?(?:[长官监使督]|总师|委员|专员|主管|干事|理事|秘书|总管))(?=[㐀-鿿]{2})"
)
_UNIT_END = re.compile(
    r"(?:局(?<![变开困僵破乱布格结大全时政]局)|厅(?<![大会客餐前]厅)|委员会|管委会|公司|集团|支队|大队|中学|小学|学校|学院|医院|协会|商会"
    r"|研究院|研究所|办事处|领导小组|指挥部|合作社)(?![长子面部势限勢属员级系机直])"
)
_UNIT_EDGE = re.compile(
    r"[^㐀-鿿（）“”·]|[的了在和与及由对向从把被为是到于给将让据经]|以及|来到|走进|联合|参加|前往|组织|成立|召开|主持|包括"
    r"|通过|希望|推进|推动|压实|加强|发挥|开展|提升|做好|离开|送往|高度重视|来自|要求"
)
_GENERAL = re.compile(
    r"[各该本我其他她这那每某全多几两一二三四五六七八九十百]|有关|相关|部门|所有|一些|许多|企业|单位|地方|基层|当地|国内|国外|"
    r"上级|下级|直属|县级|市级|省级|中央|责任|成员|贫困|龙头|电子|上市|子公司|分公司$|普通|部分|任何|不少|跨国|行业|方舱|寄宿"
)
_SHORTEST, _LONGEST = 4, 20


def find_unmatched(page: Page, people: People) -> tuple[Unmatched, ...]:
    """Titles, bodies and frames that no rule placed, each with its passage."""
    return (*_titles(page, people), *_title_like(page), *_unit_like(page, people), *_frames(page))


def _titles(page: Page, people: People) -> Iterator[Unmatched]:
    """Titles beside a name whose body nothing tells."""
    for holder in people.holders:
        for post in holder.posts:
            if not post.units and post.rule == "unmatched.title":
                evidence = page.evidence(min(post.start, holder.start), max(holder.end, post.end), post.rule)
                yield Unmatched("title", page.text[post.start : post.end], evidence)


def _title_like(page: Page) -> Iterator[Unmatched]:
    """督察长某某: a word that ends like a title before a name."""
    for match in _TITLE_LIKE.finditer(page.text):
        start, end = match.span("word")
        sentence = page.sentence_at(start)
        if sentence.end <= end or is_word(page.text[end - 1 : end + 1]) or real_titles(page, start, end):
            continue
        name = name_at(page.text, end, sentence.end, after=Context.TITLE)
        if name and shaped(page.text, name.start, name.end) and not is_word(name.name):
            yield Unmatched("title", match["word"], page.evidence(start, name.end, "unmatched.title-like"))


def _unit_like(page: Page, people: People) -> Iterator[Unmatched]:
    """A proper name that ends like a body's and that is part of none."""
    for match in _UNIT_END.finditer(page.text):
        end = match.end()
        sentence = page.sentence_at(match.start())
        if sentence.end <= end or page.inside_unit(match.start(), end) or page.inside_quote(match.start()):
            continue
        floor = max(sentence.start, end - _LONGEST)
        start = max((edge.end() for edge in _UNIT_EDGE.finditer(page.text, floor, match.start())), default=floor)
        word = page.text[start:end]
        proper = len(word) >= max(_SHORTEST, len(match.group()) + 2) and not _GENERAL.search(word)
        if proper and not page.units_in(start, end) and not _in_post(people, sentence, end):
            yield Unmatched("unit", word, page.evidence(start, end, "unmatched.unit-like"))


def _in_post(people: People, sentence: Sentence, end: int) -> bool:
    """Whether an offset lies within a post that was read."""
    return any(first < end <= last for first, last in people.post_spans(sentence.start, sentence.end))


def _frames(page: Page) -> Iterator[Unmatched]:
    """任命某某为… with a post that no rule reads."""
    for start, end in unread_frames(page):
        yield Unmatched("frame", page.text[start:end], page.evidence(start, end, "unmatched.frame"))
