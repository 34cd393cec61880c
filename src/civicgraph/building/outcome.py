"""What became of articles: the values that a build tells its caller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

COUNTED: Final = ("persons", "units", "tenures", "events", "awards", "documents")
"""Kinds of facts in the order in which they are counted; ``participations`` come behind them."""

Outcome = Literal["added", "changed", "reread", "unchanged", "repeated", "removed", "failed", "skipped", "unread"]
"""What became of an article.

``reread``: its words are the same, but its metadata, or the rules and tables, are not. ``repeated``: the same article
once more. ``failed``: read, but not extracted. ``skipped``: a web page without an
article, as crawls hold many. ``unread``: no article could be read there.
"""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An article that is not in the graph: where it was read from, and why.

    Attributes:
        wrong: the rules are at fault, not the article: please report it.
    """

    source: str
    reason: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: what became of one article."""

    outcome: Outcome
    source: str
    id: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        articles: how many are in the graph.
        failures: those that are not, in a fixed order.
        things: how many of each kind are in the graph, each counted once.
        facts: how many of each kind the articles name, each article for itself, in the order of :data:`COUNTED`;
            ``participations`` too.
        unmatched: the commonest of what no rule placed, by (kind, surface), with its number.
        unmatched_kinds: how many different ones there are.
        quads: how many are in the graph.
        outcomes: how many articles of each outcome.
        stories: how many stories there are that several articles tell.
        passed_over: decisions of people that could not be followed: file, line and why.
    """

    articles: int = 0
    failures: list[Failure] = field(default_factory=list)
    things: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    unmatched: Counter[tuple[str, str]] = field(default_factory=Counter)
    unmatched_kinds: int = 0
    quads: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    stories: int = 0
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: a stage, the articles done in it, and all that there are, once that is known."""

    stage: Literal["read", "extract", "write"]
    done: int
    total: int | None = None


Progress = Callable[[Step], None]
