"""What a frame of giving says as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Giving:
    """One honour with those who get it and those who confer it, by full names.

    Attributes:
        recipients: empty where the text names nobody.
        heading: the line of the category above, for a line in a list of winners.
        decided_by: the title of the document that decided it.
        held: the text only mentions the honour beside a name; nothing was handed over here.
    """

    start: int
    end: int
    title: str
    recipients: tuple[str, ...]
    conferrers: tuple[str, ...]
    rule: str
    held: bool = False
    heading: tuple[int, int] | None = None
    decided_by: str | None = None
