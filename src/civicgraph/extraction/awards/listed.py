"""Winners as a list names them: a category with those of one row or one part of a line."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.extraction.awards.givings import Giving
from civicgraph.names import NameSpan
from civicgraph.text.spans import Span


@dataclass(frozen=True, slots=True)
class Listed:
    """A category with those that one row below it or one part of a line names."""

    title: str
    heading: Span
    start: int
    end: int
    names: tuple[NameSpan, ...]
    bodies: tuple[str, ...]

    def giving(self, title: str, conferrers: tuple[str, ...]) -> Giving:
        """The honour, by its full title, for each."""
        inline = self.start <= self.heading.end + 1
        heading = None if inline else (self.heading.start, self.heading.end)
        start = self.heading.start if inline else self.start
        recipients = tuple(dict.fromkeys(name.name for name in self.names)) or self.bodies
        return Giving(start, self.end, title, recipients, conferrers, "award.winners", heading=heading)
