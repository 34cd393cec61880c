"""Which posts one person at a time can hold, by ``data/single_seats.csv``: 县长, never 副县长, 常委 or 委员."""

from __future__ import annotations

import csv
from functools import cache
from typing import Final

from civicgraph import resources
from civicgraph.model import Unit

LEADING_KINDS: Final = frozenset({"party", "government", "congress", "cppcc", "discipline", "court", "procuratorate"})
"""Kinds of bodies whose head nobody is in two places at a time."""

_BY_NAME: Final = frozenset({"state", "party", "government", "congress", "cppcc"})
"""Kinds of bodies that there is once where they have no place: those of the state."""


def is_single(unit: Unit, title: str) -> bool:
    """Whether a post has one seat, for all that the table knows.

    A body whose place nothing tells may be several of one name (县水利局), and has no such post, but for those of the
    state.

    >>> is_single(Unit("青禾县水利局", kind="department", place="云岭省白沙市青禾县"), "局长")
    True
    >>> is_single(Unit("青禾县水利局", kind="department", place="云岭省白沙市青禾县"), "副局长")
    False
    """
    endings = _endings().get(title)
    told = unit.place or unit.kind in _BY_NAME
    return bool(told) and endings is not None and (not endings or unit.name.endswith(endings))


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """By title how the names of the bodies end that have one of them; all bodies where it is empty."""
    with resources.data("single_seats.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"]: tuple(row["endings"].split()) for row in csv.DictReader(file)}
