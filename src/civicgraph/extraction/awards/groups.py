"""Who stands together in a sentence as one recipient or several: A、B和C."""

from __future__ import annotations

from civicgraph.extraction.awards.named import Named
from civicgraph.names.model import load_names
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

#: What may stand between two people of a list: 、检验科技师|盛某.
_DESCRIBED = re.compile(r"(?:家庭|同志|烈士|先生|女士|老师|教师|同学|夫妇)?(?:[、和]|以及)(?:[^，。；：“”、]{0,34})?")
_JOINT = re.compile(
    r"(?:（[^（）\n]{1,16}）)?(?:同志|烈士|先生|女士|家庭|一家|夫妇|老师|教师|同学|代表队|代表团|参赛队|团队|队)?(?:[、/]\s*(?:以及|和|与|及)?|\s+|以及|[和与及暨])"
)
_AT = re.compile("的?(?:(?![获被授为和与及等由在向对给])[㐀-鿿]){0,10}")
_SMOOTH = frozenset("vdpatcxlbfm")


@record
class Who:
    """The recipients; ``known`` is false where nothing tells who they are, true with no names where a count stands."""

    names: tuple[str, ...] = ()
    start: int = -1
    known: bool = True


@record
class Group:
    """Those listed together; ``person`` where the last of them is one."""

    start: int
    end: int
    names: tuple[str, ...]
    person: bool


def is_smooth(words: list[str]) -> bool:
    """Whether the first word is a verb, an adverb …, so no name begins there (侯振国爱心团队)."""
    entry = load_names().words.get(words[0]) if words else None
    surname = entry is not None and entry[1] == "x" and words[0] in load_names().surnames
    return entry is not None and entry[1] in _SMOOTH and not surname


def _is_employer(text: str, each: Named, following: Named) -> bool:
    """Whether a body only says where the next person works: 六连的|艾买提江."""
    if each.kind == "person" or following.kind != "person":
        return False
    return _AT.fullmatch(text, each.end, following.start) is not None


def grouped(text: str, named: list[Named]) -> list[Group]:
    """The named in lists: A、B和C."""
    groups: list[Group] = []
    for index, each in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        if groups and following and _is_employer(text, each, following):
            continue
        last = groups[-1] if groups else None
        if last and last.end == each.start and each.kind == "person":
            groups[-1] = Group(last.start, each.end, each.names, person=True)
        elif last and (
            _JOINT.fullmatch(text, last.end, each.start)
            or (each.kind == "person" and _DESCRIBED.fullmatch(text, last.end, each.start))
        ):
            groups[-1] = Group(
                last.start, each.end, tuple(dict.fromkeys((*last.names, *each.names))), each.kind == "person"
            )
        else:
            groups.append(Group(each.start, each.end, each.names, each.kind == "person"))
    return groups
