"""Protocol order: who and what stands first."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

_UNKNOWN = 6  # a title that no row knows stands with the officers: after deputies, before plain members
ENDED = frozenset({"former", "removed", "deceased"})

ROLES = ("chair", "speak", "report", "read", "sign", "present", "receive", "inspect", "accompany", "organise", "attend")
"""The roles in an event, the most telling first: who has several stands with the first."""

UNIT_KINDS = (
    "party", "congress", "government", "cppcc", "discipline", "court", "procuratorate", "military", "organisation",
    "village", "school", "hospital", "company", "association", "media", "other",
)  # fmt: skip
"""Bodies in the order in which reports name them."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int], ...]:
    with (Path(__file__).parent / "title_order.csv").open(encoding="utf-8", newline="") as rows:
        return tuple((re.compile(row["pattern"]), int(row["order"])) for row in csv.DictReader(rows))


@cache
def title_order(title: str) -> int:
    """The place of a title in the protocol order of one body: 0 for its head.

    >>> title_order("书记") < title_order("常务副县长") < title_order("副县长") < title_order("常委")
    True
    """
    return next((order for pattern, order in _patterns() if pattern.search(title)), _UNKNOWN)


class Neighbours:
    """Edges of a network by node and kind, in a fixed order."""

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self.graph = graph
        self._by_kind: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {}
        for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["fact"])):
            self._by_kind.setdefault((source, data["kind"]), []).append((target, data))
            self._by_kind.setdefault((target, "<" + data["kind"]), []).append((source, data))

    def out(self, node: str, kind: str) -> list[str]:
        """Where edges of a kind lead from a node."""
        return list(dict.fromkeys(other for other, _ in self._by_kind.get((node, kind), [])))

    def into(self, node: str, kind: str) -> list[str]:
        """Where edges of a kind that end at a node come from."""
        return self.out(node, "<" + kind)

    def data(self, source: str, target: str, kind: str) -> list[dict[str, Any]]:
        """What the edges of a kind from one node to another say."""
        return [data for other, data in self._by_kind.get((source, kind), []) if other == target]

    def edges(self) -> list[tuple[str, str, str]]:
        """All edges as source, target and kind."""
        return [(source, target, data["kind"]) for source, target, data in self.graph.edges(data=True)]

    def degree(self, node: str) -> int:
        """How many edges a node has."""
        return int(self.graph.degree(node))

    def kind(self, node: str) -> str:
        """The class of a node."""
        return str(self.graph.nodes[node]["kind"])

    def label(self, node: str) -> str:
        """The name of a node."""
        return str(self.graph.nodes[node]["label"])

    def posts(self, unit: str) -> list[str]:
        """The posts of a body in protocol order."""
        return sorted(self.into(unit, "post_in"), key=self._post_key)

    def _post_key(self, post: str) -> tuple[int, float, str, str]:
        return title_order(self.label(post)), self._listed(self.into(post, "holds")), self.label(post), post

    def holders(self, post: str) -> list[str]:
        """Who holds a post: those in office first, then in the order of lists of leaders and of time."""
        return sorted(self.into(post, "holds"), key=lambda person: self._holder_key(person, post))

    def _holder_key(self, person: str, post: str) -> tuple[bool, float, str, str]:
        tenure = self.data(person, post, "holds")[0]
        return tenure.get("status") in ENDED, self._listed([person]), tenure.get("first_seen", ""), self.label(person)

    def _listed(self, people: list[str]) -> float:
        """The mean place of people in lists of leaders; those in no list come last."""
        places = [
            data["position"]
            for person in people
            for _, data in self._by_kind.get((person, "took_part"), [])
            if "position" in data
        ]
        return sum(places) / len(places) if places else 999

    def careers(self, person: str) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
        """The tenures of a person: post, unit and what the tenure says, the highest post first."""
        posts = self.out(person, "holds")
        for post in sorted(posts, key=lambda post: self._career_key(person, post)):
            units = self.out(post, "post_in")
            yield post, units[0] if units else None, self.data(person, post, "holds")[0]

    def _career_key(self, person: str, post: str) -> tuple[bool, int, int, str]:
        units = self.out(post, "post_in")
        rank = min((self.unit_rank(unit) for unit in units), default=99)
        ended = self.data(person, post, "holds")[0].get("status") in ENDED
        return ended, title_order(self.label(post)), rank, post

    def unit_rank(self, unit: str) -> int:
        """The place of a body's kind in the order in which reports name bodies."""
        kind = self.fact(unit, "unit_kind").rpartition("-")[2]
        return UNIT_KINDS.index(kind) if kind in UNIT_KINDS else len(UNIT_KINDS)

    def fact(self, node: str, key: str) -> str:
        """The value of one of a node's own facts, or an empty text."""
        return next((value for name, value in self.graph.nodes[node]["facts"] if name == key), "")

    def roles(self, who: str, event: str) -> list[str]:
        """The roles of somebody in an event, the most telling first."""
        said = {data.get("role", "attend") for data in self.data(who, event, "took_part")}
        return [role for role in ROLES if role in said]

    def position(self, who: str, event: str) -> int | None:
        """The place of somebody in the list of leaders of an event."""
        places = [data["position"] for data in self.data(who, event, "took_part") if "position" in data]
        return min(places) if places else None
