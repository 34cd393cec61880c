"""All appointments of a page, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extraction.appointments.careers import find_careers
from civicgraph.extraction.appointments.ended import find_ended
from civicgraph.extraction.appointments.frames import find_frames
from civicgraph.extraction.appointments.groups import find_groups
from civicgraph.extraction.appointments.labels import find_labels
from civicgraph.extraction.appointments.lines import find_lines
from civicgraph.extraction.appointments.offices import find_offices
from civicgraph.extraction.appointments.pairs import find_pairs
from civicgraph.extraction.appointments.records import find_records
from civicgraph.extraction.appointments.verbs import find_verbs
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page


def find_appointments(page: Page, holders: Sequence[Holder]) -> Iterator[Holder]:
    """People with the posts that a verb, a notice, a list or a record of service says.

    Args:
        page: the article.
        holders: the people whose posts stand beside their names.
    """
    found = [*find_records(page), *find_frames(page, holders), *find_labels(page, holders)]
    taken = {holder.name.start for holder in found}
    found += [holder for holder in find_lines(page) if holder.name.start not in taken]
    found += (*find_groups(page, holders), *find_ended(page))
    yield from found
    taken = {holder.name.start for holder in found if holder.rule != "appointment.taken-from-him"}
    verbs = [holder for holder in find_verbs(page, holders) if holder.name.start not in taken]
    yield from verbs
    yield from find_pairs(page, holders)
    yield from find_offices(page, holders, (*found, *verbs))
    yield from find_careers(page, (*holders, *found, *verbs))
