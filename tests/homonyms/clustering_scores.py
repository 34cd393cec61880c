"""B-cubed (Bagga and Baldwin 1998) and pairwise precision and recall of people put together from mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How well mentions were put together."""

    mentions: int
    people: int
    b3_precision: float
    b3_recall: float
    pair_precision: float
    pair_recall: float

    @property
    def b3(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.b3_precision * self.b3_recall / (self.b3_precision + self.b3_recall)


def measure(pairs: Iterable[tuple[str, str]]) -> Figures:
    """The figures of mentions, each (who it truly is, whom it was taken for)."""
    both = Counter(pairs)
    true, taken = Counter[str](), Counter[str]()
    for (person, found), number in both.items():
        true[person] += number
        taken[found] += number
    total = sum(both.values())
    precision = sum(number * number / taken[found] for (_, found), number in both.items()) / total
    recall = sum(number * number / true[person] for (person, _), number in both.items()) / total
    right = sum(map(_pairs, both.values()))
    return Figures(
        total, len(true), precision, recall, right / max(sum(map(_pairs, taken.values())), 1),
        right / max(sum(map(_pairs, true.values())), 1),
    )  # fmt: skip


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
