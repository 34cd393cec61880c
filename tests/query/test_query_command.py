"""``civicgraph query``: answers on stdout, all else on stderr, exit codes 0, 1 and 2."""

import json
import subprocess
import sys

import pytest

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run(*words: object, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "civicgraph", "query", *map(str, words)]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_list_names_all_questions_in_both_languages():
    done = run("--list")
    assert done.returncode == 0
    assert "career-of-person  person\n    Career of a person · 人物履历\n" in done.stdout
    assert "holders-of-post  title [unit] [place]" in done.stdout


def test_list_with_a_name_describes_one_question():
    done = run("--list", "holders-of-post")
    assert "--param title=…  (required, title) the bare title" in done.stdout
    assert "Example: civicgraph query holders-of-post" in done.stdout


def test_table_shows_labels_and_no_iris(graphs):
    done = run("career-of-person", graphs[".trig"], "--param", "person=秦若川")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.splitlines()[2] == "秦若川  青禾县人民政府    县长   current    2019-05-06  2019-05-06         1"
    assert "http" not in done.stdout


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld", ".ttl", ""])
def test_every_format_of_a_graph_is_asked(graphs, suffix):
    done = run("statistics", graphs[suffix], "--format", "csv")
    assert "Person,7,5\n" in done.stdout.replace("\r\n", "\n")


def test_json_is_json(graphs):
    done = run("documents", graphs[""], "--format", "json")
    assert [row["document"]["value"] for row in json.loads(done.stdout)["results"]["bindings"]] == [
        "关于表彰防汛先进的决定",
        "干部任用条例",
    ]


def test_query_is_read_from_a_file_and_from_stdin(graphs, tmp_path):
    text = "SELECT ?name { ?p foaf:name ?name } ORDER BY ?name LIMIT 1"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    for done in (run(tmp_path / "q.rq", graphs[".nq"]), run("-", graphs[".nq"], text=text)):
        assert done.stdout == "name\n------\n安一舟\n"


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld", ".ttl"])
def test_graph_is_read_from_stdin(graphs, suffix):
    words = ("career-of-person", "--param", "person=秦若川", "--format", "csv")
    piped = run(words[0], "-", *words[1:], text=graphs[suffix].read_text(encoding="utf-8"))
    assert (piped.returncode, piped.stdout) == (0, run(words[0], graphs[suffix], *words[1:]).stdout)


@pytest.mark.parametrize(
    ("words", "text", "message"),
    [
        (("statistics", "-"), "", "the standard input is empty"),
        (("statistics", "-"), "no graph", "no graph in N-Quads, TriG, Turtle or JSON-LD"),
        (("-", "-"), "SELECT * {}", "from the standard input alone"),
        (("statistics", "-", "--timeout", "9"), "<a:b> <a:b> <a:b> .", "from the standard input alone"),
    ],
)
def test_graph_on_stdin_that_cannot_be_read_is_told(words, text, message):
    done = run(*words, text=text)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_construct_is_written_as_turtle(graphs):
    done = run("-", graphs[".nq"], text="CONSTRUCT { ?p foaf:name ?n } WHERE { ?p foaf:name ?n }")
    assert 'foaf:name "莫云深"' in done.stdout
    assert run("-", graphs[".nq"], "-f", "csv", text="DESCRIBE cg:nothing").stdout == "subject,predicate,object\n"


def test_ask_is_answered(graphs):
    assert run("-", graphs[".nq"], text="ASK {}").stdout == "answer\n------\ntrue\n"


def test_same_question_twice_gives_the_same_bytes(graphs):
    first, second = (run("who-met-whom", graphs[""], "-f", "tsv") for _ in range(2))
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == 5


def test_turtle_of_several_articles_is_asked_with_a_note(graphs):
    assert "note: Turtle does not keep which article says what" in run("statistics", graphs[".ttl"]).stderr


def test_nothing_found_is_said_on_stderr(graphs):
    done = run("meetings-between", graphs[".nq"], "-p", "person=苏晓禾")
    assert (done.returncode, done.stderr) == (0, "Nothing found.\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "name a query and a graph"),
        (["career-of-person"], 2, "name a graph, too: civicgraph query career-of-person demo.trig --param person="),
        (["carer-of-person"], 2, "did you mean career-of-person"),
        (["carer-of-person", "{graph}"], 2, "did you mean career-of-person"),
        (["career-of-person", "{graph}"], 2, "needs the parameter person"),
        (["career-of-person", "{graph}", "-p", "person=莫云"], 1, "did you mean 莫云深"),
        (["career-of-person", "{graph}", "-p", "person"], 2, "'person' is not NAME=VALUE"),
        (["career-of-person", "{graph}", "-p", "person=a", "-p", "person=b"], 2, "person is given twice"),
        (["statistics", "no-such.trig"], 2, "there is no graph no-such.trig"),
        (["statistics", "{folder}"], 2, "is no store of civicgraph"),
        (["no-such.rq", "{graph}"], 2, "cannot read the query no-such.rq"),
        (["statistics", "{graph}", "-f", "ttl"], 2, "choose another format than ttl"),
        (["SELECT * { ?s ?p }", "{graph}"], 2, "line 1, column 18: `}` cannot stand here"),
        (["statistics", "{graph}", "--timeout", "0"], 2, "not in the range"),
    ],
)
def test_mistakes_are_told_without_a_traceback(graphs, tmp_path, words, code, message):
    places = {"{graph}": graphs[".nq"], "{folder}": tmp_path}
    done = run(*(places.get(word, word) for word in words))
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_query_that_takes_too_long_is_given_up(graphs):
    done = run(SLOW, graphs[".nq"], "--timeout", "1.5")
    assert done.returncode == 1
    assert "did not finish within 1.5 seconds" in done.stderr


def test_answer_within_the_time_is_the_same(graphs):
    for words in (["who-met-whom"], ["career-of-person", "-p", "person=安一舟"], ["ASK {}"], ["DESCRIBE cg:nothing"]):
        plain = run(words[0], graphs[".nq"], *words[1:], "-f", "json")
        assert run(words[0], graphs[".nq"], *words[1:], "-f", "json", "--timeout", "30").stdout == plain.stdout


def test_mistakes_are_told_also_with_a_time_limit(graphs):
    done = run("career-of-person", graphs[".nq"], "-p", "person=莫云", "--timeout", "30")
    assert done.returncode == 1
    assert "did you mean 莫云深" in done.stderr


def test_help_begins_with_what_it_does_and_has_an_example():
    done = run("--help")
    assert "Ask GRAPH a question" in done.stdout
    assert "Example: civicgraph query career-of-person" in done.stdout
