"""Names of other shapes: of Tibetan, Mongol and Turkic parts, and foreign names by sound."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from civicgraph import resources
from civicgraph.names.model import NameModel

_SOUND = math.log(1 / 260)  # one of the characters that write foreign sounds
_FOREIGN = math.log(0.01)  # share of foreign names without a dot among the names of the news
_PARTS = math.log(0.01)  # share of names of the other peoples of China without a dot
_PART = math.log(1 / 350)
#: A word of this class in the vocabulary is so much more likely a name than its sounds are.
_KNOWN = {"f": 5.0, "x": 4.0, "n": 3.0}
_LENGTHS = {2: 0.12, 3: 0.4, 4: 0.28, 5: 0.13, 6: 0.05, 7: 0.02}


@cache
def parts() -> Mapping[str, str]:
    """Parts of names → kind: sound, tibetan, mongol, turkic; data/name_parts.csv."""
    with resources.data("name_parts.csv").open(encoding="utf-8", newline="") as handle:
        return MappingProxyType({row["part"]: row["kind"] for row in csv.DictReader(handle)})


def log_foreign(model: NameModel, name: str) -> float:
    """Log-probability of a name that is no Chinese one: 扎西次仁, 买买提, 普京."""
    return max(_log_parts(name), _log_sounds(model, name))


def _log_sounds(model: NameModel, name: str) -> float:
    known = parts()
    share = _LENGTHS.get(len(name))
    if share is None or any(char not in known for char in name):
        return -math.inf
    common = _KNOWN.get(model.words.get(name, (0.0, ""))[1], 0.0)
    return _FOREIGN + math.log(share) + _SOUND * len(name) + common


def _log_parts(name: str) -> float:
    """One or two parts of the names of Tibetans, Mongols, Uyghurs or Kazakhs."""
    known = parts()
    if len(name) >= 3 and known.get(name, "sound") != "sound":
        return _PARTS + 1.5 * _PART
    cuts = range(2, len(name) - 1)
    pairs = (
        known.get(name[:cut]) for cut in cuts if known.get(name[:cut], "sound") == known.get(name[cut:], "") != "sound"
    )
    return _PARTS + 2 * _PART if any(pairs) else -math.inf


def is_sounds(text: str) -> bool:
    """Whether all characters are such as write foreign names."""
    known = parts()
    return all(char in known or char == "·" for char in text)
