"""Joins nodes of a name into people: the surest pair first, never against what forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from civicgraph.resolve.blocks import Pair, candidates
from civicgraph.resolve.nodes import Node
from civicgraph.resolve.scoring import DOUBT, SURE, Score, compare, probability

Verdict = Literal["same", "different", "unsure"]

DECIDED: Final = "decided"
"""Begins the reason of what people decided."""

_TELLING: Final = 40
"""Nodes of a person that are asked whether they speak against another; one with more is asked by its first and last."""

_WORTH_TELLING: Final = -4.0
"""Bits from which it is told why two are kept apart."""

_MOST_TOLD: Final = 3
"""Namesakes of a person from whom it is told why they are kept apart, the nearest first."""


@dataclass(frozen=True, slots=True, order=True)
class Ruling:
    """What people have decided about two nodes of a name.

    Attributes:
        line: of the file of decisions.
        one, other: keys of nodes.
        verdict: what they decided.
        why: what they wrote beside it.
    """

    line: int
    one: str
    other: str
    verdict: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Opinion:
    """What is decided about two nodes, and why.

    Attributes:
        one, other: keys of nodes, in order; the same for one that holds several articles.
        verdict: what was decided.
        bits: the sum of the weights.
        probability: of being one person, as the score has it.
        reasons: the features with their weights, or what people decided.
    """

    one: str
    other: str
    verdict: Verdict
    bits: float
    probability: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Person:
    """Nodes that are one person, by their places; those that can speak against others; and those they may not join."""

    members: list[int]
    telling: list[int]
    enemies: set[int] = field(default_factory=set)


class Clusters:
    """Nodes of one name on their way to people.

    Args:
        nodes: of one name, in the order of their keys.
        rulings: of people about them.
    """

    def __init__(self, nodes: Sequence[Node], rulings: Iterable[Ruling] = ()) -> None:
        self._nodes = nodes
        self._number = {node.key: number for number, node in enumerate(nodes)}
        self._rulings = sorted(rulings)
        self._people = {n: _Person([n], [n] if _is_telling(node) else []) for n, node in enumerate(nodes)}
        self._of = list(range(len(nodes)))
        self._scores: dict[Pair, Score] = {}
        self.opinions: list[Opinion] = []
        self.ignored: list[Ruling] = []
        """Rulings that contradict others, or are about nobody."""

    def run(self) -> list[list[Node]]:
        """The people, each as its nodes, the one that gives it its key first; in the order of these."""
        self._rule()
        pairs = candidates(self._nodes) if len(self._nodes) > 1 else []
        scored = [(self._score(pair), pair) for pair in pairs]
        vetoed = self._join(
            sorted((each for each in scored if each[0].joins), key=lambda each: (-each[0].bits, each[1]))
        )
        self._tell_apart(scored, vetoed)
        self.opinions += (_alone(node) for node in self._nodes if node.count > 1)
        self.opinions.sort()
        found = [sorted((self._nodes[n] for n in each.members), key=lambda node: node.order) for each in self._alive()]
        return sorted(found, key=lambda nodes: nodes[0].order)

    def _alive(self) -> list[_Person]:
        return [self._people[number] for number in sorted(set(self._of))]

    def _rule(self) -> None:
        """Follow what people decided; who is told apart stays apart whatever else they say."""
        known = [each for each in self._rulings if each.one in self._number and each.other in self._number]
        self.ignored += [each for each in self._rulings if each not in known]
        for ruling in known:
            if ruling.verdict == "different" and ruling.one != ruling.other:
                self._part(self._number[ruling.one], self._number[ruling.other])
                self._note(ruling)
        for ruling in known:
            if ruling.verdict == "same":
                self._unite(ruling)
        self._note_unsure(known)

    def _part(self, one: int, other: int) -> None:
        self._people[self._of[one]].enemies.add(other)
        self._people[self._of[other]].enemies.add(one)

    def _unite(self, ruling: Ruling) -> None:
        one, other = self._number[ruling.one], self._number[ruling.other]
        if self._are_enemies(one, other):
            self.ignored.append(ruling)
            return
        self._merge(one, other)
        self._note(ruling)

    def _note_unsure(self, known: list[Ruling]) -> None:
        """Of whom people are not sure stays apart, as far as nobody else joins them."""
        for ruling in known:
            if ruling.verdict == "unsure":
                if self._of[self._number[ruling.one]] == self._of[self._number[ruling.other]]:
                    self.ignored.append(ruling)
                    continue
                self._part(self._number[ruling.one], self._number[ruling.other])
                self._note(ruling)

    def _note(self, ruling: Ruling) -> None:
        one, other = sorted((ruling.one, ruling.other))
        probability = {"same": 1.0, "different": 0.0, "unsure": 0.5}[ruling.verdict]
        reason = f"{DECIDED} {ruling.why}".rstrip()
        self.opinions.append(Opinion(one, other, ruling.verdict, 0.0, probability, (reason,)))

    def _join(self, scored: Sequence[tuple[Score, Pair]]) -> dict[Pair, str]:
        """Join pairs, the surest first; returns those that something spoke against, with what it was."""
        vetoed: dict[Pair, str] = {}
        for score, (one, other) in scored:
            if self._of[one] == self._of[other]:
                continue
            if veto := self._veto(one, other, sure=score.bits >= SURE):
                vetoed[one, other] = veto
                continue
            self._merge(one, other)
            self.opinions.append(self._opinion((one, other), score, "same"))
        return vetoed

    def _veto(self, one: int, other: int, *, sure: bool) -> str:
        """What forbids that two people are one, through any of their nodes; empty where nothing does.

        Who shares a post is ``sure``: that others of their nodes are unlikely to be one then only tells that both posts
        were held at a time.
        """
        if self._are_enemies(one, other):
            return DECIDED
        mine, theirs = self._people[self._of[one]], self._people[self._of[other]]
        for a in _sample(mine.telling):
            for b in _sample(theirs.telling):
                score = self._score((min(a, b), max(a, b)))
                if score.forbids:
                    return score.forbids
                if score.is_against and not score.joins and not sure:
                    return next(each.feature for each, bits in score.found if bits < 0 and each.feature != "namesakes")
        return ""

    def _are_enemies(self, one: int, other: int) -> bool:
        mine, theirs = self._people[self._of[one]], self._people[self._of[other]]
        return any(self._of[each] == self._of[other] for each in mine.enemies) or any(
            self._of[each] == self._of[one] for each in theirs.enemies
        )

    def _merge(self, one: int, other: int) -> None:
        small, large = sorted((self._of[one], self._of[other]), key=lambda n: (len(self._people[n].members), n))
        if small == large:
            return
        gone, kept = self._people[small], self._people[large]
        for number in gone.members:
            self._of[number] = large
        kept.members += gone.members
        kept.telling = sorted({*kept.telling, *gone.telling}, key=lambda n: self._nodes[n].order)
        kept.enemies |= gone.enemies

    def _tell_apart(self, scored: Sequence[tuple[Score, Pair]], vetoed: dict[Pair, str]) -> None:
        """Why people are two, by the pair of nodes that speaks most for one; the nearest namesakes of each."""
        best: dict[Pair, tuple[float, Pair, Score]] = {}
        for score, pair in scored:
            one, other = sorted((self._of[pair[0]], self._of[pair[1]]))
            told = (-score.bits, pair, score)
            if one != other and score.bits >= _WORTH_TELLING and told[:2] < best.get((one, other), (99.0, (0, 0)))[:2]:
                best[one, other] = told
        ruled = {(each.one, each.other) for each in self.opinions if each.reasons[0].startswith(DECIDED)}
        told_of = dict.fromkeys(self._of, 0)
        for persons, (_, pair, score) in sorted(best.items(), key=lambda each: each[1][:2]):
            if min(told_of[n] for n in persons) < _MOST_TOLD and not self._is_ruled(pair, ruled):
                for n in persons:
                    told_of[n] += 1
                self.opinions.append(self._apart(pair, score, vetoed.get(pair, "")))

    def _is_ruled(self, pair: Pair, ruled: set[tuple[str, str]]) -> bool:
        return (self._nodes[pair[0]].key, self._nodes[pair[1]].key) in ruled

    def _apart(self, pair: Pair, score: Score, veto: str) -> Opinion:
        sure = score.forbids or score.bits < DOUBT
        opinion = self._opinion(pair, score, "different" if sure else "unsure")
        if not veto:
            return opinion
        reasons = (*opinion.reasons, f"others {veto}")
        return Opinion(opinion.one, opinion.other, opinion.verdict, score.bits, score.probability, reasons)

    def _opinion(self, pair: Pair, score: Score, verdict: Verdict) -> Opinion:
        one, other = sorted((self._nodes[pair[0]].key, self._nodes[pair[1]].key))
        return Opinion(one, other, verdict, score.bits, score.probability, score.reasons())

    def _score(self, pair: Pair) -> Score:
        score = self._scores.get(pair)
        if score is None:
            score = self._scores[pair] = compare(self._nodes[pair[0]], self._nodes[pair[1]])
        return score


def _alone(node: Node) -> Opinion:
    """Why several articles are one node: what it has in common with itself."""
    score = compare(node, node)
    return Opinion(node.key, node.key, "same", score.bits, probability(score.bits), score.reasons())


def _is_telling(node: Node) -> bool:
    return bool(node.known_posts or node.traits.told() or node.died)


def _sample(numbers: list[int]) -> list[int]:
    half = _TELLING // 2
    return numbers if len(numbers) <= _TELLING else numbers[:half] + numbers[-half:]
