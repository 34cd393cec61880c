"""Puts the mentions of invented provinces together and measures it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache

from clustering_scores import Figures, measure
from invented_province import Seen, World

from civicgraph.resolve.persons import resolve_name

SEEDS = {False: (1, 2, 3, 4), True: (21, 22, 23, 24)}
"""The worlds on which weights were chosen, and those that were never looked at."""


def is_held(name: str) -> bool:
    """Half of the names, in worlds of their own, is never looked at; so namesakes stay together."""
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


def all_of(*, held: bool) -> list[tuple[str, str]]:
    """The mentions of one part: who each truly is, and whom it was taken for."""
    return [(true, found) for seed in SEEDS[held] for name, true, found in judged(seed) if is_held(name) is held]


def all_of_shared() -> list[tuple[str, str]]:
    """Only the names that several people of one world share, in the worlds that were never looked at."""
    rows = [(seed, row) for seed in SEEDS[True] for row in judged(seed)]
    people: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for seed, (name, true, _) in rows:
        people[seed, name].add(true)
    return [(true, found) for seed, (name, true, found) in rows if len(people[seed, name]) > 1]


def figures_table() -> str:
    """The figures as a table in Markdown."""
    rows = {
        "dev": measure(all_of(held=False)),
        "held": measure(all_of(held=True)),
        "shared names": measure(all_of_shared()),
    }
    head = "| names | mentions | people | B³ precision | B³ recall | B³ F | pair precision | pair recall |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *(_row(name, each) for name, each in rows.items())])


def _row(name: str, each: Figures) -> str:
    shares = (each.b3_precision, each.b3_recall, each.b3, each.pair_precision, each.pair_recall)
    return f"| {name} | {each.mentions} | {each.people} | " + " | ".join(f"{share:.3f}" for share in shares) + " |"
