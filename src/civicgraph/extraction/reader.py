"""From one article to its claims: the layers of the page, then each kind of fact in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.awards.find import find_awards
from civicgraph.extraction.awards.names import with_honoured
from civicgraph.extraction.bodies import BodyList
from civicgraph.extraction.cast import Cast
from civicgraph.extraction.documents import find_documents
from civicgraph.extraction.events.reader import find_events
from civicgraph.extraction.page import Page, read_page
from civicgraph.extraction.people import People, find_people
from civicgraph.extraction.receivers import with_receivers
from civicgraph.extraction.script import in_own_script
from civicgraph.extraction.tenures import find_tenures
from civicgraph.extraction.unmatched import find_unmatched
from civicgraph.model import Article, Award, Claims, Document, Event, Evidence, Person, Tenure, Unit


def extract(article: Article) -> Claims:
    """All that one article says; a pure function of the article and the version of rules and data."""
    page = read_page(article)
    people = with_honoured(page, find_people(page))
    tenures = find_tenures(page, people)
    cast = Cast(page, people)
    events = find_events(cast)
    documents = tuple(find_documents(page))
    awards = find_awards(cast, events, documents)
    events = with_receivers(page, events, awards)
    persons = _persons(page, people)
    metadata = page.metadata
    claims = Claims(
        article=article.id,
        title=article.title,
        published=article.published,
        publisher=metadata.publisher or article.publisher,
        jurisdiction=page.jurisdiction.path if page.jurisdiction else None,
        reporters=metadata.reporters,
        editors=metadata.editors,
        persons=persons,
        units=_units(page, people, (tenures, events, awards, documents), persons),
        tenures=tenures,
        events=events,
        awards=awards,
        documents=documents,
        unmatched=find_unmatched(page, people),
    )
    return in_own_script(claims)


def _persons(page: Page, people: People) -> tuple[Person, ...]:
    found: dict[str, list[Evidence]] = {}
    for mention in people.mentions:
        found.setdefault(mention.name, []).append(page.evidence(mention.start, mention.end, mention.rule))
    for person in page.metadata.people:
        found.setdefault(person.name, []).extend(person.evidence)
    return tuple(Person(name, tuple(evidence)) for name, evidence in found.items())


def _units(
    page: Page,
    people: People,
    facts: tuple[tuple[Tenure, ...], tuple[Event, ...], tuple[Award, ...], tuple[Document, ...]],
    persons: tuple[Person, ...],
) -> tuple[Unit, ...]:
    """Every body that is named or that a fact speaks of."""
    bodies = BodyList(page)
    for mention in page.units:
        for unit in mention.names:
            bodies.add(unit, mention.form, page.evidence(mention.start, mention.end, "unit.named"))
    for medium in page.metadata.media:
        bodies.add_medium(medium)
    of_posts = {unit.name: unit for holder in people.holders for post in holder.posts for unit in post.units}
    names = {person.name for person in persons}
    for name, evidence in _in_facts(*facts):
        if name in of_posts:
            bodies.add(of_posts[name], name, evidence)
        elif name not in names:
            bodies.add_by_name(name, evidence)
    return bodies.units()


def _in_facts(
    tenures: tuple[Tenure, ...], events: tuple[Event, ...], awards: tuple[Award, ...], documents: tuple[Document, ...]
) -> Iterator[tuple[str, Evidence]]:
    """The people and bodies of the facts, each with the passage that says so."""
    for tenure in tenures:
        yield tenure.unit, replace(tenure.evidence[0], rule="unit.of-post")
    for event in events:
        for participant in event.participants:
            yield participant.who, replace(participant.evidence[0], rule="unit.takes-part")
    for award in awards:
        for name in filter(None, (award.recipient, *award.conferrers, *award.presenters)):
            yield name, replace(award.evidence[0], rule="unit.of-award")
    for document in documents:
        for issuer in document.issuers:
            yield issuer, replace(document.evidence[0], rule="unit.issuer")
