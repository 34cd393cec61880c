"""The house rules that a machine can hold: imports run one way, modules and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

SOURCE = Path(__file__).parents[1] / "src"
MODULES = sorted((SOURCE / "civicgraph").rglob("*.py"))
# Top-level modules and packages from the ground up; each imports only from its own layer and those before it.
LAYERS = (
    {"errors", "model", "resources"},
    {"text", "lexicon", "places", "names", "units"},
    {"reading"},
    {"extraction"},
    {"claims", "facts"},
    {"resolve"},
    {"rdf"},
    {"store", "checks"},
    {"building"},
    {"pipeline", "query"},
    {"view"},
    {"graph"},
    {"cli"},
    {"__init__", "__main__"},  # the public names
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def part(module: str) -> str:
    """``civicgraph.text.dates`` → ``text``; the package itself → ``__init__``."""
    return module.partition(".")[2].partition(".")[0] or "__init__"


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("civicgraph"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("civicgraph"):
            whole = node.module == "civicgraph"
            yield from (f"civicgraph.{alias.name}" for alias in node.names) if whole else (node.module,)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import by the full name"


def functions() -> Iterator[tuple[str, int]]:
    """Each function with the number of its lines, docstrings aside."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                doc = node.body[0] if ast.get_docstring(node) else None
                lines = (node.end_lineno or 0) - node.lineno + 1
                lines -= (doc.end_lineno or 0) - doc.lineno + 1 if doc else 0
                yield f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}", lines


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(SOURCE / "civicgraph").parts[0].removesuffix(".py")
    assert own in RANK, f"give {own} its place in LAYERS"
    allowed = {name for name, rank in RANK.items() if rank <= RANK[own]}
    # The version is the one thing that the package itself may be asked for.
    wrong = {name for name in imported(path) if part(name) not in allowed and name != "civicgraph.__version__"}
    assert wrong == set()


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def test_no_function_is_longer_than_40_lines_and_half_of_them_are_under_10() -> None:
    found = dict(functions())
    assert {name: lines for name, lines in found.items() if lines > 40} == {}
    assert median(found.values()) < 10


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in MODULES if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []
