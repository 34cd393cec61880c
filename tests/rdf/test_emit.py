"""What becomes of claims in the graph."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from civicgraph.errors import DataError
from civicgraph.model import Article, Claims, Participation, Person, Tenure, Unit
from civicgraph.rdf import vocab
from civicgraph.rdf.described import description_quads, of_unit
from civicgraph.rdf.emit import article_quads
from civicgraph.rdf.labels import stands_alone
from civicgraph.rdf.sheet import article_node
from civicgraph.resolve.persons import Resolver

SHARED = {vocab.GAZETTEER, vocab.IDENTITY}
XSD = vocab.PREFIXES["xsd"]


def emit(*claims: Claims):
    resolver = Resolver()
    for each in claims:
        resolver.add(each)
    resolution = resolver.resolve()
    return [quad for each in claims for quad in article_quads(each, resolution.people(each))]


def objects(quads, predicate, subject=None):
    return {q.object for q in quads if q.predicate == predicate and subject in (None, q.subject)}


def of_class(quads, class_):
    return {q.subject for q in quads if q.predicate == vocab.RDF_TYPE and q.object == class_}


@pytest.fixture(scope="module")
def quads(claims):
    return emit(claims[0])


def test_graph_is_named_by_the_article_and_its_id_is_percent_encoded(quads):
    name = "https://w3id.org/civicgraph/id/article/%E9%9D%92%E7%A6%BE%2F2019%20%E4%BC%9A%E8%AE%AE.txt"
    assert {quad.graph_name for quad in quads} - SHARED == {NamedNode(name)}


def test_what_bodies_posts_and_people_are_stands_in_graphs_that_all_articles_share(quads):
    by_itself = {
        vocab.UNIT: {vocab.PREF_LABEL, vocab.ALT_LABEL, vocab.UNIT_KIND, vocab.JURISDICTION},
        vocab.POST_CLASS: {vocab.PREF_LABEL, vocab.TITLE, vocab.POST_IN},
        vocab.PERSON: {vocab.PREF_LABEL},
    }
    for class_, told in by_itself.items():
        things = of_class(quads, class_)
        shared = {quad.predicate for quad in quads if quad.subject in things and quad.graph_name in SHARED}
        own = {quad.predicate for quad in quads if quad.subject in things and quad.graph_name not in SHARED}
        assert shared - {vocab.SUB_ORGANIZATION_OF} == told
        assert own <= {vocab.RDF_TYPE, vocab.NAME, vocab.EVIDENCE}


def test_body_of_which_articles_tell_two_kinds_has_one():
    unit = Unit("青禾县发展中心")
    told = [of_unit("unit/x", replace(unit, kind=kind), None)[1:] for kind in ("other", "institution", "department")]
    expected = {vocab.CONCEPTS["unitKind", "department"]}
    assert objects(description_quads(told), vocab.UNIT_KIND) == expected
    assert objects(description_quads(reversed(told)), vocab.UNIT_KIND) == expected


def test_body_of_which_articles_tell_two_places_is_of_the_one_that_is_told_most_precisely():
    unit = Unit("石桥镇柳溪村党支部", kind="party_branch")
    told = [of_unit("unit/x", replace(unit, place=place), None)[1:] for place in (None, "石桥镇", "石桥镇柳溪村")]
    assert len(objects(description_quads(told), vocab.JURISDICTION)) == 1
    assert description_quads(told) == description_quads(told[::-1]) == description_quads(told[2:])


@pytest.mark.parametrize("dots", [".", ".."])
def test_article_id_of_dots_does_not_climb_out_of_the_folder(dots):
    assert article_node(dots).value.endswith("article/" + "%2E" * len(dots))


def test_evidence_iri_gives_the_characters_in_text_and_in_title(quads, articles):
    evidence = of_class(quads, vocab.EVIDENCE_CLASS)
    start = articles[0].text.index("副县长秦若川")
    base = article_node(articles[0].id).value
    assert NamedNode(f"{base}#char={start},{start + 6}") in evidence
    assert NamedNode(f"{base}/title#char=0,11") in evidence


def test_every_quote_is_what_stands_at_the_characters_of_its_iri(quads, articles):
    for evidence in of_class(quads, vocab.EVIDENCE_CLASS):
        path, fragment = evidence.value.split("#char=")
        start, end = map(int, fragment.split(","))
        source = articles[0].title if path.endswith("/title") else articles[0].text
        assert objects(quads, vocab.QUOTE, evidence) == {Literal(source[start:end])}


def test_no_blank_nodes(quads):
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)


def test_dates_are_typed_by_their_grain(claims):
    both = emit(*claims)
    issued = {(value.value, value.datatype.value.removeprefix(XSD)) for value in objects(both, vocab.ISSUED)}
    assert issued == {("2019-05-07T08:30:00", "dateTime"), ("2020-01", "gYearMonth")}
    assert {d.datatype.value.removeprefix(XSD) for d in objects(both, vocab.YEAR)} == {"gYear"}
    assert Literal("2019-05-06", datatype=NamedNode(XSD + "date")) in objects(both, vocab.START)


def test_seen_in_office_is_not_appointed(claims):
    both = emit(*claims)
    secretary = next(q.subject for q in both if q.predicate == vocab.STATUS and q.object.value.endswith("removed"))
    county_head = next(q.subject for q in both if q.predicate == vocab.STATUS and q.object.value.endswith("appointed"))
    assert objects(both, vocab.START, secretary) == set()
    assert {str(d.value) for d in objects(both, vocab.END, secretary)} == {"2020-01"}
    assert {str(d.value) for d in objects(both, vocab.START, county_head)} == {"2020-01"}


def test_end_of_a_tenure_is_no_sighting_in_office(claims):
    (removed,) = [q.subject for q in emit(claims[1]) if q.object == vocab.CONCEPTS["status", "removed"]]
    assert objects(emit(claims[1]), vocab.SEEN_ON, removed) == set()


def test_person_seen_without_a_date_is_seen_on_the_day_of_publication(claims):
    deputy = [q.subject for q in emit(claims[0]) if q.predicate == vocab.SEEN_ON and q.object.value == "2019-05-07"]
    assert len(deputy) == 1


def test_same_post_of_one_person_is_one_tenure_in_two_articles(claims):
    first, second = emit(claims[0]), emit(claims[1])
    assert len(of_class(first, vocab.TENURE) & of_class(second, vocab.TENURE)) == 1


def test_bare_short_form_is_no_label(quads):
    assert {label.value for label in objects(quads, vocab.ALT_LABEL)} == {"青禾县委"}


@pytest.mark.parametrize(
    ("form", "name", "place", "expected"),
    [
        ("青禾县委", "中共青禾县委员会", "云岭省白沙市青禾县", True),
        ("县委", "中共青禾县委员会", "云岭省白沙市青禾县", False),
        ("县委宣传部", "中共青禾县委宣传部", "云岭省白沙市青禾县", False),
        ("宣传部", "中共青禾县委宣传部", "云岭省白沙市青禾县", False),
        ("我县水利局", "青禾县水利局", "云岭省白沙市青禾县", False),
        ("国务院", "中华人民共和国国务院", None, True),
        ("考核组", "云岭省防汛考核组", None, False),
    ],
)
def test_short_form_is_a_label_only_where_it_is_right_out_of_context(form, name, place, expected):
    assert stands_alone(form, Unit(name, place=place)) is expected


def test_every_fact_has_evidence(quads):
    facts = (vocab.TENURE, vocab.EVENT_CLASS, vocab.PARTICIPATION, vocab.CONFERRAL, vocab.DOCUMENT)
    for class_ in facts:
        assert of_class(quads, class_)
        for fact in of_class(quads, class_):
            assert objects(quads, vocab.EVIDENCE, fact)


def test_person_without_any_fact_has_evidence_of_its_own(quads):
    (reporter,) = objects(quads, vocab.REPORTER)
    assert len(objects(quads, vocab.EVIDENCE, reporter)) == 1


def test_person_with_a_fact_has_its_evidence_there(quads):
    (member,) = [q.subject for q in quads if q.predicate == vocab.NAME and q.object.value == "莫云深"]
    assert objects(quads, vocab.EVIDENCE, member) == set()


def test_unit_that_only_a_fact_names_is_described(claims):
    only = replace(claims[1], units=())
    labels = {label.value for label in objects(emit(only), vocab.PREF_LABEL)}
    assert "青禾县人民政府" in labels


def test_unknown_participant_is_refused(claims):
    event = replace(claims[0].events[0], participants=(Participation("无名氏", "attend"),))
    with pytest.raises(DataError, match="无名氏"):
        emit(replace(claims[0], events=(event,)))


def test_conferral_leads_to_the_document_of_the_article_that_decided_it(claims):
    told = claims[0]
    paper = told.documents[0].title
    decided = emit(replace(told, awards=tuple(replace(award, decided_by=paper) for award in told.awards)))
    assert objects(decided, vocab.DECIDED_BY) == of_class(decided, vocab.DOCUMENT)
    elsewhere = emit(replace(told, awards=tuple(replace(award, decided_by="别处的决定") for award in told.awards)))
    assert objects(elsewhere, vocab.DECIDED_BY) == set()


def test_conferral_names_all_its_parts(quads):
    (given,) = of_class(quads, vocab.CONFERRAL)
    parts = {q.predicate for q in quads if q.subject == given}
    assert parts >= {
        vocab.HONOUR, vocab.RECIPIENT, vocab.CONFERRER, vocab.PRESENTER, vocab.EVENT, vocab.START, vocab.EVIDENCE,
    }  # fmt: skip


def test_protocol_order_and_open_list_are_kept(quads):
    assert {value.value for value in objects(quads, vocab.LIST_POSITION)} == {"1"}
    assert {value.value for value in objects(quads, vocab.OPEN_LIST)} == {"true"}


def test_order_of_claims_does_not_matter(claims):
    turned = replace(
        claims[0],
        persons=claims[0].persons[::-1],
        units=claims[0].units[::-1],
        tenures=claims[0].tenures[::-1],
        events=(replace(claims[0].events[0], participants=claims[0].events[0].participants[::-1]),),
    )
    assert emit(turned) == emit(claims[0])


def test_namesakes_in_two_counties_are_two_people():
    def seen(article: str, county: str) -> Claims:
        unit = Unit(f"{county}水利局", kind="department", place=f"云岭省白沙市{county}")
        tenure = Tenure("秦若川", unit.name, "局长")
        return Claims(
            article, "t", jurisdiction=unit.place, persons=(Person("秦若川"),), units=(unit,), tenures=(tenure,)
        )

    assert len(of_class(emit(seen("a", "青禾县"), seen("b", "梅溪县")), vocab.PERSON)) == 2


def test_url_that_is_no_iri_is_kept_as_text(claims):
    assert Literal("not a url") in objects(emit(replace(claims[0], url="not a url")), vocab.SOURCE)


def test_article_without_anything_is_only_described():
    article = Article("x", "标题", "")
    assert {q.predicate for q in emit(Claims(article.id, article.title))} == {vocab.RDF_TYPE, vocab.DCT_TITLE}
