"""What bodies, posts and people are called and where they belong: told once for all articles that name them.

The graph of an article tells the class of each thing that it names, and the name of a person; all else that a thing is
by itself stands in a graph that all articles share: that of a body or post in ``gazetteer``, the labels of a person in
``identity``. So what ten thousand articles name is described once, and no longer when no article names it any more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pyoxigraph import NamedNode, Quad

from civicgraph.model import Unit
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.labels import latin, stands_alone
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import place_key
from civicgraph.resolve.naming import name_key

_KEPT: Final = 1 << 14
_ID: Final = 10


class Description(NamedTuple):
    """What an article tells of a thing by itself; several articles may tell different things, all of them are right.

    Attributes:
        id: a hash of all the rest.
        thing: its key.
        told: the class and what is told, as JSON.
    """

    id: bytes
    thing: str
    told: str


def graph_of(thing: str) -> NamedNode:
    """The graph in which a thing is described, by its key."""
    return vocab.IDENTITY if thing.startswith("person/") else vocab.GAZETTEER


@lru_cache(maxsize=_KEPT)
def of_person(key: str, name: str) -> Description:
    """A person has one name for all ways in which it is written; the others are labels."""
    read = name_key(name)
    return _describe(key, "person", read, name if name != read else "")


@lru_cache(maxsize=_KEPT)
def of_post(key: str, title: str, unit: str, unit_name: str) -> Description:
    """A post by its title in a body.

    Args:
        key: of the post.
        title: of the post.
        unit: the key of the body.
        unit_name: the full name of the body.
    """
    return _describe(key, "post", title, unit, unit_name)


def of_unit(key: str, unit: Unit, parent: str | None) -> Description:
    """A body by its full name, with those of its short forms that are right out of context.

    Args:
        key: of the body.
        unit: the body.
        parent: the key of the body that it is part of.
    """
    return _of_unit(key, Unit(unit.name, unit.aka, unit.kind, unit.place), parent)


@lru_cache(maxsize=_KEPT)
def _of_unit(key: str, unit: Unit, parent: str | None) -> Description:
    forms = sorted({form for form in unit.aka if stands_alone(form, unit)})
    return _describe(key, "unit", unit.name, unit.kind, unit.place or "", parent or "", forms)


def _describe(key: str, *told: Any) -> Description:
    line = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Description(hashlib.sha256(f"{key} {line}".encode()).digest()[:_ID], key, line)


def description_quads(descriptions: Iterable[tuple[str, str]]) -> list[Quad]:
    """The quads of descriptions, thing by thing in the order given.

    A body has one kind, of several the first in order that is not ``other``, and one place, the one that is told most
    precisely.

    Args:
        descriptions: key and what is told, as a :class:`Description` has them.
    """
    by_thing: dict[str, list[Any]] = {}
    for thing, line in descriptions:
        by_thing.setdefault(thing, []).append(json.loads(line))
    return [quad for thing, told in by_thing.items() for quad in _quads(thing, told)]


def _quads(thing: str, descriptions: list[Any]) -> list[Quad]:
    sheet = Sheet(graph_of(thing))
    for class_, *told in descriptions:
        _TELL[class_](sheet, node(thing), told)
    if bodies := [told for told in descriptions if told[0] == "unit"]:
        kind, place = (
            min((told[2] == "other", told[2]) for told in bodies),
            max((len(told[3]), told[3]) for told in bodies),
        )
        sheet.concept(node(thing), vocab.UNIT_KIND, "unitKind", kind[1])
        sheet.add(node(thing), vocab.JURISDICTION, node(place_key(place[1])) if place[1] else None)
    return sheet.quads()


def _person(sheet: Sheet, person: NamedNode, told: list[Any]) -> None:
    name, other = told
    sheet.add(person, vocab.PREF_LABEL, literals.label(name))
    sheet.add(person, vocab.PREF_LABEL, literals.label(latin(name), "zh-Latn"))
    sheet.add(person, vocab.ALT_LABEL, literals.label(other) if other else None)


def _post(sheet: Sheet, post: NamedNode, told: list[Any]) -> None:
    title, unit, unit_name = told
    sheet.add(post, vocab.POST_IN, node(unit))
    sheet.add(post, vocab.TITLE, literals.text(title))
    sheet.add(post, vocab.PREF_LABEL, literals.label(unit_name + title))


def _unit(sheet: Sheet, body: NamedNode, told: list[Any]) -> None:
    name, _kind, _place, parent, forms = told
    sheet.add(body, vocab.PREF_LABEL, literals.label(name))
    for form in forms:
        sheet.add(body, vocab.ALT_LABEL, literals.label(form))
    sheet.add(body, vocab.SUB_ORGANIZATION_OF, node(parent) if parent else None)


_TELL: Final[dict[str, Callable[[Sheet, NamedNode, list[Any]], None]]] = {
    "person": _person, "post": _post, "unit": _unit,
}  # fmt: skip
