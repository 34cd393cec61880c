"""The graph of what only many articles tell: here, the stories that several of them tell."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import key


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
