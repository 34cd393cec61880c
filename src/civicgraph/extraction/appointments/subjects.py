"""Verbs whose subject stands further off: 在外做生意的张三回到村里，|当选为|村党支部书记."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from civicgraph.extraction.appointments.parts import has_title, posts_behind
from civicgraph.extraction.appointments.verbs import long_ago
from civicgraph.extraction.appointments.words import alternatives, verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re

_Named = Callable[[int, int], list[NameSpan]]


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:(?<=，)|(?<=，[他她]))(?:{alternatives('subject')})(?![的期何务职命由因否不])")


def find_subjects(page: Page, named: _Named) -> Iterator[Holder]:
    """People with the posts of a verb that opens a clause, where the sentence before it names only one person.

    Args:
        page: the article.
        named: gives the names that stand between two offsets.
    """
    for match in _verbs().finditer(page.text):
        sentence = page.sentence_at(match.start())
        if sentence.end <= match.end() or not has_title(page, match.end(), sentence.end):
            continue
        names = named(sentence.start, match.start())
        status = verbs("subject")[match.group()]
        if status == "appointed" and "选" not in match.group() and long_ago(page, sentence.start, match.start()):
            status = "former"
        posts = posts_behind(page, match.end(), sentence.end, status)
        if posts and len({name.name for name in names}) == 1:
            yield Holder(names[-1].start, posts[-1].end, posts, names[-1], "appointment.subject")
