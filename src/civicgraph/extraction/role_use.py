"""One use of a word of role: who is meant by it, and in which role."""

from __future__ import annotations

from civicgraph.extraction.cast import Group
from civicgraph.extraction.role_words import CueKind
from civicgraph.model import Role
from civicgraph.text.record import record


@record
class RoleUse:
    """A group in a role; the span runs from the group to the word."""

    group: Group
    role: Role
    start: int
    end: int
    word: str
    kind: CueKind = ""
