"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from civicgraph.reading import ReadingOptions


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--jurisdiction``, ``--map`` and ``--sources``; it takes them together as ``reading``."""

    @click.option("--jurisdiction", metavar="PLACE", help="The place whose 县委 … is meant, from the province down.")
    @click.option(
        "--map", "pairs", multiple=True, metavar="FIELD=COLUMN,…",
        help="What the fields of records are called: title=headline,text=content.",
    )  # fmt: skip
    @click.option(
        "--sources", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="A TOML file that tells publisher and jurisdiction by site or folder.",
    )  # fmt: skip
    @functools.wraps(command)
    def with_reading(
        *args: Any, jurisdiction: str | None, pairs: tuple[str, ...], sources: Path | None, **others: Any
    ) -> Any:
        return command(*args, reading=_reading(jurisdiction, pairs, sources), **others)

    return with_reading


def _reading(jurisdiction: str | None, pairs: tuple[str, ...], sources: Path | None) -> ReadingOptions:
    from civicgraph.reading.columns import parse_columns

    return {"jurisdiction": jurisdiction, "columns": parse_columns(pairs), "sources": sources}
