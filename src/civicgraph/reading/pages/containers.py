"""The names of the boxes in which content management systems put the body of an article."""

from __future__ import annotations

import csv
from functools import cache
from typing import Literal, get_args

from civicgraph import resources
from civicgraph.errors import DataError

Kind = Literal["body", "box"]


@cache
def containers() -> dict[str, Kind]:
    """Names in lower case → ``body``: that and little else; ``box``: it may hold more; of page_containers.csv."""
    with resources.data("page_containers.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"].lower(): _kind(row["kind"]) for row in csv.DictReader(file)}


@cache
def known_names() -> frozenset[str]:
    """The names of both kinds."""
    return frozenset(containers())


def _kind(text: str) -> Kind:
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    if text in kinds:
        return kinds[text]
    raise DataError(f"page_containers.csv: unknown kind {text!r}; use one of {get_args(Kind)}")
