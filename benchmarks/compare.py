"""The facts in the graphs of articles beside those that benchmarks/generate.py put into the articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from civicgraph.rdf import vocab
from civicgraph.rdf.sheet import article_node

Fact = tuple[str, ...]
KINDS = ("post", "event", "part", "award", "document")
SHOWN = 2


@dataclass
class Comparison:
    """How many facts of each kind were put in, how many of these came out, and how many others came out.

    Attributes:
        examples: a few that are missing or that nobody put in.
    """

    put: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    articles: int = 0

    def add(self, article: str, put: set[Fact], out: set[Fact]) -> None:
        """Compare the facts of one article."""
        self.articles += 1
        missing = {fact for fact in put if not _matches(fact, out)}
        others = {fact for fact in out if not _was_put(fact, put)}
        for count, facts in ((self.put, put), (self.found, put - missing), (self.others, others)):
            count.update(fact[0] for fact in facts)
        for what, facts in (("missing", missing), ("not put in", others)):
            for fact in sorted(facts):
                self.examples.setdefault((what, fact[0]), []).append(f"{article} {' '.join(fact[1:])}")

    def lines(self) -> Iterator[str]:
        """A table, and the first examples."""
        yield f"  facts of {self.articles:,} articles: put in, of these found, others found"
        for kind in KINDS:
            put, found, others = self.put[kind], self.found[kind], self.others[kind]
            yield f"    {kind:9} {put:8,} {found:8,} ({found / put if put else 1:7.2%}) {others:8,}"
        for (what, kind), examples in sorted(self.examples.items()):
            yield from (f"      {what}: {kind} {example}" for example in examples[:SHOWN])


def compare(store: Store, stated: Path, most: int) -> Comparison:
    """Compare the facts of so many articles, evenly among all that state any."""
    with stated.open(encoding="utf-8") as lines:
        total = sum(1 for _ in groupby(map(json.loads, lines), itemgetter(0)))
    found = Comparison()
    with stated.open(encoding="utf-8") as lines:
        for number, (article, facts) in enumerate(groupby(map(json.loads, lines), itemgetter(0))):
            if number % max(1, total // most) == 0:
                found.add(article, {tuple(fact[1:]) for fact in facts}, facts_of(store, article))
    return found


def _matches(fact: Fact, out: set[Fact]) -> bool:
    """Whether a fact came out; an event has the name that was put in, perhaps with the county's before it."""
    if fact[0] != "event":
        return fact in out
    return any(other[:3] == fact[:3] and fact[3] in other[3] for other in out)


def _was_put(fact: Fact, put: set[Fact]) -> bool:
    if fact[0] == "part":
        return fact in put or (fact[2] == "attend" and any(each[:2] == fact[:2] for each in put))
    if fact[0] == "event":
        return any(each[:3] == fact[:3] and each[3] in fact[3] for each in put)
    return fact in put


def facts_of(store: Store, article: str) -> set[Fact]:
    """What the graph of an article says, in the form of what was put in."""
    graph: dict[NamedNode, list[tuple[str, object]]] = {}
    for quad in _told_by(store, article):
        graph.setdefault(quad.predicate, []).append((_text(quad.subject), quad.object))
    one = {predicate: {subject: _text(value) for subject, value in pairs} for predicate, pairs in graph.items()}
    labels = one.get(vocab.PREF_LABEL, {}) | one.get(vocab.NAME, {})

    def of(predicate: NamedNode, subject: str) -> str:
        return one.get(predicate, {}).get(subject, "")

    found: set[Fact] = set()
    for tenure, post in one.get(vocab.POST, {}).items():
        person, unit = labels[of(vocab.MEMBER, tenure)], labels[of(vocab.ORGANIZATION, tenure)]
        statuses = [_key(_text(value)) for subject, value in graph[vocab.STATUS] if subject == tenure]
        found |= {("post", person, unit, of(vocab.TITLE, post), status) for status in statuses}
    for event, kind in one.get(vocab.EVENT_KIND, {}).items():
        found.add(("event", of(vocab.START, event), _key(kind), labels[event]))
    for part, role in one.get(vocab.ROLE, {}).items():
        found.add(("part", labels[of(vocab.PARTICIPANT, part)], _key(role)))
    for given, honour in one.get(vocab.HONOUR, {}).items():
        found.add(("award", labels[honour], labels.get(of(vocab.RECIPIENT, given), "")))
    for paper in one.get(vocab.DOCUMENT_KIND, {}):
        found.add(("document", of(vocab.DCT_TITLE, paper)))
    return found


def _told_by(store: Store, article: str) -> Iterator[Quad]:
    """The graph of an article, and what all articles together tell of the bodies and posts that it names."""
    for quad in store.quads_for_pattern(None, None, None, article_node(article)):
        yield quad
        if quad.object in (vocab.UNIT, vocab.POST_CLASS):
            yield from store.quads_for_pattern(quad.subject, None, None, vocab.GAZETTEER)


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else str(value)


def _key(iri: str) -> str:
    return iri.rpartition("-")[2]
