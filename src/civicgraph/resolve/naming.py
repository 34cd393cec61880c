"""Names as they are read: one key for all ways of writing a name, and how rare it is."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final

from civicgraph.names.model import load_names
from civicgraph.text.fold import fold

COMMONEST: Final = 9.0
RAREST: Final = 20.0
"""Bits: what the statistics say of rarer names is a guess."""

_SHORT_FOREIGN: Final = 13.0
"""Of a name of sounds with up to three characters: a surname alone, as a rule."""

_BLANK: Final = re.compile(r"\s+")


def name_key(name: str) -> str:
    """One key for all ways in which a name is written: traditional, full-width, with other dots or with blanks.

    >>> name_key("張 三豐") == name_key("张三丰")
    True
    """
    return _BLANK.sub("", fold(name))


@lru_cache(maxsize=65536)
def rarity(name: str) -> float:
    """How rare a name is among all people, in bits: a share of 2 to the minus rarity; from 9 (张伟) to 20.

    It comes from the tables of surnames and of characters of given names, never from the collection, so that new
    articles do not change what is decided about old ones.
    """
    share = load_names().log_name(name)
    if share == -math.inf:
        return RAREST if len(name) > len("约翰逊") else _SHORT_FOREIGN
    return min(max(-share / math.log(2), COMMONEST), RAREST)
