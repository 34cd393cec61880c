"""What may be a name where nothing but a name can stand: in the slot of a verb, between a post and a mark."""

from __future__ import annotations

import csv
from functools import cache

from civicgraph.names import load_names
from civicgraph.names.foreign import is_sounds
from civicgraph.names.guard import is_no_person
from civicgraph.names.lattice import has_words
from civicgraph.resources import data

_NO_WORD = (0.0, "x")


def is_word(name: str) -> bool:
    """Whether a string of a name's shape is an ordinary word: 高远, 成功."""
    return load_names().words.get(name, _NO_WORD)[1] not in "xf"


def shaped(text: str, start: int, end: int) -> bool:
    """Whether a stretch has the shape of a name and is no deed, place or placeholder."""
    name = text[start:end].replace(" ", "")
    if "·" in name:
        return True
    if name in _deeds() or not (load_names().split(name) or (is_sounds(name) and not has_words(name))):
        return False
    return not is_no_person(text, start, end)


@cache
def _deeds() -> frozenset[str]:
    """What stands behind a post and looks like a name: 书记、局长|包联，."""
    with data("post_deeds.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))
