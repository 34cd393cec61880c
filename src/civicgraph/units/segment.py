"""Cuts a few characters into words, to tell where a name begins: 走访|天海塑业有限公司, but 天海|投资|有限公司."""

from __future__ import annotations

from functools import cache, lru_cache

from civicgraph.names.model import begin_longer_words, load_names
from civicgraph.text import lazy_re as re
from civicgraph.units.tables import bodies, centrals, suffixes, words

_LONGEST_WORD = 4
_UNSEEN = -17.0
_NUMBER = re.compile(r"第?[0-9一二三四五六七八九十百〇零]+[届次]?")
_QUANTITY = re.compile(
    r"第?[0-9一二三四五六七八九十百千万两几数多首余]+[个家名项次位支批条件对只场轮余多座大]|第一所|一所|两所|三所|多所|数所|几所"
)
#: Word classes that hardly stand inside a name: prepositions, conjunctions, particles, pronouns, adverbs, times, verbs.
_OUTSIDE = frozenset("pcurdtv")
#: Phrases that the frequency table has as one word: 充分利用, 渗透到.
_PHRASE = re.compile(
    "(?:充分|精心|认真|积极|不断|努力|大力|全面|切实|有效|深入|广泛|扎实|严格|顺利|成功|正式|主动).{2}|.{2,}[到了着过为于]"
)


@cache
def _may_be_inside(word: str) -> bool:
    if word in _stops() or _PHRASE.fullmatch(word) or ("各" in word and word not in _inside()):
        return False
    if _QUANTITY.fullmatch(word):
        return False
    if word in _inside() or _NUMBER.fullmatch(word):
        return True
    entry = load_names().words.get(word)
    if entry is None or entry[1] not in _OUTSIDE:
        return True
    return len(word) == 1 and entry[1] in "dvt"


@cache
def _stops() -> frozenset[str]:
    return frozenset(words("stop"))


@cache
def _inside() -> frozenset[str]:
    """The words marked so, and all that the names of known bodies are made of."""
    known = {full.rpartition("}")[2] for row in bodies() for full in row.fulls}
    known |= {name for row in centrals() for name in row.names}
    parts = {token for name in sorted(known) for token in cut(name) if len(token) > 1}
    return frozenset(words("name")) | (parts - _stops())


@cache
def _generic() -> frozenset[str]:
    return frozenset(words("generic"))


def may_be_inside(word: str) -> bool:
    """Whether a word can stand inside a body's name."""
    return _may_be_inside(word)


def is_unmarked_verb(word: str) -> bool:
    """Whether a word is a verb of two characters of which nobody says that names have it or have it not: 济困."""
    entry = load_names().words.get(word)
    return entry is not None and entry[1] == "v" and len(word) == 2 and word not in _stops()


def is_particle(word: str) -> bool:
    """Whether a word is a preposition, conjunction, pronoun, adverb or time: 每个."""
    entry = load_names().words.get(word)
    return entry is not None and entry[1] in "pcurdt"


def is_verb(word: str) -> bool:
    """Whether the frequency table has a word as a verb."""
    entry = load_names().words.get(word)
    return entry is not None and entry[1] == "v"


def is_word(text: str) -> bool:
    """Whether the frequency table has a word."""
    return text in load_names().words


def is_noun(word: str) -> bool:
    """Whether a word is a noun, or unknown to the frequency table."""
    entry = load_names().words.get(word)
    return entry is None or entry[1] in "nxa"


def sounds_foreign(word: str, before: str) -> bool:
    """Whether a particle is only a sound: 迪茉|得|生物."""
    return len(word) == 1 and len(before) == 1 and word in words("sound") and is_noun(before)


def is_stop(word: str) -> bool:
    """Whether a word never stands inside a name."""
    return word in _stops()


def ends_word(text: str, start: int, end: int, *, closed: bool = False) -> bool:
    """Whether an ending is made of whole words or ends one: 商会 does not in 协商会, 日报 not in 20日报道.

    Args:
        text: the text.
        start, end: the ending.
        closed: what follows is known to be another word.
    """
    left = max(0, start - 6)
    position = left
    starts_word = covered = False
    for token in cut(text[left : end if closed else end + 3]):
        starts_word = starts_word or position == start
        position += len(token)
        if position == end:
            covered = position - len(token) <= start
            return starts_word or covered or token in suffixes()
        if position > end:
            return False
    return False


def is_generic(tokens: list[str]) -> bool:
    """Whether words make no proper name: 一家|物业, 农民|专业."""
    generic = _generic()
    parts = [part for token in tokens for part in ((token[:2], token[2:]) if len(token) == 4 else (token,))]
    return all(part in generic or part in _stops() for part in parts) or all(t in generic for t in tokens)


def cut(text: str) -> list[str]:
    """The likeliest words of a text, by the frequencies of ``data/words.csv``."""
    return list(_cut(text))


@lru_cache(maxsize=1 << 12)
def _cut(text: str) -> tuple[str, ...]:
    """The same runs of characters come again and again."""
    find, longer = load_names().words.get, begin_longer_words()
    size = len(text)
    best = [0.0] * (size + 1)
    stop_at = [0] * size
    for start in range(size - 1, -1, -1):
        share, at = _UNSEEN + best[start + 1], start + 1
        last = start + (_LONGEST_WORD if text[start : start + 2] in longer else 2)
        for stop in range(start + 1, (last if last < size else size) + 1):
            entry = find(text[start:stop])
            if entry is not None and entry[0] + best[stop] > share:
                share, at = entry[0] + best[stop], stop
        best[start], stop_at[start] = share, at
    out, start = [], 0
    while start < size:
        out.append(text[start : stop_at[start]])
        start = stop_at[start]
    return tuple(out)
