"""How likely a string is as a personal name, and as ordinary words: characters of names against a vocabulary."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from civicgraph import resources

_UNSEEN_WORD = -17.0  # log-share of a character that is no word of the vocabulary
_UNSEEN_CHARACTER = 0.3  # count of a character that no given name of the statistics has
_LAST_ALONE = 0.1  # last characters of longer names stand alone as well, so much less often
_ONE_CHARACTER = math.log(0.16)  # share of given names of one character
_TWO_CHARACTERS = math.log(0.84)
_SHARED = 0.3  # weight of whole given names against their characters one by one
_TWO_SURNAMES = -7.5  # 范徐丽泰: a husband's surname before the own
_LONGEST_WORD = 4
_FREQUENT = -1.5  # a string that no dictionary explains and that is frequent is mostly a name that is in the news
_NO_WORD = (-math.inf, "")


@dataclass(frozen=True, slots=True)
class NameModel:
    """Log-probabilities of surnames, of characters of given names by place, and of words.

    Attributes:
        surnames: single and compound surnames.
        single: characters of given names of one character.
        first: first characters of longer given names.
        second: last characters of longer given names.
        shared: given names that people of many surnames have.
        words: words of running text, up to four characters, with their class: v p d c u a n m t r, b some word,
            l a place abroad, x unknown and perhaps a name, f perhaps a foreign name.
    """

    surnames: Mapping[str, float]
    single: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    shared: Mapping[str, float]
    words: Mapping[str, tuple[float, str]]

    def log_name(self, name: str) -> float:
        """Log-probability of a Chinese name among all names; minus infinity where it has not the shape of one."""
        share = -math.inf
        for cut in range(max(1, len(name) - 2), len(name)):
            share = max(share, self._log_split(name, cut))
        if share == -math.inf:
            return self._log_two_surnames(name) if len(name) == 4 else share
        frequency, kind = self.words.get(name, _NO_WORD)
        return max(share, frequency + _FREQUENT) if kind == "x" else share

    def split(self, name: str) -> tuple[str, str] | None:
        """Surname and given name, or None: 欧阳明 → 欧阳, 明; 欧阳 → 欧, 阳."""
        share, cut = max((self._log_split(name, cut), cut) for cut in (1, 2, 3))
        return (name[:cut], name[cut:]) if share > -math.inf else None

    def _log_split(self, name: str, cut: int) -> float:
        if not cut < len(name) <= cut + 2:
            return -math.inf
        surname = self.surnames.get(name[:cut])
        if surname is None:
            return -math.inf
        return surname + self.log_given(name[cut:])

    def log_given(self, given: str) -> float:
        """Log-probability of a given name of one or two characters."""
        if len(given) == 1:
            return _ONE_CHARACTER + self.single.get(given, self.single[""])
        apart = self.first.get(given[0], self.first[""]) + self.second.get(given[1], self.second[""])
        whole = self.shared.get(given)
        if whole is None:
            return _TWO_CHARACTERS + math.log(1 - _SHARED) + apart
        return _TWO_CHARACTERS + math.log((1 - _SHARED) * math.exp(apart) + _SHARED * math.exp(whole))

    def _log_two_surnames(self, name: str) -> float:
        first, second = self.surnames.get(name[0]), self.surnames.get(name[1])
        if first is None or second is None or min(first, second) < math.log(0.001):
            return -math.inf
        return first + second + self.log_given(name[2:]) + _TWO_SURNAMES

    def log_word(self, text: str) -> float:
        """Log-probability of the best way to read a text as words."""
        best = [0.0] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            ends = range(start + 1, min(start + _LONGEST_WORD, len(text)) + 1)
            known = (self.words.get(text[start:end], _NO_WORD)[0] + best[end] for end in ends)
            best[start] = max(_UNSEEN_WORD + best[start + 1], *known)
        return best[0]

    def score(self, name: str) -> float:
        """Log-odds that a string standing alone is a personal name rather than words; minus infinity for none."""
        return self.log_name(name) - self.log_word(name)


def _log_shares(counts: Mapping[str, float], floor: float) -> dict[str, float]:
    """Log-shares; that of the empty string is what unseen ones have."""
    total = sum(counts.values())
    shares = {key: math.log(max(count, floor) / total) for key, count in counts.items()}
    shares[""] = math.log(floor / total)
    return shares


def _surnames() -> dict[str, float]:
    with resources.data("surnames.csv").open(encoding="utf-8", newline="") as handle:
        weights = {row["surname"]: float(row["weight"]) for row in csv.DictReader(handle)}
    shares = _log_shares(weights, 0.05)
    del shares[""]
    return shares


def _given() -> tuple[dict[str, float], dict[str, float], dict[str, float], dict[str, float]]:
    single: dict[str, float] = {}
    first: dict[str, float] = {}
    second: dict[str, float] = {}
    shared: dict[str, float] = {}
    with resources.data("given_names.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["kind"] == "name":
                shared[row["text"]] = float(row["single"])
                continue
            for table, column in ((single, "single"), (first, "first"), (second, "second")):
                table[row["text"]] = float(row[column])
    for char, count in second.items():
        single[char] += _LAST_ALONE * count
    tables = [_log_shares(table, _UNSEEN_CHARACTER) for table in (single, first, second, shared)]
    return tables[0], tables[1], tables[2], tables[3]


def _words() -> dict[str, tuple[float, str]]:
    words: dict[str, tuple[float, str]] = {}
    for line in resources.data("words.csv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, cost, group = line.split(",")
        words.update(dict.fromkeys(group.split(" "), (int(cost) * -0.1, kind)))
    return words


@cache
def load_names() -> NameModel:
    """The model of the data files surnames.csv, given_names.csv and words.csv, loaded once."""
    single, first, second, shared = _given()
    return NameModel(_surnames(), single, first, second, shared, _words())


@cache
def begin_longer_words() -> frozenset[str]:
    """The first two characters of all words of more than two; where others stand, no longer word is looked for."""
    return frozenset(word[:2] for word in load_names().words if len(word) > 2)
