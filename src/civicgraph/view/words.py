"""The words of the page in Chinese and English: of the interface, of relations, and of the ontology's concepts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from civicgraph.rdf import vocab
from civicgraph.resources import folder
from civicgraph.view.theme import HERE

Pair = tuple[str, str]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as rows:
        yield from csv.DictReader(rows)


@cache
def strings() -> dict[str, Pair]:
    """The texts of the interface by key: Chinese, English."""
    return {row["key"]: (row["zh"], row["en"]) for row in _rows("strings.csv")}


@cache
def relations() -> dict[str, dict[str, str]]:
    """Each kind of edge: whose colour it has, whether it is an arrow, what it is called from both ends."""
    return {
        row["kind"]: {key: row[key] for key in row if key not in ("kind", "note")} for row in _rows("relations.csv")
    }


@cache
def concepts() -> dict[str, Pair]:
    """The ontology's roles, statuses and kinds by ``scheme-key``: Chinese, English."""
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415  # only pages need it

    labels: dict[str, dict[str, str]] = defaultdict(dict)
    wanted = {iri.value for iri in vocab.CONCEPTS.values()}
    source = folder("ontology") / "civicgraph.ttl"
    for quad in parse(path=str(source), format=RdfFormat.TURTLE):
        if quad.predicate == vocab.PREF_LABEL and getattr(quad.subject, "value", "") in wanted:
            labels[quad.subject.value.removeprefix(vocab.CG)][quad.object.language] = quad.object.value
    return {name: (words["zh"], words["en"]) for name, words in sorted(labels.items())}
