"""Compares the facts of an article with its gold facts, one by one.

A unit counts as the same under any of its accepted forms, an event as the gold event that it shares most with (its
name may differ, its kind, day and participants may not), a place with or without the places around it. The date of an
award is not compared. Everything else has to be the same character for character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

Facts = dict[str, Any]
Fact = tuple[str, ...]

_PLAIN = ("title", "published", "publisher", "jurisdiction")
_LISTS = {"reporters": "reporter", "editors": "editor", "persons": "person"}
_SAME_EVENT = 1.0  # half of the name alone, or less of it with the same day or people


def differences(gold: Facts, found: Facts) -> list[str]:
    """What is missed and what is wrong, a line each: ``missed  tenure  张三 · 中共某县委员会 · 书记 · current``."""
    canon = _canon(gold)
    twins = _twins(gold["events"], found["events"], canon)
    wanted = set(_flat(gold, canon, {i: f"event {i + 1}" for i in range(len(gold["events"]))}))
    given = {_at_the_same_place(fact, wanted) for fact in _flat(found, canon, twins)}
    lines = [("missed", fact) for fact in wanted - given] + [("wrong", fact) for fact in given - wanted]
    return sorted(f"{verdict}\t{fact[0]}\t{' · '.join(fact[1:])}" for verdict, fact in lines)


def _canon(gold: Facts) -> Callable[[str], str]:
    forms = {form: unit["name"] for unit in gold["units"] for form in (*unit["aka"], unit["name"])}
    return lambda name: forms.get(name, name)


def _twins(gold: list[Facts], found: list[Facts], canon: Callable[[str], str]) -> dict[int, str]:
    """Names each found event after the gold event that it is most like, and the others ``another event``."""
    pairs = sorted(((-_likeness(g, f, canon), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)))
    names = {j: f"another event {j + 1}" for j in range(len(found))}
    taken: set[int] = set()
    for minus_likeness, i, j in pairs:
        if -minus_likeness >= _SAME_EVENT and i not in taken and names[j].startswith("another"):
            taken.add(i)
            names[j] = f"event {i + 1}"
    return names


def _likeness(gold: Facts, found: Facts, canon: Callable[[str], str]) -> float:
    ours, theirs = ({canon(p["who"]) for p in event["participants"]} for event in (gold, found))
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    name = SequenceMatcher(None, gold["name"], found["name"], autojunk=False).ratio()
    return 2 * name + shared + 0.5 * (gold["date"] == found["date"])


def _at_the_same_place(fact: Fact, wanted: set[Fact]) -> Fact:
    """The wanted fact instead of this one if both are places and one only says more of what lies around."""
    if fact[0] != "event place":
        return fact
    return next((w for w in wanted if w[:2] == fact[:2] and _one_place(*sorted((w[2], fact[2]), key=len))), fact)


def _one_place(short: str, long: str) -> bool:
    """青沅县松岭村 and 青沅县石桥镇松岭村: the same end, and all of the shorter in the longer, in its order."""
    left = iter(long)
    return short[-2:] == long[-2:] and all(character in left for character in short)


def _flat(facts: Facts, canon: Callable[[str], str], events: dict[int, str]) -> Iterator[Fact]:
    for key in _PLAIN:
        yield key, canon(str(facts[key]))
    for key, kind in _LISTS.items():
        yield from ((kind, name) for name in facts[key])
    yield from (("unit", canon(unit["name"])) for unit in facts["units"])
    for t in facts["tenures"]:
        yield "tenure", t["person"], canon(t["unit"]), t["title"], t["status"]
    for index, event in enumerate(facts["events"]):
        yield from _flat_event(event, events[index], canon)
    for award in facts["awards"]:
        yield from _flat_award(award, canon)
    for document in facts["documents"]:
        yield "document", document["title"], *sorted(map(canon, document["issuers"]))


def _flat_event(event: Facts, name: str, canon: Callable[[str], str]) -> Iterator[Fact]:
    yield "event", name if name.startswith("event") else event["name"]
    for key in ("kind", "date", "place", "attendance"):
        yield f"event {key}", name, str(event[key])
    for participant in event["participants"]:
        roles = set(participant["roles"])
        for role in roles - {"attend"} or roles:
            yield "participation", name, canon(participant["who"]), role


def _flat_award(award: Facts, canon: Callable[[str], str]) -> Iterator[Fact]:
    recipient = canon(award["recipient"]) if award["recipient"] else "nobody named"
    yield "award", award["title"], recipient
    yield from (("conferrer", award["title"], recipient, canon(unit)) for unit in award["conferrers"])
    yield from (("presenter", award["title"], recipient, name) for name in award["presenters"])
