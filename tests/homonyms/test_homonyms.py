"""The benchmark of namesakes: invented people whose mentions are to be put together, scored by B-cubed and by pairs."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from clustering_scores import measure
from invented_province import Seen, World

from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.naming import name_key
from civicgraph.resolve.persons import resolve_name
from civicgraph.resolve.posts import HeldPost
from civicgraph.resolve.traits import Traits

SEEDS = (1, 2, 3, 4)
CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def is_held(name: str) -> bool:
    """Half of the names is never looked at: weights are chosen on the other half, namesakes stay together."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


@cache
def judged(seed: int) -> tuple[tuple[str, str, str], ...]:
    """Each mention of a world as (name, who it truly is, whom it was taken for)."""
    seen: defaultdict[str, list[Seen]] = defaultdict(list)
    for each in World(seed).seen():
        seen[each.mention.name].append(each)
    found: list[tuple[str, str, str]] = []
    for name, mentions in sorted(seen.items()):
        identity = resolve_name(name, [each.mention for each in mentions])
        found += ((name, f"{seed}{each.person}", identity.person_of(each.mention)) for each in mentions)
    return tuple(found)


def all_of(seeds: Iterable[int], *, held: bool) -> list[tuple[str, str]]:
    return [(true, found) for seed in seeds for name, true, found in judged(seed) if is_held(name) is held]


@pytest.mark.parametrize("held", [False, True], ids=["dev", "held"])
def test_people_are_put_together_as_they_are(held):
    figures = measure(all_of(SEEDS, held=held))
    assert figures.b3 >= 0.95
    assert figures.pair_precision >= 0.99


def test_namesakes_are_hardly_ever_taken_for_one_another():
    pairs = [row for seed in SEEDS for row in judged(seed)]
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, true, _ in pairs:
        people[name, true[0]].add(true)
    figures = measure((true, found) for name, true, found in pairs if len(people[name, true[0]]) > 1)
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
