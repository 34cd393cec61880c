"""Why mentions are one person or several, as a graph tells it: profiles, judgements and their reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Store

from civicgraph.errors import NotFoundError
from civicgraph.query.lookup import find_entities
from civicgraph.rdf import vocab
from civicgraph.rdf.vocab import ID
from civicgraph.resolve.naming import name_key
from civicgraph.resolve.scoring import weights

_REASON: Final = re.compile(r"([a-z-]+)(?: ([+-]\d+(?:\.\d+)?))?(?: (.*))?", re.DOTALL)
_FACTS: Final = (vocab.MEMBER, vocab.PARTICIPANT, vocab.RECIPIENT, vocab.PRESENTER)
_QUOTES: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """An article that shows a person.

    Attributes:
        day, title, iri: of the article; the day empty where it is not known.
        quotes: what it says of the person, a few passages.
    """

    day: str
    title: str
    iri: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Mentions that are one person without doubt.

    Attributes:
        key: ``person/…``, by which people can decide about it.
        label: name and what the mentions share.
        mentions: how many articles.
        articles: the first and the last of them.
        person: the IRI of the person.
    """

    key: str
    label: str
    mentions: int
    articles: tuple[Seen, ...]
    person: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a judgement: its name, its weight in bits, what was found, and its meaning."""

    feature: str
    bits: float | None
    detail: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement about two profiles, or about why one holds several articles.

    Attributes:
        verdict: ``same``, ``different`` or ``unsure``.
        score, bits: the probability of one person, and the sum of the weights.
        profiles: one or two.
        reasons: what speaks most for one person first.
    """

    verdict: str
    score: float
    bits: float
    profiles: tuple[Profile, ...]
    reasons: tuple[Reason, ...]


