"""Gives people back the characters that the article writes them with (陳志遠, 李昇), which rules read folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from civicgraph.model import Claims, Event, Person
from civicgraph.text.fold import fold


def in_own_script(claims: Claims) -> Claims:
    """The claims with each person under the name as it stands in the article."""
    written = {person.name: _written(person) for person in claims.persons}
    changed = {name: own for name, own in written.items() if own != name}
    return _renamed(claims, changed) if changed else claims


def _written(person: Person) -> str:
    for evidence in person.evidence:
        own = "".join(evidence.quote.split())
        if own == person.name:
            return own
        if len(own) == len(person.name) and fold(own) == person.name:
            return own.translate(_DOTS)
    return person.name


_DOTS = str.maketrans("•・‧∙⋅･●᛫", "········")


def _renamed(claims: Claims, own: Mapping[str, str]) -> Claims:
    def name(who: str) -> str:
        return own.get(who, who)

    return replace(
        claims,
        reporters=tuple(map(name, claims.reporters)),
        editors=tuple(map(name, claims.editors)),
        persons=tuple(replace(person, name=name(person.name)) for person in claims.persons),
        tenures=tuple(replace(tenure, person=name(tenure.person)) for tenure in claims.tenures),
        events=tuple(_event(event, own) for event in claims.events),
        awards=tuple(
            replace(
                award,
                recipient=name(award.recipient) if award.recipient else None,
                presenters=tuple(map(name, award.presenters)),
            )
            for award in claims.awards
        ),
    )


def _event(event: Event, own: Mapping[str, str]) -> Event:
    cast = tuple(replace(each, who=own.get(each.who, each.who)) for each in event.participants)
    return replace(event, participants=cast)
