"""Gives the articles of a Turtle file their graphs again, as far as their evidence tells which article says what.

Turtle has no named graphs. A fact is put into the graph of each article that has evidence for it, with the classes and
names of all that it names. Where articles say different things of one tenure (in office, removed), none can be told to
have said either: such a tenure has neither status nor days.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import Store

from civicgraph.rdf.vocab import GRAPH, PREFIXES

_NAMED: Final = """
INSERT { GRAPH ?article { ?thing ?property ?value } }
WHERE {
  GRAPH ?article { ?fact ?link ?thing }
  FILTER(isIRI(?thing) && ?link NOT IN (cg:evidence, cg:article, cg:jurisdiction))
  ?thing ?property ?value
  FILTER(?property IN (rdf:type, foaf:name)
         || ?property NOT IN (cg:evidence, cg:firstSeen, cg:lastSeen, cg:concurrentWith, org:resultedFrom)
            && NOT EXISTS { VALUES ?class { cg:Unit cg:Post cg:Person } ?thing a ?class })
}"""
"""Describes what a graph names; what people, bodies and posts are by themselves stands in graphs of all articles."""

_STEPS: Final = (
    "INSERT { GRAPH ?article { ?article ?property ?value } } WHERE { ?article a cg:Article ; ?property ?value }",
    """INSERT { GRAPH ?article { ?evidence ?property ?value } }
       WHERE { ?evidence cg:quote ?quote ; cg:article ?article ; ?property ?value }""",
    """INSERT { GRAPH ?article { ?fact cg:evidence ?evidence ; ?property ?value } }
       WHERE { ?evidence cg:quote ?quote ; cg:article ?article . ?fact cg:evidence ?evidence ; ?property ?value
               FILTER(?property NOT IN (cg:evidence, cg:firstSeen, cg:lastSeen, cg:concurrentWith, org:resultedFrom))
               FILTER NOT EXISTS { ?fact a cg:Spell } FILTER NOT EXISTS { ?fact a cg:Conflict }
               FILTER(?property NOT IN (cg:status, cg:seenOn, schema:startDate, schema:endDate)
                      || NOT EXISTS { ?fact cg:status ?one, ?two FILTER(?one != ?two) }) }""",
    _NAMED,
    """INSERT { GRAPH ?article { ?above a cg:Unit } }
       WHERE { GRAPH ?article { ?body a cg:Unit } ?body org:subOrganizationOf+ ?above }""",
    "INSERT { GRAPH graph:gazetteer { ?s ?p ?o } } WHERE { ?s a cg:Place ; ?p ?o }",
    """INSERT { GRAPH graph:gazetteer { ?s ?p ?o } }
       WHERE { VALUES ?class { cg:Unit cg:Post } ?s a ?class ; ?p ?o
               FILTER(?p NOT IN (rdf:type, cg:evidence, org:resultedFrom)) }""",
    """INSERT { GRAPH graph:identity { ?s ?p ?o } }
       WHERE { VALUES ?p { skos:prefLabel skos:altLabel } ?s a cg:Person ; ?p ?o }""",
    """INSERT { GRAPH graph:identity { ?s ?p ?o } }
       WHERE { VALUES ?class { cg:Judgement cg:Profile cg:Joining cg:Decision } ?s a ?class ; ?p ?o }""",
    "INSERT { GRAPH graph:identity { ?s dct:isReplacedBy ?o } } WHERE { ?s dct:isReplacedBy ?o }",
    """INSERT { GRAPH graph:derived { ?s ?p ?o } }
       WHERE { VALUES ?p { cg:firstSeen cg:lastSeen cg:concurrentWith org:resultedFrom } ?s ?p ?o }""",
    """INSERT { GRAPH graph:derived { ?s ?p ?o } }
       WHERE { VALUES ?class { cg:Spell cg:Conflict org:ChangeEvent } ?s a ?class ; ?p ?o }""",
)


def restore_graphs(store: Store) -> None:
    """Fill the named graphs of a store in memory that holds triples only."""
    store.update(" ;\n".join(_STEPS), prefixes=PREFIXES | {"graph": GRAPH})
