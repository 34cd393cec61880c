"""What a build must know of the claims of an article without opening them again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from operator import itemgetter

from civicgraph.building.outcome import COUNTED
from civicgraph.model import Claims
from civicgraph.resolve.events import Report, reports
from civicgraph.resolve.mentions import Mention, cast, mentions
from civicgraph.resolve.unit_lines import Stage, stages


@dataclass(frozen=True, slots=True)
class Digest:
    """What resolution and the counts need.

    Attributes:
        mentions: the people, each with what tells who they are.
        cast: the names of those of standing.
        places: the places named by the article and its units, each once.
        facts: how many of each kind.
        unmatched: what no rule placed, with its number.
        published: as the article states it.
        signature: of the words, by which reposts are found; empty where there are too few.
        reports: the events.
        stages: the bodies that can be part of a line of bodies.
    """

    mentions: tuple[Mention, ...]
    places: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]
    unmatched: tuple[tuple[str, str, int], ...]
    published: str | None = None
    signature: tuple[int, ...] = ()
    cast: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    stages: tuple[Stage, ...] = ()

    def of_article(self, id_: str) -> Digest:
        """The same of an article with another id."""
        people = tuple(replace(each, article=id_) for each in self.mentions)
        return replace(self, mentions=people, reports=tuple(replace(each, article=id_) for each in self.reports))

    def to_json(self) -> str:
        """One line of JSON."""
        people = [[each.name, each.article, each.to_plain()] for each in self.mentions]
        events = [each.to_plain() for each in self.reports]
        bodies = [astuple(each) for each in self.stages]
        found = (
            people, self.places, self.facts, self.unmatched, self.published, self.signature, self.cast, events, bodies,
        )  # fmt: skip
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Digest:
        """What :meth:`to_json` wrote."""
        people, places, facts, unmatched, published, signature, cast, events, bodies = json.loads(text)
        return cls(
            tuple(Mention.from_plain(*each) for each in people),
            tuple(places),
            tuple((kind, number) for kind, number in facts),
            tuple((kind, surface, number) for kind, surface, number in unmatched),
            published,
            tuple(signature),
            tuple(cast),
            tuple(map(Report.from_plain, events)),
            tuple(Stage(*each) for each in bodies),
        )


def digest_of(claims: Claims, signature: tuple[int, ...] = (), text: str = "") -> Digest:
    """The digest of an article's claims; from the text come the traits of its people."""
    people = mentions(claims, text)
    unmatched = Counter((each.kind, each.surface) for each in claims.unmatched)
    places = {claims.jurisdiction, *map(_place, claims.units)}
    return Digest(
        tuple(people),
        tuple(sorted(filter(None, places))),
        tuple(_facts(claims)),
        tuple((kind, surface, number) for (kind, surface), number in sorted(unmatched.items(), key=itemgetter(0))),
        claims.published,
        signature,
        cast(people),
        tuple(reports(claims)),
        tuple(stages(claims)),
    )


def _facts(claims: Claims) -> Iterator[tuple[str, int]]:
    yield from ((kind, len(getattr(claims, kind))) for kind in COUNTED)
    yield "participations", sum(len(event.participants) for event in claims.events)


def _place(unit: object) -> str | None:
    place: str | None = getattr(unit, "place", None)
    return place
