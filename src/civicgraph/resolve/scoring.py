"""From features to a score: the sum of their weights in bits, as in Fellegi and Sunter (1969).

A weight is the logarithm to the base 2 of how much more often two mentions of one person have the feature than two of
namesakes. The first, ``namesakes``, is the odds before anything is known. The weights were set from plain numbers (how
many counties, leaders, media there are; see the notes of the table) and checked on the benchmark of namesakes.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from civicgraph import resources
from civicgraph.resolve.features import FEATURES, Found
from civicgraph.resolve.nodes import Node

JOIN: Final = 6.0
"""Bits from which two nodes are one person: 64 to 1."""

SURE: Final = 14.0
"""Bits from which what speaks against others of their nodes does not count: they share a post."""

DOUBT: Final = 0.0
"""Bits from which people are asked: even odds."""

Effect = Literal["", "against", "forbids"]


@dataclass(frozen=True, slots=True)
class Weight:
    """A row of ``data/identity_features.csv``.

    Attributes:
        bits: how much it tells.
        effect: ``forbids``: they are two people whatever else is found, also through others; ``against``: through
            others only where the two themselves are alike enough.
        zh, en: what it means.
    """

    bits: float
    effect: Effect
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for and against two nodes.

    Attributes:
        bits: the sum.
        found: the features, each with the bits that it added.
        forbids: what they cannot be one person for, or empty.
        is_against: whether something speaks against it.
    """

    bits: float
    found: tuple[tuple[Found, float], ...]
    forbids: str = ""
    is_against: bool = False

    @property
    def probability(self) -> float:
        """From 0 to 1; 0 where something forbids it."""
        return 0.0 if self.forbids else probability(self.bits)

    @property
    def joins(self) -> bool:
        """Whether it is enough for one person."""
        return not self.forbids and self.bits >= JOIN

    def reasons(self) -> tuple[str, ...]:
        """The features as text: name, bits, what was found."""
        return tuple(f"{each.feature} {bits:+.1f} {each.detail}".rstrip() for each, bits in self.found)


def probability(bits: float) -> float:
    """The probability of log-odds to the base 2; nothing is certain."""
    return min(round(1 / (1 + math.exp2(-bits)), 4), 0.9999)


def compare(one: Node, other: Node) -> Score:
    """The score of two nodes of one name; it does not matter which comes first."""
    table = weights()
    first, second = sorted((one, other), key=lambda node: node.key)
    found = [
        (each, round(table[each.feature].bits * each.times, 1)) for find in FEATURES for each in find(first, second)
    ]
    effects = {each.feature: table[each.feature].effect for each, _ in found}
    forbids = next((feature for feature, effect in sorted(effects.items()) if effect == "forbids"), "")
    total = round(sum(bits for _, bits in found), 1)
    return Score(total, tuple(found), forbids, "against" in effects.values())


@cache
def weights() -> Mapping[str, Weight]:
    """The table of features."""
    with resources.data("identity_features.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["feature"]: Weight(float(row["weight"]), row["effect"], row["zh"], row["en"])  # type: ignore[arg-type]
            for row in csv.DictReader(rows)
        }
