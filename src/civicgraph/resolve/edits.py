"""Applies what people decided about facts: rejected ones are left out, corrected ones say what is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from civicgraph.model import Award, Claims, Event, Participation, Tenure
from civicgraph.resolve.decisions import Decision
from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.naming import name_key
from civicgraph.resolve.posts import HeldPost

_Fact = TypeVar("_Fact", Tenure, HeldPost)


def edited(claims: Claims, decisions: Iterable[Decision]) -> Claims:
    """The claims of an article as people have decided about them; the same claims where nothing is about them."""
    here = [each for each in decisions if each.kind != "person" and each.article in {"", claims.article}]
    if not here:
        return claims
    return replace(
        claims,
        tenures=tuple(_tenures(claims.tenures, here)),
        awards=tuple(_awards(claims.awards, here)),
        events=tuple(_event(event, here) for event in claims.events),
    )


def edited_posts(mention: Mention, decisions: Iterable[Decision]) -> Mention:
    """A mention with the posts that people left it."""
    about = [each for each in decisions if each.kind == "tenure" and each.article in {"", mention.article}]
    if not about:
        return mention
    return replace(mention, posts=tuple(sorted({each for post in mention.posts for each in _post(post, about)})))


def holds(mention: Mention, decision: Decision) -> bool:
    """Whether a decision about a tenure is about a post of this mention."""
    return decision.article in {"", mention.article} and any(_fits(post, decision) for post in mention.posts)


def _tenures(tenures: Iterable[Tenure], decisions: list[Decision]) -> Iterator[Tenure]:
    for tenure in tenures:
        name = name_key(tenure.person)
        about = [each for each in decisions if each.kind == "tenure" and name_key(each.name) == name]
        yield from _post(tenure, about)


def _post(post: _Fact, about: list[Decision]) -> Iterator[_Fact]:
    decision = next((each for each in about if _fits(post, each)), None)
    if decision is None:
        yield post
    elif decision.decision == "correct":
        unit, bar, title = decision.value.partition("|")
        yield replace(post, unit=unit, title=title) if bar else replace(post, title=unit)


def _fits(post: Tenure | HeldPost, decision: Decision) -> bool:
    return decision.one in {"", post.unit} and decision.other in {"", post.title}


def _awards(awards: Iterable[Award], decisions: list[Decision]) -> Iterator[Award]:
    for award in awards:
        found = next((each for each in decisions if each.kind == "award" and _is_of(award, each)), None)
        if found is None:
            yield award
        elif found.decision == "correct":
            yield replace(award, title=found.value)


def _is_of(award: Award, decision: Decision) -> bool:
    mine = name_key(award.recipient or "") == name_key(decision.name)
    return mine and decision.one in {"", award.title}


def _event(event: Event, decisions: list[Decision]) -> Event:
    about = [each for each in decisions if each.kind == "participation" and each.one in {"", event.name}]
    if not about:
        return event
    return replace(event, participants=tuple(dict.fromkeys(_participants(event.participants, about))))


def _participants(parts: Iterable[Participation], about: list[Decision]) -> Iterator[Participation]:
    for part in parts:
        found = next((each for each in about if _is_part(part, each)), None)
        if found is None:
            yield part
        elif found.decision == "correct":
            yield replace(part, role=found.value)  # type: ignore[arg-type]


def _is_part(part: Participation, decision: Decision) -> bool:
    return name_key(part.who) == name_key(decision.name) and decision.other in {"", part.role}
