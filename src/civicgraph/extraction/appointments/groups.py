"""Groups that are formed: 成立以A为组长、B为副组长的领导小组; A任组长，B、C任副组长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extraction.appointments.parts import listed_before, names_in_slot
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import real_titles
from civicgraph.extraction.posts.model import make_post
from civicgraph.extraction.titles import TitleMention
from civicgraph.names import NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention

_WITH = re.compile(r"[以由](?=[^，。；]{2,40}(?:为|任))")
_AS = re.compile(r"(?:同志)?(?:兼任|担任|任|为)$")


def find_groups(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """People with the posts in a group that is named behind or before them."""
    for match in _WITH.finditer(page.text):
        sentence = page.sentence_at(match.start())
        if sentence.end > match.end():
            yield from _formed(page, match, sentence.end, holders)


def _formed(page: Page, match: re.Match[str], end: int, holders: Sequence[Holder]) -> Iterator[Holder]:
    found: list[tuple[TitleMention, list[NameSpan]]] = []
    at = match.end()
    unit: UnitMention | None = None
    for title in real_titles(page, match.end(), end):
        as_ = _AS.search(page.text, at, title.outer)
        if as_ is None:
            continue
        found.append((title, _names_before(page, at, as_.start(), holders)))
        at = title.end
        if page.text.startswith("的", at):
            unit = page.unit_starting_at(at + 1)
            break
    unit = unit or _group_before(page, match.start())
    if unit is None:
        return
    for title, names in found:
        for name in names:
            post = make_post(page, title, title.outer, unit.names, "appointment.group")
            yield Holder(name.start, title.end, (post,), name, "appointment.group")


def _group_before(page: Page, position: int) -> UnitMention | None:
    """成立了某领导小组，|由县长甲任组长: the group that the same sentence has named."""
    start = page.sentence_at(position).start
    groups = [unit for unit in page.units_in(start, position) if unit.form.endswith(_GROUPS)]
    return groups[-1] if groups else None


_GROUPS = ("领导小组", "小组", "委员会", "指挥部", "专班", "组委会", "工作组")


def _names_before(page: Page, start: int, end: int, holders: Sequence[Holder]) -> list[NameSpan]:
    """The name that ends at an offset and those listed before it, each perhaps behind its posts."""
    names = listed_before(page, start, end, holders)
    if names:
        return names
    found, behind = names_in_slot(page, start, end + 1)
    return list(found) if behind == end else []
