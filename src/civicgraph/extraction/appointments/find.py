"""All appointments of a page, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extraction.appointments.frames import find_frames
from civicgraph.extraction.appointments.groups import find_groups
from civicgraph.extraction.appointments.lines import find_lines
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
    yield from find_records(page)
    yield from find_frames(page, holders)
    yield from find_lines(page)
    yield from find_groups(page, holders)
    yield from find_verbs(page)
