"""Names as they are read: one key for all ways of writing a name, and how rare it is."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final

from civicgraph.names.foreign import parts
from civicgraph.names.model import load_names
from civicgraph.text.fold import fold

COMMONEST: Final = 9.0
RAREST: Final = 20.0
"""Bits: what the statistics say of rarer names is a guess."""

_SHORT_FOREIGN: Final = 13.0
"""Of a name of sounds with up to three characters: a surname alone, as a rule."""

_PARTS: Final = (3.0, 6.0)
"""Of a name of the usual parts of Mongol, Tibetan and Turkic names (巴特尔, 扎西次仁), and of each part.

Among the people who have such names a part is some fiftieth of them; that they are few in all China does not help where
they live.
"""

_COMMON_SURNAME: Final = math.log(0.001)
"""The log-share from which a surname is more likely than the first syllable of a name of another people: 李加."""

_BLANK: Final = re.compile(r"\s+")


def name_key(name: str) -> str:
    """One key for all ways in which a name is written: traditional, full-width, with other dots or with blanks.

    >>> name_key("張 三豐") == name_key("张三丰")
    True
    """
    return _BLANK.sub("", fold(name))


def _parts(name: str) -> int:
    """Of how many usual parts a name is made up; 0 where it is not, as Chinese names are not."""
    known = parts()
    fewest = [0, *[len(name) + 1] * len(name)]
    for end in range(2, len(name) + 1):
        found = (fewest[start] + 1 for start in range(max(end - 5, 0), end - 1) if name[start:end] in known)
        fewest[end] = min(found, default=len(name) + 1)
    return fewest[-1] if 0 < fewest[-1] <= len(name) else 0


@lru_cache(maxsize=65536)
def rarity(name: str) -> float:
    """How rare a name is among all people, in bits: a share of 2 to the minus rarity; from 9 (张伟) to 20.

    It comes from the tables of surnames and of characters of given names, never from the collection, so that new
    articles do not change what is decided about old ones.
    """
    model = load_names()
    pieces = [number for each in name.split("·") if (number := _parts(each))]
    if len(pieces) == name.count("·") + 1 and model.surnames.get(name[0], -math.inf) < _COMMON_SURNAME:
        return min(_PARTS[0] + _PARTS[1] * sum(pieces), RAREST)
    share = model.log_name(name)
    if share == -math.inf:
        return RAREST if len(name) > len("约翰逊") else _SHORT_FOREIGN
    return min(max(-share / math.log(2), COMMONEST), RAREST)
