"""What a page's places and bodies say about a bare word: whose 市长, which 镇长, the hospital spoken of last."""

from __future__ import annotations

import csv
import re
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.places import Jurisdiction, PlaceMention
from civicgraph.resources import data
from civicgraph.units import UnitMention

_FAR = 400


def at_level(page: Page, levels: tuple[str, ...]) -> Jurisdiction | None:
    """The article's own place at the first of the levels that it has."""
    home = page.jurisdiction
    found = (home.at(level) for level in levels) if home else ()  # type: ignore[arg-type]
    return next((place for place in found if place), None)


def jurisdiction_of(page: Page, mention: PlaceMention, levels: tuple[str, ...]) -> Jurisdiction | None:
    """The place of a mention, where it is of one of the levels."""
    for place in mention.candidates:
        if place.level in levels:
            return Jurisdiction.of(place, page.context.gazetteer, page.year)
    written = Jurisdiction.parse(mention.form, page.context.gazetteer, page.year)
    return written if written and written.level in levels else None


def township_before(page: Page, position: int) -> Jurisdiction | None:
    """The township that a bare 镇长 means: the article's, or the last one named before."""
    own = at_level(page, ("township",))
    for mention in reversed(page.places_in(max(0, position - _FAR), position)):
        found = jurisdiction_of(page, mention, ("township",))
        if found:
            return found
    return own


def foreign_before(page: Page, position: int) -> bool:
    """Whether a foreign country stands right before (老挝国家主席)."""
    return _foreign().search(page.text, max(0, position - 16), position) is not None


@cache
def _foreign() -> re.Pattern[str]:
    with data("countries.csv").open(encoding="utf-8", newline="") as file:
        names = sorted((row["name"] for row in csv.DictReader(file)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})[^，。；、：]{{0,10}}$")


def last_unit(page: Page, position: int, suffixes: tuple[str, ...]) -> UnitMention | None:
    """The body named last before an offset whose form ends in one of the suffixes."""
    if not suffixes:
        return None
    for unit in reversed(page.units_in(0, position)):
        if unit.form.endswith(suffixes):
            return unit
    return None
