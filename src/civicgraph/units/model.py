"""The values of this package: the name of a body, its mention in a text, and what a mention is read against."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.places import Gazetteer, Jurisdiction
from civicgraph.text.record import record


@record(order=True)
class UnitName:
    """A body under its full official name.

    Attributes:
        name: ``中共平舆县委员会``.
        aka: other names that are right out of context: ``平舆县委``, ``中共平舆县委``.
        kind: a key of ``data/unit_kinds.csv``.
        place: the place it belongs to, from the province down, where known.
        parent: the full name of the body that it is part of, where its name tells.
    """

    name: str
    aka: tuple[str, ...] = ()
    kind: str = "other"
    place: str | None = None
    parent: str | None = None


@record(order=True)
class UnitMention:
    """A body in a text; two names where two bodies share the words (县纪委监委)."""

    start: int
    end: int
    form: str
    names: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class UnitContext:
    """What decides the meaning of ``县委`` in an article: its jurisdiction, its year, and the table of places."""

    jurisdiction: Jurisdiction | None
    year: int | None
    gazetteer: Gazetteer