def find_people(store: Store, who: str) -> list[NamedNode]:
    """The people of a name, however it is written, or the one of an IRI, also of one that was another's.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return find_entities(store, "person", who)
    except NotFoundError:
        read = name_key(who)
        if read == who:
            raise
        return find_entities(store, "person", read)


def judgements(store: Store, people: Iterable[NamedNode]) -> list[Judged]:
    """All judgements about people, the most probable first."""
    nodes = {quad.subject for each in people for quad in store.quads_for_pattern(None, vocab.ENTITY, each, None)}
    found = [judged for node in nodes if isinstance(node, NamedNode) and (judged := _judged(store, node))]
    return sorted(found, key=_order)


def doubtful(store: Store) -> Iterator[Judged]:
    """The judgements that are left open, the most probable first."""
    unsure = vocab.CONCEPTS["verdict", "unsure"]
    nodes = {quad.subject for quad in store.quads_for_pattern(None, vocab.VERDICT, unsure, None)}
    found = [judged for node in nodes if isinstance(node, NamedNode) and (judged := _judged(store, node))]
    yield from sorted(found, key=_order)


def rejected(store: Store, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """What people decided about facts of these names: (verdict, fact, reason)."""
    found = set()
    for name in names:
        for quad in store.quads_for_pattern(None, vocab.NAME, Literal(name), None):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(f"{ID}decision/"):
                verdict = _one(store, quad.subject, vocab.VERDICT).rpartition("-")[2]
                label, why = (_one(store, quad.subject, each) for each in (vocab.PREF_LABEL, vocab.REASON))
                found.add((verdict, label, why))
    return sorted(found)


def name_of(store: Store, person: NamedNode) -> str:
    """The name of a person."""
    return _one(store, person, vocab.NAME)


def to_plain(judged: Judged) -> dict[str, Any]:
    """A judgement as JSON can hold it."""
    return {
        "verdict": judged.verdict,
        "score": judged.score,
        "bits": judged.bits,
        "profiles": [
            {"key": each.key, "label": each.label, "mentions": each.mentions, "person": each.person,
             "articles": [{"day": seen.day, "title": seen.title, "article": seen.iri, "quotes": list(seen.quotes)}
                          for seen in each.articles]}
            for each in judged.profiles
        ],
        "reasons": [
            {"feature": each.feature, "bits": each.bits, "found": each.detail, "zh": each.zh, "en": each.en}
            for each in judged.reasons
        ],
    }  # fmt: skip


def _order(judged: Judged) -> tuple[Any, ...]:
    return (
        -judged.score,
        -judged.bits,
        [each.label for each in judged.profiles],
        [each.key for each in judged.profiles],
    )


def _judged(store: Store, node: NamedNode) -> Judged | None:
    verdict = _one(store, node, vocab.VERDICT).rpartition("-")[2]
    compared = _all(store, node, vocab.COMPARED)
    if not (verdict and compared):
        return None
    reasons = [_reason(each) for each in _all(store, node, vocab.REASON)]
    return Judged(
        verdict,
        float(_one(store, node, vocab.SCORE)),
        float(_one(store, node, vocab.WEIGHT)),
        tuple(_profile(store, NamedNode(each)) for each in compared),
        tuple(sorted(reasons, key=lambda each: (-(each.bits or 0), each.feature, each.detail))),
    )


def _reason(text: str) -> Reason:
    found = _REASON.fullmatch(text)
    feature, bits, detail = found.groups() if found else (text, None, None)
    known = weights().get(feature)
    zh, en = (known.zh, known.en) if known else _OTHER.get(feature, ("", ""))
    return Reason(feature, float(bits) if bits else None, detail or "", zh, en)


_OTHER: Final = {
    "decided": ("由人决定", "people decided it"),
    "others": ("同一人的其他档案与之矛盾", "other profiles of the two contradict it"),
}


def _profile(store: Store, node: NamedNode) -> Profile:
    person = _one(store, node, vocab.ENTITY)
    articles = sorted(_seen(store, NamedNode(each), person) for each in _all(store, node, vocab.IN_ARTICLE))
    return Profile(
        node.value.removeprefix(ID).replace("profile/", "person/", 1),
        _one(store, node, vocab.PREF_LABEL),
        int(_one(store, node, vocab.MENTIONS)),
        tuple(articles),
        person,
    )


def _seen(store: Store, article: NamedNode, person: str) -> Seen:
    day = _one(store, article, vocab.ISSUED)[:10]
    return Seen(day, _one(store, article, vocab.DCT_TITLE), article.value, tuple(_quotes(store, article, person)))


def _quotes(store: Store, article: NamedNode, person: str) -> list[str]:
    """What an article says of a person, in the order of the text."""
    who = NamedNode(person)
    facts = {quad.subject for fact in _FACTS for quad in store.quads_for_pattern(None, fact, who, article)} or {
        quad.subject for fact in _FACTS for quad in store.quads_for_pattern(None, fact, who, None)
    }
    here = (f"{article.value}#", f"{article.value}/")
    cited = (quad for subject in (*facts, who) for quad in store.quads_for_pattern(subject, vocab.EVIDENCE, None, None))
    passages = {quad.object.value for quad in cited if isinstance(quad.object, NamedNode)}
    passages = {each for each in passages if each.startswith(here)}
    ordered = sorted(passages, key=lambda each: (len(each.partition("=")[2].partition(",")[0]), each))
    return list(dict.fromkeys(_one(store, NamedNode(each), vocab.QUOTE) for each in ordered))[:_QUOTES]


def _all(store: Store, node: NamedNode, predicate: NamedNode) -> list[str]:
    found = (quad.object for quad in store.quads_for_pattern(node, predicate, None, None))
    return sorted({each.value for each in found if isinstance(each, NamedNode | Literal)})


def _one(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    return next(iter(_all(store, node, predicate)), "")


def anchor(profile: Profile) -> str:
    """How people name the profile in a decision: by its first article, which outlives other rules of reading."""
    first = profile.articles[0].iri if profile.articles else ""
    return first.removeprefix(ID) or profile.key
