"""A query reads the graph that it is given: no network, no change, and a clear word on what is wrong with it."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from civicgraph.errors import QueryError
from civicgraph.query.safety import uses_keyword


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine and the requests that reach it."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            requests.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815  # the library looks for this name

        def log_message(self, *_):
            """Say nothing."""

    listening = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/", requests
    listening.shutdown()
    thread.join()
    listening.server_close()


REACHING = [
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE<{url}>{{?s ?p ?o}} }}",
    "PREFIX : <{url}> SELECT * {{SERVICE:x{{?s ?p ?o}}}}",
    "PREFIX SERVICE: <{url}> PREFIX : <{url}> SELECT * {{SERVICE:x{{?s ?p ?o}}}}",
    "ASK {{ # comment\n SERVICE # SERVICE\n <{url}#SERVICE> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{url}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND('\\'' AS ?a) SERVICE <{url}> {{ ?s ?p '''SERVICE''' }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ ?s ?p <{url}\\u0041#> . SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("text", REACHING)
def test_service_is_refused_and_nothing_reaches_a_server(graph, server, text):
    url, requests = server
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        graph.query(text.format(url=url))
    assert requests == []


HIDDEN = [
    r"SELECT * {{ \u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \u017fERVICE <{url}> {{ ?s ?p ?o }} }}",
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <urn:g>",
    "SELECT * {{ ?s ?p ?o }} ; LOAD <{url}>",
    "# SELECT\nLOAD <{url}>",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden_service_and_load_are_errors_and_nothing_reaches_a_server(graph, server, text):
    url, requests = server
    with pytest.raises(QueryError):
        graph.query(text.format(url=url))
    assert requests == []


def test_from_fetches_nothing(graph, server):
    url, requests = server
    assert len(graph.query(f"SELECT * FROM <{url}> {{ ?s ?p ?o }}")) == 0
    assert requests == []


HARMLESS = [
    "SELECT ?service { BIND('a' AS ?service) }",
    "# SERVICE <http://127.0.0.1:9/> {}\nSELECT ?a { BIND('SERVICE' AS ?a) }",
    "PREFIX service: <urn:service#> SELECT ?a { BIND(service:service AS ?a) }",
    "SELECT ?a { BIND('''x ' SERVICE <http://127.0.0.1:9/> { }''' AS ?a) }",
    'SELECT ?a { BIND("service"@service AS ?a) }',
]


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_service_elsewhere_is_allowed(graph, text):
    assert len(graph.query(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "DROP ALL",
        "PREFIX : <urn:x#>\n# why\nDELETE WHERE { ?s ?p ?o }",
        "clear all",
    ],
)
def test_changes_are_refused_in_plain_words(graph, text):
    size = len(graph)
    with pytest.raises(QueryError, match="a graph is asked, not changed"):
        graph.query(text)
    assert len(graph) == size


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("SELECT * {\n  ?s ?p ?o\n} FOO", "line 3, column 3: `FOO` cannot stand here"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: it ends too early"),
        ("SELECT * {\n  ?s skos:prefLabel '名'@zh ?x\n}", "line 2, column 28: `\\?x` cannot stand here"),
        ("SELECT * {\n  ?s ?p '名\n}", "line 2, column 9: `'名` cannot"),
        ("SELECT * { ?s ?p }  # service", "line 1, column 18: `}"),
        ("SELECT * { ?s other:p ?o }", "column 15: the prefix other: is not declared"),
        ("SELECT ?a { ?s ?p ?o } GROUP BY ?o", "The SELECT contains a variable that is unbound"),
        ("SELECT * { ?s ?p <a b> }", "IRI parsing failed"),
        ("", "line 1, column 1"),
    ],
)
def test_error_of_syntax_is_told_with_its_place(graph, text, where):
    with pytest.raises(QueryError, match=where):
        graph.query(text)


def test_unknown_function_is_told(graph):
    with pytest.raises(QueryError, match="cannot be run: The custom function <urn:f> is not supported"):
        graph.query("SELECT (<urn:f>(1) AS ?x) {}")


def test_empty_query_is_an_error(graph):
    with pytest.raises(QueryError):
        graph.query("")


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("SELECT * FROM <urn:g> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED <urn:g> { GRAPH ?g { ?s ?p ?o } }", True),
        ("SELECT ?from { BIND(1 AS ?from) }", False),
        ("SELECT * { ?s ?p 'from' } # from", False),
        ("ASK {}", False),
    ],
)
def test_keyword_is_told_from_the_same_word_elsewhere(text, used):
    assert uses_keyword(text, "from") is used
