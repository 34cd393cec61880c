"""What a graph says in numbers, and what one graph says that another does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from civicgraph.query.contents import KINDS, Contents, Fact
from civicgraph.rdf import vocab


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one kind of facts, each sorted.

    Attributes:
        kind: a key of :data:`~civicgraph.query.contents.KINDS`.
        new, lost: facts that only the new, only the old graph has.
        seen: holders of posts whose last sighting is another: the fact, the day before, the day now.
    """

    kind: str
    new: tuple[Fact, ...]
    lost: tuple[Fact, ...]
    seen: tuple[tuple[Fact, str, str], ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """The change as JSON has it, each fact an object."""
        columns = KINDS[self.kind]
        plain: dict[str, Any] = {
            "new": [dict(zip(columns, fact, strict=True)) for fact in self.new],
            "lost": [dict(zip(columns, fact, strict=True)) for fact in self.lost],
        }
        if self.kind == "holders":
            plain["seen"] = [dict(zip(columns, fact, strict=True)) | {"was": a, "now": b} for fact, a, b in self.seen]
        return plain


def differences(old: Store, new: Store) -> list[Change]:
    """What the new graph says otherwise than the old one, by kinds of facts in a fixed order.

    Facts are compared by the names in them, so that a person who is told from others in another way is not news.
    """
    before, after = Contents(old), Contents(new)
    return [_change(kind, before, after) for kind in KINDS]


def _change(kind: str, before: Contents, after: Contents) -> Change:
    old, new = before.facts(kind), after.facts(kind)
    seen: list[tuple[Fact, str, str]] = []
    if kind == "holders":
        was, now = before.sightings, after.sightings
        seen = [(fact, was[fact], now[fact]) for fact in sorted(old & new) if was[fact] != now[fact]]
    return Change(kind, tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(seen))


def statistics(store: Store) -> dict[str, Any]:
    """What a graph holds: its articles and the time they cover, and how many things of each class and kind."""
    contents = Contents(store)
    days = sorted(day[:10] for day in contents.values(vocab.ISSUED))
    graphs = sum(1 for _ in store.named_graphs())
    return {
        "articles": len(contents.things(vocab.ARTICLE)),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "publishers": len(contents.values(vocab.PUBLISHER)),
        "graphs": graphs,
        "classes": {_local(class_.value): len(contents.things(class_)) for class_ in vocab.CLASSES},
        "facts": {kind: len(contents.facts(kind)) for kind in KINDS},
    }


def _local(iri: str) -> str:
    return iri.removeprefix(vocab.CG)
