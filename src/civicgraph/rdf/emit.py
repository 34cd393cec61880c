"""The claims of an article as the quads of its graph: all that this article supports, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from civicgraph.model import Award, Claims, Document, Event, Evidence, Participation, Tenure
from civicgraph.rdf import literals, vocab
from civicgraph.rdf.described import Description, description_quads
from civicgraph.rdf.roster import Roster
from civicgraph.rdf.sheet import Sheet, address, article_node, node
from civicgraph.resolve import keys
from civicgraph.resolve.events import Told, told
from civicgraph.resolve.sightings import ENDING, IN_OFFICE, fragment


def article_quads(
    claims: Claims,
    people: Mapping[str, str],
    lead: Claims | None = None,
    events: Mapping[tuple[str, str], Told] | None = None,
) -> list[Quad]:
    """The quads of an article's graph, in a fixed order, and behind them what they add to graphs that articles share.

    Args:
        claims: of the article.
        people: the keys of its people by name (see :func:`civicgraph.resolve.mentions.people_of`).
        lead: the claims of the article that leads the story, where several tell it: their facts are the same.
        events: what the events of both are called where that is settled among all articles, by id and local key.

    Raises:
        DataError: a fact names a participant that is neither among the persons nor the units of the claims.
    """
    emitter = _Emitter(claims, people, lead or claims, events or {})
    return [*emitter.sheet().quads(), *description_quads(each[1:] for each in emitter.roster.descriptions)]


def article_lines(
    claims: Claims,
    people: Mapping[str, str],
    lead: Claims | None = None,
    events: Mapping[tuple[str, str], Told] | None = None,
) -> tuple[list[bytes], tuple[Description, ...]]:
    """As :func:`article_quads`, but the graph as sorted lines of N-Quads, which is faster, and the descriptions."""
    emitter = _Emitter(claims, people, lead or claims, events or {})
    return emitter.sheet().lines(), emitter.roster.descriptions


class _Emitter:
    def __init__(
        self, claims: Claims, people: Mapping[str, str], lead: Claims, events: Mapping[tuple[str, str], Told]
    ) -> None:
        self._claims = claims
        self._lead = lead
        self._article = article_node(claims.article)
        self._sheet = Sheet(self._article)
        self.roster = Roster(self._sheet, claims, people)
        self._observed = literals.published_on(claims.published) if claims.published else None
        self._seen = literals.published_on(self._lead.published) if self._lead.published else None
        self._told = told(claims, lead, events)
        self._events = {local: each.key for local, each in self._told.items()}
        self._supported: set[str] = set()

    def sheet(self) -> Sheet:
        """The graph of the article."""
        self._metadata()
        for tenure in self._claims.tenures:
            self._tenure(tenure)
        for event in self._claims.events:
            self._event(event)
        for award in self._claims.awards:
            self._award(award)
        for document in self._claims.documents:
            self._document(document)
        self._mentions()
        return self._sheet

    def _metadata(self) -> None:
        claims, add = self._claims, self._sheet.add
        article = self._sheet.type(self._article, vocab.ARTICLE)
        add(article, vocab.DCT_TITLE, literals.label(claims.title))
        add(article, vocab.ISSUED, literals.published(claims.published) if claims.published else None)
        add(article, vocab.PUBLISHER, node(self.roster.unit(claims.publisher)) if claims.publisher else None)
        add(article, vocab.SOURCE, address(claims.url) if claims.url else None)
        add(article, vocab.SHA256, literals.text(claims.sha256) if claims.sha256 else None)
        add(article, vocab.JURISDICTION, self.roster.place(claims.jurisdiction))
        for name in claims.reporters:
            add(article, vocab.REPORTER, node(self.roster.person(name)))
        for name in claims.editors:
            add(article, vocab.EDITOR, node(self.roster.person(name)))

    def _tenure(self, tenure: Tenure) -> None:
        person, unit = self.roster.person(tenure.person), self.roster.unit(tenure.unit)
        post = self.roster.post(tenure.unit, tenure.title)
        held = self._sheet.type(node(keys.tenure_key(person, post)), vocab.TENURE)
        add = self._sheet.add
        add(held, vocab.MEMBER, node(person))
        add(held, vocab.ORGANIZATION, node(unit))
        add(held, vocab.POST, node(post))
        self._sheet.concept(held, vocab.STATUS, "status", tenure.status)
        self._times(held, tenure)
        self._cite(held, tenure.evidence, person, unit)

    def _times(self, held: NamedNode, tenure: Tenure) -> None:
        if tenure.status in IN_OFFICE and (seen := tenure.date or self._seen):
            self._sheet.add(held, vocab.SEEN_ON, literals.date(seen))
        if tenure.status == "appointed" and tenure.date:
            self._sheet.add(held, vocab.START, literals.date(tenure.date))
        if tenure.status in ENDING and tenure.date:
            self._sheet.add(held, vocab.END, literals.date(tenure.date))

    def _event(self, event: Event) -> None:
        add = self._sheet.add
        happened = self._sheet.type(node(self._events[event.key]), vocab.EVENT_CLASS)
        called = self._told[event.key]
        add(happened, vocab.PREF_LABEL, literals.label(called.name))
        add(happened, vocab.ALT_LABEL, literals.label(event.name) if event.name != called.name else None)
        self._sheet.concept(happened, vocab.EVENT_KIND, "eventKind", called.kind)
        add(happened, vocab.START, literals.date(event.date) if event.date else None)
        add(happened, vocab.LOCATION, literals.text(event.place) if event.place else None)
        add(happened, vocab.ATTENDANCE, None if event.attendance is None else literals.integer(event.attendance))
        add(happened, vocab.OPEN_LIST, literals.boolean(True) if event.open_list else None)
        self._cite(happened, event.evidence)
        for participation in event.participants:
            self._participation(event, participation)

    def _participation(self, event: Event, participation: Participation) -> None:
        what, who = self._events[event.key], self.roster.either(participation.who)
        part = node(keys.participation_key(what, who, participation.role))
        self._sheet.type(part, vocab.PARTICIPATION)
        self._sheet.add(part, vocab.EVENT, node(what))
        self._sheet.add(part, vocab.PARTICIPANT, node(who))
        self._sheet.concept(part, vocab.ROLE, "role", participation.role)
        if participation.position is not None:
            self._sheet.add(part, vocab.LIST_POSITION, literals.integer(participation.position))
        self._cite(part, participation.evidence, who)

    def _award(self, award: Award) -> None:
        roster = self.roster
        recipient = roster.either(award.recipient) if award.recipient else None
        conferrers = [roster.unit(name) for name in award.conferrers]
        presenters = [roster.either(name) for name in award.presenters]
        given = node(keys.conferral_key(self._lead, award, recipient))
        self._sheet.type(given, vocab.CONFERRAL)
        self._sheet.add(given, vocab.HONOUR, self._honour(award.title))
        self._link(given, vocab.RECIPIENT, [recipient] if recipient else [])
        self._link(given, vocab.CONFERRER, conferrers)
        self._link(given, vocab.PRESENTER, presenters)
        self._link(given, vocab.EVENT, [self._events[award.event]] if award.event else [])
        papers = [each for each in self._claims.documents if each.title == award.decided_by]
        self._link(given, vocab.DECIDED_BY, [keys.document_key(self._lead, each) for each in papers])
        self._sheet.add(given, vocab.START, literals.date(award.date) if award.date else None)
        self._cite(given, award.evidence, *conferrers, *presenters, *([recipient] if recipient else []))

    def _honour(self, title: str) -> NamedNode:
        honour = self._sheet.type(node(keys.honour_key(title)), vocab.HONOUR_CLASS)
        self._sheet.add(honour, vocab.PREF_LABEL, literals.label(title))
        self._sheet.add(honour, vocab.YEAR, literals.year_in(title))
        return honour

    def _document(self, document: Document) -> None:
        issuers = [self.roster.unit(name) for name in document.issuers]
        paper = self._sheet.type(node(keys.document_key(self._lead, document)), vocab.DOCUMENT)
        self._sheet.add(paper, vocab.DCT_TITLE, literals.label(document.title))
        self._sheet.concept(paper, vocab.DOCUMENT_KIND, "documentKind", document.kind)
        self._link(paper, vocab.ISSUER, issuers)
        self._cite(paper, document.evidence, *issuers)

    def _mentions(self) -> None:
        """Evidence of their own for people and units that no fact with evidence names."""
        for person in self._claims.persons:
            self._mention(self.roster.person(person.name), person.evidence)
        for unit in self._claims.units:
            self._mention(self.roster.unit(unit.name), unit.evidence)

    def _mention(self, key: str, evidence: Iterable[Evidence]) -> None:
        if key not in self._supported:
            self._cite(node(key), evidence)

    def _link(self, subject: NamedNode, predicate: NamedNode, found: Iterable[str]) -> None:
        for key in found:
            self._sheet.add(subject, predicate, node(key))

    def _cite(self, fact: NamedNode, evidence: Iterable[Evidence], *named: str) -> None:
        for each in evidence:
            self._sheet.add(fact, vocab.EVIDENCE, self._passage(each))
            self._supported.update(named)

    def _passage(self, evidence: Evidence) -> NamedNode:
        passage = NamedNode(self._article.value + fragment(evidence))
        self._sheet.type(passage, vocab.EVIDENCE_CLASS)
        self._sheet.add(passage, vocab.QUOTE, literals.text(evidence.quote))
        self._sheet.add(passage, vocab.IN_ARTICLE, self._article)
        self._sheet.add(passage, vocab.RULE, literals.text(evidence.rule))
        self._sheet.add(passage, vocab.OBSERVED_ON, literals.date(self._observed) if self._observed else None)
        return passage
