"""The tables of bodies hold together."""

from __future__ import annotations

import csv
import re

import pytest

from civicgraph.resources import data
from civicgraph.units.tables import bodies, centrals, suffixes


def kinds() -> set[str]:
    with data("unit_kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"] for row in csv.DictReader(file)}


def test_every_kind_is_declared() -> None:
    used = {row.kind for row in (*bodies(), *centrals())} | {row.kind for row in suffixes().values() if row.kind}
    assert used - kinds() == set()


def test_templates_name_only_known_parts() -> None:
    parts = {part for row in bodies() for full in row.fulls for part in re.findall(r"\{(.*?)\}", full)}
    assert parts == {"P", "B", "C", "S"}


def test_levels_and_years_are_well_formed() -> None:
    assert all(set(row.levels) <= set("pcxtv") for row in bodies())
    assert all(row.since <= row.until for row in bodies())


@pytest.mark.parametrize("year", [2005, 2012, 2017, 2025])
def test_no_form_of_a_level_means_two_bodies_in_one_year(year: int) -> None:
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in bodies():
        for level in row.levels or "pcx":
            for short in row.shorts:
                if row.since <= year <= row.until:
                    assert seen.setdefault((level, short), row.fulls) == row.fulls, short


def test_no_form_names_two_central_bodies() -> None:
    forms = [form for row in centrals() for form in row.forms]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_uses_are_known() -> None:
    assert {row.use for row in suffixes().values()} == {"free", "head", "stop"}
    assert {row.use for row in centrals()} == {"", "head", "word", "term", "npc"}
