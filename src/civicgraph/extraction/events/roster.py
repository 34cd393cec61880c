"""Puts people and bodies into an event: who counts in which role."""

from __future__ import annotations

from civicgraph.extraction.cast import Member
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People
from civicgraph.extraction.roles import RoleUse

#: Roles that a body has only through somebody unnamed who speaks for it (A局负责人).
_THROUGH_PEOPLE = frozenset({"attend", "speak", "accompany", "chair", "read"})
_PEOPLE_ONLY = frozenset({"chair"})
_BODIES_ONLY = frozenset({"organise"})
_STATE = frozenset({"中国共产党中央委员会", "中华人民共和国", "中央军事委员会"})
_LIST = 3


def assign(page: Page, people: People, draft: Draft | None, use: RoleUse) -> None:
    """Add the members of a group to an event in the role of the sentence."""
    if draft is None or (use.role == "sign" and draft.kind != "signing"):
        return
    evidence = page.evidence(use.start, use.end, f"role.{use.role}")
    for position, member in enumerate(use.group.members, 1):
        if not _counts(people, draft, use, member):
            continue
        for who in member.who:
            draft.add_role(who, use.role, evidence)
            if use.group.leaders or len(use.group.members) >= _LIST:
                draft.positions.setdefault(who, position)
    draft.open_list = draft.open_list or use.group.open_list


def _counts(people: People, draft: Draft, use: RoleUse, member: Member) -> bool:
    if member.kind == "person":
        return use.role not in _BODIES_ONLY and not (use.role == "speak" and _is_only_quoted(people, draft, member))
    if use.role in _PEOPLE_ONLY:
        return False
    return use.role not in _THROUGH_PEOPLE or bool(use.group.head)


def _is_only_quoted(people: People, draft: Draft, member: Member) -> bool:
    """The head of state in a county's article, or where another leads the event, is quoted and not present."""
    (name,) = member.who
    present = any(who == name for who, role in draft.roles if role != "speak")
    of_state = any(
        unit.name in _STATE for holder in people.holders if holder.name.name == name for post in holder.posts for unit in post.units
    )
    return of_state and not present and bool(draft.roles)
