"""What is in scope and no rule placed: titles without a body, words like titles, names like bodies, frames.

This is the to-do list of the data files, not a list of facts: it would rather name too much than too little, but
nothing that the article says in general (有关部门, 各镇).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache

from civicgraph.extraction.appointments import unread_frames
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.extraction.posts import Post, real_titles
from civicgraph.extraction.posts.foreign import abroad, foreign
from civicgraph.extraction.shape import is_word, shaped
from civicgraph.model import Unmatched
from civicgraph.names import Context, load_names, name_at
from civicgraph.names.foreign import begins_with_part, is_sounds
from civicgraph.names.guard import is_abroad
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.text.openings import Opening
from civicgraph.units.segment import cut, is_generic, is_stop, is_verb
from civicgraph.units.tables import bodies_by_short

#: A word that may be a title: behind a mark or 兼, before a name.
_TITLE_LIKE = Opening(
    r"[、，。；：“兼\s]",
    r"(?P<word>[㐀-鿿]{1,9}?(?:[长官监使督]|总师|委员|专员|主管|干事|理事|秘书|总管))(?=[㐀-鿿]{2})",
)
_UNIT_END = re.compile(
    r"(?:局(?<![变开困僵破乱布格结大全时政搅骗饭战赌新]局)(?!地)|厅(?<![大会客餐前展乐划县歌舞]厅)|委员会|管委会|公司|集团|支队|大队|中学|小学|学校|学院|医院|协会|商会"
    r"|研究院|研究所|办事处|领导小组|指挥部|合作社)(?![长子面部势限勢属员级系机直议])"
)
_BREAK = r"[^㐀-鿿（）“”·]|[的了在和与及由对向从把被为是到于给将让据经]"
_PRONOUN = r"[各该本我其他她这那每某全多几两一二三四五六七八九十百]|分公司$"
_SHORTEST, _LONGEST = 4, 20


def find_unmatched(page: Page, people: People) -> tuple[Unmatched, ...]:
    """Titles, bodies and frames that no rule placed, each with its passage."""
    return (*_titles(page, people), *_title_like(page), *_unit_like(page, people), *_frames(page))


def _titles(page: Page, people: People) -> Iterator[Unmatched]:
    """Titles beside a name whose body nothing tells."""
    for holder in people.holders:
        for post in holder.posts if _is_to_do(page, holder) else ():
            stem = post.end - len(post.title)
            start = _begin(page.text, post.start, stem) if stem - post.start > _LONGEST_STEM else post.start
            surface = page.text[start : post.end]
            if not post.units and post.rule == "unmatched.title" and not _of_another_state(surface):
                evidence = page.evidence(min(start, holder.start), max(holder.end, post.end), post.rule)
                yield Unmatched("title", surface, evidence)


def _is_to_do(page: Page, holder: Holder) -> bool:
    """Whether a post without a body is one of China, and more than how somebody is addressed: 王某某委员."""
    addressed = holder.rule == "holder.name-before-title" and len(holder.posts) == 1
    if addressed and page.text[holder.posts[0].start : holder.posts[0].end] == holder.posts[0].title:
        return False
    return _is_chinese(holder.name.name) and not any(
        abroad(page, post.start, post.start) or foreign(_said(page, post)) for post in holder.posts
    )


def _begin(text: str, start: int, end: int) -> int:
    """Where the words begin that end at an offset, none of which never stands inside a name: 这让|急诊科."""
    for word in reversed(cut(text[start:end])):
        if is_stop(word):
            break
        end -= len(word)
    return end


def _is_chinese(name: str) -> bool:
    """Whether a name is one of China, and not written by its sounds."""
    return begins_with_part(name) or (load_names().split(name) is not None and not is_sounds(name))


def _said(page: Page, post: Post) -> str:
    return page.text[post.start : post.end]


def _is_ours(word: str) -> bool:
    """Whether a name may be that of a body of China, and is more than common words."""
    words = cut(word)
    return not (_is_of_others(word) or is_generic(words) or (is_verb(words[0]) and len(words[0]) > 1))


def _is_of_others(word: str) -> bool:
    """Whether a name is one of another state, or written by its sounds."""
    return _of_another_state(word) or is_sounds(word[:-2])


def _of_another_state(word: str) -> bool:
    named = foreign(word) is not None or is_abroad(word[:_LONGEST_COUNTRY])
    return named or _ABROAD.search(word) is not None


_ABROAD = re.compile(
    "^(?:[美俄英法德韩朝乌以巴伊印加澳日中](?:国|军|方|联邦|航|[美俄英法德韩朝塞欧非])|欧盟|北约|联合国|国际|俄|以军)"
    "|议会|国会|外长|防长|外交秘书|总统|武装"
)
_LONGEST_COUNTRY = 4
_LONGEST_STEM = 3
_COUNT = re.compile("[0-9]*[家次名个所支条项]?(?![庭族])")


@cache
def _words(role: str) -> str:
    """The words of a role (edge, general) as alternatives of a pattern."""
    with data("unmatched_words.csv").open(encoding="utf-8", newline="") as file:
        return "|".join(row["word"] for row in csv.DictReader(file) if row["role"] == role)


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(f"{_BREAK}|{_words('edge')}")


@cache
def _general() -> re.Pattern[str]:
    return re.compile(f"{_PRONOUN}|{_words('general')}")


def _title_like(page: Page) -> Iterator[Unmatched]:
    """督察长某某: a word that ends like a title before a name."""
    for match in _TITLE_LIKE.finditer(page.text):
        start, end = match.span("word")
        sentence = page.sentence_at(start)
        if sentence.end <= end or is_word(page.text[end - 1 : end + 1]) or real_titles(page, start, end):
            continue
        name = name_at(page.text, end, sentence.end, after=Context.TITLE)
        ours = not _is_of_others(match["word"]) and name is not None and _is_chinese(name.name)
        if name and ours and shaped(page.text, name.start, name.end) and not is_word(name.name):
            yield Unmatched("title", match["word"], page.evidence(start, name.end, "unmatched.title-like"))


def _unit_like(page: Page, people: People) -> Iterator[Unmatched]:
    """A proper name that ends like a body's and that is part of none."""
    for match in _UNIT_END.finditer(page.text):
        end = match.end()
        sentence = page.sentence_at(match.start())
        if sentence.end <= end or page.inside_unit(match.start(), end) or page.inside_quote(match.start()):
            continue
        floor = max(sentence.start, end - _LONGEST)
        start = max((edge.end() for edge in _edges().finditer(page.text, floor, match.start())), default=floor)
        count = _COUNT.match(page.text, start, end)
        start = _begin(page.text, count.end() if count else start, match.start())
        word = page.text[start:end]
        if abroad(page, start, sentence.start) or word in bodies_by_short():
            continue  # 各级|纪律检查委员会
        proper = len(word) >= max(_SHORTEST, len(match.group()) + 2) and not _general().search(word)
        if proper and _is_ours(word) and not page.units_in(start, end) and not _in_post(people, sentence, end):
            yield Unmatched("unit", word, page.evidence(start, end, "unmatched.unit-like"))


def _in_post(people: People, sentence: Sentence, end: int) -> bool:
    """Whether an offset lies within a post that was read."""
    return any(first < end <= last for first, last in people.post_spans(sentence.start, sentence.end))


def _frames(page: Page) -> Iterator[Unmatched]:
    """任命某某为… with a post that no rule reads."""
    for start, end in unread_frames(page):
        yield Unmatched("frame", page.text[start:end], page.evidence(start, end, "unmatched.frame"))
