"""Claims as plain facts: one object an article, flat enough to compare by eye or by program."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, get_args

from civicgraph.model import Award, Claims, Document, Event, Role, Tenure, Unit

_ORDER = {role: place for place, role in enumerate(get_args(Role))}

Facts = dict[str, Any]


def facts(claims: Claims) -> Facts:
    """The facts of an article, without evidence.

    Returns: a mapping that JSON can hold, with the keys ``title``, ``published``, ``publisher``, ``reporters``,
    ``editors``, ``jurisdiction``, ``persons``, ``units``, ``tenures``, ``events``, ``awards`` and ``documents``,
    in this order. A person who has any role in an event also has the role ``attend``; a unit has the roles it has.
    """
    names = [person.name for person in claims.persons]
    return {
        "title": claims.title,
        "published": claims.published,
        "publisher": claims.publisher,
        "reporters": list(claims.reporters),
        "editors": list(claims.editors),
        "jurisdiction": claims.jurisdiction,
        "persons": names,
        "units": [_unit(unit) for unit in claims.units],
        "tenures": _tenures(claims.tenures),
        "events": [_event(event, frozenset(names)) for event in claims.events],
        "awards": [_award(award) for award in claims.awards],
        "documents": [_document(document) for document in claims.documents],
    }


def facts_json(claims: Claims) -> str:
    """The facts as indented JSON with a line break at its end."""
    return json.dumps(facts(claims), ensure_ascii=False, indent=1) + "\n"


def _unit(unit: Unit) -> Facts:
    return {"name": unit.name, "aka": list(unit.aka)}


def _tenures(tenures: Iterable[Tenure]) -> list[Facts]:
    """The tenures, each once; one that death has ended is a former one."""
    keys = dict.fromkeys((each.person, each.unit, each.title, _ENDED.get(each.status, each.status)) for each in tenures)
    return [dict(zip(("person", "unit", "title", "status"), key, strict=True)) for key in keys]


_ENDED = {"deceased": "former"}


def _event(event: Event, persons: frozenset[str]) -> Facts:
    return {
        "name": event.name,
        "kind": event.kind,
        "date": _text(event.date),
        "place": event.place,
        "attendance": event.attendance,
        "participants": _participants(event, persons),
    }


def _participants(event: Event, persons: frozenset[str]) -> list[Facts]:
    roles: dict[str, set[Role]] = {}
    for participation in event.participants:
        roles.setdefault(participation.who, set()).add(participation.role)
    for who in roles.keys() & persons:
        roles[who].add("attend")
    return [{"who": who, "roles": sorted(found, key=_ORDER.__getitem__)} for who, found in roles.items()]


def _award(award: Award) -> Facts:
    return {
        "title": award.title,
        "recipient": award.recipient,
        "conferrers": list(award.conferrers),
        "presenters": list(award.presenters),
        "date": _text(award.date),
    }


def _document(document: Document) -> Facts:
    return {"title": document.title, "issuers": list(document.issuers)}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
