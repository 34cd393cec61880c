"""Code and ontology speak of the same terms."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from civicgraph import resources
from civicgraph.rdf import vocab


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resources.folder("ontology") / "civicgraph.ttl")


def own(nodes) -> set[str]:
    return {str(node) for node in nodes if str(node).startswith(vocab.CG)}


def test_classes_are_the_same_both_ways(ontology):
    assert own(ontology.subjects(RDF.type, OWL.Class)) == {node.value for node in vocab.CLASSES}


def test_own_properties_are_the_same_both_ways(ontology):
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    stated = {node for kind in kinds for node in own(ontology.subjects(RDF.type, kind))}
    assert stated == {node.value for node in vocab.OWN_PROPERTIES}


def test_borrowed_properties_are_the_same_both_ways(ontology):
    stated = {str(node) for node in ontology.subjects(SKOS.scopeNote, None)}
    assert stated == {node.value for node in vocab.BORROWED_TERMS}


def test_concepts_are_the_same_both_ways(ontology):
    assert own(ontology.subjects(RDF.type, SKOS.Concept)) == {node.value for node in vocab.CONCEPTS.values()}


def test_notation_of_a_concept_is_the_key_in_its_iri(ontology):
    for (_, key), node in vocab.CONCEPTS.items():
        assert str(ontology.value(URIRef(node.value), SKOS.notation)) == key


def test_nothing_else_of_ours_is_in_the_ontology(ontology):
    listed = {*vocab.CLASSES, *vocab.OWN_PROPERTIES, *vocab.CONCEPTS.values(), *vocab.SCHEME_IRIS.values()}
    assert own(ontology.all_nodes()) == {node.value for node in listed}


def test_concepts_stand_in_the_scheme_of_their_key(ontology):
    for (scheme, _), node in vocab.CONCEPTS.items():
        assert str(ontology.value(URIRef(node.value), SKOS.inScheme)) == vocab.SCHEME_IRIS[scheme].value


@pytest.mark.parametrize(
    "term", [*vocab.CLASSES, *vocab.OWN_PROPERTIES, *vocab.BORROWED_TERMS, *vocab.CONCEPTS.values()], ids=str
)
def test_each_term_has_a_label_in_both_languages(ontology, term):
    node = URIRef(term.value)
    labels = [*ontology.objects(node, RDFS.label), *ontology.objects(node, SKOS.prefLabel)]
    assert {label.language for label in labels} == {"zh", "en"}


@pytest.mark.parametrize("term", [*vocab.CLASSES, *vocab.OWN_PROPERTIES], ids=str)
def test_each_own_term_has_a_comment_in_both_languages(ontology, term):
    comments = ontology.objects(URIRef(term.value), RDFS.comment)
    assert {comment.language for comment in comments} == {"zh", "en"}
