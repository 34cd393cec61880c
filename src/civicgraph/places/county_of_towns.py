"""Finds the county of a text that never names it by the townships that it names: only one has them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from civicgraph.places.table import Gazetteer, Place
from civicgraph.text import lazy_re as re

_END = re.compile("街道|[乡镇]|苏木")
_LENGTHS = range(3, 9)
#: So many townships of one county are no chance; one is none if its name is long and there is only one of it.
_ENOUGH = 2
_LONG = 5


def county_of_towns(text: str, kind: str, gazetteer: Gazetteer) -> Place | None:
    """The only county of a kind (县, 区, 市, 旗) that has the townships of a text, or None.

    Args:
        text: a folded text.
        kind: what the county's name ends in.
        gazetteer: the table.
    """
    names = frozenset(_candidates(text))
    owners: dict[str, set[str]] = {}
    for name, code in gazetteer.owners_of_townships(names) if names else ():
        owners.setdefault(name, set()).add(code)
    counts = Counter(code for codes in owners.values() for code in codes)
    (best, most), *others = [*counts.most_common(2), ("", 0)]
    alone = most == 1 and len(owners) == 1 and len(next(iter(owners))) >= _LONG
    if (others[0][1] if others else 0) == most or not (most >= _ENOUGH or alone):
        return None
    place = gazetteer.by_code(best)
    return place if place and place.level == "county" and place.name.endswith(kind) else None


def _candidates(text: str) -> Iterator[str]:
    """All strings that end like a township."""
    for end in _END.finditer(text):
        yield from (text[end.end() - size : end.end()] for size in _LENGTHS if end.end() >= size)
