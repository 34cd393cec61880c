"""The graph of places: each division that articles or units name, with its code and all above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Quad

from civicgraph.places import Gazetteer, Jurisdiction, Place, load_gazetteer
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import place_key


def gazetteer_quads(paths: Iterable[str]) -> list[Quad]:
    """The quads of places written from the province down, and of all places above them, in a fixed order.

    A place that the table of divisions lacks is described by its name alone, under the place it is written after.
    """
    sheet = Sheet(vocab.GAZETTEER)
    for path in sorted(set(paths)):
        _describe(sheet, path)
    return sheet.quads()


def _describe(sheet: Sheet, path: str) -> None:
    above, start = None, 0
    for name, code in _parts(path):
        start += len(name)
        place = sheet.type(node(place_key(path[:start])), vocab.PLACE)
        sheet.add(place, vocab.PREF_LABEL, literals.label(name))
        sheet.add(place, vocab.ADCODE, literals.text(code) if code else None)
        sheet.add(place, vocab.CONTAINED_IN, above)
        above = place


@lru_cache(maxsize=65536)
def _parts(path: str) -> tuple[tuple[str, str], ...]:
    """A path as (name, code) from the province down; the code is empty for what the table lacks."""
    found: list[tuple[str, str]] = []
    gazetteer, above, rest = load_gazetteer(), None, path
    while rest:
        place = _next(gazetteer, above, rest)
        if place is None:
            return (*found, *((name, "") for name in _invented(path)[len(found) :] or (rest,)))
        found.append((place.name, place.code))
        above, rest = place, rest[len(place.name) :]
    return tuple(found)


def _invented(path: str) -> tuple[str, ...]:
    """The names of a chain that the table lacks, by their endings; nothing where they do not add up to it."""
    written = Jurisdiction.parse(path, load_gazetteer())
    names = tuple(written.names().values()) if written else ()
    return names if "".join(names) == path else ()


def _next(gazetteer: Gazetteer, above: Place | None, rest: str) -> Place | None:
    """The place in ``above`` with whose full name the rest of a path begins, the longest name first."""
    for end in range(len(rest), 1, -1):
        if found := _inside(gazetteer, above, rest[:end]):
            return found
    return None


def _inside(gazetteer: Gazetteer, above: Place | None, name: str) -> Place | None:
    if above is None:
        return next((place for place in gazetteer.named(name) if place.name == name), None)
    inside = [place for place in gazetteer.named(name) if gazetteer.contains(above, place)]
    places = inside or gazetteer.townships_named(above, name)
    return next((place for place in places if place.name == name), None)
