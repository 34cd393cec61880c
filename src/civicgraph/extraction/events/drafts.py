"""Drafts of events while an article is read: what was said of each so far, and when two names mean one gathering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from civicgraph.model import EventKind, Evidence, PartialDate, Role

_SAME = 0.6
_SESSION = re.compile(r"([一二三四五六七八九十]{1,4})届[^，。]*?([一二三四五六七八九十]{1,4})次(?:全体|扩大)?会")
_ALIKE_KINDS = ({"meeting", "training"}, {"ceremony", "signing", "activity"}, {"inspection", "visit", "activity"})


@dataclass(slots=True)
class Draft:
    """An event that is being read; becomes a model.Event when the article ends."""

    name: str
    kind: EventKind
    head: str
    date: PartialDate | None = None
    place: str | None = None
    attendance: int | None = None
    open_list: bool = False
    roles: dict[tuple[str, Role], list[Evidence]] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    vague: bool = False
    evidence: list[Evidence] = field(default_factory=list)

    def add_role(self, who: str, role: Role, evidence: Evidence) -> None:
        """One more passage for a participant's role."""
        self.roles.setdefault((who, role), []).append(evidence)


def bigrams(name: str) -> frozenset[str]:
    """The pairs of neighbouring characters, without marks."""
    plain = "".join(char for char in name if char.isalnum())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset({plain})


def likeness(one: str, other: str) -> float:
    """The share of the shorter name's character pairs that the longer has, 0 to 1."""
    a, b = bigrams(one), bigrams(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _session(name: str) -> tuple[str, str] | None:
    """政协第十三届…第二次会议 and 市政协十三届二次会议: the numbers of term and session."""
    match = _SESSION.search(name.replace("第", ""))
    return (match[1], match[2]) if match else None


def same_gathering(draft: Draft, name: str, kind: EventKind) -> bool:
    """Whether a name means a gathering that is known already."""
    if _session(draft.name) and _session(draft.name) == _session(name):
        return True
    if {draft.name, name} == {shorter := min(draft.name, name, key=len), shorter + "开幕式"}:
        return True
    kinds = {draft.kind, kind}
    return (len(kinds) == 1 or any(kinds <= alike for alike in _ALIKE_KINDS)) and likeness(draft.name, name) >= _SAME
