"""What is written down of the identity of a name: its nodes, where they lead, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from civicgraph.resolve.clusters import Verdict
from civicgraph.resolve.decisions import Decision as Ruled
from civicgraph.resolve.nodes import Node
from civicgraph.resolve.persons import Identity


@dataclass(frozen=True, slots=True)
class Profile:
    """A node of a name that has several.

    Attributes:
        node: its key, which finds the person for ever.
        person: the key of the person to whom it belongs.
        label: name and what tells it from namesakes.
        aliases: other keys that lead to the person, because people decided about its mention.
        articles: the ids of its first and its last article.
        count: of its articles.
    """

    node: str
    person: str
    aliases: tuple[str, ...]
    label: str
    articles: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two nodes are one person, two, or undecided.

    Attributes:
        one, other: keys of nodes; the same for one that several articles share.
        persons: the keys of the people to whom they belong.
        verdict: what was decided.
        bits, probability: the score.
        reasons: the features, each with its weight.
    """

    one: str
    other: str
    persons: tuple[str, ...]
    verdict: Verdict
    bits: float
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactDecision:
    """What people decided about a fact: a row of the table of decisions, see :mod:`civicgraph.resolve.decisions`."""

    kind: str
    name: str
    one: str
    other: str
    article: str
    decision: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """A profile or a decision."""

    what: Profile | Decision | FactDecision

    def to_plain(self) -> list[Any]:
        """As JSON can hold it."""
        return [type(self.what).__name__, *astuple(self.what)]

    @classmethod
    def from_plain(cls, found: list[Any]) -> Record:
        """What :meth:`to_plain` gave."""
        kind, *values = found
        if kind == Profile.__name__:
            node, person, aliases, label_, articles, count = values
            return cls(Profile(node, person, tuple(aliases), label_, tuple(articles), count))
        if kind == FactDecision.__name__:
            return cls(FactDecision(*values))
        one, other, persons, verdict, bits, probability, reasons = values
        return cls(Decision(one, other, tuple(persons), verdict, bits, probability, tuple(reasons)))


def records(identity: Identity) -> Iterator[Record]:
    """All that is written down of a name; nothing where nobody was compared with anybody."""
    spoken = {key for each in identity.opinions for key in (each.one, each.other)}
    keys = {node.key for nodes in identity.people for node in nodes}
    for nodes in identity.people:
        for node in nodes:
            if len(nodes) > 1 or node.key in spoken or node.alias:
                aliases = () if node.alias in {"", *keys} else (node.alias,)
                yield Record(_profile(node, nodes[0].key, aliases))
    for each in identity.opinions:
        persons = tuple(sorted({identity.person_of_node(each.one), identity.person_of_node(each.other)}))
        yield Record(Decision(each.one, each.other, persons, each.verdict, each.bits, each.probability, each.reasons))


def fact_records(decisions: Iterable[Ruled]) -> list[Record]:
    """What people decided about facts of a name."""
    return [Record(_fact(each)) for each in decisions if each.kind != "person"]


def _fact(row: Ruled) -> FactDecision:
    return FactDecision(row.kind, row.name, row.one, row.other, row.article, row.decision, row.value, row.why())


def _profile(node: Node, person: str, aliases: tuple[str, ...]) -> Profile:
    articles = tuple(dict.fromkeys((node.first_article, node.last_article)))
    return Profile(node.key, person, aliases, label(node), articles, node.count)


def label(node: Node) -> str:
    """The name of a node with what its mentions share: 秦若川（青禾县人民政府县长）."""
    kind, *parts = node.anchor
    told = [part for part in parts if "=" in part]
    parts = parts[: len(parts) - len(told)]
    if kind == "post":
        shared = "、".join(unit + title for unit, title in zip(parts[::2], parts[1::2], strict=True))
    else:
        shared = {"list": "{}领导名单", "writer": "{}记者编辑", "article": "文章 {}"}[kind].format(*parts)
    return f"{node.name}（{'，'.join((shared, *(part.partition('=')[2] for part in told)))}）"
