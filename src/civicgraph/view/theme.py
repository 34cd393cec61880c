"""The look of each class of node, from ``theme.csv``: shape, colours for light and dark, label size."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of ``theme.csv``.

    Attributes:
        shape: the glyph of the class, a name that ``js/glyphs.js`` draws.
        light, light_fill, dark, dark_fill: colours of line and field on a light and on a dark ground.
        size: of the label in pixels; ``max_em`` and ``max_lines`` bound it.
    """

    kind: str
    zh: str
    en: str
    plural: str
    shape: str
    light: str
    light_fill: str
    dark: str
    dark_fill: str
    size: float
    max_em: float
    max_lines: int


def _kinds() -> dict[str, Kind]:
    with (HERE / "theme.csv").open(encoding="utf-8", newline="") as rows:
        return {row["kind"]: _kind(row) for row in csv.DictReader(rows)}


def _kind(row: dict[str, str]) -> Kind:
    words = {name: row[name] for name in Kind.__slots__ if name not in ("size", "max_em", "max_lines")}
    return Kind(**words, size=float(row["size"]), max_em=float(row["max_em"]), max_lines=int(row["max_lines"]))


KINDS = MappingProxyType(_kinds())
"""All classes by name, in the order of the legend."""
