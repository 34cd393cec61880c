"""Parts that are named only by what they are, of a body named before: 内设综合协调组、宣传组; 站党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.units.found import Found
from civicgraph.units.model import UnitName

_PART = "[㐀-鿿]{2,10}?(?:组|科|室|处|股|部)"
_SET_UP = re.compile(f"(?:内设|下设)((?:{_PART})(?:(?:、|和|及)(?:{_PART}))+)")
_BRANCH = re.compile("(?:(?<=^)|(?<=[^㐀-鿿]))(站|院|校|局|厂|司|队|所|连|中心)党(?:支部|总支)")


def find_parts(text: str, found: list[Found]) -> Iterator[Found]:
    """The parts of a body that a text names without the body; ``found`` is in order."""
    for set_up in _SET_UP.finditer(text):
        parent = _last(found, set_up.start())
        if parent:
            yield from _set_up(set_up, parent)
    for branch in _BRANCH.finditer(text):
        parent = _last(found, branch.start(), branch[1])
        if parent:
            start = branch.start() + len(branch[1])
            yield Found(branch.start(), branch.end(), (_named(text[start : branch.end()], parent, "party_branch"),))


def _set_up(parts: re.Match[str], parent: UnitName) -> Iterator[Found]:
    for part in re.finditer("[^、和及]+", parts[1]):
        start = parts.start(1) + part.start()
        yield Found(start, start + len(part[0]), (_named(part[0], parent, parent.kind),))


def _last(found: list[Found], offset: int, ending: str = "") -> UnitName | None:
    """The body named last before an offset whose name ends so."""
    for each in reversed(found):
        if each.end <= offset and len(each.names) == 1 and _is_a(each.names[0], ending):
            return each.names[0]
    return None


def _is_a(unit: UnitName, ending: str) -> bool:
    return unit.name.endswith(ending) or (ending == "校" and unit.kind == "school")


def _named(part: str, parent: UnitName, kind: str) -> UnitName:
    return UnitName(parent.name + part, (), kind, parent.place, parent.name)
