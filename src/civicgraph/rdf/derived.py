"""The graphs that only many articles tell: stories that several tell, and why mentions are one person."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import key
from civicgraph.resolve.persons import Judgement


def story_node(lead: str) -> NamedNode:
    """The IRI of a story, by the id of the article that leads it."""
    return node(key("story", lead))


def story_quads(lead: str, title: str, articles: Iterable[str]) -> list[Quad]:
    """A story that several articles tell, in the graph ``derived``, in a fixed order.

    Args:
        lead: the id of the article that leads it.
        title: of that article.
        articles: the IRIs of all articles that tell it.
    """
    sheet = Sheet(vocab.DERIVED)
    story = sheet.type(story_node(lead), vocab.STORY_CLASS)
    sheet.add(story, vocab.PREF_LABEL, literals.label(title))
    for article in articles:
        sheet.add(NamedNode(article), vocab.STORY, story)
    return sheet.quads()


def identity_quads(judgements: Iterable[Judgement]) -> list[Quad]:
    """The quads of the graph ``identity``, in a fixed order."""
    sheet = Sheet(vocab.IDENTITY)
    for judgement in judgements:
        why = sheet.type(node(key("judgement", judgement.person, judgement.reason)), vocab.JUDGEMENT)
        sheet.add(why, vocab.ENTITY, node(judgement.person))
        sheet.add(why, vocab.REASON, literals.text(judgement.reason))
        sheet.add(why, vocab.SCORE, literals.decimal(judgement.score))
    return sheet.quads()
