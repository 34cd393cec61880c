"""Rows read as Python values, and are written as tables, CSV, TSV, JSON and Turtle."""

import csv
import io
import json

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Store, Triple, parse_query_results

from civicgraph.errors import QueryError
from civicgraph.query.rows import Rows
from civicgraph.query.tables import table, text_width, to_csv, to_tsv
from civicgraph.rdf.vocab import CG

XSD = "http://www.w3.org/2001/XMLSchema#"
ZH = Literal("林致远", language="zh")


def typed(value: str, kind: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def one(*terms) -> Rows:
    return Rows([f"c{index}" for index in range(len(terms))], [terms])


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (ZH, "林致远"),
        (Literal(3), 3),
        (Literal(True), True),
        (typed("2.5", "double"), 2.5),
        (typed("many", "integer"), "many"),
        (typed("2017-03", "gYearMonth"), "2017-03"),
        (typed("2017-03-08", "date"), "2017-03-08"),
        (NamedNode("urn:a"), "urn:a"),
        (BlankNode("b"), "b"),
        (None, None),
    ],
)
def test_term_reads_as_a_python_value(term, expected):
    found = one(term)[0]["c0"]
    assert found == expected
    assert type(found) is type(expected)


def test_decimal_stays_exact():
    assert str(one(typed("0.10", "decimal"))[0]["c0"]) == "0.10"


def test_rows_are_a_sequence_of_dicts():
    rows = Rows(("person", "n"), [(ZH, Literal(1)), (None, Literal(2))])
    assert len(rows) == 2
    assert list(rows) == [{"person": "林致远", "n": 1}, {"person": None, "n": 2}]
    assert rows[-1]["n"] == 2
    assert rows[:1] == Rows(("person", "n"), [(ZH, Literal(1))])
    assert rows.values("n") == [1, 2]
    with pytest.raises(KeyError):
        rows.values("m")
    with pytest.raises(IndexError):
        rows[2]


def test_ask_is_true_or_false(graph):
    assert graph.query("ASK { ?p a cg:Person }")
    assert not graph.query("ASK { ?p a cg:Nothing }")
    assert json.loads(graph.query("ASK {}").to_json()) == {"head": {}, "boolean": True}


def test_no_rows_are_false():
    assert not Rows(("a",), [])
    assert one(Literal(0))


def test_repr_shows_the_first_rows_and_how_many_there_are():
    rows = Rows(("n",), [(Literal(number),) for number in range(12)])
    assert repr(rows).splitlines()[0] == "n"
    assert repr(rows).endswith("9\n[12 rows]")


def test_json_is_what_another_reader_of_the_format_reads():
    terms = [ZH, Literal("x"), typed("2017", "gYear"), NamedNode("urn:a"), None, Literal(3), BlankNode("b")]
    rows = one(*terms)
    answer = parse_query_results(rows.to_json(), format=QueryResultsFormat.JSON)
    assert [variable.value for variable in answer.variables] == list(rows.columns)
    (solution,) = answer
    assert list(solution)[:6] == terms[:6]


def test_json_keeps_triple_terms():
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), ZH)
    (solution,) = parse_query_results(one(triple).to_json(), format=QueryResultsFormat.JSON)
    assert solution[0] == triple


def test_construct_gives_triples_and_turtle(graph):
    rows = graph.query("CONSTRUCT { ?p foaf:name ?n } WHERE { GRAPH ?g { ?p foaf:name ?n } }")
    assert rows.columns == ("subject", "predicate", "object")
    assert len(rows) == 7
    store = Store()
    store.load(rows.to_turtle().encode(), RdfFormat.TURTLE)
    assert len(store) == 7


def test_describe_tells_of_one_thing(graph):
    person = graph.query("career-of-person", person="莫云深")[0]["person_id"]
    rows = graph.query(f"DESCRIBE <{person}>")
    assert set(rows.values("subject")) == {person}
    assert "莫云深" in rows.values("object")


def test_select_has_no_turtle(graph):
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        graph.query("statistics").to_turtle()


def test_pandas_gets_columns_and_values(graph):
    frame = graph.query("statistics").to_pandas()
    assert list(frame.columns) == ["class", "number", "graphs"]
    assert frame.set_index("class").loc["Person", "number"] == 7


def test_csv_is_rfc_4180():
    rows = one(Literal('he said "no", twice'), Literal("two\nlines"), None, ZH)
    text = to_csv(rows)
    assert text.startswith("c0,c1,c2,c3\r\n")
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['he said "no", twice', "two\nlines", "", "林致远"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_csv_does_not_hand_formulas_to_a_spreadsheet(text):
    cell = next(csv.reader(io.StringIO(to_csv(one(Literal(text))).split("\r\n", 1)[1], newline="")))[0]
    assert cell == f"'{text}"


@pytest.mark.parametrize(
    ("term", "cell"), [(Literal(-5), "-5"), (typed("-1.5", "double"), "-1.5"), (Literal(True), "true")]
)
def test_csv_leaves_numbers_and_truth_values_alone(term, cell):
    assert to_csv(one(term)).split("\r\n")[1] == cell


def test_tsv_is_exact():
    text = to_tsv(one(ZH, Literal("=a\tb"), NamedNode("urn:a"), None, Literal(3)))
    assert text.split("\n")[0] == "?c0\t?c1\t?c2\t?c3\t?c4"
    assert text.split("\n")[1].split("\t")[0] == '"林致远"@zh'
    (solution,) = parse_query_results(text, format=QueryResultsFormat.TSV)
    assert list(solution) == [ZH, Literal("=a\tb"), NamedNode("urn:a"), None, Literal(3)]


def test_table_lines_up_wide_characters():
    lines = table(Rows(("name", "n"), [(ZH, Literal(1)), (Literal("Li"), Literal(10))])).splitlines()
    assert lines == ["name     n", "------  --", "林致远   1", "Li      10"]
    assert len({text_width(line) for line in lines}) == 1


def test_table_of_no_rows_has_its_head():
    assert table(Rows(("name",), [])) == "name\n----\n"


def test_table_of_no_columns_is_empty():
    assert table(Rows((), [()])).strip() == ""


@pytest.mark.parametrize("width", [30, 31, 40, 79])
def test_table_fits_the_terminal(width):
    rows = Rows(("a", "b", "c"), [(Literal("中文" * 30), Literal("x" * 50), Literal("short"))])
    assert max(map(text_width, table(rows, width).splitlines())) <= width
    assert "…" in table(rows, width)
    assert "short" in table(rows, width)


def test_table_is_not_cut_without_a_width():
    rows = one(Literal("中文" * 300))
    assert "中文" * 300 in table(rows)


def test_table_shortens_known_iris():
    assert "cg:Person" in table(one(NamedNode(CG + "Person")))


def test_text_of_an_article_cannot_command_the_terminal():
    shown = table(one(Literal("a\x1b[31mred\x07\nnew line\x9b")))
    assert len(shown.splitlines()) == 3
    assert not set("\x1b\x07\x9b") & set(shown)
