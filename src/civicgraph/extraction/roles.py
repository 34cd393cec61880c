"""Who does what in a sentence: its words of role, each with the group that is its subject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from civicgraph.extraction.cast import Group
from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.people import People
from civicgraph.extraction.referents import Listed, Referents
from civicgraph.extraction.role_reader import RoleReader
from civicgraph.extraction.role_use import RoleUse
from civicgraph.extraction.role_words import Cue, find_cues, is_noun, is_topic
from civicgraph.text.record import record

__all__ = ["Cue", "Reading", "Referents", "RoleUse", "cues_of", "read_roles"]

_MASK = "□"
_SURE = 3
_offsets = attrgetter("start", "end")


@record
class Reading:
    """The roles of a sentence.

    Attributes:
        said_from: where what somebody says begins, or the sentence's end where nobody speaks.
        cues: the words of role that are verbs of their clause, whoever acts.
        listed: the list with which it breaks off.
    """

    uses: tuple[RoleUse, ...]
    said_from: int
    cues: tuple[Cue, ...] = ()
    listed: Listed | None = None


def cues_of(page: Page, people: People) -> tuple[Cue, ...]:
    """All words of role of a page that are no part of a name: 李国|强调|研 has 调研, not 强调."""
    found = find_cues(page.text)
    named = {offset for mention in people.mentions for offset in range(mention.start, mention.end)}
    if any(cue.start in named or cue.end - 1 in named for cue in found):
        found = find_cues(_without_names(page.text, people, found))
    return tuple(cue for cue in found if not page.inside_unit(cue.start, cue.end))


def _without_names(text: str, people: People, cues: tuple[Cue, ...]) -> str:
    """A text with its names blanked out."""
    long = {cue.start for cue in cues if len(cue.word) >= _SURE}
    pieces, last = [], 0
    for mention in people.mentions:
        swallowed = mention.end - 1 in long and len(mention.name) > _SURE  # 闻人月陪|同考察 is no name of four
        pieces += [text[last : mention.start], _MASK * (mention.end - mention.start - swallowed)]
        last = mention.end - swallowed
    return "".join((*pieces, text[last:]))


def read_roles(
    page: Page, sentence: Sentence, groups: tuple[Group, ...], cues: tuple[Cue, ...], referents: Referents
) -> Reading:
    """The roles of the groups of one sentence.

    Args:
        page: the article.
        sentence: the sentence.
        groups: its groups.
        cues: its words of role that are not part of a name.
        referents: whom 他 and 一行 mean.
    """
    if not cues and not (groups and page.text[sentence.end - 1] == "；"):
        return Reading((), sentence.end)
    reader = RoleReader(page, sentence, referents)
    uses: list[RoleUse] = []
    verbs = tuple(_meant(page.text, sentence, cues))
    tokens: list[Group | Cue] = sorted((*groups, *verbs), key=_offsets)
    for token in tokens:
        uses.extend(reader.meet(token) if isinstance(token, Group) else reader.use(token))
    uses.extend(reader.flush())
    return Reading(tuple(uses), reader.said_from, verbs, reader.unfinished(sentence.end))


def _meant(text: str, sentence: Sentence, cues: tuple[Cue, ...]) -> Iterator[Cue]:
    """The words that are verbs of their clause."""
    verbs = [cue for cue in cues if not is_noun(text, sentence.start, cue)]
    for cue, following in pairwise((*verbs, None)):
        if cue is not None and not is_topic(text, sentence.start, cue, following):
            yield cue
