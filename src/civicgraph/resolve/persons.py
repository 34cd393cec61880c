"""Who is the same person in several articles: mentions of one name, joined and kept apart by evidence.

The identity of a name is a pure function of all its mentions and of people's decisions about it; no other name, no
order of articles and no earlier build has a part in it. Mentions that share an anchor (a leading post, the lists of a
small place, a medium) are one *node* whatever else is known; nodes are compared by named features, whose weights add up
to a score; the surest pairs are joined first, as long as nothing forbids it. Undecided stays apart: a wrong merge costs
more than a split. A person has the key of its earliest node; the keys of its other nodes stay valid and lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from civicgraph.model import Claims
from civicgraph.resolve.clusters import Clusters, Opinion, Ruling
from civicgraph.resolve.mentions import Mention, cast, mentions, names_of
from civicgraph.resolve.naming import name_key
from civicgraph.resolve.nodes import Node, gather, identify


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who among the mentions of one name.

    Attributes:
        name: its key.
        people: each as its nodes, the one that gives it its key first.
        opinions: what was decided about pairs of nodes, in a fixed order.
        ignored: decisions of people that contradict others or are about nobody.
        alone: the articles whose mention stands alone because people decided about it.
    """

    name: str
    people: tuple[tuple[Node, ...], ...]
    opinions: tuple[Opinion, ...]
    ignored: tuple[Ruling, ...] = ()
    alone: frozenset[str] = frozenset()
    _person_of: dict[str, str] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self._person_of.update({node.key: nodes[0].key for nodes in self.people for node in nodes})

    def person_of_node(self, node: str) -> str:
        """The key of the person to whom a node belongs."""
        return self._person_of[node]

    def person_of(self, mention: Mention) -> str:
        """The key of the person whom a mention means."""
        return self._person_of[identify(mention, self.alone)[0]]


def resolve_name(
    name: str, found: Iterable[Mention], rulings: Sequence[Ruling] = (), alone: frozenset[str] = frozenset()
) -> Identity:
    """Who is who among all mentions of one name.

    Args:
        name: its key.
        found: the mentions, in any order.
        rulings: what people decided about its nodes.
        alone: the articles whose mention of the name stands alone, because they decided about it.
    """
    clusters = Clusters(gather(found, alone), rulings)
    people = tuple(map(tuple, clusters.run()))
    return Identity(name, people, tuple(clusters.opinions), tuple(clusters.ignored), alone)


class Resolver:
    """Collects the mentions of articles in memory, then tells who is who."""

    def __init__(self) -> None:
        self._found: dict[str, list[Mention]] = {}

    def add(self, claims: Claims, text: str = "") -> None:
        """Take in the people of one article."""
        people = mentions(claims, text)
        met = cast(people)
        for each in people:
            self.note(replace(each, met=met))

    def note(self, mention: Mention) -> None:
        """Take in one person of one article."""
        self._found.setdefault(mention.name, []).append(mention)

    def resolve(self) -> Resolution:
        """Who is who among all that was added."""
        return Resolution({name: resolve_name(name, self._found[name]) for name in sorted(self._found)}, self._found)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, by the keys of names; and the mentions that it is about."""

    identities: Mapping[str, Identity]
    mentions: Mapping[str, Sequence[Mention]]

    def people(self, claims: Claims) -> dict[str, str]:
        """The keys of the people of an article that was added, by their names as it writes them."""
        return {name: self.person(claims.article, name) for name in names_of(claims)}

    def person(self, article: str, name: str) -> str:
        """The key of one person of one article."""
        key = name_key(name)
        return next(self.identities[key].person_of(each) for each in self.mentions[key] if each.article == article)
