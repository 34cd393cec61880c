"""IRIs of people outlive the articles that are added."""

from __future__ import annotations

import random

import invented
import pytest
from invented import article, fact
from pyoxigraph import NamedNode

from civicgraph.pipeline import build_articles
from civicgraph.rdf import vocab
from civicgraph.store import open_store


def people(graph) -> set[str]:
    return {quad.subject.value for quad in graph.quads_for_pattern(None, vocab.RDF_TYPE, vocab.PERSON, None)}


@pytest.mark.parametrize("seed", range(3))
def test_iri_that_was_ever_a_persons_is_one_or_leads_to_one_in_whatever_order_articles_come(seed, tmp_path):
    rng = random.Random(seed)
    found = [
        article(f"a{n}", *(fact(*(rng.randrange(size) for size in (3, 2, 3, 3, 3))) for _ in range(2)))
        for n in range(12)
    ]
    rng.shuffle(found)
    ever: set[str] = set()
    for start in range(0, len(found), 3):
        build_articles(found[start : start + 3], tmp_path / "store", extract=invented.extract, version="1")
        graph = open_store(tmp_path / "store")
        now = people(graph)
        ever |= now
        for iri in ever - now:
            (quad,) = set(graph.quads_for_pattern(NamedNode(iri), vocab.REPLACED_BY, None, vocab.IDENTITY))
            assert quad.object.value in now
        del graph
