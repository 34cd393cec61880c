"""Every data file is a clean table: a header, full rows, no row twice, and sorted, so that changes read well."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from civicgraph.resources import folder

DATA = folder("data")
TABLES = sorted(DATA.rglob("*.csv"))
SOURCES = (DATA / "SOURCES.md").read_text(encoding="utf-8")

each_table = pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(DATA).as_posix())


@cache
def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@each_table
def test_table_is_utf_8_without_carriage_returns_and_ends_in_a_line_break(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.decode("utf-8").startswith("\ufeff") is False
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@each_table
def test_table_has_distinct_columns_and_full_rows(path: Path) -> None:
    header, *body = rows(path)
    assert len(set(header)) == len(header)
    assert [number for number, row in enumerate(body, start=2) if len(row) != len(header)] == []


@each_table
def test_cells_have_no_spaces_around_them(path: Path) -> None:
    assert [row for row in rows(path) if any(cell != cell.strip() for cell in row)] == []


@each_table
def test_no_row_stands_twice(path: Path) -> None:
    assert [row for row, count in Counter(map(tuple, rows(path))).items() if count > 1] == []


@each_table
def test_rows_are_sorted_by_their_first_cell(path: Path) -> None:
    keys = [row[0] for row in rows(path)[1:]]
    assert [key for key, after in pairwise(keys) if key > after][:3] == []


@each_table
def test_table_can_give_reasons_or_names_its_source(path: Path) -> None:
    assert "note" in rows(path)[0] or path.name in SOURCES


def test_sources_name_only_files_that_exist() -> None:
    assert [name for name in re.findall(r"`([\w/]+\.csv)`", SOURCES) if not (DATA / name).exists()] == []
