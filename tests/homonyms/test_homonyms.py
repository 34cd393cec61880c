"""The benchmark of namesakes: invented people whose mentions are to be put together, scored by B-cubed and by pairs."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pytest
from clustering_scores import measure
from world import Seen, World

from civicgraph.resolve.persons import resolve_name

SEEDS = (1, 2, 3, 4)


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
