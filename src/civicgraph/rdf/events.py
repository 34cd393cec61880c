"""Why reports are of one event, and which IRIs lead to it, in the graph ``identity``."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, node
from civicgraph.resolve.keys import key


def joining_quads(judgements: Iterable[tuple[str, str, float]], replaced: Iterable[tuple[str, str]]) -> list[Quad]:
    """The quads of the graph ``identity`` about events, in a fixed order.

    Args:
        judgements: the key of an event, why reports are of it, and how sure that is.
        replaced: the keys that reports would have alone, and that of their event.
    """
    sheet = Sheet(vocab.IDENTITY)
    for event, reason, score in judgements:
        why = sheet.type(node(key("joining", event, reason)), vocab.JOINING)
        sheet.add(why, vocab.ENTITY, node(event))
        sheet.add(why, vocab.REASON, literals.text(reason))
        sheet.add(why, vocab.SCORE, literals.decimal(score))
    for old, new in replaced:
        sheet.add(node(old), vocab.REPLACED_BY, node(new))
    return sheet.quads()
