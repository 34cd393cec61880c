"""Parameters are RDF terms: nothing that is given becomes part of a query."""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from civicgraph.errors import NotFoundError, QueryError
from civicgraph.query.bind import free_bindings
from civicgraph.query.lookup import find_entities
from civicgraph.rdf.vocab import CG

ATTACKS = [
    'x" } DROP ALL #',
    '莫云深" . } # ',
    "莫云深'@zh . ?s ?p ?o } #",
    "} UNION { ?s ?p ?o",
    "莫云深\\u0022 } #",
    "<http://example.org/> SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "莫云深\n} DROP ALL",
    "",
]
ALL_NAMES = "SELECT ?name ?person { GRAPH ?g { ?person foaf:name ?name } }"

PLACES = """
@prefix cg: <https://w3id.org/civicgraph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <urn:place:> .
{graph}
:province a cg:Place ; skos:prefLabel "云岭省"@zh .
:north a cg:Place ; skos:prefLabel "北山市"@zh ; schema:containedInPlace :province .
:south a cg:Place ; skos:prefLabel "南山市"@zh ; schema:containedInPlace :province .
:one a cg:Place ; skos:prefLabel "城关区"@zh ; schema:containedInPlace :north .
:two a cg:Place ; skos:prefLabel "城关区"@zh ; schema:containedInPlace :south .
:body a cg:Unit ; skos:prefLabel "城关区"@zh .
:far a cg:Place ; skos:prefLabel "远方省西海市青禾县"@zh .
:loop a cg:Place ; skos:prefLabel "环区"@zh ; schema:containedInPlace :loop .
{end}
"""


@pytest.fixture(scope="module")
def places() -> Store:
    store = Store()
    text = PLACES.replace("{graph}", "GRAPH <urn:gazetteer> {").replace("{end}", "}")
    store.load(text.encode(), RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_by_a_name_finds_nobody(graph, attack):
    size = len(graph)
    with pytest.raises(NotFoundError):
        graph.query("career-of-person", person=attack)
    assert len(graph) == size


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_by_a_free_parameter_matches_nothing(graph, attack):
    assert len(graph.query(ALL_NAMES, name=attack)) == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_by_a_title_finds_no_post(graph, attack):
    with pytest.raises(NotFoundError):
        graph.query("holders-of-post", title=attack)


def test_free_parameter_binds_a_plain_string(graph):
    assert graph.query(ALL_NAMES, name="莫云深").values("name") == ["莫云深"] * 3


def test_free_parameter_may_be_written_as_a_term(graph):
    text = "SELECT DISTINCT ?label ?person { ?person a cg:Person ; skos:prefLabel ?label }"
    assert len(graph.query(text, label="莫云深")) == 0
    assert len(graph.query(text, label='"莫云深"@zh')) == 1
    assert len(graph.query(text, label=Literal("莫云深", language="zh"))) == 1


def test_free_parameter_takes_terms_of_rdflib():
    rdflib = pytest.importorskip("rdflib")
    found = free_bindings({"a": rdflib.URIRef("urn:x"), "b": rdflib.Literal("安", lang="zh")})
    assert list(found.values()) == [NamedNode("urn:x"), Literal("安", language="zh")]


@pytest.mark.parametrize("text", ['"x" . <urn:a> <urn:b> <urn:c>', '"x', "<not an iri>", '"x"^^'])
def test_text_that_is_no_single_term_is_a_string(text):
    assert list(free_bindings({"a": text}).values()) == [Literal(text)]


@pytest.mark.parametrize("name", ["a b", "?a", "a}", "", "1a"])
def test_name_that_is_no_variable_is_refused(name):
    with pytest.raises(QueryError, match="cannot be the name of a variable"):
        free_bindings({name: "x"})


def test_parameter_that_is_not_selected_is_told(graph):
    with pytest.raises(QueryError, match=r"select \?name too"):
        graph.query("SELECT ?person { GRAPH ?g { ?person foaf:name ?name } }", name="莫云深")


def test_missing_parameter_is_named_with_its_meaning(graph):
    with pytest.raises(QueryError, match="needs the parameter person: full name"):
        graph.query("career-of-person")


def test_parameter_of_none_is_missing(graph):
    with pytest.raises(QueryError, match="needs the parameter person"):
        graph.query("career-of-person", person=None)


def test_unknown_parameter_is_told_with_those_there_are(graph):
    with pytest.raises(QueryError, match="no parameter 'name'; it takes person"):
        graph.query("career-of-person", person="莫云深", name="x")


def test_question_without_parameters_takes_none(graph):
    with pytest.raises(QueryError, match="no parameter 'x'; it takes none"):
        graph.query("statistics", x="y")


@pytest.mark.parametrize("value", ["yesterday", "2017-3", "2017-03-08T10:00", '2017" } #'])
def test_date_of_another_form_is_refused(graph, value):
    with pytest.raises(QueryError, match="from is a date as 2017, 2017-03 or 2017-03-08"):
        graph.query("protocol-order", **{"from": value})


def test_name_that_is_no_text_is_refused(graph):
    with pytest.raises(QueryError, match="person is a name or an IRI, not 7"):
        graph.query("career-of-person", person=7)


def test_unknown_person_is_told_with_the_nearest(graph):
    with pytest.raises(NotFoundError, match=r"no person called '莫云'; did you mean 莫云深\?"):
        graph.query("career-of-person", person="莫云")


def test_unknown_post_is_told_with_the_nearest(graph):
    with pytest.raises(NotFoundError, match="no post called '副县'; did you mean 副县长"):
        graph.query("holders-of-post", title="副县")


def test_unit_is_found_by_its_other_name(graph):
    assert graph.query("officials-of-unit", unit="青禾县委").values("unit")[0] == "中共青禾县委员会"


def test_person_or_unit_is_looked_for_among_both(graph):
    assert find_entities(graph.store, "who", "莫云深")
    assert find_entities(graph.store, "who", "青禾县水利局")
    with pytest.raises(NotFoundError, match="no person or unit called"):
        find_entities(graph.store, "who", "青禾县防汛工作会议")


def test_iri_of_another_kind_is_not_taken(graph):
    with pytest.raises(NotFoundError):
        find_entities(graph.store, "person", f"{CG}Person")


def test_place_is_found_by_its_name_and_those_above_it(places):
    assert find_entities(places, "place", "云岭省北山市城关区") == [NamedNode("urn:place:one")]
    assert find_entities(places, "place", "南山市城关区") == [NamedNode("urn:place:two")]
    assert find_entities(places, "place", "北山市") == [NamedNode("urn:place:north")]


def test_place_that_is_only_known_by_its_path_is_found_by_the_end_of_it(places):
    for name in ("青禾县", "西海市青禾县", "远方省西海市青禾县"):
        assert find_entities(places, "place", name) == [NamedNode("urn:place:far")]
    for name in ("禾县", "海市青禾县"):
        with pytest.raises(NotFoundError):
            find_entities(places, "place", name)


def test_places_of_one_name_are_all_found(places):
    assert find_entities(places, "place", "城关区") == [NamedNode("urn:place:one"), NamedNode("urn:place:two")]


def test_place_in_itself_does_not_go_round_for_ever(places):
    assert find_entities(places, "place", "环区") == [NamedNode("urn:place:loop")]


def test_part_of_a_place_name_is_no_place(places):
    with pytest.raises(NotFoundError, match="did you mean 城关区"):
        find_entities(places, "place", "关区")
