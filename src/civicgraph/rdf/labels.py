"""Labels of people and units."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from civicgraph.model import Unit
from civicgraph.names import pinyin

_BARE: Final = re.compile(r"[省市县区州盟旗镇乡村我本该全两各][^\s]*")
"""Begins with a level or a word that points: right only beside the article (县委, 我市, 区政府)."""

_PART: Final = re.compile(r"(.+?)(?:自治[区州县旗]|[省市县区州盟旗镇乡村]|街道|地区)")
_CENTRAL: Final = re.compile(r"中共|中华人民共和国|中国共产党")


def stands_alone(form: str, unit: Unit) -> bool:
    """Whether a short form of a unit's name is right out of context.

    It is where it names the unit's place, or, for a unit without a place, begins as the full name does (after 中共
    and its like): ``平原县委`` for 中共平原县委员会, never ``县委``.
    """
    if len(form) < 3 or _BARE.fullmatch(form):
        return False
    if unit.place is None:
        return form[:2] == _CENTRAL.sub("", unit.name)[:2]
    return any(stem in form for stem in _stems(unit.place))


@lru_cache(maxsize=4096)
def _stems(place: str) -> tuple[str, ...]:
    """What a name must hold to name the place: 平原 for 某省平原县, 郏县 for 某省郏县."""
    parts = [found[0] for found in _PART.finditer(place)] or [place]
    return tuple(part[:2] for part in parts)


@lru_cache(maxsize=65536)
def latin(name: str) -> str:
    """A person's name in pinyin."""
    return pinyin(name)
