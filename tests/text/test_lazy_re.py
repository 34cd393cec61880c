"""Patterns that wait and look for first characters find what the same patterns of ``re`` find."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import civicgraph
from civicgraph.text import lazy_re
from civicgraph.text.charsets import compile_pattern
from civicgraph.text.first_characters import needed_somewhere, worth_looking_for
from civicgraph.text.fold import fold

ROOT = Path(__file__).parents[2]
RULES = ("text", "places", "names", "units", "extraction")
PATTERNS = {
    f"{module.__name__}.{name}": value
    for info in pkgutil.walk_packages(civicgraph.__path__, "civicgraph.")
    for module in (importlib.import_module(info.name),)
    for name, value in vars(module).items()
    if isinstance(value, lazy_re._Compiled)
}


@pytest.fixture(scope="module")
def text() -> str:
    files = sorted((ROOT / "examples" / "articles").glob("*.txt"))
    return "\n".join(fold(file.read_text(encoding="utf-8")) for file in files)[:12_000]


def test_a_pattern_waits_until_it_is_used() -> None:
    pattern = lazy_re.compile("[县市]长")

    assert "match" not in vars(pattern)
    assert pattern.pattern == "[县市]长"
    assert [found.span() for found in pattern.finditer("县长、市长")] == [(0, 2), (3, 5)]
    assert "match" in vars(pattern)


def test_a_pattern_has_the_methods_of_re() -> None:
    waiting, eager = lazy_re.compile("(?P<a>a)(b)?", re.IGNORECASE), re.compile("(?P<a>a)(b)?", re.IGNORECASE)

    assert waiting.sub("x", "AB a") == eager.sub("x", "AB a") == "x x"
    assert waiting.split("xAy") == eager.split("xAy")
    assert (waiting.groups, dict(waiting.groupindex)) == (eager.groups, dict(eager.groupindex))


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("(?<!副)(?:市|县)长", "市县"),
        ("(?:常务)?副?县长", "常副县"),
        ("(?=[县市])..", None),  # any character, as far as is known
        ("(?<!副)[的一是在不了有和]?", None),  # may be empty
        ("(?<!副)的", "的"),
        ("(?<!副)[，。的、一是在国]", None),  # too common
        ("县长", None),  # re looks for it by itself
        ("(?i:a)(?<!b)c", None),
    ],
)
def test_first_characters_are_known_where_they_help(pattern: str, firsts: str | None) -> None:
    assert worth_looking_for(pattern, 0) == (None if firsts is None else frozenset(firsts))


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("[^，]{2,9}?(?:举行|召开)了", "举召"),
        ("[^，]{2,9}?(?:举行|召开|.)", None),  # not all of them need one
        ("[^，]{2,9}?(?:举行)?", None),
        ("[^，]{2,9}(?=召)", "召"),
        ("[^，]{2,9}(?<=召)", None),  # it may stand before the stretch that is searched
        ("[^，]{2,9}(?!召)", None),
        ("[^，]的", None),  # too common
        ("召开", None),  # no scarcer than what it begins with
        ("(?i:[^，]a)", None),
    ],
)
def test_what_a_match_needs_is_known_where_it_is_rare(pattern: str, needed: str | None) -> None:
    assert needed_somewhere(pattern, 0) == (None if needed is None else frozenset(needed))


def test_a_pattern_that_is_often_used_hastens() -> None:
    pattern = lazy_re.compile("(?<!副)(?:市|县)长")
    begins = {pattern.search for _ in range(2 * lazy_re._SELDOM) if pattern.search("副市长、县长")}

    assert len(begins) == 2
    assert pattern.search("副市长、县长").start() == 4  # type: ignore[union-attr]


def test_what_is_found_is_what_re_finds(text: str) -> None:
    ways = (worth_looking_for, needed_somewhere)
    looked_for = {name: each for name, each in PATTERNS.items() if any(way(each.pattern, each.flags) for way in ways)}

    assert len(looked_for) > 200
    for name, waiting in looked_for.items():
        found = lazy_re.compile(waiting.pattern, waiting.flags)
        eager = re.compile(waiting.pattern, waiting.flags)
        lazy_re._hasten(found, eager)
        for start, end in ((0, len(text)), (101, 2_003), (2_500, 2_501)):
            spans = [match.span() for match in eager.finditer(text, start, end)]
            assert [match.span() for match in found.finditer(text, start, end)] == spans, name
            first = found.search(text, start, end)
            assert (first and first.span()) == (spans[0] if spans else None), name


def test_no_pattern_of_the_package_is_wrong() -> None:
    assert len(PATTERNS) > 300
    for pattern in PATTERNS.values():
        re.compile(pattern.pattern, pattern.flags)


def test_rules_take_their_patterns_from_here() -> None:
    modules = [path for part in RULES for path in sorted((ROOT / "src" / "civicgraph" / part).rglob("*.py"))]
    own = {"lazy_re.py", "first_characters.py", "charsets.py"}
    sources = {str(path): path.read_text("utf-8") for path in modules if path.name not in own}
    wrong = [path for path, source in sources.items() if "\nimport re\n" in source and "re.compile(" in source]

    assert wrong == []


def test_large_classes_are_compiled_as_re_compiles_them() -> None:
    texts = ("县长a", "Ａ市，0x㐀", "")
    for pattern, flags in (("[㐀-鿿]+(?=[^，。]?)", 0), ("[a-z㐀-鿿]+", re.IGNORECASE), (r"[^\s㐀-鿿]+", 0)):
        for _ in range(2):
            found = compile_pattern(pattern, flags)
            assert [found.findall(text) for text in texts] == [re.findall(pattern, text, flags) for text in texts]
