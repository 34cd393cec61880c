"""Lists of people in a sentence: whether a group goes on with the one before it."""

from __future__ import annotations

from civicgraph.extraction.cast import Group
from civicgraph.text import lazy_re as re

#: what stands between two of a list: nobody who is known, and no verb
_LISTED = re.compile(r"[，、][^。；：\n]{2,40}[，、和及与]?")
_NO_LIST = re.compile(
    r"[是在了为向对由将就从把被让以率任]|来到|深入|前往|带领|组织|召开|举行|开展|表示|提出|当选|的(?!同志)|介绍"
)

#: people, unnamed, who end a list
_UNNAMED = re.compile(
    r"[，、](?:[^，。；：、]{1,24}[，、])*[^，。；：、]{0,24}(?:负责同志|负责人|同志|代表|人员|成员|干部|班子|主席|书记|主任|群众|师生|教师|学生|家长)等?(?:共?\d+余?人)?"
)
_JOINS = frozenset({"，", "、", "和", "及", "与", "以及", "，以及"})


def ends_list(gap: str) -> bool:
    """Whether what stands between a list and a verb are more people, unnamed: 〔A、B〕，各镇负责同志〔列席〕."""
    return _UNNAMED.fullmatch(gap) is not None and not _NO_LIST.search(gap)


def is_broken(gap: str) -> bool:
    """Whether what stands between two of a list ends it: a full stop, or a verb."""
    return any(mark in gap for mark in "。：；") or _NO_LIST.search(gap) is not None


def has_posts(group: Group) -> bool:
    """Whether posts stand before the name of a group's first person."""
    first = group.members[0]
    return first.kind == "person" and first.end - first.start > len(first.who[0])


def goes_on(text: str, subject: Group | None, group: Group, last_end: int) -> bool:
    """A，B，〔somebody whom nobody knows〕，C: whether a list goes on that ended at ``last_end``, without any verb."""
    if subject is None or subject.end != last_end:
        return False
    if subject.members[0].kind != "person" and not all(subject.heads):
        return False
    gap = text[subject.end : group.start]
    if gap in _JOINS and subject.open_list and group.members[0].kind == "unit" and all(group.heads):
        return True  # A等县领导，县教育局负责人
    return _LISTED.fullmatch(gap) is not None and not _NO_LIST.search(gap)
