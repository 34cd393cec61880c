"""Whom words mean that name nobody: 他, 一行, 考察组."""

from __future__ import annotations

from typing import Literal

from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Sentence
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_FIRST = r"[“\s]*(?:(?:随后|接着|之后|期间|同时|会上|最后|当天[上下]?午?|在[^，。]{2,16}[后时中])，?)?"
_THEY = re.compile(rf"{_FIRST}[他她]们")
_PRONOUN = re.compile(rf"{_FIRST}(?:他们?|她们?)(?!人|它|们)")
_TEAM = re.compile(
    rf"{_FIRST}(?:(?:[^，。；：、]{{0,6}}(?:代表团|考察团|[察研查导访摩]组))?一行人?|(?:检查|督导|调研|考察|督查|督察|观摩)组)(?!人|它|们)"
)


@record
class Listed:
    """A list that goes on behind a semicolon: whoever acts, or those for whom something is done (``case`` to)."""

    case: Literal["subject", "to"]
    groups: tuple[Group, ...]


@record
class Referents:
    """Whom words mean that name nobody: 他 and whoever 向他们 … are; 一行, 考察组.

    Attributes:
        names: everybody whom the article names, also where the name looks like a word (，和平主持).
        listed: the list with which the sentence before ended, without any verb.
    """

    person: Group | None = None
    team: Group | None = None
    names: frozenset[str] = frozenset()
    listed: Listed | None = None


def meant_first(text: str, sentence: Sentence, referents: Referents) -> Group | None:
    """Whom a sentence means that begins with 他, 一行 or 考察组."""
    if _PRONOUN.match(text, sentence.start, sentence.end):
        person = referents.person
        return person if person is None or _THEY.match(text, sentence.start) else person.first()
    team = _TEAM.match(text, sentence.start, sentence.end)
    if team is None:
        return None
    alone = "一行" in team[0] and not any(word in team[0] for word in "组团")  # 督导组一行: not who came along with it
    return referents.team or (referents.person if alone else None)
