"""Chooses the nodes of a view: those around a focus, or the best connected of the whole graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from civicgraph.rdf import vocab
from civicgraph.view.reading import Fact, Reader

# The share of the nodes that each class may take of a whole graph that is too large; posts come with their people.
# People and what they met at make the picture; bodies come along with posts; the rest must not crowd it.
_SHARES = {"person": 0.36, "event": 0.2, "unit": 0.16, "honour": 0.05, "document": 0.04}

_COUNTED = (
    vocab.MEMBER, vocab.PARTICIPANT, vocab.EVENT, vocab.ORGANIZATION, vocab.RECIPIENT, vocab.CONFERRER, vocab.HONOUR,
    vocab.PRESENTER, vocab.ISSUER, vocab.SUB_ORGANIZATION_OF, vocab.REPORTER, vocab.EDITOR,
)  # fmt: skip
_TRIES = 3  # so often are nodes without links replaced by others; the few that are left are dropped

_BY_LINES = (vocab.REPORTER, vocab.EDITOR)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen nodes, and how many there were to choose from."""

    nodes: frozenset[str]
    total: int


def around(reader: Reader, focus: str, depth: int, limit: int) -> Choice:
    """The nodes within ``depth`` facts of the focus; where a step has too many, those with most facts among them."""
    chosen, frontier, total = {focus}, [focus], 1
    for _ in range(depth):
        links = Counter(node for start in frontier for fact in reader.facts(start) for node in fact.nodes)
        fresh = sorted((node for node in links if node not in chosen), key=lambda node: (-links[node], node))
        total += len(fresh)
        frontier = _with_units(reader, fresh, limit - len(chosen), chosen)
        chosen.update(frontier)
        if len(chosen) >= limit:
            break
    return Choice(frozenset(chosen), total)


def _with_units(reader: Reader, fresh: list[str], room: int, chosen: set[str]) -> list[str]:
    """As many of ``fresh`` as there is room for; a post only together with its unit."""
    taken: dict[str, None] = {}
    for node in fresh:
        group = [node, *(unit for unit in _units_of(reader, node) if unit not in chosen)]
        extra = [one for one in group if one not in taken]
        if len(taken) + len(extra) <= room:
            taken.update(dict.fromkeys(extra))
    return list(taken)


def _units_of(reader: Reader, node: str) -> list[str]:
    return reader.values(node, vocab.POST_IN) if reader.kind(node) == "post" else []


def whole(reader: Reader, limit: int) -> Choice:
    """All linked nodes of a graph, or where they are too many the best connected of each class."""
    scores = _scores(reader)
    posts = {post for post, _ in reader.pairs(vocab.RDF_TYPE, vocab.POST_CLASS)}
    total = len(scores) + len(posts)
    if total <= limit:
        return Choice(frozenset(scores) | posts, total)
    ranked = sorted(scores, key=lambda node: (-scores[node], node))
    return Choice(_linked(reader, ranked, limit), total)


def _linked(reader: Reader, ranked: list[str], limit: int) -> frozenset[str]:
    """The best of ``ranked`` that have a link among themselves: who has none gives his place to the next."""
    chosen: frozenset[str] = frozenset()
    for _ in range(_TRIES):
        chosen = frozenset(_fill(reader, ranked, limit))
        reached = {node for fact in among(reader, chosen) for node in fact.nodes}
        if chosen == reached:
            break
        lone = chosen - reached
        ranked = [node for node in ranked if node not in lone]
    return chosen


def _scores(reader: Reader) -> Counter[str]:
    """How many statements of how many articles name each node, posts left aside."""
    scores: Counter[str] = Counter()
    signed = {article for predicate in _BY_LINES for article, _ in reader.pairs(predicate)}
    scores.update(medium for article, medium in reader.pairs(vocab.PUBLISHER) if article in signed)
    for predicate in _COUNTED:
        for subject, value in reader.pairs(predicate):
            scores[value] += 1
            if predicate == vocab.ISSUER:
                scores[subject] += 1
    return Counter({node: score for node, score in scores.items() if reader.kind(node) not in (None, "post")})


def _fill(reader: Reader, ranked: list[str], limit: int) -> set[str]:
    chosen: set[str] = set()
    room = {kind: max(1, int(share * limit)) for kind, share in _SHARES.items()}
    for node in ranked:
        kind = reader.kind(node) or ""
        if room.get(kind, 0) > 0:
            room[kind] -= _add(chosen, {node, *_career(reader, node)}, limit)
    for node in ranked:
        if len(chosen) >= limit:
            break
        _add(chosen, {node, *_career(reader, node)}, limit)
    return chosen


def _add(chosen: set[str], group: Iterable[str], limit: int) -> int:
    extra = set(group) - chosen
    if not extra or len(chosen) + len(extra) > limit:
        return 0
    chosen.update(extra)
    return 1


def _career(reader: Reader, node: str) -> Iterator[str]:
    """The posts of a person with their units: without them the person would hang in the air."""
    if reader.kind(node) == "person":
        for fact in reader.facts(node):
            if "status" in fact.details:
                yield from fact.nodes


def among(reader: Reader, nodes: frozenset[str]) -> list[Fact]:
    """All facts whose nodes are all chosen, or of which at least one whole link is, in a fixed order."""
    found: dict[str, Fact] = {}
    for node in sorted(nodes):
        for fact in reader.facts(node):
            links = tuple(link for link in fact.links if link.source in nodes and link.target in nodes)
            if links:
                found[fact.iri] = Fact(fact.iri, links, fact.details)
    return [found[iri] for iri in sorted(found)]
