"""The graph ``identity``: why mentions of one name are one person or several, and which IRIs lead to whom."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from civicgraph.rdf import literals, vocab
from civicgraph.rdf.sheet import Sheet, article_node, node
from civicgraph.resolve.account import Decision, FactDecision, Profile, Record
from civicgraph.resolve.keys import key


def identity_quads(records: Iterable[Record]) -> list[Quad]:
    """The quads of the graph ``identity``, in a fixed order."""
    sheet = Sheet(vocab.IDENTITY)
    for record in records:
        if isinstance(record.what, Profile):
            _profile(sheet, record.what)
        elif isinstance(record.what, FactDecision):
            _fact_decision(sheet, record.what)
        else:
            _decision(sheet, record.what)
    return sheet.quads()


def profile_node(person: str) -> NamedNode:
    """The IRI of a profile, by the key that its person would have."""
    return node(person.replace("person/", "profile/", 1))


def _profile(sheet: Sheet, found: Profile) -> None:
    profile = sheet.type(profile_node(found.node), vocab.PROFILE)
    sheet.add(profile, vocab.ENTITY, node(found.person))
    sheet.add(profile, vocab.PREF_LABEL, literals.label(found.label))
    for article in found.articles:
        sheet.add(profile, vocab.IN_ARTICLE, article_node(article))
    sheet.add(profile, vocab.MENTIONS, literals.integer(found.count))
    for key_ in (found.node, *found.aliases):
        if key_ != found.person:
            sheet.add(node(key_), vocab.REPLACED_BY, node(found.person))


def _decision(sheet: Sheet, found: Decision) -> None:
    why = sheet.type(node(key("judgement", found.one, found.other)), vocab.JUDGEMENT)
    for person in found.persons:
        sheet.add(why, vocab.ENTITY, node(person))
    for one in (found.one, found.other):
        sheet.add(why, vocab.COMPARED, profile_node(one))
    sheet.concept(why, vocab.VERDICT, "verdict", found.verdict)
    sheet.add(why, vocab.SCORE, literals.decimal(found.probability))
    sheet.add(why, vocab.WEIGHT, literals.decimal(found.bits))
    for reason in found.reasons:
        sheet.add(why, vocab.REASON, literals.text(reason))


def _fact_decision(sheet: Sheet, found: FactDecision) -> None:
    parts = (found.kind, found.name, found.one, found.other, found.article, found.decision, found.value)
    decision = sheet.type(node(key("decision", *parts)), vocab.DECISION)
    told = " · ".join(filter(None, (found.name, found.one, found.other, found.article)))
    right = f" → {found.value}" if found.value else ""
    sheet.add(decision, vocab.PREF_LABEL, literals.label(f"{found.kind}：{told}{right}"))
    sheet.add(decision, vocab.NAME, literals.text(found.name))
    sheet.concept(decision, vocab.VERDICT, "verdict", found.decision)
    sheet.add(decision, vocab.REASON, literals.text(found.why) if found.why else None)
