"""Names in Latin letters: 张大山 → Zhāng Dàshān."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from civicgraph import resources
from civicgraph.names.model import load_names


@cache
def surname_readings() -> Mapping[str, str]:
    """Surnames that are read otherwise than their characters alone: 区 Ōu, 单 Shàn; data/surnames.csv."""
    with resources.data("surnames.csv").open(encoding="utf-8", newline="") as handle:
        return MappingProxyType({row["surname"]: row["reading"] for row in csv.DictReader(handle) if row["reading"]})


def pinyin(name: str) -> str:
    """A name in pinyin with tone marks, surname first and apart; the parts of a name with dots keep their dots.

    The readings are pypinyin's (MIT), those of surnames our own.
    """
    if "·" in name:
        return "·".join(_joined(part) for part in name.split("·"))
    parts = load_names().split(name)
    if parts is None:
        return _joined(name)
    surname, given = parts
    return f"{surname_readings().get(surname) or _joined(surname)} {_joined(given)}"


def _joined(text: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - slow to import, and few need it

    syllables = lazy_pinyin(text, style=Style.TONE)
    joined = "".join(
        f"'{syllable}" if index and syllable[:1] in "aāáǎàeēéěèoōóǒò" else syllable
        for index, syllable in enumerate(syllables)
    )
    return joined[:1].upper() + joined[1:]
