"""The benchmark of namesakes: invented people whose mentions are to be put together, scored by B-cubed and by pairs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from clustering_scores import measure
from homonym_figures import all_of, all_of_shared

from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.naming import name_key
from civicgraph.resolve.persons import resolve_name
from civicgraph.resolve.posts import HeldPost
from civicgraph.resolve.traits import Traits

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("held", [False, True], ids=["dev", "held"])
def test_people_are_put_together_as_they_are(held):
    figures = measure(all_of(held=held))
    assert figures.b3 >= 0.95
    assert figures.pair_precision >= 0.99


def test_namesakes_are_hardly_ever_taken_for_one_another():
    figures = measure(all_of_shared())
    assert figures.people > 100
    assert figures.pair_precision >= 0.98
    assert figures.b3 >= 0.9


def mention(number: int, name: str, row: list) -> Mention:
    _, day, place, posts, *more = row
    told = more[0] if more else {}
    held = []
    for each in posts:
        unit, title, kind = each.split("/")
        held.append(HeldPost(unit, title, place, kind, "current", day))
    flags = {key: value for key, value in told.items() if key != "gender"}
    traits = Traits(told.get("gender", ""))
    return Mention(name_key(name), f"a{number}", day, place, tuple(held), traits=traits, **flags)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_hand_made_case_is_told_right(case):
    found = [(row[0], mention(number, case["name"], row)) for number, row in enumerate(case["mentions"])]
    identity = resolve_name(name_key(case["name"]), [each for _, each in found])
    pairs = {(person, identity.person_of(each)) for person, each in found}
    assert len(pairs) == len({person for person, _ in pairs}) == len({key for _, key in pairs})
