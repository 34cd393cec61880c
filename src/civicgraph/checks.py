"""What claims must fulfil before they become a graph; extraction that breaks it is wrong, whatever the article says."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.claims import evidences
from civicgraph.errors import DataError, EvidenceError
from civicgraph.model import Article, Claims
from civicgraph.rdf import literals
from civicgraph.rdf.vocab import CONCEPTS


def check_evidence(article: Article, claims: Claims) -> None:
    """See that every quote is what stands at its offsets.

    Raises:
        EvidenceError: one is not.
    """
    parts = {"text": article.text, "title": article.title}
    for each in evidences(claims):
        found = parts[each.part][each.start : each.end]
        if found != each.quote or len(found) != each.end - each.start or not found:
            raise EvidenceError(
                f"article {article.id}: the rule {each.rule} quotes {each.quote!r}, but {each.part}"
                f"[{each.start}:{each.end}] is {found!r}; the rule is wrong: please report it"
            )


def check_claims(claims: Claims) -> None:
    """See that facts name only people, units and events of the claims, and kinds that the ontology has.

    Raises:
        DataError: one does not.
    """
    _check_published(claims)
    known = {person.name for person in claims.persons} | {unit.name for unit in claims.units}
    for name in _named(claims):
        if name not in known:
            raise DataError(f"article {claims.article}: {name} is neither among its persons nor among its units")
    events = {event.key for event in claims.events}
    for award in claims.awards:
        if award.event is not None and award.event not in events:
            raise DataError(f"article {claims.article}: the award {award.title} names no event: {award.event}")
    for scheme, key in _kinds(claims):
        if (scheme, key) not in CONCEPTS:
            raise DataError(f"article {claims.article}: the ontology has no {scheme} {key!r}")


def _named(claims: Claims) -> Iterator[str]:
    yield from claims.reporters
    yield from claims.editors
    yield from (tenure.person for tenure in claims.tenures)
    yield from (part.who for event in claims.events for part in event.participants)
    for award in claims.awards:
        yield from (award.recipient,) if award.recipient else ()
        yield from award.presenters


def _kinds(claims: Claims) -> Iterator[tuple[str, str]]:
    yield from (("unitKind", unit.kind) for unit in claims.units)
    yield from (("documentKind", document.kind) for document in claims.documents)
    yield from (("eventKind", event.kind) for event in claims.events)
    yield from (("status", tenure.status) for tenure in claims.tenures)


def _check_published(claims: Claims) -> None:
    if claims.published:
        try:
            literals.published(claims.published)
        except ValueError as error:
            raise DataError(f"article {claims.article}: published: {error}; write an ISO date") from error
