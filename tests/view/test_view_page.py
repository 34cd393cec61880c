"""The page as text: one file, no address, no markup from data, ours to replace."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import Store

from civicgraph.cli.view import command
from civicgraph.errors import GraphError, NotFoundError
from civicgraph.rdf import vocab
from civicgraph.view.embed import embed
from civicgraph.view.layout.order import ROLES
from civicgraph.view.network import network
from civicgraph.view.page import page, vis_network
from civicgraph.view.theme import KINDS
from civicgraph.view.words import concepts, relations, strings
from civicgraph.view.write import check_place, write_page


class Elements(HTMLParser):
    """Start tags with attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.inside.append((*self.tags[-1], data))


@pytest.fixture(scope="module")
def text(qinghe: Store) -> str:
    return page(network(qinghe))


@pytest.fixture(scope="module")
def elements(text: str) -> Elements:
    return Elements(text)


def data_of(elements: Elements) -> dict[str, Any]:
    raw = "".join(text for tag, attrs, text in elements.inside if attrs.get("type") == "application/json")
    return dict(json.loads(raw))


def test_no_element_names_an_address(elements: Elements) -> None:
    addresses = [attrs.get(name) for _, attrs in elements.tags for name in ("src", "href", "action", "srcset", "data")]

    assert [address for address in addresses if address and address != "data:,"] == []


