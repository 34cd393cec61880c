"""The terms of the graph; a test proves that they are the terms of ``ontology/civicgraph.ttl``, both ways."""

from __future__ import annotations

import csv
from typing import Final, get_args

from pyoxigraph import NamedNode

from civicgraph import resources
from civicgraph.model import EventKind, Role, Status
from civicgraph.resolve.clusters import Verdict
from civicgraph.resolve.conflicts import ConflictKind

CG: Final = "https://w3id.org/civicgraph/ontology#"
ID: Final = "https://w3id.org/civicgraph/id/"
GRAPH: Final = "https://w3id.org/civicgraph/graph/"

PREFIXES: Final = {
    "cg": CG,
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(name: str) -> NamedNode:
    """The IRI of a prefixed name: ``term("cg:Person")``."""
    prefix, local = name.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


RDF_TYPE: Final = term("rdf:type")

# Graphs beside those of the articles
DERIVED: Final = NamedNode(GRAPH + "derived")
IDENTITY: Final = NamedNode(GRAPH + "identity")
GAZETTEER: Final = NamedNode(GRAPH + "gazetteer")

# Classes
ARTICLE: Final = term("cg:Article")
EVIDENCE_CLASS: Final = term("cg:Evidence")
PERSON: Final = term("cg:Person")
UNIT: Final = term("cg:Unit")
PLACE: Final = term("cg:Place")
POST_CLASS: Final = term("cg:Post")
TENURE: Final = term("cg:Tenure")
EVENT_CLASS: Final = term("cg:Event")
PARTICIPATION: Final = term("cg:Participation")
HONOUR_CLASS: Final = term("cg:Honour")
CONFERRAL: Final = term("cg:Conferral")
DOCUMENT: Final = term("cg:Document")
JUDGEMENT: Final = term("cg:Judgement")
STORY_CLASS: Final = term("cg:Story")
SPELL: Final = term("cg:Spell")
CONFLICT: Final = term("cg:Conflict")
JOINING: Final = term("cg:Joining")
CHANGE_EVENT: Final = term("org:ChangeEvent")
PROFILE: Final = term("cg:Profile")
DECISION: Final = term("cg:Decision")

CLASSES: Final = (
    ARTICLE, EVIDENCE_CLASS, PERSON, UNIT, PLACE, POST_CLASS, TENURE, EVENT_CLASS, PARTICIPATION, HONOUR_CLASS,
    CONFERRAL, DOCUMENT, JUDGEMENT, STORY_CLASS, SPELL, CONFLICT, PROFILE, JOINING, DECISION,
)  # fmt: skip

# Our own properties
EVIDENCE: Final = term("cg:evidence")
QUOTE: Final = term("cg:quote")
IN_ARTICLE: Final = term("cg:article")
OBSERVED_ON: Final = term("cg:observedOn")
RULE: Final = term("cg:rule")
REPORTER: Final = term("cg:reporter")
EDITOR: Final = term("cg:editor")
JURISDICTION: Final = term("cg:jurisdiction")
SHA256: Final = term("cg:sha256")
UNIT_KIND: Final = term("cg:unitKind")
ADCODE: Final = term("cg:adcode")
TITLE: Final = term("cg:title")
RANK: Final = term("cg:rank")
SEATS: Final = term("cg:seats")
POST: Final = term("cg:post")
STATUS: Final = term("cg:status")
SEEN_ON: Final = term("cg:seenOn")
FIRST_SEEN: Final = term("cg:firstSeen")
LAST_SEEN: Final = term("cg:lastSeen")
EVENT_KIND: Final = term("cg:eventKind")
ATTENDANCE: Final = term("cg:attendance")
OPEN_LIST: Final = term("cg:openList")
EVENT: Final = term("cg:event")
PARTICIPANT: Final = term("cg:participant")
ROLE: Final = term("cg:role")
LIST_POSITION: Final = term("cg:listPosition")
HONOUR: Final = term("cg:honour")
YEAR: Final = term("cg:year")
RECIPIENT: Final = term("cg:recipient")
CONFERRER: Final = term("cg:conferrer")
PRESENTER: Final = term("cg:presenter")
DECIDED_BY: Final = term("cg:decidedBy")
ISSUER: Final = term("cg:issuer")
DOCUMENT_KIND: Final = term("cg:documentKind")
ENTITY: Final = term("cg:entity")
REASON: Final = term("cg:reason")
SCORE: Final = term("cg:score")
STORY: Final = term("cg:story")
TENURE_OF: Final = term("cg:tenure")
SIGHTINGS: Final = term("cg:sightings")
FIRST_ACTING: Final = term("cg:firstActing")
LAST_ACTING: Final = term("cg:lastActing")
PREDECESSOR: Final = term("cg:predecessor")
SUCCESSOR: Final = term("cg:successor")
CONCURRENT_WITH: Final = term("cg:concurrentWith")
CONFLICT_KIND: Final = term("cg:conflictKind")
ON_DAY: Final = term("cg:onDay")
BETWEEN: Final = term("cg:between")
COMPARED: Final = term("cg:compared")
VERDICT: Final = term("cg:verdict")
WEIGHT: Final = term("cg:weight")
MENTIONS: Final = term("cg:mentions")

OWN_PROPERTIES: Final = (
    EVIDENCE, QUOTE, IN_ARTICLE, OBSERVED_ON, RULE, REPORTER, EDITOR, JURISDICTION, SHA256, UNIT_KIND, ADCODE, TITLE,
    RANK, SEATS, POST, STATUS, SEEN_ON, FIRST_SEEN, LAST_SEEN, EVENT_KIND, ATTENDANCE, OPEN_LIST, EVENT, PARTICIPANT,
    ROLE, LIST_POSITION, HONOUR, YEAR, RECIPIENT, CONFERRER, PRESENTER, DECIDED_BY, ISSUER, DOCUMENT_KIND, ENTITY,
    REASON, SCORE, STORY, TENURE_OF, SIGHTINGS, FIRST_ACTING, LAST_ACTING, PREDECESSOR, SUCCESSOR, CONCURRENT_WITH,
    CONFLICT_KIND, ON_DAY, BETWEEN, COMPARED, VERDICT, WEIGHT, MENTIONS,
)  # fmt: skip

# Properties of other vocabularies
DCT_TITLE: Final = term("dct:title")
ISSUED: Final = term("dct:issued")
PUBLISHER: Final = term("dct:publisher")
SOURCE: Final = term("dct:source")
REPLACED_BY: Final = term("dct:isReplacedBy")
NAME: Final = term("foaf:name")
PREF_LABEL: Final = term("skos:prefLabel")
ALT_LABEL: Final = term("skos:altLabel")
SUB_ORGANIZATION_OF: Final = term("org:subOrganizationOf")
CONTAINED_IN: Final = term("schema:containedInPlace")
POST_IN: Final = term("org:postIn")
MEMBER: Final = term("org:member")
ORGANIZATION: Final = term("org:organization")
START: Final = term("schema:startDate")
END: Final = term("schema:endDate")
LOCATION: Final = term("schema:location")
ORIGINAL_ORGANIZATION: Final = term("org:originalOrganization")
RESULTING_ORGANIZATION: Final = term("org:resultingOrganization")
RESULTED_FROM: Final = term("org:resultedFrom")

BORROWED_TERMS: Final = (
    DCT_TITLE, ISSUED, PUBLISHER, SOURCE, REPLACED_BY, NAME, PREF_LABEL, ALT_LABEL, SUB_ORGANIZATION_OF, CONTAINED_IN,
    POST_IN, MEMBER, ORGANIZATION, START, END, LOCATION, CHANGE_EVENT, ORIGINAL_ORGANIZATION, RESULTING_ORGANIZATION,
    RESULTED_FROM,
)  # fmt: skip


def _column(file: str, name: str) -> tuple[str, ...]:
    with resources.data(file).open(encoding="utf-8", newline="") as rows:
        return tuple(sorted({row[name] for row in csv.DictReader(rows)} | {"other"}))


# Concept schemes: the IRI of a concept is cg:SCHEME-KEY, its skos:notation the key that claims use
SCHEMES: Final = {
    "eventKind": get_args(EventKind),
    "role": get_args(Role),
    "status": get_args(Status),
    "verdict": (*get_args(Verdict), "reject", "correct"),
    "unitKind": _column("unit_kinds.csv", "key"),
    "documentKind": _column("document_kinds.csv", "kind"),
    "conflictKind": get_args(ConflictKind),
}

CONCEPTS: Final = {(scheme, key): NamedNode(f"{CG}{scheme}-{key}") for scheme, keys in SCHEMES.items() for key in keys}

SCHEME_IRIS: Final = {
    "eventKind": term("cg:EventKinds"),
    "role": term("cg:Roles"),
    "status": term("cg:Statuses"),
    "verdict": term("cg:Verdicts"),
    "unitKind": term("cg:UnitKinds"),
    "documentKind": term("cg:DocumentKinds"),
    "conflictKind": term("cg:ConflictKinds"),
}
