"""A body found in a text, before it becomes a mention."""

from __future__ import annotations

from civicgraph.text.record import record
from civicgraph.units.model import UnitName
from civicgraph.units.scope import Scope
from civicgraph.units.tables import kinds_with


@record
class Found:
    """A stretch of text that names one body, or two in one breath.

    Attributes:
        scope: the place that stands in front, for what follows in a list (县文明办、林业局).
    """

    start: int
    end: int
    names: tuple[UnitName, ...]
    scope: Scope | None = None


def gaps(found: list[Found], size: int) -> list[tuple[int, int]]:
    """The stretches of a text that no body covers; ``found`` is in order."""
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), size]
    return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if right > left]


def joined(text: str, found: list[Found]) -> list[Found]:
    """Companies and the like that touch are one: 中国平煤神马集团|许昌首山化工科技有限公司."""
    out: list[Found] = []
    for each in found:
        last = out[-1] if out else None
        if last and each.names and last.names and text[last.end : each.start] == "附属" and _is_hospital(last, each):
            name = UnitName(text[last.start : each.end], (), "hospital", last.names[0].place, last.names[0].name)
            out[-1] = Found(last.start, each.end, (name,))
            continue
        if (
            last
            and last.end == each.start
            and last.names[0].kind in kinds_with("group")
            and each.names
            and each.names[0].kind in kinds_with("group")
        ):
            name = UnitName(
                text[last.start : each.end], (), each.names[0].kind, each.names[0].place, last.names[0].name
            )
            out[-1] = Found(last.start, each.end, (name,))
        else:
            out.append(each)
    return out


def _is_hospital(first: Found, second: Found) -> bool:
    """某某大学|附属|某某医院."""
    return first.names[0].kind == "school" and second.names[0].kind == "hospital"


def in_order(found: list[Found]) -> list[Found]:
    """By start, without those that overlap an earlier one."""
    if _is_in_order(found):
        return found
    out: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out


def _is_in_order(found: list[Found]) -> bool:
    """Whether nothing is to be done, which is quickly seen."""
    end = 0
    for each in found:
        if each.start < end or each.end <= each.start:
            return False
        end = each.end
    return True
