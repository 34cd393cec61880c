"""The verbs of ``data/appointment_verbs.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from civicgraph.model import Status
from civicgraph.resources import data


@cache
def verbs(use: str) -> Mapping[str, Status]:
    """The verbs of a use (``name``, ``record``, ``subject``, ``decided``) with the status that they give."""
    with data("appointment_verbs.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if use in row["uses"].split()]
    return MappingProxyType({row["verb"]: cast("Status", row["status"]) for row in rows})


def alternatives(use: str) -> str:
    """The verbs of a use as alternatives of a pattern, the longer ones first."""
    return "|".join(map(re.escape, sorted(verbs(use), key=lambda verb: (-len(verb), verb))))
