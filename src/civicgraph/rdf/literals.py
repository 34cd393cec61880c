"""Values as RDF literals; a date has the datatype of its grain, so that nothing is more precise than the text."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import Literal, NamedNode

from civicgraph.model import Grain, PartialDate
from civicgraph.rdf.vocab import PREFIXES

_XSD: Final = PREFIXES["xsd"]
_GRAINS: Final[dict[Grain, NamedNode]] = {
    "day": NamedNode(_XSD + "date"),
    "month": NamedNode(_XSD + "gYearMonth"),
    "year": NamedNode(_XSD + "gYear"),
}
_DATE_TIME: Final = NamedNode(_XSD + "dateTime")
_DECIMAL: Final = NamedNode(_XSD + "decimal")
_INTEGER: Final = NamedNode(_XSD + "integer")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?")
_ANY_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)年?(?!\d)")


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def label(value: str, language: str = "zh") -> Literal:
    """A string in a language."""
    return Literal(value, language=language)


def date(value: PartialDate) -> Literal:
    """``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""
    return Literal(value.value, datatype=_GRAINS[value.grain])


def integer(value: int) -> Literal:
    """``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """``xsd:decimal``, never in the notation with an exponent."""
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def boolean(value: bool) -> Literal:
    """``xsd:boolean``."""
    return Literal(value)


def published(value: str) -> Literal:
    """The time of publication: a date of its grain, or ``xsd:dateTime`` without a zone where a time of day is told.

    Raises:
        ValueError: the value is neither.
    """
    if found := _MOMENT.fullmatch(value):
        day, minute, second = found.groups(default=":00")
        return Literal(f"{day}T{minute}{second}", datatype=_DATE_TIME)
    return date(PartialDate(value))


def published_on(value: str) -> PartialDate | None:
    """The day (month, year) of publication without the time of day; None where there is none."""
    found = _ANY_DATE.match(value)
    return PartialDate(found[0]) if found else None


def year_in(title: str) -> Literal | None:
    """The year with which the name of an honour begins, as ``xsd:gYear``."""
    found = _YEAR.match(title)
    return date(PartialDate(found[1])) if found else None
