"""What the compiled build makes of the sources, as far as that can be told without a compiler."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import compiled

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "civicgraph"


def test_compiled_modules_are_those_that_read_articles() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in compiled.modules(PACKAGE)}

    assert {"extraction/reader.py", "names/lattice.py", "units/find.py", "places/scan.py", "text/dates.py"} <= found
    assert not found & compiled.INTERPRETED
    assert all((PACKAGE / name).exists() for name in compiled.INTERPRETED)


def test_records_become_dataclasses_in_the_same_lines() -> None:
    records = 0
    for path in compiled.modules(PACKAGE):
        source = path.read_text(encoding="utf-8")
        made = compiled.with_dataclasses(source)
        decorators = {
            ast.unparse(each)
            for node in ast.walk(ast.parse(made))
            if isinstance(node, ast.ClassDef)
            for each in node.decorator_list
        }
        records += source != made
        assert len(made.splitlines()) == len(source.splitlines())
        assert not {each for each in decorators if each.startswith("record")}, path

    assert records > 10


def test_a_record_keeps_its_equality_hash_order_and_defaults() -> None:
    source = '''from dataclasses import replace
from civicgraph.text.record import record
@record(order=True)
class Point:
    """A place."""

    x: int
    y: int = 2
'''
    made: dict[str, Any] = {}
    exec(compiled.with_dataclasses(source), made)
    point, replace = made["Point"], made["replace"]

    assert point(1) == point(x=1, y=2) != point(1, 3)
    assert hash(point(1)) == hash(point(1, 2))
    assert point(1) < replace(point(1), y=3)