def test_the_policy_allows_nothing_but_these_very_scripts_and_styles(elements: Elements) -> None:
    policy = next(
        attrs["content"] for tag, attrs in elements.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    bodies: dict[tuple[str, int], str] = {}
    for tag, attrs, body in elements.inside:
        if attrs.get("type") != "application/json":
            bodies[tag, id(attrs)] = bodies.get((tag, id(attrs)), "") + body
    hashes = {tag: {hashed(body) for (one, _), body in bodies.items() if one == tag} for tag in ("script", "style")}

    assert directives["default-src"] == "'none'"
    assert set(directives["script-src"].split()) == hashes["script"]
    assert set(directives["style-src"].split()) == hashes["style"]
    assert "unsafe" not in policy
    assert "http" not in policy.replace("http-equiv", "")


def hashed(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def test_no_element_has_code_or_style_in_an_attribute(elements: Elements) -> None:
    assert [name for _, attrs in elements.tags for name in attrs if name.startswith("on") or name == "style"] == []


def test_a_hostile_headline_stays_data(text: str, elements: Elements) -> None:
    titles = [article["title"] for article in data_of(elements)["articles"].values()]

    assert any("<script>" in title and "onerror" in title for title in titles)
    assert "<img" not in text.replace(vis_network(), "")
    assert [tag for tag, _ in elements.tags].count("script") == 3
    assert text.count("</script>") == 3


def test_a_hostile_focus_stays_text_in_the_title(qinghe: Store) -> None:
    focus = "https://w3id.org/civicgraph/id/inspection"

    text = page(network(qinghe, event=focus))

    assert [tag for tag, _ in Elements(text).tags].count("script") == 3
    assert "<title>&lt;/script&gt;" in text


@pytest.mark.parametrize("nasty", ["</script>", "<!--", "\u2028", "\u2029", "&lt;", "]]>", "\x7f"])
def test_nothing_in_data_can_end_its_script(nasty: str) -> None:
    made = embed({"title": nasty}, "{}")

    assert not set("<>&\u2028\u2029\x7f") & set(made)
    assert json.loads(made)["title"] == nasty


def test_the_same_network_gives_the_same_bytes(qinghe: Store, text: str) -> None:
    assert page(network(qinghe)) == text


def test_a_node_carries_shape_colour_and_place_through_pyvis(elements: Elements) -> None:
    nodes = data_of(elements)["nodes"]

    assert {node["shape"] for node in nodes} == {"custom"}
    assert {node["color"] for node in nodes} <= {kind.light for kind in KINDS.values()}
    assert all(isinstance(node["x"], float) and isinstance(node["y"], float) for node in nodes)


def test_physics_are_off(elements: Elements) -> None:
    assert data_of(elements)["options"]["physics"] == {"enabled": False}


def test_a_node_is_found_by_name_other_name_pinyin_and_initials(elements: Elements) -> None:
    keys = {node["label"]: node["keys"] for node in data_of(elements)["nodes"]}

    assert {"秦岚", "qinlan", "ql"} <= set(keys["秦岚"])
    assert "中共青禾县委" in keys["中共青禾县委员会"]


def test_facts_that_tell_the_same_stand_once_with_all_their_quotes(elements: Elements) -> None:
    for edge in data_of(elements)["edges"]:
        told = [{key: value for key, value in fact.items() if key != "evidence"} for fact in edge["facts"]]
        assert len(told) == len({json.dumps(one, sort_keys=True) for one in told})


def test_every_word_of_the_page_has_both_languages() -> None:
    empty = [key for key, pair in {**strings(), **concepts()}.items() if not all(pair)]

    assert empty == []


def test_every_concept_of_the_ontology_has_its_words() -> None:
    assert set(concepts()) == {f"{scheme}-{key}" for scheme, key in vocab.CONCEPTS}


def test_every_role_has_a_heading_and_a_place() -> None:
    assert set(ROLES) == set(vocab.SCHEMES["role"])
    assert {f"heading.{role}" for role in ROLES} <= set(strings())


def test_every_relation_has_a_known_colour() -> None:
    assert {relation["colour"] for relation in relations().values()} <= set(KINDS)


def test_every_word_that_the_scripts_ask_for_exists() -> None:
    folder = Path(sys.modules["civicgraph.view.page"].__file__ or "").parent / "assets"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.*")))

    asked = set(re.findall(r'\bt\("([\w.]+)"', code)) | set(
        re.findall(r'data-(?:t|label|placeholder)="([\w.]+)"', code)
    )
    assert asked - set(strings()) == set()


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_lines_of_a_class_stand_out_from_their_fields(kind: Any) -> None:
    for line, field in ((kind.light, kind.light_fill), (kind.dark, kind.dark_fill)):
        bright, dim = sorted((luminance(line), luminance(field)), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4


def test_shapes_tell_classes_apart_without_colour() -> None:
    assert len({kind.shape for kind in KINDS.values()}) == len(KINDS)


def test_a_page_of_ours_is_replaced(tmp_path: Path, text: str) -> None:
    out = tmp_path / "page.html"
    write_page(text, out)
    write_page(text + "\n", out)

    assert out.read_text(encoding="utf-8") == text + "\n"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_file_of_others_stays_as_it_is(tmp_path: Path, text: str) -> None:
    out = tmp_path / "page.html"
    out.write_text("<!doctype html><title>mine</title>", encoding="utf-8")

    with pytest.raises(GraphError, match="was not written by civicgraph"):
        write_page(text, out)
    assert out.read_text(encoding="utf-8") == "<!doctype html><title>mine</title>"


@pytest.mark.parametrize("place", ["missing/page.html", "."])
def test_a_place_that_cannot_be_written_is_told_before_work_begins(tmp_path: Path, place: str) -> None:
    with pytest.raises(GraphError, match="cannot write"):
        check_place(tmp_path / place)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_the_command_writes_a_page_and_tells_so_on_stderr(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "-o", tmp_path / "page.html")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "24 nodes" in result.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_command_writes_to_standard_output(qinghe_path: Path) -> None:
    result = run(qinghe_path, "--unit", "中共青禾县委员会", "-o", "-")

    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>\n")


def test_the_command_reads_a_graph_from_standard_input(tmp_path: Path, qinghe_path: Path) -> None:
    graph = qinghe_path.read_bytes()
    for name, source, piped in (("file.html", qinghe_path, None), ("pipe.html", "-", graph)):
        words = [str(source), "--unit", "中共青禾县委员会", "-o", str(tmp_path / name)]
        assert CliRunner().invoke(command, words, input=piped).exit_code == 0
    assert (tmp_path / "pipe.html").read_bytes() == (tmp_path / "file.html").read_bytes()


def test_the_command_tells_that_the_standard_input_is_empty() -> None:
    result = CliRunner().invoke(command, ["-", "-o", "-"], input=b"")

    assert isinstance(result.exception, GraphError)
    assert "the standard input is empty" in str(result.exception)


def test_the_command_tells_what_it_left_out(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "--limit", "8", "-o", tmp_path / "page.html")

    assert "left out" in result.stderr
    assert "--limit" in result.stderr


def test_the_command_counts_the_links_that_the_page_draws(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "-o", tmp_path / "page.html")
    data = data_of(Elements((tmp_path / "page.html").read_text(encoding="utf-8")))

    assert f"{len(data['nodes'])} nodes, {len(data['edges'])} links" in result.stderr


def test_the_command_tells_namesakes(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "--person", "许朗", "-o", tmp_path / "page.html")

    assert "https://w3id.org/civicgraph/id/namesake" in result.stderr


def test_only_one_focus_is_taken(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "--person", "秦岚", "--unit", "青禾县教育局", "-o", tmp_path / "page.html")

    assert result.exit_code == 2
    assert "only one" in result.stderr


def test_an_unknown_person_is_an_error_and_nothing_is_written(tmp_path: Path, qinghe_path: Path) -> None:
    result = run(qinghe_path, "--person", "秦山岚", "-o", tmp_path / "page.html")

    assert isinstance(result.exception, NotFoundError)
    assert "秦岚" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, "not a graph", "@prefix x: <urn:x> .\n<urn:a> <urn:b> <urn:c> .\n"])
def test_what_is_no_graph_of_ours_is_a_clear_error(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "graph.ttl"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    result = run(path, "-o", tmp_path / "page.html")

    assert isinstance(result.exception, GraphError)
    assert "graph.ttl" in str(result.exception)
    assert not (tmp_path / "page.html").exists()
